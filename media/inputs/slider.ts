import { make } from '../html.ts';
import { factorOf, partOf, type Range, stepIn, stepped, stepsOfKey, valueAt } from './steps.ts';

const FINE_DRAG = 0.1;

/** A slider whose steps are coarse with Shift and fine with Alt, by keys and by the pointer. */
export class Slider {
  readonly element = make('div', 'gl-slide');
  readonly #fill = make('div', 'gl-slide-fill');
  readonly #thumb = make('div', 'gl-slide-thumb');
  readonly #zero = make('div', 'gl-slide-zero');
  readonly #base = make('div', 'gl-slide-base');
  #range: Range = { from: -1, to: 1 };
  #value = 0;
  #isWhole = false;

  constructor(private readonly change: (x: number) => void) {
    const track = make('div', 'gl-slide-track');
    track.append(this.#zero, this.#fill, this.#base, this.#thumb);
    this.element.append(track);
    this.mark(undefined);
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'slider');
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.#listenToPointer(track);
  }

  label(text: string): void {
    this.element.setAttribute('aria-label', text);
  }

  show(x: number, range: Range, isWhole: boolean): void {
    this.#value = x;
    this.#range = range;
    this.#isWhole = isWhole;
    const { style } = this.element;
    const zero = partOf(range, 0);
    const at = partOf(range, x);
    style.setProperty('--gl-at', String(at));
    style.setProperty('--gl-low', String(Math.min(zero, at)));
    style.setProperty('--gl-high', String(Math.max(zero, at)));
    style.setProperty('--gl-zero', String(zero));
    this.#zero.hidden = range.from >= 0 || range.to <= 0;
    this.element.setAttribute('aria-valuemin', String(range.from));
    this.element.setAttribute('aria-valuemax', String(range.to));
    this.element.setAttribute('aria-valuenow', String(x));
  }

  /** Marks where the present change began. */
  mark(base: number | undefined): void {
    this.#base.hidden = base === undefined;
    if (base !== undefined) this.element.style.setProperty('--gl-from', String(partOf(this.#range, base)));
  }

  get #step(): number {
    return stepIn(this.#range, this.#isWhole);
  }

  #key(event: KeyboardEvent): void {
    const { from, to } = this.#range;
    const steps = stepsOfKey(event, false);
    const next =
      event.key === 'Home'
        ? from
        : event.key === 'End'
          ? to
          : steps && stepped(this.#value, steps, this.#step, this.#isWhole);
    if (next === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#set(next);
  }

  #listenToPointer(track: HTMLElement): void {
    const { element } = this;
    let at = 0;
    let last: number | undefined;
    element.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      const { left, width } = track.getBoundingClientRect();
      last = event.clientX;
      // Who wants to be exact does not want to begin with a leap.
      at = event.altKey ? partOf(this.#range, this.#value) : Math.min(Math.max((last - left) / width, 0), 1);
      this.#drag(at, event);
    });
    element.addEventListener('pointermove', (event) => {
      if (last === undefined) return;
      const { width } = track.getBoundingClientRect();
      at += ((event.clientX - last) / width) * (event.altKey ? FINE_DRAG : 1);
      last = event.clientX;
      this.#drag(at, event);
    });
    const end = () => {
      last = undefined;
    };
    element.addEventListener('pointerup', end);
    element.addEventListener('pointercancel', end);
  }

  #drag(part: number, event: PointerEvent): void {
    const unit = this.#step * factorOf(event);
    this.#set(valueAt(this.#range, part, this.#isWhole ? Math.max(1, unit) : unit));
  }

  #set(x: number): void {
    if (Object.is(x, this.#value)) return;
    this.change(x);
  }
}
