import { describe, expect, test } from 'vitest';
import { found, type LanguageId, namesIn, operations } from './found.ts';

/** The composition that all operations of a program are in. */
function whole(language: LanguageId, text: string) {
  const all = found(language, text);
  expect(
    all.compositions.map(({ name }) => name),
    text,
  ).toHaveLength(1);
  expect(all.compositions[0].entries).toEqual(operations(all));
  return all.compositions[0];
}

const JS_INPUTS =
  'const x = 0.7, y = -0.4, z = 1.3;\nconst { exp, log, sqrt, tanh, max, abs, sinh, cosh, log1p } = Math;\n';
const NUMBERS = 'import math\nfrom math import *\nx = 0.7\ny = -0.4\nz = 1.3\n';
const ARRAYS = [
  'import numpy as np',
  'x = np.array([0.7, -0.4, 1.3])',
  'y = np.array([0.2, 0.5, 0.3])',
  'X = np.array([[0.7, -0.4, 1.3], [0.1, 0.9, -2.0]])',
  'W = np.array([[0.3, 0.5, -1.3], [1.1, -0.9, 0.2]])',
  'S = np.array([[0.3, 0.5, -1.3], [1.1, -0.9, 0.2], [0.4, 0.8, 0.6]])',
  'b = np.array([0.25, -0.5])',
  'c = np.array([[0.25], [-0.5]])',
  '',
].join('\n');

const js = (expression: string) => whole('javascript', `${JS_INPUTS}const f = ${expression};\n`);
const numbers = (expression: string) => whole('python', `${NUMBERS}f = ${expression}\n`);
const arrays = (expression: string) => whole('python', `${ARRAYS}f = ${expression}\n`);

const IN_JAVASCRIPT: Readonly<Record<string, readonly string[]>> = {
  sigmoid: [
    '1 / (1 + Math.exp(-x))',
    '1 / (Math.exp(-x) + 1)',
    '1 / (1 + exp(x * -1))',
    '1 / (1 + exp(-1 * x))',
    '1 / (1 + exp(0 - x))',
    '1 / (1 + 1 / exp(x))',
    '(1 + exp(-x)) ** -1',
    'Math.pow(1 + exp(-x), -1)',
    'exp(x) / (1 + exp(x))',
    'exp(x) / (exp(x) + 1)',
    '1 - 1 / (1 + exp(x))',
  ],
  sigmoidByTanh: ['0.5 * (1 + tanh(x / 2))', '(tanh(0.5 * x) + 1) / 2', '0.5 + 0.5 * tanh(x / 2)'],
  complement: ['1 / (1 + exp(x))', '1 - 1 / (1 + exp(-x))', 'exp(-x) / (1 + exp(-x))'],
  tanh: [
    '(exp(x) - exp(-x)) / (exp(x) + exp(-x))',
    '(exp(x) - 1 / exp(x)) / (exp(x) + 1 / exp(x))',
    '(exp(2 * x) - 1) / (exp(2 * x) + 1)',
    '(exp(x * 2) - 1) / (1 + exp(x * 2))',
    '(exp(x + x) - 1) / (exp(x + x) + 1)',
    '(1 - exp(-2 * x)) / (1 + exp(-2 * x))',
    '(1 - exp(-(2 * x))) / (1 + exp(2 * -x))',
    '2 / (1 + exp(-2 * x)) - 1',
    '2 * (1 / (1 + exp(-2 * x))) - 1',
    '1 - 2 / (exp(2 * x) + 1)',
    'sinh(x) / cosh(x)',
  ],
  softplus: [
    'log(1 + exp(x))',
    'log1p(exp(x))',
    'max(x, 0) + log(1 + exp(-abs(x)))',
    'max(0, x) + log1p(exp(-abs(x)))',
  ],
  logSigmoid: ['log(1 / (1 + exp(-x)))'],
  silu: ['x * (1 / (1 + exp(-x)))', 'x / (1 + exp(-x))', '1 / (1 + exp(-x)) * x'],
  geluByTanh: [
    '0.5 * x * (1 + tanh(sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))',
    'x * 0.5 * (1 + tanh(0.7978845608 * (x + 0.044715 * x * x * x)))',
    '0.5 * (x * (1 + tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * Math.pow(x, 3)))))',
  ],
  softmax: [
    'exp(x) / (exp(x) + exp(y) + exp(z))',
    'exp(y) / [x, y, z].map((t) => exp(t)).reduce((a, b) => a + b)',
    'exp(x - max(x, y)) / (exp(x - max(x, y)) + exp(y - max(x, y)))',
  ],
  logsumexp: ['log(exp(x) + exp(y) + exp(z))', 'log(exp(x) + exp(y))'],
  logSoftmax: ['x - log(exp(x) + exp(y))', 'log(exp(x) / (exp(x) + exp(y)))'],
  crossEntropyOfNumbers: [
    '-log(exp(x) / (exp(x) + exp(y)))',
    'log(exp(x) + exp(y)) - x',
    '-(x - log(exp(x) + exp(y)))',
  ],
  squaredError: ['(x - y) ** 2', '(x - y) * (x - y)', 'Math.pow(x - y, 2)', '(x - 3) ** 2', '(x - y) ** 2.0'],
  halfSquaredError: ['0.5 * (x - y) ** 2', '(x - y) ** 2 / 2', '0.5 * ((x - y) * (x - y))'],
  sumOfSquaredErrors: ['(x - y) ** 2 + (y - z) ** 2'],
  halfSumOfSquaredErrors: ['0.5 * ((x - y) ** 2 + (y - z) ** 2)'],
  dividedSquaredErrors: ['((x - y) ** 2 + (y - z) ** 2 + (x - z) ** 2) / 3'],
  norm: ['sqrt(x * x + y * y)', 'sqrt(x ** 2 + y ** 2 + z ** 2)', '(x * x + y * y) ** 0.5'],
  distance: ['sqrt((x - y) ** 2 + (y - z) ** 2)'],
  unit: ['x / sqrt(x * x + y * y)'],
  binaryCrossEntropy: ['-(z * log(x) + (1 - z) * log(1 - x))', '-z * log(x) - (1 - z) * log(1 - x)'],
};

