/** The gradients of views: those of what was made of them, through them and through views of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradientOf, sweepFrom } from '../../../core/gradients.ts';
import type { ArrayTree } from '../../../core/index.ts';
import type { ExecutedOutput } from '../../../core/languages/language.ts';
import { boundTo, difference, gradientsAt, leavesAt, program } from './bound.ts';

const X = 'import numpy as np\nx = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])\n';

const gradients = (text: string, target: string) => gradientsAt('python', X + text, target, leavesAt('x'), 'f');

/** A program, and the gradients of what its names were bound to last. */
type Case = readonly [text: string, expected: Readonly<Record<string, unknown>>];

const cases: Readonly<Record<string, Case>> = {
  'a view that is read itself and through a view of it': [
    'k = (x * 2).reshape(3, 2)\na = k.T * 5\nb = k * 3\nf = np.sum(a) + np.sum(b)',
    { k: [8, 8, 8, 8, 8, 8], x: [16, 16, 16, 16, 16, 16] },
  ],
  'a part of which a part is read': [
    'k = x[:, 0:2]\nf = np.sum(k * k) + np.sum(k[0] * 3)',
    { k: [5, 7, 8, 10], x: [5, 7, 0, 8, 10, 0] },
  ],
  'the part first': [
    'k = x[:, 0:2]\nf = np.sum(k[0] * 3) + np.sum(k * k)',
    { k: [5, 7, 8, 10], x: [5, 7, 0, 8, 10, 0] },
  ],
  'elements before and after the whole, and those of the base': [
    'k = x[0]\nf = k[0] * 3 + np.sum(k) + k[0] * 5 + k[1] * 7 + x[0, 0] * 11',
    { k: [9, 8, 1], x: [20, 8, 1, 0, 0, 0] },
  ],
  'elements alone': ['k = x[0]\nf = k[0] * 3 + np.sum(x)', { k: [3, 0, 0], x: [4, 1, 1, 1, 1, 1] }],
  'a view of which nothing is made is what it is in the memory': ['k = x[0]\nf = np.sum(x) * 2', { k: [2, 2, 2] }],
  'views in a list': [
    'rows = [x[0], x[1]]\nf = rows[0][1] * 3 + np.sum(rows[0]) + x[0, 1]\nk = rows[0]',
    { k: [1, 4, 1], x: [1, 5, 1, 0, 0, 0] },
  ],
  'a view of all': ['k = x[:]\nf = np.sum(k) * 2 + np.sum(x) * 3', { k: [2, 2, 2, 2, 2, 2], x: [5, 5, 5, 5, 5, 5] }],
  'repeated elements, each for itself': [
    'k = np.broadcast_to(x[0], (2, 3))\nf = k[0, 1] * 2 + k[1, 1] * 3 + np.sum(k[1] * 5)',
    { k: [0, 2, 0, 5, 8, 5], x: [5, 10, 5, 0, 0, 0] },
  ],
  'integer arrays': ['k = x.T\nf = np.sum(k[[0, 0, 2]]) + np.sum(x)', { k: [2, 2, 0, 0, 1, 1], x: [3, 1, 2, 3, 1, 2] }],
  'of what integer arrays took, all for itself': [
    'h = np.zeros((3, 2))\nh[0:2] = x[:, 0:2] * 2\nk = h[[0, 1]]\nf = np.sum(k) * 2 + np.sum(h) * 3',
    { k: [2, 2, 2, 2] },
  ],
  'writes elsewhere leave a view what it is': [
    'k = x[0]\na = np.sum(k)\nx[1, 0] = 7\nf = a + np.sum(k) * 3 + np.sum(x) * 5',
    { k: [4, 4, 4] },
  ],
  'what is overwritten counts until then': [
    'k = x[0]\na = np.sum(k)\nx[0, 1] = 7\nf = a + np.sum(k) * 3 + k[0] * 2',
    { k: [6, 1, 4] },
  ],
  'a write before the first read': ['k = x[0]\nx[0, 1] = 7\nf = np.sum(k) * 3 + np.sum(x)', { k: [3, 0, 3] }],
  'all is overwritten, and read again': [
    'k = x.T\na = np.sum(k)\nx *= 2\nj = x.T\nf = a + np.sum(k) * 3 + np.sum(j) * 5',
    { k: [1, 1, 1, 1, 1, 1], j: [5, 5, 5, 5, 5, 5] },
  ],
  'what is written through a view has all its uses': [
    'k = x[0]\nk += 1\nf = np.sum(k) * 2 + np.sum(x)',
    { k: [3, 3, 3], x: [3, 3, 3, 1, 1, 1] },
  ],
  'elements written through a view': [
    'h = np.zeros(3)\nk = h[0:2]\nk[0] = x[0, 0] * 2\nk[0] += x[0, 1]\ny = k\nf = np.sum(k) + k[0] * 5 + np.sum(h)',
    { 'k[0]': 7, x: [14, 7, 0, 0, 0, 0] },
  ],
  'what is written to the base, read through a view': [
    'h = np.zeros((2, 3))\nh[0] = x[0] * 2\nk = h[0]\nf = np.sum(k) * 2 + np.sum(h)',
    { k: [2, 2, 2], 'h[0]': [3, 3, 3] },
  ],
  'another shape of the same array': [
    'k = x * 2\na = np.sum(k)\nk.shape = (3, 2)\nf = a + np.sum(k * 3) + k[0, 0]',
    { k: [5, 4, 4, 4, 4, 4] },
  ],
  'another shape of the same view': [
    'k = x[0:1]\na = np.sum(k) + k[0, 0]\nk.shape = (3,)\nf = a + np.sum(k * 3) + k[0] + np.sum(x)',
    { k: [6, 4, 4] },
  ],
  'an output of which a part is read': [
    'f = x.T\nk = f[0, 0] * 2\nj = f[1] * 3',
    { f: [1, 1, 1, 1, 1, 1], x: [1, 1, 1, 1, 1, 1] },
  ],
  'a parameter in each call': [
    'def g(row):\n    return row[0] * 2 + np.sum(row)\nf = g(x[0]) + g(x[0]) * 5 + np.sum(x)',
    { row: [15, 5, 5] },
  ],
  'what was read through a view that nobody keeps': [
    'k = x.T\nf = k[0][1] * 3 + k.T.reshape(-1)[0] + x[0][0] * 5',
    { k: [1, 3, 0, 0, 0, 0], x: [6, 0, 0, 3, 0, 0] },
  ],
};

