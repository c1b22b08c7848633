/**
 * A Python string is a sequence of code points, the host's one of UTF-16 units. They are the same unless there are
 * surrogates, which a text of Latin letters tells at once and any other after one walk.
 *
 * A lone low surrogate right after a lone high one, two characters in Python, is one here.
 */

const SURROGATE = /[\ud800-\udfff]/;

/** What was asked of lately, since programs index the same few texts again and again. */
const RECENT = 4;
const recent: { readonly text: string; readonly points: readonly string[] | undefined }[] = [];
let oldest = 0;

/** So short a text is looked at in no time. */
const SHORT = 32;

/** The characters, or undefined if they are the units. */
function astral(text: string): readonly string[] | undefined {
  if (text.length <= SHORT) return SURROGATE.test(text) ? Array.from(text) : undefined;
  for (const entry of recent) if (entry.text === text) return entry.points;
  const points = SURROGATE.test(text) ? Array.from(text) : undefined;
  recent[oldest] = { text, points };
  oldest = (oldest + 1) % RECENT;
  return points;
}

/** `len(text)` */
export function length(text: string): number {
  return astral(text)?.length ?? text.length;
}

/** `text[index]` for 0 ≤ index < length. */
export function characterAt(text: string, index: number): string {
  return (astral(text) ?? text)[index];
}

/** `list(text)` */
export function characters(text: string): readonly string[] {
  return astral(text) ?? text.split('');
}

/** From `start` up to `end`, which lie between 0 and the length. */
export function substring(text: string, start: number, end: number): string {
  return astral(text)?.slice(start, end).join('') ?? text.slice(start, end);
}

/** `count` characters from `start` on, `step` apart; all of them exist. */
export function slice(text: string, start: number, count: number, step: number): string {
  if (step === 1) return substring(text, start, start + count);
  const points = astral(text) ?? text;
  let result = '';
  for (let i = 0; i < count; i++) result += points[start + i * step];
  return result;
}

/** Where the character `index` begins, in units. */
export function unitOf(text: string, index: number): number {
  const points = astral(text);
  if (points === undefined) return index;
  let unit = 0;
  for (let i = 0; i < index; i++) unit += points[i].length;
  return unit;
}

/** Which character begins at a unit. */
export function indexOf(text: string, unit: number): number {
  if (astral(text) === undefined) return unit;
  return Array.from(text.slice(0, unit)).length;
}
