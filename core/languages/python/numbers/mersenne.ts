/**
 * The Mersenne Twister MT19937, from which Python's `random` and NumPy's legacy generator draw: the same words from the
 * same seed. M. Matsumoto and T. Nishimura, ACM Transactions on Modeling and Computer Simulation 8 (1998) 3–30; the two
 * ways to seed it are those of their implementation of 2002.
 */

const SIZE = 624;
const MIDDLE = 397;
const MATRIX = 0x9908b0df;

export class MersenneTwister {
  readonly #words = new Uint32Array(SIZE);
  #next = SIZE;

  /** From one word (init_genrand). */
  seedWord(seed: number): this {
    const words = this.#words;
    words[0] = seed;
    for (let i = 1; i < SIZE; i++) {
      const before = words[i - 1];
      words[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
    }
    this.#next = SIZE;
    return this;
  }

  /** From at least one word (init_by_array). */
  seedWords(key: ArrayLike<number>): this {
    this.seedWord(19650218);
    const words = this.#words;
    let i = 1;
    const mix = (factor: number, plus: number) => {
      const before = words[i - 1];
      words[i] = (words[i] ^ Math.imul(before ^ (before >>> 30), factor)) + plus;
      if (++i < SIZE) return;
      words[0] = words[SIZE - 1];
      i = 1;
    };
    for (let k = 0; k < Math.max(SIZE, key.length); k++) mix(1664525, key[k % key.length] + (k % key.length));
    for (let k = 1; k < SIZE; k++) mix(1566083941, -i);
    words[0] = 0x80000000;
    return this;
  }

  /** 32 random bits (genrand_uint32). */
  word(): number {
    if (this.#next >= SIZE) this.#twist();
    let y = this.#words[this.#next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  /** From 0 up to, but not including, 1, with 53 random bits (genrand_res53). */
  double(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /** The words, and how many of them were drawn. */
  get state(): { readonly words: readonly number[]; readonly next: number } {
    return { words: Array.from(this.#words), next: this.#next };
  }

  set state({ words, next }: { readonly words: readonly number[]; readonly next: number }) {
    this.#words.set(words);
    this.#next = next;
  }

  #twist(): void {
    const words = this.#words;
    for (let i = 0; i < SIZE; i++) {
      const y = (words[i] & 0x80000000) | (words[(i + 1) % SIZE] & 0x7fffffff);
      words[i] = words[(i + MIDDLE) % SIZE] ^ (y >>> 1) ^ (y & 1 ? MATRIX : 0);
    }
    this.#next = 0;
  }
}
