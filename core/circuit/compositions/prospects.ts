import { CONSTANT, type Tape } from '../../autodiff/tape.ts';
import type { Catalogue, Known } from './catalogue.ts';
import { isNumber, LOOKED_AT, resembles } from './resemblance.ts';
import { SLOTS, slotAt } from './slots.ts';

/** More than there are ops and, beyond them, numbers that patterns tell apart. */
const PLACES = 2 * SLOTS;
/** More than there may be entries. */
const MANY = 2 ** 26;

/**
 * The patterns that an entry may be the result of. Entries that look alike, by their ops and those of their arguments
 * and of their arguments' arguments, have the same ones, worked out once: most of a long tape is repetition.
 */
export class Prospects {
  /** How an entry looks by its op and those of its arguments. */
  readonly #looks: Int32Array;
  readonly #shallow = new Numbers();
  readonly #deep = Array.from({ length: LOOKED_AT }, () => new Numbers());
  readonly #known: (readonly Known[] | undefined)[] = [];

  constructor(
    private readonly tape: Tape,
    private readonly catalogue: Catalogue,
  ) {
    this.#looks = new Int32Array(tape.length);
  }

  /** To be asked of every entry, in their order. */
  at(entry: number): readonly Known[] {
    const { tape } = this;
    const slot = slotAt(tape, entry);
    const start = tape.argStart[entry];
    const count = Math.min(tape.argStart[entry + 1] - start, LOOKED_AT + 1);
    let look = slot * PLACES + count;
    for (let k = 0; k < LOOKED_AT; k++) look = look * PLACES + (k < count ? this.#placeOf(start + k) : 0);
    look = this.#shallow.of(look);
    this.#looks[entry] = look;
    const all = this.catalogue.bySlot[slot];
    if (all.length === 0) return all;
    for (let k = 0; k < LOOKED_AT; k++) {
      const arg = k < count ? tape.arg[start + k] : CONSTANT;
      look = this.#deep[k].of(look * MANY + (arg === CONSTANT ? 0 : this.#looks[arg]));
    }
    const known = this.#known[look] ?? all.filter(({ pattern }) => resembles(tape, pattern, entry));
    this.#known[look] = known;
    return known;
  }

  /** Constants that no pattern tells apart look alike. */
  #placeOf(a: number): number {
    const { tape, catalogue } = this;
    if (tape.arg[a] !== CONSTANT) return slotAt(tape, tape.arg[a]);
    const value = tape.argValue[a];
    // Of an array: no pattern takes it for a number.
    if (Number.isNaN(value)) return PLACES - 1;
    return SLOTS + 1 + catalogue.numbers.findIndex((number) => isNumber(number, value));
  }
}

/** Numbers from 1 for whatever comes, the same for the same. */
class Numbers {
  readonly #known = new Map<number, number>();

  of(key: number): number {
    let number = this.#known.get(key);
    if (number === undefined) {
      number = this.#known.size + 1;
      this.#known.set(key, number);
    }
    return number;
  }
}
