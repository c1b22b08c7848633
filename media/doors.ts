import { type Box, type Circuit, NONE, type Stepper } from '../core/circuit/circuit.ts';
import { groupTitle } from './explain.ts';
import { make } from './html.ts';
import { type Memory, withGroup } from './memory.ts';
import type { Page } from './page.ts';
import type { Stage } from './stage.ts';
import { fill } from './words.ts';

/** What is done outside of the view. */
export interface Outside {
  /** Shows a range of the source in the editor; with `focus` the editor takes the focus. */
  reveal(span: { readonly start: number; readonly end: number }, focus: boolean): void;
  /** Shows another one of a series, here and in the editor. */
  step(series: string, at: number): void;
}

/**
 * What can be opened, closed and stepped through. What bears ▸ opens: a closed group anywhere, a fold at its ▸, for the
 * rest of it is a gate. Of an open one the title closes it.
 */
export class Doors {
  /** Is said when the next picture is there. */
  #news: ((gates: number) => string) | undefined;

  constructor(
    private readonly page: Page,
    private readonly stage: Stage,
    private readonly memory: Memory,
    private readonly outside: Outside,
  ) {
    stage.shown.listen(() => {
      const { picture } = stage;
      if (picture !== undefined && this.#news !== undefined) page.announce(this.#news(picture.circuit.gates.length));
      this.#news = undefined;
    });
  }

  /** Goes through a gate if it opens, else to its source. */
  enter(gate: number): void {
    if (!this.open(gate)) this.goToSource(gate, true);
  }

  /** @returns false if there is nothing to open */
  open(index: number): boolean {
    const gate = this.#circuit?.gates[index];
    if (gate === undefined || (gate.group === undefined && gate.fold === undefined)) return false;
    const what = gate.group === undefined ? (gate.name ?? gate.label) : groupTitle(gate.group, this.stage.words);
    this.#toggle(gate.id, true, what);
    return true;
  }

  close(index: number): void {
    const box = this.#circuit?.boxes[index];
    if (box !== undefined) this.#toggle(box.id, false, groupTitle(box.group, this.stage.words));
  }

  goToSource(gate: number, focus: boolean): void {
    const span = this.#circuit?.gates[gate]?.span;
    if (span !== undefined) this.outside.reveal(span, focus);
  }

  /** The box that has the focus, else the one around the gate at hand. */
  get box(): number {
    return boxAt(document.activeElement) ?? this.#circuit?.gates[this.stage.current]?.box ?? NONE;
  }

  /** Steps through the series around what is at hand. */
  stepBy(by: number, box = this.#series): boolean {
    const stepper = this.#circuit?.boxes[box]?.stepper;
    if (stepper === undefined) return false;
    this.#stepTo(box, stepper, stepper.at + by);
    return true;
  }

  /** Asks for the number of the one to be shown. */
  askNumber(box = this.#series): boolean {
    const stepper = this.#circuit?.boxes[box]?.stepper;
    const at = this.stage.element.querySelector(`[data-box="${box}"] .gl-step-at`);
    if (stepper === undefined || at === null) return false;
    const back = document.activeElement;
    const input = make('input', 'gl-step-field');
    input.inputMode = 'numeric';
    input.value = String(stepper.at);
    input.setAttribute('aria-label', fill(this.stage.words.seriesNumber, { of: stepper.of }));
    const frame = at.getBoundingClientRect();
    const view = this.page.view.getBoundingClientRect();
    input.style.left = `${frame.left - view.left - 6}px`;
    input.style.top = `${frame.top - view.top - 3}px`;
    const leave = () => {
      const target = back instanceof SVGElement ? back : this.stage.gate(this.stage.current);
      target?.focus({ preventScroll: true }); // the field goes as it loses the focus
    };
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      const chosen = Math.trunc(Number(input.value));
      leave();
      if (event.key === 'Enter' && Number.isFinite(chosen)) this.#stepTo(box, stepper, chosen);
    });
    input.addEventListener('blur', () => input.remove());
    this.page.view.append(input);
    input.select();
    return true;
  }

  get #circuit(): Circuit | undefined {
    return this.stage.picture?.circuit;
  }

  /** The innermost box with a stepper around what is at hand. */
  get #series(): number {
    const boxes: readonly Box[] = this.#circuit?.boxes ?? [];
    for (let box = this.box; box !== NONE; box = boxes[box].box) if (boxes[box].stepper !== undefined) return box;
    return NONE;
  }

  #stepTo(box: number, { series, at, of, numbers }: Stepper, to: number): void {
    const next = Math.min(Math.max(to, 1), of);
    if (next === at) return;
    this.stage.expect(this.#circuit?.boxes[box]?.id);
    this.#news = () => fill(this.stage.words.seriesAt, { at: next, of });
    this.outside.step(series, numbers?.[next - 1] ?? next);
  }

  #toggle(id: string, open: boolean, what: string): void {
    this.stage.expect(id);
    const { opened, closed } = this.stage.words;
    this.#news = (count) => fill(open ? opened : closed, { what, count });
    this.memory.choose(withGroup(this.memory.kept.choice, id, open));
  }
}

export function gateAt(target: EventTarget | null): number | undefined {
  const gate = target instanceof Element ? target.closest('[data-gate]') : null;
  return gate === null ? undefined : Number(gate.getAttribute('data-gate'));
}

export function boxAt(target: EventTarget | null): number | undefined {
  const box = target instanceof Element ? target.closest('.gl-head')?.closest('[data-box]') : undefined;
  return box === null || box === undefined ? undefined : Number(box.getAttribute('data-box'));
}
