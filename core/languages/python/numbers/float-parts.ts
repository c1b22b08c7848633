/** A float taken apart: what `math.frexp`, `ldexp`, `nextafter`, `ulp` and `fsum` need. */
import { exactSum } from '../../../autodiff/ops/exact-sum.ts';
import { Fault } from './fault.ts';

const bits = new DataView(new ArrayBuffer(8));

/** x = mantissa · 2^exponent with ½ ≤ |mantissa| < 1; 0 and what is not finite have exponent 0. */
export function frexp(x: number): [mantissa: number, exponent: number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  if (Math.abs(x) < 2 ** -1022) {
    const [mantissa, exponent] = frexp(x * 2 ** 54);
    return [mantissa, exponent - 54];
  }
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  bits.setUint32(0, (high & 0x800fffff) | (1022 << 20));
  return [bits.getFloat64(0), ((high >>> 20) & 0x7ff) - 1022];
}

/** x · 2^exponent, rounded once. @throws Fault OverflowError */
export function ldexp(x: number, exponent: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const [mantissa, own] = frexp(x);
  const sum = own + exponent;
  if (sum > 1024) throw new Fault('OverflowError', 'math range error');
  if (sum < -1074) return x < 0 ? -0 : 0;
  // Two steps, of which only the last can round.
  return sum < -1021 ? mantissa * 2 ** (sum + 1074) * Number.MIN_VALUE : mantissa * 2 * 2 ** (sum - 1);
}

/** The next float after x on the way to y. */
export function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === y) return y;
  if (x === 0) return y > 0 ? Number.MIN_VALUE : -Number.MIN_VALUE;
  bits.setFloat64(0, x);
  bits.setBigUint64(0, bits.getBigUint64(0) + (y > x === x > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}

/** What the last bit of x is worth. */
export function ulp(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(size)) return size;
  const next = nextAfter(size, Number.POSITIVE_INFINITY);
  return Number.isFinite(next) ? next - size : size - nextAfter(size, 0);
}

/** The sum, rounded once; `ops.fsum` has the same without errors. @throws Fault OverflowError, ValueError */
export function fsum(xs: readonly number[]): number {
  const sum = exactSum(xs);
  if (!Number.isFinite(sum) && xs.every(Number.isFinite))
    throw new Fault('OverflowError', 'intermediate overflow in fsum');
  if (Number.isNaN(sum) && !xs.some(Number.isNaN)) throw new Fault('ValueError', '-inf + inf in fsum');
  return sum;
}
