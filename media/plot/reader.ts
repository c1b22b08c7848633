import type { Sample } from '../../core/plot/sample.ts';
import { make } from '../html.ts';
import { stepIn, stepped, stepsOfKey } from '../inputs/steps.ts';
import type { Frame } from './frame.ts';
import type { Move } from './point.ts';
import type { ShownAxis } from './protocol.ts';
import { beside, readingAt } from './reading.ts';
import type { Teller } from './told.ts';

interface Plotted {
  readonly sample: Sample;
  readonly frame: Frame;
  readonly axes: readonly ShownAxis[];
  readonly teller: Teller;
}

/** From the place that is read to the box that says what is there, in pixels. */
const AWAY = 12;

/** Says what the plot has at the pointer, or where arrow keys go, while the program stays where it is. */
export class Reader {
  /** Marks the place; it has the focus while one reads by keys. */
  readonly element = make('div', 'gl-plot-reader');
  readonly #hair = make('div', 'gl-plot-hair');
  readonly #box = make('div', 'gl-plot-read');
  #plotted: Plotted | undefined;
  /** Where it is read; undefined: nowhere. */
  #to: readonly number[] | undefined;

  /** @param move brings the program there */
  constructor(
    private readonly figure: HTMLElement,
    private readonly move: (to: Move) => void,
  ) {
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'slider');
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focus', () =>
      this.#read(this.#to ?? this.#plotted?.sample.axes.map(({ at }) => at)),
    );
    this.element.addEventListener('blur', () => this.#read(undefined));
    figure.append(this.#hair, this.element, this.#box);
    figure.addEventListener('pointermove', (event) => {
      if (event.pointerType !== 'touch') this.#read(event.buttons === 0 ? this.#placeOf(event) : undefined);
    });
    figure.addEventListener('pointerdown', () => this.#read(undefined));
    figure.addEventListener('pointerleave', () => {
      if (document.activeElement !== this.element) this.#read(undefined);
    });
  }

  /** What is drawn now: what is read stays where it is. */
  show(plotted: Plotted, label: string): void {
    this.#plotted = plotted;
    const [{ range }] = plotted.axes;
    this.element.setAttribute('aria-label', label);
    this.element.setAttribute('aria-valuemin', String(range.from));
    this.element.setAttribute('aria-valuemax', String(range.to));
    this.#read(this.#to);
  }

  #placeOf(event: PointerEvent): readonly number[] | undefined {
    const { left, top } = this.figure.getBoundingClientRect();
    const { frame, axes } = this.#plotted ?? {};
    if (frame === undefined || axes === undefined) return undefined;
    const places = [event.clientX - left, event.clientY - top];
    const isIn = [frame.x, frame.y].every((scale, i) => {
      const [a, b] = scale.range();
      return places[i] >= Math.min(a, b) && places[i] <= Math.max(a, b);
    });
    return isIn ? [frame.x, frame.y].slice(0, axes.length).map((scale, i) => scale.invert(places[i])) : undefined;
  }

  #key(event: KeyboardEvent): void {
    const { axes, sample } = this.#plotted ?? {};
    const to = this.#to;
    if (axes === undefined || sample === undefined || to === undefined || event.ctrlKey || event.metaKey) return;
    const isUpright = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'].includes(event.key);
    const along = isUpright && axes.length > 1 ? 1 : 0;
    const { range } = axes[along];
    const ends: Readonly<Record<string, number>> = { Home: range.from, End: range.to };
    const steps = stepsOfKey(event, false);
    if (event.key === 'Enter') this.move(to);
    else if (event.key in ends || steps !== undefined) {
      const line = (along === 0 ? sample.xs : sample.ys) ?? [];
      const next = ends[event.key] ?? stepped(to[along], steps!, stepIn(range));
      const found = beside(line, next, 0);
      // A step that is finer than what was computed goes to the next point.
      const at = found === to[along] && steps !== undefined ? beside(line, found, Math.sign(steps)) : found;
      this.#read(to.map((one, i) => (i === along ? at : one)));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #read(to: readonly number[] | undefined): void {
    const { sample, frame, teller } = this.#plotted ?? {};
    const reading = sample && to && readingAt(sample, to);
    this.#to = reading?.at;
    this.figure.classList.toggle('gl-plot-reads', reading !== undefined);
    if (reading === undefined || frame === undefined || sample === undefined || teller === undefined) return;
    const { place, slope } = teller.reading(sample, reading);
    this.#box.replaceChildren(make('div', 'gl-plot-value', place), make('div', 'gl-plot-gradient', slope));
    this.element.setAttribute('aria-valuenow', String(reading.at[0]));
    this.element.setAttribute('aria-valuetext', [place, slope].filter(Boolean).join(', '));
    this.#place(frame, frame.x(reading.at[0]), reading.at.length > 1 ? frame.y(reading.at[1]) : frame.y(reading.value));
  }

  /** Where there is no value, the place is at the bottom. */
  #place(frame: Frame, x: number, height: number): void {
    const [bottom, top] = frame.y.range();
    const y = Number.isFinite(height) ? Math.min(Math.max(height, top), bottom) : bottom;
    this.element.style.transform = `translate(${x}px, ${y}px)`;
    this.#hair.style.transform = `translate(${x}px, ${top}px)`;
    this.#hair.style.height = `${bottom - top}px`;
    const { offsetWidth: width, offsetHeight: tall } = this.#box;
    const left = x + AWAY + width <= frame.width ? x + AWAY : Math.max(0, x - AWAY - width);
    const up = y - AWAY - tall >= 0 ? y - AWAY - tall : y + AWAY;
    this.#box.style.transform = `translate(${left}px, ${up}px)`;
  }
}
