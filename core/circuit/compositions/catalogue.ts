import type { Tape } from '../../autodiff/tape.ts';
import { type Inner, patternsOf, type TermsPattern } from './pattern.ts';
import type { Row } from './row.ts';
import { rows } from './rows.ts';
import { CONSTANTS, has, mayBegin, SLOTS, slotAt } from './slots.ts';

export interface Known {
  readonly name: string;
  readonly row: Row;
  readonly pattern: Inner;
}

/** More arguments than any op of a pattern has. */
const MANY = 3;

/** What an entry may be the result of. Of the many patterns most are ruled out by its op and those of its arguments. */
export class Catalogue {
  readonly #byOp: readonly Known[][] = Array.from({ length: SLOTS }, () => []);
  readonly #byOps = new Map<number, readonly Known[]>();

  constructor() {
    for (const [name, row] of Object.entries(rows))
      for (const pattern of patternsOf(row, rows))
        for (let slot = 0; slot < SLOTS; slot++)
          if (has(pattern.slots, slot)) this.#byOp[slot].push({ name, row, pattern });
  }

  at(tape: Tape, entry: number): readonly Known[] {
    const slot = slotAt(tape, entry);
    const all = this.#byOp[slot];
    if (all.length === 0) return all;
    const start = tape.argStart[entry];
    const count = Math.min(tape.argStart[entry + 1] - start, MANY);
    const first = slotAt(tape, tape.arg[start]);
    const second = count === 2 ? slotAt(tape, tape.arg[start + 1]) : 0;
    const key = ((slot * MANY + count) * SLOTS + first) * SLOTS + second;
    let found = this.#byOps.get(key);
    if (found === undefined) {
      found = all.filter(({ pattern }) => mayHave(pattern, count, first, second));
      this.#byOps.set(key, found);
    }
    return found;
  }
}

function mayHave(pattern: Inner, count: number, first: number, second: number): boolean {
  if (pattern.kind === 'reduction') return mayBegin(pattern.arg.slots, first);
  if (pattern.kind === 'terms') return count === MANY || (mayAdd(pattern, first) && mayAdd(pattern, second));
  if (pattern.kind !== 'op') return true;
  const { args, commutes } = pattern;
  if (args.length !== count) return false;
  const fits = (x: number, y: number) => mayBegin(args[0].slots, x) && (count === 1 || mayBegin(args[1].slots, y));
  return fits(first, second) || (commutes && fits(second, first));
}

/** A term, or a part of the sum. */
function mayAdd({ term, slots, bias }: TermsPattern, slot: number): boolean {
  return bias || mayBegin(term.slots, slot) || has(slots, slot) || has(CONSTANTS, slot);
}
