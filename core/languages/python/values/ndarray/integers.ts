/** Integers of a fixed size: they wrap around, and beyond 2⁵³ they are computed exactly. */
import { Problem } from '../../../../runtime/problem.ts';
import { type DType, int64 } from './dtype.ts';

/** An integer as a float, which must hold it exactly. */
export function exactFloat(x: bigint, node: number): number {
  const float = Number(x);
  return Number.isFinite(float) && BigInt(float) === x ? float : inexact(node);
}

export function inexact(node: number): never {
  throw new Problem('unsupported', node, { construct: 'Integers that no float holds, in arrays' });
}

export function wrapped(x: bigint, dtype: DType): bigint {
  const bits = 8 * dtype.itemsize;
  return dtype.kind === 'u' ? BigInt.asUintN(bits, x) : BigInt.asIntN(bits, x);
}

/** Brings the integer that a computation on floats gave into the range of the kind; `exact` is asked where it may be off. */
export function fitInteger(x: number, dtype: DType, exact: () => bigint, node: number): number {
  if (Number.isSafeInteger(x)) {
    if (dtype === int64) return x + 0; // no negative zero
    const [low, high] = ranges.get(dtype) ?? remember(dtype);
    return x >= low && x <= high ? x + 0 : Number(wrapped(BigInt(x), dtype));
  }
  return exactFloat(wrapped(exact(), dtype), node);
}

const ranges = new Map<DType, readonly [number, number]>();

function remember(dtype: DType): readonly [number, number] {
  const [low, high] = dtype.range;
  const range = [Number(low), Number(high)] as const;
  ranges.set(dtype, range);
  return range;
}

/** A float made an integer, as C does it: what does not fit becomes the least one. */
export function truncated(x: number, dtype: DType, node: number): number {
  if (Number.isFinite(x) && Math.abs(x) < 2 ** 63)
    return fitInteger(Math.trunc(x), dtype, () => BigInt(Math.trunc(x)), node);
  return Number(wrapped(-(2n ** 63n), dtype));
}
