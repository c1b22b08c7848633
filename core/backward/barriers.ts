/** Gradients do not go through gradients: an update with one makes a new weight of the old, and no more. */
import type { Seed } from '../autodiff/backward.ts';
import type { Claim } from './claims.ts';
import type { Happenings } from './happenings.ts';
import { entriesOf } from './versions.ts';

/** Zeros that are given where hand-written gradients were computed. */
export function barriersOf(claims: readonly Claim[], happenings: Happenings): Seed[] {
  const { tape, nodes } = happenings.execution.machine;
  const barriers = new Map<number, Seed>();
  for (const { writes } of claims) {
    for (const write of writes) {
      const { start, end } = write.statement;
      for (const event of happenings.at(write)) {
        for (const entry of entriesOf(happenings.snapshot(event))) {
          const at = nodes.span(tape.node[entry]);
          // What is only handed on under another name, such as a weight, is no gradient.
          if (at.start < start || at.end > end || barriers.has(entry)) continue;
          const size = tape.tensorAt(entry)?.data.length;
          barriers.set(entry, { entry, gradient: size === undefined ? 0 : new Float64Array(size) });
        }
      }
    }
  }
  return [...barriers.values()];
}
