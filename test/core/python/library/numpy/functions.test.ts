/** Identities of NumPy's functions on random arrays; gradients where there is more than one; what would not end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listsOf } from '../../../../../core/array-tree.ts';
import { inspect } from '../../../../../core/index.ts';
import { message } from '../../../../../core/messages.ts';
import { run } from '../../script.ts';

const element = fc.integer({ min: -40, max: 40 }).map((n) => n / 8);
const length = fc.integer({ min: 1, max: 4 });

function nested(shape: readonly number[], numbers: readonly number[]): string {
  if (shape.length === 0) return numbers[0].toFixed(3);
  const [n, ...rest] = shape;
  const size = numbers.length / n;
  return `[${Array.from({ length: n }, (_, i) => nested(rest, numbers.slice(i * size, (i + 1) * size))).join(', ')}]`;
}

/** Two arrays of one shape, and an axis of it. */
const arrays = fc.array(length, { minLength: 1, maxLength: 3 }).chain((shape) => {
  const size = shape.reduce((product, n) => product * n, 1);
  const numbers = fc.array(element, { minLength: size, maxLength: size });
  return fc.record({
    x: numbers.map((list) => nested(shape, list)),
    y: numbers.map((list) => nested(shape, list)),
    axis: fc.integer({ min: -shape.length, max: shape.length - 1 }),
    k: fc.integer({ min: -5, max: 5 }),
  });
});

/** Each is true of arrays x and y of one shape, an axis and an integer k. */
const IDENTITIES = [
  'np.allclose(np.sum(x, axis=axis), np.add.reduce(x, axis=axis))',
  'np.allclose(x.sum(), x.sum(axis=tuple(range(x.ndim))))',
  'np.allclose(np.var(x, axis=axis), np.mean((x - np.mean(x, axis=axis, keepdims=True)) ** 2, axis=axis))',
  'np.allclose(np.std(x) ** 2, np.var(x))',
  'np.allclose(np.diff(np.cumsum(x, axis=axis), axis=axis, prepend=0), x)',
  'np.array_equal(np.roll(np.roll(x, k, axis=axis), -k, axis=axis), x)',
  'np.array_equal(np.flip(np.flip(x, axis), axis), x)',
  'np.array_equal(np.concatenate(np.array_split(x, 3, axis=axis), axis=axis), x)',
  'np.array_equal(np.moveaxis(np.moveaxis(x, axis, 0), 0, axis), x)',
  'np.array_equal(np.stack([x, y], axis=axis).take(1, axis=axis if axis >= 0 else axis), y)',
  'np.array_equal(np.sort(x, axis=axis), np.take_along_axis(x, np.argsort(x, axis=axis), axis=axis))',
  'np.array_equal(np.max(x, axis=axis), np.sort(x, axis=axis).take(-1, axis=axis))',
  'np.array_equal(np.min(x, axis=axis), -np.max(-x, axis=axis))',
  'np.allclose(np.median(x, axis=axis), np.quantile(x, 0.5, axis=axis))',
  'np.array_equal(np.squeeze(np.expand_dims(x, axis), axis), x)',
  'np.array_equal(x.ravel(), x.flatten()) and np.array_equal(x.ravel().reshape(x.shape), x)',
  "np.array_equal(x.reshape(x.shape[::-1], order='F').ravel('F'), x.ravel('F'))",
  'np.array_equal(x.T, x.transpose()) and np.array_equal(x.T.T, x)',
  'np.array_equal(np.where(x > y, x, y), np.maximum(x, y))',
  'np.array_equal(np.clip(x, -1, 1), np.minimum(np.maximum(x, -1), 1))',
  'np.allclose(np.outer(x, y).trace(), np.vdot(x, y))',
  'np.allclose(np.tensordot(x, y, axes=x.ndim), np.sum(x * y))',
  'np.allclose(np.linalg.norm(x), np.sqrt(np.sum(x ** 2)))',
  'np.allclose(np.inner(x, y), np.tensordot(x, y, axes=(-1, -1)))',
  'np.allclose(np.einsum("...i,...i->...", x, y), np.sum(x * y, axis=-1))',
  'np.allclose(np.kron(x, np.ones(1)), x)',
  'np.array_equal(np.tile(x, 2), np.concatenate([x, x], axis=-1))',
  'np.array_equal(np.repeat(x, 2, axis=axis).take(range(0, 2 * x.shape[axis], 2), axis=axis), x)',
  "np.array_equal(np.pad(x, 2, 'wrap' if k > 0 else 'edge')[tuple([slice(2, -2)] * x.ndim)], x)",
  'np.array_equal(np.unique(x), np.array(sorted(set(x.ravel().tolist()))))',
  'np.array_equal(x[x > k], np.extract(x > k, x))',
  'np.array_equal(np.argwhere(x > k), np.transpose(np.nonzero(x > k)))',
  'np.array_equal(np.delete(x, 0, axis=axis), x.take(range(1, x.shape[axis]), axis=axis))',
  'np.array_equal(np.insert(x, 1, 7.0, axis=axis).take(1, axis=axis), np.full_like(x.take(0, axis=axis), 7.0))',
  'np.allclose(np.average(x, axis=axis), x.mean(axis))',
  'np.allclose(np.nansum(np.where(x > k, np.nan, x), axis=axis), np.sum(x, axis=axis, where=x <= k))',
  'np.array_equal(np.digitize(x, [-1, 0, 2]), np.searchsorted([-1, 0, 2], x, side="right"))',
  'np.allclose(np.convolve(x.ravel(), y.ravel()), np.correlate(x.ravel(), y.ravel()[::-1], "full"))',
  'np.array_equal(np.tril(np.outer(x, y)) + np.triu(np.outer(x, y), 1), np.outer(x, y))',
];

