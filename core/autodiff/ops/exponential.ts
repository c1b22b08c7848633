import type { BinaryRow } from './row.ts';
import { unary } from './unary.ts';

export const exponential = {
  exp: unary('exp', 'eˣ', Math.exp, (g, out) => g * out, [-1.3, 0.7]),
  exp2: unary(
    '2ˣ',
    '2ˣ·ln 2',
    (x) => 2 ** x,
    (g, out) => g * out * Math.LN2,
    [-1.3, 0.7],
  ),
  // Not out + 1, which has no digits left for large negative x.
  expm1: unary('expm1', 'eˣ', Math.expm1, (g, _out, x) => g * Math.exp(x), [-1.3, 0.7, -30]),
  log: unary('log', '1/x', Math.log, (g, _out, x) => g / x, [0.4, 2.5]),
  log1p: unary('log1p', '1/(1 + x)', Math.log1p, (g, _out, x) => g / (1 + x), [-0.6, 2.5]),
  log2: unary('log₂', '1/(x·ln 2)', Math.log2, (g, _out, x) => g / (x * Math.LN2), [0.4, 2.5]),
  log10: unary('log₁₀', '1/(x·ln 10)', Math.log10, (g, _out, x) => g / (x * Math.LN10), [0.4, 2.5]),
  /** log(exp(x) + exp(y)) and the same to base 2, which do not overflow. */
  logaddexp: sumOfPowers('log(eˣ+eʸ)', 'e', Math.exp, Math.log1p, Math.LN2),
  logaddexp2: sumOfPowers(
    'log₂(2ˣ+2ʸ)',
    '2',
    (x) => 2 ** x,
    (x) => Math.log1p(x) / Math.LN2,
    1,
  ),
};

function sumOfPowers(
  symbol: string,
  base: string,
  exp: (x: number) => number,
  log1p: (x: number) => number,
  ofTwo: number,
): BinaryRow {
  return {
    arity: 2,
    symbol,
    gate: 'scales',
    slopes: [`1/(1 + ${base}ʸ⁻ˣ)`, `1/(1 + ${base}ˣ⁻ʸ)`],
    // Of equal infinities the difference is no number.
    forward: (x, y) => (x === y ? x + ofTwo : Math.max(x, y) + log1p(exp(-Math.abs(x - y)))),
    vjps: [
      (g, out, x) => (x === out && !Number.isFinite(x) ? g / 2 : g * exp(x - out)),
      (g, out, _x, y) => (y === out && !Number.isFinite(y) ? g / 2 : g * exp(y - out)),
    ],
    samples: [{ at: [1.5, -2.25] }, { at: [-0.3, 7.1] }, { at: [2, 2] }, { at: [1000, 999] }],
  };
}
