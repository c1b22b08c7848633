/** Arithmetic on the numbers of a fault: as much of it as it takes to see what is missing. */
import type { Numbers } from '../fault.ts';
import { differenceOf } from '../numbers.ts';

const TOLERANCE = 1e-6;
/** Arrays of more elements are not computed here. */
export const LARGEST = 16384;

export function isSameShape(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((n, i) => n === other[i]);
}

export function isClose(one: Numbers, other: Numbers): boolean {
  return isSameShape(one.shape, other.shape) && differenceOf(one.data, other.data).error < TOLERANCE;
}

export function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
}

/** undefined: the shapes do not fit, or what they broadcast to is too large. */
export function elementwise(f: (a: number, b: number) => number, one: Numbers, other: Numbers): Numbers | undefined {
  const shape = broadcastShape(one.shape, other.shape);
  if (shape === undefined || sizeOf(shape) > LARGEST) return undefined;
  const data = new Float64Array(sizeOf(shape));
  const [first, second] = [strideOf(one.shape, shape), strideOf(other.shape, shape)];
  for (let i = 0; i < data.length; i++) data[i] = f(one.data[first(i)], other.data[second(i)]);
  return { shape, data };
}

/** One less another that is as large, or is broadcast to it; undefined: it is not. */
export function less(one: Numbers, other: Numbers): Numbers | undefined {
  const rest = elementwise((a, b) => a - b, one, other);
  return rest !== undefined && isSameShape(rest.shape, one.shape) ? rest : undefined;
}

export function mapped(f: (a: number) => number, { shape, data }: Numbers): Numbers {
  return { shape, data: Float64Array.from(data, f) };
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, n) => size * n, 1);
}

export function broadcastShape(one: readonly number[], other: readonly number[]): readonly number[] | undefined {
  const rank = Math.max(one.length, other.length);
  const shape: number[] = [];
  for (let i = 0; i < rank; i++) {
    const a = one[one.length - rank + i] ?? 1;
    const b = other[other.length - rank + i] ?? 1;
    if (a !== b && a !== 1 && b !== 1) return undefined;
    shape.push(a === 1 ? b : a);
  }
  return shape;
}

/** From the number of an element in a broadcast shape to that of the one that stands there. */
function strideOf(shape: readonly number[], into: readonly number[]): (i: number) => number {
  if (isSameShape(shape, into)) return (i) => i;
  const lengths = [...into].reverse();
  const own = [...shape].reverse();
  return (i) => {
    let [at, step] = [0, 1];
    lengths.forEach((length, axis) => {
      const n = own[axis] ?? 1;
      if (n > 1) at += (i % length) * step;
      step *= n;
      i = Math.floor(i / length);
    });
    return at;
  };
}

/** Of the last two axes; undefined: there are not two. */
export function transposed({ shape, data }: Numbers): Numbers | undefined {
  if (shape.length !== 2) return undefined;
  const [rows, columns] = shape;
  return {
    shape: [columns, rows],
    data: Float64Array.from({ length: data.length }, (_, i) => data[(i % rows) * columns + Math.floor(i / rows)]),
  };
}

/** Of matrices and vectors, as `@` takes them; undefined: they do not fit. */
export function product(one: Numbers, other: Numbers): Numbers | undefined {
  if (![1, 2].includes(one.shape.length) || ![1, 2].includes(other.shape.length)) return undefined;
  const [rows, inner] = one.shape.length === 1 ? [1, one.shape[0]] : one.shape;
  const [length, columns] = other.shape.length === 1 ? [other.shape[0], 1] : other.shape;
  if (inner !== length || rows * columns > LARGEST) return undefined;
  const data = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      for (let k = 0; k < inner; k++) data[i * columns + j] += one.data[i * inner + k] * other.data[k * columns + j];
    }
  }
  const shape = [...(one.shape.length === 2 ? [rows] : []), ...(other.shape.length === 2 ? [columns] : [])];
  return { shape, data };
}

/** The axis stays, with length 1. */
export function summed({ shape, data }: Numbers, axis: number): Numbers {
  const kept = shape.map((n, i) => (i === axis ? 1 : n));
  const inner = sizeOf(shape.slice(axis + 1));
  const sums = new Float64Array(sizeOf(kept));
  for (let i = 0; i < data.length; i++) {
    sums[Math.floor(i / (inner * shape[axis])) * inner + (i % inner)] += data[i];
  }
  return { shape: kept, data: sums };
}

/** The axes to sum over to come from one shape to another, as what was broadcast does; undefined: there is no way. */
export function broadcastAxes(from: readonly number[], to: readonly number[]): number[] | undefined {
  const extra = from.length - to.length;
  if (extra < 0 || broadcastShape(from, to)?.length !== from.length) return undefined;
  const axes = from.flatMap((n, i) => (i < extra || (to[i - extra] === 1 && n !== 1) ? [i] : []));
  return from.every((n, i) => axes.includes(i) || n === to[i - extra]) ? axes : undefined;
}

/** What a number is in all elements; undefined: it differs, or there are only zeros over zeros. */
export function constantRatio(over: Numbers, under: Numbers): number | undefined {
  const ratio = ratioOf(over, under);
  if (ratio === undefined) return undefined;
  let found: number | undefined;
  for (const x of Array.from(ratio.data)) {
    if (Number.isNaN(x)) continue;
    if (found !== undefined && !isNear(x, found)) return undefined;
    found = x;
  }
  return found;
}

/** NaN where both are 0; undefined: the shapes differ, or something is not finite, or 0 where the other is not. */
export function ratioOf(over: Numbers, under: Numbers): Numbers | undefined {
  if (!isSameShape(over.shape, under.shape)) return undefined;
  const scale = Math.max(0, ...Array.from(over.data, Math.abs), ...Array.from(under.data, Math.abs));
  const isZero = (x: number) => Math.abs(x) <= 1e-14 * scale;
  const data = Float64Array.from(over.data, (x, i) => {
    if (isZero(x) && isZero(under.data[i])) return Number.NaN;
    return isZero(under.data[i]) ? Number.POSITIVE_INFINITY : x / under.data[i];
  });
  return data.some((x) => !Number.isNaN(x) && !Number.isFinite(x)) ? undefined : { shape: over.shape, data };
}
