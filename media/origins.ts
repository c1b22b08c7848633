/** Where the parts of a picture were in the one before it, as far as they were there: pure geometry. */
import { type Circuit, type Gate, NONE } from '../core/circuit/circuit.ts';
import type { Frame, Places } from '../core/circuit/places.ts';
import { holds } from './navigate.ts';
import { type Transform, union } from './viewport.ts';

export interface Picture {
  readonly circuit: Circuit;
  readonly places: Places;
}

/** A part that was drawn itself, or came out of a gate that was opened; the same backwards when one is closed. */
export interface Origin {
  readonly isSame: boolean;
  /** In the other picture. */
  readonly frame: Frame;
  /** What of this picture is there: the part, or all that shares its gate. */
  readonly room: Frame;
}

export interface Origins {
  readonly gates: readonly (Origin | undefined)[];
  readonly boxes: readonly (Origin | undefined)[];
}

export function originsOf(picture: Picture, other: Picture): Origins {
  const { circuit, places } = picture;
  const gateById = new Map(other.circuit.gates.map(({ id }, g) => [id, g]));
  const boxById = new Map(other.circuit.boxes.map(({ id }, b) => [id, b]));
  const closed = other.circuit.gates.flatMap(({ first, last }, g) => (first < last ? [g] : []));

  const opened = (box: number): number | undefined => {
    for (let b = box; b !== NONE; b = circuit.boxes[b].box) {
      const gate = gateById.get(circuit.boxes[b].id);
      if (gate !== undefined) return gate;
    }
    return undefined;
  };
  const around = ({ first, last }: Gate): number | undefined => {
    const has = (g: number, entry: number) => holds(other.circuit.gates[g], entry);
    const hosts = closed.filter((g) => has(g, first) && has(g, last));
    const size = (g: number) => other.circuit.gates[g].last - other.circuit.gates[g].first;
    return hosts.length === 0 ? undefined : hosts.reduce((least, g) => (size(g) < size(least) ? g : least));
  };

  const gateHosts = circuit.gates.map((gate) =>
    gateById.has(gate.id) ? undefined : (opened(gate.box) ?? around(gate)),
  );
  const boxHosts = circuit.boxes.map(({ id }, b) => (boxById.has(id) ? undefined : opened(b)));
  const guests = new Map<number, Frame[]>();
  const invite = (hosts: readonly (number | undefined)[], frames: readonly Frame[]) => {
    hosts.forEach((host, i) => {
      if (host === undefined) return;
      const others = guests.get(host);
      if (others === undefined) guests.set(host, [frames[i]]);
      else others.push(frames[i]);
    });
  };
  invite(gateHosts, places.gates);
  invite(boxHosts, places.boxes);
  const rooms = new Map([...guests].map(([host, frames]) => [host, union(frames)]));

  const origin = (same: Frame | undefined, own: Frame, host: number | undefined): Origin | undefined => {
    if (same !== undefined) return { isSame: true, frame: same, room: own };
    if (host === undefined) return undefined;
    return { isSame: false, frame: other.places.gates[host], room: rooms.get(host)! };
  };
  return {
    gates: circuit.gates.map(({ id }, g) =>
      origin(other.places.gates[gateById.get(id) ?? NONE], places.gates[g], gateHosts[g]),
    ),
    boxes: circuit.boxes.map(({ id }, b) =>
      origin(other.places.boxes[boxById.get(id) ?? NONE], places.boxes[b], boxHosts[b]),
    ),
  };
}

/** Moves the room, as it is seen through one transform, to where its origin is seen through the other. */
export function wayFrom({ isSame, frame, room }: Origin, seen: Transform, other: Transform): Transform {
  const fits = Math.min(frame.width / Math.max(room.width, 1), frame.height / Math.max(room.height, 1), 1);
  const shrunk = isSame ? 1 : fits;
  const x = frame.x + frame.width / 2 - shrunk * (room.x + room.width / 2);
  const y = frame.y + frame.height / 2 - shrunk * (room.y + room.height / 2);
  return {
    x: (other.scale * x + other.x - seen.x) / seen.scale,
    y: (other.scale * y + other.y - seen.y) / seen.scale,
    scale: (shrunk * other.scale) / seen.scale,
  };
}

/** Wires whose ends have all moved alike have moved with them: by wire, where it was. */
export function steadyWires(picture: Picture, other: Picture, { gates }: Origins): ReadonlyMap<number, number> {
  const otherByEnds = new Map(other.circuit.wires.map((_, w) => [endsOf(other.circuit, w), w]));
  const steady = new Map<number, number>();
  picture.circuit.wires.forEach(({ from, branches }, w) => {
    const before = otherByEnds.get(endsOf(picture.circuit, w));
    if (before === undefined) return;
    const shift = shiftOf(gates[from]);
    const stem = { isSame: true, frame: other.places.wires[before].stem, room: picture.places.wires[w].stem };
    const moved = [stem, ...branches.flatMap(({ to }) => (to === NONE ? [] : [gates[to]]))];
    const isRigid = (origin: Origin | undefined) => {
      const other = shiftOf(origin);
      return other !== undefined && shift !== undefined && Math.hypot(other.x - shift.x, other.y - shift.y) < 1;
    };
    if (moved.every(isRigid)) steady.set(w, before);
  });
  return steady;
}

function shiftOf(origin: Origin | undefined): { readonly x: number; readonly y: number } | undefined {
  if (origin?.isSame !== true) return undefined;
  return { x: origin.frame.x - origin.room.x, y: origin.frame.y - origin.room.y };
}

function endsOf({ gates, wires }: Circuit, w: number): string {
  const { from, branches } = wires[w];
  const ends = branches.map(({ to, argument }) => (to === NONE ? '' : `${gates[to].id}#${argument}`));
  return JSON.stringify([gates[from].id, wires[w].name, ...ends]);
}
