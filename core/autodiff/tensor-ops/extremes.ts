/** Reductions that choose among their numbers, and the product. */
import { type ReductionParams, reduction } from './reduction.ts';

const MATRIX = [
  [1.5, -2.25, 0.5],
  [0.25, 3, -1],
];
const GENERIC = [
  { args: [MATRIX], params: {} },
  { args: [MATRIX], params: { axes: [0] } },
  { args: [MATRIX], params: { axes: [-1], keepdims: true } },
];

const extreme = (symbol: string, choose: (a: number, b: number) => number, isMax: boolean) =>
  reduction<ReductionParams>({
    symbol,
    gate: 'routes',
    needsOne: true,
    reduce: (xs, at, n) => {
      let best = xs[at];
      for (let j = 1; j < n; j++) best = choose(best, xs[at + j]);
      return best;
    },
    vjp: (g, out, { xs, at, n }, into, to) => {
      const share = g / chosen(xs, at, n, out);
      for (let j = 0; j < n; j++) if (isChosen(xs[at + j], out)) into[to + j] += share;
    },
    kink: (xs, at, n) => {
      let best = xs[at];
      for (let j = 1; j < n; j++) best = choose(best, xs[at + j]);
      return chosen(xs, at, n, best) > 1 ? 'ties share the gradient' : undefined;
    },
    samples: [
      ...GENERIC,
      { args: [[1, Number.NaN]], params: {}, gradients: [[0, 1]] },
      {
        args: [
          [
            [3, 3],
            [3, 3],
          ],
        ],
        params: {},
        kink: 'at a tie',
        gradients: [
          [
            [0.25, 0.25],
            [0.25, 0.25],
          ],
        ],
      },
      isMax
        ? { args: [[2, 5, 5]], params: {}, kink: 'at a tie', gradients: [[0, 0.5, 0.5]] }
        : { args: [[2, 5, 2]], params: {}, kink: 'at a tie', gradients: [[0.5, 0, 0.5]] },
    ],
  });

export const extremes = {
  max: extreme('max', Math.max, true),
  min: extreme('min', Math.min, false),
  /** The mean of the middle two of an even count, which share the gradient; equal values share among themselves. */
  median: reduction<ReductionParams>({
    symbol: 'median',
    gate: 'routes',
    reduce: (xs, at, n) => {
      const { low, high } = middle(xs, at, n);
      return low === high ? low : (low + high) / 2;
    },
    vjp: (g, _out, { xs, at, n }, into, to) => {
      const { low, high } = middle(xs, at, n);
      for (const value of [low, high]) {
        const share = g / 2 / chosen(xs, at, n, value);
        for (let j = 0; j < n; j++) if (isChosen(xs[at + j], value)) into[to + j] += share;
      }
    },
    kink: (xs, at, n) => {
      const { low, high } = middle(xs, at, n);
      const ties = chosen(xs, at, n, low) + chosen(xs, at, n, high);
      return ties > 2 ? 'ties share the gradient' : undefined;
    },
    samples: [
      ...GENERIC,
      { args: [[3, 1, 2]], params: {} },
      { args: [[1, 2, 2, 9]], params: {}, kink: 'at a tie', gradients: [[0, 0.5, 0.5, 0]] },
    ],
  }),
  prod: reduction<ReductionParams>({
    symbol: 'Π',
    gate: 'swaps',
    reduce: (xs, at, n) => {
      let product = 1;
      for (let j = 0; j < n; j++) product *= xs[at + j];
      return product;
    },
    // The product of all others, from both ends: dividing the product by a zero would give NaN.
    vjp: (g, _out, { xs, at, n }, into, to) => {
      const after = new Float64Array(n + 1).fill(1);
      for (let j = n - 1; j >= 0; j--) after[j] = after[j + 1] * xs[at + j];
      let before = 1;
      for (let j = 0; j < n; j++) {
        into[to + j] += g * (before * after[j + 1]);
        before *= xs[at + j];
      }
    },
    samples: [
      ...GENERIC,
      { args: [[0, 2, 3]], params: {}, gradients: [[6, 0, 0]] },
      { args: [[0, 2, 0]], params: {}, gradients: [[0, 0, 0]] },
    ],
  }),
};

function middle(xs: Float64Array, at: number, n: number): { low: number; high: number } {
  const sorted = xs.slice(at, at + n).sort();
  if (n === 0 || Number.isNaN(sorted[n - 1])) return { low: Number.NaN, high: Number.NaN };
  return { low: sorted[(n - 1) >> 1], high: sorted[n >> 1] };
}

function chosen(xs: Float64Array, at: number, n: number, out: number): number {
  let count = 0;
  for (let j = 0; j < n; j++) if (isChosen(xs[at + j], out)) count++;
  return count;
}

/** NaN wins over every number. */
function isChosen(x: number, out: number): boolean {
  return x === out || Number.isNaN(x);
}
