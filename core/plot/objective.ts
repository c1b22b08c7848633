/** The output as a function of some of the inputs' numbers, the rest being as it is. */
import type { InputSummary, InputValues, OutputSummary, Reason, Summary, Tree } from '../answers.ts';
import { arrayOf, indexText, numberOf, withElement } from '../elements.ts';
import type { Differentiated, Prepared } from '../run.ts';
import { Problem } from '../runtime/problem.ts';
import type { Axis } from './sample.ts';

/** What an axis stands for in a run. */
export interface Variable {
  readonly input: InputSummary;
  readonly element: number | undefined;
  readonly label: string;
  readonly at: number;
  readonly slope: number;
}

/** Undefined: there is no such number in the run's inputs. */
export function variableOf(summary: Summary, { name, element }: Axis): Variable | undefined {
  const input = summary.inputs.find((one) => one.name === name);
  if (input === undefined) return undefined;
  if (element === undefined) {
    const [at, slope] = [numberOf(input.value), numberOf(input.gradient)];
    return at === undefined || slope === undefined ? undefined : { input, element, label: name, at, slope };
  }
  const [array, slopes] = [arrayOf(input.value, input.shape), arrayOf(input.gradient, input.shape)];
  if (array === undefined || slopes === undefined || !(element < array.data.length)) return undefined;
  if (array.missing?.[element] === 1) return undefined;
  const label = `${name}${indexText(element, array.shape)}`;
  return { input, element, label, at: array.data[element], slope: slopes.data[element] };
}

/** The numbers that the program is given at a point. */
export function valuesAt(base: InputValues, variables: readonly Variable[], at: readonly number[]): InputValues {
  const values: Record<string, Tree> = { ...base };
  variables.forEach(({ input, element }, i) => {
    const { name, shape } = input;
    // Two of the elements may belong to the same array.
    const tree = Object.hasOwn(values, name) ? values[name] : input.value;
    values[name] = element === undefined || shape === null ? at[i] : withElement(tree, shape, element, at[i]);
  });
  return values;
}

/**
 * Runs a program of its own again and again. Of an output that is not one number it is the sum that the gradients are
 * of, with the upstream gradients of the point where the program is.
 */
export class Objective {
  /** Milliseconds of a run, about. */
  duration = 0;
  #failures = 0;
  #reason: Reason | undefined;

  constructor(
    private readonly program: Prepared,
    private readonly base: InputValues,
    private readonly variables: readonly Variable[],
    private readonly upstream: ArrayLike<number>,
    private readonly now: () => number,
  ) {}

  get failed(): { readonly count: number; readonly reason: Reason } | undefined {
    return this.#reason && { count: this.#failures, reason: this.#reason };
  }

  /** NaN where the program does not come to such an output. */
  at(...point: readonly number[]): number {
    const began = this.now();
    try {
      const numbers = this.program.forward(valuesAt(this.base, this.variables, point));
      return numbers.length === this.upstream.length ? weighted({ numbers, upstream: this.upstream }) : Number.NaN;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#failures++;
      this.#reason ??= { code: error.code, args: error.args };
      return Number.NaN;
    } finally {
      const took = this.now() - began;
      this.duration = this.duration === 0 ? took : 0.8 * this.duration + 0.2 * took;
    }
  }
}

/** Where a gradient is 0 its number has no part in the sum, not even one that is infinite. */
export function weighted({ numbers, upstream }: Differentiated): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) if (upstream[i] !== 0) sum += upstream[i] * numbers[i];
  return sum;
}

/** What the sum is called. */
export function labelOf({ name, seed, shape }: OutputSummary, { upstream }: Differentiated): string {
  if (seed === '1' && shape?.length === 0) return name;
  if (seed === 'ones') return `Σ ${name}`;
  if (/^\[[\d, ]*\]$/.test(seed) && upstream.length > 1) return `${name}${seed}`;
  return upstream.length === 1 ? `${seed} · ${name}` : `Σ ${seed} · ${name}`;
}