const IN_ARRAYS: Readonly<Record<string, readonly string[]>> = {
  sigmoid: [
    '1 / (1 + np.exp(-x))',
    '1.0 / (1.0 + np.exp(-x))',
    'np.exp(X) / (1 + np.exp(X))',
    '(1 + np.exp(-x)) ** -1',
    'np.reciprocal(1 + np.exp(np.negative(x)))',
  ],
  tanh: [
    '(np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))',
    '2 / (1 + np.exp(-2 * x)) - 1',
    '(np.exp(2 * x) - 1) / (np.exp(2 * x) + 1)',
  ],
  softplus: ['np.log(1 + np.exp(x))', 'np.log1p(np.exp(x))', 'np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))'],
  silu: ['x / (1 + np.exp(-x))'],
  softmax: [
    'np.exp(x) / np.sum(np.exp(x))',
    'np.exp(x) / np.exp(x).sum()',
    'np.exp(X) / np.exp(X).sum(axis=1, keepdims=True)',
    'np.exp(X) / np.exp(X).sum(axis=1)[:, None]',
    'np.exp(X) / np.exp(X).sum(axis=1).reshape(-1, 1)',
    'np.exp(X) / np.sum(np.exp(X), axis=-1)[..., np.newaxis]',
    'np.exp(X) / np.expand_dims(np.sum(np.exp(X), axis=-1), 1)',
    'np.exp(X) / np.exp(X).sum(axis=0)',
    'np.exp(S) / np.exp(S).sum(axis=0)',
    'np.exp(x - np.max(x)) / np.sum(np.exp(x - np.max(x)))',
    'np.exp(X - X.max(axis=1, keepdims=True)) / np.exp(X - X.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)',
    'np.exp(X - np.max(X)) / np.exp(X - np.max(X)).sum(axis=1, keepdims=True)',
  ],
  logsumexp: [
    'np.log(np.sum(np.exp(x)))',
    'np.log(np.sum(np.exp(X), axis=1))',
    'np.max(x) + np.log(np.sum(np.exp(x - np.max(x))))',
    'np.log(np.exp(X - X.max(axis=1, keepdims=True)).sum(axis=1)) + X.max(axis=1)',
    'np.log(np.exp(X - X.max(axis=1)[:, None]).sum(axis=1)) + X.max(axis=1)',
  ],
  logSoftmax: [
    'x - np.log(np.sum(np.exp(x)))',
    'np.log(np.exp(x) / np.sum(np.exp(x)))',
    'X - np.log(np.exp(X).sum(axis=1, keepdims=True))',
    'X - np.log(np.exp(X).sum(axis=1))[:, None]',
    'x - np.max(x) - np.log(np.sum(np.exp(x - np.max(x))))',
    'x - (np.max(x) + np.log(np.sum(np.exp(x - np.max(x)))))',
  ],
  crossEntropyOfScores: ['-np.log((np.exp(x) / np.sum(np.exp(x)))[1])', '-(x - np.log(np.sum(np.exp(x))))[2]'],
  crossEntropyOfWeightedScores: [
    '-np.sum(y * np.log(np.exp(x) / np.sum(np.exp(x))))',
    '-np.sum((x - np.log(np.sum(np.exp(x)))) * y)',
  ],
  crossEntropy: ['-np.sum(y * np.log(x))', '-(np.log(x) * y).sum()'],
  meanLogLikelihood: ['-np.mean(np.log(x))', '-np.log(x).mean()'],
  dividedLogLikelihood: ['-np.sum(np.log(x)) / 3', '-(np.log(x).sum() / 3)'],
  binaryCrossEntropy: ['-(y * np.log(x) + (1 - y) * np.log(1 - x))'],
  meanBinaryCrossEntropy: ['-np.mean(y * np.log(x) + (1 - y) * np.log(1 - x))'],
  squaredError: ['(x - y) ** 2', '(x - y) * (x - y)', 'np.square(x - y)', 'np.power(x - y, 2)', '(X - y) ** 2'],
  halfSquaredError: ['0.5 * (x - y) ** 2'],
  sumOfSquaredErrors: [
    'np.sum((x - y) ** 2)',
    '((X - W) ** 2).sum(axis=1)',
    'np.dot(x - y, x - y)',
    '(x - y) @ (x - y)',
  ],
  halfSumOfSquaredErrors: ['0.5 * np.sum((x - y) ** 2)', 'np.sum((x - y) ** 2) / 2'],
  meanSquaredError: ['np.mean((x - y) ** 2)', '((x - y) ** 2).mean()', 'np.mean(np.square(x - y))'],
  dividedSquaredErrors: ['np.sum((x - y) ** 2) / 3', '((x - y) ** 2).sum() / len(x)'],
  scaledSquaredErrors: ['1 / 3 * np.sum((x - y) ** 2)', '((x - y) ** 2).sum() * 0.3'],
  halfMeanSquaredError: ['0.5 * np.mean((x - y) ** 2)', 'np.mean((x - y) ** 2) / 2'],
  halfOfDividedSquaredErrors: ['0.5 * np.sum((x - y) ** 2) / 3', 'np.sum((x - y) ** 2) / 3 / 2'],
  rootMeanSquaredError: ['np.sqrt(np.mean((x - y) ** 2))'],
  norm: [
    'np.sqrt(np.sum(x * x))',
    'np.sqrt(np.sum(x ** 2))',
    'np.sqrt((X ** 2).sum(axis=1, keepdims=True))',
    'np.sqrt(x @ x)',
    'np.sqrt(x.dot(x))',
    'np.sum(x ** 2) ** 0.5',
  ],
  distance: ['np.sqrt(np.sum((x - y) ** 2))', 'np.linalg.norm(x - y)'],
  unit: ['x / np.sqrt(np.sum(x ** 2))', 'x / np.linalg.norm(x)', 'X / np.linalg.norm(X, axis=1, keepdims=True)'],
  variance: ['np.mean((x - np.mean(x)) ** 2)', '((X - X.mean(axis=0)) ** 2).mean(axis=0)'],
  standardDeviation: ['np.sqrt(np.var(x))', 'np.sqrt(np.mean((x - np.mean(x)) ** 2))'],
  standardisedByDeviation: ['(x - x.mean()) / (x.std() + 1e-8)'],
  standardised: [
    '(x - np.mean(x)) / np.std(x)',
    '(X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + 1e-5)',
    '(X - X.mean(axis=1, keepdims=True)) / np.sqrt(((X - X.mean(axis=1, keepdims=True)) ** 2).mean(axis=1, keepdims=True) + 1e-5)',
  ],
  column: ['W @ x + b', 'np.dot(W, x) + b', 'b + W.dot(x)', 'W @ S + c'],
  row: ['X @ S + x', 'np.matmul(X, S) + x', 'x @ S + y', 'X.dot(S) + 0.5'],
  rowTransposed: ['X @ S.T + x', 'x @ W.T + b'],
  vectors: ['x @ y + 2', 'np.dot(x, y) + 0.5'],
};

