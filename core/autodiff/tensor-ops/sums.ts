/** Reductions that are made of sums. */
import { sum as sumOf } from '../tensors/summation.ts';
import { type ReductionParams, reduction } from './reduction.ts';

const { POSITIVE_INFINITY } = Number;

const MATRIX = [
  [1.5, -2.25, 0.5],
  [0.25, 3, -1],
];
const ON_AXES = [{ params: {} }, { params: { axes: [0] } }, { params: { axes: [-1], keepdims: true } }];
const GENERIC = ON_AXES.map((sample) => ({ args: [MATRIX], ...sample }));

export interface VarianceParams extends ReductionParams {
  /** What the number of elements is lessened by in the divisor: 0 for NumPy, 1 for an unbiased estimate. */
  readonly ddof?: number;
}

export interface NormParams extends ReductionParams {
  /** 2 (also Frobenius), 1, or Infinity. */
  readonly order: number;
}

export const sums = {
  sum: reduction<ReductionParams>({
    symbol: 'Σ',
    gate: 'spreads',
    reduce: sumOf,
    vjp: (g, _out, { n }, into, to) => {
      for (let j = 0; j < n; j++) into[to + j] += g;
    },
    samples: [
      ...GENERIC,
      {
        args: [
          [
            [
              [1, 2],
              [3, 4],
            ],
            [
              [5, 6],
              [7, 9],
            ],
          ],
        ],
        params: { axes: [0, 2] },
      },
    ],
  }),
  mean: reduction<ReductionParams>({
    symbol: 'mean',
    gate: 'spreads',
    reduce: (xs, at, n) => sumOf(xs, at, n) / n,
    vjp: (g, _out, { n }, into, to) => {
      for (let j = 0; j < n; j++) into[to + j] += g / n;
    },
    samples: GENERIC,
  }),
  var: reduction<VarianceParams>({
    symbol: 'var',
    gate: 'scales',
    reduce: variance,
    vjp: (g, _out, { xs, at, n }, into, to, { ddof = 0 }) => {
      const mean = sumOf(xs, at, n) / n;
      for (let j = 0; j < n; j++) into[to + j] += (g * (2 * (xs[at + j] - mean))) / (n - ddof);
    },
    samples: [...GENERIC, { args: [MATRIX], params: { axes: [1], ddof: 1 } }],
  }),
  std: reduction<VarianceParams>({
    symbol: 'std',
    gate: 'scales',
    reduce: (xs, at, n, params) => Math.sqrt(variance(xs, at, n, params)),
    vjp: (g, out, { xs, at, n }, into, to, { ddof = 0 }) => {
      const mean = sumOf(xs, at, n) / n;
      for (let j = 0; j < n; j++) into[to + j] += out === 0 ? 0 : (g * (xs[at + j] - mean)) / ((n - ddof) * out);
    },
    kink: (xs, at, n, params) => (variance(xs, at, n, params) === 0 ? 'equal values: gradient 0' : undefined),
    samples: [
      ...GENERIC,
      { args: [MATRIX], params: { axes: [1], ddof: 1 } },
      { args: [[2, 2, 2]], params: {}, kink: 'of equal values', gradients: [[0, 0, 0]] },
    ],
  }),
  norm: reduction<NormParams>({
    symbol: '‖·‖',
    gate: 'scales',
    reduce: norm,
    vjp: (g, out, { xs, at, n }, into, to, { order }) => {
      if (order === POSITIVE_INFINITY) {
        let ties = 0;
        for (let j = 0; j < n; j++) if (isLargest(xs[at + j], out)) ties++;
        for (let j = 0; j < n; j++) if (isLargest(xs[at + j], out)) into[to + j] += (g * Math.sign(xs[at + j])) / ties;
        return;
      }
      for (let j = 0; j < n; j++) {
        const x = xs[at + j];
        if (order === 1) into[to + j] += g * Math.sign(x);
        else into[to + j] += out === 0 ? 0 : g * (x / out);
      }
    },
    kink: (xs, at, n, { order }) => {
      const numbers = xs.subarray(at, at + n);
      if (order === 2) return numbers.every((x) => x === 0) ? 'a corner: gradient 0' : undefined;
      if (order === 1) return numbers.some((x) => x === 0) ? 'a corner: gradient 0' : undefined;
      const out = norm(xs, at, n, { order });
      return numbers.filter((x) => isLargest(x, out)).length > 1 ? 'ties share the gradient' : undefined;
    },
    samples: [
      ...[2, 1, POSITIVE_INFINITY].flatMap((order) => GENERIC.map((s) => ({ ...s, params: { ...s.params, order } }))),
      { args: [[3e200, 4e200]], params: { order: 2 }, gradients: [[0.6, 0.8]] },
      { args: [[0, 0]], params: { order: 2 }, kink: 'at the origin', gradients: [[0, 0]] },
      { args: [[2, 0]], params: { order: 1 }, kink: 'at a corner', gradients: [[1, 0]] },
      { args: [[2, -2]], params: { order: POSITIVE_INFINITY }, kink: 'at a tie', gradients: [[0.5, -0.5]] },
    ],
  }),
  logsumexp: reduction<ReductionParams>({
    symbol: 'logsumexp',
    gate: 'scales',
    reduce: logSumExp,
    vjp: (g, out, { xs, at, n }, into, to) => {
      for (let j = 0; j < n; j++)
        into[to + j] += out === Number.NEGATIVE_INFINITY ? Number.NaN : g * Math.exp(xs[at + j] - out);
    },
    samples: [...GENERIC, { args: [[1000, 1001]], params: {} }],
  }),
};

function variance(xs: Float64Array, at: number, n: number, { ddof = 0 }: VarianceParams): number {
  const mean = sumOf(xs, at, n) / n;
  const squares = new Float64Array(n);
  for (let j = 0; j < n; j++) squares[j] = (xs[at + j] - mean) ** 2;
  return sumOf(squares, 0, n) / Math.max(n - ddof, 0);
}

function norm(xs: Float64Array, at: number, n: number, { order }: NormParams): number {
  const sizes = new Float64Array(n);
  let largest = 0;
  for (let j = 0; j < n; j++) {
    sizes[j] = Math.abs(xs[at + j]);
    largest = sizes[j] > largest || Number.isNaN(sizes[j]) ? sizes[j] : largest;
  }
  if (order === POSITIVE_INFINITY || largest === 0) return largest;
  if (order === 1) return sumOf(sizes, 0, n);
  // Squares may overflow or vanish where the norm does not.
  const scale = largest > 1e150 || largest < 1e-150 ? largest : 1;
  if (scale === POSITIVE_INFINITY) return scale;
  for (let j = 0; j < n; j++) sizes[j] = (sizes[j] / scale) ** 2;
  return scale * Math.sqrt(sumOf(sizes, 0, n));
}

function isLargest(x: number, out: number): boolean {
  return Math.abs(x) === out || Number.isNaN(x);
}

export function logSumExp(xs: Float64Array, at: number, n: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < n; j++) most = Math.max(most, xs[at + j]);
  if (!Number.isFinite(most)) return most;
  const terms = new Float64Array(n);
  for (let j = 0; j < n; j++) terms[j] = Math.exp(xs[at + j] - most);
  return most + Math.log(sumOf(terms, 0, n));
}
