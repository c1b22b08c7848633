/** Elements chosen by conditions and by places. */
import { sizeOf } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { broadcastStrides } from '../../../../autodiff/tensors/broadcast.ts';
import { type IndexList, taken } from '../../../../autodiff/tensors/gather.ts';
import { offsets } from '../../../../autodiff/tensors/lanes.ts';
import { TupleValue } from '../../values/containers.ts';
import type { Functions } from '../../values/functions.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { nonzero } from '../../values/ndarray/advanced.ts';
import { NdArray } from '../../values/ndarray/array.ts';
import { type Argument, argumentOf, cast, toArray } from '../../values/ndarray/convert.ts';
import { float64, int64, resultType } from '../../values/ndarray/dtype.ts';
import { settled } from '../../values/ndarray/settle.ts';
import { commonDtype } from '../../values/ndarray/typing.ts';
import { broadcast, outArray, writeResult } from '../../values/ndarray/ufunc.ts';
import { types } from '../../values/types.ts';
import type { BuiltinCode, Value } from '../../values/values.ts';
import {
  argument,
  arrayOf,
  asValue,
  broadcastArgument,
  constants,
  numbers,
  numbersOf,
  picked,
  reshapedArgument,
} from './calculate.ts';
import { alongAxis } from './repeating.ts';
import { atLeast } from './reshaping.ts';

/** x where the condition holds, else y. */
export function choose(machine: PyMachine, condition: Argument, x: Argument, y: Argument, node: number): Argument {
  const dtype = commonDtype([x, y]);
  broadcast(machine, [condition.shape, x.shape, y.shape], node);
  const [a, b] = [x, y].map((each) => cast(machine, each.operand, each.dtype, dtype, node));
  return argument(machine, machine.tensor(tensorOps.where, [condition.operand, a, b], undefined, node), dtype);
}

/** Where elements are not 0: one array of indices for each dimension. */
function indicesOf(machine: PyMachine, v: Value, node: number): TupleValue {
  const array = atLeast(toArray(machine, v, node), 1);
  const { indices } = nonzero(machine, array, node);
  return new TupleValue(
    indices.map((list) => arrayOf(machine, constants(Float64Array.from(list), [list.length], int64), node)),
  );
}

/** An index along an axis as it is taken: outside is an error, the nearest end, or counted on. */
function placesOf(
  machine: PyMachine,
  indices: Argument,
  n: number,
  mode: Value,
  axis: number,
  node: number,
): Float64Array {
  if (indices.dtype.isFloat && indices.shape.length > 0 && sizeOf(indices.shape) > 0) {
    const text = "Cannot cast array data from dtype('float64') to dtype('int64') according to the rule 'safe'";
    machine.raise(types.TypeError, text, node);
  }
  if (n === 0 && sizeOf(indices.shape) > 0)
    machine.raise(types.IndexError, 'cannot do a non-empty take from an empty axes.', node);
  return numbersOf(machine, indices).map((i) => {
    if (mode === 'wrap') return ((i % n) + n) % n;
    if (mode === 'clip') return Math.min(Math.max(i, 0), n - 1);
    if (i >= -n && i < n) return i < 0 ? i + n : i;
    return machine.raise(types.IndexError, `index ${i} is out of bounds for axis ${axis} with size ${n}`, node);
  });
}

const take: BuiltinCode = (machine, [a, given, axisGiven, out, mode], node) => {
  const { array, axis } = alongAxis(machine, a, axisGiven, node);
  const indices = argumentOf(machine, given, node);
  const places = placesOf(machine, indices, array.shape[axis], mode, axis, node);
  machine.budget.allocate((array.view.size / (array.shape[axis] || 1)) * places.length, node);
  const from = taken(array.shape, axis, places, indices.shape);
  const x = argument(machine, machine.tensor(tensorOps.take, [array.read(machine, node)], from, node), array.dtype);
  const target = outArray(machine, out, node);
  if (target === undefined) return asValue(machine, x, node);
  writeResult(machine, 'take', target, x.operand, x.dtype, node);
  return target;
};

