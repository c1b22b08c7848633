import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Bits, Mt19937 } from '../../../../../core/languages/python/library/numpy/random/bits.ts';
import { BoundedIntegers } from '../../../../../core/languages/python/library/numpy/random/bounded.ts';
import * as continuous from '../../../../../core/languages/python/library/numpy/random/continuous.ts';
import { factorOf } from '../../../../../core/languages/python/library/numpy/random/covariance.ts';
import * as discrete from '../../../../../core/languages/python/library/numpy/random/discrete.ts';
import { Pcg64 } from '../../../../../core/languages/python/library/numpy/random/pcg64.ts';
import * as sampling from '../../../../../core/languages/python/library/numpy/random/sampling.ts';
import { SeedSequence, wordsOfInt } from '../../../../../core/languages/python/library/numpy/random/seed-sequence.ts';
import {
  LegacyVariates,
  ModernVariates,
  type Variates,
} from '../../../../../core/languages/python/library/numpy/random/variates.ts';
import { uniform32, zigguratNormal32 } from '../../../../../core/languages/python/library/numpy/random/ziggurat.ts';

type Seed = number | readonly number[];
type Given = readonly (number | readonly number[] | readonly number[][] | Options)[];
interface Options {
  readonly dtype?: string;
  readonly replace?: boolean;
  readonly p?: readonly number[];
  readonly method?: string;
}
interface Case {
  readonly generator: string;
  readonly seed: Seed;
  readonly calls: readonly (readonly [method: string, given: Given, drawn: unknown])[];
}

const file = path.resolve(import.meta.dirname, '../../../../oracle/numpy-random.json');
/** Seeds beyond 2⁵³ are sums of powers of two, which a float holds. */
const cases: readonly Case[] = JSON.parse(fs.readFileSync(file, 'utf8'));

const wordsOf = (seed: Seed) => (typeof seed === 'number' ? [seed] : seed).flatMap((n) => wordsOfInt(BigInt(n)));

const makers: { readonly [generator: string]: (seed: Seed) => Variates } = {
  RandomState: (seed) => {
    const bits = new Mt19937();
    return new LegacyVariates(typeof seed === 'number' ? bits.seedWord(seed) : bits.seedWords(seed));
  },
  default_rng: (seed) => new ModernVariates(pcg64(seed)),
  'Generator(MT19937)': (seed) =>
    new ModernVariates(new Mt19937().seedState(new SeedSequence(wordsOf(seed)).words(624))),
  'RandomState(PCG64)': (seed) => new LegacyVariates(pcg64(seed)),
};

function pcg64(seed: Seed): Bits {
  return new Pcg64(new SeedSequence(wordsOf(seed)).words(8));
}

const many = (count: number, draw: () => unknown) => Array.from({ length: count }, draw);

type Draw = (from: Variates, ...args: number[]) => number;
/** By name: all arguments but the last, the size, are the distribution's. */
const elementwise: { readonly [method: string]: Draw } = {
  random_sample: (from) => from.double(),
  random: (from) => from.double(),
  uniform: (from, low, high) => low + (high - low) * from.double(),
  standard_normal: (from) => from.normal(),
  normal: (from, mean, scale) => mean + scale * from.normal(),
  lognormal: (from, mean, scale) => Math.exp(mean + scale * from.normal()),
  standard_exponential: (from) => from.exponential(),
  exponential: (from, scale) => scale * from.exponential(),
  standard_gamma: continuous.gamma,
  gamma: (from, shape, scale) => scale * continuous.gamma(from, shape),
  beta: continuous.beta,
  chisquare: continuous.chisquare,
  f: continuous.f,
  standard_t: continuous.standardT,
  standard_cauchy: continuous.standardCauchy,
  pareto: continuous.pareto,
  weibull: continuous.weibull,
  power: continuous.power,
  laplace: (from, mean, scale) => mean + scale * continuous.standardLaplace(from),
  gumbel: (from, mean, scale) => mean + scale * continuous.standardGumbel(from),
  logistic: (from, mean, scale) => mean + scale * continuous.standardLogistic(from),
  rayleigh: (from, scale) => scale * continuous.standardRayleigh(from),
  triangular: continuous.triangular,
  wald: continuous.wald,
  poisson: discrete.poisson,
  binomial: discrete.binomial,
  geometric: discrete.geometric,
  negative_binomial: (from, n, p) => discrete.poisson(from, ((1 - p) / p) * continuous.gamma(from, n)),
};

const single: { readonly [method: string]: Draw } = {
  random: (from) => uniform32(from.bits),
  standard_normal: (from) => zigguratNormal32(from.bits),
};

function rows(count: number, length: number, fill: (into: Float64Array, start: number) => void): number[][] {
  const into = new Float64Array(count * length);
  for (let i = 0; i < count; i++) fill(into, i * length);
  return Array.from({ length: count }, (_, i) => [...into.subarray(i * length, (i + 1) * length)]);
}