describe('in JavaScript', () => {
  test.each(Object.entries(IN_JAVASCRIPT).flatMap(([name, all]) => all.map((text) => [name, text])))(
    '%s: %s',
    (name, text) => {
      expect(js(text).name).toBe(name);
    },
  );
});

test.each(['1 / (1 + Math.E ** -x)', '1 / (1 + Math.pow(2.718281828, -x))'])('powers of e: %s', (text) => {
  // Names that are exponents only are no inputs.
  expect(namesIn('javascript', `${JS_INPUTS}const f = x * y + ${text};\n`)).toEqual(['sigmoid']);
});

describe('of numbers in Python', () => {
  // Python's largest of numbers is one of them: there is no op for it.
  const same = Object.entries(IN_JAVASCRIPT).flatMap(([name, all]) =>
    all
      .filter((text) => !/=>|max\(|Math\.(E|pow|PI)|sqrt\(2/.test(text))
      .map((text) => [name, text.replaceAll('Math.', 'math.')]),
  );
  test.each(same)('%s: %s', (name, text) => {
    expect(numbers(text).name).toBe(name);
  });

  test.each([
    ['gelu', '0.5 * x * (1 + math.erf(x / math.sqrt(2)))'],
    ['gelu', 'x * (1 + math.erf(x * 0.7071067811865475)) / 2'],
    ['softmax', 'math.exp(y) / sum(math.exp(t) for t in [x, y, z])'],
    ['softmax', 'math.exp(y - max(x, y, z)) / sum([math.exp(t - max(x, y, z)) for t in [x, y, z]])'],
    ['logsumexp', 'math.log(sum(math.exp(t) for t in [x, y, z]))'],
    ['logsumexp', 'max(x, y, z) + math.log(sum([math.exp(t - max(x, y, z)) for t in (x, y, z)]))'],
    ['norm', 'math.sqrt(sum(t * t for t in [x, y, z]))'],
    ['norm', 'sum(t ** 2 for t in [x, y, z]) ** 0.5'],
    ['dividedSquaredErrors', 'sum((p - t) ** 2 for p, t in zip([x, y], [z, 2.0])) / 3'],
    ['halfSumOfSquaredErrors', '0.5 * sum((p - t) ** 2 for p, t in zip([x, y], [z, 2.0]))'],
  ])('%s: %s', (name, text) => {
    expect(numbers(text).name).toBe(name);
  });
});

describe('of arrays', () => {
  test.each(Object.entries(IN_ARRAYS).flatMap(([name, all]) => all.map((text) => [name, text])))(
    '%s: %s',
    (name, text) => {
      expect(arrays(text).name).toBe(name);
    },
  );
});
