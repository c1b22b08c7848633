/** `range`. Its numbers are safe integers. */
import { RangeValue } from '../values/containers.ts';
import { exactOf, isInt, isNumber, toIndex } from '../values/conversions.ts';
import { defineGetters, defineMethods } from '../values/functions.ts';
import { hashAll } from '../values/hashing.ts';
import { IteratorValue, ownIterator } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { rangeItem } from '../values/subscripts.ts';
import { repr } from '../values/text.ts';
import { NotImplemented, types } from '../values/types.ts';
import type { Value } from '../values/values.ts';
import { comparisonMethods, defineAllocate } from './define.ts';

defineAllocate(types.range, 'start, stop=?, step=1, /', (machine, _type, [start, stop, step], node) => {
  const [from, to] = stop === undefined ? [0, start] : [start, stop];
  const [first, last, by] = [from, to, step].map((v) => toIndex(machine, v, node));
  if (by === 0) return machine.raise(types.ValueError, 'range() arg 3 must not be zero', node);
  return new RangeValue(first, last, by);
});

/** Where a number is in a range, or -1. */
function find(machine: PyMachine, { start, step, length }: RangeValue, v: Value): number {
  if (!isNumber(v)) return -1;
  const x = exactOf(machine, v);
  const i = typeof x === 'number' ? (x - start) / step : -1;
  return Number.isInteger(i) && i >= 0 && i < length ? i : -1;
}

/** What makes two ranges equal. */
function content({ start, step, length }: RangeValue): Value[] {
  if (length === 0) return [0, null, null];
  return [length, start, length === 1 ? null : step];
}

defineMethods(types.range, {
  ...comparisonMethods(
    (_machine, a, b, operator) => {
      if (!(a instanceof RangeValue && b instanceof RangeValue)) return NotImplemented;
      const other = content(b);
      return content(a).every((part, i) => part === other[i]) === (operator === 'Eq');
    },
    ['Eq', 'NotEq'],
  ),
  __hash__: ['self, /', (machine, [self], node) => hashAll(machine, content(self as RangeValue), node)],
  __repr__: [
    'self, /',
    (_machine, [self]) => {
      const { start, stop, step } = self as RangeValue;
      return step === 1 ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`;
    },
  ],
  __len__: ['self, /', (_machine, [self]) => (self as RangeValue).length],
  __iter__: ['self, /', (machine, [self], node) => ownIterator(machine, self, node)],
  __reversed__: [
    'self, /',
    (_machine, [self]) => {
      const { start, step, length } = self as RangeValue;
      let i = length;
      return new IteratorValue(types.range_iterator, { next: () => (i > 0 ? start + step * --i : undefined) });
    },
  ],
  __getitem__: ['self, key, /', (machine, [self, key], node) => rangeItem(machine, self as RangeValue, key, node)],
  __contains__: ['self, key, /', (machine, [self, key]) => find(machine, self as RangeValue, key) >= 0],
  count: ['self, value, /', (machine, [self, value]) => Number(find(machine, self as RangeValue, value) >= 0)],
  index: [
    'self, value, /',
    (machine, [self, value], node) => {
      const at = find(machine, self as RangeValue, value);
      if (at >= 0) return at;
      const text = isInt(value)
        ? `${repr(machine, value, node)} is not in range`
        : 'sequence.index(x): x not in sequence';
      return machine.raise(types.ValueError, text, node);
    },
  ],
});

defineGetters(types.range, {
  start: (_machine, self) => (self as RangeValue).start,
  stop: (_machine, self) => (self as RangeValue).stop,
  step: (_machine, self) => (self as RangeValue).step,
});
