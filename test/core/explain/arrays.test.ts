import { describe, expect, test } from 'vitest';
import type { Figures, Quantity, Site } from '../../../core/answers.ts';
import { inspect } from '../../../core/index.ts';

/** A run with its sites by the text at which they are, the n-th of it. */
function sitesOf(text: string) {
  const run = inspect({ language: 'python', text }, { now: () => 0 });
  expect(run.summary.error).toBeNull();
  return (at: string, n = 0): Site => {
    let offset = text.indexOf(at);
    for (let i = 0; i < n; i++) offset = text.indexOf(at, offset + 1);
    return run.site(offset)!;
  };
}

const figures = (quantity: Quantity | undefined): Figures => {
  expect(typeof quantity).toBe('object');
  return quantity as Figures;
};

const LAYER = `import numpy as np
np.random.seed(0)
X = np.random.randn(4, 6)
W = np.random.randn(6, 5)
b = np.zeros(5)
s = X @ W + b
h = np.maximum(0, s)
f = np.sum(h * h) + np.mean(s)
`;

describe('the site of an array', () => {
  const site = sitesOf(LAYER);

  test('has statistics and a picture of value and gradient', () => {
    const { look, shape, entry } = site('W =');
    expect(shape).toEqual([6, 5]);
    expect(entry).toBeTypeOf('number');
    expect(look?.value.figures).toMatchObject({ shape: [6, 5], dtype: 'f64', numbers: 30, nans: 0, infinities: 0 });
    expect(look?.value.sheet).toMatchObject({ tile: [6, 5], tiles: 1, block: [1, 1] });
    expect(look?.gradient?.sheet?.cells).toHaveLength(30);
  });

  test('of few elements has them instead of a picture', () => {
    const { look } = site('b =');
    expect(look?.value.figures.elements).toEqual([0, 0, 0, 0, 0]);
    expect(look?.value.sheet).toBeUndefined();
  });

  test('has a term for each use: what goes in, what comes out, and which argument of what it is', () => {
    const [use] = site('W =').terms;
    expect(use).toMatchObject({ consumer: 'X @ W', gate: 'transposes', argument: 1, other: 'X', local: undefined });
    expect(figures(use.upstream).shape).toEqual([4, 5]);
    expect(figures(use.contribution).shape).toEqual([6, 5]);
  });

  test('broadcasts back: the contribution has the shape of the argument', () => {
    const [use] = site('b =').terms;
    expect(figures(use.upstream).shape).toEqual([4, 5]);
    expect(figures(use.contribution).shape).toEqual([5]);
  });

  test.each(['s =', 'h =', 'W =', 'b ='])('the terms of %s add up to the gradient', (at) => {
    const { terms, uses, look } = site(at);
    expect(terms).toHaveLength(uses);
    const sum = terms.reduce((total, { contribution }) => total + figures(contribution).mean, 0);
    expect(sum).toBeCloseTo(look!.gradient!.figures.mean, 14);
  });

  test('a square uses its argument twice', () => {
    expect(site('h =').terms.map(({ argument, other, gate }) => [argument, other, gate])).toEqual([
      [0, 'h', 'swaps'],
      [1, 'h', 'swaps'],
    ]);
  });

  test('is the same where it is used', () => {
    expect(site('W', 1)).toMatchObject({ text: 'W', uses: 1, shape: [6, 5] });
  });
});

describe('numbers and arrays together', () => {
  const site = sitesOf(
    'import numpy as np\nx = 3.0\na = np.array([1.0, 2.0])\nc = a * x\nout = np.zeros(2)\nout[0] = x * x\nout[1] = c[1]\nf = np.sum(out * np.array([10.0, 100.0]))\n',
  );

  test('a number has what it contributes to an array, and the array that the gradient came from', () => {
    const { terms, gradient } = site('x =');
    expect(terms.map(({ consumer, contribution }) => [consumer, contribution])).toEqual([
      ['c', 200],
      ['x * x', 30],
      ['x * x', 30],
    ]);
    expect(figures(terms[0].upstream).elements).toEqual([0, 100]);
    expect(gradient).toBe('260');
  });

  test('what is written into an array gets the gradient of its place', () => {
    expect(site('* x\nout[1]').terms).toMatchObject([{ consumer: 'out[0]', upstream: 10, local: 1, contribution: 10 }]);
  });

  test('an element that is read gives its gradient to its place', () => {
    const [use] = site('c =').terms;
    expect(use).toMatchObject({ gate: 'moves', upstream: 100 });
    expect(figures(use.contribution).elements).toEqual([0, 100]);
  });
});

describe('kinks in arrays', () => {
  test('are counted', () => {
    const site = sitesOf(
      'import numpy as np\nx = np.array([[0.0, 1.0, 0.0], [2.0, 2.0, -1.0]])\nr = np.maximum(0, x)\nm = np.max(x, axis=1)\nf = np.sum(r) + np.sum(m)\n',
    );
    expect(site('r =').kink).toEqual({ convention: 'ties share the gradient', slopes: [], elements: 2 });
    expect(site('m =').kink).toMatchObject({ elements: 1 });
    expect(site('f =').kink).toBeUndefined();
  });
});

test('what is sent of a large array is small', () => {
  const site = sitesOf('import numpy as np\nx = np.ones((300, 200))\nf = np.sum(x * x)\n')('x =');
  const size = (value: unknown): number => {
    if (value instanceof Float64Array || value instanceof Uint8Array) return value.byteLength;
    if (typeof value === 'string') return value.length;
    return typeof value === 'object' && value !== null ? Object.values(value).reduce((sum, v) => sum + size(v), 8) : 8;
  };
  expect(site.shape).toEqual([300, 200]);
  expect(size(site)).toBeLessThan(100_000);
});
