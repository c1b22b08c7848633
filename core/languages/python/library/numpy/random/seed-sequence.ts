/**
 * `SeedSequence`: mixes what the user gives into as many good words as a generator needs. The method is M. E. O'Neill's
 * `seed_seq_fe` ("Developing a seed_seq Alternative", 2015) with NumPy's constants.
 */
const POOL = 4;

/** The start of the multipliers, and how they go on: while mixing in, and while giving out. */
const IN = { start: 0x43b0d7e5, factor: 0x931e8875 };
const OUT = { start: 0x8b51f9dd, factor: 0x58f38ded };

const LEFT = 0xca01f9dd;
const RIGHT = 0x4973f715;

const folded = (word: number) => (word ^ (word >>> 16)) >>> 0;

/** Each word that goes through is changed by the next multiplier. */
function hasher({ start, factor }: typeof IN): (word: number) => number {
  let multiplier = start;
  return (word) => {
    const mixed = word ^ multiplier;
    multiplier = Math.imul(multiplier, factor);
    return folded(Math.imul(mixed, multiplier));
  };
}

export class SeedSequence {
  readonly #pool: readonly number[];
  /** How many children there are. */
  #children = 0;

  /** @param entropy words of 32 bits, lowest first; @param spawnKey which child of which it is */
  constructor(
    readonly entropy: readonly number[],
    readonly spawnKey: readonly number[] = [],
  ) {
    const padding = spawnKey.length > 0 ? Math.max(0, POOL - entropy.length) : 0;
    this.#pool = mixed([...entropy, ...new Array<number>(padding).fill(0), ...spawnKey]);
  }

  /** So many words; for 64 bits each, two of them, the lower first. */
  words(count: number): number[] {
    const hash = hasher(OUT);
    return Array.from({ length: count }, (_, i) => hash(this.#pool[i % POOL]));
  }

  /** So many others, independent of each other and of those before. */
  spawn(count: number): SeedSequence[] {
    return Array.from({ length: count }, () => new SeedSequence(this.entropy, [...this.spawnKey, this.#children++]));
  }
}

function mixed(words: readonly number[]): number[] {
  const hash = hasher(IN);
  const pool = Array.from({ length: POOL }, (_, i) => hash(words[i] ?? 0));
  const mixIn = (i: number, word: number) => {
    pool[i] = folded(Math.imul(LEFT, pool[i]) - Math.imul(RIGHT, hash(word)));
  };
  for (let from = 0; from < POOL; from++)
    for (let into = 0; into < POOL; into++) if (into !== from) mixIn(into, pool[from]);
  for (const word of words.slice(POOL)) for (let into = 0; into < POOL; into++) mixIn(into, word);
  return pool;
}

/** The words of a non-negative int, lowest first; one at least. */
export function wordsOfInt(n: number | bigint): number[] {
  const words: number[] = [];
  let rest = BigInt(n);
  do {
    words.push(Number(rest & 0xffffffffn));
    rest >>= 32n;
  } while (rest > 0n);
  return words;
}
