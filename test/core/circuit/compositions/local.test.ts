/** The local gradients that rows have as text, worked out as they stand there, against the gradients of the tape. */
import { describe, expect, test } from 'vitest';
import { rows } from '../../../../core/circuit/compositions/rows.ts';
import type { RunRecord } from '../../../../core/index.ts';
import { found } from './found.ts';

const PRELUDE = `import math
import numpy as np
def sigma(t):
    return 1 / (1 + np.exp(-t))
def times_transposed(a, b):
    return np.outer(a, b) if a.ndim == 1 else a @ b.T
`;

/** Generic points. `g` is the upstream gradient. */
const NUMBERS = 'x = 0.7\ny = 0.2\np = 0.4\nq = 0.9\ng = 1.3\n';
const VECTORS = `x = np.array([0.7, -0.4, 1.3])
y = np.array([0.2, 0.5, 0.4])
p = np.array([0.4, 0.9, 0.1])
g = np.array([1.3, -0.6, 0.8])
`;
const LAYER = `W = np.array([[0.3, 0.5, -1.3], [1.1, -0.9, 0.2]])
X = np.array([[0.7, -0.4, 1.3], [0.1, 0.9, -2.0]])
M = np.array([[0.3, 0.5], [1.1, -0.9], [0.6, 0.2]])
x = np.array([0.7, -0.4, 1.3])
w = np.array([0.4, 0.9, 0.1])
b = np.array([0.2, 0.5])
g = np.array([1.3, -0.6])
G = np.array([[1.3, -0.6], [0.4, 0.7]])
`;

interface Case {
  readonly program: string;
  readonly given: string;
  /** What symbols of the text stand for. */
  readonly symbols?: Readonly<Record<string, string>>;
  /** The text is that of the whole matrix of ∂result/∂argument, or already has the upstream gradient in it. */
  readonly is?: 'matrix' | 'product';
  /** The upstream gradient's name. */
  readonly g?: string;
}

const elementwise = (program: string, symbols: Case['symbols'] = {}): Case[] => [
  { program, given: NUMBERS, symbols },
  { program, given: VECTORS, symbols },
];
/** With a number as the result. */
const reducing = (program: string, symbols: Case['symbols'] = {}): Case[] => [
  { program, given: VECTORS.replace(/g = .*/, 'g = 1.3'), symbols },
];
const matrix = (program: string, symbols: Case['symbols']): Case[] => [
  { program, given: VECTORS, symbols, is: 'matrix' },
];
const layer = (program: string, symbols: Case['symbols'] = {}, g = 'g'): Case[] => [
  { program, given: LAYER, symbols, is: 'product', g },
];

const SOFTMAX = 'np.exp(x) / np.sum(np.exp(x))';
const MEAN = 'np.mean(x)';

