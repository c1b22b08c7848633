/** The same elements in another shape: views wherever NumPy has views. */
import { sameShape } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import {
  broadcastPlace,
  expanded,
  isContiguous,
  type Place,
  reshaped,
  squeezed,
  transposed,
  wholePlace,
} from '../../../../autodiff/tensors/place.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { toIndex } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { NdArray } from '../../values/ndarray/array.ts';
import { shapeTuple, toArray } from '../../values/ndarray/convert.ts';
import { broadcast } from '../../values/ndarray/ufunc.ts';
import { types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { fittingShape, shapeArgument } from './array-attributes.ts';
import { axesArgument, axisArgument, axisWithin } from './axes.ts';

/** A view, or a copy where no strides can say it. */
export function reshapeArray(machine: PyMachine, array: NdArray, asked: readonly number[], node: number): NdArray {
  const shape = fittingShape(machine, array, asked, node);
  if (reshaped(array.view.place, shape) === undefined) return reshapedCopy(machine, array, shape, node);
  return array.derived((of) => reshaped(of, shape) as Place, tensorOps.reshape);
}

export function reshapedCopy(machine: PyMachine, array: NdArray, shape: readonly number[], node: number): NdArray {
  const operand = machine.tensor(tensorOps.reshape, [array.read(machine, node)], wholePlace(shape), node);
  return NdArray.of(machine, operand, array.dtype, node);
}

export function transposeArray(array: NdArray, axes?: readonly number[]): NdArray {
  return array.derived((of) => transposed(of, axes), tensorOps.transpose);
}

/** Whether elements are taken in Fortran's order: the first index runs fastest. */
function isFortran(machine: PyMachine, order: Value, { view }: NdArray, node: number): boolean {
  if (order === 'C' || order === null) return false;
  if (order === 'F') return true;
  const { shape, strides } = transposed(view.place);
  if (order === 'A' || order === 'K')
    return !isContiguous(view.shape, view.place.strides) && isContiguous(shape, strides);
  return machine.raise(types.ValueError, `order must be one of 'C', 'F', 'A', or 'K' (got '${String(order)}')`, node);
}

function reshapeIn(machine: PyMachine, array: NdArray, shape: readonly number[], order: Value, node: number): NdArray {
  if (!isFortran(machine, order, array, node)) return reshapeArray(machine, array, shape, node);
  fittingShape(machine, array, shape, node);
  return transposeArray(reshapeArray(machine, transposeArray(array), [...shape].reverse(), node));
}

function ravelIn(machine: PyMachine, array: NdArray, order: Value, node: number): NdArray {
  const inOrder = isFortran(machine, order, array, node) ? transposeArray(array) : array;
  if (isContiguous(inOrder.shape, inOrder.view.place.strides)) return reshapeArray(machine, inOrder, [-1], node);
  return reshapedCopy(machine, inOrder, [inOrder.view.size], node);
}

/** All axes, those of `from` at the places of `to`. */
function movedAxes(dimensions: number, from: readonly number[], to: readonly number[]): number[] {
  const order = Array.from({ length: dimensions }, (_, d) => d).filter((d) => !from.includes(d));
  for (const [place, axis] of to.map((place, i) => [place, from[i]] as const).sort((a, b) => a[0] - b[0]))
    order.splice(place, 0, axis);
  return order;
}

export function moveAxis(array: NdArray, from: number, to: number): NdArray {
  return transposeArray(array, movedAxes(array.shape.length, [from], [to]));
}

/** `transpose(x, None)`, `x.transpose(1, 0)`, `x.transpose((1, 0))` */
function transposeBy(machine: PyMachine, array: NdArray, axes: Value, node: number): NdArray {
  if (axes === null) return transposeArray(array);
  const n = array.shape.length;
  const list = axes instanceof TupleValue || axes instanceof ListValue ? axes.elements : [axes];
  if (list.length !== n) machine.raise(types.ValueError, "axes don't match array", node);
  const order = list.map((axis) => axisArgument(machine, axis, n, node));
  if (new Set(order).size < n) machine.raise(types.ValueError, 'repeated axis in transpose', node);
  return transposeArray(array, order);
}

function swapAxes(machine: PyMachine, array: NdArray, first: Value, second: Value, node: number): NdArray {
  const n = array.shape.length;
  const [a, b] = [first, second].map((axis) => toIndex(machine, axis, node));
  const [i, j] = [axisWithin(machine, a, n, node, 'axis1: '), axisWithin(machine, b, n, node, 'axis2: ')];
  const order = array.shape.map((_, d) => (d === i ? j : d === j ? i : d));
  return transposeArray(array, order);
}

function squeezeArray(machine: PyMachine, array: NdArray, axis: Value, node: number): NdArray {
  const axes = axesArgument(machine, axis, array.shape.length, node);
  if (axes?.some((d) => array.shape[d] !== 1))
    machine.raise(types.ValueError, 'cannot select an axis to squeeze out which has size not equal to one', node);
  return array.derived((of) => squeezed(of, axes), tensorOps.squeeze);
}

function expandArray(machine: PyMachine, array: NdArray, axis: Value, node: number): NdArray {
  const list = axis instanceof TupleValue || axis instanceof ListValue ? axis.elements : [axis];
  const n = array.shape.length + list.length;
  const axes = axesArgument(machine, new TupleValue([...list]), n, node, 'axis') as number[];
  const inOrder = [...axes].sort((a, b) => a - b);
  return array.derived((of) => inOrder.reduce((at, d) => expanded(at, d), of), tensorOps.expandDims);
}

/** With dimensions of length 1 in front, or where NumPy puts them for three. */
export function atLeast(array: NdArray, dimensions: number): NdArray {
  const n = array.shape.length;
  if (n >= dimensions) return array;
  return array.derived((of) => {
    let place = of;
    while (place.shape.length < Math.min(dimensions, 2)) place = expanded(place, 0);
    return dimensions === 3 ? expanded(place, n <= 1 ? place.shape.length : 2) : place;
  }, tensorOps.expandDims);
}

const atLeastOf = (dimensions: number): Functions[string] => [
  '*arys',
  (machine, [arys], node) => {
    const arrays = (arys as TupleValue).elements.map((v) => atLeast(toArray(machine, v, node), dimensions));
    return arrays.length === 1 ? arrays[0] : new ListValue(arrays);
  },
];

export function broadcastArray(machine: PyMachine, array: NdArray, shape: readonly number[], node: number): NdArray {
  const added = shape.length - array.shape.length;
  const fits = added >= 0 && array.shape.every((n, d) => n === 1 || n === shape[d + added]);
  if (!fits) {
    const [from, to] = [array.shape, shape].map((s) => shapeTuple(s).replaceAll(' ', ''));
    const text = 'operands could not be broadcast together with remapped shapes [original->remapped]:';
    machine.raise(types.ValueError, `${text} ${from}  and requested shape ${to}`, node);
  }
  return array.derived((of) => broadcastPlace(of, shape), tensorOps.broadcastTo);
}

/** Raises ValueError that names the first two arrays that do not fit. */
function togetherShape(machine: PyMachine, arrays: readonly NdArray[], node: number): number[] {
  const n = Math.max(0, ...arrays.map(({ shape }) => shape.length));
  return Array.from({ length: n }, (_, d) => {
    let length = 1;
    let setBy = 0;
    arrays.forEach(({ shape }, i) => {
      const own = shape[d - n + shape.length] ?? 1;
      if (own === 1 || own === length) return;
      if (length !== 1) {
        const named = [setBy, i].map((k) => `arg ${k} with shape ${shapeTuple(arrays[k].shape)}`).join(' and ');
        const text = 'shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between';
        machine.raise(types.ValueError, `${text} ${named}.`, node);
      }
      [length, setBy] = [own, i];
    });
    return length;
  });
}

function broadcastAll(machine: PyMachine, values: readonly Value[], node: number): NdArray[] {
  const arrays = values.map((v) => toArray(machine, v, node));
  const shape = togetherShape(machine, arrays, node);
  return arrays.map((array) => (sameShape(array.shape, shape) ? array : broadcastArray(machine, array, shape, node)));
}

const of =
  (f: (machine: PyMachine, array: NdArray, rest: Value[], node: number) => Value): Functions[string][1] =>
  (machine, [a, ...rest], node) =>
    f(machine, toArray(machine, a, node), rest, node);

/** The shape that a method is given: `x.reshape(2, 3)`, `x.reshape((2, 3))`. */
function shapeIn(machine: PyMachine, args: Value, node: number): number[] {
  const { elements } = args as TupleValue;
  return shapeArgument(machine, elements.length === 1 ? elements[0] : args, node);
}

const flatten = of((machine, array, [order], node) =>
  reshapedCopy(
    machine,
    isFortran(machine, order, array, node) ? transposeArray(array) : array,
    [array.view.size],
    node,
  ),
);

/** Functions and methods that are called alike. */
export const reshapingMethods: Functions = {
  ravel: ["a, order='C'", of((machine, array, [order], node) => ravelIn(machine, array, order, node))],
  squeeze: ['a, axis=None', of((machine, array, [axis], node) => squeezeArray(machine, array, axis, node))],
  swapaxes: ['a, axis1, axis2', of((machine, array, [a, b], node) => swapAxes(machine, array, a, b, node))],
};

/** Methods alone, or called otherwise than the function. */
export const shapeMethods: Functions = {
  flatten: ["self, /, order='C'", flatten],
  reshape: [
    "self, /, *shape, order='C'",
    of((machine, array, [order, shape], node) => reshapeIn(machine, array, shapeIn(machine, shape, node), order, node)),
  ],
  transpose: [
    'self, /, *axes',
    of((machine, array, [axes], node) => {
      const { elements } = axes as TupleValue;
      const given = elements.length === 0 ? null : elements.length === 1 ? elements[0] : axes;
      return transposeBy(machine, array, given, node);
    }),
  ],
};

export const reshaping: Functions = {
  ...reshapingMethods,
  reshape: [
    "a, newshape, order='C'",
    of((machine, array, [shape, order], node) =>
      reshapeIn(machine, array, shapeArgument(machine, shape, node), order, node),
    ),
  ],
  transpose: ['a, axes=None', of((machine, array, [axes], node) => transposeBy(machine, array, axes, node))],
  moveaxis: [
    'a, source, destination',
    of((machine, array, [source, destination], node) => {
      const n = array.shape.length;
      const from = axesArgument(machine, source, n, node, 'source: ') as number[];
      const to = axesArgument(machine, destination, n, node, 'destination: ') as number[];
      if (from.length !== to.length) {
        const text = '`source` and `destination` arguments must have the same number of elements';
        machine.raise(types.ValueError, text, node);
      }
      return transposeArray(array, movedAxes(n, from, to));
    }),
  ],
  rollaxis: [
    'a, axis, start=0',
    of((machine, array, [axis, start], node) => {
      const n = array.shape.length;
      const from = axisArgument(machine, axis, n, node);
      const asked = toIndex(machine, start, node);
      const to = asked < 0 ? asked + n : asked;
      return moveAxis(array, from, from < to ? to - 1 : to);
    }),
  ],
  expand_dims: ['a, axis', of((machine, array, [axis], node) => expandArray(machine, array, axis, node))],
  atleast_1d: atLeastOf(1),
  atleast_2d: atLeastOf(2),
  atleast_3d: atLeastOf(3),
  broadcast_to: [
    'array, shape, subok=False',
    of((machine, array, [shape], node) => broadcastArray(machine, array, shapeArgument(machine, shape, node), node)),
  ],
  broadcast_arrays: [
    '*args, subok=False',
    (machine, [, args], node) => new ListValue(broadcastAll(machine, (args as TupleValue).elements, node)),
  ],
  broadcast_shapes: [
    '*args',
    (machine, [args], node) => {
      const shapes = (args as TupleValue).elements.map((shape) => shapeArgument(machine, shape, node));
      return new TupleValue([...broadcast(machine, shapes, node)]);
    },
  ],
};
