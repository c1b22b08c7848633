import { make } from '../html.ts';
import { factorOf, partOf, stepIn, stepped, stepsOfKey, valueAt } from '../inputs/steps.ts';
import type { Frame, Scale } from './frame.ts';
import type { ShownAxis } from './protocol.ts';

/** Where the point is to go, along each axis. */
export type Move = readonly (number | undefined)[];

/** The point where the program is, as something to be dragged and stepped with keys. */
export class PointHandle {
  readonly element = make('div', 'gl-plot-handle');
  #frame: Frame | undefined;
  #axes: readonly ShownAxis[] = [];
  #at: readonly number[] = [];

  /** @param figure who presses somewhere in it brings the point there */
  constructor(
    figure: HTMLElement,
    private readonly move: (to: Move) => void,
  ) {
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'slider');
    this.element.addEventListener('keydown', (event) => this.#key(event));
    figure.append(this.element);
    this.#listen(figure);
  }

  /**
   * @param at where the program is
   * @param ahead where it will be, when it has come to all that was sent
   * @param height where that is up the picture, in pixels; undefined: it has no place there
   */
  show(
    frame: Frame,
    axes: readonly ShownAxis[],
    at: readonly number[],
    ahead: readonly number[],
    height: number | undefined,
  ): void {
    this.#frame = frame;
    this.#axes = axes;
    this.#at = ahead;
    const [bottom, top] = frame.y.range();
    const x = clamp(frame.x(at[0]), frame.x.range());
    const y = clamp(height ?? bottom, [top, bottom]);
    this.element.style.transform = `translate(${x}px, ${y}px)`;
    this.element.setAttribute('aria-valuemin', String(axes[0].range.from));
    this.element.setAttribute('aria-valuemax', String(axes[0].range.to));
    this.element.setAttribute('aria-valuenow', String(at[0]));
  }

  tell(label: string, value: string): void {
    this.element.setAttribute('aria-label', label);
    this.element.setAttribute('aria-valuetext', value);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    const isUpright = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'].includes(event.key);
    const along = isUpright && this.#axes.length > 1 ? 1 : 0;
    const axis = this.#axes[along];
    if (axis === undefined) return;
    const steps = stepsOfKey(event, false);
    const ends: Readonly<Record<string, number>> = { Home: axis.range.from, End: axis.range.to };
    const to = ends[event.key] ?? (steps && stepped(this.#at[along], steps, stepIn(axis.range)));
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    // The next step goes on from here, whether or not the program has come so far.
    this.#go(this.#axes.map((_, i) => (i === along ? to : undefined)));
  }

  #listen(figure: HTMLElement): void {
    let isDragged = false;
    figure.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || !this.#isInside(event)) return;
      isDragged = true;
      figure.setPointerCapture(event.pointerId);
      this.element.focus({ preventScroll: true });
      this.#drag(event);
      event.preventDefault();
    });
    figure.addEventListener('pointermove', (event) => {
      figure.classList.toggle('gl-plot-grip', this.#isInside(event));
      if (isDragged) this.#drag(event);
    });
    const end = () => {
      isDragged = false;
    };
    figure.addEventListener('pointerup', end);
    figure.addEventListener('pointercancel', end);
  }

  #isInside(event: PointerEvent): boolean {
    const frame = this.#frame;
    if (frame === undefined) return false;
    const { x, y } = this.#place(event);
    const isIn = (scale: Scale, at: number) => {
      const [a, b] = scale.range();
      return at >= Math.min(a, b) - 6 && at <= Math.max(a, b) + 6;
    };
    return isIn(frame.x, x) && isIn(frame.y, y);
  }

  #place(event: PointerEvent): { readonly x: number; readonly y: number } {
    const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #drag(event: PointerEvent): void {
    const frame = this.#frame;
    if (frame === undefined) return;
    const place = this.#place(event);
    const scales = [
      [frame.x, place.x],
      [frame.y, place.y],
    ] as const;
    this.#go(
      this.#axes.map(({ range }, i) => {
        const [scale, at] = scales[i];
        return valueAt(range, partOf(range, scale.invert(at)), stepIn(range) * factorOf(event));
      }),
    );
  }

  #go(to: Move): void {
    const changed = to.map((x, i) => (x === this.#at[i] ? undefined : x));
    if (changed.every((x) => x === undefined)) return;
    this.#at = this.#at.map((x, i) => changed[i] ?? x);
    this.move(changed);
  }
}

function clamp(x: number, [a, b]: readonly number[]): number {
  return Math.min(Math.max(x, a), b);
}
