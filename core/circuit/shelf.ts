import { beginsAtUse, type Circuit, NONE } from './circuit.ts';
import type { Curve, Frame } from './places.ts';
import { gateSize, stemSize } from './sizes.ts';

const GAP = 18;
const LEAD = 14;
/** A row is at least so long, however narrow the picture is. */
const ROW = 480;

/** Where what stands on the shelf stands; by gate and by wire. */
export interface Shelf {
  readonly width: number;
  readonly height: number;
  readonly gates: ReadonlyMap<number, Frame>;
  readonly stems: ReadonlyMap<number, Frame>;
  readonly leads: ReadonlyMap<number, Curve>;
}

/** Inputs that no wire leaves, because all their uses bear their names: they stand in rows above the picture. */
export function onShelf({ gates, wires }: Circuit): ReadonlySet<number> {
  const tagged = new Set<number>();
  const drawn = new Set<number>();
  for (const { from, tagged: isTagged, branches } of wires) {
    const isNamed = isTagged && branches.every(({ to }) => to !== NONE);
    (isNamed ? tagged : drawn).add(from);
    for (const { to } of branches) if (to !== NONE) drawn.add(to);
  }
  return new Set([...tagged].filter((gate) => !drawn.has(gate) && gates[gate].box === NONE));
}

/** @param width of the picture below it */
export function shelve(circuit: Circuit, width: number): Shelf {
  const gates = new Map<number, Frame>();
  const stems = new Map<number, Frame>();
  const leads = new Map<number, Curve>();
  const room = Math.max(width, ROW);
  let [x, y, bottom, right] = [0, 0, 0, 0];
  for (const g of onShelf(circuit)) {
    const size = gateSize(circuit.gates[g]);
    const w = circuit.wires.findIndex((wire) => wire.from === g && !beginsAtUse(circuit, wire));
    const stem = w < 0 ? undefined : stemSize(circuit.wires[w]);
    const length = size.width + (stem === undefined ? 0 : LEAD + stem.width);
    const height = Math.max(size.height, stem?.height ?? 0);
    if (x > 0 && x + length > room) [x, y] = [0, bottom + GAP];
    bottom = Math.max(bottom, y + height);
    gates.set(g, { x, y: y + (height - size.height) / 2, ...size });
    if (stem !== undefined) {
      const [start, middle] = [x + size.width, y + height / 2];
      const end = start + LEAD;
      stems.set(w, { x: end, y: y + (height - stem.height) / 2, ...stem });
      leads.set(w, [start, middle, start, middle, end, middle, end, middle]);
    }
    right = Math.max(right, x + length);
    x += length + GAP;
  }
  return { width: right, height: gates.size === 0 ? 0 : bottom + GAP, gates, stems, leads };
}
