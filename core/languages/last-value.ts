import type { Machine } from '../runtime/machine.ts';
import type { Span } from '../runtime/nodes.ts';
import type { Watched } from './language.ts';
import type { ValueViews, Watch } from './program.ts';

/** Keeps the last value of an expression while a program runs. */
export class LastValue<N extends Span, V> implements Watch<N, V> {
  #occurrences = 0;
  #last: { readonly value: V; readonly clock: number; readonly frame: number } | undefined;

  constructor(private readonly expression: N) {}

  /** Forgets the run before. */
  reset(): void {
    this.#occurrences = 0;
    this.#last = undefined;
  }

  watches(node: N): boolean {
    return node === this.expression;
  }

  saw(_node: N, value: V, { clock, frame }: Machine): void {
    this.#occurrences++;
    this.#last = { value, clock, frame };
  }

  found({ snapshotOf }: ValueViews<V>): Watched | undefined {
    if (this.#last === undefined) return undefined;
    const { value, clock, frame } = this.#last;
    const { start, end } = this.expression;
    return { span: { start, end }, value, snapshot: snapshotOf(value, clock), frame, occurrences: this.#occurrences };
  }
}
