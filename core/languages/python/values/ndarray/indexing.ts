/** `x[i]`, `x[i, 1:, None, ...]` and `x[…] = value`. Numbers and slices give elements and views, arrays copies. */
import { ShapeError, type TensorShape } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import type { Gather, IndexList } from '../../../../autodiff/tensors/gather.ts';
import { offsetOf, type Place, wholePlace } from '../../../../autodiff/tensors/place.ts';
import type { Derivation } from '../../../../runtime/arrays/view.ts';
import { entryOf } from '../../../../runtime/machine.ts';
import type { Scalar } from '../../../../runtime/operand.ts';
import { SliceValue, TupleValue } from '../containers.ts';
import { fromScalar, toScalar } from '../conversions.ts';
import type { PyMachine } from '../machine.ts';
import { type Extent, extentOf } from '../sequences.ts';
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
  const { shape } = array;
  if (typeof key !== 'number' || shape.length === 0) return itemAt(machine, array, keysIn(key), node);
  const i = indexWithin(machine, key, 0, shape[0], node);
  if (shape.length === 1) return elementAt(machine, array, i, node);
  return array.derived(({ shape, offset, strides }) => ({
    shape: shape.slice(1),
    offset: offset + i * strides[0],
    strides: strides.slice(1),
  }));
}

function keysIn(key: Value): readonly Value[] {
  return key instanceof TupleValue ? key.elements : [key];
}

/** `array[keys[0], keys[1], …]` */
export function itemAt(machine: PyMachine, array: NdArray, keys: readonly Value[], node: number): Value {
  const i = elementIndex(machine, array, keys, node);
  if (i >= 0) return elementAt(machine, array, i, node);
  const chosen = chosenBy(machine, array, keys, node);
  if (typeof chosen !== 'function')
    return NdArray.of(machine, array.view.take(machine, chosen, node, tensorOps.take), array.dtype, node);
  const within = chosen(wholePlace(array.shape));
  return within.shape.length > 0 || keys.includes(Ellipsis)
    ? array.derived(chosen)
    : elementAt(machine, array, within.offset, node);
}

/** An element, by its number in C order. */
export function elementAt(machine: PyMachine, { view, dtype }: NdArray, i: number, node: number): Value {
  return scalarOfDtype(dtype, view.element(machine, i, node));
}

/** The element's number in C order, where there is a plain number for each dimension; else −1. */
function elementIndex(machine: PyMachine, { shape }: NdArray, keys: readonly Value[], node: number): number {
  if (keys.length !== shape.length) return -1;
  for (let d = 0; d < keys.length; d++) if (typeof keys[d] !== 'number') return -1;
  let i = 0;
  for (let d = 0; d < keys.length; d++) i = i * shape[d] + indexWithin(machine, keys[d] as number, d, shape[d], node);
  return i;
}

/** What keys lead to: how a view is made, or by arrays a list of elements by their numbers in C order. */
function chosenBy(machine: PyMachine, array: NdArray, given: readonly Value[], node: number): Derivation | IndexList {
  if (isBasic(given, array.shape.length)) return basic(machine, array.shape, given as readonly IndexKey[], node);
  const keys = indexKeys(machine, given, array.shape.length, node);
  if (keys.some((key) => key instanceof NdArray)) return gatherOf(machine, wholePlace(array.shape), keys, node);
  return basic(machine, array.shape, keys, node);
}

/** Where that is in the storage. */
function placeOf({ view: { place } }: NdArray, chosen: Derivation | IndexList): Gather {
  if (typeof chosen === 'function') return chosen(place);
  const { shape, index } = chosen;
  return { shape, index: index.map((i) => offsetOf(place, i)) };
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

/** A new dimension, a slice of one, or one index along one, which goes. */
type Along = null | Extent | number;

function basic(machine: PyMachine, shape: TensorShape, keys: readonly IndexKey[], node: number): Derivation {
  let axis = 0;
  const alongs = keys.flatMap((key): Along[] => {
    if (key === undefined) return [];
    if (key === null) return [null];
    const d = axis++;
    if (key instanceof SliceValue) return [extentOf(machine, key, shape[d], node)];
    return [indexWithin(machine, key as number, d, shape[d], node)];
  });
  return (of) => placeAlong(of, alongs);
}

function placeAlong({ shape, strides, offset }: Place, alongs: readonly Along[]): Place {
  const outShape: number[] = [];
  const outStrides: number[] = [];
  let at = offset;
  let axis = 0;
  for (const along of alongs) {
    if (along === null) {
      outShape.push(1);
      outStrides.push(0);
    } else if (typeof along === 'number') at += along * strides[axis++];
    else {
      const { start, step, count } = along;
      if (count > 0) at += start * strides[axis];
      outShape.push(count);
      outStrides.push(step * strides[axis++]);
    }
  }
  for (; axis < shape.length; axis++) {
    outShape.push(shape[axis]);
    outStrides.push(strides[axis]);
  }
  return { shape: outShape, offset: at, strides: outStrides };
}

function isView(from: Gather): from is Place {
  return 'strides' in from;
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
  const i = elementIndex(machine, array, keys, node);
  const to =
    i >= 0
      ? { shape: NO_DIMENSIONS, offset: offsetOf(view.place, i), strides: NO_DIMENSIONS }
      : placeOf(array, chosenBy(machine, array, keys, node));
  if (to.shape.length === 0 && isView(to)) {
    const x = elementFor(machine, array, value, node);
    const isLast = isFresh && entryOf(x) === machine.tape.length - 1;
    return scalarOfDtype(dtype, view.writeElement(machine, to.offset, x, node, isLast));
  }
  if (isView(to) && isItself(value, array, to)) return value;
  const argument = toArgument(machine, value, node) ?? objectAsNumber(machine, value, node);
  const operand = cast(machine, argument.operand, argument.dtype, dtype, node);
  const isLast = isFresh && entryOf(operand) === machine.tape.length - 1;
  try {
    view.writeTo(machine, to, operand, node, isLast);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return doesNotFit(machine, argument.shape, to, keys, node);
  }
  return isView(to) ? array.part(to) : value;
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