/** Writes to places counted through all dimensions; what is written is repeated if it is short. */
const put: BuiltinCode = (machine, [a, given, values, mode], node) => {
  if (!(a instanceof NdArray)) return machine.raise(types.TypeError, 'argument 1 must be numpy.ndarray', node);
  const places = placesOf(machine, argumentOf(machine, given, node), a.view.size, mode, 0, node);
  writeAt(machine, a, places, argumentOf(machine, values, node), node);
  return null;
};

/** Writes to places counted in C order; values are repeated if there are too few. */
export function writeAt(
  machine: PyMachine,
  array: NdArray,
  places: ArrayLike<number>,
  v: Argument,
  node: number,
): void {
  const n = sizeOf(v.shape);
  if (places.length === 0 || n === 0) return;
  const { shape, strides, offset } = array.view.place;
  machine.budget.allocate(array.view.size + places.length, node);
  const at = offsets(shape, strides, offset);
  const index = Int32Array.from(places, (place) => at[place]);
  const repeated = Int32Array.from(places, (_, i) => i % n);
  const x = picked(machine, v, repeated, [places.length], node);
  array.view.writeTo(
    machine,
    { shape: [places.length], index },
    cast(machine, x.operand, x.dtype, array.dtype, node),
    node,
  );
}

/** For each index, where it leads to in the array: like a list of places in C order. */
function alongPlaces(machine: PyMachine, array: NdArray, indices: Argument, axis: number, node: number): IndexList {
  const n = array.shape.length;
  if (indices.shape.length !== n)
    machine.raise(types.ValueError, '`indices` and `arr` must have the same number of dimensions', node);
  const others = [array.shape, indices.shape].map((shape) => shape.map((length, d) => (d === axis ? 1 : length)));
  const together = broadcast(machine, others, node);
  const shape = together.map((length, d) => (d === axis ? indices.shape[axis] : length));
  const places = placesOf(machine, indices, array.shape[axis], 'raise', axis, node);
  machine.budget.allocate(3 * sizeOf(shape), node);
  const strides = broadcastStrides(
    array.shape,
    shape.map((length, d) => (d === axis ? array.shape[axis] : length)),
  );
  const base = offsets(
    shape,
    strides.map((stride, d) => (d === axis ? 0 : stride)),
  );
  const from = offsets(shape, broadcastStrides(indices.shape, shape));
  return { shape, index: base.map((start, i) => start + places[from[i]] * strides[axis]) };
}

/** For None the array in a row, with a row of indices. */
function arrayAlong(machine: PyMachine, arr: Value, indices: Value, axis: Value, node: number) {
  const along = alongAxis(machine, arr, axis, node);
  return { ...along, from: alongPlaces(machine, along.array, argumentOf(machine, indices, node), along.axis, node) };
}

function select(machine: PyMachine, conditions: Value, choices: Value, otherwise: Value, node: number): Value {
  const tests = toList(machine, conditions, node).map((v) => argumentOf(machine, v, node));
  const values = toList(machine, choices, node).map((v) => argumentOf(machine, v, node));
  if (tests.length !== values.length)
    machine.raise(types.ValueError, 'list of cases must be same length as list of conditions', node);
  if (tests.length === 0) machine.raise(types.ValueError, 'select with an empty condition list is not possible', node);
  const rest = argumentOf(machine, otherwise, node);
  const dtype = resultType([...values, rest]);
  const converted = [...values, rest].map((x) =>
    argument(machine, cast(machine, x.operand, x.dtype, dtype, node), dtype),
  );
  const last = converted.pop() as Argument;
  const result = tests.reduceRight((chosen, test, i) => choose(machine, test, converted[i], chosen, node), last);
  return asValue(machine, { operand: result.operand, dtype }, node);
}

