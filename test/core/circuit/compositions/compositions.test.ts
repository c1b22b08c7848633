import { describe, expect, test } from 'vitest';
import { CONSTANT } from '../../../../core/autodiff/tape.ts';
import { compositionsIn } from '../../../../core/circuit/compositions/index.ts';
import { argumentsOf, type Found, found, type LanguageId, namesIn } from './found.ts';

const JS = 'const x = 0.7, y = -0.4, z = 1.3;\nconst { exp, log, sqrt, max } = Math;\n';
const NUMPY = [
  'import numpy as np',
  'x = np.array([0.7, -0.4, 1.3])',
  'y = np.array([0.2, 0.5, 0.3])',
  'S = np.array([[0.3, 0.5, -1.3], [1.1, -0.9, 0.2], [0.4, 0.8, 0.6]])',
  '',
].join('\n');

const js = (text: string) => namesIn('javascript', `${JS}${text}\n`);
const numpy = (text: string) => namesIn('python', `${NUMPY}${text}\n`);

describe('near misses stay as they are', () => {
  test.each([
    ['another constant', 'const f = 1 / (2 + exp(-x));'],
    ['another constant above', 'const f = 2 / (1 + exp(-x));'],
    ['almost 1', 'const f = 1 / (1.0000001 + exp(-x));'],
    ['another base', 'const f = z * x + 1 / (1 + 2.7 ** -x);'],
    ['turned over', 'const f = (1 + exp(-x)) / 1;'],
    ['different names', 'const f = exp(x) / (1 + exp(y));'],
    ['different names in tanh', 'const f = (exp(x) - exp(-y)) / (exp(x) + exp(-x));'],
    ['the signs of coth', 'const f = (exp(x) + exp(-x)) / (exp(x) - exp(-x));'],
    ['different factors', 'const f = (x - y) * (x - z);'],
    ['a difference with its opposite', 'const f = (x - y) * (y - x);'],
    ['a sum, not a difference', 'const f = (x + y) ** 2;'],
    ['a cube', 'const f = (x - y) ** 3;'],
    ['no term of its sum', 'const f = exp(x) / (exp(y) + exp(z));'],
    ['not only exponentials', 'const f = exp(x) / (exp(x) + exp(y) + z);'],
    ['a difference of squares', 'const f = sqrt(x * x - y * y);'],
    ['a polynomial', 'const f = 3 * x * x + 2 * x * y + y;'],
    ['a factor twice', 'const f = x * y + x * z;'],
    ['one product and one more', 'const f = x * y + z;'],
  ])('%s: %s', (_why, text) => {
    expect(js(text)).toEqual([]);
  });

  test.each([
    ['each row divided by sums that belong to columns', 'f = np.exp(S) / np.exp(S).sum(axis=1)', []],
    ['sums of other rows', 'f = np.exp(S) / np.exp(S).sum(axis=0).reshape(-1, 1)', []],
    ['the same turned around', 'f = np.exp(S) / np.exp(S).sum(axis=1).reshape(1, 3)', []],
    ['reversed on the way', 'f = np.exp(S) / np.exp(S).sum(axis=1)[::-1, None]', []],
    ['a part of the sums', 'f = np.exp(S) / np.exp(S).sum(axis=1)[0:1, None]', []],
    ['different axes', 'f = (S - S.mean(axis=0)) / S.std(axis=1)', []],
    ['another axis for the mean of squares', 'f = ((S - S.mean(axis=0)) ** 2).mean(axis=1)', ['meanSquaredError']],
    ['deviations without bias', 'f = (x - x.mean()) / x.std(ddof=1)', []],
    ['another array', 'f = np.exp(x) / np.sum(np.exp(y))', []],
    ['another norm', 'f = np.linalg.norm(x - y, ord=1)', []],
    ['a product of matrices is no sum of squares', 'f = np.sqrt(S @ S)', []],
    ['no matrix', 'f = x @ x + y', ['vectors']],
    ['products of arrays, element by element', 'f = x * y + x.sum() * S[0]', []],
    ['the mean of a product', 'f = np.mean((x - y) * (y - x))', []],
  ])('%s: %s', (_why, text, names) => {
    expect(numpy(text)).toEqual(names);
  });

  test('the largest along another axis than the sum is a part of its argument', () => {
    const { compositions, record } = found(
      'python',
      `${NUMPY}f = np.exp(S - S.max(axis=0)) / np.exp(S - S.max(axis=0)).sum(axis=1, keepdims=True)\n`,
    );
    // Two differences, so not even the two exponentials are of the same.
    expect(compositions).toEqual([]);
    expect(record.tape.length).toBeGreaterThan(6);
    expect(numpy('d = S - S.max(axis=0)\nf = np.exp(d) / np.exp(d).sum(axis=1, keepdims=True)')).toEqual(['softmax']);
  });
});

