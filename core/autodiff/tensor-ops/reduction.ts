import { ShapeError, shapeText, type TensorShape } from '../tensor.ts';
import { type Axes, axesOf, Lanes } from '../tensors/lanes.ts';
import type { TensorRow } from './row.ts';

export interface ReductionParams extends Axes {
  /** The reduced dimensions stay, with length 1. */
  readonly keepdims?: boolean;
}

interface Reduction<P> extends Pick<TensorRow<P>, 'symbol' | 'gate' | 'samples'> {
  /** Of the `n` numbers from `at` on. */
  readonly reduce: (xs: Float64Array, at: number, n: number, params: P) => number;
  /** Adds the gradients of these numbers to the `n` places from `to` on. */
  readonly vjp: (
    g: number,
    out: number,
    lane: { readonly xs: Float64Array; readonly at: number; readonly n: number },
    into: Float64Array,
    to: number,
    params: P,
  ) => void;
  /** Of no numbers there is no result. */
  readonly needsOne?: boolean;
  readonly kink?: (xs: Float64Array, at: number, n: number, params: P) => string | undefined;
}

/** The row of a function from many numbers to one, which runs along axes. */
export function reduction<P extends ReductionParams>(row: Reduction<P>): TensorRow<P> {
  const { symbol, gate, samples, reduce, vjp, kink, needsOne = false } = row;
  return {
    symbol,
    gate,
    samples,
    shape([shape], params) {
      const axes = axesOf(params, shape);
      if (needsOne && axes.some((d) => shape[d] === 0))
        throw new ShapeError(`${symbol} of no elements: the shape is ${shapeText(shape)}`, [shape]);
      return reducedShape(shape, axes, params.keepdims ?? false);
    },
    forward(out, [x], params) {
      const lanes = new Lanes(x.shape, axesOf(params, x.shape));
      for (let i = 0; i < lanes.count; i++) {
        lanes.read(i, x.data, (xs, at) => {
          out[i] = reduce(xs, at, lanes.length, params);
        });
      }
    },
    vjps: [
      (into, g, out, [x], params) => {
        const lanes = new Lanes(x.shape, axesOf(params, x.shape));
        const n = lanes.length;
        for (let i = 0; i < lanes.count; i++) {
          lanes.read(i, x.data, (xs, at) => {
            lanes.add(i, into, (to, from) => vjp(g[i], out.data[i], { xs, at, n }, to, from, params));
          });
        }
      },
    ],
    kinks:
      kink &&
      (([x], params, say) => {
        const lanes = new Lanes(x.shape, axesOf(params, x.shape));
        for (let i = 0; i < lanes.count; i++)
          lanes.read(i, x.data, (xs, at) => say(kink(xs, at, lanes.length, params)));
      }),
  };
}

function reducedShape(shape: TensorShape, axes: readonly number[], keepdims: boolean): number[] {
  if (keepdims) return shape.map((length, d) => (axes.includes(d) ? 1 : length));
  return shape.filter((_, d) => !axes.includes(d));
}
