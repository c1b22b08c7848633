/** Random integers up to a greatest one, by NumPy's methods. Those of more than 32 bits are bigints. */
import type { Bits } from './bits.ts';
import { highProduct, WORD } from './wide.ts';

const MAX_LONG = 2n ** 64n - 1n;

/** The smallest number of the form 2ᵏ − 1 that is no less; of at most 32 bits. */
function maskOf(greatest: number): number {
  return 0xffffffff >>> Math.clz32(greatest);
}

/** From 0 to `greatest`, which is below 2³²: what is too great is drawn again. */
export function interval(bits: Bits, greatest: number): number {
  if (greatest === 0) return 0;
  const mask = maskOf(greatest);
  for (;;) {
    const drawn = (bits.word() & mask) >>> 0;
    if (drawn <= greatest) return drawn;
  }
}

/** The same by a product whose upper half is the result. D. Lemire, "Fast Random Integer Generation in an Interval". */
export function scaled(bits: Bits, greatest: number): number {
  if (greatest === 0) return 0;
  if (greatest === WORD - 1) return bits.word();
  const count = greatest + 1;
  let word = bits.word();
  let rest = Math.imul(word, count) >>> 0;
  if (rest < count) {
    const threshold = (WORD - 1 - greatest) % count;
    for (; rest < threshold; rest = Math.imul(word, count) >>> 0) word = bits.word();
  }
  return highProduct(word, count);
}

function longOf(bits: Bits): bigint {
  bits.draw();
  return (BigInt(bits.high) << 32n) | BigInt(bits.low);
}

function longInterval(bits: Bits, greatest: bigint): bigint {
  const width = greatest.toString(2).length;
  for (;;) {
    const drawn = BigInt.asUintN(width, longOf(bits));
    if (drawn <= greatest) return drawn;
  }
}

function longScaled(bits: Bits, greatest: bigint): bigint {
  if (greatest === MAX_LONG) return longOf(bits);
  const count = greatest + 1n;
  const threshold = (MAX_LONG - greatest) % count;
  for (;;) {
    const product = longOf(bits) * count;
    if ((product & MAX_LONG) >= threshold) return product >> 64n;
  }
}

/** Integers of a type of 1, 8, 16, 32 or 64 bits: words are shared among those of less than 32. */
export class BoundedIntegers {
  #word = 0;
  #left = 0;

  constructor(
    private readonly bits: Bits,
    private readonly width: number,
    /** `RandomState`: what is too great is drawn again. `Generator` scales. */
    private readonly isMasked: boolean,
  ) {}

  /** From 0 to `greatest`. */
  upTo(greatest: number | bigint): number | bigint {
    if (greatest >= WORD) return (this.isMasked ? longInterval : longScaled)(this.bits, BigInt(greatest));
    const bound = Number(greatest);
    if (this.width >= 32) return this.isMasked ? interval(this.bits, bound) : scaled(this.bits, bound);
    if (bound === 0) return 0;
    return this.isMasked || bound === 2 ** this.width - 1 ? this.#interval(bound) : this.#scaled(bound);
  }

  /** As many bits as the type has. */
  #part(): number {
    if (this.#left === 0) {
      this.#word = this.bits.word();
      this.#left = 32 / this.width;
    } else this.#word >>>= this.width;
    this.#left--;
    return this.#word & (2 ** this.width - 1);
  }

  #interval(greatest: number): number {
    const mask = maskOf(greatest);
    for (;;) {
      const drawn = this.#part() & mask;
      if (drawn <= greatest) return drawn;
    }
  }

  #scaled(greatest: number): number {
    const size = 2 ** this.width;
    const count = greatest + 1;
    const threshold = (size - count) % count;
    for (;;) {
      const product = this.#part() * count;
      if (product % size >= threshold) return Math.floor(product / size);
    }
  }
}
