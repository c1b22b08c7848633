/** Distributions of real numbers by NumPy's methods: the same draws up to the last bits of logarithms. */
import type { Variates } from './variates.ts';

/** By the method of Marsaglia and Tsang (2000) and, for a shape below 1, of Ahrens and Dieter. */
export function gamma(from: Variates, shape: number): number {
  if (shape === 1) return from.exponential();
  if (shape === 0) return 0;
  return shape < 1 ? narrowGamma(from, shape) : wideGamma(from, shape);
}

function narrowGamma(from: Variates, shape: number): number {
  for (;;) {
    from.attempt();
    const u = from.double();
    const v = from.exponential();
    if (u <= 1 - shape) {
      const x = u ** (1 / shape);
      if (x <= v) return x;
    } else {
      const y = -Math.log((1 - u) / shape);
      const x = (1 - shape + shape * y) ** (1 / shape);
      if (x <= v + y) return x;
    }
  }
}

function wideGamma(from: Variates, shape: number): number {
  const b = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * b);
  for (;;) {
    from.attempt();
    const x = from.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = from.double();
    if (u < 1 - 0.0331 * (x * x) * (x * x)) return b * v;
    if (Math.log(u) < 0.5 * x * x + b * (1 - v + Math.log(v))) return b * v;
  }
}

/** By two of gamma or, if both shapes are at most 1, by the method of Jöhnk. */
export function beta(from: Variates, a: number, b: number): number {
  if (!(a <= 1 && b <= 1)) {
    const x = gamma(from, a);
    return x / (x + gamma(from, b));
  }
  for (;;) {
    from.attempt();
    const u = from.double();
    const v = from.double();
    const x = u ** (1 / a);
    const y = v ** (1 / b);
    if (x + y > 1) continue;
    if (x + y > 0) return x / (x + y);
    if (!from.isLegacy) continue;
    const logX = Math.log(u) / a;
    const logY = Math.log(v) / b;
    const greatest = Math.max(logX, logY);
    return Math.exp(logX - greatest - Math.log(Math.exp(logX - greatest) + Math.exp(logY - greatest)));
  }
}

export function chisquare(from: Variates, df: number): number {
  return 2 * gamma(from, df / 2);
}

export function f(from: Variates, above: number, below: number): number {
  const x = chisquare(from, above) * below;
  return x / (chisquare(from, below) * above);
}

export function standardT(from: Variates, df: number): number {
  const x = from.normal();
  return (Math.sqrt(df / 2) * x) / Math.sqrt(gamma(from, df / 2));
}

export function standardCauchy(from: Variates): number {
  const x = from.normal();
  return x / from.normal();
}

export function pareto(from: Variates, a: number): number {
  const x = from.exponential() / a;
  return from.isLegacy ? Math.exp(x) - 1 : Math.expm1(x);
}

export function weibull(from: Variates, a: number): number {
  return a === 0 ? 0 : from.exponential() ** (1 / a);
}

export function power(from: Variates, a: number): number {
  const x = from.exponential();
  return (from.isLegacy ? 1 - Math.exp(-x) : -Math.expm1(-x)) ** (1 / a);
}

/** A uniform number that is not 0. */
function positive(from: Variates): number {
  for (;;) {
    const u = from.double();
    if (u > 0) return u;
  }
}

/** Of location 0 and scale 1, as the next two. */
export function standardLaplace(from: Variates): number {
  const u = positive(from);
  return u >= 0.5 ? -Math.log(2 - u - u) : Math.log(u + u);
}

export function standardGumbel(from: Variates): number {
  return -Math.log(-Math.log(1 - positive(from)));
}

export function standardLogistic(from: Variates): number {
  const u = positive(from);
  return Math.log(u / (1 - u));
}

/** Of scale 1. */
export function standardRayleigh(from: Variates): number {
  return Math.sqrt(2 * from.exponential());
}

export function triangular(from: Variates, left: number, mode: number, right: number): number {
  const base = right - left;
  const u = from.double();
  if (u <= (mode - left) / base) return left + Math.sqrt(u * (mode - left) * base);
  return right - Math.sqrt((1 - u) * (right - mode) * base);
}

export function wald(from: Variates, mean: number, scale: number): number {
  const z = from.normal();
  const y = mean * z * z;
  const x = mean + (mean / (2 * scale)) * (y - Math.sqrt(4 * scale * y + y * y));
  return from.double() <= mean / (mean + x) ? x : (mean * mean) / x;
}

/** Numbers that sum to 1, by gamma or, where these would all be 0, by breaking a stick. */
export function dirichlet(from: Variates, alpha: readonly number[], into: Float64Array, start: number): void {
  if (!from.isLegacy && alpha.every((a) => a < 0.1)) {
    breakStick(from, alpha, into, start);
    return;
  }
  let sum = 0;
  for (let i = 0; i < alpha.length; i++) {
    const x = gamma(from, alpha[i]);
    into[start + i] = x;
    sum += x;
  }
  for (let i = 0; i < alpha.length; i++) into[start + i] *= 1 / sum;
}

function breakStick(from: Variates, alpha: readonly number[], into: Float64Array, start: number): void {
  const last = alpha.length - 1;
  /** Of each alpha and those after it. */
  const sums = alpha.slice();
  for (let i = last - 1; i >= 0; i--) sums[i] += sums[i + 1];
  if (sums[0] === 0) return;
  let rest = 1;
  for (let i = 0; i < last; i++) {
    const share = beta(from, alpha[i], sums[i + 1]);
    into[start + i] = rest * share;
    rest *= 1 - share;
    if (sums[i + 1] === 0) break;
  }
  into[start + last] = rest;
}
