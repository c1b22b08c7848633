/** `x.shape`, `x.T` and so on; `len(x)`, `x[i]`, iteration. */
import { ShapeError } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { type Place, reshaped, reshapedTo, transposed } from '../../../../autodiff/tensors/place.ts';
import { Problem } from '../../../../runtime/problem.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { toIndex } from '../../values/conversions.ts';
import { defineAccessors, defineGetters, defineMethods } from '../../values/functions.ts';
import { ownIterator, toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { NdArray, ndarrayType } from '../../values/ndarray/array.ts';
import { shapeTuple, toArray } from '../../values/ndarray/convert.ts';
import { toDType } from '../../values/ndarray/dtype-argument.ts';
import { arrayItem, setArrayItem } from '../../values/ndarray/indexing.ts';
import { compare } from '../../values/ndarray/operators.ts';
import { Ellipsis, NotImplemented, types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';

const of = (get: (machine: PyMachine, array: NdArray, node: number) => Value) => {
  return (machine: PyMachine, self: Value, node: number) => get(machine, self as NdArray, node);
};

defineGetters(ndarrayType, {
  ndim: of((_machine, { shape }) => shape.length),
  size: of((_machine, { view }) => view.size),
  dtype: of((_machine, { dtype }) => dtype),
  itemsize: of((_machine, { dtype }) => dtype.itemsize),
  nbytes: of((_machine, { view, dtype }) => view.size * dtype.itemsize),
  strides: of(
    (_machine, { view, dtype }) => new TupleValue(view.place.strides.map((stride) => stride * dtype.itemsize)),
  ),
  base: of((_machine, { base }) => base ?? null),
  T: of((_machine, array) => array.derived((of) => transposed(of), tensorOps.transpose)),
  real: of((_machine, array) => array),
  imag: of((machine, { view, dtype, shape }, node) => {
    machine.budget.allocate(view.size, node);
    return NdArray.ofData(machine, new Float64Array(view.size), shape, dtype, node);
  }),
});

/** A shape that a program gives: an int or a sequence of them. */
export function shapeArgument(machine: PyMachine, v: Value, node: number): number[] {
  if (v instanceof TupleValue || v instanceof ListValue) return v.elements.map((n) => toIndex(machine, n, node));
  if (v instanceof NdArray && v.shape.length > 0) return toList(machine, v, node).map((n) => toIndex(machine, n, node));
  return [toIndex(machine, v, node)];
}

/** With −1 filled in. Raises ValueError where the sizes differ. */
export function fittingShape(machine: PyMachine, array: NdArray, shape: readonly number[], node: number): number[] {
  try {
    return [...reshapedTo(array.shape, shape)];
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    if (shape.filter((n) => n < 0).length > 1)
      return machine.raise(types.ValueError, 'can only specify one unknown dimension', node);
    const text = `cannot reshape array of size ${array.view.size} into shape ${shapeTuple(shape).replaceAll(' ', '')}`;
    return machine.raise(types.ValueError, text, node);
  }
}

defineAccessors(ndarrayType, {
  shape: [
    of((_machine, { shape }) => new TupleValue(shape)),
    (machine, self, value, node) => {
      const array = self as NdArray;
      const shape = fittingShape(machine, array, shapeArgument(machine, value, node), node);
      const view = array.view.inShape(shape);
      if (view === undefined)
        return machine.raise(
          types.AttributeError,
          'Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape.',
          node,
        );
      array.view = view;
    },
  ],
  flat: [
    of((_machine, array, node) => flat(array, node)),
    (machine, self, value, node) => {
      const array = self as NdArray;
      setArrayItem(machine, flat(array, node), Ellipsis, value, node);
    },
  ],
});

/** All elements in a row, where a view has them so. */
function flat(array: NdArray, node: number): NdArray {
  const { place, size } = array.view;
  if (reshaped(place, [size]) !== undefined)
    return array.derived((of) => reshaped(of, [size]) as Place, tensorOps.reshape);
  throw new Problem('unsupported-function', node, { name: 'ndarray.flat of a view that is not contiguous' });
}

defineMethods(ndarrayType, {
  __len__: [
    'self, /',
    (machine, [self], node) => {
      const { shape } = self as NdArray;
      return shape.length > 0 ? shape[0] : machine.raise(types.TypeError, 'len() of unsized object', node);
    },
  ],
  __getitem__: ['self, key, /', (machine, [self, key], node) => arrayItem(machine, self as NdArray, key, node)],
  __setitem__: [
    'self, key, value, /',
    (machine, [self, key, value], node) => {
      setArrayItem(machine, self as NdArray, key, value, node);
      return null;
    },
  ],
  __delitem__: [
    'self, key, /',
    (machine, _args, node) => machine.raise(types.ValueError, 'cannot delete array elements', node),
  ],
  __iter__: ['self, /', (machine, [self], node) => ownIterator(machine, self, node)],
  __contains__: [
    'self, key, /',
    (machine, [self, key], node) => {
      const equal = compare(machine, 'Eq', self, key, node);
      if (!(equal instanceof NdArray)) return equal === NotImplemented ? false : equal;
      return machine.tensorOf(equal.read(machine, node)).data.includes(1);
    },
  ],
  __array__: [
    'self, dtype=None, /',
    (machine, [self, dtype], node) => toArray(machine, self, node, toDType(machine, dtype, node)),
  ],
});
