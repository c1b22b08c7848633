import type { Circuit } from '../core/circuit/circuit.ts';

/** What follows from a circuit, worked out once for each: a gate by itself would have to look at all of it. */
export function derived<T>(work: (circuit: Circuit) => T): (circuit: Circuit) => T {
  const known = new WeakMap<Circuit, { readonly result: T }>();
  return (circuit) => {
    let found = known.get(circuit);
    if (found === undefined) {
      found = { result: work(circuit) };
      known.set(circuit, found);
    }
    return found.result;
  };
}