describe('views', () => {
  test.each(Object.entries(cases))('%s', (_, [text, expected]) => {
    const found = Object.keys(expected).map((target) => [target, gradients(text, target).at(target === 'x' ? 0 : -1)]);
    expect(Object.fromEntries(found.map(([target, tree]) => [target, [tree].flat()]))).toEqual(
      Object.fromEntries(Object.entries(expected).map(([target, tree]) => [target, [tree].flat()])),
    );
  });

  test('made of each other many times over', () => {
    const text = 'k = x\nfor i in range(3000):\n    k = k.T\nf = np.sum(k) + k[0, 0]';
    expect(gradients(text, 'x')).toEqual([[2, 1, 1, 1, 1, 1]]);
    const written = `h = np.zeros((2, 3))\nh[0] = x[0]\n${text.replace('k = x', 'k = h')}`;
    expect(gradients(written, 'x')).toEqual([[2, 1, 1, 0, 0, 0]]);
  });

  test('that are larger than any memory are not written out', () => {
    const text = 'k = np.broadcast_to(x[0, 0], (100000, 100000))\nj = k[1:]\nf = j[::-1].T[5, 7] * 2 + j[0, 1]';
    expect(program('python', X + text, leavesAt('x'), 'f').execute().problem).toBeUndefined();
    const read = program('python', `${X}${text}\ng = np.sum(j[::-1].T)`, leavesAt('x'), 'f').execute();
    expect(read.problem?.code).toBe('budget-memory');
  });

  test('that nobody keeps have no entries of their own', () => {
    const count = (text: string) => program('python', X + text, leavesAt('x'), 'f').execute().machine.tape.length;
    expect(count('f = x[0][1] * 2')).toBe(count('f = x[0, 1] * 2'));
    expect(count('f = x.T.reshape(3, 2).T * 2')).toBe(count('f = x.T * 2'));
    expect(count('f = x.reshape(3, 2).T * 2')).toBe(count('f = x.T * 2'));
    expect(count('h = x * 2\nk = h[0]\nfor j in range(3):\n    k[j] += 1\nf = np.sum(h)')).toBe(
      count('h = x * 2\nfor j in range(3):\n    h[0, j] += 1\nf = np.sum(h)'),
    );
  });
});

