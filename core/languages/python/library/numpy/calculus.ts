/** Sums and differences along an axis, and what lies between points. */
import { sizeOf } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { sliced, wholePlace } from '../../../../autodiff/tensors/place.ts';
import { ListValue, type TupleValue } from '../../values/containers.ts';
import { toIndex } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { type Argument, argumentOf, cast, toArray } from '../../values/ndarray/convert.ts';
import { float64 } from '../../values/ndarray/dtype.ts';
import { toDType } from '../../values/ndarray/dtype-argument.ts';
import { outArray, writeResult } from '../../values/ndarray/ufunc.ts';
import { types } from '../../values/types.ts';
import type { BuiltinCode, Value } from '../../values/values.ts';
import { axesArgument, axisArgument } from './axes.ts';
import {
  argument,
  arrayOf,
  asValue,
  broadcastArgument,
  constants,
  moved,
  number,
  numbersOf,
  reshapedArgument,
  ufunc,
  unsupportedUse,
} from './calculate.ts';
import { concatenateArrays } from './joining.ts';
import type { Reduce } from './lanes.ts';
import { meanKind, reduction, sum, sumKind } from './reductions.ts';
import { alongAxis } from './repeating.ts';

export const cumsum = reduction(tensorOps.cumsum, sumKind);
export const cumprod = reduction(tensorOps.cumprod, sumKind);

const cumulative =
  (name: string, run: Reduce): BuiltinCode =>
  (machine, [a, axisGiven, dtype, out], node) => {
    const { array, axis } = alongAxis(machine, a, axisGiven, node);
    const kind = toDType(machine, dtype, node) ?? array.dtype;
    const x = argument(machine, cast(machine, array.read(machine, node), array.dtype, kind, node), kind);
    const result = run(machine, x, { axes: [axis], keepdims: false }, node);
    const target = outArray(machine, out, node);
    if (target === undefined) return asValue(machine, result, node);
    writeResult(machine, name, target, result.operand, result.dtype, node);
    return target;
  };

/** `count` elements from `start` on along an axis. */
export function part(
  machine: PyMachine,
  x: Argument,
  axis: number,
  start: number,
  count: number,
  node: number,
): Argument {
  return moved(machine, x, tensorOps.slice, sliced(wholePlace(x.shape), axis, start, 1, count), node);
}

/** What an element is less the one before. */
export function differences(machine: PyMachine, x: Argument, axis: number, node: number): Argument {
  const count = Math.max(0, x.shape[axis] - 1);
  const [later, sooner] = [part(machine, x, axis, 1, count, node), part(machine, x, axis, 0, count, node)];
  return ufunc(machine, x.dtype.isBool ? 'not_equal' : 'subtract', [later, sooner], node);
}

function diff(machine: PyMachine, [a, n, axisGiven, prepend, append]: Value[], node: number): Value {
  const times = toIndex(machine, n, node);
  if (times === 0) return a;
  if (times < 0) machine.raise(types.ValueError, `order must be non-negative but got ${times}`, node);
  let array = toArray(machine, a, node);
  if (array.shape.length === 0)
    machine.raise(types.ValueError, 'diff requires input that is at least one dimensional', node);
  const axis = axisArgument(machine, axisGiven, array.shape.length, node);
  const beside = (v: Value | undefined) => {
    if (v === undefined || v === null) return [];
    const x = argumentOf(machine, v, node);
    const shape = array.shape.map((length, d) => (d === axis ? 1 : length));
    return [arrayOf(machine, x.shape.length === 0 ? broadcastArgument(machine, x, shape, node) : x, node)];
  };
  const joined = [...beside(prepend), array, ...beside(append)];
  if (joined.length > 1) array = concatenateArrays(machine, joined, axis, node);
  let x = argument(machine, array.read(machine, node), array.dtype);
  // What is empty stays so.
  for (let i = 0; i < Math.min(times, array.shape[axis] + 1); i++) {
    machine.budget.step(node);
    x = differences(machine, x, axis, node);
  }
  return asValue(machine, x, node);
}

