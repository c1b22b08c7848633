import { oneSidedSlopes } from '../autodiff/numeric.ts';
import { kinkOf } from '../autodiff/rows.ts';
import type { RunRecord } from '../record.ts';
import type { Sides } from './sample.ts';

/** What is seen of a curve: lengths along its axes. */
export interface Seen {
  readonly width: number;
  readonly height: number;
}

/** Slopes differ that do by this part of the larger; of what no kink is known, differences must see that. */
const KNOWN = 1e-6;
const UNKNOWN = 1e-3;
const NEAR = 2 ** -30;

/**
 * What a function does on both sides of a point where it has no single slope. Undefined: it has one.
 *
 * @param slope the derivative that was taken
 * @param isKink an operation of the run has no single derivative: then small differences count
 */
export function sidesAt(
  f: (x: number) => number,
  x: number,
  value: number,
  slope: number,
  isKink: boolean,
  { width, height }: Seen,
): Sides | undefined {
  if (!Number.isFinite(value)) return undefined;
  const { left, right } = oneSidedSlopes(f, x);
  const step = NEAR * Math.max(Math.abs(x), width);
  const leap = UNKNOWN * Math.max(height, Math.abs(value));
  const beside = (near: number) => (Number.isFinite(near) && Math.abs(near - value) <= leap ? value : near);
  const [leftValue, rightValue] = [beside(f(x - step)), beside(f(x + step))];
  const part = isKink ? KNOWN : UNKNOWN;
  const known = [left, right, slope].filter(Number.isFinite).map(Math.abs);
  const tolerance = part * Math.max(...known, height / width || 0);
  const isSame = (a: number, b: number) => a === b || Math.abs(a - b) <= tolerance;
  const isSmooth = isSame(left, right) && isSame(left, slope) && leftValue === value && rightValue === value;
  return isSmooth || (Number.isNaN(left) && Number.isNaN(right)) ? undefined : { left, right, leftValue, rightValue };
}

/** An operation of the run that the output depends on has no single derivative. */
export function hasKink({ tape }: RunRecord): boolean {
  for (let entry = 0; entry < tape.length; entry++) {
    if (tape.reached[entry] === 1 && kinkOf(tape, entry) !== undefined) return true;
  }
  return false;
}
