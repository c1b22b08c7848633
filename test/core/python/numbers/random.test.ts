import { describe, expect, test } from 'vitest';
import * as distributions from '../../../../core/languages/python/numbers/distributions.ts';
import { MersenneTwister } from '../../../../core/languages/python/numbers/mersenne.ts';
import { Random } from '../../../../core/languages/python/numbers/random.ts';
import { agrees, type Decoded, decode, library, type Recorded } from '../library.ts';

type Draw = (from: Random, ...args: Decoded[]) => unknown;
type Call = readonly [method: string, ...args: Decoded[]];

const free = () => {};

const draws: { readonly [method: string]: Draw } = {
  random: (from) => from.random(),
  getrandbits: (from, count) => from.getRandBits(count),
  randbytes: (from, count) => from.randBytes(count),
  randrange: (from, start, stop, step) => from.randRange(start, stop, step),
  randint: (from, low, high) => from.randInt(low, high),
  choice: (from, n) => from.choice(n),
  sample: (from, n, k) => from.sample(n, k),
  sample_counts: (from, n, k, counts) => from.sampleCounts(n, k, counts),
  choices: (from, n, k) => from.choices(n, k),
  choices_weighted: (from, n, k, weights) => from.choicesWeighted(n, k, weights),
  choices_cumulative: (from, n, k, ends) => from.choicesCumulative(n, k, ends),
  shuffle: (from, n) => {
    const items = Array.from({ length: n }, (_, i) => i);
    from.shuffle(items);
    return items;
  },
  uniform: distributions.uniform,
  triangular: distributions.triangular,
  gauss: distributions.gauss,
  normalvariate: distributions.normal,
  lognormvariate: distributions.logNormal,
  expovariate: distributions.exponential,
  gammavariate: (from, alpha, beta) => distributions.gamma(from, alpha, beta, free),
  betavariate: (from, a, b) => distributions.beta(from, a, b, free),
  paretovariate: distributions.pareto,
  weibullvariate: distributions.weibull,
  vonmisesvariate: (from, mu, kappa) => distributions.vonMises(from, mu, kappa, free),
};

function drawn(seed: Decoded, ...calls: readonly Call[]): unknown[] {
  return drawnFrom(new Random(seed), calls);
}

function drawnFrom(from: Random, calls: readonly Call[]): unknown[] {
  return calls.map(([method, ...args]) => draws[method](from, ...args));
}

function seeded(seed: Recorded): Random {
  const random = new Random();
  if (seed !== null && typeof seed === 'object' && 'f' in seed) random.seedFloat(decode(seed));
  else random.seed(decode(seed));
  return random;
}

/** Logarithms and such may differ in their last bits. */
function expectNear(got: unknown, want: Decoded, call: string): void {
  expect(got, call).toHaveLength(want.length);
  (got as number[]).forEach((x, i) => {
    expect(Math.abs(x - want[i]), `${call} ${i}`).toBeLessThanOrEqual(1e-12 * Math.abs(want[i]));
  });
}

describe('random numbers are CPython’s', () => {
  test.each(library.random_seeds.map((recorded) => [JSON.stringify(recorded[0]), recorded] as const))(
    'with the seed %s',
    (text, [seed, ...rest]) => {
      const calls = rest.slice(0, -1).map(decode) as Call[];
      expectNear(drawnFrom(seeded(seed), calls), decode(rest.at(-1)!), text);
    },
  );
  agrees('random_bits', drawn);
  agrees('random_ints', drawn);
  agrees('random_sequences', drawn);
  agrees('random_choices', drawn);
  agrees('random_errors', drawn);
  agrees('random_long', (seed, n) => {
    const from = new Random(seed);
    return Array.from({ length: n }, () => [from.getRandBits(32), from.random()]).slice(-5);
  });
  agrees('random_distributions', drawn, expectNear);
});

test('a state brings back what came after it', () => {
  const from = new Random('state');
  distributions.gauss(from);
  const { state } = from;
  const draw = () => Array.from({ length: 1000 }, () => [from.random(), distributions.gauss(from)]);
  const after = draw();
  from.state = state;
  expect(draw()).toEqual(after);
});

test('what may try for ever says so at each try', () => {
  const fuel = (tries: number) => () => {
    if (tries-- === 0) throw new Error('out of fuel');
  };
  const from = new Random();
  expect(() => distributions.gamma(from, Number.NaN, 1, fuel(100))).toThrow('out of fuel');
  expect(() => distributions.gamma(from, Number.POSITIVE_INFINITY, 1, fuel(100))).toThrow('out of fuel');
  expect(() => distributions.vonMises(from, 0, Number.NaN, fuel(100))).toThrow('out of fuel');
});

test('the generator alone has the words of its authors', () => {
  // The first of mt19937ar.out, seeded by the array 0x123, 0x234, 0x345, 0x456; and of std::mt19937 with its own seed.
  const byArray = new MersenneTwister().seedWords([0x123, 0x234, 0x345, 0x456]);
  expect([byArray.word(), byArray.word(), byArray.word()]).toEqual([1067595299, 955945823, 477289528]);
  const byWord = new MersenneTwister().seedWord(5489);
  const words = Array.from({ length: 10_000 }, () => byWord.word());
  expect([words[0], words[9999]]).toEqual([3499211612, 4123659995]);
});
