import { CONSTANT } from '../../autodiff/tape.ts';
import type { RunRecord } from '../../record.ts';

/** By whom the results of entries are used. */
export class Uses {
  /** How often; once more where it is an output. */
  readonly count: Int32Array;
  /** The last entry that uses it. */
  readonly by: Int32Array;
  readonly #within: Int32Array;

  /** @param entries what counts, in order */
  constructor(
    private readonly record: RunRecord,
    entries: Int32Array,
  ) {
    const { tape, outputs } = record;
    this.count = new Int32Array(tape.length);
    this.by = new Int32Array(tape.length).fill(-1);
    this.#within = new Int32Array(tape.length);
    for (const entry of outputs) this.count[entry]++;
    for (const entry of entries) {
      for (let a = tape.argStart[entry]; a < tape.argStart[entry + 1]; a++) {
        const arg = tape.arg[a];
        if (arg === CONSTANT) continue;
        this.count[arg]++;
        this.by[arg] = entry;
      }
    }
  }

  /** Nothing else uses it than a sum in the same call or iteration, of which it then is a part. */
  goesOn(entry: number): boolean {
    const { tape } = this.record;
    const by = this.by[entry];
    if (this.count[entry] !== 1 || by < 0) return false;
    return tape.op[by] === tape.op[entry] && tape.frame[by] === tape.frame[entry];
  }

  /** Nothing but the last of these entries is used outside of them. */
  areClosed(entries: readonly number[]): boolean {
    const { tape } = this.record;
    const within = this.#within;
    const eachArg = (visit: (arg: number) => void) => {
      for (const entry of entries)
        for (let a = tape.argStart[entry]; a < tape.argStart[entry + 1]; a++)
          if (tape.arg[a] !== CONSTANT) visit(tape.arg[a]);
    };
    eachArg((arg) => within[arg]++);
    const last = entries.length - 1;
    const closed = entries.every((entry, i) => i === last || within[entry] === this.count[entry]);
    eachArg((arg) => {
      within[arg] = 0;
    });
    return closed;
  }
}
