/**
 * The distributions of Python's `random`, by CPython 3.11's methods: the same draws up to the last bits of logarithms.
 * Where a draw is one of a standard distribution that is moved and scaled, the standard one stands alone, so that an
 * interpreter can differentiate through the rest.
 */
import { ops } from '../../../autodiff/ops/index.ts';
import { Fault } from './fault.ts';
import * as floats from './floats.ts';
import type { Random } from './random.ts';

const TWO_PI = 2 * Math.PI;
/** 4 e^−½ / √2 */
const NORMAL = (4 * Math.exp(-0.5)) / Math.sqrt(2);
const LOG4 = Math.log(4);
const GAMMA = 1 + Math.log(4.5);

/** Called before each try of methods that may try for ever where a parameter is not finite. */
export type Attempt = () => void;

export function uniform(from: Random, a: number, b: number): number {
  return a + (b - a) * from.random();
}

/** The position between `low` and `high`, and which of them it is counted from. */
export function triangular(from: Random, low = 0, high = 1, mode?: number): number {
  const u = from.random();
  if (mode !== undefined && high === low) return low;
  const c = mode === undefined ? 0.5 : (mode - low) / (high - low);
  return u > c ? high + (low - high) * sqrt((1 - u) * (1 - c)) : low + (high - low) * sqrt(u * c);
}

/** Of mean 0 and deviation 1, two at a time, by the polar form of two uniform ones: `gauss`. */
export function standardGauss(from: Random): number {
  const spare = from.spareGauss;
  from.spareGauss = undefined;
  if (spare !== undefined) return spare;
  const angle = from.random() * TWO_PI;
  const radius = Math.sqrt(-2 * Math.log(1 - from.random()));
  from.spareGauss = Math.sin(angle) * radius;
  return Math.cos(angle) * radius;
}

export function gauss(from: Random, mu = 0, sigma = 1): number {
  return mu + standardGauss(from) * sigma;
}

/** Of mean 0 and deviation 1, by the ratio of uniform ones (Kinderman and Monahan 1977): `normalvariate`. */
export function standardNormal(from: Random): number {
  for (;;) {
    const u1 = from.random();
    const u2 = 1 - from.random();
    const z = (NORMAL * (u1 - 0.5)) / u2;
    if ((z * z) / 4 <= -Math.log(u2)) return z;
  }
}

export function normal(from: Random, mu = 0, sigma = 1): number {
  return mu + standardNormal(from) * sigma;
}

/** @throws Fault OverflowError */
export function logNormal(from: Random, mu: number, sigma: number): number {
  const x = normal(from, mu, sigma);
  const result = Math.exp(x);
  if (!Number.isFinite(result) && Number.isFinite(x)) throw new Fault('OverflowError', 'math range error');
  return result;
}

/** Of rate 1. */
export function standardExponential(from: Random): number {
  return -Math.log(1 - from.random());
}

/** @throws Fault ZeroDivisionError */
export function exponential(from: Random, rate: number): number {
  return floats.div(standardExponential(from), rate);
}

/** By the methods of Cheng (1977) and, for α < 1, of Ahrens and Dieter. @throws Fault ValueError */
export function gamma(from: Random, alpha: number, beta: number, attempt: Attempt): number {
  if (alpha <= 0 || beta <= 0) throw new Fault('ValueError', 'gammavariate: alpha and beta must be > 0.0');
  if (alpha === 1) return standardExponential(from) * beta;
  return (alpha > 1 ? wideGamma(from, alpha, attempt) : narrowGamma(from, alpha, attempt)) * beta;
}

function wideGamma(from: Random, alpha: number, attempt: Attempt): number {
  const root = Math.sqrt(2 * alpha - 1);
  for (;;) {
    attempt();
    const u1 = from.random();
    if (!(u1 > 1e-7 && u1 < 0.9999999)) continue;
    const u2 = 1 - from.random();
    const v = Math.log(u1 / (1 - u1)) / root;
    const x = alpha * Math.exp(v);
    const z = u1 * u1 * u2;
    const r = alpha - LOG4 + (alpha + root) * v - x;
    if (r + GAMMA - 4.5 * z >= 0 || r >= Math.log(z)) return x;
  }
}

function narrowGamma(from: Random, alpha: number, attempt: Attempt): number {
  const b = (Math.E + alpha) / Math.E;
  for (;;) {
    attempt();
    const p = b * from.random();
    const x = p <= 1 ? pow(p, 1 / alpha) : -Math.log((b - p) / alpha);
    const u1 = from.random();
    if (p > 1 ? u1 <= pow(x, alpha - 1) : u1 <= Math.exp(-x)) return x;
  }
}

/** @throws Fault ValueError */
export function beta(from: Random, a: number, b: number, attempt: Attempt): number {
  const y = gamma(from, a, 1, attempt);
  return y === 0 ? 0 : y / (y + gamma(from, b, 1, attempt));
}

/** @throws Fault ZeroDivisionError, OverflowError */
export function pareto(from: Random, alpha: number): number {
  const u = 1 - from.random();
  return pow(u, floats.div(-1, alpha));
}

/** @throws Fault ZeroDivisionError, OverflowError */
export function weibull(from: Random, alpha: number, shape: number): number {
  const x = standardExponential(from);
  return alpha * pow(x, floats.div(1, shape));
}

/** An angle from 0 to 2π, by the method of Best and Fisher (1979). */
export function vonMises(from: Random, mu: number, kappa: number, attempt: Attempt): number {
  if (kappa <= 1e-6) return TWO_PI * from.random();
  const s = 0.5 / kappa;
  const r = s + Math.sqrt(1 + s * s);
  let z: number;
  for (;;) {
    attempt();
    z = Math.cos(Math.PI * from.random());
    const d = z / (r + z);
    const u2 = from.random();
    if (u2 < 1 - d * d || u2 <= (1 - d) * Math.exp(d)) break;
  }
  const q = 1 / r;
  const angle = Math.acos((q + z) / (1 + q * z));
  return floats.mod(from.random() > 0.5 ? mu + angle : mu - angle, TWO_PI);
}

/** Of x ≥ 0. */
function pow(x: number, y: number): number {
  floats.powKind(x, y);
  const power = ops.powC.forward(x, y);
  floats.checkPow(x, y, power);
  return power;
}

/** @throws Fault ValueError */
function sqrt(x: number): number {
  if (x < 0) throw new Fault('ValueError', 'math domain error');
  return Math.sqrt(x);
}
