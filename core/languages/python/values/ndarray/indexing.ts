/** `x[i]`, `x[i, 1:, None, ...]` and `x[…] = value`. Numbers and slices give elements and views, arrays copies. */
import { ShapeError, type TensorShape } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import type { Gather } from '../../../../autodiff/tensors/gather.ts';
import type { Place } from '../../../../autodiff/tensors/place.ts';
import { entryOf } from '../../../../runtime/machine.ts';
import type { Scalar } from '../../../../runtime/operand.ts';
import { SliceValue, TupleValue } from '../containers.ts';
import { fromScalar, toScalar } from '../conversions.ts';
import type { PyMachine } from '../machine.ts';
import { extentOf } from '../sequences.ts';
import { Ellipsis, types } from '../types.ts';
import type { Value } from '../values.ts';
import { gatherOf } from './advanced.ts';
import { NdArray } from './array.ts';
import { type Argument, argumentOf, cast, shapeTuple, toArgument } from './convert.ts';
import { float64 } from './dtype.ts';
import { type IndexKey, indexKeys, indexWithin } from './index-keys.ts';
import { scalarOfDtype } from './scalars.ts';

const NO_DIMENSIONS: readonly number[] = [];
const FIRST: Place = { shape: NO_DIMENSIONS, offset: 0, strides: NO_DIMENSIONS };

/** `array[key]` */
export function arrayItem(machine: PyMachine, array: NdArray, key: Value, node: number): Value {
  const { shape, offset, strides } = array.view.place;
  if (typeof key !== 'number' || shape.length === 0) return itemAt(machine, array, keysIn(key), node);
  const at = offset + indexWithin(machine, key, 0, shape[0], node) * strides[0];
  if (shape.length === 1) return elementAt(machine, array, at, node);
  return array.derived({ shape: shape.slice(1), offset: at, strides: strides.slice(1) });
}

function keysIn(key: Value): readonly Value[] {
  return key instanceof TupleValue ? key.elements : [key];
}

/** `array[keys[0], keys[1], …]` */
export function itemAt(machine: PyMachine, array: NdArray, keys: readonly Value[], node: number): Value {
  const at = elementPlace(machine, array, keys, node);
  if (at >= 0) return elementAt(machine, array, at, node);
  const from = placeOf(machine, array, keys, node);
  if (isView(from))
    return from.shape.length > 0 || keys.includes(Ellipsis)
      ? array.derived(from)
      : elementAt(machine, array, from.offset, node);
  return NdArray.of(machine, array.view.storage.read(machine, from, node, tensorOps.take), array.dtype, node);
}

function isView(from: Gather): from is Place {
  return 'strides' in from;
}

function elementAt(machine: PyMachine, { view, dtype }: NdArray, at: number, node: number): Value {
  return scalarOfDtype(dtype, view.storage.element(machine, at, node));
}

/** The place of the element, where there is a plain number for each dimension; else −1. */
function elementPlace(machine: PyMachine, { view }: NdArray, keys: readonly Value[], node: number): number {
  const { shape, strides, offset } = view.place;
  if (keys.length !== shape.length) return -1;
  for (let d = 0; d < keys.length; d++) if (typeof keys[d] !== 'number') return -1;
  let at = offset;
  for (let d = 0; d < keys.length; d++) at += indexWithin(machine, keys[d] as number, d, shape[d], node) * strides[d];
  return at;
}

/** What keys lead to: a view, or by arrays a list of places. */
function placeOf(machine: PyMachine, array: NdArray, given: readonly Value[], node: number): Gather {
  if (isBasic(given, array.shape.length))
    return basicPlace(machine, array.view.place, given as readonly IndexKey[], node);
  const keys = indexKeys(machine, given, array.shape.length, node);
  if (keys.some((key) => key instanceof NdArray)) return gatherOf(machine, array, keys, node);
  return basicPlace(machine, array.view.place, keys, node);
}

/** The commonest: nothing but numbers, slices and None, and no more of them than there are dimensions. */
function isBasic(keys: readonly Value[], dimensions: number): boolean {
  let used = 0;
  for (const key of keys) {
    if (key === null) continue;
    if (typeof key !== 'number' && !(key instanceof SliceValue)) return false;
    used++;
  }
  return used <= dimensions;
}

