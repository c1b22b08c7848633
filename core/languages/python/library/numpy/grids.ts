/** Coordinates: `np.meshgrid`, `np.indices`, `np.ndindex`. */
import { sizeOf } from '../../../../autodiff/tensor.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import { IteratorValue } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import type { NdArray } from '../../values/ndarray/array.ts';
import { elementOf, toArray } from '../../values/ndarray/convert.ts';
import { type DType, int64 } from '../../values/ndarray/dtype.ts';
import { toDType } from '../../values/ndarray/dtype-argument.ts';
import { elementAt } from '../../values/ndarray/indexing.ts';
import { builtinType, types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { shapeArgument } from './array-attributes.ts';
import { copyOf } from './array-methods.ts';
import { arrayOf, constants, numbers } from './calculate.ts';
import { broadcastArray, reshapeArray } from './reshaping.ts';

/** One dimension long, among so many. */
const alone = (length: number, d: number, dimensions: number) =>
  Array.from({ length: dimensions }, (_, other) => (other === d ? length : 1));

function meshgrid(machine: PyMachine, [copy, sparse, indexing, xi]: Value[], node: number): Value {
  if (indexing !== 'xy' && indexing !== 'ij')
    return machine.raise(types.ValueError, "Valid values for `indexing` are 'xy' and 'ij'.", node);
  const lists = (xi as TupleValue).elements.map((x) => reshapeArray(machine, toArray(machine, x, node), [-1], node));
  const n = lists.length;
  // Of x and y the first runs along columns.
  const dimension = (i: number) => (indexing === 'xy' && n > 1 && i < 2 ? 1 - i : i);
  const thin = lists.map((list, i) => reshapeArray(machine, list, alone(list.shape[0], dimension(i), n), node));
  const shape = new Array<number>(n);
  lists.forEach((list, i) => {
    shape[dimension(i)] = list.shape[0];
  });
  const isSparse = truthy(machine, sparse, node);
  const full = thin.map((array) => (isSparse ? array : broadcastArray(machine, array, shape, node)));
  const isCopied = truthy(machine, copy, node);
  return new ListValue(full.map((array) => (isCopied ? copyOf(machine, array, node) : array)));
}

function indices(machine: PyMachine, shape: readonly number[], dtype: DType, isSparse: boolean, node: number): Value {
  const n = shape.length;
  if (isSparse)
    return new TupleValue(
      shape.map((length, d) => {
        const data = numbers(machine, [length], node);
        data.forEach((_, i) => {
          data[i] = i;
        });
        return arrayOf(machine, constants(data, alone(length, d, n), dtype), node);
      }),
    );
  const size = sizeOf(shape);
  const data = numbers(machine, [n, size], node);
  for (let d = 0; d < n; d++) {
    const inner = sizeOf(shape.slice(d + 1));
    for (let i = 0; i < size; i++) data[d * size + i] = Math.floor(i / inner) % shape[d];
  }
  return arrayOf(machine, constants(data, [n, ...shape], dtype), node);
}

const indexIterator = builtinType('ndindex', { bases: [types.iterator], module: 'numpy' });
const elementIterator = builtinType('ndenumerate', { bases: [types.iterator], module: 'numpy' });

/** All indices of a shape, in C order. */
function* indicesOf(shape: readonly number[]): Generator<TupleValue> {
  const size = sizeOf(shape);
  for (let i = 0; i < size; i++) {
    let rest = i;
    const index = new Array<number>(shape.length);
    for (let d = shape.length - 1; d >= 0; d--) {
      index[d] = rest % shape[d];
      rest = Math.floor(rest / shape[d]);
    }
    yield new TupleValue(index);
  }
}

function walking(type: typeof indexIterator, values: Iterator<Value>): IteratorValue {
  return new IteratorValue(type, { next: () => values.next().value });
}

function* enumerated(machine: PyMachine, array: NdArray, node: number): Generator<Value> {
  let i = 0;
  for (const index of indicesOf(array.shape)) yield new TupleValue([index, elementAt(machine, array, i++, node)]);
}

export const grids: Functions = {
  meshgrid: ["*xi, copy=True, sparse=False, indexing='xy'", meshgrid],
  indices: [
    'dimensions, dtype=None, sparse=False',
    (machine, [dimensions, dtype, sparse], node) =>
      indices(
        machine,
        shapeArgument(machine, dimensions, node),
        toDType(machine, dtype, node) ?? int64,
        truthy(machine, sparse, node),
        node,
      ),
  ],
  ndindex: [
    '*shape',
    (machine, [shape], node) => {
      const { elements } = shape as TupleValue;
      const lengths = shapeArgument(machine, elements.length === 1 ? elements[0] : shape, node);
      return walking(indexIterator, indicesOf(lengths));
    },
  ],
  ndenumerate: [
    'arr',
    (machine, [arr], node) => walking(elementIterator, enumerated(machine, toArray(machine, arr, node), node)),
  ],
  unravel_index: [
    "indices, shape, order='C'",
    (machine, [given, shape, order], node) => {
      const lengths = shapeArgument(machine, shape, node);
      const array = toArray(machine, given, node);
      const { data, shape: at } = machine.tensorOf(array.read(machine, node));
      const size = sizeOf(lengths);
      data.forEach((x) => {
        if (x >= 0 && x < size) return;
        machine.raise(types.ValueError, `index ${x} is out of bounds for array with size ${size}`, node);
      });
      const isFortran = order === 'F';
      const along = lengths.map((length, d) => {
        const inner = sizeOf(isFortran ? lengths.slice(0, d) : lengths.slice(d + 1));
        const own = numbers(machine, at, node);
        data.forEach((x, i) => {
          own[i] = Math.floor(x / inner) % length;
        });
        const made = arrayOf(machine, constants(own, at, int64), node);
        return at.length === 0 ? elementOf(machine, made, node) : made;
      });
      return new TupleValue(along);
    },
  ],
};
