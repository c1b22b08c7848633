import type { Rows } from '../row.ts';

/** What becomes of scores: probabilities, their logarithms, and losses. */
export const probabilities = {
  softmax: {
    label: 'softmax',
    local: 'diag(p) − p·pᵀ',
    op: 'softmax',
    written: ['exp(x - max(x)) / sum(exp(x - max(x)))', 'exp(x) / sum(exp(x))'],
  },
  logSoftmax: {
    label: 'log softmax',
    local: 'I − 1·pᵀ',
    op: 'logSoftmax',
    written: ['log(Softmax(x))', 'x - Logsumexp(x)', 'x - max(x) - log(sum(exp(x - max(x))))'],
  },
  logsumexp: {
    label: 'logsumexp',
    local: 'softmax(x)',
    op: 'logsumexp',
    written: ['log(sum(exp(x - max(x)))) + max(x)', 'log(sum(exp(x)))'],
  },
  /** Of the right one among scores in an array, and in a list of numbers. */
  crossEntropyOfScores: {
    label: '−log softmax',
    local: 'p − 1ₖ',
    written: ['-log(pick(Softmax(x)))', '-pick(LogSoftmax(x))'],
  },
  crossEntropyOfNumbers: {
    label: '−log softmax',
    local: 'p − 1ₖ',
    written: ['-log(Softmax(x))', '-LogSoftmax(x)', 'Logsumexp(x) - x'],
    holds: (shapes) => shapes.get('x')!.length === 0,
  },
  crossEntropyOfWeightedScores: {
    label: '−Σ y·log softmax',
    local: 'p·Σy − y',
    written: [
      '-sum(y * log(Softmax(x)))',
      '-sum(y * LogSoftmax(x))',
      'sum(-y * log(Softmax(x)))',
      'sum(-y * LogSoftmax(x))',
    ],
  },
  crossEntropy: {
    label: '−Σ y·log p',
    local: '∂p: −y/p',
    written: ['-sum(y * log(p))', 'sum(-y * log(p))'],
  },
  meanLogLikelihood: {
    label: '−mean log p',
    local: '−1/(n·p)',
    written: ['-mean(log(p))', 'mean(-log(p))'],
  },
  dividedLogLikelihood: {
    label: '−Σ log p/n',
    local: '−1/(n·p)',
    written: ['-sum(log(p)) / n', '-(sum(log(p)) / n)'],
  },
  binaryCrossEntropy: {
    label: 'cross-entropy',
    local: '∂p: (p − y)/(p·(1 − p))',
    written: ['-(y * log(p) + (1 - y) * log(1 - p))', '-y * log(p) - (1 - y) * log(1 - p)'],
  },
  meanBinaryCrossEntropy: {
    label: 'mean cross-entropy',
    local: '∂p: (p − y)/(n·p·(1 − p))',
    written: ['-mean(y * log(p) + (1 - y) * log(1 - p))', 'mean(-(y * log(p) + (1 - y) * log(1 - p)))'],
  },
} satisfies Rows;
