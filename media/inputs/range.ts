import { formatExact } from '../../core/format.ts';
import { make } from '../html.ts';
import { fill, type Words } from '../words.ts';
import { numberIn, type Range } from './steps.ts';

/** The ends of a slider, to be written. */
export class RangeFields {
  readonly element = make('div', 'gl-in-range');
  readonly #label = make('span', 'gl-in-note');
  readonly #from = field();
  readonly #to = field();
  #range: Range = { from: 0, to: 1 };

  constructor(change: (range: Range) => void) {
    this.element.append(this.#label, this.#from, make('span', 'gl-in-note', '…'), this.#to);
    this.element.addEventListener('change', () => {
      const [from, to] = [numberIn(this.#from.value), numberIn(this.#to.value)];
      const isRange = from !== undefined && to !== undefined && from < to;
      for (const one of [this.#from, this.#to]) one.setAttribute('aria-invalid', String(!isRange));
      if (isRange) change((this.#range = { from, to }));
    });
  }

  show(range: Range, name: string, words: Words): void {
    this.#label.textContent = words.range;
    this.#from.setAttribute('aria-label', fill(words.rangeFrom, { name }));
    this.#to.setAttribute('aria-label', fill(words.rangeTo, { name }));
    if (range.from === this.#range.from && range.to === this.#range.to) return;
    this.#range = range;
    this.#from.value = formatExact(range.from);
    this.#to.value = formatExact(range.to);
  }
}

function field(): HTMLInputElement {
  const made = make('input', 'gl-field gl-number-field');
  made.inputMode = 'decimal';
  made.spellcheck = false;
  return made;
}
