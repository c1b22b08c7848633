/** Gradients do not go through gradients: an update with one makes a new weight of the old, and no more. */
import type { Given } from '../autodiff/backward.ts';
import type { Claim } from './claims.ts';
import type { Happenings } from './happenings.ts';
import { entriesOf } from './versions.ts';

/** Where hand-written gradients were computed: nothing is handed on from there. */
export function barriersOf(claims: readonly Claim[], happenings: Happenings): Given[] {
  const { tape, nodes } = happenings.execution.machine;
  const barriers = new Set<number>();
  for (const { writes } of claims) {
    for (const write of writes) {
      const { start, end } = write.statement;
      for (const event of happenings.at(write)) {
        for (const entry of entriesOf(happenings.snapshot(event))) {
          const at = nodes.span(tape.node[entry]);
          // What is only handed on under another name, such as a weight, is no gradient.
          if (at.start < start || at.end > end || barriers.has(entry)) continue;
          barriers.add(entry);
        }
      }
    }
  }
  return [...barriers].map((entry) => ({ entry, gradient: undefined }));
}
