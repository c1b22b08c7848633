import { beginsAtUse, type Circuit, NONE } from './circuit.ts';
import type { Curve, Frame } from './places.ts';
import { boxTitleSize, gateSize, stemSize } from './sizes.ts';
import type { Size } from './text.ts';

const GAP = 18;
const LEAD = 14;
/** A row is at least so long, however narrow the picture is. */
const ROW = 480;
/** Around what stands in a box. */
const MARGIN = 8;
/** An open list has so many rows if there is room for its columns. */
const LIST_ROWS = 3;

/** Where what stands on the shelf stands; by gate, box and wire. */
export interface Shelf {
  readonly width: number;
  readonly height: number;
  readonly gates: ReadonlyMap<number, Frame>;
  readonly boxes: ReadonlyMap<number, Frame>;
  readonly stems: ReadonlyMap<number, Frame>;
  readonly leads: ReadonlyMap<number, Curve>;
}

/**
 * Inputs that no wire leaves, because all their uses bear their names: they stand in rows above the picture, those of
 * an open list in its box.
 */
export function onShelf({ gates, boxes, wires }: Circuit): ReadonlySet<number> {
  const tagged = new Set<number>();
  const drawn = new Set<number>();
  for (const { from, tagged: isTagged, branches } of wires) {
    const isNamed = isTagged && branches.every(({ to }) => to !== NONE);
    (isNamed ? tagged : drawn).add(from);
    for (const { to } of branches) if (to !== NONE) drawn.add(to);
  }
  const isFree = (gate: number) => tagged.has(gate) && !drawn.has(gate);
  const isList = (box: number) => boxes[box].group.kind === 'array' && boxes[box].box === NONE;
  const kept = new Set(gates.flatMap(({ box }, g) => (box === NONE || (isList(box) && isFree(g)) ? [] : [box])));
  return new Set([...gates.keys()].filter((g) => isFree(g) && !kept.has(gates[g].box)));
}

/** @param width of the picture below it */
export function shelve(circuit: Circuit, width: number): Shelf {
  return new Shelving(circuit, Math.max(width, ROW)).shelf();
}

class Shelving {
  readonly #gates = new Map<number, Frame>();
  readonly #boxes = new Map<number, Frame>();
  readonly #stems = new Map<number, Frame>();
  readonly #leads = new Map<number, Curve>();
  /** By gate: the wire that has a stem. */
  readonly #wires = new Map<number, number>();

  constructor(
    private readonly circuit: Circuit,
    private readonly room: number,
  ) {
    circuit.wires.forEach((wire, w) => {
      if (!beginsAtUse(circuit, wire)) this.#wires.set(wire.from, w);
    });
  }

  shelf(): Shelf {
    const lists = new Map<number, number[]>();
    const items: (readonly number[])[] = [];
    for (const g of onShelf(this.circuit)) {
      const { box } = this.circuit.gates[g];
      const list = lists.get(box);
      if (list !== undefined) list.push(g);
      else {
        const item = [g];
        items.push(item);
        if (box !== NONE) lists.set(box, item);
      }
    }
    let [x, y, bottom, right] = [0, 0, 0, 0];
    for (const item of items) {
      const { box } = this.circuit.gates[item[0]];
      const size = box === NONE ? this.#sizeOf(item[0]) : this.#listSize(box, item);
      if (x > 0 && x + size.width > this.room) [x, y] = [0, bottom + GAP];
      if (box === NONE) this.#put(item[0], x, y, size);
      else this.#putList(box, item, x, y, size);
      bottom = Math.max(bottom, y + size.height);
      right = Math.max(right, x + size.width);
      x += size.width + GAP;
    }
    const places = { gates: this.#gates, boxes: this.#boxes, stems: this.#stems, leads: this.#leads };
    return { width: right, height: items.length === 0 ? 0 : bottom + GAP, ...places };
  }

  /** Of a gate and its numbers. */
  #sizeOf(gate: number): Size {
    const { width, height } = gateSize(this.circuit.gates[gate]);
    const stem = this.#stemOf(gate);
    return stem === undefined
      ? { width, height }
      : { width: width + LEAD + stem.width, height: Math.max(height, stem.height) };
  }

  #stemOf(gate: number): Size | undefined {
    const wire = this.#wires.get(gate);
    return wire === undefined ? undefined : stemSize(this.circuit.wires[wire]);
  }

  #put(gate: number, x: number, y: number, { height }: Size): void {
    const size = gateSize(this.circuit.gates[gate]);
    this.#gates.set(gate, { x, y: y + (height - size.height) / 2, ...size });
    const wire = this.#wires.get(gate);
    if (wire === undefined) return;
    const stem = stemSize(this.circuit.wires[wire]);
    const [start, middle] = [x + size.width, y + height / 2];
    const end = start + LEAD;
    this.#stems.set(wire, { x: end, y: y + (height - stem.height) / 2, ...stem });
    this.#leads.set(wire, [start, middle, start, middle, end, middle, end, middle]);
  }

  /** All in it take the same room. */
  #grid(list: readonly number[]): { readonly cell: Size; readonly columns: number } {
    const sizes = list.map((gate) => this.#sizeOf(gate));
    const cell = {
      width: Math.max(...sizes.map(({ width }) => width)) + MARGIN,
      height: Math.max(...sizes.map(({ height }) => height)) + MARGIN,
    };
    const most = Math.max(Math.floor((this.room - MARGIN) / cell.width), 1);
    return { cell, columns: Math.min(Math.ceil(list.length / LIST_ROWS), most) };
  }

  #listSize(box: number, list: readonly number[]): Size {
    const { cell, columns } = this.#grid(list);
    const title = boxTitleSize(this.circuit.boxes[box].group);
    const rows = Math.ceil(list.length / columns);
    return {
      width: Math.max(columns * cell.width + MARGIN, title.width),
      height: title.height + MARGIN + rows * cell.height + MARGIN,
    };
  }

  #putList(box: number, list: readonly number[], x: number, y: number, size: Size): void {
    const { cell, columns } = this.#grid(list);
    const top = y + boxTitleSize(this.circuit.boxes[box].group).height + MARGIN;
    this.#boxes.set(box, { x, y, ...size });
    for (const [i, gate] of list.entries()) {
      const [row, column] = [Math.floor(i / columns), i % columns];
      const height = cell.height - MARGIN;
      this.#put(gate, x + MARGIN + column * cell.width, top + row * cell.height, { width: cell.width, height });
    }
  }
}
