import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../../../core/index.ts';
import { checkByDifferences, inspected, requestOf } from './chosen.ts';

function guessed(language: LanguageId, lines: readonly string[], region = lines.join('\n')) {
  const { guesses, missing } = inspected(language, lines, { region });
  return {
    missing,
    guesses: Object.fromEntries(guesses.map(({ name, expression, from }) => [name, [expression, from]])),
  };
}

/** A function of Python with its docstring. */
const documented = (head: string, doc: readonly string[], body = 'return x') => [
  'import numpy as np',
  head,
  '    """',
  ...doc.map((line) => `    ${line}`),
  '    """',
  `    ${body}`,
];

const PYTHON: readonly (readonly [what: string, lines: readonly string[], guesses: Record<string, unknown>])[] = [
  [
    'shapes in a list',
    documented('def affine(x, w, b):', [
      'Inputs:',
      '- x: input rows, of shape (N, d_1, ..., d_k)',
      '- w: weights, of shape (D, M)',
      '- b: biases, of shape (M,)',
    ]),
    {
      x: ['np.random.randn(3, 4)', 'shape'],
      w: ['np.random.randn(4, 5)', 'shape'],
      b: ['np.random.randn(5)', 'shape'],
    },
  ],
  [
    'shapes of numpydoc',
    documented('def f(x, y, alpha):', [
      'Parameters',
      '----------',
      'x : ndarray, shape (n, d)',
      '    The rows.',
      'y : array_like of shape (n,)',
      'alpha : float',
      '    How much.',
    ]),
    { x: ['np.random.randn(3, 4)', 'shape'], y: ['np.random.randn(3)', 'shape'], alpha: ['0.5', 'docstring'] },
  ],
  [
    "shapes of Google's style",
    documented('def f(x, v, mask, k):', [
      'Args:',
      '    x (np.ndarray): the rows, (N, D)',
      '    v (N, D): others',
      '    mask (np.ndarray of shape (N, 1)): what counts',
      '    k (int): how many',
    ]),
    {
      x: ['np.random.randn(3, 4)', 'shape'],
      v: ['np.random.randn(3, 4)', 'shape'],
      mask: ['np.random.randn(3, 1)', 'shape'],
      k: ['2', 'docstring'],
    },
  ],
  [
    'labels',
    documented('def loss(x, y, t):', [
      'x: scores of shape (N, C), one for each class',
      'y: (N,) integers in [0, C)',
      't: labels with 0 <= t[i] < 10 for each row, shape (N,)',
    ]),
    {
      x: ['np.random.randn(3, 3)', 'shape'],
      y: ['np.random.randint(0, 3, 3)', 'shape'],
      t: ['np.random.randint(0, 10, 3)', 'shape'],
    },
  ],
  [
    'images, which are small',
    documented('def conv(x, w, b):', ['x: images (N, C, H, W)', 'w: filters (F, C, HH, WW)', 'b: (F,)']),
    {
      x: ['np.random.randn(2, 3, 4, 4)', 'shape'],
      w: ['np.random.randn(2, 3, 3, 3)', 'shape'],
      b: ['np.random.randn(2)', 'shape'],
    },
  ],
  [
    'products and sums of lengths',
    documented('def step(x, Wx, p):', ['x: (N, D)', 'Wx: shape (D, 4H)', 'p: of shape (N - 1, 2*D, 7)']),
    {
      x: ['np.random.randn(3, 4)', 'shape'],
      Wx: ['np.random.randn(4, 16)', 'shape'],
      p: ['np.random.randn(2, 8, 7)', 'shape'],
    },
  ],
  [
    'annotations',
    [
      'import numpy as np',
      'def f(a: float, n: int, x: np.ndarray, v: list[list[float]], s: str) -> float:',
      '    return a',
    ],
    {
      a: ['0.5', 'annotation'],
      n: ['2', 'annotation'],
      x: ['np.random.randn(3, 4)', 'annotation'],
      v: ['np.random.randn(3, 4)', 'annotation'],
    },
  ],
  [
    'defaults in words',
    documented('def f(x, rate, eps):', ['rate: how fast, default 1e-2', 'eps: defaults to 0.001']),
    { rate: ['1e-2', 'default'], eps: ['0.001', 'default'] },
  ],
  [
    'what is unpacked, and comments',
    ['import numpy', '# w: (D, M)', 'def f(x, w):', '    N, D = x.shape', '    return x.dot(w)'],
    { x: ['numpy.random.randn(3, 4)', 'shape'], w: ['numpy.random.randn(4, 5)', 'shape'] },
  ],
  [
    'lists where there is no numpy',
    ['def f(x, y):', "    '''x: (N, D), y: (N,) class labels'''", '    return x'],
    {
      x: ['[[random.uniform(-1, 1) for _ in range(4)] for _ in range(3)]', 'shape'],
      y: ['[random.randrange(3) for _ in range(3)]', 'shape'],
    },
  ],
  [
    'nothing where nothing is said',
    documented('def f(x, cache, model):', [
      'Does it (well, mostly, again).',
      'cache: values (see above)',
      'model: a dict',
    ]),
    {},
  ],
];

