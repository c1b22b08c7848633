/** Which of the events that bound an output a hand-written gradient belongs to. */
import type { Claims } from './claims.ts';
import type { Generation } from './generations.ts';
import type { Happenings } from './happenings.ts';
import { isZero, numbersIn } from './numbers.ts';
import type { Scope } from './scopes.ts';

/**
 * The last event in each of the frames around a gradient, the innermost first. Where one example after the other binds the
 * output anew, the last of the gradient's own example.
 *
 * @param events those that bound the output, in order
 */
export function nearest(
  generation: Generation,
  events: readonly number[],
  scope: Scope,
  claims: Claims,
  happenings: Happenings,
): number[] {
  const fresh = new Set(scope.writes.filter(({ isFresh }) => isFresh).flatMap((write) => happenings.at(write)));
  const found: number[] = [];
  for (const around of happenings.framesTo(generation.call, generation.frame)) {
    const inside = events.filter((event) => happenings.isWithin(happenings.frameOf(event), around));
    const starts = inside.filter((event) => fresh.has(event) && happenings.frameOf(event) === around);
    const last = starts.length > 1 ? lastOfExample(around, inside, starts) : inside.at(-1);
    if (last !== undefined && !found.includes(last)) found.push(last);
  }
  return found;

  function lastOfExample(around: number, inside: readonly number[], starts: readonly number[]): number | undefined {
    const { written } = generation;
    const before = starts.filter((start) => start < written[written.length - 1].event);
    const after = starts.filter((start) => start > written[0].event);
    const start = (isGradientFirst(around, starts[0]) ? after[0] : before.at(-1)) ?? before.at(-1) ?? starts[0];
    const next = starts[starts.indexOf(start) + 1] ?? Number.POSITIVE_INFINITY;
    return inside.findLast((event) => event < next);
  }

  /** The code computes gradients before what they are the gradients of. */
  function isGradientFirst(around: number, start: number): boolean {
    const own = claims.all.filter((claim) => claim.scope === scope).flatMap(({ writes }) => writes);
    const isEarlier = (event: number) => event < start && happenings.isWithin(happenings.frameOf(event), around);
    const events = own.flatMap((write) => happenings.at(write)).filter(isEarlier);
    return events.some((event) => !isZero(numbersIn(happenings.execution.machine.tape, happenings.snapshot(event))));
  }
}
