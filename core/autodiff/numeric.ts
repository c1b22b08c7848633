/**
 * Derivatives by differences: what the tape's gradients are checked against, and what is left to say at a kink.
 *
 * A difference quotient is D(h) = f′ + c₁hᵖ + c₂h²ᵖ + …, so quotients at h, h/2, h/4 … can be combined until the first
 * terms cancel (Richardson). Ridders' method picks, out of the whole tableau, the entry that agrees best with the two
 * that it was made of: C. J. F. Ridders, Accurate computation of F′(x) and F′(x)F″(x), Advances in Engineering
 * Software 4 (1982) 75–76; Numerical Recipes, 3rd edition, section 5.7.
 */

export interface Estimate {
  /** NaN where f has no values around the point. */
  readonly derivative: number;
  /** About how far off it is; Infinity where nothing can be said. */
  readonly error: number;
}

/** The derivative of `f` with respect to its argument `k`, by central differences. */
export function centralDifference(f: (xs: readonly number[]) => number, at: readonly number[], k: number): Estimate {
  const xs = [...at];
  const x = at[k];
  const alongK = (moved: number) => {
    xs[k] = moved;
    return f(xs);
  };
  return centralDerivative(alongK, x, stepAt(x));
}

/** A step to begin with: proportional to x, but not so small at small x that nothing moves. */
export function stepAt(x: number): number {
  return 2 ** -6 * Math.max(Math.abs(x), 0.25);
}

/** By central differences over `step` and ever smaller ones. @param noise how far the values of `f` may be off */
export function centralDerivative(f: (x: number) => number, x: number, step: number, noise = 0): Estimate {
  return extrapolate(f, (h) => [x - h, x + h], 2, step, noise);
}

export interface Slopes {
  readonly left: number;
  readonly right: number;
}

/**
 * The limits of the slope from both sides: ±1 for |x| at 0. The value at x itself is not used, so that at a jump they
 * are the slopes beside it. Infinite where the graph is upright, NaN on a side without values.
 */
export function oneSidedSlopes(f: (x: number) => number, x: number): Slopes {
  return { left: slopeBeside(f, x, -1), right: slopeBeside(f, x, 1) };
}

function slopeBeside(f: (x: number) => number, x: number, side: 1 | -1): number {
  const ends = (h: number): Interval => [x + side * h, x + 2 * side * h];
  // Small, since the next step of a floor is never far; between absolute and relative, since numbers have few digits.
  const step = 2 ** -13 * Math.sqrt(Math.max(1, Math.abs(x)));
  const { derivative, error } = extrapolate(f, ends, 1, step);
  if (error <= 1e-6 * Math.abs(derivative)) return derivative;
  const [a, b, c] = [step, step / 2, step / 4].map((h) => quotient(f, ends(h)).slope);
  // Its changes don't become smaller, as those of 1/√h and log h do not.
  const diverges = c !== b && Math.sign(c - b) === Math.sign(b - a) && Math.abs(c - b) >= 0.99 * Math.abs(b - a);
  return diverges ? Math.sign(c) * Number.POSITIVE_INFINITY : derivative;
}

type Interval = readonly [from: number, to: number];

/** With how far the rounding of its values alone may put it off. */
function quotient(f: (x: number) => number, [from, to]: Interval, noise = 0): { slope: number; rounding: number } {
  const [a, b] = [f(from), f(to)];
  return {
    slope: (b - a) / (to - from),
    rounding: Math.max(2 ** -53 * Math.max(Math.abs(a), Math.abs(b)), noise) / Math.abs(to - from),
  };
}

const ROWS = 16;
/** Relative; no difference of two doubles can do much better. */
const GOOD_ENOUGH = 2 ** -40;

/** The limit of the quotient over `ends(h)` as h → 0, where its error is a series in powers of h^power. */
function extrapolate(
  f: (x: number) => number,
  ends: (h: number) => Interval,
  power: number,
  step: number,
  noise = 0,
): Estimate {
  let best: Estimate = { derivative: Number.NaN, error: Number.POSITIVE_INFINITY };
  let above: number[] = [];
  for (let i = 0; i < ROWS; i++) {
    const { slope, rounding } = quotient(f, ends(step * 2 ** -i), noise);
    const row = [slope];
    for (let j = 1; j <= i; j++) {
      row[j] = row[j - 1] + (row[j - 1] - above[j - 1]) / (2 ** (power * j) - 1);
      // Quotients of few digits may agree by chance: no entry counts for more than they do. Nor do two suffice: over
      // steps of a floor, where the wider interval holds twice as many, they are equal.
      const error = Math.max(Math.abs(row[j] - row[j - 1]), Math.abs(row[j] - above[j - 1]), rounding);
      if (j > 1 && error < best.error) best = { derivative: row[j], error };
    }
    if (best.error <= GOOD_ENOUGH * Math.abs(best.derivative)) break;
    above = row;
  }
  return best;
}
