import { ShapeError, shapeText, sizeOf, type Tensor, type TensorShape } from '../tensor.ts';
import { broadcastShape, broadcastStrides } from '../tensors/broadcast.ts';
import { type Matrix, multiplyAdd, transposeOf } from '../tensors/gemm.ts';
import { offsets } from '../tensors/lanes.ts';
import type { TensorRow } from './row.ts';

/** How `@` reads its arguments: stacks of matrices; a vector is a row on the left and a column on the right. */
interface Layout {
  /** Of the stack. */
  readonly batch: TensorShape;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly out: TensorShape;
}

function layoutOf(a: TensorShape, b: TensorShape): Layout {
  const fail = () =>
    new ShapeError(`shapes ${shapeText(a)} and ${shapeText(b)} cannot be multiplied as matrices`, [a, b]);
  if (a.length === 0 || b.length === 0) throw fail();
  const m = a.length === 1 ? 1 : a[a.length - 2];
  const k = a[a.length - 1];
  const n = b.length === 1 ? 1 : b[b.length - 1];
  if (k !== (b.length === 1 ? b[0] : b[b.length - 2])) throw fail();
  let batch: TensorShape = [];
  if (a.length > 2 || b.length > 2) {
    try {
      batch = broadcastShape([a.slice(0, -2), b.slice(0, -2)]);
    } catch {
      throw fail();
    }
  }
  const out = [...batch];
  if (a.length > 1) out.push(m);
  if (b.length > 1) out.push(n);
  return { batch, m, n, k, out };
}

/** Where each matrix of a stack begins, repeated where the stack is broadcast. */
function starts(shape: TensorShape, batch: TensorShape): Int32Array {
  const matrix = sizeOf(shape.slice(-2));
  const strides = broadcastStrides(shape.slice(0, -2), batch).map((stride) => stride * matrix);
  return offsets(batch, strides);
}

/** For each matrix of the stack the three that belong together. */
function eachProduct(
  [a, b]: readonly Tensor[],
  aData: Float64Array,
  bData: Float64Array,
  outData: Float64Array,
  visit: (a: Matrix, b: Matrix, out: Matrix, layout: Layout) => void,
): void {
  const layout = layoutOf(a.shape, b.shape);
  const { m, n, k, batch } = layout;
  if (batch.length === 0) {
    visit(matrix(aData, 0, k), matrix(bData, 0, n), matrix(outData, 0, n), layout);
    return;
  }
  const aStarts = starts(a.shape, batch);
  const bStarts = starts(b.shape, batch);
  for (let i = 0; i < aStarts.length; i++)
    visit(matrix(aData, aStarts[i], k), matrix(bData, bStarts[i], n), matrix(outData, i * m * n, n), layout);
}

function matrix(data: Float64Array, offset: number, columns: number): Matrix {
  return { data, offset, row: columns, column: 1 };
}

const A = [
  [1.5, -2.25, 0.5],
  [0.25, 3, -1],
];
const B = [
  [2, 0.5],
  [-1, 1.25],
  [3, -0.75],
];

/** NumPy's `@`: matrices, vectors, and stacks of matrices that broadcast. */
export const matmul: TensorRow<undefined> = {
  symbol: '@',
  gate: 'transposes',
  shape: ([a, b]) => layoutOf(a, b).out,
  work: ([a, b]) => {
    const { batch, m, n, k } = layoutOf(a, b);
    return sizeOf(batch) * m * n * k;
  },
  forward: (out, args) =>
    eachProduct(args, args[0].data, args[1].data, out, (a, b, c, { m, n, k }) => multiplyAdd(c, a, b, m, n, k)),
  vjps: [
    (into, g, _out, args) =>
      eachProduct(args, into, args[1].data, g, (da, b, dc, { m, n, k }) =>
        multiplyAdd(da, dc, transposeOf(b), m, k, n),
      ),
    (into, g, _out, args) =>
      eachProduct(args, args[0].data, into, g, (a, db, dc, { m, n, k }) =>
        multiplyAdd(db, transposeOf(a), dc, k, n, m),
      ),
  ],
  samples: [
    { args: [A, B], params: undefined },
    { args: [A, [1, 2, 3]], params: undefined },
    { args: [[1, 2], A], params: undefined },
    {
      args: [
        [1, 2, 3],
        [0.5, -1, 4],
      ],
      params: undefined,
    },
    { args: [[A, A], B], params: undefined },
    {
      args: [
        [[A], [A]],
        [B, B, B],
      ],
      params: undefined,
    },
    {
      args: [
        [1, -2],
        [A, A],
      ],
      params: undefined,
    },
    {
      args: [
        [A, A],
        [2, 1, -1],
      ],
      params: undefined,
    },
  ],
};
