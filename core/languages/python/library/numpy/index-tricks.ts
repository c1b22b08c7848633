/** `np.r_`, `np.c_`, `np.s_`, `np.mgrid`, `np.ix_`: what is made by the notation of indices. */
import { sizeOf, Tensor } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { wholePlace } from '../../../../autodiff/tensors/place.ts';
import { Problem } from '../../../../runtime/problem.ts';
import { ListValue, SliceValue, TupleValue } from '../../values/containers.ts';
import { defineMethods, type Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { nonzero } from '../../values/ndarray/advanced.ts';
import { NdArray } from '../../values/ndarray/array.ts';
import { type Argument, argumentOf, cast, toArray } from '../../values/ndarray/convert.ts';
import { type DType, int64, resultType } from '../../values/ndarray/dtype.ts';
import { builtinType, types } from '../../values/types.ts';
import { type BuiltinCode, ObjectValue, type Value } from '../../values/values.ts';
import { creation } from './creation.ts';

/** An object that is only there to be indexed. */
function indexed(name: string, item: (machine: PyMachine, key: Value, node: number) => Value): ObjectValue {
  const type = builtinType(name, { module: 'numpy' });
  defineMethods(type, { __getitem__: ['self, key, /', (machine, [, key], node) => item(machine, key, node)] });
  return new ObjectValue(type);
}

function keysIn(key: Value): readonly Value[] {
  return key instanceof TupleValue ? key.elements : [key];
}

/** `1:5:2` as numbers. */
function counted(machine: PyMachine, { start, stop, step }: SliceValue, node: number): NdArray {
  const [, arange] = creation.arange;
  return arange(machine, [start ?? 0, stop, step ?? 1, null, null], node) as NdArray;
}

/** What stands between the brackets of `r_` and `c_`, along the last dimension but of columns. */
function parts(machine: PyMachine, key: Value, areColumns: boolean, node: number): Argument[] {
  return keysIn(key).map((each) => {
    if (typeof each === 'string') throw new Problem('unsupported-function', node, { name: 'np.r_ with a text' });
    const array = each instanceof SliceValue ? counted(machine, each, node) : toArray(machine, each, node);
    const { shape } = array;
    const x = argumentOf(machine, array, node);
    const wanted = areColumns ? (shape.length < 2 ? [sizeOf(shape), 1] : shape) : shape.length === 0 ? [1] : shape;
    const operand = machine.tensor(tensorOps.reshape, [x.operand], wholePlace(wanted), node);
    return { operand, dtype: x.dtype, shape: wanted, value: x.value };
  });
}

function joined(machine: PyMachine, key: Value, areColumns: boolean, node: number): Value {
  const all = parts(machine, key, areColumns, node);
  const dtype = resultType(all.map((part) => (part.value === undefined ? { dtype: part.dtype } : part)));
  const operands = all.map((part) => cast(machine, part.operand, part.dtype, dtype, node));
  const [first] = all;
  for (const { shape } of all)
    if (shape.length !== first.shape.length || (areColumns && shape[0] !== first.shape[0]))
      machine.raise(
        types.ValueError,
        'all the input array dimensions except for the concatenation axis must match exactly',
        node,
      );
  const axis = areColumns ? first.shape.length - 1 : 0;
  return NdArray.of(machine, machine.tensor(tensorOps.concatenate, operands, { axis }, node), dtype, node);
}

/** Coordinates along each dimension, spread over all of them or open. */
function grid(machine: PyMachine, key: Value, isOpen: boolean, node: number): Value {
  const keys = keysIn(key);
  const axes = keys.map((each) => {
    if (each instanceof SliceValue) return counted(machine, each, node);
    return machine.raise(types.TypeError, 'only slices make a grid', node);
  });
  if (!(key instanceof TupleValue)) return axes[0];
  const dtype: DType = resultType(axes.map((axis) => ({ dtype: axis.dtype })));
  const lengths = axes.map(({ view }) => view.size);
  const made = axes.map((axis, d) => {
    const shape = lengths.map((length, other) => (other === d || !isOpen ? length : 1));
    machine.budget.allocate(sizeOf(shape), node);
    const { data } = machine.tensorOf(axis.read(machine, node));
    const inner = isOpen ? 1 : sizeOf(lengths.slice(d + 1));
    const all = Float64Array.from({ length: sizeOf(shape) }, (_, i) => data[Math.floor(i / inner) % lengths[d]]);
    return new Tensor(shape, all);
  });
  if (isOpen) return new ListValue(made.map((tensor) => NdArray.of(machine, tensor, dtype, node)));
  return NdArray.of(machine, machine.tensor(tensorOps.stack, made, { axis: 0 }, node), dtype, node);
}

/** Index arrays that broadcast to all combinations; masks are their indices. */
const ix: BuiltinCode = (machine, [args], node) => {
  const { elements } = args as TupleValue;
  return new TupleValue(
    elements.map((v, d) => {
      const array = toArray(machine, v, node);
      if (array.shape.length !== 1) machine.raise(types.ValueError, 'Cross index must be 1 dimensional', node);
      const indices = array.dtype.isBool
        ? Float64Array.from(nonzero(machine, array, node).indices[0])
        : machine.tensorOf(array.read(machine, node)).data.slice();
      const shape = elements.map((_, other) => (other === d ? indices.length : 1));
      const dtype = array.dtype.isBool || indices.length === 0 ? int64 : array.dtype;
      return NdArray.ofData(machine, indices, shape, dtype, node);
    }),
  );
};

export const indexTricks: Readonly<Record<string, Value>> = {
  r_: indexed('RClass', (machine, key, node) => joined(machine, key, false, node)),
  c_: indexed('CClass', (machine, key, node) => joined(machine, key, true, node)),
  s_: indexed('IndexExpression', (_machine, key) => key),
  index_exp: indexed('IndexExpression', (_machine, key) => (key instanceof TupleValue ? key : new TupleValue([key]))),
  mgrid: indexed('MGridClass', (machine, key, node) => grid(machine, key, false, node)),
  ogrid: indexed('OGridClass', (machine, key, node) => grid(machine, key, true, node)),
};

export const indexFunctions: Functions = { ix_: ['*args', ix] };