const times = (machine: PyMachine, x: Argument, by: number, node: number) =>
  ufunc(machine, 'multiply', [x, number(by, float64)], node);

/** Coordinates or distances, in the shape that goes along an axis. */
function spacing(machine: PyMachine, v: Value, n: number, axis: number, dimensions: number, node: number) {
  const x = argumentOf(machine, v, node);
  if (x.shape.length === 0) return { distance: x, gaps: undefined };
  if (x.shape.length !== 1) machine.raise(types.ValueError, 'distances must be either scalars or 1d', node);
  if (x.shape[0] !== n)
    machine.raise(types.ValueError, 'when 1d, distances must match the length of the corresponding dimension', node);
  const gaps = differences(machine, x, 0, node);
  const data = numbersOf(machine, gaps);
  // NumPy takes coordinates that are evenly spaced for a distance.
  if (typeof gaps.operand === 'object' && data.every((gap) => gap === data[0]))
    return { distance: part(machine, gaps, 0, 0, 1, node), gaps: undefined };
  const shape = Array.from({ length: dimensions }, (_, d) => (d === axis ? n - 1 : 1));
  return { distance: undefined, gaps: reshapedArgument(machine, gaps, shape, node) };
}

/** Central differences inside, one-sided ones of the first order at the ends. */
function slopes(
  machine: PyMachine,
  f: Argument,
  space: ReturnType<typeof spacing>,
  axis: number,
  node: number,
): Argument {
  const n = f.shape[axis];
  const steps = differences(machine, f, axis, node);
  const { distance, gaps } = space;
  const along = (x: Argument, start: number, count: number) =>
    x.shape.length === 0 || x.shape[axis] === 1 ? x : part(machine, x, axis, start, count, node);
  let inside: Argument;
  if (gaps === undefined) {
    const wide = ufunc(machine, 'subtract', [along(f, 2, n - 2), along(f, 0, n - 2)], node);
    inside = ufunc(machine, 'divide', [wide, times(machine, distance as Argument, 2, node)], node);
  } else {
    const [before, after] = [along(gaps, 0, n - 2), along(gaps, 1, n - 2)];
    const weigh = (step: Argument, gap: Argument, other: Argument) => {
      const all = ufunc(machine, 'multiply', [gap, ufunc(machine, 'add', [before, after], node)], node);
      return ufunc(machine, 'divide', [ufunc(machine, 'multiply', [step, other], node), all], node);
    };
    const left = weigh(along(steps, 0, n - 2), before, after);
    inside = ufunc(machine, 'add', [left, weigh(along(steps, 1, n - 2), after, before)], node);
  }
  const end = (at: number) =>
    ufunc(
      machine,
      'divide',
      [along(steps, at, 1), gaps === undefined ? (distance as Argument) : along(gaps, at, 1)],
      node,
    );
  const operands = [end(0), inside, end(n - 2)].map(({ operand }) => operand);
  return argument(machine, machine.tensor(tensorOps.concatenate, operands, { axis }, node), inside.dtype);
}

function gradient(machine: PyMachine, [axisGiven, order, args]: Value[], node: number): Value {
  const [v, ...given] = (args as TupleValue).elements;
  const f = argumentOf(machine, v, node);
  const n = f.shape.length;
  if (toIndex(machine, order, node) !== 1) unsupportedUse('`np.gradient` with edge_order=2', node);
  const axes = axesArgument(machine, axisGiven, n, node) ?? [...f.shape.keys()];
  if (given.length > 1 && given.length !== axes.length)
    machine.raise(types.TypeError, 'invalid number of arguments', node);
  const dtype = meanKind(f.dtype);
  const x = argument(machine, cast(machine, f.operand, f.dtype, dtype, node), dtype);
  const results = axes.map((axis, i) => {
    if (f.shape[axis] < 2) {
      const text = 'Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements';
      machine.raise(types.ValueError, `${text} are required.`, node);
    }
    const space = spacing(machine, given[i] ?? given[0] ?? 1, f.shape[axis], axis, n, node);
    return asValue(machine, slopes(machine, x, space, axis, node), node);
  });
  return results.length === 1 ? results[0] : new ListValue(results);
}

