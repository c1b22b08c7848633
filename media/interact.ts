import type { Circuit } from '../core/circuit/circuit.ts';
import type { Frame, Places } from '../core/circuit/places.ts';
import { explainGate } from './explain.ts';
import { type Direction, gatesOf, neighbour } from './navigate.ts';
import type { Page } from './page.ts';
import { patch } from './patch.ts';
import { renderCircuit } from './render.ts';
import { fitted, inSight, isLegible, legible, moved, type Transform, zoomed } from './viewport.ts';
import type { Words } from './words.ts';

export interface Picture {
  readonly circuit: Circuit;
  readonly places: Places;
}

/** What happens because of what the user does. */
export interface Actions {
  reveal(span: { readonly start: number; readonly end: number }, focus: boolean): void;
  setGroup(id: string, open: boolean): void;
  /** undefined: the whole picture is in sight. */
  transformed(transform: Transform | undefined): void;
}

const ZOOM_STEP = 1.25;
const PAN_STEP = 60;
const DRAG_FROM = 4;
const TIP_DELAY = 120;

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The picture in the panel: draws it, and listens to pointer and keys. */
export class CircuitView {
  #picture: Picture | undefined;
  #words: Words;
  #transform: Transform = { x: 0, y: 0, scale: 1 };
  /** `fresh`: as big as can be read; `fit`: the whole picture, in whatever size; `free`: as the user moved it. */
  #mode: 'fresh' | 'fit' | 'free' = 'fresh';
  /** The one gate that the Tab key comes to. */
  #current = 0;
  #selected: readonly number[] = [];
  /** The group that was just opened or closed: it keeps its place. */
  #toggled: string | undefined;
  #tipTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly page: Page,
    words: Words,
    private readonly actions: Actions,
    transform: Transform | undefined,
  ) {
    this.#words = words;
    if (transform !== undefined) {
      this.#transform = transform;
      this.#mode = 'free';
    }
    this.#listen();
  }

  show(picture: Picture | undefined, words: Words, digits: number | undefined): void {
    const before = this.#picture;
    this.#picture = picture;
    this.#words = words;
    this.page.hideTip();
    if (picture === undefined) {
      this.page.stage.replaceChildren();
      return;
    }
    const { circuit, places } = picture;
    const next = parsed(renderCircuit(circuit, places, { words, digits }));
    const old = this.#svg;
    if (old !== null && before?.places.key === places.key) patch(old, next);
    else {
      const focused = old?.contains(document.activeElement) === true;
      const id = this.#toggled ?? before?.circuit.gates[this.#current]?.id;
      if (before !== undefined && id !== undefined) this.#transform = keptInPlace(this.#transform, id, before, picture);
      this.page.stage.replaceChildren(next);
      this.#current = this.#startAt(circuit, id);
      if (focused) this.#gate(this.#current)?.focus({ preventScroll: true });
    }
    // Who opens a group looks at it: it is not made small again to have everything in sight.
    if (this.#toggled !== undefined && !isLegible(places, this.#extent())) this.#mode = 'free';
    this.#toggled = undefined;
    this.#mark();
    this.#settle();
  }

  select(entries: readonly number[]): void {
    this.#selected = entries;
    this.#mark();
    const picture = this.#picture;
    if (picture === undefined || this.#mode === 'fit') return;
    const [first] = gatesOf(picture.circuit, entries);
    if (first !== undefined) this.#bringInSight(first);
  }

  fit(): void {
    this.#mode = 'fit';
    this.#settle();
    this.actions.transformed(undefined);
  }

  /** Forgets how the user moved the picture. */
  refresh(): void {
    this.#mode = 'fresh';
    this.#settle();
  }

  zoom(factor: number, at = this.#middle()): void {
    this.#set(zoomed(this.#transform, at, factor));
  }

  get #svg(): SVGSVGElement | null {
    return this.page.stage.querySelector('svg');
  }

  #gate(index: number): SVGGElement | null {
    return this.page.stage.querySelector(`[data-gate="${index}"]`);
  }

  /** The same gate as before, if it is still there, or the first in the group that was opened; else the output. */
  #startAt(circuit: Circuit, id: string | undefined): number {
    const same = circuit.gates.findIndex((gate) => gate.id === id);
    if (same >= 0) return same;
    const box = circuit.boxes.findIndex((opened) => opened.id === id);
    const inside = box < 0 ? -1 : circuit.gates.findIndex((gate) => gate.box === box);
    if (inside >= 0) return inside;
    return Math.max(
      circuit.gates.findIndex((gate) => gate.output),
      0,
    );
  }

  #mark(): void {
    const selected = new Set(this.#picture === undefined ? [] : gatesOf(this.#picture.circuit, this.#selected));
    for (const gate of this.page.stage.querySelectorAll<SVGGElement>('[data-gate]')) {
      const index = Number(gate.dataset.gate);
      gate.classList.toggle('gl-selected', selected.has(index));
      gate.setAttribute('tabindex', index === this.#current ? '0' : '-1');
    }
  }

  #settle(): void {
    if (this.#picture !== undefined && this.#mode !== 'free') {
      const place = this.#mode === 'fit' ? fitted : legible;
      this.#transform = place(this.#picture.places, this.#extent());
    }
    this.#apply();
  }

  #set(transform: Transform): void {
    this.#mode = 'free';
    this.#transform = transform;
    this.#apply();
    this.actions.transformed(transform);
  }

  #apply(): void {
    const { x, y, scale } = this.#transform;
    this.#svg?.querySelector('.gl-scene')?.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`);
    this.page.hideTip();
  }

  #extent() {
    return { width: this.page.stage.clientWidth, height: this.page.stage.clientHeight };
  }

  #middle() {
    const { width, height } = this.#extent();
    return { x: width / 2, y: height / 2 };
  }

  #bringInSight(gate: number): void {
    const frame = this.#picture?.places.gates[gate];
    if (frame === undefined) return;
    const next = inSight(this.#transform, frame, this.#extent());
    if (next !== this.#transform) this.#set(next);
  }

  #listen(): void {
    const { stage, zoomIn, zoomOut, fit } = this.page;
    zoomIn.addEventListener('click', () => this.zoom(ZOOM_STEP));
    zoomOut.addEventListener('click', () => this.zoom(1 / ZOOM_STEP));
    fit.addEventListener('click', () => this.fit());
    stage.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    this.page.body.addEventListener('keydown', (event) => this.#key(event));
    stage.addEventListener('focusin', (event) => this.#focused(event));
    stage.addEventListener('focusout', () => this.page.hideTip());
    stage.addEventListener('pointerover', (event) => this.#tipSoon(gateAt(event.target)));
    stage.addEventListener('pointerleave', () => this.#tipSoon(undefined));
    this.#listenToDrag(stage);
    new ResizeObserver(() => this.#settle()).observe(stage);
  }

  #listenToDrag(stage: HTMLElement): void {
    let start: { readonly x: number; readonly y: number; readonly transform: Transform } | undefined;
    let dragged = false;
    stage.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 && event.button !== 1) return;
      start = { x: event.clientX, y: event.clientY, transform: this.#transform };
      dragged = false;
    });
    stage.addEventListener('pointermove', (event) => {
      if (start === undefined || event.buttons === 0) return;
      const dx = event.clientX - start.x;
      const dy = event.clientY - start.y;
      if (!dragged && Math.hypot(dx, dy) < DRAG_FROM) return;
      if (!dragged) stage.setPointerCapture(event.pointerId);
      dragged = true;
      stage.classList.add('gl-dragging');
      this.#set(moved(start.transform, dx, dy));
    });
    const end = () => {
      start = undefined;
      stage.classList.remove('gl-dragging');
    };
    stage.addEventListener('pointerup', end);
    stage.addEventListener('pointercancel', end);
    stage.addEventListener('click', (event) => {
      if (!dragged) this.#activate(event.target, event.detail > 1);
    });
    stage.addEventListener('dblclick', (event) => {
      if (gateAt(event.target) === undefined && boxAt(event.target) === undefined) this.fit();
    });
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    if (event.shiftKey) {
      this.#set(moved(this.#transform, -unit * (event.deltaX || event.deltaY), 0));
      return;
    }
    const { left, top } = this.page.stage.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    // A pinch comes as a wheel with the control key and small steps.
    this.zoom(Math.exp(-unit * event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), at);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLButtonElement) return;
    if (!this.#handle(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #handle(event: KeyboardEvent): boolean {
    const picture = this.#picture;
    if (picture === undefined) return false;
    const direction = arrows[event.key];
    if (direction !== undefined) {
      if (event.shiftKey) this.#pan(direction);
      else this.#go(neighbour(picture.circuit, picture.places, this.#current, direction));
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
        this.#go(this.#startAt(picture.circuit, undefined));
        return true;
      case '+':
      case '=':
        this.zoom(ZOOM_STEP);
        return true;
      case '-':
        this.zoom(1 / ZOOM_STEP);
        return true;
      case '0':
        this.fit();
        return true;
      default:
        return false;
    }
  }

  #pan(direction: Direction): void {
    const dx = { left: PAN_STEP, right: -PAN_STEP, up: 0, down: 0 }[direction];
    const dy = { left: 0, right: 0, up: PAN_STEP, down: -PAN_STEP }[direction];
    this.#set(moved(this.#transform, dx, dy));
  }

  #go(gate: number): void {
    this.#gate(gate)?.focus({ preventScroll: true });
  }

  #focused(event: FocusEvent): void {
    const gate = gateAt(event.target);
    if (gate === undefined) return;
    this.#current = gate;
    this.#mark();
    if (this.#mode !== 'fit') this.#bringInSight(gate);
    this.#tip(gate);
  }

  /** A gate shows its source, a group opens, the title of an open group closes it. */
  #activate(target: EventTarget | null, focus: boolean): void {
    const picture = this.#picture;
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
    this.#toggled = id;
    this.actions.setGroup(id, open);
  }

  #closeAround(circuit: Circuit): boolean {
    const box = circuit.boxes[circuit.gates[this.#current]?.box ?? -1];
    if (box !== undefined) this.#toggle(box.id, false);
    return box !== undefined;
  }

  #tipSoon(gate: number | undefined): void {
    clearTimeout(this.#tipTimer);
    if (gate === undefined) this.page.hideTip();
    else this.#tipTimer = setTimeout(() => this.#tip(gate), TIP_DELAY);
  }

  #tip(gate: number): void {
    const element = this.#gate(gate);
    if (this.#picture === undefined || element === null) return;
    const explanation = explainGate(this.#picture.circuit, gate, this.#words);
    this.page.showTip(explanation, this.#words, element.getBoundingClientRect());
  }
}

/** Moves the picture so that one gate or group stays where it was in the panel, whether it is open or closed. */
function keptInPlace(transform: Transform, id: string, before: Picture, after: Picture): Transform {
  const old = frameOf(before, id);
  const next = frameOf(after, id);
  if (old === undefined || next === undefined) return transform;
  return moved(transform, transform.scale * (old.x - next.x), transform.scale * (old.y - next.y));
}

function frameOf({ circuit, places }: Picture, id: string): Frame | undefined {
  const gate = circuit.gates.findIndex((other) => other.id === id);
  return gate >= 0 ? places.gates[gate] : places.boxes[circuit.boxes.findIndex((other) => other.id === id)];
}

function parsed(svg: string): Element {
  return document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true);
}

function gateAt(target: EventTarget | null): number | undefined {
  const gate = target instanceof Element ? target.closest('[data-gate]') : null;
  return gate === null ? undefined : Number(gate.getAttribute('data-gate'));
}

function boxAt(target: EventTarget | null): number | undefined {
  const title = target instanceof Element ? target.closest('.gl-title') : null;
  const box = title?.closest('[data-box]');
  return box === null || box === undefined ? undefined : Number(box.getAttribute('data-box'));
}
