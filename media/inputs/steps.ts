/** How far a number moves: by keys, by dragging, along a slider. */

/** What a slider runs over. One step is a hundredth of half of it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const STEPS = 200;
const COARSE = 10;
const FINE = 0.1;
/** So far a number is dragged, in pixels, for one step. */
const PIXELS = 3;

/** Around a number, and 0 with it: from 3 by -7 … 13, from 0.5 by -0.5 … 1.5. */
export function rangeAround(x: number): Range {
  const reach = 10 ** (Math.floor(Math.log10(Math.abs(x))) + 1);
  if (!Number.isFinite(x) || !(reach > 0)) return { from: -1, to: 1 };
  const [from, to] = [tidy(x - reach), tidy(x + reach)];
  if (Number.isFinite(from) && Number.isFinite(to)) return { from, to };
  return { from: -Math.abs(x), to: Math.abs(x) }; // the largest numbers that there are
}

/** A power of ten, or two or five of them: so that the range has about so many steps. */
export function stepIn({ from, to }: Range, isWhole = false): number {
  const rough = to / STEPS - from / STEPS; // the difference of two large numbers may be too large for one
  if (!(rough > 0) || !Number.isFinite(rough)) return isWhole ? 1 : 0.01;
  const power = 10 ** Math.floor(Math.log10(rough) + 1e-9);
  const step = [1, 2, 5].map((factor) => factor * power).findLast((one) => one <= rough * (1 + 1e-9)) ?? power;
  return isWhole ? Math.max(1, Math.round(step)) : step;
}

interface Modifiers {
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** With Shift coarse, with Alt fine. */
export function factorOf({ shiftKey, altKey }: Modifiers): number {
  return shiftKey ? COARSE : altKey ? FINE : 1;
}

const signs: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowLeft: -1,
  PageUp: COARSE,
  PageDown: -COARSE,
};

/** How many steps a key is; undefined: it is none of these. Left and right only where nothing is written. */
export function stepsOfKey(event: Modifiers & { readonly key: string }, inText: boolean): number | undefined {
  if (inText && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) return undefined;
  const sign = signs[event.key];
  return sign && sign * factorOf(event);
}

/** So many steps on, at a whole number of the finest that was taken. */
export function stepped(x: number, steps: number, step: number, isWhole = false): number {
  const unit = step * Math.min(1, Math.abs(steps));
  const next = tidy(Math.round((x + steps * step) / unit) * unit);
  return isWhole ? Math.round(next) : next;
}

/** Dragged by so many pixels. */
export function dragged(x: number, pixels: number, step: number, factor: number, isWhole = false): number {
  const steps = Math.trunc(pixels / PIXELS);
  return steps === 0 ? x : stepped(x, steps, isWhole ? Math.max(1, step * factor) : step * factor, isWhole);
}

/** A part of the range, at a whole number of steps: its ends are always reached. */
export function valueAt({ from, to }: Range, part: number, step: number): number {
  if (part <= 0) return from;
  if (part >= 1) return to;
  return tidy(Math.round((from * (1 - part) + to * part) / step) * step);
}

export function partOf({ from, to }: Range, x: number): number {
  const part = (x / 2 - from / 2) / (to / 2 - from / 2);
  return Number.isNaN(part) ? 0.5 : Math.min(Math.max(part, 0), 1);
}

const NUMBER = /^[+-]?(\d[\d_]*\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** What was typed as a number; undefined: it is none. */
export function numberIn(text: string): number | undefined {
  const typed = text.trim().replace('\u2212', '-');
  const x = NUMBER.test(typed) ? Number(typed.replaceAll('_', '')) : Number.NaN;
  return Number.isFinite(x) ? x : undefined;
}

/** Without what binary fractions leave behind: 0.1 + 0.2 is 0.3. */
function tidy(x: number): number {
  return Number(x.toPrecision(12));
}
