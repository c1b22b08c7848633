/** Rows of functions from many numbers to as many, which run along one axis or several. */
import { type Axes, axesOf, Lanes } from '../tensors/lanes.ts';
import type { TensorRow } from './row.ts';
import { logSumExp } from './sums.ts';

interface Lane {
  readonly xs: Float64Array;
  readonly at: number;
  readonly n: number;
}

interface Lanewise extends Pick<TensorRow<Axes>, 'symbol' | 'gate' | 'samples'> {
  readonly map: (lane: Lane, out: Float64Array, to: number) => void;
  /** `g` and `out` hold the lane from 0 on. */
  readonly vjp: (g: Float64Array, out: Float64Array, lane: Lane, into: Float64Array, to: number) => void;
  readonly kink?: (lane: Lane) => string | undefined;
}

function lanewise({ symbol, gate, samples, map, vjp, kink }: Lanewise): TensorRow<Axes> {
  return {
    symbol,
    gate,
    samples,
    shape([shape], params) {
      axesOf(params, shape);
      return shape;
    },
    forward(out, [x], params) {
      const lanes = new Lanes(x.shape, axesOf(params, x.shape));
      const n = lanes.length;
      for (let i = 0; i < lanes.count; i++)
        lanes.read(i, x.data, (xs, at) => lanes.add(i, out, (to, from) => map({ xs, at, n }, to, from)));
    },
    vjps: [
      (into, g, out, [x], params) => {
        const axes = axesOf(params, x.shape);
        const lanes = new Lanes(x.shape, axes);
        const n = lanes.length;
        const [upstream, results] = [new Float64Array(n), new Float64Array(n)];
        const copy = (to: Float64Array) => (xs: Float64Array, at: number) => {
          for (let j = 0; j < n; j++) to[j] = xs[at + j];
        };
        for (let i = 0; i < lanes.count; i++) {
          lanes.read(i, g, copy(upstream));
          lanes.read(i, out.data, copy(results));
          lanes.read(i, x.data, (xs, at) =>
            lanes.add(i, into, (to, from) => vjp(upstream, results, { xs, at, n }, to, from)),
          );
        }
      },
    ],
    kinks:
      kink &&
      (([x], params, say) => {
        const lanes = new Lanes(x.shape, axesOf(params, x.shape));
        for (let i = 0; i < lanes.count; i++) lanes.read(i, x.data, (xs, at) => say(kink({ xs, at, n: lanes.length })));
      }),
  };
}

const MATRIX = [
  [1.5, -2.25, 0.5],
  [0.25, 3, -1],
];
const GENERIC = [
  { args: [MATRIX], params: { axes: [0] } },
  { args: [MATRIX], params: { axes: [-1] } },
  { args: [MATRIX], params: {} },
];

export const lanewiseRows = {
  cumsum: lanewise({
    symbol: 'cumsum',
    gate: 'spreads',
    map: ({ xs, at, n }, out, to) => {
      let total = 0;
      for (let j = 0; j < n; j++) out[to + j] = total = j === 0 ? xs[at] : total + xs[at + j];
    },
    vjp: (g, _out, { n }, into, to) => {
      let later = 0;
      for (let j = n - 1; j >= 0; j--) into[to + j] += later += g[j];
    },
    samples: GENERIC,
  }),
  cumprod: lanewise({
    symbol: 'cumprod',
    gate: 'swaps',
    map: ({ xs, at, n }, out, to) => {
      let product = 1;
      for (let j = 0; j < n; j++) out[to + j] = product *= xs[at + j];
    },
    vjp: (g, out, { xs, at, n }, into, to) => {
      let later = 0;
      for (let j = n - 1; j >= 0; j--) {
        later += g[j] * out[j];
        const x = xs[at + j];
        into[to + j] += x === 0 ? (j === 0 ? 1 : out[j - 1]) * besides(g, xs, at, j, n) : later / x;
      }
    },
    samples: [
      ...GENERIC,
      { args: [[2, 0, 3, 4]], params: {}, gradients: [[1, 32, 0, 0]] },
      { args: [[0, 0, 3]], params: {}, gradients: [[1, 0, 0]] },
    ],
  }),
  softmax: lanewise({
    symbol: 'softmax',
    gate: 'scales',
    map: ({ xs, at, n }, out, to) => {
      const total = logSumExp(xs, at, n);
      for (let j = 0; j < n; j++) out[to + j] = Math.exp(xs[at + j] - total);
    },
    vjp: (g, out, { n }, into, to) => {
      let mean = 0;
      for (let j = 0; j < n; j++) mean += g[j] * out[j];
      for (let j = 0; j < n; j++) into[to + j] += out[j] * (g[j] - mean);
    },
    samples: GENERIC,
  }),
  logSoftmax: lanewise({
    symbol: 'log softmax',
    gate: 'scales',
    map: ({ xs, at, n }, out, to) => {
      const total = logSumExp(xs, at, n);
      for (let j = 0; j < n; j++) out[to + j] = xs[at + j] - total;
    },
    vjp: (g, out, { n }, into, to) => {
      let total = 0;
      for (let j = 0; j < n; j++) total += g[j];
      for (let j = 0; j < n; j++) into[to + j] += g[j] - Math.exp(out[j]) * total;
    },
    samples: GENERIC,
  }),
  /** Rising, NaN last; equal numbers keep their order. */
  sort: lanewise({
    symbol: 'sort',
    gate: 'routes',
    map: (lane, out, to) => {
      order(lane).forEach((from, j) => {
        out[to + j] = lane.xs[lane.at + from];
      });
    },
    vjp: (g, _out, lane, into, to) => {
      order(lane).forEach((from, j) => {
        into[to + from] += g[j];
      });
    },
    kink: ({ xs, at, n }) => {
      const isDouble = new Set(xs.subarray(at, at + n)).size < n;
      return isDouble ? 'ties keep their order' : undefined;
    },
    samples: [...GENERIC, { args: [[3, 1, 3]], params: {}, kink: 'at a tie', gradients: [[1, 1, 1]] }],
  }),
};

/** Σ g_m · x_{j+1} ⋯ x_m over m from j on. */
function besides(g: Float64Array, xs: Float64Array, at: number, j: number, n: number): number {
  let product = 1;
  let total = g[j];
  for (let m = j + 1; m < n; m++) {
    product *= xs[at + m];
    total += g[m] * product;
  }
  return total;
}

/** The place, within the lane, of what comes j-th when it is sorted. */
export function order({ xs, at, n }: Lane): Int32Array {
  const places = Int32Array.from({ length: n }, (_, j) => j);
  return places.sort((a, b) => {
    const [x, y] = [xs[at + a], xs[at + b]];
    if (x < y) return -1;
    if (x > y) return 1;
    return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
  });
}
