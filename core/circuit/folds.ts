import { contribution } from '../autodiff/backward.ts';
import { CONSTANT, type Tape, TENSOR } from '../autodiff/tape.ts';
import type { Branch } from './circuit.ts';
import type { Readings } from './readings.ts';

/** What closed folds have of operations: their arguments, and ∂result/∂argument. */
export class Folds {
  readonly #locals = new Map<number, ReadonlyMap<number, number> | undefined>();
  readonly #arguments = new Map<number, number>();

  /** @param entries of each fold, by its gate */
  constructor(
    private readonly tape: Tape,
    private readonly readings: Readings,
    private readonly entries: ReadonlyMap<number, Int32Array>,
  ) {}

  /** Of another argument: they count in the order in which they are asked for. */
  argument(gate: number, entry: number): Pick<Branch, 'argument' | 'local'> {
    const argument = this.#arguments.get(gate) ?? 0;
    this.#arguments.set(gate, argument + 1);
    if (argument === 0) {
      const entries = this.entries.get(gate)!;
      const isReached = this.readings.isReached(entries[entries.length - 1]);
      this.#locals.set(gate, isReached ? localGradients(this.tape, entries) : undefined);
    }
    return { argument, local: this.#locals.get(gate)?.get(entry) };
  }
}

/**
 * ∂result/∂argument of operations that are drawn as one gate: a small backward sweep inside of it, seeded with 1 at the
 * result, which is the last of its entries.
 *
 * @param entries in order
 * @returns by the argument's entry; undefined where arrays are concerned: they have no one local gradient
 */
function localGradients(tape: Tape, entries: ArrayLike<number>): ReadonlyMap<number, number> | undefined {
  const inside = new Map<number, number | undefined>();
  for (let i = 0; i < entries.length; i++) {
    if (tape.op[entries[i]] >= TENSOR) return undefined;
    inside.set(entries[i], undefined);
  }
  inside.set(entries[entries.length - 1], 1);
  const outside = new Map<number, number>();
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    const g = inside.get(entry);
    if (g === undefined) continue;
    for (let a = tape.argStart[entry]; a < tape.argStart[entry + 1]; a++) {
      const to = tape.arg[a];
      const received = to === CONSTANT ? undefined : contribution(tape, entry, a - tape.argStart[entry], g);
      if (received === undefined) continue;
      if (inside.has(to)) inside.set(to, (inside.get(to) ?? 0) + received);
      else outside.set(to, (outside.get(to) ?? 0) + received);
    }
  }
  return outside;
}