describe('identities of functions of random arrays', () => {
  it.each(IDENTITIES)('%s', (identity) => {
    fc.assert(
      fc.property(arrays, ({ x, y, axis, k }) => {
        const text = `import numpy as np\nx = np.array(${x})\ny = np.array(${y})\naxis, k = ${axis}, ${k}\nr = bool(${identity})\n`;
        const { problem, variable } = run(text);
        expect(problem && message(problem.code, problem.args)).toBeUndefined();
        expect(variable('r')).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('gradients where there is more than one', () => {
  const gradient = (x: string, out: string) => {
    const text = `import numpy as np\nx = np.array(${x})\nout = ${out}\n`;
    const { error, inputs } = inspect({ language: 'python', text, of: 'out', wrt: ['x'] }, { now: () => 0 }).summary;
    expect(error).toBeNull();
    return listsOf(inputs[0].gradient as Parameters<typeof listsOf>[0]);
  };

  it.each([
    ['[1.0, 3.0, 3.0]', 'np.max(x)', [0, 0.5, 0.5]],
    [
      '[[1.0, 1.0], [0.0, 2.0]]',
      'np.min(x, axis=1)',
      [
        [0.5, 0.5],
        [1, 0],
      ],
    ],
    ['[0.0, 2.0, 3.0]', 'np.prod(x)', [6, 0, 0]],
    ['[0.0, 2.0, 3.0]', 'np.cumprod(x)', [9, 0, 0]],
    ['[2.0, 2.0]', 'np.std(x)', [0, 0]],
    ['[0.0, 0.0]', 'np.linalg.norm(x)', [0, 0]],
    ['[1.0, -1.0, 0.5]', 'np.clip(x, -1, 1)', [1, 1, 1]],
    ['[4.0, 1.0, 2.0, 9.0]', 'np.median(x)', [0.5, 0, 0.5, 0]],
    ['[1.0, 2.0]', 'np.ptp(x)', [-1, 1]],
    ['[1.0, 5.0, 2.0]', 'np.sum(x, where=x < 3)', [1, 0, 1]],
    ['[1.0, 5.0, 2.0]', 'np.max(x, where=x < 3, initial=0)', [0, 0, 1]],
    ['[1.0, 5.0]', 'np.max(x, initial=5)', [0, 0.5]],
    ['[1.0, 5.0]', 'np.nansum(np.append(x, np.nan))', [1, 1]],
    ['[1.0, 2.0, 1.0]', 'np.unique(x)', [1, 1, 0]],
    ['[1.4, 2.6]', 'np.round(x)', [0, 0]],
    ['[3.0, 1.0]', 'np.argsort(x) * 1.0 @ x', [1, 0]],
    ['[1.0, 2.0]', 'np.bincount([0, 0], weights=x)', [1, 1]],
    ['[1.0, 2.0]', 'np.histogram([1, 5], bins=[0, 2, 6], weights=x)[0] @ [3, 4]', [3, 4]],
  ])('x = %s: %s', (x, out, want) => {
    expect(gradient(x, out)).toEqual(want);
  });
});

describe('what would take all memory or all time ends', () => {
  it.each([
    'np.repeat([1], 10 ** 12)',
    'np.tile([1, 2], 10 ** 11)',
    'np.pad([1], 10 ** 11)',
    'np.resize([1], (10 ** 6, 10 ** 6))',
    'np.broadcast_to([1.0], (10 ** 12,)).sum()',
    'np.tril_indices(10 ** 6)',
    'np.indices((10 ** 5, 10 ** 6))',
    'np.diag(np.ones(10 ** 6))',
    'np.diff(np.ones(10 ** 5), 10 ** 5)',
    'np.bincount([10 ** 12])',
    'np.histogram([1, 2], bins=10 ** 12)',
    'np.outer(np.ones(10 ** 6), np.ones(10 ** 6))',
    'np.array_split([1], 10 ** 12)',
    'np.vander([1.0, 2.0], 10 ** 12)',
    'np.einsum("i,j,k,l->", *[np.ones(3000)] * 4)',
    'np.linalg.inv(np.ones((3000, 3000)) + np.eye(3000))',
    '[i for i in np.ndindex(10 ** 6, 10 ** 6)]',
    'np.broadcast_to([1.0], (10 ** 12,)).cumsum()',
    'np.sort(np.broadcast_to([1.0], (10 ** 12,)))',
    'np.meshgrid(*[np.ones(1000)] * 5)',
    'np.convolve(np.ones(10 ** 5), np.ones(10 ** 5))',
  ])('%s', (text) => {
    const { problem } = run(`import numpy as np\nx = ${text}\n`, false, { milliseconds: 1000 });
    expect(problem?.code).toMatch(/^budget-(memory|steps|time)$/);
    expect(problem?.at).toBeGreaterThan(0);
  });
});

describe('what no gradient is known by is said', () => {
  it.each(['np.quantile(np.arange(4.0), x)', 'np.linalg.norm([1.0, 2.0], ord=x)', 'np.var([1.0, 2.0], ddof=x)'])(
    '%s',
    (out) => {
      const text = `import numpy as np\nx = 0.5\nout = ${out}\n`;
      const { error } = inspect({ language: 'python', text, of: 'out', wrt: ['x'] }, { now: () => 0 }).summary;
      expect(error?.code).toBe('unsupported');
      expect(error?.line).toBe(3);
    },
  );
});