function basicPlace(machine: PyMachine, place: Place, keys: readonly IndexKey[], node: number): Place {
  const { shape, strides } = place;
  let { offset } = place;
  const outShape: number[] = [];
  const outStrides: number[] = [];
  let axis = 0;
  for (const key of keys) {
    if (key === undefined) continue;
    if (key === null) {
      outShape.push(1);
      outStrides.push(0);
    } else if (key instanceof SliceValue) {
      const { start, step, count } = extentOf(machine, key, shape[axis], node);
      if (count > 0) offset += start * strides[axis];
      outShape.push(count);
      outStrides.push(step * strides[axis++]);
    } else offset += indexWithin(machine, key as number, axis, shape[axis], node) * strides[axis++];
  }
  for (; axis < shape.length; axis++) {
    outShape.push(shape[axis]);
    outStrides.push(strides[axis]);
  }
  return { shape: outShape, offset, strides: outStrides };
}

/**
 * `array[key] = value`
 *
 * @param isFresh nothing but this statement has the value
 * @returns what stands there now
 */
export function setArrayItem(
  machine: PyMachine,
  array: NdArray,
  key: Value,
  value: Value,
  node: number,
  isFresh = false,
): Value {
  const { view, dtype } = array;
  const keys = keysIn(key);
  const at = elementPlace(machine, array, keys, node);
  const to =
    at >= 0 ? { shape: NO_DIMENSIONS, offset: at, strides: NO_DIMENSIONS } : placeOf(machine, array, keys, node);
  if (to.shape.length === 0 && isView(to)) {
    const x = elementFor(machine, array, value, node);
    const isLast = isFresh && entryOf(x) === machine.tape.length - 1;
    return scalarOfDtype(dtype, view.storage.writeElement(machine, to.offset, x, node, isLast));
  }
  if (isView(to) && isItself(value, array, to)) return value;
  const argument = toArgument(machine, value, node) ?? objectAsNumber(machine, value, node);
  const operand = cast(machine, argument.operand, argument.dtype, dtype, node);
  const isLast = isFresh && entryOf(operand) === machine.tape.length - 1;
  try {
    view.storage.write(machine, to, operand, node, isLast);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return doesNotFit(machine, argument.shape, to, keys, node);
  }
  return isView(to) ? array.derived(to) : value;
}

/** `x[0] += 1` writes to the view `x[0]`, and then assigns it to where it is. */
function isItself(value: Value, { view }: NdArray, to: Place): boolean {
  if (!(value instanceof NdArray) || value.view.storage !== view.storage) return false;
  const { shape, offset, strides } = value.view.place;
  const isSame = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.every((x, d) => x === b[d]);
  return offset === to.offset && isSame(shape, to.shape) && isSame(strides, to.strides);
}

/** A number for one element. */
function elementFor(machine: PyMachine, { dtype }: NdArray, value: Value, node: number): Scalar {
  const argument = toArgument(machine, value, node);
  if (argument === undefined) return cast(machine, toScalar(machine, value, node), float64, dtype, node) as Scalar;
  if (argument.shape.length > 0) {
    if (machine.tensorOf(argument.operand).data.length !== 1)
      machine.raise(types.ValueError, 'setting an array element with a sequence.', node);
    const one = machine.tensor(tensorOps.pick, [argument.operand], FIRST, node);
    return cast(machine, one, argument.dtype, dtype, node) as Scalar;
  }
  return cast(machine, argument.operand, argument.dtype, dtype, node) as Scalar;
}

function objectAsNumber(machine: PyMachine, value: Value, node: number): Argument {
  return argumentOf(machine, fromScalar(toScalar(machine, value, node)), node);
}

function doesNotFit(machine: PyMachine, shape: TensorShape, to: Gather, keys: readonly Value[], node: number): never {
  const from = shapeTuple(shape).replaceAll(' ', '');
  const into = shapeTuple(to.shape).replaceAll(' ', '');
  if (isView(to))
    return machine.raise(
      types.ValueError,
      `could not broadcast input array from shape ${from} into shape ${into}`,
      node,
    );
  const [key] = keys;
  if (keys.length === 1 && key instanceof NdArray && key.dtype.isBool && shape.length === 1) {
    const text = `NumPy boolean array indexing assignment cannot assign ${shape[0]} input values to the ${to.shape[0]}`;
    return machine.raise(types.ValueError, `${text} output values where the mask is true`, node);
  }
  const text = `shape mismatch: value array of shape ${from} could not be broadcast to indexing result of shape ${into}`;
  return machine.raise(types.ValueError, text, node);
}
