/** Between int and float, exactly or correctly rounded; and what makes equal numbers equal keys. */
import { Fault } from './fault.ts';
import { abs, bitLength, type Int, normalise } from './integers.ts';

/** The nearest float, ties to even. @throws Fault OverflowError */
export function toFloat(x: Int): number {
  const float = Number(x);
  if (!Number.isFinite(float)) throw new Fault('OverflowError', 'int too large to convert to float');
  return float;
}

/** Towards 0, as `int(x)`. @throws Fault OverflowError, ValueError */
export function toInt(x: number): Int {
  if (Number.isNaN(x)) throw new Fault('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(x)) throw new Fault('OverflowError', 'cannot convert float infinity to integer');
  const whole = Math.trunc(x) + 0;
  return Number.isSafeInteger(whole) ? whole : BigInt(whole);
}

/** `x / y` of ints, rounded once. @throws Fault ZeroDivisionError, OverflowError */
export function trueDiv(x: Int, y: Int): number {
  if (y === 0) throw new Fault('ZeroDivisionError', 'division by zero');
  if (typeof x === 'number' && typeof y === 'number') return x / y;
  const [a, b] = [BigInt(abs(x)), BigInt(abs(y))];
  // More bits than a float has, and a last one that tells whether there is a rest, round as the whole quotient would.
  const shift = bitLength(b) - bitLength(a) + 66;
  const [n, d] = shift >= 0 ? [a << BigInt(shift), b] : [a, b << BigInt(-shift)];
  const quotient = n / d;
  const size = fromBinary(quotient * d === n ? quotient : quotient | 1n, -shift);
  if (!Number.isFinite(size)) throw new Fault('OverflowError', 'integer division result too large for a float');
  return x < 0 !== y < 0 ? -size : size;
}

/** Of an int and a float, exactly. */
export function equals(x: Int, y: number): boolean {
  return x <= y && x >= y;
}

/**
 * As a key of a Map, so that an int and a float are one key exactly if they are equal: 2⁶⁰ and 2.0⁶⁰. A float is its
 * own key (Map takes 0 and −0 as one; that NaN differs from itself is left to the caller).
 */
export function numberKey(x: Int): Int {
  if (typeof x === 'number') return x;
  const float = Number(x);
  return equals(x, float) ? float : x;
}

const HASH_BITS = 61;
const HASH_MODULUS = 2n ** 61n - 1n;
const HASH_OF_INFINITY = 314159;

/** `hash(x)` of an int. */
export function hashOfInt(x: Int): Int {
  return hashOf(BigInt(x));
}

/** `hash(x)` of a float; CPython's of NaN is an address, here it is 0. */
export function hashOfFloat(x: number): Int {
  if (Number.isNaN(x)) return 0;
  if (!Number.isFinite(x)) return x > 0 ? HASH_OF_INFINITY : -HASH_OF_INFINITY;
  const [n, exponent] = binary(x);
  // Modulo 2⁶¹ − 1 the powers of 2 repeat after 61.
  const power = ((exponent % HASH_BITS) + HASH_BITS) % HASH_BITS;
  return hashOf(n << BigInt(power));
}

function hashOf(x: bigint): Int {
  const rest = x % HASH_MODULUS;
  return rest === -1n ? -2 : normalise(rest);
}

const bits = new DataView(new ArrayBuffer(8));

/** A finite float as n · 2^exponent. */
export function binary(x: number): [n: bigint, exponent: number] {
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  const exponent = (high >>> 20) & 0x7ff;
  const fraction = BigInt(high & 0xfffff) * 2n ** 32n + BigInt(bits.getUint32(4));
  const n = exponent === 0 ? fraction : fraction + 2n ** 52n;
  return [x < 0 ? -n : n, Math.max(exponent, 1) - 1075];
}

/** n · 2^exponent for n ≥ 0, rounded once, ties to even; Infinity if no float is so large. */
export function fromBinary(n: bigint, exponent: number): number {
  const length = bitLength(n);
  if (n === 0n || length + exponent < -1075) return 0;
  if (length + exponent > 1025) return Number.POSITIVE_INFINITY;
  // Cut off are all but 53 bits, and those below the smallest float.
  const excess = Math.max(length - 53, -1074 - exponent, 0);
  let kept = n >> BigInt(excess);
  const twice = 2n * (n - (kept << BigInt(excess)));
  const unit = 1n << BigInt(excess);
  if (twice > unit || (twice === unit && (kept & 1n) === 1n)) kept += 1n;
  const power = exponent + excess;
  const half = Math.trunc(power / 2);
  return Number(kept) * 2 ** half * 2 ** (power - half);
}
