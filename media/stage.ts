import type { Frame } from '../core/circuit/places.ts';
import { boxTitleSize } from '../core/circuit/sizes.ts';
import { Camera } from './camera.ts';
import { Lens } from './lens.ts';
import { Motion } from './motion.ts';
import { gatesOf } from './navigate.ts';
import type { Picture } from './origins.ts';
import { patch } from './patch.ts';
import { renderCircuit } from './render.ts';
import { Signal } from './signal.ts';
import {
  type Extent,
  fitted,
  focused,
  inSight,
  isLegible,
  isReadable,
  legible,
  moved,
  type Transform,
  union,
  zoomed,
} from './viewport.ts';
import type { Words } from './words.ts';

/** The picture in the panel: draws it, and knows which part of it is in sight and which gate is at hand. */
export class Stage {
  /** Another picture is drawn, or none. */
  readonly shown = new Signal();
  /** The picture was moved or zoomed by hand; undefined: the whole of it is in sight. */
  readonly transformed = new Signal<Transform | undefined>();
  /** Another part of it is in sight, for whatever reason. */
  readonly settled = new Signal();
  /** Lies above the picture, in its coordinates: marks stand here. */
  readonly over: SVGGElement;

  #picture: Picture | undefined;
  #words: Words;
  #digits: number | undefined;
  #svg: SVGSVGElement | undefined;
  readonly #lens = new Lens();
  readonly #camera = new Camera((transform, isMoving) => {
    this.#lens.look(transform, isMoving);
    this.settled.tell();
  });
  readonly #motion: Motion;
  /** What is covered of the stage at its right, below: what one goes to is not left there. */
  corner: Extent | undefined;
  /** `fresh`: as big as can be read; `fit`: the whole picture, in whatever size; `free`: as the user moved it. */
  #mode: 'fresh' | 'fit' | 'free' = 'fresh';
  #current = 0;
  #selected: readonly number[] = [];
  /** The user chose another picture: the next one comes out of this one, and what was opened or closed keeps its place. */
  #change: { readonly kept: string | undefined } | undefined;

  constructor(
    readonly element: HTMLElement,
    words: Words,
    transform: Transform | undefined,
  ) {
    this.#words = words;
    this.over = this.#lens.over;
    this.#motion = new Motion(this.over);
    if (transform !== undefined) {
      this.#camera.set(transform);
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

  /** Significant digits. */
  get digits(): number | undefined {
    return this.#digits;
  }

  /** The one gate that the Tab key comes to. */
  get current(): number {
    return this.#current;
  }

  get transform(): Transform {
    return this.#camera.transform;
  }

  get extent() {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  /** The gates at the cursor in the code. */
  get selected(): readonly number[] {
    return this.#picture === undefined ? [] : gatesOf(this.#picture.circuit, this.#selected);
  }

  show(picture: Picture | undefined, words: Words, digits: number | undefined): void {
    const before = this.#picture;
    this.#picture = picture;
    this.#words = words;
    this.#digits = digits;
    if (picture === undefined) {
      this.#motion.stop();
      this.#svg = undefined;
      this.element.replaceChildren();
      this.shown.tell();
      return;
    }
    const next = parsed(renderCircuit(picture.circuit, picture.places, { words, digits }));
    if (before !== undefined && this.#svg !== undefined && before.places.key === picture.places.key) {
      patch(this.#svg, next);
      this.#mark();
      this.#settle();
    } else this.#replace(before, picture, next);
    this.#change = undefined;
    this.shown.tell();
  }

  /** @param follow the picture moves where they are out of sight */
  select(entries: readonly number[], follow = true): void {
    this.#selected = entries;
    this.#mark();
    const [first] = this.selected;
    if (follow && first !== undefined && this.#mode !== 'fit') this.bringInSight(first);
  }

  fit(): void {
    this.#mode = 'fit';
    if (this.#picture !== undefined) this.#camera.glide(fitted(this.#picture.places, this.extent));
    this.transformed.tell(undefined);
  }

  /** Brings gates near: these, else those at the cursor, else the one at hand. */
  focusOn(gates: readonly number[] = this.selected): void {
    if (this.#picture === undefined) return;
    const { places } = this.#picture;
    const shown = gates.length > 0 ? gates : [this.#current];
    this.#glide(focused(union(shown.map((gate) => places.gates[gate])), this.extent));
  }

  zoom(factor: number, at = this.#middle()): void {
    this.#move(zoomed(this.transform, at, factor), true);
  }

  moveTo(transform: Transform): void {
    this.#move(transform, false);
  }

  bringInSight(gate: number): void {
    const frame = this.#picture?.places.gates[gate];
    if (frame === undefined) return;
    const next = inSight(this.transform, frame, this.extent, this.corner);
    if (next !== this.transform) this.moveTo(next);
  }

  /** Moves there in one glide, and nearer if nothing can be read from here. */
  lookAt(frame: Frame): void {
    const next = isReadable(this.transform)
      ? inSight(this.transform, frame, this.extent, this.corner)
      : focused(frame, this.extent);
    if (next !== this.transform) this.#glide(next);
  }

  /** Brings a part of the picture in sight, gently. */
  glideTo(part: Frame): void {
    const next = inSight(this.transform, part, this.extent, this.corner);
    if (next === this.transform) return;
    this.#mode = 'free';
    this.#camera.glide(next);
    this.transformed.tell(next);
  }

  gate(index: number): SVGGElement | null {
    return this.element.querySelector(`[data-gate="${index}"]`);
  }

  /** The title of an open group. */
  title(box: number): SVGGElement | null {
    return this.element.querySelector(`[data-box="${box}"] .gl-title`);
  }

  /** Makes a gate the one at hand, and brings it in sight. */
  visit(gate: number): void {
    this.#current = gate;
    this.#mark();
    if (this.#mode !== 'fit') this.bringInSight(gate);
  }

  /** Brings the title of an open group in sight. */
  visitTitle(box: number): void {
    const { picture } = this;
    if (picture === undefined) return;
    const { x, y } = picture.places.boxes[box];
    this.lookAt({ x, y, ...boxTitleSize(picture.circuit.boxes[box].group, picture.circuit.boxes[box].stepper) });
  }

  /** The output's gate. */
  get last(): number {
    return Math.max(this.#picture?.circuit.gates.findIndex((gate) => gate.output) ?? 0, 0);
  }

  /** The next picture is one that the user chose. @param kept the gate or box that stays where it is */
  expect(kept?: string): void {
    this.#change = { kept };
  }

  #move(transform: Transform, isMoving: boolean): void {
    this.#mode = 'free';
    this.#camera.set(transform, isMoving);
    this.transformed.tell(transform);
  }

  #glide(transform: Transform): void {
    this.#mode = 'free';
    this.#camera.glide(transform);
    this.transformed.tell(transform);
  }

  #replace(before: Picture | undefined, picture: Picture, next: SVGSVGElement): void {
    this.#motion.stop();
    const old = this.#svg;
    const { transform } = this;
    const change = this.#change;
    const kept = change?.kept ?? before?.circuit.gates[this.#current]?.id;
    const anchors = before === undefined || kept === undefined ? undefined : anchorsOf(before, picture, kept);
    const refocus = old === undefined ? undefined : this.#focusIn(old, before, picture);
    if (anchors !== undefined) this.#camera.set(heldInPlace(transform, anchors.before, anchors.after));
    this.#svg = next;
    this.#lens.hold(next);
    this.element.replaceChildren(this.#lens.element);
    this.#current = anchors?.gate ?? this.last;
    this.#mark();
    refocus?.();
    // Who opens a group looks at it: it is not made small again to have everything in sight. Another level is another
    // picture: it is shown whole if it can be read so.
    const legibly = isLegible(picture.places, this.extent);
    if (change !== undefined && !legibly && anchors !== undefined) this.#mode = 'free';
    if (change !== undefined && legibly && change.kept === undefined && this.#mode === 'free') this.#mode = 'fresh';
    this.#settle();
    if (change === undefined || before === undefined || old === undefined) return;
    const from = { picture: before, svg: old, transform };
    this.#motion.play(from, { picture, svg: next, transform: this.transform });
  }

  /** What has the focus has it in the next picture, too. */
  #focusIn(old: SVGSVGElement, before: Picture | undefined, picture: Picture): (() => void) | undefined {
    const { activeElement } = document;
    if (activeElement === null || !old.contains(activeElement)) return undefined;
    const box = activeElement.closest<SVGElement>('[data-box]')?.dataset.box;
    const id = box === undefined ? undefined : before?.circuit.boxes[Number(box)]?.id;
    const same = picture.circuit.boxes.findIndex((other) => other.id === id);
    return () => (this.title(same) ?? this.gate(this.#current))?.focus({ preventScroll: true });
  }

  #mark(): void {
    const selected = new Set(this.selected);
    for (const gate of this.element.querySelectorAll<SVGGElement>('[data-gate]')) {
      const index = Number(gate.dataset.gate);
      gate.classList.toggle('gl-selected', selected.has(index));
      gate.setAttribute('tabindex', index === this.#current ? '0' : '-1');
    }
  }

  #settle(): void {
    if (this.#picture === undefined || this.#mode === 'free') this.#camera.set(this.transform);
    else this.#camera.set((this.#mode === 'fit' ? fitted : legible)(this.#picture.places, this.extent));
  }

  #middle() {
    const { width, height } = this.extent;
    return { x: width / 2, y: height / 2 };
  }
}

/** Moves the picture so that what was at one frame and is at another now stays where it was in the panel. */
function heldInPlace(transform: Transform, before: Frame, after: Frame): Transform {
  return moved(transform, transform.scale * (before.x - after.x), transform.scale * (before.y - after.y));
}

/** A gate or group in both pictures, open or closed, and the gate to be at hand there. */
function anchorsOf(before: Picture, after: Picture, id: string) {
  const old = frameOf(before, id);
  if (old === undefined) return undefined;
  const { gates, boxes } = after.circuit;
  const box = boxes.findIndex((other) => other.id === id);
  if (box >= 0) {
    const inside = gates.findIndex((gate) => gate.box === box);
    return { before: old, after: after.places.boxes[box], gate: Math.max(inside, 0) };
  }
  const entry = before.circuit.gates.find((other) => other.id === id)?.last;
  const same = gates.findIndex((other) => other.id === id);
  const gate = same >= 0 ? same : entry === undefined ? undefined : gatesOf(after.circuit, [entry])[0];
  return gate === undefined ? undefined : { before: old, after: after.places.gates[gate], gate };
}

function frameOf({ circuit, places }: Picture, id: string): Frame | undefined {
  const gate = circuit.gates.findIndex((other) => other.id === id);
  return gate >= 0 ? places.gates[gate] : places.boxes[circuit.boxes.findIndex((other) => other.id === id)];
}

function parsed(svg: string): SVGSVGElement {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
  return document.importNode(documentElement, true) as unknown as SVGSVGElement;
}
