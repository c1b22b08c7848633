/** Broadcasting: shapes are laid over one another from the last dimension, and lengths of 1 are repeated. */
import { ShapeError, shapeText, type TensorShape } from '../tensor.ts';

/** The shape of an elementwise result. @throws ShapeError naming the shapes that do not fit */
export function broadcastShape(shapes: readonly TensorShape[]): TensorShape {
  let out = shapes[0];
  for (let s = 1; s < shapes.length; s++) out = both(out, shapes[s]);
  return out;
}

function both(a: TensorShape, b: TensorShape): TensorShape {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const n = Math.max(a.length, b.length);
  const out = new Array<number>(n);
  for (let d = 1; d <= n; d++) {
    const x = d <= a.length ? a[a.length - d] : 1;
    const y = d <= b.length ? b[b.length - d] : 1;
    if (x !== y && x !== 1 && y !== 1)
      throw new ShapeError(`shapes ${shapeText(a)} and ${shapeText(b)} do not broadcast`, [a, b]);
    out[n - d] = x === 1 ? y : x;
  }
  return out;
}

/** Strides over `shape`, broadcast to `out`: 0 where it is repeated. */
export function broadcastStrides(shape: TensorShape, out: TensorShape): number[] {
  const strides = new Array<number>(out.length).fill(0);
  let stride = 1;
  for (let d = 1; d <= shape.length; d++) {
    const length = shape[shape.length - d];
    if (length !== 1) strides[out.length - d] = stride;
    stride *= length;
  }
  return strides;
}

/** Visits a row (the last dimension) of all operands at once; `at` holds where it begins in each. */
export type RowVisitor = (at: readonly number[], start: number, length: number, steps: readonly number[]) => void;

/**
 * Walks over a shape in C order, row by row, while each operand advances by strides of its own. Dimensions that all of
 * them run through without a gap are taken together: operands of one shape are a single row.
 *
 * @param visit is given where the row begins in each operand, where it begins in C order, its length, and the steps
 */
export function walk(shape: TensorShape, strides: readonly (readonly number[])[], visit: RowVisitor): void {
  const lengths: number[] = [];
  const steps: number[][] = strides.map(() => []);
  for (let d = 0; d < shape.length; d++) {
    if (shape[d] === 0) return;
    if (shape[d] === 1) continue;
    const last = lengths.length - 1;
    if (last >= 0 && steps.every((step, k) => step[last] === strides[k][d] * shape[d])) {
      lengths[last] *= shape[d];
      for (let k = 0; k < steps.length; k++) steps[k][last] = strides[k][d];
      continue;
    }
    lengths.push(shape[d]);
    for (let k = 0; k < steps.length; k++) steps[k].push(strides[k][d]);
  }
  const at = strides.map(() => 0);
  const length = lengths.pop() ?? 1;
  const rowSteps = steps.map((step) => step.pop() ?? 0);
  const index = lengths.map(() => 0);
  for (let start = 0; ; start += length) {
    visit(at, start, length, rowSteps);
    let d = lengths.length - 1;
    for (; d >= 0; d--) {
      for (let k = 0; k < at.length; k++) at[k] += steps[k][d];
      if (++index[d] < lengths[d]) break;
      for (let k = 0; k < at.length; k++) at[k] -= steps[k][d] * lengths[d];
      index[d] = 0;
    }
    if (d < 0) return;
  }
}
