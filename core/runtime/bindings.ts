import { grown } from '../autodiff/columns.ts';
import { TapeFullError } from '../autodiff/tape.ts';
import { Ref } from './ref.ts';

/** The value bound is an untracked number, or something else than a number. */
export const NUMBER = -1;
export const OTHER = -2;

const FIRST_CAPACITY = 64;

/** Every binding event of a run, as columns: assignments, loop targets, parameters, writes to elements. */
export class Bindings {
  length = 0;
  /** Syntax node of the target. */
  node = new Int32Array(FIRST_CAPACITY);
  frame = new Int32Array(FIRST_CAPACITY);
  /** Tape entry, or `NUMBER` or `OTHER`. */
  entry = new Int32Array(FIRST_CAPACITY);
  #number = new Float64Array(FIRST_CAPACITY);
  /** For `OTHER`: index into #others. */
  readonly #others: unknown[] = [];
  /** How many mutations had happened when it was bound, that of its own element included. */
  clock = new Int32Array(FIRST_CAPACITY);

  constructor(private readonly limit: number) {}

  reset(): void {
    this.length = 0;
    this.#others.length = 0;
  }

  add(node: number, frame: number, value: unknown, clock: number): void {
    const i = this.length;
    if (i === this.node.length) this.#grow();
    this.length = i + 1;
    this.node[i] = node;
    this.frame[i] = frame;
    this.clock[i] = clock;
    if (value instanceof Ref) {
      this.entry[i] = value.entry;
    } else if (typeof value === 'number') {
      this.entry[i] = NUMBER;
      this.#number[i] = value;
    } else {
      this.entry[i] = OTHER;
      this.#number[i] = this.#others.push(value) - 1;
    }
  }

  /** The bound number where `entry` is `NUMBER`. */
  number(i: number): number {
    return this.#number[i];
  }

  /** The bound value where `entry` is `OTHER`, and the clock at which it was that version. */
  other(i: number): { value: unknown; clock: number } {
    return { value: this.#others[this.#number[i]], clock: this.clock[i] };
  }

  #grow(): void {
    if (this.length >= this.limit) throw new TapeFullError(this.limit);
    const capacity = Math.min(2 * this.length, this.limit);
    this.node = grown(this.node, new Int32Array(capacity));
    this.frame = grown(this.frame, new Int32Array(capacity));
    this.clock = grown(this.clock, new Int32Array(capacity));
    this.entry = grown(this.entry, new Int32Array(capacity));
    this.#number = grown(this.#number, new Float64Array(capacity));
  }
}