const JAVASCRIPT: typeof PYTHON = [
  [
    'types of JSDoc',
    [
      '/**',
      ' * @param {number} a - how much',
      ' * @param {number[]} x the numbers',
      ' * @param {Array<Array<number>>} W weights',
      ' * @param {number} [k=3] times',
      ' * @param {string} s a name',
      ' */',
      'function f(a, x, W, k, s) { return a; }',
    ],
    {
      a: ['0.5', 'docstring'],
      x: ['Array.from({ length: 4 }, () => 2 * Math.random() - 1)', 'docstring'],
      W: ['Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => 2 * Math.random() - 1))', 'docstring'],
      k: ['3', 'default'],
    },
  ],
  [
    'shapes in comments',
    ['// x: (N, D), w: (D,)', 'const f = (x, w, y) => {', '  // y: (N,) integers in [0, C)', '  return x[0][0];', '};'],
    {
      x: ['Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => 2 * Math.random() - 1))', 'shape'],
      w: ['Array.from({ length: 4 }, () => 2 * Math.random() - 1)', 'shape'],
      y: ['Array.from({ length: 3 }, () => Math.floor(3 * Math.random()))', 'shape'],
    },
  ],
];

describe('a first guess for what has no value', () => {
  it.each(PYTHON)('has in Python %s', (_, lines, guesses) => {
    const from = lines.findIndex((line) => /^def /.test(line));
    expect(guessed('python', lines, lines.slice(from).join('\n')).guesses).toEqual(guesses);
  });

  it.each(JAVASCRIPT)('has in JavaScript %s', (_, lines, guesses) => {
    const from = lines.findIndex((line) => /^(function|const) /.test(line));
    expect(guessed('javascript', lines, lines.slice(from).join('\n')).guesses).toEqual(guesses);
  });

  it('is quick where there is much to read', () => {
    const much = ' '.repeat(50_000);
    const lines = [
      'def f(x, y):',
      `    '''x${much}${'('.repeat(50_000)}'''`,
      `    y = ${'['.repeat(50)}1${']'.repeat(50)}${much}`,
    ];
    const began = performance.now();
    expect(guessed('python', [...lines, ...Array(20_000).fill('')], lines.join('\n')).guesses).toEqual({});
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('is for names that only the selection uses, too', () => {
    const lines = ['import numpy as np', '# x: (N, D)', '# w: (D,)', 'y = np.tanh(x @ w)'];
    const { missing, guesses } = guessed('python', lines, lines[3]);
    expect(missing).toEqual(['x', 'w']);
    expect(guesses).toEqual({ x: ['np.random.randn(3, 4)', 'shape'], w: ['np.random.randn(4)', 'shape'] });
  });

  it('is not made where nothing is missing, and not used by itself', () => {
    const [, lines] = PYTHON[0];
    const region = lines.slice(1).join('\n');
    expect(inspected('python', lines, { region })).toMatchObject({ error: { code: 'input-needed' }, inputs: [] });
    const inputs = { x: 'np.ones((2, 2))', w: '1.0', b: '0.0' };
    expect(inspected('python', lines, { region, inputs }).guesses).toEqual([]);
  });
});

describe('guesses together', () => {
  it('fit each other in Python', () => {
    const lines = documented(
      'def loss(x, w, b, y):',
      [
        '- x: data of shape (N, D)',
        '- w: weights of shape (D, C)',
        '- b: of shape (C,)',
        '- y: labels, (N,), in [0, C)',
      ],
      'return np.mean(np.log(np.sum(np.exp(x @ w + b), axis=1)) - (x @ w + b)[np.arange(x.shape[0]), y])',
    );
    const region = lines.slice(1).join('\n');
    const { guesses } = inspected('python', lines, { region });
    const inputs = Object.fromEntries(guesses.map(({ name, expression }) => [name, expression]));
    const summary = checkByDifferences(requestOf('python', lines, { region, inputs, wrt: ['x', 'w', 'b'] }));
    expect(summary.inputs.map(({ shape }) => shape)).toEqual([[3, 4], [4, 3], [3]]);
  });

  it('fit each other in JavaScript', () => {
    const lines = [
      '/**',
      ' * @param {number[][]} W of shape (N, D)',
      ' * @param {number[]} x of shape (D,)',
      ' * @param {number} p',
      ' */',
      'function f(W, x, p) {',
      '  let total = 0;',
      '  for (const row of W) total += Math.tanh(row.reduce((s, w, i) => s + w * x[i], p));',
      '  return total;',
      '}',
    ];
    const region = lines.slice(5).join('\n');
    const { guesses } = inspected('javascript', lines, { region });
    const inputs = Object.fromEntries(guesses.map(({ name, expression }) => [name, expression]));
    const summary = checkByDifferences(requestOf('javascript', lines, { region, inputs }));
    expect(summary.inputs.map(({ shape }) => shape)).toEqual([[3, 4], [4], []]);
  });
});
