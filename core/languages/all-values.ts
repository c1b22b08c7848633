import type { Machine } from '../runtime/machine.ts';
import type { Span } from '../runtime/nodes.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import type { Evaluations } from './language.ts';
import { isNumber, type ValueViews, type Watch } from './program.ts';

/** Keeps every value of an expression while a program runs. */
export class AllValues<N extends Span, V> implements Watch<N, V>, Evaluations {
  readonly span: Span;
  readonly #values: V[] = [];
  readonly #clocks: number[] = [];
  readonly #frames: number[] = [];

  constructor(
    private readonly expression: N,
    private readonly views: ValueViews<V>,
  ) {
    this.span = { start: expression.start, end: expression.end };
  }

  /** Forgets the run before. */
  reset(): void {
    for (const kept of [this.#values, this.#clocks, this.#frames]) kept.length = 0;
  }

  get length(): number {
    return this.#values.length;
  }

  watches(node: N): boolean {
    return node === this.expression;
  }

  saw(_node: N, value: V, { clock, frame }: Machine): void {
    this.#values.push(value);
    this.#clocks.push(clock);
    this.#frames.push(frame);
  }

  frame(i: number): number {
    return this.#frames[i];
  }

  value(i: number): V {
    return this.#values[i];
  }

  isNumber(i: number): boolean {
    return isNumber(this.#values[i]);
  }

  snapshot(i: number): Snapshot {
    return this.views.snapshotOf(this.#values[i], this.#clocks[i]);
  }
}
