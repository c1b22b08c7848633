/** The courses' measure of how much two slopes agree, and what it says. */
import type { Band, NumberCheck, NumericVerdict } from './answers.ts';
import type { Slope } from './slope.ts';

export function relativeError(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.max(1e-8, Math.abs(a) + Math.abs(b));
}

export function bandOf(relError: number): Band {
  if (relError < 1e-7) return 'fine';
  if (relError < 1e-4) return 'okay';
  return relError < 1e-2 ? 'uncomfortable' : 'wrong';
}

/** So little is no more than what rounding leaves of 0. */
const SMALL = 1e-8;
/** The estimate of an error is about right, not to the digit. */
const ABOUT = 4;
/** A slope between the one-sided ones is one that a convention may take. */
const BETWEEN = 1e-4;

type Judged = Omit<NumberCheck, 'index' | 'value'>;

export function judged(analytic: number, slope: Slope): Judged {
  const none = {
    reason: undefined,
    numeric: null,
    error: null,
    relError: null,
    slopes: undefined,
    jumps: false,
    within: undefined,
  };
  if (slope.kind === 'none') return { ...none, analytic, verdict: 'failed', reason: slope.reason };
  if (!Number.isFinite(analytic)) return { ...none, analytic, verdict: 'failed' };
  if (slope.kind === 'kink') {
    const { left, right, jumps } = slope;
    const isOne = jumps || isBetween(analytic, left, right);
    return { ...none, analytic, verdict: isOne ? 'kink' : 'wrong', slopes: [left, right], jumps };
  }
  const { slope: numeric, error, within } = slope;
  const relError = relativeError(analytic, numeric);
  const verdict = verdictOf(analytic, numeric, error);
  return { ...none, analytic, numeric, error, relError, within, verdict };
}

function verdictOf(a: number, b: number, error: number): NumericVerdict {
  const [size, distance] = [Math.abs(a) + Math.abs(b), Math.abs(a - b)];
  const band = bandOf(relativeError(a, b));
  // Below 1e-8 the measure says little of how much they agree.
  if (size < SMALL && distance > BETWEEN * size) return 'small';
  const isUnclear = band === 'wrong' || band === 'uncomfortable';
  return isUnclear && (distance <= ABOUT * error || error > Math.abs(b)) ? 'noisy' : band;
}

/** An infinite slope is beyond every other. */
function isBetween(x: number, left: number, right: number): boolean {
  const ends = [left, right].filter((slope) => !Number.isNaN(slope));
  const slack = BETWEEN * Math.max(...[x, ...ends].filter(Number.isFinite).map(Math.abs));
  return x >= Math.min(...ends) - slack && x <= Math.max(...ends) + slack;
}

const RANKS: readonly NumericVerdict[] = ['failed', 'small', 'noisy', 'kink', 'fine', 'okay', 'uncomfortable', 'wrong'];

/** Whether one says more against the gradient than the other. */
export function isWorse(one: NumberCheck, other: NumberCheck): boolean {
  const [a, b] = [RANKS.indexOf(one.verdict), RANKS.indexOf(other.verdict)];
  return a === b ? (one.relError ?? 0) > (other.relError ?? 0) : a > b;
}