/** From each place the element of the choice with the number that stands there. */
const chooseByNumber: BuiltinCode = (machine, [a, choices, out, mode], node) => {
  const options = toList(machine, choices, node).map((v) => argumentOf(machine, v, node));
  const which = argumentOf(machine, a, node);
  const shape = broadcast(machine, [which.shape, ...options.map((option) => option.shape)], node);
  const dtype = resultType(options);
  const operands = options.map(
    (option) =>
      broadcastArgument(
        machine,
        argument(machine, cast(machine, option.operand, option.dtype, dtype, node), dtype),
        shape,
        node,
      ).operand,
  );
  const n = options.length;
  const numbersHere = numbersOf(machine, broadcastArgument(machine, which, shape, node)).map((i) => {
    if (mode === 'wrap') return ((i % n) + n) % n;
    if (mode === 'clip') return Math.min(Math.max(i, 0), n - 1);
    return i >= 0 && i < n ? i : machine.raise(types.ValueError, 'invalid entry in choice array', node);
  });
  const size = sizeOf(shape);
  const all = machine.tensor(tensorOps.stack, operands, { axis: 0 }, node);
  const places = numbersHere.map((i, at) => i * size + at);
  const result = picked(machine, argument(machine, all, dtype), places, shape, node);
  const target = outArray(machine, out, node);
  if (target === undefined) return asValue(machine, result, node);
  writeResult(machine, 'choose', target, result.operand, dtype, node);
  return target;
};

/** Elements of an axis for which a list of truths holds; it may be shorter. */
export const compress: BuiltinCode = (machine, [condition, a, axisGiven], node) => {
  const { array, axis } = alongAxis(machine, a, axisGiven, node);
  const places = [...numbersOf(machine, argumentOf(machine, condition, node))].flatMap((x, i) => (x !== 0 ? [i] : []));
  const from = taken(array.shape, axis, places, [places.length]);
  return asValue(
    machine,
    argument(machine, machine.tensor(tensorOps.take, [array.read(machine, node)], from, node), array.dtype),
    node,
  );
};

/** Between two bounds, either of which may be missing. */
export const clip: BuiltinCode = (machine, [a, low, high, out], node) => {
  const x = argumentOf(machine, a, node);
  const bounds = [low, high].map((v) => (v === null || v === undefined ? undefined : argumentOf(machine, v, node)));
  const [least, most] = bounds;
  if (least === undefined && most === undefined)
    return machine.raise(types.ValueError, 'One of max or min must be given', node);
  const given = bounds.filter((bound) => bound !== undefined);
  const dtype = resultType([x, ...given]);
  const shapes = [x.shape, ...given.map(({ shape }) => shape)];
  broadcast(machine, shapes, node);
  const operand = (v: Argument | undefined, none: number) =>
    v === undefined ? none : cast(machine, v.operand, v.dtype, dtype, node);
  const args = [
    cast(machine, x.operand, x.dtype, dtype, node),
    operand(least, Number.NEGATIVE_INFINITY),
    operand(most, Number.POSITIVE_INFINITY),
  ];
  const result = settled(machine, machine.tensor(tensorOps.clip, args, undefined, node), dtype, node);
  const target = outArray(machine, out ?? null, node);
  if (target === undefined) return asValue(machine, { operand: result, dtype }, node);
  writeResult(machine, 'clip', target, result, dtype, node);
  return target;
};

export const choosingMethods: Functions = {
  nonzero: ['a', (machine, [a], node) => indicesOf(machine, a, node)],
  take: ["a, indices, axis=None, out=None, mode='raise'", take],
  put: ["a, ind, v, mode='raise'", put],
  choose: ["a, choices, out=None, mode='raise'", chooseByNumber],
};

