/** Several tensors into one. */
import { axisOf, ShapeError, sameShape, shapeText, sizeOf, type Tensor, type TensorShape } from '../tensor.ts';
import type { TensorRow, TensorVjp } from './row.ts';

export interface JoinParams {
  readonly axis: number;
}

/** Argument k is, in each of `outer` blocks, the `lengths[k]` numbers from `starts[k]` on. */
interface Blocks {
  readonly outer: number;
  readonly lengths: readonly number[];
  readonly starts: readonly number[];
  readonly total: number;
}

function blocks(args: readonly Tensor[], shape: TensorShape, { axis }: JoinParams): Blocks {
  const outer = sizeOf(shape.slice(0, axisOf(axis, shape)));
  const lengths = args.map(({ data }) => (outer === 0 ? 0 : data.length / outer));
  const starts: number[] = [];
  let total = 0;
  for (const length of lengths) {
    starts.push(total);
    total += length;
  }
  return { outer, lengths, starts, total };
}

const forward: TensorRow<JoinParams>['forward'] = (out, args, params, shape) => {
  const { outer, lengths, starts, total } = blocks(args, shape, params);
  args.forEach(({ data }, k) => {
    for (let o = 0; o < outer; o++)
      for (let i = 0; i < lengths[k]; i++) out[o * total + starts[k] + i] = data[o * lengths[k] + i];
  });
};

const vjp: TensorVjp<JoinParams> = (into, g, out, args, params, k) => {
  const { outer, lengths, starts, total } = blocks(args, out.shape, params);
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < lengths[k]; i++) into[o * lengths[k] + i] += g[o * total + starts[k] + i];
};

const A = [
  [1.5, -2.25],
  [0.25, 3],
];

export const joining = {
  /** Along an axis that they have. */
  concatenate: {
    symbol: 'concat',
    gate: 'moves',
    shape: (shapes, { axis }) => {
      const [first] = shapes;
      const d = axisOf(axis, first);
      const others = (shape: TensorShape) => shape.filter((_, i) => i !== d);
      for (const shape of shapes)
        if (shape.length !== first.length || !sameShape(others(shape), others(first)))
          throw new ShapeError(
            `shapes ${shapeText(first)} and ${shapeText(shape)} cannot be concatenated along axis ${d}`,
            [first, shape],
          );
      return first.map((length, i) => (i === d ? shapes.reduce((sum, shape) => sum + shape[d], 0) : length));
    },
    forward,
    vjps: [vjp],
    samples: [
      {
        args: [
          A,
          [[1, 2]],
          [
            [3, 4],
            [5, 6],
          ],
        ],
        params: { axis: 0 },
      },
      { args: [A, [[1], [2]]], params: { axis: -1 } },
    ],
  } satisfies TensorRow<JoinParams>,
  /** Along a new axis. */
  stack: {
    symbol: 'stack',
    gate: 'moves',
    shape: (shapes, { axis }) => {
      const [first] = shapes;
      for (const shape of shapes)
        if (!sameShape(shape, first))
          throw new ShapeError(`shapes ${shapeText(first)} and ${shapeText(shape)} cannot be stacked`, [first, shape]);
      const d = axisOf(axis, [...first, shapes.length]);
      return [...first.slice(0, d), shapes.length, ...first.slice(d)];
    },
    forward,
    vjps: [vjp],
    samples: [
      { args: [A, A], params: { axis: 0 } },
      { args: [A, A, A], params: { axis: 1 } },
      { args: [A, A], params: { axis: -1 } },
      { args: [1, 2, 3], params: { axis: 0 } },
    ],
  } satisfies TensorRow<JoinParams>,
};
