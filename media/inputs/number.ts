import { formatExact, formatNumber } from '../../core/format.ts';
import { make } from '../html.ts';
import { Slider } from './slider.ts';
import { numberIn, type Range, rangeAround, stepIn, stepped, stepsOfKey } from './steps.ts';

/** What stands in a field that nobody writes in: so many digits have room. */
const DIGITS = 7;

/** A number to be written, stepped with arrow keys or slid. Every step is told at once. */
export class NumberControl {
  readonly element = make('div', 'gl-number-control');
  readonly field = make('input', 'gl-field gl-number-field');
  readonly #slider: Slider;
  #range: Range | undefined;
  #value = 0;
  #isWhole = false;

  constructor(private readonly change: (x: number) => void) {
    this.#slider = new Slider((x) => this.#set(x));
    this.field.inputMode = 'decimal';
    this.field.spellcheck = false;
    this.field.autocomplete = 'off';
    this.field.setAttribute('role', 'spinbutton');
    this.field.addEventListener('input', () => this.#typed());
    this.field.addEventListener('focus', () => {
      this.#write(true);
      this.field.select();
    });
    this.field.addEventListener('blur', () => this.#write(false));
    this.field.addEventListener('keydown', (event) => this.#key(event));
    this.element.append(this.field, this.#slider.element);
  }

  label(field: string, slider: string): void {
    this.field.setAttribute('aria-label', field);
    this.#slider.label(slider);
  }

  get range(): Range {
    return this.#range ?? rangeAround(this.#value);
  }

  setRange(range: Range): void {
    this.#range = range;
    this.#slider.show(this.#value, range, this.#isWhole);
  }

  /** @param isNew another number than before: its range is another one, too */
  show(x: number, isWhole: boolean, isNew = false): void {
    if (isNew) this.#range = undefined;
    const isSame = Object.is(x, this.#value);
    this.#value = x;
    this.#isWhole = isWhole;
    const { range } = this;
    // The range stays while one slides; what was written beyond it makes it another one.
    this.#range = x < range.from || x > range.to ? rangeAround(x) : range;
    this.#slider.show(x, this.#range, isWhole);
    this.field.setAttribute('aria-valuenow', String(x));
    if (document.activeElement !== this.field) this.#write(false);
    else if (!isSame && numberIn(this.field.value) !== x) this.#write(true);
  }

  mark(base: number | undefined): void {
    this.#slider.mark(base);
  }

  #write(isExact: boolean): void {
    this.field.value = isExact ? formatExact(this.#value) : formatNumber(this.#value, DIGITS);
    this.field.title = formatExact(this.#value);
    this.field.removeAttribute('aria-invalid');
  }

  #typed(): void {
    const x = numberIn(this.field.value);
    if (x === undefined) this.field.setAttribute('aria-invalid', 'true');
    else {
      this.field.removeAttribute('aria-invalid');
      this.#tell(x);
    }
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    const steps = stepsOfKey(event, true);
    if (steps !== undefined) {
      this.#set(stepped(this.#value, steps, stepIn(this.range, this.#isWhole), this.#isWhole));
      this.#write(true);
    } else if (event.key === 'Enter') {
      this.#write(true);
      this.field.select();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Shows it at once, and tells it: what comes of it comes later. */
  #set(x: number): void {
    this.#tell(x);
    this.show(x, this.#isWhole);
  }

  #tell(x: number): void {
    if (Object.is(x, this.#value)) return;
    this.#value = x;
    this.change(x);
  }
}