const CASES: Readonly<Record<string, readonly Case[]>> = {
  sigmoid: elementwise('1 / (1 + np.exp(-x))', { σ: 'f' }),
  sigmoidByTanh: elementwise('0.5 * (1 + np.tanh(x / 2))', { σ: 'f' }),
  complement: elementwise('1 / (1 + np.exp(x))', { σ: 'sigma(x)' }),
  tanh: elementwise('(np.exp(2 * x) - 1) / (np.exp(2 * x) + 1)', { tanh: 'f' }),
  softplus: elementwise('np.log(1 + np.exp(x))'),
  logSigmoid: elementwise('np.log(1 / (1 + np.exp(-x)))'),
  silu: elementwise('x / (1 + np.exp(-x))'),
  gelu: [
    {
      program: '0.5 * x * (1 + math.erf(x / math.sqrt(2)))',
      given: NUMBERS,
      symbols: {
        'Φ(x)': '0.5 * (1 + math.erf(x / math.sqrt(2)))',
        'φ(x)': '(math.exp(-x * x / 2) / math.sqrt(2 * math.pi))',
      },
    },
  ],
  softmax: matrix(SOFTMAX, { p: 'f' }),
  logSoftmax: matrix(`np.log(${SOFTMAX})`, { p: 'np.exp(f)' }),
  logsumexp: reducing('np.log(np.sum(np.exp(x)))', { 'softmax(x)': SOFTMAX }),
  crossEntropyOfScores: reducing(`-np.log((${SOFTMAX})[1])`, { p: SOFTMAX, '1ₖ': 'np.array([0, 1, 0])' }),
  crossEntropyOfNumbers: [
    {
      program: '-np.log(np.exp(x) / (np.exp(x) + np.exp(y) + np.exp(p)))',
      given: NUMBERS,
      symbols: { p: 'np.exp(x) / (np.exp(x) + np.exp(y) + np.exp(p))', '1ₖ': '1' },
    },
    {
      program: '-np.log(np.exp(y) / (np.exp(x) + np.exp(y) + np.exp(p)))',
      given: NUMBERS,
      symbols: { p: 'np.exp(x) / (np.exp(x) + np.exp(y) + np.exp(p))', '1ₖ': '0' },
    },
  ],
  crossEntropyOfWeightedScores: reducing(`-np.sum(y * np.log(${SOFTMAX}))`, { p: SOFTMAX }),
  crossEntropy: reducing('-np.sum(y * np.log(p))'),
  meanLogLikelihood: reducing('-np.mean(np.log(p))'),
  dividedLogLikelihood: reducing('-np.sum(np.log(p)) / 7', { n: '7' }),
  binaryCrossEntropy: elementwise('-(y * np.log(p) + (1 - y) * np.log(1 - p))'),
  meanBinaryCrossEntropy: reducing('-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))'),
  squaredError: elementwise('(x - y) ** 2'),
  halfSquaredError: elementwise('0.5 * (x - y) ** 2'),
  halfSumOfSquaredErrors: reducing('0.5 * np.sum((x - y) ** 2)'),
  halfMeanSquaredError: reducing('0.5 * np.mean((x - y) ** 2)'),
  halfOfDividedSquaredErrors: [
    ...reducing('0.5 * np.sum((x - y) ** 2) / 7', { n: '7' }),
    ...reducing('np.sum((x - y) ** 2) / 7 / 2', { n: '7' }),
  ],
  meanSquaredError: reducing('np.mean((x - y) ** 2)'),
  dividedSquaredErrors: [
    ...reducing('np.sum((x - y) ** 2) / 7', { n: '7' }),
    { program: '((x - y) ** 2 + (p - 2) ** 2) / 5', given: NUMBERS, symbols: { n: '5' } },
  ],
  scaledSquaredErrors: reducing('1 / 3 * np.sum((x - y) ** 2)', { c: '1 / 3' }),
  sumOfSquaredErrors: [
    ...reducing('np.sum((x - y) ** 2)'),
    ...reducing('np.dot(x - y, x - y)'),
    { program: '(x - y) ** 2 + (p - 2) ** 2', given: NUMBERS },
  ],
  rootMeanSquaredError: reducing('np.sqrt(np.mean((x - y) ** 2))', { '√mean': 'f' }),
  distance: [
    ...reducing('np.sqrt(np.sum((x - y) ** 2))', { '‖x − y‖': 'f' }),
    { program: 'np.sqrt((x - y) ** 2 + (p - 2) ** 2)', given: NUMBERS, symbols: { '‖x − y‖': 'f' } },
  ],
  norm: [
    ...reducing('np.sqrt(np.sum(x * x))', { '‖x‖': 'f' }),
    { program: 'np.sqrt(x * x + y * y + p * p)', given: NUMBERS, symbols: { '‖x‖': 'f' } },
  ],
  unit: matrix('x / np.sqrt(np.sum(x * x))', { '‖x‖': 'np.sqrt(np.sum(x * x))', x̂: 'f' }),
  variance: reducing('np.mean((x - np.mean(x)) ** 2)', { x̄: MEAN }),
  standardDeviation: reducing('np.sqrt(np.var(x))', { x̄: MEAN, s: 'f' }),
  standardisedByDeviation: matrix('(x - np.mean(x)) / (np.std(x) + 0.3)', {
    x̂: 'f',
    s: '(np.std(x) + 0.3)',
    c: '0.3',
  }),
  standardised: [
    ...matrix('(x - np.mean(x)) / np.std(x)', { x̂: 'f', s: 'np.std(x)' }),
    ...matrix('(x - np.mean(x)) / np.sqrt(np.var(x) + 0.3)', { x̂: 'f', s: 'np.sqrt(np.var(x) + 0.3)' }),
  ],
  column: layer('W @ x + b'),
  row: layer('X @ M + b', { W: 'M', x: 'X', g: 'G' }, 'G'),
  rowTransposed: layer('X @ W.T + b', { x: 'X', g: 'G' }, 'G'),
  vectors: [
    {
      program: 'w @ x + h',
      given: `${LAYER.replace(/g = .*/, 'g = 1.3')}h = 0.3\n`,
      symbols: { b: 'h' },
      is: 'product',
    },
  ],
  weightedSum: [{ program: 'x * y + p * q', given: NUMBERS, symbols: { w: 'x', x: 'y' } }],
  weightedSumWithBias: [
    { program: 'x * y + p * q + h', given: `${NUMBERS}h = 0.3\n`, symbols: { w: 'x', x: 'y', b: 'h' } },
  ],
};

