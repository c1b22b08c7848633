import { NONE } from '../core/circuit/circuit.ts';
import { formatExact } from '../core/format.ts';
import { make } from './html.ts';
import type { Change } from './inputs/protocol.ts';
import { type Scrubbed, scrub } from './inputs/scrub.ts';
import { numberIn, rangeAround, stepIn, stepped, stepsOfKey } from './inputs/steps.ts';
import type { Stream } from './inputs/stream.ts';
import type { Page } from './page.ts';
import type { Stage } from './stage.ts';

/** A number of an input, as a gate shows it. */
type Turned = Omit<Change, 'value'> & { readonly value: number };

/**
 * Numbers of inputs are turned where they stand in the picture: by dragging one sideways, or by writing it after a
 * double click or Enter on its gate.
 */
export class Turn {
  #field: HTMLInputElement | undefined;

  constructor(
    private readonly page: Page,
    private readonly stage: Stage,
    private readonly stream: Stream,
  ) {
    const { element } = stage;
    scrub(element, (target) => this.#dragged(target));
    element.addEventListener(
      'dblclick',
      (event) => {
        const wire = wireAt(event.target);
        if (wire === undefined || !this.#write(wire)) return;
        event.stopImmediatePropagation();
      },
      { capture: true },
    );
    page.keys.add({ keys: ['Enter'], word: 'editValue', run: () => this.#writeAtHand() });
  }

  #numberOn(w: number): Turned | undefined {
    const { circuit } = this.stage.picture ?? {};
    const wire = circuit?.wires[w];
    const gate = wire && circuit?.gates[wire.from];
    if (gate?.kind !== 'input' || typeof wire?.value !== 'number') return undefined;
    return { ...named(gate.label), value: wire.value };
  }

  #dragged(target: EventTarget | null): Scrubbed | undefined {
    const w = wireAt(target);
    const number = w === undefined ? undefined : this.#numberOn(w);
    if (number === undefined || !Number.isFinite(number.value)) return undefined;
    return {
      value: number.value,
      step: stepIn(rangeAround(number.value)),
      isWhole: false,
      change: (value) => this.stream.send({ ...number, value }),
    };
  }

  /** @returns false if the gate at hand is none that has the focus and a number to be written */
  #writeAtHand(): boolean {
    const { picture, element, current } = this.stage;
    const { activeElement } = document;
    if (!element.contains(activeElement) || activeElement?.closest('[data-gate]') === null) return false;
    return this.#write(picture?.circuit.wires.findIndex(({ from }) => from === current) ?? NONE);
  }

  #write(w: number): boolean {
    const number = this.#numberOn(w);
    const cell = this.stage.element.querySelector(`[data-cell="${w}"]`);
    if (number === undefined || cell === null) return false;
    this.#field?.remove();
    const field = make('input', 'gl-step-field gl-turn-field');
    this.#field = field;
    field.value = formatExact(number.value);
    field.setAttribute('role', 'spinbutton');
    field.setAttribute('aria-label', this.stage.words.valueOf.replace('{name}', nameOf(number)));
    const frame = cell.getBoundingClientRect();
    const view = this.page.view.getBoundingClientRect();
    field.style.left = `${frame.left - view.left + frame.width / 2}px`;
    field.style.top = `${frame.top - view.top - 4}px`;
    this.#listen(field, number);
    this.page.view.append(field);
    field.focus();
    field.select();
    return true;
  }

  #listen(field: HTMLInputElement, number: Turned): void {
    const { current } = this.stage;
    const step = stepIn(rangeAround(number.value));
    let now = number.value;
    const change = (value: number) => {
      now = value;
      this.stream.send({ ...number, value });
    };
    field.addEventListener('input', () => {
      const x = numberIn(field.value);
      field.setAttribute('aria-invalid', String(x === undefined));
      if (x !== undefined) change(x);
    });
    field.addEventListener('keydown', (event) => {
      const steps = event.ctrlKey || event.metaKey ? undefined : stepsOfKey(event, true);
      if (steps !== undefined) {
        change(stepped(now, steps, step));
        field.value = formatExact(now);
      } else if (event.key === 'Enter' || event.key === 'Escape') {
        if (event.key === 'Escape' && now !== number.value) change(number.value);
        this.stage.gate(current)?.focus({ preventScroll: true }); // the field goes as it loses the focus
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
    field.addEventListener('blur', () => field.remove());
  }
}

/** The input and the element that a gate stands for: `w[1][0]` and `w[1, 0]` are elements of `w`. */
export function named(label: string): Omit<Change, 'value'> {
  const [, name, indexes] = /^(.+?)((?:\[\d+(?:, ?\d+)*\])+)$/.exec(label) ?? [];
  if (name === undefined) return { name: label, element: undefined };
  return { name, element: indexes.match(/\d+/g)!.map(Number) };
}

function nameOf({ name, element }: Turned): string {
  return element === undefined ? name : `${name}[${element}]`;
}

function wireAt(target: EventTarget | null): number | undefined {
  const cell = target instanceof Element ? target.closest('[data-cell]') : null;
  return cell === null ? undefined : Number(cell.getAttribute('data-cell'));
}
