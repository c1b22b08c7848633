/** Where NumPy's random numbers come from: sources of random bits. */
import { MersenneTwister } from '../../../numbers/mersenne.ts';

export interface Bits {
  /** 32 random bits. */
  word(): number;
  /** 64 random bits, of which `high` and `low` hold 32 each until the next call. */
  draw(): void;
  readonly high: number;
  readonly low: number;
  /** From 0 up to, but not including, 1, with 53 random bits. */
  double(): number;
}

/** `MT19937` */
export class Mt19937 extends MersenneTwister implements Bits {
  high = 0;
  low = 0;

  draw(): void {
    this.high = this.word();
    this.low = this.word();
  }

  /** From 624 words of a SeedSequence. */
  seedState(words: readonly number[]): this {
    this.state = { words: [0x80000000, ...words.slice(1)], next: words.length - 1 };
    return this;
  }
}
