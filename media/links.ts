import type { Branch, Circuit, Wire } from '../core/circuit/circuit.ts';
import { NONE } from '../core/circuit/circuit.ts';

/** A branch of a wire, where it comes to a gate. */
export interface Arrival {
  readonly wire: Wire;
  readonly branch: Branch;
}

/** What comes to each gate, in the order of its arguments, and what leaves it. */
export interface Links {
  readonly arriving: readonly (readonly Arrival[])[];
  readonly leaving: readonly (readonly Wire[])[];
}

const known = new WeakMap<Circuit, Links>();

/** Worked out once a circuit: a gate by itself would have to look at all wires. */
export function linksOf(circuit: Circuit): Links {
  const found = known.get(circuit);
  if (found !== undefined) return found;
  const arriving: Arrival[][] = circuit.gates.map(() => []);
  const leaving: Wire[][] = circuit.gates.map(() => []);
  for (const wire of circuit.wires) {
    leaving[wire.from].push(wire);
    for (const branch of wire.branches) if (branch.to !== NONE) arriving[branch.to].push({ wire, branch });
  }
  for (const arrivals of arriving) arrivals.sort((a, b) => a.branch.argument - b.branch.argument);
  const links = { arriving, leaving };
  known.set(circuit, links);
  return links;
}
