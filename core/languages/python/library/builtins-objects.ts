/** Built-in functions of objects: their attributes, classes, identities, texts. */

import { Ref } from '../../../runtime/ref.ts';
import {
  attributeName,
  callSpecial,
  deleteAttribute,
  findAttribute,
  getAttribute,
  setAttribute,
  special,
} from '../values/attributes.ts';
import { ListValue } from '../values/containers.ts';
import { lengthOf } from '../values/conversions.ts';
import type { Functions } from '../values/functions.ts';
import { hashOf } from '../values/hashing.ts';
import { advance, IteratorValue, iteratorOf, toList } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { ascii, format, repr } from '../values/text.ts';
import { typeOf, types } from '../values/types.ts';
import { CallableValue, Float, ObjectValue, type Value } from '../values/values.ts';
import { unsupported } from './define.ts';
import { isInstance, isSubclass, namesOf } from './inspection.ts';
import { sorted } from './sorting.ts';

/** What stands for the identity of values that are not objects here: equal ones are the same. */
const PRIMITIVES = 'identities of primitives';

function id(machine: PyMachine, v: Value): number {
  if (v instanceof ObjectValue || v instanceof Float || v instanceof Ref) return machine.identity(v);
  let known = machine.kept.get(PRIMITIVES) as Map<Value, Float> | undefined;
  if (known === undefined) machine.kept.set(PRIMITIVES, (known = new Map()));
  let box = known.get(v);
  if (box === undefined) known.set(v, (box = new Float(0)));
  return machine.identity(box);
}

/** `iter(callable, sentinel)` */
function untilSentinel(machine: PyMachine, callable: Value, sentinel: Value, node: number): Value {
  if (!isCallable(callable)) return machine.raise(types.TypeError, 'iter(v, w): v must be callable', node);
  let isOver = false;
  return new IteratorValue(types.callable_iterator, {
    next() {
      if (isOver) return undefined;
      machine.budget.step(node);
      const value = machine.call(callable, [], undefined, node);
      isOver = machine.equal(value, sentinel, node);
      return isOver ? undefined : value;
    },
  });
}

/** `next(iterator)`: at the end StopIteration, with the value that a generator returned. */
function nextOf(machine: PyMachine, iterator: Value, node: number): Value {
  const value = callSpecial(machine, iterator, '__next__', [], node);
  if (value !== undefined) return value;
  return machine.raise(types.TypeError, `'${typeOf(iterator).name}' object is not an iterator`, node);
}

function isCallable(v: Value): boolean {
  return v instanceof CallableValue || special(v, '__call__') !== undefined;
}

function dir(machine: PyMachine, object: Value | undefined, node: number): Value {
  if (object === undefined) return unsupported('dir() without an argument')(machine, [], node);
  const method = special(object, '__dir__');
  const names =
    method === undefined
      ? namesOf(machine, object, node)
      : toList(machine, machine.call(method, [object], undefined, node), node);
  return new ListValue(sorted(machine, names, null, false, node));
}

export const objectFunctions: Functions = {
  ascii: ['obj, /', (machine, [obj], node) => ascii(machine, obj, node)],
  callable: ['obj, /', (_machine, [obj]) => isCallable(obj)],
  delattr: [
    'obj, name, /',
    (machine, [obj, name], node) => {
      deleteAttribute(machine, obj, attributeName(machine, name, node), node);
      return null;
    },
  ],
  dir: ['object=?, /', (machine, [object], node) => dir(machine, object, node)],
  format: [
    "value, format_spec='', /",
    (machine, [value, spec], node) => {
      if (typeof spec === 'string') return format(machine, value, spec, node);
      const text = `format() argument 2 must be str, not ${typeOf(spec).name}`;
      return machine.raise(types.TypeError, text, node);
    },
  ],
  getattr: [
    'object, name, default=?, /',
    (machine, [object, name, otherwise], node) => {
      const key = attributeName(machine, name, node);
      if (otherwise === undefined) return getAttribute(machine, object, key, node);
      const found = findAttribute(machine, object, key, node);
      return found === undefined ? otherwise : found;
    },
  ],
  hasattr: [
    'obj, name, /',
    (machine, [obj, name], node) => findAttribute(machine, obj, attributeName(machine, name, node), node) !== undefined,
  ],
  hash: ['obj, /', (machine, [obj], node) => hashOf(machine, obj, node)],
  id: ['obj, /', (machine, [obj]) => id(machine, obj)],
  isinstance: ['obj, class_or_tuple, /', (machine, [obj, classes], node) => isInstance(machine, obj, classes, node)],
  issubclass: ['cls, class_or_tuple, /', (machine, [cls, classes], node) => isSubclass(machine, cls, classes, node)],
  iter: [
    'object, sentinel=?, /',
    (machine, [object, sentinel], node) =>
      sentinel === undefined ? iteratorOf(machine, object, node) : untilSentinel(machine, object, sentinel, node),
  ],
  len: ['obj, /', (machine, [obj], node) => lengthOf(machine, obj, node)],
  next: [
    'iterator, default=?, /',
    (machine, [iterator, otherwise], node) => {
      // Without a default what the iterator raises is not to be replaced.
      if (otherwise === undefined) return nextOf(machine, iterator, node);
      const value = advance(machine, iterator, node);
      return value === undefined ? otherwise : value;
    },
  ],
  repr: ['obj, /', (machine, [obj], node) => repr(machine, obj, node)],
  setattr: [
    'obj, name, value, /',
    (machine, [obj, name, value], node) => {
      setAttribute(machine, obj, attributeName(machine, name, node), value, node);
      return null;
    },
  ],
  sorted: [
    'iterable, /, *, key=None, reverse=False',
    (machine, [iterable, key, reverse], node) =>
      new ListValue(sorted(machine, toList(machine, iterable, node), key, reverse, node)),
  ],
  vars: [
    'object=?, /',
    (machine, [object], node) => {
      if (object === undefined) return unsupported('vars() without an argument')(machine, [], node);
      const attributes = findAttribute(machine, object, '__dict__', node);
      if (attributes !== undefined) return attributes;
      return machine.raise(types.TypeError, 'vars() argument must have __dict__ attribute', node);
    },
  ],
};
