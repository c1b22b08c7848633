/** Averages, quantiles, covariances. */

import { CONSTANT } from '../../../../autodiff/tape.ts';
import { sizeOf } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { entryOf } from '../../../../runtime/machine.ts';
import { TupleValue } from '../../values/containers.ts';
import { toIndex, truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { type Argument, argumentOf, cast } from '../../values/ndarray/convert.ts';
import { float64, promote } from '../../values/ndarray/dtype.ts';
import { toDType } from '../../values/ndarray/dtype-argument.ts';
import { types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { axesArgument } from './axes.ts';
import {
  argument,
  arrayOf,
  asValue,
  broadcastArgument,
  number,
  numbersOf,
  reshapedArgument,
  ufunc,
  unsupportedUse,
} from './calculate.ts';
import type { Along, Reduce } from './lanes.ts';
import { dot } from './products.ts';
import { laneQuantiles } from './quantiles.ts';
import { mean, meanKind, reduceWith, reduction, sum } from './reductions.ts';
import { moveAxisOf } from './turning.ts';

function average(machine: PyMachine, [a, axisGiven, weightsGiven, returned, keepdims]: Value[], node: number): Value {
  const x = argumentOf(machine, a, node);
  const n = x.shape.length;
  const along: Along = { axes: axesArgument(machine, axisGiven, n, node), keepdims: truthy(machine, keepdims, node) };
  let result: Argument;
  let total: Argument;
  if (weightsGiven === null) {
    result = mean(machine, x, along, node);
    total = number(sizeOf(x.shape) / Math.max(1, sizeOf(result.shape)), float64);
  } else {
    let w = argumentOf(machine, weightsGiven, node);
    if (String(w.shape) !== String(x.shape)) {
      if (along.axes === undefined)
        machine.raise(types.TypeError, 'Axis must be specified when shapes of a and weights differ.', node);
      if (w.shape.length !== 1)
        machine.raise(types.TypeError, '1D weights expected when shapes of a and weights differ.', node);
      const [axis] = along.axes as number[];
      if (w.shape[0] !== x.shape[axis])
        machine.raise(types.ValueError, 'Length of weights not compatible with specified axis.', node);
      w = reshapedArgument(
        machine,
        w,
        x.shape.map((length, d) => (d === axis ? length : 1)),
        node,
      );
      w = broadcastArgument(machine, w, x.shape, node);
    }
    const common = promote(x.dtype, w.dtype);
    const dtype = common.isFloat ? common : float64;
    w = argument(machine, cast(machine, w.operand, w.dtype, dtype, node), dtype);
    total = sum(machine, w, along, node);
    if (numbersOf(machine, total).includes(0))
      machine.raise(types.ZeroDivisionError, "Weights sum to zero, can't be normalized", node);
    const products = ufunc(machine, 'multiply', [x, w], node);
    result = ufunc(machine, 'divide', [sum(machine, products, along, node), total], node);
  }
  if (!truthy(machine, returned, node)) return asValue(machine, result, node);
  const spread = broadcastArgument(machine, total, result.shape, node);
  return new TupleValue([asValue(machine, result, node), asValue(machine, spread, node)]);
}

export const median: Reduce = (machine, x, along, node) => {
  const compute = reduction(tensorOps.median, meanKind);
  return compute(machine, x, along, node);
};

/** `np.quantile`; percentages are divided before. */
export function quantile(
  machine: PyMachine,
  v: Value,
  q: Argument,
  [axisGiven, out, , methodGiven, keepdims, interpolation]: Value[],
  node: number,
): Value {
  const method = interpolation ?? methodGiven;
  if (out !== null) unsupportedUse('`out=` of quantiles', node);
  const given = argumentOf(machine, v, node);
  const dtype = meanKind(given.dtype);
  const x = argument(machine, cast(machine, given.operand, given.dtype, dtype, node), dtype);
  const axes = axesArgument(machine, axisGiven, x.shape.length, node);
  const along: Along = { axes, keepdims: truthy(machine, keepdims, node) };
  if (entryOf(q.operand) !== CONSTANT) unsupportedUse('Gradients with respect to `q`', node);
  const wanted = numbersOf(machine, q);
  if (q.shape.length > 1) machine.raise(types.ValueError, 'q must be a scalar or 1d', node);
  if (wanted.some((part) => !(part >= 0 && part <= 1)))
    machine.raise(types.ValueError, 'Quantiles must be in the range [0, 1]', node);
  const results = laneQuantiles(machine, x, along, [...wanted], String(method), node);
  if (q.shape.length === 0) return asValue(machine, results[0], node);
  const operands = results.map(({ operand }) => operand);
  const all = machine.tensor(tensorOps.stack, operands, { axis: 0 }, node);
  return asValue(machine, { operand: all, dtype: float64 }, node);
}

const QUANTILE =
  "a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, interpolation=None";

/** Rows of variables as columns less their means; the divisor; and what weighs them. */
function covariance(
  machine: PyMachine,
  [m, y, rowvar, bias, ddof, fweights, aweights]: Value[],
  node: number,
): Argument {
  if (fweights !== null || aweights !== null) unsupportedUse('Weights of `np.cov`', node);
  const variables = [m, y].flatMap((v) => {
    if (v === null) return [];
    const x = argumentOf(machine, v, node);
    if (x.shape.length > 2) machine.raise(types.ValueError, 'm has more than 2 dimensions', node);
    const row = x.shape.length < 2 ? reshapedArgument(machine, x, [1, sizeOf(x.shape)], node) : x;
    const isTurned = !truthy(machine, rowvar, node) && row.shape[0] !== 1;
    const turned = isTurned ? moveAxisOf(machine, row, 0, 1, node) : row;
    const dtype = meanKind(turned.dtype);
    return [argument(machine, cast(machine, turned.operand, turned.dtype, dtype, node), dtype)];
  });
  const operands = variables.map(({ operand }) => operand);
  const x =
    operands.length === 1
      ? variables[0]
      : argument(machine, machine.tensor(tensorOps.concatenate, operands, { axis: 0 }, node), float64);
  const count = x.shape[1];
  const lessened = ddof === null ? (truthy(machine, bias, node) ? 0 : 1) : toIndex(machine, ddof, node);
  if (count - lessened <= 0) machine.remark('numpy-warning', node, { detail: 'Degrees of freedom <= 0 for slice' });
  const off = ufunc(machine, 'subtract', [x, mean(machine, x, { axes: [1], keepdims: true }, node)], node);
  const products = dot(machine, off, moveAxisOf(machine, off, 0, 1, node), node);
  const divisor = number(Math.max(0, count - lessened), float64);
  return ufunc(machine, 'divide', [products, divisor], node);
}

/** Without the dimensions of length 1. */
function squeezed(machine: PyMachine, x: Argument, node: number): Argument {
  return sizeOf(x.shape) === 1 ? reshapedArgument(machine, x, [], node) : x;
}

export const statistics: Functions = {
  average: ['a, axis=None, weights=None, returned=False, *, keepdims=False', average],
  median: [
    'a, axis=None, out=None, overwrite_input=False, keepdims=False',
    (machine, [a, axis, out, , keepdims], node) =>
      reduceWith(machine, 'median', median, a, axis, { out, keepdims }, node),
  ],
  quantile: [
    QUANTILE,
    (machine, [a, q, ...options], node) => quantile(machine, a, argumentOf(machine, q, node), options, node),
  ],
  percentile: [
    QUANTILE,
    (machine, [a, q, ...options], node) => {
      const parts = ufunc(machine, 'divide', [argumentOf(machine, q, node), number(100, float64)], node);
      if (numbersOf(machine, parts).some((part) => !(part >= 0 && part <= 1)))
        machine.raise(types.ValueError, 'Percentiles must be in the range [0, 100]', node);
      return quantile(machine, a, parts, options, node);
    },
  ],
  cov: [
    'm, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None',
    (machine, args, node) => {
      const kind = toDType(machine, args[7], node);
      const result = squeezed(machine, covariance(machine, args, node), node);
      const operand = kind === undefined ? result.operand : cast(machine, result.operand, result.dtype, kind, node);
      return arrayOf(machine, { operand, dtype: kind ?? result.dtype }, node);
    },
  ],
  corrcoef: [
    'x, y=None, rowvar=True, bias=?, ddof=?, *, dtype=None',
    (machine, [x, y, rowvar], node) => {
      const c = covariance(machine, [x, y, rowvar, false, null, null, null], node);
      const n = c.shape[0];
      const diagonal = { shape: [n], index: Int32Array.from({ length: n }, (_, i) => i * (n + 1)) };
      const variances = argument(machine, machine.tensor(tensorOps.take, [c.operand], diagonal, node), c.dtype);
      const deviations = ufunc(machine, 'sqrt', [variances], node);
      const rows = ufunc(machine, 'divide', [c, reshapedArgument(machine, deviations, [n, 1], node)], node);
      const all = ufunc(machine, 'divide', [rows, reshapedArgument(machine, deviations, [1, n], node)], node);
      // Rounding may lead out of −1 … 1.
      const clipped = machine.tensor(tensorOps.clip, [all.operand, -1, 1], undefined, node);
      return asValue(machine, squeezed(machine, argument(machine, clipped, all.dtype), node), node);
    },
  ],
};
