/** `np.linalg.norm`. */
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { type Argument, argumentOf, cast } from '../../values/ndarray/convert.ts';
import { settled } from '../../values/ndarray/settle.ts';
import { types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { axesArgument } from './axes.ts';
import { argument, asValue, number, parameterOf, reshapedArgument, ufunc } from './calculate.ts';
import { type Along, ofLanes } from './lanes.ts';
import { max, meanKind, min, sum } from './reductions.ts';
import { transposedBy } from './turning.ts';

type Order = number | 'fro' | 'nuc' | undefined;

function vectorNorm(machine: PyMachine, x: Argument, order: Order, along: Along, node: number): Argument {
  if (order === undefined || order === 2 || order === 1 || order === Number.POSITIVE_INFINITY) {
    const operand = machine.tensor(tensorOps.norm, [x.operand], { ...along, order: order ?? 2 }, node);
    return argument(machine, settled(machine, operand, x.dtype, node), x.dtype);
  }
  if (typeof order === 'string')
    return machine.raise(types.ValueError, `Invalid norm order '${order}' for vectors`, node);
  if (order === 0) {
    const count = (xs: Float64Array, at: number, n: number) => xs.subarray(at, at + n).filter((v) => v !== 0).length;
    return ofLanes(machine, x, along, x.dtype, count, node);
  }
  const sizes = ufunc(machine, 'absolute', [x], node);
  if (order === Number.NEGATIVE_INFINITY) return min(machine, sizes, along, node);
  const powers = ufunc(machine, 'power', [sizes, number(order, x.dtype)], node);
  return ufunc(machine, 'power', [sum(machine, powers, along, node), number(1 / order, x.dtype)], node);
}

/** The rows and columns come last. */
function matrixNorm(machine: PyMachine, x: Argument, order: Order, node: number): Argument {
  const n = x.shape.length;
  const along = (...axes: number[]): Along => ({ axes, keepdims: false });
  if (order === undefined || order === 'fro') return vectorNorm(machine, x, 2, along(n - 2, n - 1), node);
  if (Math.abs(order as number) === 1 || Math.abs(order as number) === Number.POSITIVE_INFINITY) {
    const inner = Math.abs(order as number) === 1 ? n - 2 : n - 1;
    const sums = vectorNorm(machine, x, 1, along(inner), node);
    return ((order as number) > 0 ? max : min)(machine, sums, along(n - 2), node);
  }
  if (order !== 'nuc' && order !== 2 && order !== -2)
    return machine.raise(types.ValueError, 'Invalid norm order for matrices.', node);
  const operand = machine.tensor(tensorOps.singularValues, [x.operand], undefined, node);
  const values = argument(machine, settled(machine, operand, x.dtype, node), x.dtype);
  const choose = order === 'nuc' ? sum : order === 2 ? max : min;
  return choose(machine, values, along(n - 2), node);
}

function orderOf(machine: PyMachine, v: Value, node: number): Order {
  if (v === null) return undefined;
  if (v === 'fro' || v === 'f') return 'fro';
  if (v === 'nuc') return v;
  if (typeof v === 'string') return machine.raise(types.ValueError, `Invalid norm order '${v}' for vectors`, node);
  return parameterOf(machine, v, 'the order of a norm', node);
}

/** @param axes one for vectors, two for matrices; undefined for all that there are */
export function normOf(
  machine: PyMachine,
  x: Argument,
  ord: Value,
  axes: number[] | undefined,
  keepdims: boolean,
  node: number,
): Argument {
  const n = x.shape.length;
  const order = orderOf(machine, ord, node);
  if (axes === undefined && order === undefined) return vectorNorm(machine, x, 2, { axes, keepdims }, node);
  const along = axes ?? [...x.shape.keys()];
  if (along.length === 1) return vectorNorm(machine, x, order, { axes: along, keepdims }, node);
  if (along.length !== 2) return machine.raise(types.ValueError, 'Improper number of dimensions to norm.', node);
  const others = [...x.shape.keys()].filter((d) => !along.includes(d));
  const place = [...others, ...along];
  const result = matrixNorm(machine, transposedBy(machine, x, place, node), order, node);
  if (!keepdims) return result;
  const shape = Array.from({ length: n }, (_, d) => (along.includes(d) ? 1 : x.shape[d]));
  return reshapedArgument(machine, result, shape, node);
}

export const norm: Functions[string] = [
  'x, ord=None, axis=None, keepdims=False',
  (machine, [v, order, axis, keepdims], node) => {
    const given = argumentOf(machine, v, node);
    const dtype = meanKind(given.dtype);
    const x = argument(machine, cast(machine, given.operand, given.dtype, dtype, node), dtype);
    const axes = axesArgument(machine, axis, x.shape.length, node);
    return asValue(machine, normOf(machine, x, order, axes, truthy(machine, keepdims, node), node), node);
  },
];
