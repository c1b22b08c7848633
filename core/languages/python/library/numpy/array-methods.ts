/** Methods of arrays that are about the array itself. Those that are functions of `numpy`, too, are where these are. */

import { wholePlace } from '../../../../autodiff/tensors/place.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { toIndex } from '../../values/conversions.ts';
import { defineMethods } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { NdArray, ndarrayType } from '../../values/ndarray/array.ts';
import { converted, copied } from '../../values/ndarray/convert.ts';
import { toDType } from '../../values/ndarray/dtype-argument.ts';
import { arrayItem, setArrayItem } from '../../values/ndarray/indexing.ts';
import { Ellipsis, types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { asPython, pythonScalar } from './scalars.ts';

/** `x.copy()`: memory of its own. */
export function copyOf(machine: PyMachine, array: NdArray, node: number): NdArray {
  const operand = array.read(machine, node);
  return NdArray.of(machine, copied(machine, operand, node), array.dtype, node);
}

/** Lists within lists of Python's own numbers. */
function listed(machine: PyMachine, { shape, dtype, view }: NdArray, node: number): Value {
  let next = 0;
  const along = (d: number): Value => {
    if (d === shape.length) return pythonScalar(dtype, view.element(machine, next++, node));
    machine.budget.allocate(shape[d], node);
    return new ListValue(Array.from({ length: shape[d] }, () => along(d + 1)));
  };
  return along(0);
}

defineMethods(ndarrayType, {
  copy: ["self, order='C'", (machine, [self], node) => copyOf(machine, self as NdArray, node)],
  __copy__: ['self, /', (machine, [self], node) => copyOf(machine, self as NdArray, node)],
  __deepcopy__: ['self, memo, /', (machine, [self], node) => copyOf(machine, self as NdArray, node)],
  astype: [
    "self, dtype, order='K', casting='unsafe', subok=True, copy=True",
    (machine, [self, name, , , , copy], node) => {
      const array = self as NdArray;
      const dtype = toDType(machine, name, node) ?? array.dtype;
      return copy === false && dtype === array.dtype ? array : converted(machine, array, dtype, node);
    },
  ],
  tolist: ['self, /', (machine, [self], node) => listed(machine, self as NdArray, node)],
  item: [
    'self, /, *args',
    (machine, [self, args], node) => {
      const array = self as NdArray;
      const { elements } = args as TupleValue;
      const [first] = elements;
      const keys = elements.length === 1 && first instanceof TupleValue ? first.elements : elements;
      if (keys.length === 0) {
        if (array.view.size === 1) return pythonScalar(array.dtype, array.view.element(machine, 0, node));
        return machine.raise(types.ValueError, 'can only convert an array of size 1 to a Python scalar', node);
      }
      const key = keys.length === 1 && array.shape.length !== 1 ? unraveled(machine, array, keys[0], node) : keys;
      const element = arrayItem(machine, array, new TupleValue(key), node);
      if (!(element instanceof NdArray)) return asPython(element);
      return machine.raise(types.ValueError, 'incorrect number of indices for array', node);
    },
  ],
  fill: [
    'self, value, /',
    (machine, [self, value], node) => {
      setArrayItem(machine, self as NdArray, Ellipsis, value, node);
      return null;
    },
  ],
});

/** A place counted through all dimensions, as an index for each. */
function unraveled(machine: PyMachine, { shape, view }: NdArray, key: Value, node: number): Value[] {
  let at = toIndex(machine, key, node);
  if (at < -view.size || at >= view.size)
    machine.raise(types.IndexError, `index ${at} is out of bounds for size ${view.size}`, node);
  if (at < 0) at += view.size;
  const { strides } = wholePlace(shape);
  return shape.map((length, d) => Math.floor(at / strides[d]) % length);
}
