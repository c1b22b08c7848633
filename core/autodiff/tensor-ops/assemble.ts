import type { TensorShape } from '../tensor.ts';
import type { TensorRow } from './row.ts';

export interface AssembleParams {
  readonly shape: TensorShape;
  /** Which argument each element comes from, in C order; −1 for a constant. */
  readonly from: Int32Array;
  /** Its place in that argument. */
  readonly at: Int32Array;
  /** What stands where `from` is −1; zeros if it is not given. */
  readonly constants?: Float64Array;
}

/**
 * What a program wrote into an array element by element, as one value. It may have as many arguments as elements: the
 * sweep hands all their gradients out in one go, see `handOut`.
 */
export const assemble: TensorRow<AssembleParams> = {
  symbol: '[ , ]',
  gate: 'moves',
  shape: (_shapes, { shape }) => shape,
  forward: (out, args, { from, at, constants }) => {
    if (constants !== undefined) out.set(constants);
    for (let i = 0; i < out.length; i++) if (from[i] >= 0) out[i] = args[from[i]].data[at[i]];
  },
  vjps: [
    (into, g, _out, _args, { from, at }, k) => {
      for (let i = 0; i < g.length; i++) if (from[i] === k) into[at[i]] += g[i];
    },
  ],
  samples: [
    {
      args: [3, [1, 2], 4],
      params: { shape: [2, 3], from: Int32Array.of(0, 1, -1, 2, 1, 0), at: Int32Array.of(0, 1, 0, 0, 1, 0) },
    },
    {
      args: [[[1], [2]], 5],
      params: {
        shape: [3],
        from: Int32Array.of(0, -1, 0),
        at: Int32Array.of(1, 0, 0),
        constants: Float64Array.of(0, 7, 0),
      },
    },
  ],
};

/** @param give is called with the argument, the place in it and the gradient of each element that is no constant */
export function handOut(
  g: Float64Array,
  { from, at }: AssembleParams,
  give: (argument: number, place: number, gradient: number) => void,
): void {
  for (let i = 0; i < g.length; i++) if (from[i] >= 0) give(from[i], at[i], g[i]);
}
