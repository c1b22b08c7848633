/** `slice`. */
import { compareElements } from '../values/comparisons.ts';
import { SliceValue, TupleValue } from '../values/containers.ts';
import { toIndex } from '../values/conversions.ts';
import { defineGetters, defineMethods } from '../values/functions.ts';
import { extentOf } from '../values/sequences.ts';
import { listed } from '../values/text.ts';
import { NotImplemented, types } from '../values/types.ts';
import type { Value } from '../values/values.ts';
import { comparisonMethods, defineAllocate } from './define.ts';

defineAllocate(types.slice, 'start, stop=?, step=None, /', (_machine, _type, [start, stop, step]) =>
  stop === undefined ? new SliceValue(null, start, null) : new SliceValue(start, stop, step),
);

function parts(v: Value): Value[] {
  const { start, stop, step } = v as SliceValue;
  return [start, stop, step];
}

defineMethods(types.slice, {
  ...comparisonMethods((machine, a, b, operator, node) =>
    a instanceof SliceValue && b instanceof SliceValue
      ? compareElements(machine, parts(a), parts(b), operator, node)
      : NotImplemented,
  ),
  __repr__: ['self, /', (machine, [self], node) => listed(machine, parts(self), 'slice(', ')', node)],
  indices: [
    'self, len, /',
    (machine, [self, len], node) => {
      const length = toIndex(machine, len, node);
      if (length < 0) return machine.raise(types.ValueError, 'length should not be negative', node);
      const { start, stop, step } = extentOf(machine, self as SliceValue, length, node);
      return new TupleValue([start, stop, step]);
    },
  ],
});
types.slice.define('__hash__', null);

defineGetters(types.slice, {
  start: (_machine, self) => (self as SliceValue).start,
  stop: (_machine, self) => (self as SliceValue).stop,
  step: (_machine, self) => (self as SliceValue).step,
});
