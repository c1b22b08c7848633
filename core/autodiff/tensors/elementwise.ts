/** Runs the rows of scalar ops on tensors, element by element, with broadcasting. */
import { ops } from '../ops/index.ts';
import { type BinaryRule, type Op, sharedOf, type VariadicRow } from '../ops/row.ts';
import { sizeOf, type Tensor, type TensorShape } from '../tensor.ts';
import { broadcastStrides, type RowVisitor, walk } from './broadcast.ts';

type Numbers = Float64Array;

const { add, sub, mul, div } = ops;

/** Writes op(args) into `out`, whose shape is the one that the arguments broadcast to. */
export function elementwise(op: Op, args: readonly Tensor[], shape: TensorShape, out: Numbers): void {
  if (op.arity === 1) {
    const x = args[0].data;
    const f = op.forward;
    for (let i = 0; i < out.length; i++) out[i] = f(x[i]);
    return;
  }
  if (op.arity === 2) {
    const [{ data: x }, { data: y }] = args;
    const f = op.forward;
    rows(args, shape, (at, start, length, steps) => {
      const i = at[0];
      const j = at[1];
      const dx = steps[0];
      const dy = steps[1];
      // The commonest are written out: a function that is not always the same is called, which costs three times that.
      if (op === add) for (let k = 0; k < length; k++) out[start + k] = x[i + k * dx] + y[j + k * dy];
      else if (op === mul) for (let k = 0; k < length; k++) out[start + k] = x[i + k * dx] * y[j + k * dy];
      else if (op === sub) for (let k = 0; k < length; k++) out[start + k] = x[i + k * dx] - y[j + k * dy];
      else if (op === div) for (let k = 0; k < length; k++) out[start + k] = x[i + k * dx] / y[j + k * dy];
      else for (let k = 0; k < length; k++) out[start + k] = f(x[i + k * dx], y[j + k * dy]);
    });
    return;
  }
  const f = op.forward;
  eachElement(args, shape, (xs, i) => {
    out[i] = f(xs);
  });
}

/**
 * Adds to `into` what argument `k`, for which the op has a rule, receives for the upstream gradient `g`. What was
 * broadcast gets the sum over its repetitions, since those are written to the same place.
 */
export function elementwiseVjp(
  op: Op,
  into: Numbers,
  g: Numbers,
  out: Tensor,
  args: readonly Tensor[],
  k: number,
): void {
  if (op.arity === 'variadic') {
    variadicVjp(op, into, g, out, args, k);
    return;
  }
  const rule = op.vjps[k] as Exclude<BinaryRule, string>;
  const x = args[0].data;
  const ys = out.data;
  if (op.arity === 1) {
    for (let i = 0; i < g.length; i++) into[i] += rule(g[i], ys[i], x[i], 0);
    return;
  }
  const y = args[1].data;
  rows(args, out.shape, (at, start, length, steps) => {
    const i = at[0];
    const j = at[1];
    const dx = steps[0];
    const dy = steps[1];
    const o = at[k];
    const d = steps[k];
    if (op === add || (op === sub && k === 0)) for (let n = 0; n < length; n++) into[o + n * d] += g[start + n];
    else if (op === sub) for (let n = 0; n < length; n++) into[o + n * d] -= g[start + n];
    else if (op === mul) {
      const other = k === 0 ? y : x;
      const p = k === 0 ? j : i;
      const e = k === 0 ? dy : dx;
      for (let n = 0; n < length; n++) into[o + n * d] += g[start + n] * other[p + n * e];
    } else
      for (let n = 0; n < length; n++)
        into[o + n * d] += rule(g[start + n], ys[start + n], x[i + n * dx], y[j + n * dy]);
  });
}

function variadicVjp(
  op: Op<VariadicRow>,
  into: Numbers,
  g: Numbers,
  out: Tensor,
  args: readonly Tensor[],
  k: number,
): void {
  const xs = new Array<number>(args.length).fill(0);
  rows(args, out.shape, (at, start, length, steps) => {
    for (let n = 0; n < length; n++) {
      for (let a = 0; a < xs.length; a++) xs[a] = args[a].data[at[a] + n * steps[a]];
      const y = out.data[start + n];
      into[at[k] + n * steps[k]] += op.vjp(g[start + n], y, xs, k, sharedOf(op, y, xs));
    }
  });
}

/** The arguments of each element, in C order; the list is the same every time. */
export function eachElement(
  args: readonly Tensor[],
  shape: TensorShape,
  visit: (xs: readonly number[], i: number) => void,
): void {
  const xs = new Array<number>(args.length).fill(0);
  rows(args, shape, (at, start, length, steps) => {
    for (let n = 0; n < length; n++) {
      for (let a = 0; a < xs.length; a++) xs[a] = args[a].data[at[a] + n * steps[a]];
      visit(xs, start + n);
    }
  });
}

const START = [0, 0];

/** Row by row through arguments that broadcast to a shape. */
function rows(args: readonly Tensor[], shape: TensorShape, visit: RowVisitor): void {
  const size = sizeOf(shape);
  if (args.length > 2 || !args.every(({ data }) => data.length === size || data.length === 1))
    walk(
      shape,
      args.map((arg) => broadcastStrides(arg.shape, shape)),
      visit,
    );
  // The commonest: all are of one shape, or numbers.
  else if (size > 0) visit(START, 0, size, [args[0].data.length === 1 ? 0 : 1, args[1]?.data.length === 1 ? 0 : 1]);
}
