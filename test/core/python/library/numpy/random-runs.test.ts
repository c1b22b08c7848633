import { describe, expect, it } from 'vitest';
import { inspected } from '../../plan/inspected.ts';
import { run } from '../../script.ts';

const SETUP = ['import numpy as np', 'np.random.seed(1)', 'rng = np.random.default_rng(1)'];

/** By central differences of the same draws. */
function slope(expression: string, x: number): number {
  const at = (value: number) => {
    const { variable } = run([...SETUP, `x = ${value}`, `out = float(${expression})`].join('\n'));
    return (variable('out') as { value: number }).value;
  };
  const h = 1e-6;
  return (at(x + h) - at(x - h)) / (2 * h);
}

describe('parameters of distributions', () => {
  it.each([
    'np.random.normal(x, x * x)',
    'rng.normal(loc=x, scale=2 * x)',
    'np.random.uniform(-x, x * 3)',
    'rng.uniform(high=x)',
    'np.random.laplace(x, x)',
    'rng.logistic(x, x)',
    'rng.gumbel(x, x)',
    'np.random.lognormal(x, x)',
    'rng.exponential(x)',
    'np.random.rayleigh(x)',
    'rng.gamma(2.5, x)',
    'np.random.normal([x, 2.0 * x], [1.0, x])[1]',
    'rng.normal(x, [[1.0, x]], (3, 2))[2, 1]',
    'np.random.multivariate_normal([x, 2 * x], [[1.0, 0.5], [0.5, 2.0]])[1]',
  ])('%s', (expression) => {
    const { rows, error } = inspected([...SETUP, 'x = 0.7', `out = ${expression}`]);
    expect(error).toBeNull();
    const [, , gradient] = rows.find(([name]) => name === 'x') ?? [];
    expect(gradient).toBeCloseTo(slope(expression, 0.7), 7);
  });

  it.each(['rng.gamma(x)', 'np.random.beta(x, 2)', 'rng.poisson(x)', 'rng.dirichlet([x, 1.0])'])(
    'that shape draws have no gradient: %s',
    (expression) => {
      const { error } = inspected([...SETUP, 'x = 0.7', `y = ${expression}`, 'out = x * 2']);
      expect(error?.[0]).toBe('unsupported-gradient');
    },
  );

  it('of a choice pass through what is chosen', () => {
    const lines = ['w = np.array([1.0, 2.0, 3.0])', 'p = np.array([0.0, 0.0, 1.0])', 'out = rng.choice(w, p=p) * 5'];
    expect(inspected([...SETUP, ...lines], undefined, { wrt: ['w'] })).toMatchObject({
      output: ['out', 15],
      inputs: { w: [expect.anything(), { data: Float64Array.of(0, 0, 5) }] },
    });
  });

  it('pass through shuffled and permuted arrays', () => {
    const lines = ['w = np.array([1.0, 2.0, 3.0])', 'v = w * 1', 'rng.shuffle(v)', 'u = rng.permuted(v)'];
    const { run: made } = inspected(
      [...SETUP, ...lines, 'out = np.random.permutation(u) * np.array([1.0, 10, 100])'],
      undefined,
      { wrt: ['w'] },
    );
    const [w] = made.summary.inputs;
    const { data } = w.gradient as unknown as { data: number[] };
    expect([...data].sort((a, b) => a - b)).toEqual([1, 10, 100]);
  });
});

describe('what has no seed', () => {
  it.each([
    ['np.random.rand(2)', 'np.random.rand(2)'],
    ['np.random.default_rng().normal(size=2)', 'np.random.default_rng().normal'],
    ['np.random.RandomState().choice(3)', 'np.random.RandomState().choice(3)'],
  ])('has one, which is said: %s', (expression, at) => {
    const { findings } = inspected(['import numpy as np', 'x = 2.0', `out = x * ${expression}`]);
    expect(findings).toEqual([['random-seeded', expect.stringContaining(at)]]);
  });

  it('draws the same in every run, and not the same as others', () => {
    const text =
      'import numpy as np\na, b = np.random.default_rng(), np.random.default_rng()\nx, y = a.random(), b.random()';
    const [first, second] = [run(text), run(text)];
    expect(first.variable('x')).toEqual(second.variable('x'));
    expect(first.variable('x')).not.toEqual(first.variable('y'));
  });

  it('is nothing to say of what has one', () => {
    const lines = ['x = 2.0', 'out = x * rng.normal() * np.random.randn()'];
    expect(inspected([...SETUP, ...lines]).findings).toEqual([]);
  });
});

describe('hostile draws end', () => {
  it.each([
    ['np.random.randn(10**9)', 'budget-memory'],
    ['np.random.normal(size=(10**5, 10**5))', 'budget-memory'],
    ['rng.standard_normal(2**50)', 'budget-memory'],
    ['rng.choice(10**9, 5, replace=False)', 'budget-memory'],
    ['np.random.permutation(10**10)', 'budget-memory'],
    ['np.random.SeedSequence(1).spawn(10**9)', 'budget-memory'],
    ['np.random.dirichlet([1.0] * 1000, 10**8)', 'budget-memory'],
    ['rng.negative_binomial(1e300, 1e-300)', 'unsupported'],
    ["rng.binomial(float('nan'), 0.5)", 'budget-steps'],
    ['rng.choice(5000, 5000, False, np.exp(np.arange(5000) / 10 - 500) * (np.exp(0.1) - 1))', 'budget-memory'],
    ['np.random.zipf(2.0)', 'unsupported-function'],
    ['rng.hypergeometric(1, 2, 3)', 'unsupported-function'],
    ['np.random.multivariate_normal([0, 0, 0], [[1, 0.5, 0], [0.5, 1, 0], [0, 0, 1]])', 'unsupported'],
    ['rng.random(3, out=np.zeros(3))', 'unsupported'],
    ['np.random.randint(0, 2**62, 3)', 'unsupported'],
    ["np.random.choice(['a', 'b'], 2)", 'unsupported'],
  ])('%s', (expression, code) => {
    const { problem } = run([...SETUP, `out = ${expression}`].join('\n'), false, { steps: 100_000, elements: 300_000 });
    expect(problem?.code).toBe(code);
  });
});