type Shape = readonly number[];

/** An expression of an array of a shape, and the shape that it has; undefined where it is none. */
type Chain = (name: string, shape: Shape) => readonly [text: string, shape: Shape] | undefined;

const size = (shape: Shape) => shape.reduce((product, n) => product * n, 1);

const chains: readonly Chain[] = [
  (v, shape) => [`${v}.T`, [...shape].reverse()],
  (v, shape) => [`${v}.reshape(-1)`, [size(shape)]],
  (v, shape) => (size(shape) % 2 === 0 ? [`${v}.reshape(-1, 2)`, [size(shape) / 2, 2]] : undefined),
  (v, shape) => (shape.length > 1 ? [`${v}[0]`, shape.slice(1)] : undefined),
  (v, shape) => (shape.length > 1 ? [`${v}[..., -1]`, shape.slice(0, -1)] : undefined),
  (v, shape) => (shape[0] > 1 ? [`${v}[1:]`, [shape[0] - 1, ...shape.slice(1)]] : undefined),
  (v, shape) => [`${v}[::-1]`, shape],
  (v, shape) => [`${v}[:]`, shape],
  (v, shape) => (shape.length < 3 ? [`${v}[None]`, [1, ...shape]] : undefined),
  (v, shape) => (shape.length < 3 ? [`np.broadcast_to(${v}, (2, *${v}.shape))`, [2, ...shape]] : undefined),
  (v, shape) => [`${v}[[0, 0]]`, [2, ...shape.slice(1)]],
  (v, shape) => [`${v}.T[::-1].T`, shape],
  (v, shape) => [`${v}[::-1].T.reshape(-1)`, [size(shape)]],
  (v, shape) => [`np.flip(${v}) * 2`, shape],
];

const uses = [
  (v: string) => `np.sum(${v} * ${v})`,
  (v: string) => `${v}[(0,) * ${v}.ndim] ** 2`,
  (v: string) => `${v}[(-1,) * ${v}.ndim] * x[0, 1]`,
  (v: string) => `np.sum(${v}[0] * 3)`,
  (v: string) => `np.sum(${v}.T[-1] ** 2)`,
  (v: string) => `np.sum(np.sin(${v}[[0]]))`,
  (v: string) => `sum(e * e for e in ${v}.reshape(-1))`,
];

const views = fc.array(
  fc.record({
    of: fc.nat(9),
    chain: fc.nat(chains.length - 1),
    uses: fc.array(fc.record({ use: fc.constantFrom(...uses), of: fc.nat(9) }), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
);

test('views of views have the slopes that differences give, each with a memory of its own', () => {
  fc.assert(
    fc.property(views, fc.constantFrom(...uses), (steps, last) => {
      const arrays: { readonly name: string; readonly shape: Shape }[] = [{ name: 'x', shape: [2, 3] }];
      const lines = ['f = 0.0'];
      for (const step of steps) {
        const { name: from, shape } = arrays[step.of % arrays.length];
        const made = chains[step.chain](from, shape);
        if (made === undefined) continue;
        const name = `v${arrays.length}`;
        arrays.push({ name, shape: made[1] });
        lines.push(`${name} = ${made[0]}`);
        step.uses.forEach(({ use, of }, i) => {
          lines.push(`f += ${use(arrays[of % arrays.length].name)} * ${i + 2}`);
        });
      }
      // What is never read is shown as what it is in the memory.
      for (const { name } of arrays) lines.push(`f += ${last(name)}`);
      const text = X + lines.join('\n');
      const one = program('python', text, leavesAt('x'), 'f');
      const execution = one.execute();
      expect(execution.problem, text).toBeUndefined();
      sweepFrom(execution, execution.output as ExecutedOutput);
      const found = arrays.map(({ name }) => gradientOf(execution.machine.tape, boundTo(execution, text, name)[0]));
      for (const [k, { name, shape }] of arrays.entries()) {
        const { data } = found[k] as ArrayTree;
        for (const i of new Set([0, Math.floor(size(shape) / 2), size(shape) - 1])) {
          const slope = difference(one, text, name, 0, i, true);
          expect(Math.abs(data[i] - slope), `${text}\n${name} ${i}: ${data[i]} for ${slope}`).toBeLessThan(
            1e-4 * Math.max(1, Math.abs(slope)),
          );
        }
      }
    }),
    { numRuns: 150 },
  );
});
