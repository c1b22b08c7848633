/** How CPython combines hashes: of a tuple's elements in their order, of a frozenset's in any. Words of 64 bits. */
import { type Int, normalise } from './integers.ts';

/** A word in two halves: one of the host's big integers for each step would take ten times as long. */
let high = 0;
let low = 0;

/** (high, low) = (high, low) · (b, c), of which the upper half of the product is left off. */
function multiply(b: number, c: number): void {
  const [lowest, middle] = [low & 0xffff, low >>> 16];
  const [c0, c1] = [c & 0xffff, c >>> 16];
  const first = middle * c0 + Math.floor((lowest * c0) / 0x10000);
  const second = lowest * c1 + (first % 0x10000);
  const carry = middle * c1 + Math.floor(first / 0x10000) + Math.floor(second / 0x10000);
  high = (carry + Math.imul(high, c) + Math.imul(low, b)) >>> 0;
  low = Math.imul(low, c) >>> 0;
}

function add(b: number, c: number): void {
  low += c;
  high = (high + b + (low > 0xffff_ffff ? 1 : 0)) >>> 0;
  low >>>= 0;
}

/** The halves of a number as CPython has it in a word. */
export function highOf(n: Int): number {
  if (typeof n === 'number') return Math.floor(n / 2 ** 32) >>> 0;
  return Number(BigInt.asUintN(32, n >> 32n));
}

export function lowOf(n: Int): number {
  return typeof n === 'number' ? n >>> 0 : Number(BigInt.asUintN(32, n));
}

/** xxHash, as CPython uses it. */
export function hashOfTuple(hashes: readonly Int[]): Int {
  let [sumHigh, sumLow] = [0x27d4eb2f, 0x165667c5];
  for (const hash of hashes) {
    [high, low] = [highOf(hash), lowOf(hash)];
    multiply(0xc2b2ae3d, 0x27d4eb4f);
    add(sumHigh, sumLow);
    // Rotated by 31.
    [high, low] = [((high << 31) | (low >>> 1)) >>> 0, ((low << 31) | (high >>> 1)) >>> 0];
    multiply(0x9e3779b1, 0x85ebca87);
    [sumHigh, sumLow] = [high, low];
  }
  [high, low] = [sumHigh, sumLow];
  add(0x27d4eb2f, (hashes.length ^ 0x165667c5 ^ 3527539) >>> 0);
  if (high === 0xffff_ffff && low === 0xffff_ffff) return 1546275796;
  return normalise(BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low)));
}

const word = (n: bigint): bigint => BigInt.asUintN(64, n);

function shuffled(hash: bigint): bigint {
  return word((hash ^ 89869747n ^ word(hash << 16n)) * 3644798167n);
}

export function hashOfFrozenSet(hashes: readonly Int[]): Int {
  let hash = 0n;
  for (const one of hashes) hash ^= shuffled(word(BigInt(one)));
  hash ^= word((BigInt(hashes.length) + 1n) * 1927868237n);
  hash ^= (hash >> 11n) ^ (hash >> 25n);
  hash = word(hash * 69069n + 907133923n);
  return hash === 2n ** 64n - 1n ? 590923713 : normalise(BigInt.asIntN(64, hash));
}
