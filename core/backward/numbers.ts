/** Values and gradients of a run as plain numbers, and how far two of them are apart. */
import type { ArrayTree, Tree } from '../answers.ts';
import { isArray } from '../array-tree.ts';
import { CONSTANT, type Tape } from '../autodiff/tape.ts';
import { gradientOf } from '../gradients.ts';
import { ArraySnapshot } from '../runtime/array-snapshot.ts';
import { Ref } from '../runtime/ref.ts';
import { leavesOf, type Snapshot, shapeOf } from '../runtime/snapshot.ts';
import type { Numbers } from './fault.ts';

/** undefined: it is no number and no array of numbers. Of a list of arrays of several shapes it is all numbers in a row. */
export function numbersIn(tape: Tape, snapshot: Snapshot): Numbers | undefined {
  if (shapeOf(snapshot) === null && !isListOfArrays(snapshot)) return undefined;
  const data: number[] = [];
  for (const leaf of leavesOf(snapshot)) {
    if (leaf instanceof ArraySnapshot) for (const x of leaf.data) data.push(x);
    else data.push(leaf instanceof Ref ? tape.value[leaf.entry] : leaf);
  }
  const shape = shapeOf(snapshot) ?? [data.length];
  return data.length > 0 && data.length === sizeOf(shape) ? { shape, data } : undefined;
}

function isListOfArrays(snapshot: Snapshot): boolean {
  return Array.isArray(snapshot) && snapshot.length > 0 && snapshot.every((part) => part instanceof ArraySnapshot);
}

/** The gradient of a value as the tape has it since the last sweep; undefined: nothing of it was reached. */
export function gradientNumbers(tape: Tape, snapshot: Snapshot): Numbers | undefined {
  const isNumeric = shapeOf(snapshot) !== null || isListOfArrays(snapshot);
  const tree = isNumeric ? gradientOf(tape, snapshot) : null;
  if (tree === null) return undefined;
  const data: number[] = [];
  flatten(tree, data);
  const shape = shapeOf(snapshot) ?? [data.length];
  return data.length === sizeOf(shape) ? { shape, data } : undefined;
}

/** Whether it is the gradient of something on the tape, an array, since the last sweep. */
export function hasGradient(tape: Tape, { data }: Numbers): boolean {
  for (let entry = 0; entry < tape.length; entry++) {
    const gradient = tape.reached[entry] === 1 ? tape.tensorRecord(entry)?.gradient : undefined;
    if (gradient?.length === data.length && differenceOf(data, gradient).error <= TOLERANCE) return true;
  }
  return false;
}

/** 1 for each entry that one of these was made of. */
export function ancestors({ argStart, arg, length }: Tape, entries: readonly number[]): Uint8Array {
  const made = new Uint8Array(length);
  for (const entry of entries) made[entry] = 1;
  for (let entry = length - 1; entry >= 0; entry--)
    if (made[entry] === 1)
      for (let a = argStart[entry]; a < argStart[entry + 1]; a++) if (arg[a] !== CONSTANT) made[arg[a]] = 1;
  return made;
}

/** Constants have no gradient: 0. */
function flatten(tree: Tree, into: number[]): void {
  if (tree === null || typeof tree === 'number') into.push(tree ?? 0);
  else if (isArray(tree)) for (const x of (tree as ArrayTree).data) into.push(x);
  else for (const below of Object.values(tree)) flatten(below, into);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, n) => size * n, 1);
}

export function scaled({ shape, data }: Numbers, factor: 1 | -1): Numbers {
  return factor === 1 ? { shape, data } : { shape, data: Float64Array.from(data, (x) => -x) };
}

export function isZero(numbers: Numbers | undefined): boolean {
  return numbers !== undefined && Array.from(numbers.data).every((x) => x === 0);
}

/** Whether an array can stand for one of another shape, as an update in place would take it: `(1, 3)` for `(3,)`. */
export function fitsShape(shape: readonly number[], wanted: readonly number[]): boolean {
  const tail = shape.slice(Math.max(0, shape.length - wanted.length));
  if (shape.slice(0, shape.length - tail.length).some((n) => n !== 1)) return false;
  const rest = wanted.slice(wanted.length - tail.length);
  return tail.every((n, i) => n === rest[i]) && wanted.slice(0, wanted.length - rest.length).every((n) => n === 1);
}

/** Right up to this, by the courses' measure. */
export const TOLERANCE = 1e-6;

export interface Difference {
  /** Greatest of |a − b| / max(1e-8, |a| + |b|), as courses measure it, but for what rounding explains. */
  readonly error: number;
  /** In C order. */
  readonly worst: number;
}

/** Relative to the greatest element: what sums of so many numbers differ by. */
const ROUNDING = 1e-11;

/** Of two arrays of one size. */
export function differenceOf(a: ArrayLike<number>, b: ArrayLike<number>): Difference {
  let greatest = 0;
  for (let i = 0; i < b.length; i++) greatest = Math.max(greatest, Math.abs(a[i]), Math.abs(b[i]));
  const noise = Number.isFinite(greatest) ? ROUNDING * greatest : 0;
  let [error, worst] = [0, 0];
  for (let i = 0; i < b.length; i++) {
    const one = errorOf(a[i], b[i], noise);
    if (one > error) [error, worst] = [one, i];
  }
  return { error, worst };
}

function errorOf(a: number, b: number, noise: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const distance = Math.abs(a - b);
  if (Number.isNaN(distance)) return Number.POSITIVE_INFINITY;
  if (distance === Number.POSITIVE_INFINITY) return 1;
  return distance <= noise && distance > 1e-8 * (Math.abs(a) + Math.abs(b))
    ? 0
    : distance / Math.max(1e-8, Math.abs(a) + Math.abs(b));
}

export function isSameRatio(a: number, b: number | undefined): boolean {
  return b !== undefined && Math.abs(a - b) < 1e-5 * Math.abs(a);
}

/** The positive number that all elements of one are of those of another; undefined: there is none. */
export function constantRatio(
  value: ArrayLike<number> | undefined,
  expected: ArrayLike<number> | undefined,
): number | undefined {
  if (value === undefined || expected === undefined || value.length !== expected.length) return undefined;
  let greatest = 0;
  for (let i = 1; i < expected.length; i++) if (Math.abs(expected[i]) > Math.abs(expected[greatest])) greatest = i;
  const ratio = value[greatest] / expected[greatest];
  if (!(ratio > 0 && Number.isFinite(ratio))) return undefined;
  for (let i = 0; i < value.length; i++) {
    // What cancelled out has few digits left.
    const allowed = 1e-6 * Math.abs(value[i]) + 1e-12 * Math.abs(value[greatest]);
    if (!(Math.abs(value[i] - ratio * expected[i]) <= allowed)) return undefined;
  }
  return ratio;
}
