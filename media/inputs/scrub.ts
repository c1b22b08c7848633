import { dragged, factorOf } from './steps.ts';

/** What is dragged, where a drag begins. */
export interface Scrubbed {
  readonly value: number;
  readonly step: number;
  readonly isWhole: boolean;
  change(x: number): void;
}

const DRAG_FROM = 4;

/**
 * Numbers that are changed by dragging them sideways: with Shift coarse, with Alt fine. Whoever else listens for a drag
 * or a click there hears nothing of it.
 *
 * @param begin what is there; undefined: nothing to be dragged
 */
export function scrub(element: HTMLElement, begin: (target: EventTarget | null) => Scrubbed | undefined): void {
  let what: Scrubbed | undefined;
  let isDragged = false;
  let factor = 1;
  let value = 0;
  /** Where the present factor began to count. */
  let anchor = { x: 0, value: 0 };

  const listen = (
    type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel',
    act: (e: PointerEvent) => void,
  ) => element.addEventListener(type, act, { capture: true });

  listen('pointerdown', (event) => {
    isDragged = false;
    what = event.button === 0 ? begin(event.target) : undefined;
    if (what === undefined) return;
    value = what.value;
    factor = factorOf(event);
    anchor = { x: event.clientX, value };
  });
  listen('pointermove', (event) => {
    if (what === undefined || event.buttons === 0) return;
    event.stopImmediatePropagation();
    if (!isDragged && Math.abs(event.clientX - anchor.x) < DRAG_FROM) return;
    if (!isDragged) element.setPointerCapture(event.pointerId);
    isDragged = true;
    document.body.classList.add('gl-scrubbing');
    if (factorOf(event) !== factor) {
      factor = factorOf(event);
      anchor = { x: event.clientX, value };
    }
    const next = dragged(anchor.value, event.clientX - anchor.x, what.step, factor, what.isWhole);
    if (next === value) return;
    value = next;
    what.change(next);
  });
  const end = () => {
    what = undefined;
    document.body.classList.remove('gl-scrubbing');
  };
  listen('pointerup', end);
  listen('pointercancel', end);
  element.addEventListener(
    'click',
    (event) => {
      if (!isDragged) return;
      isDragged = false;
      event.stopImmediatePropagation();
      event.preventDefault();
    },
    { capture: true },
  );
}
