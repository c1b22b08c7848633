import { boxAt, type Doors, gateAt } from './doors.ts';
import type { Page } from './page.ts';
import type { Stage } from './stage.ts';
import { moved, type Transform } from './viewport.ts';

export const ZOOM_STEP = 1.25;
const DRAG_FROM = 4;

/** Listens to the pointer. */
export class Gestures {
  /** The last click opened or closed something: the second one of a double click would hit what came to its place. */
  #turned = false;

  constructor(
    page: Page,
    private readonly stage: Stage,
    private readonly doors: Doors,
  ) {
    const { bar } = page;
    const { element } = stage;
    const zoomOut = bar.button('zoomOut', 'zoomOut', '-');
    const zoomIn = bar.button('zoomIn', 'zoomIn', '+');
    const fit = bar.button('fit', 'fit', '0');
    const focusOn = bar.button('selection', 'focusOn', 'F');
    focusOn.addEventListener('click', () => stage.focusOn());
    focusOn.classList.add('gl-spare');
    zoomOut.addEventListener('click', () => stage.zoom(1 / ZOOM_STEP));
    zoomIn.addEventListener('click', () => stage.zoom(ZOOM_STEP));
    fit.addEventListener('click', () => stage.fit());
    zoomOut.classList.add('gl-spare');
    zoomIn.classList.add('gl-spare');
    bar.right.append(zoomOut, zoomIn, fit, focusOn);
    element.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    element.addEventListener('focusin', (event) => {
      const gate = gateAt(event.target);
      if (gate !== undefined) stage.visit(gate);
      const title = boxAt(event.target);
      if (title !== undefined) stage.visitTitle(title);
    });
    this.#listenToDrag(element);
  }

  #listenToDrag(element: HTMLElement): void {
    let start: { readonly x: number; readonly y: number; readonly transform: Transform } | undefined;
    let dragged = false;
    element.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 && event.button !== 1) return;
      start = { x: event.clientX, y: event.clientY, transform: this.stage.transform };
      dragged = false;
    });
    element.addEventListener('pointermove', (event) => {
      if (start === undefined || event.buttons === 0) return;
      const dx = event.clientX - start.x;
      const dy = event.clientY - start.y;
      if (!dragged && Math.hypot(dx, dy) < DRAG_FROM) return;
      if (!dragged) element.setPointerCapture(event.pointerId);
      dragged = true;
      element.classList.add('gl-dragging');
      this.stage.moveTo(moved(start.transform, dx, dy));
    });
    const end = () => {
      start = undefined;
      element.classList.remove('gl-dragging');
    };
    element.addEventListener('pointerup', end);
    element.addEventListener('pointercancel', end);
    element.addEventListener('click', (event) => {
      if (!dragged) this.#click(event);
    });
    element.addEventListener('dblclick', (event) => {
      if (event.target instanceof Element && event.target.closest('[data-gate], .gl-head') !== null) return;
      if (!this.#turned) this.stage.fit();
    });
  }

  #click({ target, detail }: MouseEvent): void {
    if (detail > 1 && this.#turned) return;
    this.#turned = this.#turn(target, detail > 1);
    const gate = gateAt(target);
    if (gate === undefined) return;
    this.stage.gate(gate)?.focus({ preventScroll: true });
    if (!this.#turned) this.doors.goToSource(gate, detail > 1);
  }

  /** @returns whether something opened, closed or stepped */
  #turn(target: EventTarget | null, isDouble: boolean): boolean {
    if (!(target instanceof Element)) return false;
    const { doors } = this;
    const box = boxAt(target);
    if (box !== undefined) {
      const step = target.closest<SVGElement>('[data-step]')?.dataset.step;
      if (step !== undefined) doors.stepBy(Number(step), box);
      else if (target.closest('.gl-step-at') !== null) doors.askNumber(box);
      else doors.close(box);
      // A stepper is meant to be clicked again and again.
      return step === undefined;
    }
    const gate = gateAt(target);
    if (gate === undefined) return false;
    const isDoor = isDouble || target.closest('.gl-group, .gl-opens') !== null;
    return isDoor && doors.open(gate);
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    if (event.shiftKey) {
      this.stage.moveTo(moved(this.stage.transform, -unit * (event.deltaX || event.deltaY), 0));
      return;
    }
    const { left, top } = this.stage.element.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    // A pinch comes as a wheel with the control key and small steps.
    this.stage.zoom(Math.exp(-unit * event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), at);
  }
}
