/** The slope of an output along one number, by differences of runs that take the same course. */

import type { Reason } from '../../answers.ts';
import { centralDerivative, oneSidedSlopes, stepAt } from '../../autodiff/numeric.ts';
import type { Course } from './course.ts';

/** A run with the number moved. */
export interface Moved {
  /** NaN: the program did not come to its output. */
  readonly output: number;
  /** undefined: it ended early. */
  readonly course: Course | undefined;
  /** Why it did. */
  readonly reason?: Reason;
}

export type Slope =
  | {
      readonly kind: 'smooth';
      readonly slope: number;
      /** About how far off it is. */
      readonly error: number;
      /** The greatest step within which the course stays, where it is smaller than usual. */
      readonly within: number | undefined;
      /** What comparisons, conversions and the like pass on counts in it, though it is not on the tape. */
      readonly leaks: boolean;
    }
  | { readonly kind: 'kink'; readonly left: number; readonly right: number; readonly jumps: boolean }
  | { readonly kind: 'none'; readonly reason: Reason | undefined };

/** Each step is the fourth part of the one before; the last is 2^-22 of the first. */
const STEPS = 12;
/** One-sided slopes that differ by no more are those of a point without a kink. */
const SAME = 1e-5;

/** @param noise how far rounding may put the output off */
export function slopeAt(run: (x: number) => Moved, x: number, noise: number): Slope {
  const runs = new Map<number, Moved>();
  const at = (moved: number) => {
    let found = runs.get(moved);
    if (found === undefined) runs.set(moved, (found = run(moved)));
    return found;
  };
  const f = (moved: number) => at(moved).output;
  const { course } = at(x);
  if (course === undefined) return { kind: 'none', reason: at(x).reason };
  const first = stepAt(x);
  const keeps = (h: number, isSame: (other: Course) => boolean) =>
    [x - h, x + h].every((moved) => {
      const other = at(moved).course;
      return other !== undefined && isSame(other);
    });
  const steps = Array.from({ length: STEPS }, (_, k) => first / 4 ** k);
  const step = steps.find((h) =>
    keeps(h, ({ ops, constants }) => ops === course.ops && constants === course.constants),
  );
  const smooth = (h: number, within: number | undefined, leaks: boolean): Slope => {
    const { derivative, error } = centralDerivative(f, x, h, noise);
    return Number.isFinite(derivative)
      ? { kind: 'smooth', slope: derivative, error, within, leaks }
      : { kind: 'none', reason: undefined };
  };
  if (step !== undefined) return smooth(step, step < first ? step : undefined, false);
  const { left, right } = oneSidedSlopes(f, x);
  const reason = [...runs.values()].find((moved) => moved.reason !== undefined)?.reason;
  const [isLeft, isRight] = [!Number.isNaN(left), !Number.isNaN(right)];
  if (!(isLeft || isRight) || (!(isLeft && isRight) && reason !== undefined)) return { kind: 'none', reason };
  const jumps = !isContinuous(f, x, Math.max(Math.abs(left), Math.abs(right)), steps);
  if (jumps || !(Math.abs(left - right) <= SAME * Math.max(Math.abs(left), Math.abs(right))))
    return { kind: 'kink', left, right, jumps };
  // What changed with every step was no kink: numbers that are not on the tape, or the sign of a slope.
  const leaking = steps.find((h) => keeps(h, ({ ops }) => ops === course.ops));
  return smooth(leaking ?? first, undefined, leaking !== undefined);
}

/** Whether its values beside x come to the one at x, as those of a function of about this slope do. */
function isContinuous(f: (x: number) => number, x: number, slope: number, steps: readonly number[]): boolean {
  const value = f(x);
  const h = steps[steps.length - 1];
  const reach = 8 * h * Math.abs(slope) + 2 ** -40 * Math.max(1, Math.abs(value));
  return [x - h, x + h].every((moved) => Math.abs(f(moved) - value) <= reach);
}