export const choosingFunctions: Functions = {
  ...choosingMethods,
  where: [
    'condition, x=?, y=?, /',
    (machine, [condition, x, y], node) => {
      if (x === undefined && y === undefined) return indicesOf(machine, condition, node);
      if (x === undefined || y === undefined)
        return machine.raise(types.ValueError, 'either both or neither of x and y should be given', node);
      const [test, a, b] = [condition, x, y].map((v) => argumentOf(machine, v, node));
      const result = choose(machine, test, a, b, node);
      return result.shape.length === 0 ? arrayOf(machine, result, node) : asValue(machine, result, node);
    },
  ],
  argwhere: [
    'a',
    (machine, [a], node) => {
      const array = toArray(machine, a, node);
      const { indices, data } = nonzero(machine, array, node);
      const n = array.shape.length;
      const rows = n === 0 ? Number(data[0] !== 0) : indices[0].length;
      const out = numbers(machine, [rows, n], node);
      indices.forEach((list, d) => {
        list.forEach((index, i) => {
          out[i * n + d] = index;
        });
      });
      return arrayOf(machine, constants(out, [rows, n], int64), node);
    },
  ],
  flatnonzero: [
    'a',
    (machine, [a], node) => {
      const places = [...numbersOf(machine, argumentOf(machine, a, node))].flatMap((x, i) => (x !== 0 ? [i] : []));
      return arrayOf(machine, constants(Float64Array.from(places), [places.length], int64), node);
    },
  ],
  take_along_axis: [
    'arr, indices, axis',
    (machine, [arr, indices, axis], node) => {
      const { array, from } = arrayAlong(machine, arr, indices, axis, node);
      return arrayOf(
        machine,
        argument(machine, machine.tensor(tensorOps.take, [array.read(machine, node)], from, node), array.dtype),
        node,
      );
    },
  ],
  put_along_axis: [
    'arr, indices, values, axis',
    (machine, [arr, indices, values, axis], node) => {
      if (!(arr instanceof NdArray)) return machine.raise(types.TypeError, 'argument 1 must be numpy.ndarray', node);
      const { array, from } = arrayAlong(machine, arr, indices, axis, node);
      const given = broadcastArgument(machine, argumentOf(machine, values, node), from.shape, node);
      writeAt(machine, array, from.index, reshapedArgument(machine, given, [from.index.length], node), node);
      return null;
    },
  ],
  select: [
    'condlist, choicelist, default=0',
    (machine, [conditions, choices, otherwise], node) => select(machine, conditions, choices, otherwise, node),
  ],
  compress: ['condition, a, axis=None, out=None', compress],
  extract: ['condition, arr', (machine, [condition, arr], node) => compress(machine, [condition, arr, null], node)],
  clip: ['a, a_min, a_max, out=None', clip],
  nan_to_num: [
    'x, copy=True, nan=0.0, posinf=None, neginf=None',
    (machine, [v, copy, nan, most, least], node) => {
      const x = argumentOf(machine, v, node);
      if (!x.dtype.isFloat) return asValue(machine, x, node);
      const limit = x.dtype === float64 ? Number.MAX_VALUE : 3.4028234663852886e38;
      const test = (holds: (value: number) => boolean) =>
        constants(
          numbersOf(machine, x).map((value) => Number(holds(value))),
          x.shape,
          int64,
        );
      const given = (value: Value, otherwise: number) =>
        value === null
          ? { ...argument(machine, otherwise, x.dtype) }
          : argument(machine, cast(machine, argumentOf(machine, value, node).operand, float64, x.dtype, node), x.dtype);
      let result = choose(machine, test(Number.isNaN), given(nan, 0), x, node);
      result = choose(
        machine,
        test((value) => value === Number.POSITIVE_INFINITY),
        given(most, limit),
        result,
        node,
      );
      result = choose(
        machine,
        test((value) => value === Number.NEGATIVE_INFINITY),
        given(least, -limit),
        result,
        node,
      );
      if (copy !== false || !(v instanceof NdArray)) return asValue(machine, result, node);
      v.view.write(machine, result.operand, node, true);
      return v;
    },
  ],
};
