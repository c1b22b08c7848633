/**
 * `PCG64`: a linear congruential generator of 128 bits with the output XSL-RR. M. E. O'Neill, "PCG: A Family of Simple
 * Fast Space-Efficient Statistically Good Algorithms for Random Number Generation", Harvey Mudd College, 2014.
 */
import type { Bits } from './bits.ts';
import { highProduct, WORD } from './wide.ts';

/** 0x2360ed051fc65da44385df649fccf645, the lowest word first, as all numbers of 128 bits here. */
const [M0, M1, M2, M3] = [0x9fccf645, 0x4385df64, 0x1fc65da4, 0x2360ed05];

export class Pcg64 implements Bits {
  high = 0;
  low = 0;
  readonly #state = new Uint32Array(4);
  readonly #increment = new Uint32Array(4);
  /** `word` takes the halves of 64 bits in turn. */
  #spare: number | undefined;

  /** @param seeds eight words of a SeedSequence: 128 bits of the start, then of the increment, upper halves first */
  constructor(seeds: readonly number[]) {
    const start = [2, 3, 0, 1].map((i) => seeds[i]);
    const stream = [6, 7, 4, 5].map((i) => seeds[i]);
    this.#increment.set(stream.map((word, i) => (word << 1) | (i === 0 ? 1 : stream[i - 1] >>> 31)));
    this.#step();
    this.#add(start);
    this.#step();
  }

  draw(): void {
    this.#step();
    const state = this.#state;
    const low = state[2] ^ state[0];
    const high = state[3] ^ state[1];
    const turn = state[3] >>> 26;
    const isSwapped = turn >= 32;
    this.high = funnel(isSwapped ? high : low, isSwapped ? low : high, turn & 31);
    this.low = funnel(isSwapped ? low : high, isSwapped ? high : low, turn & 31);
  }

  word(): number {
    const spare = this.#spare;
    if (spare !== undefined) {
      this.#spare = undefined;
      return spare;
    }
    this.draw();
    this.#spare = this.high;
    return this.low;
  }

  double(): number {
    this.draw();
    return (this.high * 2 ** 21 + (this.low >>> 11)) / 2 ** 53;
  }

  #add(words: readonly number[]): void {
    const state = this.#state;
    let carry = 0;
    for (let i = 0; i < 4; i++) {
      const sum = state[i] + words[i] + carry;
      state[i] = sum;
      carry = sum >= WORD ? 1 : 0;
    }
  }

  /** state × M + increment, modulo 2¹²⁸ */
  #step(): void {
    const state = this.#state;
    const increment = this.#increment;
    const s0 = state[0];
    const s1 = state[1];
    const s2 = state[2];
    let column = lowProduct(s0, M0) + increment[0];
    const r0 = column;
    column = Math.floor(column / WORD) + increment[1];
    column += highProduct(s0, M0) + lowProduct(s0, M1) + lowProduct(s1, M0);
    const r1 = column;
    column = Math.floor(column / WORD) + increment[2];
    column += highProduct(s0, M1) + highProduct(s1, M0);
    column += lowProduct(s0, M2) + lowProduct(s1, M1) + lowProduct(s2, M0);
    const r2 = column;
    column = Math.floor(column / WORD) + increment[3];
    column += highProduct(s0, M2) + highProduct(s1, M1) + highProduct(s2, M0);
    column += lowProduct(s0, M3) + lowProduct(s1, M2) + lowProduct(s2, M1) + lowProduct(state[3], M0);
    state[0] = r0;
    state[1] = r1;
    state[2] = r2;
    state[3] = column;
  }
}

/** The lower word of two that are shifted right by less than 32 bits. */
function funnel(above: number, below: number, by: number): number {
  return (by === 0 ? below : (below >>> by) | (above << (32 - by))) >>> 0;
}

function lowProduct(x: number, y: number): number {
  return Math.imul(x, y) >>> 0;
}
