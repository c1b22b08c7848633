/** Arrays put together, and taken apart. */
import { sameShape } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { expandedBy, sliced } from '../../../../autodiff/tensors/place.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { toIndex } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { NdArray } from '../../values/ndarray/array.ts';
import { cast, toArray } from '../../values/ndarray/convert.ts';
import { type DType, promote } from '../../values/ndarray/dtype.ts';
import { toDType } from '../../values/ndarray/dtype-argument.ts';
import { outArray, writeResult } from '../../values/ndarray/ufunc.ts';
import { types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { axisArgument, axisWithin, integersIn } from './axes.ts';
import { atLeast, reshapeArray, transposeArray } from './reshaping.ts';

export function arraysIn(machine: PyMachine, v: Value, node: number): NdArray[] {
  if (v instanceof NdArray && v.shape.length === 0)
    machine.raise(types.ValueError, 'zero-dimensional arrays cannot be concatenated', node);
  return toList(machine, v, node).map((each) => toArray(machine, each, node));
}

const kindOf = (arrays: readonly NdArray[]): DType => arrays.map(({ dtype }) => dtype).reduce(promote);

function joined(
  machine: PyMachine,
  op: typeof tensorOps.concatenate,
  arrays: readonly NdArray[],
  axis: number,
  node: number,
  given?: DType,
): NdArray {
  const dtype = given ?? kindOf(arrays);
  const operands = arrays.map((array) => cast(machine, array.read(machine, node), array.dtype, dtype, node));
  return NdArray.of(machine, machine.tensor(op, operands, { axis }, node), dtype, node);
}

/** Along an axis that they have. Raises ValueError for shapes that do not fit. */
export function concatenateArrays(
  machine: PyMachine,
  arrays: readonly NdArray[],
  axis: number,
  node: number,
  dtype?: DType,
): NdArray {
  const [first] = arrays;
  if (first === undefined) return machine.raise(types.ValueError, 'need at least one array to concatenate', node);
  if (arrays.some(({ shape }) => shape.length === 0))
    machine.raise(types.ValueError, 'zero-dimensional arrays cannot be concatenated', node);
  const d = axisWithin(machine, axis, first.shape.length, node);
  arrays.forEach(({ shape }, i) => {
    const n = first.shape.length;
    if (shape.length !== n) {
      const sizes = `the array at index 0 has ${n} dimension(s) and the array at index ${i} has ${shape.length}`;
      const text = 'all the input arrays must have same number of dimensions, but';
      machine.raise(types.ValueError, `${text} ${sizes} dimension(s)`, node);
    }
    const other = shape.findIndex((length, k) => k !== d && length !== first.shape[k]);
    if (other < 0) return;
    const sizes = `the array at index 0 has size ${first.shape[other]} and the array at index ${i} has size`;
    const text = 'all the input array dimensions except for the concatenation axis must match exactly, but along';
    machine.raise(types.ValueError, `${text} dimension ${other}, ${sizes} ${shape[other]}`, node);
  });
  return joined(machine, tensorOps.concatenate, arrays, d, node, dtype);
}

export function stackArrays(
  machine: PyMachine,
  arrays: readonly NdArray[],
  axis: number,
  node: number,
  dtype?: DType,
): NdArray {
  const [first] = arrays;
  if (first === undefined) return machine.raise(types.ValueError, 'need at least one array to stack', node);
  if (!arrays.every(({ shape }) => sameShape(shape, first.shape)))
    machine.raise(types.ValueError, 'all input arrays must have the same shape', node);
  return joined(machine, tensorOps.stack, arrays, axisWithin(machine, axis, first.shape.length + 1, node), node, dtype);
}

function into(machine: PyMachine, result: NdArray, out: Value, node: number): NdArray {
  const target = outArray(machine, out, node);
  if (target === undefined) return result;
  writeResult(machine, 'concatenate', target, result.read(machine, node), result.dtype, node);
  return target;
}

const flat = (machine: PyMachine, array: NdArray, node: number) => reshapeArray(machine, array, [-1], node);

/** Along an axis, after each has been given so many dimensions. */
const stacking = (dimensions: number, axis: (first: NdArray) => number): Functions[string] => [
  "tup, *, dtype=None, casting='same_kind'",
  (machine, [tup, dtype], node) => {
    const arrays = arraysIn(machine, tup, node).map((array) => atLeast(array, dimensions));
    const along = arrays.length === 0 ? 0 : axis(arrays[0]);
    return concatenateArrays(machine, arrays, along, node, toDType(machine, dtype, node));
  },
];
const vstack = stacking(2, () => 0);

/** Nested lists of blocks: the innermost are joined along the last axis. */
function blockOf(machine: PyMachine, v: Value, depth: number, most: number, dimensions: number, node: number): NdArray {
  if (depth === most) return padDimensions(toArray(machine, v, node), dimensions);
  const parts = (v as ListValue).elements.map((each) => blockOf(machine, each, depth + 1, most, dimensions, node));
  return concatenateArrays(machine, parts, dimensions - (most - depth), node);
}

function padDimensions(array: NdArray, dimensions: number): NdArray {
  const missing = Math.max(0, dimensions - array.shape.length);
  return array.derived((of) => expandedBy(of, missing));
}

/** How deep lists are nested, and the most dimensions that an array in them has. */
function depthOf(machine: PyMachine, v: Value, node: number): { depth: number; dimensions: number } {
  if (!(v instanceof ListValue)) return { depth: 0, dimensions: toArray(machine, v, node).shape.length };
  if (v.elements.length === 0) machine.raise(types.ValueError, 'List at arrays cannot be empty', node);
  const inner = v.elements.map((each) => depthOf(machine, each, node));
  if (inner.some(({ depth }) => depth !== inner[0].depth))
    machine.raise(types.ValueError, 'List depths are mismatched.', node);
  return { depth: inner[0].depth + 1, dimensions: Math.max(...inner.map(({ dimensions }) => dimensions)) };
}

/** Views of the parts between the places, which are clipped as those of a slice. */
function partsAt(array: NdArray, axis: number, places: readonly number[]): ListValue {
  const n = array.shape[axis];
  const clip = (place: number) => Math.min(Math.max(place < 0 ? place + n : place, 0), n);
  const starts = [0, ...places];
  const ends = [...places, n];
  const parts = starts.map((start, i) => {
    const from = clip(start);
    const count = Math.max(0, clip(ends[i]) - from);
    return array.derived((of) => sliced(of, axis, from, 1, count));
  });
  return new ListValue(parts);
}

function splitArray(
  machine: PyMachine,
  array: NdArray,
  sections: Value,
  axis: number,
  isEven: boolean,
  node: number,
): ListValue {
  if (sections instanceof ListValue || sections instanceof TupleValue || sections instanceof NdArray)
    return partsAt(array, axis, integersIn(machine, sections, node));
  const count = toIndex(machine, sections, node);
  if (count <= 0) machine.raise(types.ValueError, 'number sections must be larger than 0.', node);
  const n = array.shape[axis];
  if (isEven && n % count !== 0)
    machine.raise(types.ValueError, 'array split does not result in an equal division', node);
  machine.budget.allocate(count, node);
  const [small, extra] = [Math.floor(n / count), n % count];
  return partsAt(
    array,
    axis,
    Array.from({ length: count - 1 }, (_, i) => (i + 1) * small + Math.min(i + 1, extra)),
  );
}

const splitting = (isEven: boolean): Functions[string] => [
  'ary, indices_or_sections, axis=0',
  (machine, [ary, sections, axis], node) => {
    const array = toArray(machine, ary, node);
    return splitArray(machine, array, sections, axisArgument(machine, axis, array.shape.length, node), isEven, node);
  },
];

const splittingAlong = (name: string, least: number, axis: (n: number) => number): Functions[string] => [
  'ary, indices_or_sections',
  (machine, [ary, sections], node) => {
    const array = toArray(machine, ary, node);
    const n = array.shape.length;
    if (n < least) machine.raise(types.ValueError, `${name} only works on arrays of ${least} or more dimensions`, node);
    return splitArray(machine, array, sections, axis(n), true, node);
  },
];

export const joining: Functions = {
  concatenate: [
    "arrays, axis=0, out=None, *, dtype=None, casting='same_kind'",
    (machine, [arrays, axis, out, dtype], node) => {
      const list = arraysIn(machine, arrays, node);
      const kind = toDType(machine, dtype, node);
      const result =
        axis === null
          ? concatenateArrays(
              machine,
              list.map((array) => flat(machine, array, node)),
              0,
              node,
              kind,
            )
          : concatenateArrays(machine, list, toIndex(machine, axis, node), node, kind);
      return into(machine, result, out, node);
    },
  ],
  stack: [
    "arrays, axis=0, out=None, *, dtype=None, casting='same_kind'",
    (machine, [arrays, axis, out, dtype], node) => {
      const list = arraysIn(machine, arrays, node);
      const result = stackArrays(machine, list, toIndex(machine, axis, node), node, toDType(machine, dtype, node));
      return into(machine, result, out, node);
    },
  ],
  vstack,
  row_stack: vstack,
  hstack: stacking(1, (first) => (first.shape.length === 1 ? 0 : 1)),
  dstack: stacking(3, () => 2),
  column_stack: [
    'tup',
    (machine, [tup], node) => {
      const columns = arraysIn(machine, tup, node).map((array) =>
        array.shape.length < 2 ? transposeArray(atLeast(array, 2)) : array,
      );
      return concatenateArrays(machine, columns, 1, node);
    },
  ],
  block: [
    'arrays',
    (machine, [arrays], node) => {
      const { depth, dimensions } = depthOf(machine, arrays, node);
      return blockOf(machine, arrays, 0, depth, Math.max(depth, dimensions), node);
    },
  ],
  append: [
    'arr, values, axis=None',
    (machine, [arr, values, axis], node) => {
      const arrays = [arr, values].map((v) => toArray(machine, v, node));
      if (axis !== null) return concatenateArrays(machine, arrays, toIndex(machine, axis, node), node);
      return concatenateArrays(
        machine,
        arrays.map((array) => flat(machine, array, node)),
        0,
        node,
      );
    },
  ],
  split: splitting(true),
  array_split: splitting(false),
  vsplit: splittingAlong('vsplit', 2, () => 0),
  hsplit: splittingAlong('hsplit', 1, (n) => (n === 1 ? 0 : 1)),
  dsplit: splittingAlong('dsplit', 3, () => 2),
};
