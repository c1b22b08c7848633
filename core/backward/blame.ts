/** Which of the statements that write a gradient makes it wrong. */
import type { Term } from './fault.ts';
import { type Generation, stateAfter } from './generations.ts';
import type { Happenings } from './happenings.ts';
import { constantRatio, differenceOf, numbersIn, TOLERANCE } from './numbers.ts';

/** Sums of more terms are not looked through. */
const MOST_TERMS = 8;

/**
 * A gradient that several statements add up must consist of the terms of its variable's uses: the statement to blame is
 * the only one that adds something else than one or several of these.
 *
 * @returns its number among the writes; that of the last where no single one can be told
 */
export function blameOf(generation: Generation, terms: readonly Term[], happenings: Happenings): number {
  const last = generation.written.length - 1;
  if (last === 0) return 0;
  const contributions = terms.flatMap(({ contribution }) => (contribution ? [contribution.data] : []));
  if (contributions.length === 0 || contributions.length > MOST_TERMS) return last;
  const sums = subsetSums(contributions);
  const added = additionsOf(generation, happenings);
  if (added === undefined) return last;
  const strange = [...added].filter(
    ([, addition]) => !sums.some((sum) => differenceOf(addition, sum).error <= TOLERANCE),
  );
  return strange.length === 1 ? strange[0][0] : last;
}

/**
 * What each statement added, in all of its runs together, by the number of its last write; in the end, so that what was
 * added before a mean was taken is divided, too. undefined: a statement does both, or something else.
 */
function additionsOf(generation: Generation, happenings: Happenings): ReadonlyMap<number, Float64Array> | undefined {
  const { written } = generation;
  const { tape } = happenings.execution.machine;
  const byStatement = new Map<number, { last: number; sum: Float64Array }>();
  let before: ArrayLike<number> | undefined;
  for (let i = 0; i < written.length; i++) {
    const state = stateAfter(generation, i, happenings);
    const after = state === undefined ? undefined : numbersIn(tape, state)?.data;
    if (after === undefined || (before !== undefined && before.length !== after.length)) return undefined;
    const { statement, isFresh, place, reads } = written[i].write;
    const { start, operator } = statement;
    if (before !== undefined && isScaling(operator)) {
      const ratio = constantRatio(after, before);
      if (ratio === undefined) return undefined;
      for (const { sum } of byStatement.values()) for (let k = 0; k < sum.length; k++) sum[k] *= ratio;
      before = after;
      continue;
    }
    if (operator === '=' && !isFresh && reads.has(place.text) && statement.value?.kind !== 'binary') return undefined;
    const known = byStatement.get(start) ?? { last: i, sum: new Float64Array(after.length) };
    for (let k = 0; k < after.length; k++) known.sum[k] += after[k] - (before?.[k] ?? 0);
    byStatement.set(start, { last: i, sum: known.sum });
    before = after;
  }
  return new Map([...byStatement.values()].map(({ last, sum }) => [last, sum]));
}

function isScaling(operator: string): boolean {
  return operator === '*=' || operator === '/=';
}

/** Of none of them, too: a gradient often begins with zeros. */
function subsetSums(terms: readonly ArrayLike<number>[]): Float64Array[] {
  let sums = [new Float64Array(terms[0].length)];
  for (const term of terms) sums = [...sums, ...sums.map((sum) => sum.map((x, k) => x + term[k]))];
  return sums;
}