/** What stands for itself in all texts. */
const SYMBOLS: Readonly<Record<string, string>> = { 'σ(x)': 'sigma(x)', I: 'np.eye(3)', n: '3' };

/** A local gradient's text as Python. */
function asPython(text: string, symbols: Readonly<Record<string, string>>): string {
  const LETTER = String.raw`((?:\p{Ll}|\p{Lu}|1)\p{M}*)`;
  let python = text
    .replaceAll('diag(', '◇(')
    .replace(new RegExp(`${LETTER}·${LETTER}ᵀ`, 'gu'), '⊗($1, $2)')
    .replace(new RegExp(`${LETTER}ᵀ·${LETTER}`, 'gu'), '$1ᵀ @ $2')
    .replace(/g·W/gu, 'g @ W')
    .replace(/Σ(\p{Ll})/gu, '∑($1)')
    .replaceAll('⊗(1,', '⊗(①,');
  const all = Object.entries({ ...SYMBOLS, ...symbols }).sort(([a], [b]) => b.length - a.length);
  all.forEach(([symbol], i) => {
    python = python.replaceAll(symbol, `⟦${i}⟧`);
  });
  python = python.replaceAll('−', '-').replaceAll('·', ' * ').replaceAll('²', '**2');
  python = python.replace(/(\d)\(/g, '$1 * (').replaceAll('∑(', 'np.sum(axis=0, a=');
  python = python.replaceAll('◇', 'np.diag').replaceAll('⊗', 'times_transposed').replaceAll('ᵀ', '.T');
  python = python.replaceAll('①', 'np.ones(3)');
  return python.replace(/⟦(\d+)⟧/g, (_, i) => `(${all[Number(i)][1]})`);
}

/** The text of each argument. */
function byArgument(local: string, program: string): [argument: string, text: string][] {
  if (local.startsWith('∂')) {
    return local.split(/, (?=∂)/).map((part) => {
      const [, name, text] = /^∂(\w+): (.*)$/.exec(part)!;
      return [name, text];
    });
  }
  if (!local.startsWith('±')) return [[/\bx\b/.test(program) ? 'x' : 'p', local]];
  return [
    ['x', local.slice(1)],
    ['y', `−1·${local.slice(1)}`],
  ];
}

function elements({ tape }: RunRecord, entry: number, of: 'value' | 'gradient'): number[] {
  const record = tape.tensorRecord(entry);
  if (record === undefined || record.value.shape.length === 0) return [tape[of][entry]];
  return [...(of === 'value' ? record.value.data : record.gradient!)];
}

describe.each(Object.entries(CASES))('%s', (name, cases) => {
  const { local } = rows[name];
  const all = cases.flatMap((one) =>
    byArgument(local!, one.program).map(([argument, text]) => ({ ...one, argument, text })),
  );
  test.each(all)('∂$argument: $text of $program', ({ program, given, symbols = {}, is, g = 'g', argument, text }) => {
    const formula = asPython(text, symbols);
    const expected =
      is === 'product' ? `1 * (${formula})` : is === 'matrix' ? `${g} @ (${formula})` : `${g} * (${formula})`;
    const code = `${PRELUDE}${given}f = ${program}\nexpected = ${expected}\nL = np.sum(${g} * f)\n`;
    const { record, compositions } = found('python', code);
    const entryOf = (variable: string) => [...record.names].find(([, named]) => named === variable)![0];
    const result = entryOf('f');
    expect(compositions.find((one) => one.result === result)).toMatchObject({ name, local });
    const target = [...record.inputs].find(([, input]) => input === (symbols[argument] ?? argument))![0];
    const gradient = elements(record, target, 'gradient');
    const worked = elements(record, entryOf('expected'), 'value');
    expect(worked).toHaveLength(gradient.length);
    gradient.forEach((one, i) => {
      expect(worked[i], code).toBeCloseTo(one, 12);
      expect(one).not.toBe(0);
    });
  });
});

test('every row that has a text is tried', () => {
  const texts = Object.entries(rows).filter(([, { local }]) => local !== undefined);
  expect(Object.keys(CASES).toSorted()).toEqual(texts.map(([name]) => name).toSorted());
});
