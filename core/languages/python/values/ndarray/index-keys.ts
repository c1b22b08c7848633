/** What stands between the brackets of `x[…]`, made plain. */
import { ListValue, RangeValue, SliceValue, TupleValue } from '../containers.ts';
import { asIndex } from '../conversions.ts';
import type { PyMachine } from '../machine.ts';
import { Ellipsis, types } from '../types.ts';
import { unwrapped, type Value } from '../values.ts';
import { NdArray } from './array.ts';
import { elementOf, toArray } from './convert.ts';
import { bool, int64 } from './dtype.ts';
import { NumpyScalar } from './scalars.ts';

/** A number, a slice, None, or an array of integers or of bools; undefined for `...` where no dimension is left for it. */
export type IndexKey = number | SliceValue | null | NdArray | undefined;

const ALL = new SliceValue(null, null, null);

/** The keys with `...` written out. Raises IndexError for what is none, or for more than there are dimensions. */
export function indexKeys(
  machine: PyMachine,
  keys: readonly Value[],
  dimensions: number,
  node: number,
): readonly IndexKey[] {
  let used = 0;
  let ellipsis = -1;
  let isPlain = true;
  const plain = keys.map((key, i): IndexKey => {
    if (key === Ellipsis) {
      if (ellipsis >= 0) machine.raise(types.IndexError, "an index can only have a single ellipsis ('...')", node);
      ellipsis = i;
      isPlain = false;
      return null;
    }
    const made = keyOf(machine, key, node);
    if (made instanceof NdArray) used += made.dtype.isBool ? made.shape.length : 1;
    else if (made !== null) used++;
    return made;
  });
  if (used > dimensions) {
    const text = `too many indices for array: array is ${dimensions}-dimensional, but ${used} were indexed`;
    machine.raise(types.IndexError, text, node);
  }
  if (isPlain) return plain;
  const open = used === dimensions ? [undefined] : Array.from({ length: dimensions - used }, () => ALL);
  return [...plain.slice(0, ellipsis), ...open, ...plain.slice(ellipsis + 1)];
}

function keyOf(machine: PyMachine, given: Value, node: number): IndexKey {
  if (typeof given === 'number' || given instanceof SliceValue || given === null) return given;
  const key = unwrapped(given);
  if (key instanceof NumpyScalar && key.dtype.isInteger) return key.primal(machine);
  if (typeof key === 'boolean' || (key instanceof NumpyScalar && key.dtype === bool))
    return NdArray.ofData(
      machine,
      Float64Array.of(Number(key === true || (key as NumpyScalar).value === 1)),
      [],
      bool,
      node,
    );
  if (key instanceof ListValue || key instanceof TupleValue || key instanceof RangeValue) {
    const array = toArray(machine, key, node);
    if (array.view.size === 0) return toArray(machine, array, node, int64);
    return array.dtype.isFloat ? noIndex(machine, node) : array;
  }
  if (key instanceof NdArray) {
    if (key.shape.length > 0 || key.dtype.isBool) return checked(machine, key, node);
    return keyOf(machine, elementOf(machine, key, node), node);
  }
  const index = asIndex(machine, key, node);
  if (typeof index === 'number') return index;
  if (index !== undefined) return machine.raise(types.IndexError, "cannot fit 'int' into an index-sized integer", node);
  return noIndex(machine, node);
}

function noIndex(machine: PyMachine, node: number): never {
  const text =
    'only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are';
  return machine.raise(types.IndexError, `${text} valid indices`, node);
}

function checked(machine: PyMachine, array: NdArray, node: number): NdArray {
  if (!array.dtype.isFloat) return array;
  const text = 'arrays used as indices must be of integer (or boolean) type';
  return machine.raise(types.IndexError, text, node);
}

/** An index along an axis, counted from its start. Raises IndexError. */
export function indexWithin(machine: PyMachine, index: number, axis: number, length: number, node: number): number {
  const counted = index < 0 ? index + length : index;
  if (counted >= 0 && counted < length) return counted;
  const text = `index ${index} is out of bounds for axis ${axis} with size ${length}`;
  return machine.raise(types.IndexError, text, node);
}
