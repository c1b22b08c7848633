import type { Circuit } from '../core/circuit/circuit.ts';
import { type Direction, neighbour } from './navigate.ts';
import type { Page } from './page.ts';
import type { Stage } from './stage.ts';
import { moved, type Transform } from './viewport.ts';

/** What happens because of what the user does. */
export interface Actions {
  reveal(span: { readonly start: number; readonly end: number }, focus: boolean): void;
  setGroup(id: string, open: boolean): void;
}

export const ZOOM_STEP = 1.25;
const PAN_STEP = 60;
const DRAG_FROM = 4;

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Listens to pointer and keys. */
export class Gestures {
  constructor(
    page: Page,
    private readonly stage: Stage,
    private readonly actions: Actions,
  ) {
    const { bar, body } = page;
    const { element } = stage;
    const zoomOut = bar.button('zoomOut', 'zoomOut', '-');
    const zoomIn = bar.button('zoomIn', 'zoomIn', '+');
    const fit = bar.button('fit', 'fit', '0');
    zoomOut.addEventListener('click', () => stage.zoom(1 / ZOOM_STEP));
    zoomIn.addEventListener('click', () => stage.zoom(ZOOM_STEP));
    fit.addEventListener('click', () => stage.fit());
    bar.right.append(zoomOut, zoomIn, fit);
    element.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    body.addEventListener('keydown', (event) => this.#key(event));
    element.addEventListener('focusin', (event) => {
      const gate = gateAt(event.target);
      if (gate !== undefined) stage.visit(gate);
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
      if (!dragged) this.#activate(event.target, event.detail > 1);
    });
    element.addEventListener('dblclick', (event) => {
      if (gateAt(event.target) === undefined && boxAt(event.target) === undefined) this.stage.fit();
    });
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

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isControl(event.target)) return;
    if (!this.#handle(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #handle(event: KeyboardEvent): boolean {
    const { stage } = this;
    const { picture } = stage;
    if (picture === undefined) return false;
    const direction = arrows[event.key];
    if (direction !== undefined) {
      if (event.shiftKey) this.#pan(direction);
      else this.#go(neighbour(picture.circuit, picture.places, stage.current, direction));
      return true;
    }
    switch (event.key) {
      case 'Enter':
      case ' ':
        this.#activate(event.target, true);
        return true;
      case 'Backspace':
        return this.#closeAround(picture.circuit);
      case 'Home':
        this.#go(0);
        return true;
      case 'End':
        this.#go(stage.last);
        return true;
      case '+':
      case '=':
        stage.zoom(ZOOM_STEP);
        return true;
      case '-':
        stage.zoom(1 / ZOOM_STEP);
        return true;
      case '0':
        stage.fit();
        return true;
      default:
        return false;
    }
  }

  #pan(direction: Direction): void {
    const dx = { left: PAN_STEP, right: -PAN_STEP, up: 0, down: 0 }[direction];
    const dy = { left: 0, right: 0, up: PAN_STEP, down: -PAN_STEP }[direction];
    this.stage.moveTo(moved(this.stage.transform, dx, dy));
  }

  #go(gate: number): void {
    this.stage.gate(gate)?.focus({ preventScroll: true });
  }

  /** A gate shows its source, a group opens, the title of an open group closes it. */
  #activate(target: EventTarget | null, focus: boolean): void {
    const { picture } = this.stage;
    if (picture === undefined) return;
    const box = boxAt(target);
    if (box !== undefined) {
      this.#toggle(picture.circuit.boxes[box].id, false);
      return;
    }
    const index = gateAt(target);
    if (index === undefined) return;
    this.#go(index);
    const gate = picture.circuit.gates[index];
    if (gate.group !== undefined) this.#toggle(gate.id, true);
    else this.actions.reveal(gate.span, focus);
  }

  #toggle(id: string, open: boolean): void {
    this.stage.keepInPlace(id);
    this.actions.setGroup(id, open);
  }

  #closeAround(circuit: Circuit): boolean {
    const box = circuit.boxes[circuit.gates[this.stage.current]?.box ?? -1];
    if (box !== undefined) this.#toggle(box.id, false);
    return box !== undefined;
  }
}

/** Something that has keys of its own. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, input, select, textarea, [role=menu]') !== null;
}

export function gateAt(target: EventTarget | null): number | undefined {
  const gate = target instanceof Element ? target.closest('[data-gate]') : null;
  return gate === null ? undefined : Number(gate.getAttribute('data-gate'));
}

function boxAt(target: EventTarget | null): number | undefined {
  const title = target instanceof Element ? target.closest('.gl-title') : null;
  const box = title?.closest('[data-box]');
  return box === null || box === undefined ? undefined : Number(box.getAttribute('data-box'));
}
