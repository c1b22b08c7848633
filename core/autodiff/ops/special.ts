import { digamma, erf, erfc, erfSlope, gamma, logGamma } from './special-functions.ts';
import { unary } from './unary.ts';

export const special = {
  erf: unary('erf', '2/√π·exp(−x²)', erf, (g, _out, x) => g * erfSlope(x), [-1.3, 0.7, 2.5]),
  erfc: unary('erfc', '−2/√π·exp(−x²)', erfc, (g, _out, x) => -g * erfSlope(x), [-1.3, 0.7, 2.5]),
  gamma: unary('Γ', 'Γ·ψ(x)', gamma, (g, out, x) => g * out * digamma(x), [-1.3, 0.7, 4.5]),
  lgamma: unary('ln Γ', 'ψ(x)', logGamma, (g, _out, x) => g * digamma(x), [-1.3, 0.7, 4.5]),
};