function integers(from: Variates, [low, high, [size], { dtype = 'int64' } = {}]: [number, number, number[], Options?]) {
  const width = dtype === 'bool' ? 1 : Number(dtype.replace(/\D+/, ''));
  const bounded = new BoundedIntegers(from.bits, width, from.isLegacy);
  return many(size, () => low + Number(bounded.upTo(high - 1 - low)));
}

function choice(from: Variates, [n, [size], { replace = true, p } = {}]: [number, number[], Options?]) {
  if (p !== undefined) {
    const choose = replace ? sampling.choiceWeighted : sampling.choiceWeightedOnce;
    return [...choose(from, Float64Array.from(p), size)];
  }
  if (!replace) return [...sampling.choiceOnce(from, n, size, true)];
  return integers(from, [0, n, [size]]);
}

function multivariate(from: Variates, [mean, covariance, size]: [number[], number[][], number]) {
  const n = mean.length;
  const factor = factorOf(Float64Array.from(covariance.flat()), n);
  return many(size, () => {
    const z = Array.from({ length: n }, () => from.normal());
    const row = (i: number, k: number) => (from.isLegacy ? factor?.right[k * n + i] : factor?.left[i * n + k]) ?? NaN;
    return mean.map((m, i) => m + z.reduce((sum, x, k) => sum + x * row(i, k), 0));
  });
}

// biome-ignore lint/suspicious/noExplicitAny: each method has its own arguments
const special: { readonly [method: string]: (from: Variates, given: any, seed: Seed) => unknown } = {
  integers,
  randint: integers,
  choice,
  multivariate_normal: multivariate,
  permutation: (from, [n]) => [...sampling.permutation(from, n)],
  shuffle_array: (from, [n]) => [...sampling.permutation(from, n)],
  shuffle_list: (from, [n]) => shuffled(from, n),
  shuffle_rows: (from, [n]) => shuffled(from, n).map((i) => [2 * i, 2 * i + 1]),
  dirichlet: (from, [alpha, size]) =>
    rows(size, alpha.length, (into, start) => continuous.dirichlet(from, alpha, into, start)),
  multinomial: (from, [n, p, size]) =>
    rows(size, p.length, (into, start) => discrete.multinomial(from, n, p, into, start)),
  spawned: (_from, [count], seed) =>
    new SeedSequence(wordsOf(seed)).spawn(count).map((child) => new Pcg64(child.words(8)).double()),
};

function shuffled(from: Variates, n: number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  const swap = (i: number, j: number) => {
    [order[i], order[j]] = [order[j], order[i]];
  };
  sampling.shuffle(from, n, swap);
  return order;
}

function drawn(from: Variates, method: string, given: Given, seed: Seed): unknown {
  if (Object.hasOwn(special, method)) return special[method](from, given, seed);
  const options = given.at(-1);
  const isSingle = typeof options === 'object' && 'dtype' in options;
  const args = (isSingle ? given.slice(0, -1) : given) as (number | number[])[];
  const [size] = args.at(-1) as number[];
  return many(size, () => (isSingle ? single : elementwise)[method](from, ...(args.slice(0, -1) as number[])));
}

/** As the fixtures have long lists. */
function summed(xs: unknown): unknown {
  if (!Array.isArray(xs) || xs.length < 1000) return xs;
  return Array.from({ length: xs.length / 100 }, (_, i) => xs.slice(100 * i, 100 * i + 100).reduce((x, y) => x + y, 0));
}

const EXACT = new Set([
  'random',
  'random_sample',
  'integers',
  'randint',
  'choice',
  'permutation',
  'spawned',
  'poisson',
  'binomial',
  'multinomial',
  'geometric',
  'negative_binomial',
]);
const isExact = (method: string) => EXACT.has(method) || method.startsWith('shuffle');

function flat(xs: unknown): number[] {
  return Array.isArray(xs) ? xs.flatMap(flat) : [Number(xs)];
}

/** Bits where words and uniform numbers are asked for, else 1e-12; sums of float32 are rounded more coarsely. */
function expectDrawn(got: unknown, wanted: unknown, method: string, given: Given): void {
  const call = `${method} ${JSON.stringify(given)}`;
  const [mine, numpys] = [flat(got), flat(wanted)];
  if (isExact(method)) {
    expect(mine, call).toEqual(numpys);
    return;
  }
  expect(mine.length, call).toBe(numpys.length);
  const tolerance = JSON.stringify(given).includes('float32') ? 1e-6 : 1e-12;
  mine.forEach((x, i) => {
    const difference = Math.abs(x - numpys[i]);
    if (x !== numpys[i] && !(difference <= tolerance * (Math.abs(numpys[i]) + 0.01)))
      expect.fail(`${call}[${i}]: ${x} instead of ${numpys[i]}`);
  });
}

test.each(cases.map((each) => [`${each.generator}(${JSON.stringify(each.seed).slice(0, 30)})`, each] as const))(
  '%s',
  (_name, { generator, seed, calls }) => {
    const from = makers[generator](seed);
    for (const [method, given, wanted] of calls)
      expectDrawn(summed(drawn(from, method, given, seed)), wanted, method, given);
  },
);
