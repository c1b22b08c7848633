/** Diagonals and triangles of matrices. */
import { sizeOf } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { type IndexList, onDiagonal, triangle } from '../../../../autodiff/tensors/gather.ts';
import { diagonal } from '../../../../autodiff/tensors/place.ts';
import { TupleValue } from '../../values/containers.ts';
import { toIndex } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { NdArray } from '../../values/ndarray/array.ts';
import { argumentOf, cast, toArray } from '../../values/ndarray/convert.ts';
import { int64 } from '../../values/ndarray/dtype.ts';
import { toDType } from '../../values/ndarray/dtype-argument.ts';
import { types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { axisArgument } from './axes.ts';
import { argument, asValue, broadcastArgument, moved, picked } from './calculate.ts';
import { sum } from './reductions.ts';
import { reshapeArray } from './reshaping.ts';

/** A view of the elements [i, i + k] along two axes. */
function diagonalOf(machine: PyMachine, array: NdArray, [k, first, second]: Value[], node: number): NdArray {
  const n = array.shape.length;
  if (n < 2) machine.raise(types.ValueError, 'diag requires an array of at least two dimensions', node);
  const [a, b] = [first, second].map((axis) => axisArgument(machine, axis, n, node));
  if (a === b) machine.raise(types.ValueError, 'axis1 and axis2 cannot be the same', node);
  const shift = toIndex(machine, k, node);
  return array.derived((of) => diagonal(of, shift, a, b), tensorOps.diagonal);
}

/** A matrix with the numbers on a diagonal. */
function matrixOf(machine: PyMachine, array: NdArray, k: number, node: number): NdArray {
  const n = array.view.size;
  machine.budget.allocate((n + Math.abs(k)) ** 2, node);
  const operand = machine.tensor(tensorOps.diag, [array.read(machine, node)], onDiagonal(n, k), node);
  return NdArray.of(machine, operand, array.dtype, node);
}

const triangular = (part: 'lower' | 'upper'): Functions[string] => [
  'm, k=0',
  (machine, [m, k], node) => {
    const array = toArray(machine, m, node);
    const n = array.shape.length;
    let x = argument(machine, array.read(machine, node), array.dtype);
    if (n === 0) machine.raise(types.TypeError, 'tri() missing 1 required positional argument', node);
    if (n === 1) x = broadcastArgument(machine, x, [array.shape[0], array.shape[0]], node);
    machine.budget.allocate(sizeOf(x.shape), node);
    const from: IndexList = triangle(x.shape, part, toIndex(machine, k, node));
    return asValue(machine, moved(machine, x, tensorOps.triangle, from, node), node);
  },
];

/** The indices, one array a dimension, of the elements of a matrix that are chosen. */
export function indicesWhere(
  machine: PyMachine,
  rows: number,
  columns: number,
  holds: (i: number, j: number) => boolean,
  node: number,
): TupleValue {
  machine.budget.allocate(3 * Math.max(0, rows) * Math.max(0, columns), node);
  const found: [number[], number[]] = [[], []];
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++)
      if (holds(i, j)) {
        found[0].push(i);
        found[1].push(j);
      }
  return new TupleValue(
    found.map((list) => NdArray.ofData(machine, Float64Array.from(list), [list.length], int64, node)),
  );
}

const triangleIndices = (isLower: boolean): Functions[string] => [
  'n, k=0, m=None',
  (machine, [n, k, m], node) => {
    const [rows, shift] = [n, k].map((v) => toIndex(machine, v, node));
    const columns = m === null ? rows : toIndex(machine, m, node);
    return indicesWhere(machine, rows, columns, (i, j) => (isLower ? j - i <= shift : j - i >= shift), node);
  },
];

const triangleIndicesOf = (isLower: boolean): Functions[string] => [
  'arr, k=0',
  (machine, [arr, k], node) => {
    const { shape } = toArray(machine, arr, node);
    if (shape.length !== 2) return machine.raise(types.ValueError, 'input array must be 2-d', node);
    const shift = toIndex(machine, k, node);
    return indicesWhere(machine, shape[0], shape[1], (i, j) => (isLower ? j - i <= shift : j - i >= shift), node);
  },
];

