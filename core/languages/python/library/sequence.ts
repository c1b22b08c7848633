/** What lists and tuples have in common: searching, comparing, and what operators they have. */
import { compareElements, equal } from '../values/comparisons.ts';
import { ListValue, TupleValue } from '../values/containers.ts';
import { asIndex, toIndex } from '../values/conversions.ts';
import type { Functions } from '../values/functions.ts';
import { ownIterator } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { concatenated, repeated, type Sequence } from '../values/sequences.ts';
import { repr } from '../values/text.ts';
import { NotImplemented, types } from '../values/types.ts';
import type { Value } from '../values/values.ts';
import { comparisonMethods, passOver } from './define.ts';

export type Elements = ListValue | TupleValue;

/** Where an element equal to `value` is, or -1. The elements may change while they are compared. */
export function find(
  machine: PyMachine,
  self: Elements,
  value: Value,
  start: number,
  stop: number,
  node: number,
): number {
  for (let i = start; i < stop && i < self.elements.length; i++) {
    passOver(machine, 1, node);
    if (equal(machine, self.elements[i], value, node)) return i;
  }
  return -1;
}

/** A bound of `index(value, start, stop)`: negative ones count from the end. */
export function bound(machine: PyMachine, v: Value, length: number, node: number): number {
  if (asIndex(machine, v, node) === undefined)
    machine.raise(types.TypeError, 'slice indices must be integers or have an __index__ method', node);
  const i = toIndex(machine, v, node);
  return i < 0 ? Math.max(i + length, 0) : i;
}

/** `+`, `*`, comparisons, `in`, `len` and the rest that both have. */
export const sequenceMethods: Functions = {
  ...comparisonMethods((machine, a, b, operator, node) => {
    const isSame =
      (a instanceof ListValue && b instanceof ListValue) || (a instanceof TupleValue && b instanceof TupleValue);
    return isSame ? compareElements(machine, a.elements, b.elements, operator, node) : NotImplemented;
  }),
  __add__: ['self, value, /', (machine, [self, value], node) => concatenated(machine, self as Sequence, value, node)],
  __mul__: ['self, value, /', (machine, [self, value], node) => repeated(machine, self as Sequence, value, node)],
  __rmul__: ['self, value, /', (machine, [self, value], node) => repeated(machine, self as Sequence, value, node)],
  __len__: ['self, /', (_machine, [self]) => (self as Elements).elements.length],
  __iter__: ['self, /', (machine, [self], node) => ownIterator(machine, self, node)],
  __contains__: [
    'self, key, /',
    (machine, [self, key], node) => find(machine, self as Elements, key, 0, Number.POSITIVE_INFINITY, node) >= 0,
  ],
  count: [
    'self, value, /',
    (machine, [self, value], node) => {
      const { elements } = self as Elements;
      passOver(machine, elements.length, node);
      let count = 0;
      for (let i = 0; i < elements.length; i++) if (equal(machine, elements[i], value, node)) count++;
      return count;
    },
  ],
  index: [
    'self, value, start=0, stop=?, /',
    (machine, [self, value, start, stop], node) => {
      const { length } = (self as Elements).elements;
      const end = stop === undefined ? Number.POSITIVE_INFINITY : bound(machine, stop, length, node);
      const at = find(machine, self as Elements, value, bound(machine, start, length, node), end, node);
      if (at >= 0) return at;
      const text =
        self instanceof ListValue ? `${repr(machine, value, node)} is not in list` : 'tuple.index(x): x not in tuple';
      return machine.raise(types.ValueError, text, node);
    },
  ],
};
