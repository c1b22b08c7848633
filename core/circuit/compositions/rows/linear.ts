import type { TensorShape } from '../../../autodiff/tensor.ts';
import type { Row, Rows } from '../row.ts';

/** A layer's weights, data and bias. */
export const linear = {
  column: affine('W·x + b', '∂W: g·xᵀ, ∂x: Wᵀ·g, ∂b: g', 'W @ x + b', (W, x, b) => {
    // Of two matrices the bias tells which is which: it stands beside the rows of W, once for all columns of x.
    return W.length === 2 && (x.length === 1 || (x.length === 2 && b.length === 2 && b[0] === W[0] && b[1] === 1));
  }),
  row: affine('x·W + b', '∂x: g·Wᵀ, ∂W: xᵀ·g, ∂b: Σg', 'x @ W + b', (W, x) => W.length === 2 && x.length <= 2),
  rowTransposed: affine('x·Wᵀ + b', '∂x: g·W, ∂W: gᵀ·x, ∂b: Σg', 'x @ transpose(W) + b', (W, x) => {
    return W.length === 2 && x.length <= 2;
  }),
  vectors: affine('w·x + b', '∂w: g·x, ∂x: g·w, ∂b: g', 'dot(W, x) + b', () => true),
  /** Drawn in its gates: that × swaps and + distributes is what a neuron shows. It closes on demand. */
  weightedSum: { label: 'w·x', local: '∂w: x, ∂x: w', written: ['terms(w * x)'], open: true },
  weightedSumWithBias: { label: 'w·x + b', local: '∂w: x, ∂x: w, ∂b: 1', written: ['terms(w * x, b)'], open: true },
} satisfies Rows;

function affine(
  label: string,
  local: string,
  written: string,
  fits: (W: TensorShape, x: TensorShape, b: TensorShape) => boolean,
): Row {
  const shape = (shapes: ReadonlyMap<string, TensorShape>, name: string) => shapes.get(name)!;
  return {
    label,
    local,
    written: [written],
    holds: (shapes) => fits(shape(shapes, 'W'), shape(shapes, 'x'), shape(shapes, 'b')),
  };
}
