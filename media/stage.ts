import type { Circuit } from '../core/circuit/circuit.ts';
import type { Frame, Places } from '../core/circuit/places.ts';
import { gatesOf } from './navigate.ts';
import { patch } from './patch.ts';
import { renderCircuit } from './render.ts';
import { Signal } from './signal.ts';
import { fitted, inSight, isLegible, legible, moved, type Transform, zoomed } from './viewport.ts';
import type { Words } from './words.ts';

export interface Picture {
  readonly circuit: Circuit;
  readonly places: Places;
}

/** The picture in the panel: draws it, and knows which part of it is in sight and which gate is at hand. */
export class Stage {
  /** Another picture is drawn, or none. */
  readonly shown = new Signal();
  /** The picture was moved or zoomed by hand; undefined: the whole of it is in sight. */
  readonly transformed = new Signal<Transform | undefined>();
  /** Another part of it is in sight, for whatever reason. */
  readonly settled = new Signal();

  #picture: Picture | undefined;
  #words: Words;
  #transform: Transform = { x: 0, y: 0, scale: 1 };
  /** `fresh`: as big as can be read; `fit`: the whole picture, in whatever size; `free`: as the user moved it. */
  #mode: 'fresh' | 'fit' | 'free' = 'fresh';
  #current = 0;
  #selected: readonly number[] = [];
  /** What was just opened or closed: it keeps its place. */
  #kept: string | undefined;

  constructor(
    readonly element: HTMLElement,
    words: Words,
    transform: Transform | undefined,
  ) {
    this.#words = words;
    if (transform !== undefined) {
      this.#transform = transform;
      this.#mode = 'free';
    }
    new ResizeObserver(() => this.#settle()).observe(element);
  }

  get picture(): Picture | undefined {
    return this.#picture;
  }

  get words(): Words {
    return this.#words;
  }

  /** The one gate that the Tab key comes to. */
  get current(): number {
    return this.#current;
  }

  get transform(): Transform {
    return this.#transform;
  }

  get extent() {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  show(picture: Picture | undefined, words: Words, digits: number | undefined): void {
    const before = this.#picture;
    this.#picture = picture;
    this.#words = words;
    if (picture === undefined) {
      this.element.replaceChildren();
      this.shown.tell();
      return;
    }
    const { circuit, places } = picture;
    const next = parsed(renderCircuit(circuit, places, { words, digits }));
    const old = this.#svg;
    if (old !== null && before?.places.key === places.key) patch(old, next);
    else {
      const focused = old?.contains(document.activeElement) === true;
      const id = this.#kept ?? before?.circuit.gates[this.#current]?.id;
      if (before !== undefined && id !== undefined) this.#transform = keptInPlace(this.#transform, id, before, picture);
      this.element.replaceChildren(next);
      this.#current = this.#startAt(circuit, id);
      if (focused) this.gate(this.#current)?.focus({ preventScroll: true });
    }
    // Who opens a group looks at it: it is not made small again to have everything in sight.
    if (this.#kept !== undefined && !isLegible(places, this.extent)) this.#mode = 'free';
    this.#kept = undefined;
    this.#mark();
    this.#settle();
    this.shown.tell();
  }

  select(entries: readonly number[]): void {
    this.#selected = entries;
    this.#mark();
    const picture = this.#picture;
    if (picture === undefined || this.#mode === 'fit') return;
    const [first] = gatesOf(picture.circuit, entries);
    if (first !== undefined) this.bringInSight(first);
  }

  fit(): void {
    this.#mode = 'fit';
    this.#settle();
    this.transformed.tell(undefined);
  }

  /** Forgets how the user moved the picture. */
  refresh(): void {
    this.#mode = 'fresh';
    this.#settle();
  }

  zoom(factor: number, at = this.#middle()): void {
    this.moveTo(zoomed(this.#transform, at, factor));
  }

  moveTo(transform: Transform): void {
    this.#mode = 'free';
    this.#transform = transform;
    this.#apply();
    this.transformed.tell(transform);
  }

  bringInSight(gate: number): void {
    const frame = this.#picture?.places.gates[gate];
    if (frame === undefined) return;
    const next = inSight(this.#transform, frame, this.extent);
    if (next !== this.#transform) this.moveTo(next);
  }

  gate(index: number): SVGGElement | null {
    return this.element.querySelector(`[data-gate="${index}"]`);
  }

  /** Makes a gate the one at hand, and brings it in sight. */
  visit(gate: number): void {
    this.#current = gate;
    this.#mark();
    if (this.#mode !== 'fit') this.bringInSight(gate);
  }

  /** The output's gate. */
  get last(): number {
    return this.#picture === undefined ? 0 : this.#startAt(this.#picture.circuit, undefined);
  }

  /** The next picture is drawn so that this gate or box stays where it is. */
  keepInPlace(id: string): void {
    this.#kept = id;
  }

  get #svg(): SVGSVGElement | null {
    return this.element.querySelector('svg');
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
    for (const gate of this.element.querySelectorAll<SVGGElement>('[data-gate]')) {
      const index = Number(gate.dataset.gate);
      gate.classList.toggle('gl-selected', selected.has(index));
      gate.setAttribute('tabindex', index === this.#current ? '0' : '-1');
    }
  }

  #settle(): void {
    if (this.#picture !== undefined && this.#mode !== 'free') {
      const place = this.#mode === 'fit' ? fitted : legible;
      this.#transform = place(this.#picture.places, this.extent);
    }
    this.#apply();
  }

  #apply(): void {
    const { x, y, scale } = this.#transform;
    this.#svg?.querySelector('.gl-scene')?.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`);
    this.settled.tell();
  }

  #middle() {
    const { width, height } = this.extent;
    return { x: width / 2, y: height / 2 };
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
