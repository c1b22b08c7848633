/** Gradients at kinks: where a variable has two slopes, a hand-written gradient may take either, or one between. */
import { kinkOf } from '../autodiff/rows.ts';
import type { Finding } from './finding.ts';
import type { Happenings } from './happenings.ts';
import { differenceOf, numbersIn, TOLERANCE } from './numbers.ts';

/** Runs the program again with one number of what an event bound changed by so much; undefined: it took another course. */
export type Nudged = (event: number, element: number, by: number) => Happenings | undefined;

export interface Kink {
  /** Which element of the gradient, in C order. */
  readonly element: number;
  readonly slopes: readonly [left: number, right: number];
}

/** So many elements are looked at; each takes two runs. */
const MOST = 8;
const STEP = 1e-6;
/** Of slopes that are found by one step. */
const CLOSE = 1e-4;

/** Whether the run came by a point without a single derivative at all. */
export function hasKinks({ execution }: Happenings): boolean {
  const { tape } = execution.machine;
  for (let entry = 0; entry < tape.length; entry++) if (kinkOf(tape, entry) !== undefined) return true;
  return false;
}

/**
 * Where a wrong gradient differs only because of kinks: all elements that differ, as far as they are looked at, lie
 * between two slopes that differ.
 *
 * @returns the first such element; undefined: it is wrong for another reason
 */
export function kinkIn(finding: Finding, happenings: Happenings, nudged: Nudged): Kink | undefined {
  const { value, expected, version, root } = finding;
  if (value === undefined || expected === undefined || version === undefined || root === undefined) return undefined;
  const different = Array.from(expected.data, (_, i) => i).filter(
    (i) => differenceOf([value.data[i]], [expected.data[i]]).error > TOLERANCE,
  );
  const numbers = numbersIn(happenings.execution.machine.tape, version.snapshot)?.data;
  if (numbers === undefined || value.data.length !== numbers.length) return undefined;
  const objective = (run: Happenings | undefined) => (run === undefined ? Number.NaN : objectiveOf(finding, run));
  const here = objective(nudged(version.event, 0, 0));
  let first: Kink | undefined;
  for (const element of different.slice(0, MOST)) {
    const step = STEP * Math.max(1, Math.abs(numbers[element]));
    const [left, right] = [-step, step].map((by) => (objective(nudged(version.event, element, by)) - here) / by);
    const close = CLOSE * Math.max(1, Math.abs(left), Math.abs(right));
    const isKink = Math.abs(left - right) > close;
    const x = value.data[element];
    const isBetween = x >= Math.min(left, right) - close && x <= Math.max(left, right) + close;
    if (!isKink || !isBetween) return undefined;
    first ??= { element, slopes: [round(left), round(right)] };
  }
  return first;
}

/** The outputs times their upstream gradients, which stay what they were. */
function objectiveOf({ root }: Finding, run: Happenings): number {
  let sum = 0;
  for (const { read, gradient } of root?.outputs ?? []) {
    const value = numbersIn(run.execution.machine.tape, read(run));
    const upstream = gradient === undefined ? undefined : numbersIn(run.execution.machine.tape, gradient);
    for (let i = 0; i < (value?.data.length ?? 0); i++) sum += (value?.data[i] ?? 0) * (upstream?.data[i] ?? 1);
  }
  return sum;
}

/** A step tells so many digits. */
function round(slope: number): number {
  return Number(slope.toPrecision(6));
}
