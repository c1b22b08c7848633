import type { Quantity } from '../answers.ts';
import { contribution } from '../autodiff/backward.ts';
import { tensorRowOf } from '../autodiff/rows.ts';
import { CONSTANT, type Tape } from '../autodiff/tape.ts';
import { tensorContribution } from '../autodiff/tensor-backward.ts';
import { type AssembleParams, handOut } from '../autodiff/tensor-ops/assemble.ts';
import { tensorOps } from '../autodiff/tensor-ops/index.ts';
import { figuresOfTensor } from '../statistics.ts';
import { slopeOf } from './slope.ts';

/** What one use contributes: to a number, or to each element of an array. */
export type Contribution = number | Float64Array;

/** Values and gradients of entries as they are shown. Each is worked out once. */
export class Readings {
  readonly #values = new Map<number, Quantity>();
  readonly #gradients = new Map<number, Quantity>();
  readonly #assembled = new Map<number, readonly Contribution[]>();

  /** @param swept there are gradients */
  constructor(
    private readonly tape: Tape,
    private readonly swept: boolean,
  ) {}

  value(entry: number): Quantity {
    const value = this.tape.tensorAt(entry);
    return value === undefined
      ? this.tape.value[entry]
      : remembered(this.#values, entry, () => figuresOfTensor(value.shape, value.data));
  }

  /** undefined: nothing arrived there. */
  gradient(entry: number): Quantity | undefined {
    const { tape } = this;
    if (!this.isReached(entry)) return undefined;
    const value = tape.tensorAt(entry);
    if (value === undefined) return tape.gradient[entry];
    const gradient = tape.tensorRecord(entry)?.gradient ?? new Float64Array(value.data.length);
    return remembered(this.#gradients, entry, () => figuresOfTensor(value.shape, gradient));
  }

  /** ∂entry/∂argument, where both are numbers. */
  local(entry: number, k: number): number | undefined {
    return this.isReached(entry) ? contribution(this.tape, entry, k, 1) : undefined;
  }

  /** The same as a formula. */
  slope(entry: number, k: number): string | undefined {
    return this.isReached(entry) ? slopeOf(this.tape, entry, k) : undefined;
  }

  /** undefined: nothing arrived at the entry, or the gradient stops here. */
  contribution(entry: number, k: number): Contribution | undefined {
    const { tape } = this;
    if (!this.isReached(entry)) return undefined;
    if (tape.tensorRecord(entry) === undefined) return contribution(tape, entry, k, tape.gradient[entry]);
    if (tensorRowOf(tape, entry)?.name === tensorOps.assemble.name)
      return remembered(this.#assembled, entry, () => this.#handedOut(entry))[k];
    const received = tensorContribution(tape, entry, k);
    return tape.tensorAt(tape.arg[tape.argStart[entry] + k]) === undefined ? received?.[0] : received;
  }

  /** In words of the argument's shape. A contribution of -0 is none, as in the sum that the tape keeps. */
  shown(argument: number, received: Contribution | undefined): Quantity | undefined {
    if (typeof received === 'number') return received + 0;
    if (received === undefined) return undefined;
    return figuresOfTensor(this.tape.tensorAt(argument)?.shape ?? [received.length], received);
  }

  isReached(entry: number): boolean {
    return this.swept && this.tape.reached[entry] === 1;
  }

  /** To all arguments at once: there may be as many as elements. */
  #handedOut(entry: number): Contribution[] {
    const { tape } = this;
    const start = tape.argStart[entry];
    const received = Array.from({ length: tape.argStart[entry + 1] - start }, (_, k): Contribution => {
      const to = tape.arg[start + k];
      const value = to === CONSTANT ? undefined : tape.tensorAt(to);
      return value === undefined ? 0 : new Float64Array(value.data.length);
    });
    const record = tape.tensorRecord(entry)!;
    handOut(
      record.gradient ?? new Float64Array(record.value.data.length),
      record.params as AssembleParams,
      (k, place, g) => {
        const sum = received[k];
        if (sum instanceof Float64Array) sum[place] += g;
        else received[k] = sum + g;
      },
    );
    return received;
  }
}

/** Of several uses. */
export function added(a: Contribution | undefined, b: Contribution | undefined): Contribution | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (typeof a === 'number' || typeof b === 'number') return Number(a) + Number(b);
  return a.map((x, i) => x + b[i]);
}

function remembered<V>(known: Map<number, V>, entry: number, make: () => V): V {
  let value = known.get(entry);
  if (value === undefined) {
    value = make();
    known.set(entry, value);
  }
  return value;
}
