/**
 * Python's `random.Random` where it draws bits, ints and places of a sequence: the same as CPython 3.11 from the same
 * seed. How long a draw takes is bounded by its arguments, which are to be charged; distributions.ts has the rest.
 */
import { sha512 } from '@noble/hashes/sha2.js';
import { encode } from '../text/encodings.ts';
import { hashOfFloat } from './conversions.ts';
import { Fault } from './fault.ts';
import { abs, add, bitLength, floorDiv, type Int, mul, normalise, sub } from './integers.ts';
import { MersenneTwister } from './mersenne.ts';

/** What `getstate` and `setstate` carry. */
export interface RandomState {
  readonly words: readonly number[];
  readonly next: number;
  readonly spareGauss: number | undefined;
}

export class Random {
  readonly #source = new MersenneTwister();
  /** `gauss` finds two at a time. */
  spareGauss: number | undefined;

  constructor(seed: Int | string | Uint8Array = 0) {
    this.seed(seed);
  }

  /** An int counts without its sign; a text is hashed. */
  seed(seed: Int | string | Uint8Array): void {
    const isText = typeof seed === 'string' || seed instanceof Uint8Array;
    const n = isText ? hashed(typeof seed === 'string' ? encode(seed) : seed) : abs(seed);
    this.#source.seedWords(wordsOf(BigInt(n)));
    this.spareGauss = undefined;
  }

  /** A float seeds by its hash. */
  seedFloat(seed: number): void {
    this.seed(normalise(BigInt.asUintN(64, BigInt(hashOfFloat(seed)))));
  }