test('with different shifts the differences are what is exponentiated', () => {
  const text = (added: string) => `${JS}const f = log(exp(x - max(x, y)) + exp(y - max(x, y))) + ${added};\n`;
  const sizeOf = (added: string) =>
    found('javascript', text(added)).compositions.map((c) => [c.name, c.entries.length]);
  expect(sizeOf('max(x, y)')).toEqual([['logsumexp', 10]]);
  expect(sizeOf('max(x, z)')).toEqual([['logsumexp', 4]]);
});

describe('what is inside is used nowhere else', () => {
  test.each([
    ['const e = exp(-x); const f = 1 / (1 + e) + e;', []],
    ['const e = exp(-x); const f = 1 / (1 + e);', ['sigmoid']],
    ['const d = x - y; const f = d * d + d;', []],
    ['const s = 1 / (1 + exp(-x)); const f = s * (1 - s);', ['sigmoid']],
    ['const t = exp(x) + exp(y); const f = exp(x) / t + exp(y) / t;', []],
  ])('%s', (text, names) => {
    expect(js(text)).toEqual(names);
  });

  test('an output is used outside', () => {
    const inside = found('javascript', `${JS}const e = exp(-x);\nconst f = 1 / (1 + e);\n`);
    const entry = inside.compositions[0].entries[1];
    const record = { ...inside.record, outputs: [...inside.record.outputs, entry] };
    expect(compositionsIn(record, inside.needed)).toEqual([]);
  });

  test('what does not lead to the output does not count as a use', () => {
    expect(js('const e = exp(-x); const unused = e * 3; const f = 1 / (1 + e);')).toEqual(['sigmoid']);
  });
});

describe('calls and iterations', () => {
  const at = (text: string) => found('javascript', `${JS}${text}\n`);

  test('a composition in a function is one in each call', () => {
    expect(js('const s = (t) => 1 / (1 + exp(-t)); const f = s(x) * s(y);')).toEqual(['sigmoid', 'sigmoid']);
  });

  test('and in a loop one in each iteration', () => {
    expect(js('let h = x; for (let i = 0; i < 3; i++) h = 1 / (1 + exp(-h)); const f = h;')).toEqual([
      'sigmoid',
      'sigmoid',
      'sigmoid',
    ]);
  });

  test('what is called inside belongs to it', () => {
    const { compositions, record } = at('const e = (t) => exp(-t); const f = 1 / (1 + e(x));');
    expect(compositions.map(({ name }) => name)).toEqual(['sigmoid']);
    expect(new Set(compositions[0].entries.map((entry) => record.tape.frame[entry])).size).toBe(2);
  });

  test('what happened outside of the call does not', () => {
    expect(js('const e = exp(-x); const f = (() => 1 / (1 + e))();')).toEqual([]);
    expect(js('const s = (t) => 1 / (1 + exp(t)); const f = s(-x);')).toEqual(['complement']);
    expect(js('let e = x; let f = y; for (let i = 0; i < 2; i++) { f = 1 / (1 + e); e = exp(-f); }')).toEqual([]);
  });
});

describe('which start open', () => {
  const open = (language: LanguageId, text: string) =>
    found(language, text).compositions.map(({ name, open }) => [name, open]);

  test('those in which something has a name', () => {
    expect(open('javascript', `${JS}const f = 1 / (1 + exp(-x));\n`)).toEqual([['sigmoid', false]]);
    expect(open('javascript', `${JS}const e = exp(-x);\nconst f = 1 / (1 + e);\n`)).toEqual([['sigmoid', true]]);
    expect(open('python', `${NUMPY}e = np.exp(x)\np = e / e.sum()\n`)).toEqual([['softmax', true]]);
  });

  test('sums of products: the gates of a neuron are what one learns', () => {
    const neuron = `const w = [2, -3, -3], x = [-1, -2];
const f = 1 / (1 + Math.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])));`;
    expect(open('javascript', neuron)).toEqual([
      ['weightedSumWithBias', true],
      ['sigmoid', false],
    ]);
    const sum = 'w = [1.0, 2.0]\nx = [3.0, 4.0]\nf = sum(a * b for a, b in zip(w, x))\n';
    expect(open('python', sum)).toEqual([['weightedSum', true]]);
  });
});

describe('which of several', () => {
  test('the largest', () => {
    expect(js('const f = -log(exp(x) / (exp(x) + exp(y)));')).toEqual(['crossEntropyOfNumbers']);
    expect(js('const f = x * (1 / (1 + exp(-x)));')).toEqual(['silu']);
    expect(numpy('f = np.sqrt(np.mean((x - y) ** 2))')).toEqual(['rootMeanSquaredError']);
    expect(numpy('f = np.mean((x - x.mean()) ** 2)')).toEqual(['variance']);
  });

  test('rather one that is closed than a larger one that would be open', () => {
    expect(numpy('p = np.exp(x) / np.sum(np.exp(x))\nf = -np.log(p[1])')).toEqual(['softmax']);
    expect(numpy('p = np.exp(x) / np.sum(np.exp(x))\nf = -np.sum(y * np.log(p))')).toEqual(['softmax', 'crossEntropy']);
  });

  test('side by side', () => {
    expect(numpy('h = 1 / (1 + np.exp(-(S @ x + y)))\nf = np.mean((h - y) ** 2)')).toEqual([
      'column',
      'sigmoid',
      'meanSquaredError',
    ]);
  });
});

