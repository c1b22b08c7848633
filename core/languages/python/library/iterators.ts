/** Iterators as objects of the program, and the functions that make them: `enumerate`, `zip`, `map` and so on. */

import { add } from '../numbers/integers.ts';
import { callSpecial, special } from '../values/attributes.ts';
import { TupleValue } from '../values/containers.ts';
import { lengthOf, toInt, truthy } from '../values/conversions.ts';
import { defineMethods } from '../values/functions.ts';
import { IteratorValue, iterate, type Walk } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { getItem } from '../values/subscripts.ts';
import { typeOf, types } from '../values/types.ts';
import type { Value } from '../values/values.ts';
import { defineAllocate } from './define.ts';

const iteratorTypes = [
  types.iterator,
  types.callable_iterator,
  types.list_iterator,
  types.list_reverseiterator,
  types.tuple_iterator,
  types.str_iterator,
  types.range_iterator,
  types.dict_keyiterator,
  types.dict_valueiterator,
  types.dict_itemiterator,
  types.set_iterator,
  types.enumerate,
  types.zip,
  types.map,
  types.filter,
  types.reversed,
];

/** The protocol, of which nobody sees anything where the walk serves alone. */
for (const type of iteratorTypes)
  defineMethods(type, {
    __iter__: ['self, /', (_machine, [self]) => self],
    __next__: [
      'self, /',
      (machine, [self], node) => {
        const value = (self as IteratorValue).walk.next();
        return value === undefined ? machine.raise(types.StopIteration, undefined, node) : value;
      },
    ],
  });

defineAllocate(types.enumerate, 'iterable, start=0', (machine, type, [iterable, start], node) => {
  const walk = iterate(machine, iterable, node);
  let i = toInt(machine, start, node);
  return new IteratorValue(type, {
    next() {
      const value = walk.next();
      if (value === undefined) return undefined;
      machine.budget.allocate(2, node);
      const pair = new TupleValue([i, value]);
      i = add(i, 1);
      return pair;
    },
  });
});

function zipped(machine: PyMachine, walks: readonly Walk[], isStrict: boolean, node: number): Walk {
  let isOver = walks.length === 0;
  return {
    next() {
      if (isOver) return undefined;
      machine.budget.allocate(walks.length, node);
      const values: Value[] = [];
      for (const [i, walk] of walks.entries()) {
        const value = walk.next();
        if (value !== undefined) {
          values.push(value);
          continue;
        }
        isOver = true;
        if (isStrict) requireEnd(machine, walks, i, node);
        return undefined;
      }
      return new TupleValue(values);
    },
  };
}

/** With `strict`, all of them have to end together; `at` is the first that did. */
function requireEnd(machine: PyMachine, walks: readonly Walk[], at: number, node: number): void {
  const others = (count: number) => (count === 1 ? 'argument 1' : `arguments 1-${count}`);
  if (at > 0) machine.raise(types.ValueError, `zip() argument ${at + 1} is shorter than ${others(at)}`, node);
  for (let i = 1; i < walks.length; i++)
    if (walks[i].next() !== undefined)
      machine.raise(types.ValueError, `zip() argument ${i + 1} is longer than ${others(i)}`, node);
}

defineAllocate(types.zip, '*iterables, strict=False', (machine, type, [strict, iterables], node) => {
  const walks = (iterables as TupleValue).elements.map((v) => iterate(machine, v, node));
  return new IteratorValue(type, zipped(machine, walks, truthy(machine, strict, node), node));
});

defineAllocate(types.map, '*args', (machine, type, [args], node) => {
  const [func, ...iterables] = (args as TupleValue).elements;
  if (iterables.length === 0) return machine.raise(types.TypeError, 'map() must have at least two arguments.', node);
  const walks = iterables.map((v) => iterate(machine, v, node));
  return new IteratorValue(type, {
    next() {
      const values: Value[] = [];
      for (const walk of walks) {
        const value = walk.next();
        if (value === undefined) return undefined;
        values.push(value);
      }
      machine.budget.step(node);
      return machine.call(func, values, undefined, node);
    },
  });
});

defineAllocate(types.filter, 'function, iterable, /', (machine, type, [func, iterable], node) => {
  const walk = iterate(machine, iterable, node);
  const isKept = (value: Value) =>
    truthy(machine, func === null || func === types.bool ? value : machine.call(func, [value], undefined, node), node);
  return new IteratorValue(type, {
    next() {
      for (;;) {
        const value = walk.next();
        if (value === undefined) return undefined;
        machine.budget.step(node);
        if (isKept(value)) return value;
      }
    },
  });
});

/** `reversed(v)`: by `__reversed__`, or by `__len__` and `__getitem__`. */
defineAllocate(types.reversed, 'sequence, /', (machine, type, [sequence], node) => {
  const own = callSpecial(machine, sequence, '__reversed__', [], node);
  if (own !== undefined) return own;
  const isSequence = special(sequence, '__getitem__') !== undefined && special(sequence, '__len__') !== undefined;
  if (!isSequence || special(sequence, '__reversed__') === null)
    return machine.raise(types.TypeError, `'${typeOf(sequence).name}' object is not reversible`, node);
  let i = lengthOf(machine, sequence, node);
  return new IteratorValue(type, {
    next() {
      if (i <= 0) return undefined;
      machine.budget.step(node);
      return getItem(machine, sequence, --i, node);
    },
  });
});
