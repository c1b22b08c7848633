/** Which statements several wrong gradients are computed from. */
import type { Fault } from '../fault.ts';

export function withShared(faults: readonly (Fault | undefined)[]): (Fault | undefined)[] {
  const counts = new Map<number, number>();
  for (const fault of faults) {
    for (const { role, statement } of fault?.suspects ?? []) {
      if (role === 'serves') counts.set(statement.start, (counts.get(statement.start) ?? 0) + 1);
    }
  }
  return faults.map((fault) => {
    if (fault === undefined) return undefined;
    const suspects = fault.suspects.map((suspect) => {
      const isShared = suspect.role === 'serves' && (counts.get(suspect.statement.start) ?? 0) > 1;
      return isShared ? { ...suspect, isShared } : suspect;
    });
    return { ...fault, suspects };
  });
}
