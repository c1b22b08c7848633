import type { Rows } from '../row.ts';

/** Functions of one number. */
export const activations = {
  sigmoid: {
    label: 'σ',
    local: '(1 − σ)·σ',
    written: ['1 / (1 + exp(-x))', 'exp(x) / (1 + exp(x))', '1 - 1 / (1 + exp(x))'],
  },
  sigmoidByTanh: {
    label: 'σ',
    local: '(1 − σ)·σ',
    written: ['half(1 + tanh(half(x)))', '0.5 + half(tanh(half(x)))'],
  },
  /** Of this σ itself is not on the tape. */
  complement: {
    label: '1 − σ',
    local: '−(1 − σ)·σ',
    written: ['1 / (1 + exp(x))', 'exp(-x) / (1 + exp(-x))', '1 - 1 / (1 + exp(-x))', '1 - exp(x) / (1 + exp(x))'],
  },
  tanh: {
    label: 'tanh',
    local: '1 − tanh²',
    written: [
      '(exp(x) - exp(-x)) / (exp(x) + exp(-x))',
      '(exp(2 * x) - 1) / (exp(2 * x) + 1)',
      'expm1(2 * x) / (exp(2 * x) + 1)',
      '(1 - exp(-(2 * x))) / (1 + exp(-(2 * x)))',
      '1 - 2 / (exp(2 * x) + 1)',
      '2 / (1 + exp(-(2 * x))) - 1',
      '2 * (1 / (1 + exp(-(2 * x)))) - 1',
      'sinh(x) / cosh(x)',
    ],
  },
  softplus: {
    label: 'softplus',
    local: 'σ(x)',
    written: ['log(1 + exp(x))', 'larger(x, 0) + log(1 + exp(-abs(x)))'],
  },
  logSigmoid: { label: 'log σ', local: '1 − σ(x)', written: ['log(Sigmoid(x))'] },
  silu: {
    label: 'SiLU',
    local: 'σ(x)·(1 + x·(1 − σ(x)))',
    written: ['x * Sigmoid(x)', 'x / (1 + exp(-x))'],
  },
  gelu: {
    label: 'GELU',
    local: 'Φ(x) + x·φ(x)',
    written: gelu('erf(overRoot2(x))'),
  },
  /** Its slope is that of the formula, which nobody writes out. */
  geluByTanh: {
    label: 'GELU',
    local: undefined,
    written: gelu('tanh(root2OverPi * (x + cubic(x)))'),
  },
} satisfies Rows;

function gelu(part: string): string[] {
  return [`half(x * (1 + ${part}))`, `half(x) * (1 + ${part})`, `x * half(1 + ${part})`];
}
