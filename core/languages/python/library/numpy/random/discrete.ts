/** Distributions of integers by NumPy's methods. */
import type { Variates } from './variates.ts';

export function poisson(from: Variates, mean: number): number {
  if (mean === 0) return 0;
  return mean >= 10 ? greatPoisson(from, mean) : smallPoisson(from, mean);
}

function smallPoisson(from: Variates, mean: number): number {
  const end = Math.exp(-mean);
  let product = from.double();
  let count = 0;
  for (; product > end; count++) product *= from.double();
  return count;
}

/** By the transformed rejection with squeeze of W. Hörmann (1993). */
function greatPoisson(from: Variates, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  const logMean = Math.log(mean);
  for (;;) {
    from.attempt();
    const u = from.double() - 0.5;
    const v = from.double();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const left = Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b);
    if (left <= -mean + k * logMean - logFactorial(k)) return k;
  }
}

/** By Stirling's series. */
function logFactorial(k: number): number {
  let shift = 0;
  let x = k + 1;
  for (; x < 10; x++) shift -= Math.log(x);
  const y = 1 / (x * x);
  const series = (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - (y * 691) / 360360))))) / x;
  return shift + series + 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(x) - x;
}

/** Of `n` tries, each of which succeeds with probability `p`. */
export function binomial(from: Variates, n: number, p: number): number {
  // RandomState spends a number on what is sure.
  if (!from.isLegacy && (n === 0 || p === 0)) return 0;
  return p <= 0.5 ? rareBinomial(from, n, p) : n - rareBinomial(from, n, 1 - p);
}

function rareBinomial(from: Variates, n: number, p: number): number {
  return p * n <= 30 ? fewBinomial(from, n, p) : manyBinomial(from, n, p);
}

/** By inversion. */
function fewBinomial(from: Variates, n: number, p: number): number {
  const q = 1 - p;
  const none = Math.exp(n * Math.log(q));
  const bound = Math.floor(Math.min(n, n * p + 10 * Math.sqrt(n * p * q + 1)));
  let u = from.double();
  let probability = none;
  let count = 0;
  while (u > probability) {
    if (++count > bound) {
      from.attempt();
      count = 0;
      probability = none;
      u = from.double();
    } else {
      u -= probability;
      probability = ((n - count + 1) * p * probability) / (count * q);
    }
  }
  return count;
}

/**
 * By the algorithm BTPE: a triangle, two parallelograms and two exponential tails. V. Kachitvichyanukul and
 * B. W. Schmeiser, Communications of the ACM 31 (1988) 216–222. The names are theirs.
 */
function manyBinomial(from: Variates, n: number, p: number): number {
  const q = 1 - p;
  const variance = n * p * q;
  const fm = n * p + p;
  const m = Math.floor(fm);
  const p1 = Math.floor(2.195 * Math.sqrt(variance) - 4.6 * q) + 0.5;
  const xm = m + 0.5;
  const xl = xm - p1;
  const xr = xm + p1;
  const c = 0.134 + 20.5 / (15.3 + m);
  const tail = (a: number) => a * (1 + a / 2);
  const left = tail((fm - xl) / (fm - xl * p));
  const right = tail((xr - fm) / (xr * q));
  const p2 = p1 * (1 + 2 * c);
  const p3 = p2 + c / left;
  const p4 = p3 + c / right;
  for (;;) {
    from.attempt();
    const u = from.double() * p4;
    let v = from.double();
    if (u <= p1) return Math.floor(xm - p1 * v + u);
    let y: number;
    if (u <= p2) {
      const x = xl + (u - p1) / c;
      v = v * c + 1 - Math.abs(m - x + 0.5) / p1;
      if (v > 1) continue;
      y = Math.floor(x);
    } else if (u <= p3) {
      y = Math.floor(xl + Math.log(v) / left);
      if (y < 0 || v === 0) continue;
      v *= (u - p2) * left;
    } else {
      y = Math.floor(xr - Math.log(v) / right);
      if (y > n || v === 0) continue;
      v *= (u - p3) * right;
    }
    if (isAccepted(v, y, { n, p, q, m, variance, xm })) return y;
  }
}

interface Peak {
  readonly n: number;
  readonly p: number;
  readonly q: number;
  readonly m: number;
  readonly variance: number;
  readonly xm: number;
}

/** Whether v is at most the probability of y over that of the likeliest, m. */
function isAccepted(v: number, y: number, { n, p, q, m, variance, xm }: Peak): boolean {
  const k = Math.abs(y - m);
  if (k <= 20 || k >= variance / 2 - 1) {
    const s = p / q;
    const a = s * (n + 1);
    let ratio = 1;
    for (let i = m + 1; i <= y; i++) ratio *= a / i - s;
    for (let i = y + 1; i <= m; i++) ratio /= a / i - s;
    return v <= ratio;
  }
  const rho = (k / variance) * ((k * (k / 3 + 0.625) + 1 / 6) / variance + 0.5);
  const t = (-k * k) / (2 * variance);
  const logV = Math.log(v);
  if (logV < t - rho) return true;
  if (logV > t + rho) return false;
  const x1 = y + 1;
  const f1 = m + 1;
  const z = n + 1 - m;
  const w = n - y + 1;
  const main = xm * Math.log(f1 / x1) + (n - m + 0.5) * Math.log(z / w) + (y - m) * Math.log((w * p) / (x1 * q));
  return logV <= main + stirling(f1) + stirling(z) + stirling(x1) + stirling(w);
}

function stirling(x: number): number {
  const y = x * x;
  return (13680 - (462 - (132 - (99 - 140 / y) / y) / y) / y) / x / 166320;
}

export function geometric(from: Variates, p: number): number {
  if (p < 1 / 3) return Math.ceil(-from.exponential() / Math.log1p(-p));
  const u = from.double();
  let count = 1;
  let probability = p;
  for (let sum = p; u > sum; count++) {
    from.attempt();
    probability *= 1 - p;
    sum += probability;
  }
  return count;
}

/** How often each of the outcomes comes in n tries. */
export function multinomial(
  from: Variates,
  n: number,
  probabilities: readonly number[],
  into: Float64Array,
  start: number,
): void {
  const last = probabilities.length - 1;
  let rest = n;
  let remaining = 1;
  for (let i = 0; i < last && rest > 0; i++) {
    const p = probabilities[i] / remaining;
    // Here nothing is spent on what is sure, in both generators.
    into[start + i] = p === 0 ? 0 : binomial(from, rest, p);
    rest -= into[start + i];
    remaining -= probabilities[i];
  }
  if (rest > 0) into[start + last] = rest;
}
