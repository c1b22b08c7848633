/** `permutation`, `shuffle` and `permuted`. */
import { sizeOf } from '../../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../../autodiff/tensor-ops/index.ts';
import { eachPlace } from '../../../../../autodiff/tensors/gather.ts';
import { ListValue, SliceValue } from '../../../values/containers.ts';
import { lengthOf, toIndex } from '../../../values/conversions.ts';
import type { PyMachine } from '../../../values/machine.ts';
import { NdArray } from '../../../values/ndarray/array.ts';
import { toArray } from '../../../values/ndarray/convert.ts';
import { int64 } from '../../../values/ndarray/dtype.ts';
import { itemAt } from '../../../values/ndarray/indexing.ts';
import { getItem, setItem } from '../../../values/subscripts.ts';
import { types } from '../../../values/types.ts';
import type { Value } from '../../../values/values.ts';
import { permutation as orderOf, shuffle as shuffleItems } from '../random/sampling.ts';
import type { Variates } from '../random/variates.ts';
import { type Draw, refuseOut, wholeArgument } from './draw.ts';

const ALL = new SliceValue(null, null, null);

function orderArray(machine: PyMachine, from: Variates, count: number, node: number): NdArray {
  machine.budget.allocate(count, node);
  return NdArray.ofData(machine, orderOf(from, count), [count], int64, node);
}

function axisOf(machine: PyMachine, axis: Value | undefined, dimensions: number, node: number): number {
  const given = axis === undefined ? 0 : toIndex(machine, axis, node);
  if (given >= -dimensions && given < dimensions) return given < 0 ? given + dimensions : given;
  const text = `axis ${given} is out of bounds for array of dimension ${dimensions}`;
  return machine.raise(types.ValueError, text, node);
}

/** A copy with its parts along an axis in another order. */
function reordered(machine: PyMachine, from: Variates, array: NdArray, axis: number, node: number): NdArray {
  const order = orderArray(machine, from, array.shape[axis], node);
  return itemAt(machine, array, [...new Array<Value>(axis).fill(ALL), order], node) as NdArray;
}

const permutation: Draw = (machine, from, [x, axis], node) => {
  const whole = wholeArgument(machine, x, node);
  if (whole !== undefined) return orderArray(machine, from, Math.max(0, toIndex(machine, whole, node)), node);
  const array = typeof x === 'string' ? undefined : toArray(machine, x, node);
  if (array !== undefined && array.shape.length > 0)
    return reordered(machine, from, array, axisOf(machine, axis, array.shape.length, node), node);
  return machine.raise(types.IndexError, 'x must be an integer or at least 1-dimensional', node);
};

const shuffle: Draw = (machine, from, [x, axis], node) => {
  if (x instanceof NdArray && x.shape.length > 0) {
    const along = axisOf(machine, axis, x.shape.length, node);
    if (x.view.size === 0) return null;
    x.view.write(machine, reordered(machine, from, x, along, node).read(machine, node), node, true);
    return null;
  }
  const count = lengthOf(machine, x, node);
  machine.budget.allocate(count, node);
  if (x instanceof ListValue) {
    x.beforeChange(machine);
    shuffleItems(from, count, (i, j) => {
      [x.elements[i], x.elements[j]] = [x.elements[j], x.elements[i]];
    });
    return null;
  }
  shuffleItems(from, count, (i, j) => {
    const [a, b] = [getItem(machine, x, i, node), getItem(machine, x, j, node)];
    setItem(machine, x, i, b, node);
    setItem(machine, x, j, a, node);
  });
  return null;
};

/** Each line along an axis in an order of its own, or all elements. */
const permuted: Draw = (machine, from, [x, axis, out], node) => {
  refuseOut(out, 'permuted', node);
  const array = toArray(machine, x, node);
  const { shape, place, storage } = array.view;
  const size = sizeOf(shape);
  machine.budget.allocate(2 * size, node);
  const places = new Int32Array(size);
  eachPlace(place, (at, i) => {
    places[i] = at;
  });
  const lines =
    axis === null ? [{ start: 0, step: 1, count: size }] : linesOf(shape, axisOf(machine, axis, shape.length, node));
  for (const { start, step, count } of lines)
    shuffleItems(from, count, (i, j) => {
      const [a, b] = [start + i * step, start + j * step];
      [places[a], places[b]] = [places[b], places[a]];
    });
  const operand = storage.read(machine, { shape, index: places }, node, tensorOps.take);
  return NdArray.of(machine, operand, array.dtype, node);
};

function linesOf(shape: readonly number[], axis: number): { start: number; step: number; count: number }[] {
  const count = shape[axis];
  const step = sizeOf(shape.slice(axis + 1));
  const outer = sizeOf(shape.slice(0, axis));
  return Array.from({ length: outer * step }, (_, i) => ({
    start: Math.floor(i / step) * step * count + (i % step),
    step,
    count,
  }));
}

export const legacyOrders = { permutation: ['x', permutation], shuffle: ['x', shuffle] } as const;

export const modernOrders = {
  permutation: ['x, axis=0', permutation],
  shuffle: ['x, axis=0', shuffle],
  permuted: ['x, *, axis=None, out=None', permuted],
} as const;
