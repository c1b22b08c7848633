/** Elementwise choices among three operands that broadcast. */
import type { NoGradient } from '../ops/row.ts';
import type { Tensor, TensorShape } from '../tensor.ts';
import { broadcastShape, broadcastStrides, walk } from '../tensors/broadcast.ts';
import type { TensorRow, TensorVjp } from './row.ts';

type Three<R> = (x: number, y: number, z: number) => R;

/** A row of three arguments, elementwise. `shares` says how much of the gradient each gets. */
function choice(
  row: Pick<TensorRow<undefined>, 'symbol' | 'samples'> & {
    readonly choose: Three<number>;
    readonly shares: readonly (Three<number> | NoGradient)[];
    readonly kink?: Three<string | undefined>;
  },
): TensorRow<undefined> {
  const { choose, kink } = row;
  return {
    symbol: row.symbol,
    gate: 'routes',
    samples: row.samples,
    shape: broadcastShape,
    forward: (out, args, _params, shape) =>
      each(args, shape, (at, i) => {
        out[i] = choose(args[0].data[at[0]], args[1].data[at[1]], args[2].data[at[2]]);
      }),
    vjps: row.shares.map((share): TensorVjp<undefined> | NoGradient =>
      typeof share !== 'function'
        ? share
        : (into, g, out, args, _params, k) =>
            each(args, out.shape, (at, i) => {
              const part = share(args[0].data[at[0]], args[1].data[at[1]], args[2].data[at[2]]);
              // Nothing of what is not chosen, even of ∞.
              if (part !== 0) into[at[k]] += part * g[i];
            }),
    ),
    kinks:
      kink &&
      ((args, _params, say) =>
        each(args, broadcastShape(args.map(({ shape }) => shape)), (at) =>
          say(kink(args[0].data[at[0]], args[1].data[at[1]], args[2].data[at[2]])),
        )),
  };
}

function each(args: readonly Tensor[], shape: TensorShape, visit: (at: readonly number[], i: number) => void): void {
  const strides = args.map((arg) => broadcastStrides(arg.shape, shape));
  const here = [0, 0, 0];
  walk(shape, strides, (at, start, length, steps) => {
    for (let i = 0; i < length; i++) {
      for (let k = 0; k < 3; k++) here[k] = at[k] + i * steps[k];
      visit(here, start + i);
    }
  });
}

const A = [
  [1.5, -2.25, 0.5],
  [0.25, 3, -1],
];

export const choices = {
  /** Arguments: condition, what stands where it is not 0, what stands elsewhere. */
  where: choice({
    symbol: 'where',
    choose: (condition, x, y) => (condition !== 0 ? x : y),
    shares: ['stop', (condition) => (condition !== 0 ? 1 : 0), (condition) => (condition !== 0 ? 0 : 1)],
    samples: [
      {
        args: [[[1, 0, 1]], A, 7],
        params: undefined,
        gradients: [
          [[0, 0, 0]],
          [
            [1, 0, 1],
            [1, 0, 1],
          ],
          2,
        ],
      },
      {
        args: [[[1], [0]], [1, 2, 3], A],
        params: undefined,
        gradients: [
          [[0], [0]],
          [1, 1, 1],
          [
            [0, 0, 0],
            [1, 1, 1],
          ],
        ],
      },
    ],
  }),
  /** Arguments: x, the least and the greatest value. At a bound the gradient is that of x. */
  clip: choice({
    symbol: 'clip',
    choose: (x, low, high) => {
      // As NumPy has it: where the bounds are crossed the upper one wins, and NaN stays.
      const raised = x < low || Number.isNaN(low) ? low : x;
      return raised > high || Number.isNaN(high) ? high : raised;
    },
    shares: [
      (x, low, high) => (x >= low && x <= high ? 1 : Number.isNaN(x) ? 1 : 0),
      (x, low, high) => (x < low && low <= high ? 1 : 0),
      (x, low, high) => (Math.max(x, low) > high ? 1 : 0),
    ],
    kink: (x, low, high) => (x === low || x === high ? 'at a bound: gradient 1' : undefined),
    samples: [
      { args: [A, -1.5, 1], params: undefined },
      { args: [A, [-2, -3, 0.75], 1], params: undefined },
      {
        args: [A, 2, Number.POSITIVE_INFINITY],
        params: undefined,
        gradients: [
          [
            [0, 0, 0],
            [0, 1, 0],
          ],
          5,
          0,
        ],
      },
      { args: [[0, 1, 2], 0, 1], params: undefined, kink: 'at its bounds', gradients: [[1, 1, 0], 0, 1] },
    ],
  }),
};