/** The area under straight lines from point to point. */
function trapz(machine: PyMachine, [v, xGiven, dx, axisGiven]: Value[], node: number): Value {
  const y = argumentOf(machine, v, node);
  const axis = axisArgument(machine, axisGiven, y.shape.length, node);
  const n = y.shape[axis];
  let width = argumentOf(machine, dx, node);
  if (xGiven !== null) {
    const x = argumentOf(machine, xGiven, node);
    width = differences(machine, x, x.shape.length === 1 ? 0 : axis, node);
    const shape = y.shape.map((_, d) => (d === axis ? width.shape[0] : 1));
    if (x.shape.length === 1) width = reshapedArgument(machine, width, shape, node);
  }
  const [later, sooner] = [part(machine, y, axis, 1, n - 1, node), part(machine, y, axis, 0, n - 1, node)];
  const areas = ufunc(machine, 'multiply', [width, ufunc(machine, 'add', [later, sooner], node)], node);
  const halves = ufunc(machine, 'divide', [areas, number(2, float64)], node);
  return asValue(machine, sum(machine, halves, { axes: [axis], keepdims: false }, node), node);
}

function interp(machine: PyMachine, [x, xp, fp, left, right, period]: Value[], node: number): Value {
  if (period !== null) unsupportedUse('`np.interp` with period', node);
  const [at, xs, ys] = [x, xp, fp].map((v) => {
    const given = argumentOf(machine, v, node);
    return argument(machine, cast(machine, given.operand, given.dtype, float64, node), float64);
  });
  if (xs.shape.length !== 1 || ys.shape.length !== 1)
    machine.raise(types.ValueError, 'object too deep for desired array', node);
  if (sizeOf(xs.shape) === 0) machine.raise(types.ValueError, 'array of sample points is empty', node);
  if (xs.shape[0] !== ys.shape[0]) machine.raise(types.ValueError, 'fp and xp are not of the same length.', node);
  let result = machine.tensor(tensorOps.interp, [at.operand, xs.operand, ys.operand], undefined, node);
  const points = numbersOf(machine, xs);
  const outside = (v: Value, holds: (x: number) => boolean) => {
    if (v === null) return;
    const test = constants(
      numbersOf(machine, at).map((value) => Number(holds(value))),
      at.shape,
      float64,
    );
    const args = [test.operand, argumentOf(machine, v, node).operand, result];
    result = machine.tensor(tensorOps.where, args, undefined, node);
  };
  outside(left, (value) => value < points[0]);
  outside(right, (value) => value > points[points.length - 1]);
  return asValue(machine, { operand: result, dtype: float64 }, node);
}

export const calculusMethods: Functions = {
  cumsum: ['a, axis=None, dtype=None, out=None', cumulative('cumsum', cumsum)],
  cumprod: ['a, axis=None, dtype=None, out=None', cumulative('cumprod', cumprod)],
};

export const calculus: Functions = {
  ...calculusMethods,
  cumproduct: calculusMethods.cumprod,
  diff: ['a, n=1, axis=-1, prepend=None, append=None', diff],
  ediff1d: [
    'ary, to_end=None, to_begin=None',
    (machine, [ary, end, begin], node) => {
      const x = argumentOf(machine, ary, node);
      const own = differences(machine, reshapedArgument(machine, x, [sizeOf(x.shape)], node), 0, node);
      const flat = (v: Value) => {
        if (v === null) return [];
        const given = argumentOf(machine, v, node);
        return [arrayOf(machine, reshapedArgument(machine, given, [sizeOf(given.shape)], node), node)];
      };
      return concatenateArrays(machine, [...flat(begin), arrayOf(machine, own, node), ...flat(end)], 0, node, x.dtype);
    },
  ],
  gradient: ['*varargs, axis=None, edge_order=1', gradient],
  trapz: ['y, x=None, dx=1.0, axis=-1', trapz],
  interp: ['x, xp, fp, left=None, right=None, period=None', interp],
};
