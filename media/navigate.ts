import { type Circuit, type Gate, NONE } from '../core/circuit/circuit.ts';
import type { Frame, Places } from '../core/circuit/places.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The gate that an arrow key goes to: along a wire if there is one, else what stands nearest in that direction. */
export function neighbour(circuit: Circuit, places: Places, from: number, direction: Direction): number {
  const linked = direction === 'right' ? usersOf(circuit, from) : direction === 'left' ? sourcesOf(circuit, from) : [];
  const all = linked.length > 0 ? linked : places.gates.map((_, g) => g);
  const here = centre(places.gates[from]);
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (const gate of all) {
    if (gate === from) continue;
    const there = centre(places.gates[gate]);
    const dx = there.x - here.x;
    const dy = there.y - here.y;
    const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction];
    if (ahead <= 1) continue;
    const aside = direction === 'left' || direction === 'right' ? Math.abs(dy) : Math.abs(dx);
    const distance = ahead + 2 * aside;
    if (distance < least) {
      least = distance;
      best = gate;
    }
  }
  return best;
}

/** The gates that stand for entries: their own, or the closed groups and folds that hold them. */
export function gatesOf(circuit: Circuit, entries: readonly number[]): readonly number[] {
  const found = new Set<number>();
  for (const entry of entries) {
    const gate = circuit.gates.findIndex((other) => holds(other, entry));
    if (gate >= 0) found.add(gate);
  }
  return [...found];
}

/** Does a gate stand for an entry? */
export function holds({ first, last, runs }: Gate, entry: number): boolean {
  return first <= entry && entry <= last && runs.some(([from, to]) => from <= entry && entry <= to);
}

function usersOf({ wires }: Circuit, gate: number): number[] {
  return wires
    .filter(({ from }) => from === gate)
    .flatMap(({ branches }) => branches.map(({ to }) => to).filter(isGate));
}

function sourcesOf({ wires }: Circuit, gate: number): number[] {
  return wires.filter(({ branches }) => branches.some(({ to }) => to === gate)).map(({ from }) => from);
}

function isGate(gate: number): boolean {
  return gate !== NONE;
}

function centre({ x, y, width, height }: Frame) {
  return { x: x + width / 2, y: y + height / 2 };
}
