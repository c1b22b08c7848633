import type { Branch, Wire } from '../core/circuit/circuit.ts';
import { NONE } from '../core/circuit/circuit.ts';
import { derived } from './derived.ts';

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

export const linksOf = derived((circuit): Links => {
  const arriving: Arrival[][] = circuit.gates.map(() => []);
  const leaving: Wire[][] = circuit.gates.map(() => []);
  for (const wire of circuit.wires) {
    leaving[wire.from].push(wire);
    for (const branch of wire.branches) if (branch.to !== NONE) arriving[branch.to].push({ wire, branch });
  }
  for (const arrivals of arriving) arrivals.sort((a, b) => a.branch.argument - b.branch.argument);
  return { arriving, leaving };
});
