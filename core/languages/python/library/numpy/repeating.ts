/** Elements repeated, turned and moved about: copies, and views where NumPy flips. */
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { repeated, rolled, taken, tiled } from '../../../../autodiff/tensors/gather.ts';
import { expanded, flipped, transposed } from '../../../../autodiff/tensors/place.ts';
import { ListValue, SliceValue, TupleValue } from '../../values/containers.ts';
import { toIndex } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { NdArray } from '../../values/ndarray/array.ts';
import { argumentOf, cast, toArray } from '../../values/ndarray/convert.ts';
import { extentOf } from '../../values/sequences.ts';
import { getItem } from '../../values/subscripts.ts';
import { types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { shapeArgument } from './array-attributes.ts';
import { copyOf } from './array-methods.ts';
import { axesArgument, axisArgument, integersIn } from './axes.ts';
import { argument, arrayOf, moved, numbersOf, picked } from './calculate.ts';
import { concatenateArrays } from './joining.ts';
import { atLeast, broadcastArray, moveAxis, reshapeArray } from './reshaping.ts';

type Movement = (typeof tensorOps)['take'];

/** A copy with the elements at these places of an axis. */
export function takenAlong(
  machine: PyMachine,
  array: NdArray,
  axis: number,
  places: ArrayLike<number>,
  node: number,
  op: Movement = tensorOps.take,
): NdArray {
  const { shape } = array;
  machine.budget.allocate((array.view.size / (shape[axis] || 1)) * places.length, node);
  const from = taken(shape, axis, places, [places.length]);
  return NdArray.of(machine, machine.tensor(op, [array.read(machine, node)], from, node), array.dtype, node);
}

/** The array, and the axis to go along: for None that of all elements in a row. */
export function alongAxis(machine: PyMachine, v: Value, axis: Value, node: number): { array: NdArray; axis: number } {
  const array = toArray(machine, v, node);
  if (axis === null) return { array: reshapeArray(machine, array, [-1], node), axis: 0 };
  return { array, axis: axisArgument(machine, axis, array.shape.length, node) };
}

function tileArray(machine: PyMachine, given: NdArray, reps: readonly number[], node: number): NdArray {
  const missing = reps.length - given.shape.length;
  const times = [...new Array<number>(Math.max(0, -missing)).fill(1), ...reps];
  let array = given;
  if (missing > 0) array = reshapeArray(machine, given, [...new Array<number>(missing).fill(1), ...given.shape], node);
  let x = argument(machine, array.read(machine, node), array.dtype);
  times.forEach((count, d) => {
    if (count === 1) return;
    machine.budget.allocate(array.view.size * Math.max(0, count), node);
    x = moved(machine, x, tensorOps.tile, tiled(x.shape, d, Math.max(0, count)), node);
  });
  return times.every((count) => count === 1) ? copyOf(machine, array, node) : arrayOf(machine, x, node);
}

function repeatArray(machine: PyMachine, v: Value, repeats: Value, axisGiven: Value, node: number): NdArray {
  const { array, axis } = alongAxis(machine, v, axisGiven, node);
  const counts = integersIn(machine, repeats, node);
  const n = array.shape[axis];
  if (counts.some((count) => count < 0))
    machine.raise(types.ValueError, 'repeats may not contain negative values.', node);
  if (counts.length !== 1 && counts.length !== n) {
    const text = `operands could not be broadcast together with shape (${n},) (${counts.length},)`;
    machine.raise(types.ValueError, text, node);
  }
  const each = counts.length === 1 ? new Array<number>(n).fill(counts[0]) : counts;
  const total = each.reduce((sum, count) => sum + count, 0);
  machine.budget.allocate(total * (array.view.size / (n || 1)), node);
  const from = repeated(array.shape, axis, each);
  return NdArray.of(
    machine,
    machine.tensor(tensorOps.repeat, [array.read(machine, node)], from, node),
    array.dtype,
    node,
  );
}

function rollArray(machine: PyMachine, a: Value, shift: Value, axis: Value, node: number): NdArray {
  const array = toArray(machine, a, node);
  const shifts = integersIn(machine, shift, node);
  if (axis === null) {
    const flat = reshapeArray(machine, array, [-1], node);
    const total = shifts.reduce((sum, each) => sum + each, 0);
    return reshapeArray(machine, rolledBy(machine, flat, [0], [total], node), array.shape, node);
  }
  const list = axis instanceof TupleValue || axis instanceof ListValue ? axis.elements : [axis];
  const axes = list.map((each) => axisArgument(machine, each, array.shape.length, node));
  const n = Math.max(axes.length, shifts.length);
  if ((axes.length !== 1 && axes.length !== n) || (shifts.length !== 1 && shifts.length !== n))
    machine.raise(types.ValueError, "'shift' and 'axis' should be scalars or 1D sequences", node);
  const spread = (given: readonly number[]) => (given.length === n ? given : new Array<number>(n).fill(given[0]));
  return rolledBy(machine, array, spread(axes), spread(shifts), node);
}

function rolledBy(
  machine: PyMachine,
  array: NdArray,
  axes: readonly number[],
  shifts: readonly number[],
  node: number,
): NdArray {
  let x = argument(machine, array.read(machine, node), array.dtype);
  axes.forEach((axis, i) => {
    machine.budget.allocate(array.view.size, node);
    if (array.view.size > 0) x = moved(machine, x, tensorOps.roll, rolled(x.shape, axis, shifts[i]), node);
  });
  return arrayOf(machine, x, node);
}

export function flipArray(array: NdArray, axes: readonly number[]): NdArray {
  return array.derived((of) => axes.reduce(flipped, of), tensorOps.flip);
}

/** A quarter turn, k times, in the plane of two axes. */
function turned(machine: PyMachine, array: NdArray, k: number, plane: readonly number[], node: number): NdArray {
  if (plane.length !== 2) return machine.raise(types.ValueError, 'len(axes) must be 2.', node);
  const [a, b] = plane.map((axis) => axisArgument(machine, axis, array.shape.length, node));
  if (a === b) machine.raise(types.ValueError, 'Axes must be different.', node);
  const turns = ((k % 4) + 4) % 4;
  if (turns === 0) return array.derived((of) => of);
  if (turns === 2) return flipArray(array, [a, b]);
  const order = array.shape.map((_, d) => (d === a ? b : d === b ? a : d));
  const swapped = (from: NdArray) => from.derived((of) => transposed(of, order), tensorOps.transpose);
  return turns === 1 ? swapped(flipArray(array, [b])) : flipArray(swapped(array), [b]);
}

const flipping = (least: number, axis: number): Functions[string] => [
  'm',
  (machine, [m], node) => {
    const array = toArray(machine, m, node);
    if (array.shape.length >= least) return flipArray(array, [axis]);
    return machine.raise(types.ValueError, `Input must be >= ${least}-d.`, node);
  },
];

/** The places that `np.delete` and `np.insert` are given, counted from the start. */
function placesIn(machine: PyMachine, obj: Value, n: number, axis: number, node: number, isInsert: boolean): number[] {
  if (obj instanceof SliceValue) {
    const { start, step, count } = extentOf(machine, obj, n, node);
    return Array.from({ length: count }, (_, i) => start + i * step);
  }
  const given = argumentOf(machine, obj, node);
  const { data } = machine.tensorOf(given.operand);
  if (given.dtype.isBool && given.shape.length > 0) return [...data].flatMap((x, i) => (x !== 0 ? [i] : []));
  const list = given.shape.length === 0 ? [toIndex(machine, obj, node)] : [...data];
  return list.map((place) => {
    const most = isInsert ? n : n - 1;
    if (place >= -n && place <= most) return place < 0 ? place + n : place;
    return machine.raise(types.IndexError, `index ${place} is out of bounds for axis ${axis} with size ${n}`, node);
  });
}

function insertInto(
  machine: PyMachine,
  arr: Value,
  obj: Value,
  values: Value,
  axisGiven: Value,
  node: number,
): NdArray {
  const { array, axis } = alongAxis(machine, arr, axisGiven, node);
  const n = array.shape[axis];
  const places = placesIn(machine, obj, n, axis, node, true);
  const isSingle = !(obj instanceof SliceValue) && argumentOf(machine, obj, node).shape.length === 0;
  const given = argumentOf(machine, values, node);
  const converted = NdArray.of(
    machine,
    cast(machine, given.operand, given.dtype, array.dtype, node),
    array.dtype,
    node,
  );
  let inserted = atLeast(converted, 1);
  if (isSingle) {
    // One index: what is inserted there may be as long as one likes.
    while (inserted.shape.length < array.shape.length) inserted = atFront(inserted);
    inserted = moveAxis(inserted, 0, axis);
  }
  const count = isSingle ? inserted.shape[axis] : places.length;
  const shape = array.shape.map((length, d) => (d === axis ? count : length));
  const both = concatenateArrays(machine, [array, broadcastArray(machine, inserted, shape, node)], axis, node);
  const order: number[] = [];
  const at = isSingle ? new Array<number>(count).fill(places[0]) : places;
  const sorted = at.map((place, i) => ({ place, i })).sort((a, b) => a.place - b.place || a.i - b.i);
  let next = 0;
  for (let i = 0; i <= n; i++) {
    for (; next < sorted.length && sorted[next].place === i; next++) order.push(n + sorted[next].i);
    if (i < n) order.push(i);
  }
  return takenAlong(machine, both, axis, order, node);
}

function atFront(array: NdArray): NdArray {
  return array.derived((of) => expanded(of, 0), tensorOps.expandDims);
}

/** Again and again in C order, as many as the shape takes. */
function resized(machine: PyMachine, array: NdArray, shape: readonly number[], node: number): NdArray {
  const size = shape.reduce((product, length) => product * length, 1);
  machine.budget.allocate(size, node);
  const places = Int32Array.from({ length: size }, (_, i) => i % (array.view.size || 1));
  const x = argument(machine, array.read(machine, node), array.dtype);
  return arrayOf(machine, picked(machine, x, places, shape, node), node);
}

export const repeatingMethods: Functions = {
  repeat: [
    'a, repeats, axis=None',
    (machine, [a, repeats, axis], node) => repeatArray(machine, a, repeats, axis, node),
  ],
};

export const repeating: Functions = {
  ...repeatingMethods,
  tile: [
    'A, reps',
    (machine, [a, reps], node) =>
      tileArray(machine, toArray(machine, a, node), shapeArgument(machine, reps, node), node),
  ],
  roll: ['a, shift, axis=None', (machine, [a, shift, axis], node) => rollArray(machine, a, shift, axis, node)],
  rot90: [
    'm, k=1, axes=None',
    (machine, [m, k, axes], node) => {
      const plane = axes === null ? [0, 1] : integersIn(machine, axes, node);
      return turned(machine, toArray(machine, m, node), toIndex(machine, k, node), plane, node);
    },
  ],
  flip: [
    'm, axis=None',
    (machine, [m, axis], node) => {
      const array = toArray(machine, m, node);
      return flipArray(array, axesArgument(machine, axis, array.shape.length, node) ?? [...array.shape.keys()]);
    },
  ],
  flipud: flipping(1, 0),
  fliplr: flipping(2, 1),
  insert: [
    'arr, obj, values, axis=None',
    (machine, [arr, obj, values, axis], node) => insertInto(machine, arr, obj, values, axis, node),
  ],
  delete: [
    'arr, obj, axis=None',
    (machine, [arr, obj, axisGiven], node) => {
      const { array, axis } = alongAxis(machine, arr, axisGiven, node);
      const gone = new Set(placesIn(machine, obj, array.shape[axis], axis, node, false));
      const kept = Array.from({ length: array.shape[axis] }, (_, i) => i).filter((i) => !gone.has(i));
      return takenAlong(machine, array, axis, kept, node);
    },
  ],
  resize: [
    'a, new_shape',
    (machine, [a, shape], node) =>
      resized(machine, toArray(machine, a, node), shapeArgument(machine, shape, node), node),
  ],
  trim_zeros: [
    "filt, trim='fb'",
    (machine, [filt, trim], node) => {
      const data = numbersOf(machine, argumentOf(machine, filt, node));
      const sides = String(trim).toLowerCase();
      let [from, to] = [0, data.length];
      if (sides.includes('f')) while (from < to && data[from] === 0) from++;
      if (sides.includes('b')) while (to > from && data[to - 1] === 0) to--;
      return getItem(machine, filt, new SliceValue(from, to, null), node);
    },
  ],
};
