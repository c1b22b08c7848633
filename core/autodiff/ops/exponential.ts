import { unary } from './unary.ts';

export const exponential = {
  exp: unary('exp', Math.exp, (g, out) => g * out, [-1.3, 0.7]),
  exp2: unary(
    '2ˣ',
    (x) => 2 ** x,
    (g, out) => g * out * Math.LN2,
    [-1.3, 0.7],
  ),
  // Not out + 1, which has no digits left for large negative x.
  expm1: unary('expm1', Math.expm1, (g, _out, x) => g * Math.exp(x), [-1.3, 0.7, -30]),
  log: unary('log', Math.log, (g, _out, x) => g / x, [0.4, 2.5]),
  log1p: unary('log1p', Math.log1p, (g, _out, x) => g / (1 + x), [-0.6, 2.5]),
  log2: unary('log₂', Math.log2, (g, _out, x) => g / (x * Math.LN2), [0.4, 2.5]),
  log10: unary('log₁₀', Math.log10, (g, _out, x) => g / (x * Math.LN10), [0.4, 2.5]),
};
