import type { Gate, NoGradient } from '../ops/row.ts';
import type { Tensor, TensorShape } from '../tensor.ts';

/**
 * A rule of a tensor op: adds to `into`, in C order, what argument `k` receives for the upstream gradient `g`. `into`
 * is the whole gradient of the argument, so that reading one element writes one element.
 */
export type TensorVjp<P> = (
  into: Float64Array,
  g: Float64Array,
  out: Tensor,
  args: readonly Tensor[],
  params: P,
  k: number,
) => void;

/** @param convention undefined: there is a single derivative */
export type Say = (convention: string | undefined) => void;

export type Nested = number | readonly Nested[];

/** Where the tests try a row, as `Sample` for scalar rows; gradients are those of the sum of the output. */
export interface TensorSample<P> {
  readonly args: readonly Nested[];
  readonly params: P;
  readonly gradients?: readonly Nested[];
  readonly kink?: string;
}

/** An op on whole tensors, in one row. Elementwise ops need none: the rows of scalar ops serve them. */
export interface TensorRow<P> {
  readonly symbol: string;
  readonly gate: Gate;
  /** The result's shape, asked before anything is allocated. @throws ShapeError where there is none */
  readonly shape: (shapes: readonly TensorShape[], params: P) => TensorShape;
  /** Multiplications of a rough kind, where they are many more than elements. */
  readonly work?: (shapes: readonly TensorShape[], params: P) => number;
  /** Writes the result, in C order, into `out`, which holds zeros. */
  readonly forward: (out: Float64Array, args: readonly Tensor[], params: P, shape: TensorShape) => void;
  /** One an argument; the last of them serves all further arguments. */
  readonly vjps: readonly (TensorVjp<P> | NoGradient)[];
  /** Says the convention wherever there is no single derivative, as often as that is. Called only for what is looked at. */
  readonly kinks?: (args: readonly Tensor[], params: P, say: Say) => void;
  readonly samples: readonly TensorSample<P>[];
}

export type TensorOp<P> = TensorRow<P> & { readonly id: number; readonly name: string };
