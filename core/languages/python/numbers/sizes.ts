/**
 * How large results of integers.ts and number-theory.ts become, in bits, before they are computed: never less than they
 * will be, and seldom much more. Infinity says that nothing could hold them.
 */
import { abs, bitLength, type Int } from './integers.ts';

export function bitsOfProduct(x: Int, y: Int): number {
  return bitLength(x) + bitLength(y);
}

export function bitsOfPower(x: Int, y: Int): number {
  const size = abs(x);
  if (size <= 1 || y <= 0) return 1;
  // log₂ of a number is exact enough; of a bigint the bit length is an upper bound.
  const bits = typeof size === 'number' ? Math.log2(size) : bitLength(size);
  return Math.ceil(bits * Number(y)) + 1;
}

/** Each bit of the exponent costs a product of numbers as large as the modulus. */
export function costOfPowMod(y: Int, modulus: Int): number {
  return bitLength(y) * bitLength(modulus);
}

export function bitsOfShift(x: Int, count: Int): number {
  return x === 0 || count < 0 ? 1 : bitLength(x) + Number(count);
}

/** Euclid's algorithm takes a step for about every second bit, and each goes through the shorter number. */
export function costOfGcd(x: Int, y: Int): number {
  const [short, long] = [bitLength(x), bitLength(y)].sort((a, b) => a - b);
  return long + (short * short) / 64;
}

/** In elements: a root takes some 20 long divisions, each as many steps as the digits of both multiplied. */
export function workOfRoot(x: Int): number {
  return bitLength(x) ** 2 / 50_000;
}

/** Stirling's upper bound. */
export function bitsOfFactorial(n: Int): number {
  const x = Number(n);
  return x < 2 ? 1 : Math.ceil(x * Math.log2(x) - x * Math.LOG2E + Math.log2(x) + 2);
}

export function bitsOfPerm(n: Int, k: Int): number {
  return n < 2 || k <= 0 || k > n ? 1 : Math.ceil(Number(k) * Math.log2(Number(n))) + 1;
}

export function bitsOfComb(n: Int, k: Int): number {
  if (k < 0 || k > n) return 1;
  // (n over k) ≤ nᵏ and ≤ 2ⁿ, from the nearer end.
  const [all, few] = [Number(n), Math.min(Number(k), Number(n) - Number(k))];
  return Math.min(bitsOfPerm(n, few), all + 1);
}
