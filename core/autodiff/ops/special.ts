import { digamma, erf, erfc, erfSlope, gamma, logGamma } from './special-functions.ts';
import { unary } from './unary.ts';

export const special = {
  erf: unary('erf', erf, (g, _out, x) => g * erfSlope(x), [-1.3, 0.7, 2.5]),
  erfc: unary('erfc', erfc, (g, _out, x) => -g * erfSlope(x), [-1.3, 0.7, 2.5]),
  gamma: unary('Γ', gamma, (g, out, x) => g * out * digamma(x), [-1.3, 0.7, 4.5]),
  lgamma: unary('ln Γ', logGamma, (g, _out, x) => g * digamma(x), [-1.3, 0.7, 4.5]),
};