/** Writes to the elements [i, i, …]; in tall matrices with `wrap` again after a gap. */
function fillDiagonal(machine: PyMachine, a: Value, value: Value, wrap: Value, node: number): null {
  if (!(a instanceof NdArray)) return machine.raise(types.AttributeError, 'fill_diagonal needs an array', node);
  const { shape, view } = a;
  if (shape.length < 2) machine.raise(types.ValueError, 'array must be at least 2-d', node);
  if (shape.length > 2 && !shape.every((n) => n === shape[0]))
    machine.raise(types.ValueError, 'All dimensions of input must be of equal length', node);
  const { offset, strides } = view.place;
  const columns = shape[1];
  const step = strides.reduce((sum, stride) => sum + stride, 0);
  const places: number[] = [];
  if (shape.length > 2) for (let i = 0; i < shape[0]; i++) places.push(offset + i * step);
  else
    for (let at = 0; at < shape[0] * columns; at += columns + 1) {
      if (wrap !== true && at >= columns * columns) break;
      places.push(offset + Math.floor(at / columns) * strides[0] + (at % columns) * strides[1]);
    }
  const given = argumentOf(machine, value, node);
  let x = argument(machine, cast(machine, given.operand, given.dtype, a.dtype, node), a.dtype);
  if (x.shape.length > 0) {
    const n = sizeOf(x.shape);
    const repeated = Array.from(places, (_, i) => i % n);
    x = picked(machine, x, repeated, [places.length], node);
  }
  view.writeTo(machine, { shape: [places.length], index: Int32Array.from(places) }, x.operand, node);
  return null;
}

const trace: Functions[string] = [
  'a, offset=0, axis1=0, axis2=1, dtype=None, out=None',
  (machine, [a, k, first, second, dtype], node) => {
    const elements = diagonalOf(machine, toArray(machine, a, node), [k, first, second], node);
    const kind = toDType(machine, dtype, node) ?? elements.dtype;
    const x = argument(machine, cast(machine, elements.read(machine, node), elements.dtype, kind, node), kind);
    return asValue(machine, sum(machine, x, { axes: [x.shape.length - 1], keepdims: false }, node), node);
  },
];

export const diagonalMethods: Functions = {
  diagonal: [
    'a, offset=0, axis1=0, axis2=1',
    (machine, [a, ...rest], node) => diagonalOf(machine, toArray(machine, a, node), rest, node),
  ],
  trace,
};

export const diagonals: Functions = {
  ...diagonalMethods,
  diag: [
    'v, k=0',
    (machine, [v, k], node) => {
      const array = toArray(machine, v, node);
      const n = array.shape.length;
      if (n === 1) return matrixOf(machine, array, toIndex(machine, k, node), node);
      if (n === 2) return diagonalOf(machine, array, [k, 0, 1], node);
      return machine.raise(types.ValueError, 'Input must be 1- or 2-d.', node);
    },
  ],
  diagflat: [
    'v, k=0',
    (machine, [v, k], node) =>
      matrixOf(machine, reshapeArray(machine, toArray(machine, v, node), [-1], node), toIndex(machine, k, node), node),
  ],
  tril: triangular('lower'),
  triu: triangular('upper'),
  tril_indices: triangleIndices(true),
  triu_indices: triangleIndices(false),
  tril_indices_from: triangleIndicesOf(true),
  triu_indices_from: triangleIndicesOf(false),
  diag_indices: [
    'n, ndim=2',
    (machine, [n, ndim], node) => {
      const [length, dimensions] = [n, ndim].map((v) => toIndex(machine, v, node));
      machine.budget.allocate(Math.max(0, length), node);
      const data = Float64Array.from({ length }, (_, i) => i);
      const index = NdArray.ofData(machine, data, [length], int64, node);
      return new TupleValue(new Array<Value>(dimensions).fill(index));
    },
  ],
  fill_diagonal: [
    'a, val, wrap=False',
    (machine, [a, value, wrap], node) => fillDiagonal(machine, a, value, wrap, node),
  ],
};