  get state(): RandomState {
    return { ...this.#source.state, spareGauss: this.spareGauss };
  }

  set state(state: RandomState) {
    this.#source.state = state;
    this.spareGauss = state.spareGauss;
  }

  /** From 0 up to, but not including, 1. */
  random(): number {
    return this.#source.double();
  }

  /** An int of `count` random bits, which are to be charged. @throws Fault ValueError */
  getRandBits(count: number): Int {
    if (count < 0) throw new Fault('ValueError', 'number of bits must be non-negative');
    if (count === 0) return 0;
    if (count <= 32) return this.#source.word() >>> (32 - count);
    if (count <= 53) {
      const low = this.#source.word();
      return low + (this.#source.word() >>> (64 - count)) * 2 ** 32;
    }
    const words: string[] = [];
    for (let rest = count; rest > 0; rest -= 32)
      words.push((this.#source.word() >>> Math.max(0, 32 - rest)).toString(16).padStart(8, '0'));
    return normalise(BigInt(`0x${words.reverse().join('')}`));
  }

  /** `count` random bytes, as `randbytes`. */
  randBytes(count: number): Uint8Array {
    const bits = BigInt(this.getRandBits(8 * count));
    const hex = bits.toString(16).padStart(2 * count, '0');
    const byte = (i: number) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
    return Uint8Array.from({ length: count }, (_, i) => byte(count - 1 - i));
  }

  /** From 0 up to, but not including, n > 0. Draws until one is small enough: twice on average at worst. */
  randBelow(n: Int): Int {
    const bits = bitLength(n);
    let drawn = this.getRandBits(bits);
    while (drawn >= n) drawn = this.getRandBits(bits);
    return drawn;
  }

  /** One of `range(start, stop, step)`, or of `range(start)`. @throws Fault ValueError */
  randRange(start: Int, stop?: Int, step: Int = 1): Int {
    if (stop === undefined) {
      if (start > 0) return this.randBelow(start);
      throw new Fault('ValueError', 'empty range for randrange()');
    }
    const width = sub(stop, start);
    if (step === 1) {
      if (width > 0) return add(start, this.randBelow(width));
      throw new Fault('ValueError', `empty range for randrange() (${start}, ${stop}, ${width})`);
    }
    if (step === 0) throw new Fault('ValueError', 'zero step for randrange()');
    const count = floorDiv(add(width, step > 0 ? sub(step, 1) : add(step, 1)), step);
    if (count <= 0) throw new Fault('ValueError', 'empty range for randrange()');
    return add(start, mul(step, this.randBelow(count)));
  }

  /** Both ends are included. @throws Fault ValueError */
  randInt(low: Int, high: Int): Int {
    return this.randRange(low, add(high, 1));
  }

  /** Which of n items. @throws Fault IndexError */
  choice(n: Int): Int {
    if (n === 0) throw new Fault('IndexError', 'Cannot choose from an empty sequence');
    return this.randBelow(n);
  }

  /** In place. */
  shuffle(items: unknown[]): void {
    for (let i = items.length - 1; i >= 1; i--) {
      const j = this.randBelow(i + 1) as number;
      [items[i], items[j]] = [items[j], items[i]];
    }
  }

  /** Which k of n items, none twice. @throws Fault ValueError */
  sample(n: Int, k: Int): Int[] {
    if (!(k >= 0 && k <= n)) throw new Fault('ValueError', 'Sample larger than population or is negative');
    const count = Number(k);
    // CPython keeps what is left in a list, or what was taken in a set, whichever is smaller.
    const setSize = 21 + (count > 5 ? 4 ** Math.ceil(Math.log(count * 3) / Math.log(4)) : 0);
    if (n > setSize) {
      const taken = new Set<Int>();
      while (taken.size < count) taken.add(this.randBelow(n));
      return [...taken];
    }
    const size = Number(n);
    const pool = Array.from({ length: size }, (_, i) => i);
    return Array.from({ length: count }, (_, i) => {
      const j = this.randBelow(size - i) as number;
      const drawn = pool[j];
      pool[j] = pool[size - i - 1];
      return drawn;
    });
  }

  /** Which k of items of which there are `counts`. @throws Fault ValueError */
  sampleCounts(n: number, k: Int, counts: readonly Int[]): number[] {
    if (counts.length !== n) throw new Fault('ValueError', 'The number of counts does not match the population');
    const ends = accumulated(counts, add);
    const total = ends.pop();
    if (total === undefined) throw new Fault('IndexError', 'pop from empty list');
    if (total <= 0) throw new Fault('ValueError', 'Total of counts must be greater than zero');
    return this.sample(total, k).map((drawn) => bisect(ends, drawn, ends.length));
  }

  /** Which of n items, k times, all equally often. @throws Fault IndexError */
  choices(n: number, k: number): number[] {
    return Array.from({ length: Math.max(0, k) }, () => {
      if (n === 0) throw new Fault('IndexError', 'list index out of range');
      return Math.floor(this.random() * n);
    });
  }

  /** Which of n items, k times, as often as their weights say. @throws Fault ValueError */
  choicesWeighted(n: number, k: number, weights: readonly number[]): number[] {
    return this.choicesCumulative(
      n,
      k,
      accumulated(weights, (x, y) => x + y),
    );
  }

  /** The same with the sums of the weights up to each item. @throws Fault ValueError, IndexError */
  choicesCumulative(n: number, k: number, ends: readonly number[]): number[] {
    if (ends.length !== n) throw new Fault('ValueError', 'The number of weights does not match the population');
    const total = ends.at(-1);
    if (total === undefined) throw new Fault('IndexError', 'list index out of range');
    if (total <= 0) throw new Fault('ValueError', 'Total of weights must be greater than zero');
    if (!Number.isFinite(total)) throw new Fault('ValueError', 'Total of weights must be finite');
    return Array.from({ length: Math.max(0, k) }, () => bisect(ends, this.random() * total, n - 1));
  }
}

/** The int that the bytes and their hash are, from the greatest byte on. */
function hashed(bytes: Uint8Array): bigint {
  const hex = [...bytes, ...sha512(bytes)].map((byte) => byte.toString(16).padStart(2, '0'));
  return BigInt(`0x${hex.join('')}`);
}

/** Of 32 bits each, from the smallest on; at least one. */
function wordsOf(n: bigint): number[] {
  const hex = n.toString(16);
  const words: number[] = [];
  for (let end = hex.length; end > 0; end -= 8) words.push(Number.parseInt(hex.slice(Math.max(0, end - 8), end), 16));
  return words;
}

function accumulated<T>(xs: readonly T[], plus: (x: T, y: T) => T): T[] {
  const sums: T[] = [];
  for (const x of xs) sums.push(sums.length === 0 ? x : plus(sums[sums.length - 1], x));
  return sums;
}

/** How many of the first `end` of sorted numbers are at most x. */
function bisect(sorted: readonly Int[], x: Int, end: number): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x < sorted[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}
