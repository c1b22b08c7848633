/** What a plot is asked and what it answers. Plain data: it crosses threads and becomes JSON. */
import type { Reason } from '../answers.ts';
import type { Slopes } from '../autodiff/numeric.ts';

/** An input, or an element of one, and the range that it takes. */
export interface Axis {
  readonly name: string;
  /** Of an array, which number of it: its place in C order. */
  readonly element?: number;
  readonly from: number;
  readonly to: number;
}

/** One axis makes a curve, two a landscape. */
export type Axes = readonly [Axis] | readonly [Axis, Axis];

/** The output along inputs, as far as it was computed; what is not a number, or could not be computed, is NaN. */
export interface Sample {
  /** What is plotted: `f`; of an array that number of it that is differentiated: `D[0, 2]`, `Σ D`, `Σ dD · D`. */
  readonly output: string;
  /** Where the program is. */
  readonly value: number;
  readonly axes: readonly SampledAxis[];
  /** Along the first axis, increasing. */
  readonly xs: readonly number[];
  /** Along the second. */
  readonly ys: readonly number[] | undefined;
  /** One for each of `xs`; where there are two axes, row by row: all of `xs` for the first of `ys`, and so on. */
  readonly values: readonly number[];
  /** After which of its points a curve leaps: it does not join the next one. */
  readonly leaps: readonly number[];
  /** Points at which the program could not be run to its output, and why not at one of them. */
  readonly failed: { readonly count: number; readonly reason: Reason } | undefined;
  /** There is nothing to make finer. */
  readonly complete: boolean;
}

export interface SampledAxis {
  /** `x`, `w[0]`, `W[0, 1]`. */
  readonly label: string;
  /** Where the program is. */
  readonly at: number;
  /** ∂f/∂x there. */
  readonly slope: number;
  /** Where there is no single slope. */
  readonly sides: Sides | undefined;
}

/** Slopes from the left and from the right, and the values that they go out from, which differ where f leaps. */
export interface Sides extends Slopes {
  readonly leftValue: number;
  readonly rightValue: number;
}