describe('the right one of many scores', () => {
  test('in lists, by statements and functions', () => {
    const text = `const scores = [1.2, -0.3, 0.8].map((s) => s * w);
const m = Math.max(...scores);
const exps = scores.map((s) => Math.exp(s - m));
const total = exps.reduce((a, b) => a + b, 0);
const loss = -Math.log(exps[1] / total);`;
    const { compositions } = found('javascript', `const w = 0.9;\n${text}`);
    expect(compositions).toMatchObject([{ name: 'crossEntropyOfNumbers', open: true }]);
    expect(compositions[0].entries).toHaveLength(1 + 3 + 3 + 3 + 3);
  });

  test('in a list whose largest is one of them', () => {
    const text = 'xs = [1.0, 2.0, 0.5]\nes = [math.exp(x - max(xs)) for x in xs]\nloss = -math.log(es[0] / sum(es))\n';
    expect(namesIn('python', `import math\n${text}`)).toEqual(['crossEntropyOfNumbers']);
  });
});

test('a long one is found at once, and a long sum that is none is left in peace', () => {
  const lists = 'xs = [0.001 * i for i in range(1, 5001)]\nw = 0.5\n';
  const { compositions } = found('python', `import math\n${lists}f = math.sqrt(sum([(x * w) ** 2 for x in xs]))\n`);
  expect(compositions.map(({ name, entries }) => [name, entries.length])).toEqual([['norm', 5000 + 4999 + 1]]);
  expect(namesIn('python', `${lists}f = sum([x * w for x in xs])\n`)).toEqual([]);
  expect(namesIn('python', `${lists}s = w\nfor x in xs:\n    s = s + x * s\n`)).toEqual([]);
});

/** Programs with many of them, close together. */
const PROGRAMS: readonly (readonly [LanguageId, string])[] = [
  [
    'javascript',
    `${JS}const s = (t) => 1 / (1 + exp(-t));\nconst f = (x + s(y)) / (s(x) + (x + y) ** 2 + (x - y) ** 2);`,
  ],
  [
    'javascript',
    `${JS}let s = 0;\nfor (let i = 0; i < 5; i++) s += 0.5 * (x * i - y) ** 2;\nconst f = log(1 + exp(s)) - log(exp(x) + exp(s));`,
  ],
  [
    'javascript',
    `${JS}const a = exp(x), b = exp(-x);\nconst t = (a - b) / (a + b);\nconst f = t * y + t * (1 / (1 + exp(-t)));`,
  ],
  [
    'python',
    `${NUMPY}p = np.exp(S - S.max()) / np.exp(S - S.max()).sum(axis=1, keepdims=True)\nf = np.mean((p - S) ** 2) + np.sqrt(np.sum(p * p)) + np.sum((x - x.mean()) / x.std())\n`,
  ],
  [
    'python',
    `${NUMPY}h = x\nfor i in range(4):\n    h = np.tanh(S @ h + y) - (h - y) ** 2\nf = -np.sum(y * np.log(1 / (1 + np.exp(-h))))\n`,
  ],
];

describe.each(PROGRAMS)('the compositions in %s %s', (language, text) => {
  const all: Found = found(language, text);
  const { record, needed, compositions } = all;
  const { tape, frames } = record;

  test('are several, in order, each of several operations with its result last', () => {
    expect(compositions.length).toBeGreaterThan(1);
    expect(compositions.map(({ result }) => result)).toEqual(
      compositions.map((c) => c.result).toSorted((a, b) => a - b),
    );
    for (const { result, entries } of compositions) {
      expect(entries.length).toBeGreaterThan(1);
      expect(entries).toEqual([...new Set(entries)].toSorted((a, b) => a - b));
      expect(entries.at(-1)).toBe(result);
      for (const entry of entries) expect(argumentsOf(record, entry)).not.toEqual([]);
    }
  });

  test('have nothing in common', () => {
    const inside = compositions.flatMap(({ entries }) => entries);
    expect(new Set(inside).size).toBe(inside.length);
  });

  test('are used from outside by their results only, and lead to them', () => {
    for (const { result, entries } of compositions) {
      const inside = new Set(entries);
      const used = new Set(entries.flatMap((entry) => argumentsOf(record, entry)));
      for (const entry of entries) if (entry !== result) expect(used).toContain(entry);
      for (const entry of needed)
        if (!inside.has(entry))
          for (const arg of argumentsOf(record, entry))
            if (arg !== CONSTANT && arg !== result) expect(inside).not.toContain(arg);
    }
  });

  test('happened in one call or iteration, or within it', () => {
    const isWithin = (frame: number, around: number): boolean =>
      frame === around || (frame > around && isWithin(frames.parent[frame], around));
    for (const { result, entries } of compositions)
      for (const entry of entries) expect(isWithin(tape.frame[entry], tape.frame[result])).toBe(true);
  });
});
