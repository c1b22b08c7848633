/** What a check of a gradient by differences is asked, and what it answers. Plain data, as all answers. */
import type { Reason, Shape } from '../../answers.ts';
import type { Span } from '../../runtime/nodes.ts';

export interface NumericPlace {
  /** Where a variable is bound or used. */
  readonly offset: number;
  /** How many milliseconds may be spent; of a large array fewer numbers are checked. Absent: 2,000. */
  readonly patience?: number;
}

/**
 * How much two slopes agree, by the courses' measure: below 1e-7, below 1e-4 (which is good enough for a function with
 * kinks), below 1e-2, and beyond.
 */
export type Band = 'fine' | 'okay' | 'uncomfortable' | 'wrong';

/** `small`: both are too close to 0; `noisy`: differences cannot tell them apart; `kink`: there are two slopes. */
export type NumericVerdict = Band | 'small' | 'noisy' | 'kink' | 'failed';

/** One number of the variable. */
export interface NumberCheck {
  /** [] for a number. */
  readonly index: readonly number[];
  readonly value: number;
  readonly analytic: number;
  /** By centred differences, extrapolated; null: there is none, or there are two. */
  readonly numeric: number | null;
  /** About how far the differences may be off. */
  readonly error: number | null;
  /** |a − b| / max(1e-8, |a| + |b|). */
  readonly relError: number | null;
  readonly verdict: NumericVerdict;
  /** At a kink. */
  readonly slopes: readonly [left: number, right: number] | undefined;
  /** The output jumps there. */
  readonly jumps: boolean;
  /** A kink is nearer than an ordinary step: this step keeps clear of it. */
  readonly within: number | undefined;
  /** Why it could not be moved. */
  readonly reason: Reason | undefined;
}

export interface NumericCheck {
  /** As the variable is written. */
  readonly name: string;
  /** What is differentiated: `f`, `Σ D`, `dD · D`. */
  readonly of: string;
  readonly span: Span;
  readonly line: number;
  readonly shape: Shape;
  /** How many numbers the variable has, and how many of them were checked, evenly. */
  readonly size: number;
  readonly checked: number;
  /** The number with the worst verdict, of those the greatest error. */
  readonly worst: NumberCheck;
  /** How many of those checked are at a kink, close to one, too small, drowned in rounding, or could not be moved. */
  readonly kinks: number;
  readonly near: number;
  readonly small: number;
  readonly noisy: number;
  readonly failed: number;
  /** Something of what it influences goes through comparisons, conversions and the like, which have no gradient. */
  readonly leaks: boolean;
}

/** Why nothing could be checked. */
export interface NotChecked {
  readonly reason: Reason;
}
