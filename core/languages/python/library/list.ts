/** `list`. */
import { splice } from '../../../runtime/history.ts';
import { ListValue } from '../values/containers.ts';
import { toIndex } from '../values/conversions.ts';
import { defineClassMethods, defineMethods, type Functions } from '../values/functions.ts';
import { IteratorValue, toList } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { timesOver } from '../values/sequences.ts';
import { deleteListItem, listItem, remove, setListItem } from '../values/subscripts.ts';
import { listed, nested } from '../values/text.ts';
import { types } from '../values/types.ts';
import type { BuiltinCode, Value } from '../values/values.ts';
import { genericAlias } from './aliases.ts';
import { find, sequenceMethods } from './sequence.ts';
import { sorted } from './sorting.ts';

/** A method of lists that gives None unless it gives something. */
function method(
  code: (machine: PyMachine, self: ListValue, args: Value[], node: number) => Value | undefined,
): BuiltinCode {
  return (machine, [self, ...args], node) => code(machine, self as ListValue, args, node) ?? null;
}

/** Adds values at the end. */
export function extend(machine: PyMachine, list: ListValue, values: readonly Value[], node: number): void {
  machine.budget.allocate(values.length, node);
  list.beforeGrow(machine);
  for (const v of values) list.elements.push(v);
}

/** Puts all the elements anew. */
function replace(machine: PyMachine, list: ListValue, elements: Value[], node: number): void {
  machine.budget.allocate(elements.length, node);
  list.beforeChange(machine);
  list.elements = elements;
}

const methods: Functions = {
  ...sequenceMethods,
  __init__: [
    'self, iterable=?, /',
    method((machine, self, [iterable], node) => {
      const elements = iterable === undefined ? [] : toList(machine, iterable, node);
      if (self.elements.length > 0) replace(machine, self, elements, node);
      else self.elements = elements;
      return undefined;
    }),
  ],
  __repr__: [
    'self, /',
    method((machine, self, _args, node) =>
      nested(machine, self, '[...]', node, () => listed(machine, self.elements, '[', ']', node)),
    ),
  ],
  __getitem__: ['self, key, /', method((machine, self, [key], node) => listItem(machine, self, key, node))],
  __setitem__: [
    'self, key, value, /',
    method((machine, self, [key, value], node) => {
      setListItem(machine, self, key, value, node);
      return undefined;
    }),
  ],
  __delitem__: [
    'self, key, /',
    method((machine, self, [key], node) => {
      deleteListItem(machine, self, key, node);
      return undefined;
    }),
  ],
  __iadd__: [
    'self, value, /',
    method((machine, self, [value], node) => {
      extend(machine, self, toList(machine, value, node), node);
      return self;
    }),
  ],
  __imul__: [
    'self, value, /',
    method((machine, self, [value], node) => {
      const times = Math.max(0, toIndex(machine, value, node));
      replace(machine, self, timesOver(machine, self.elements, times, node), node);
      return self;
    }),
  ],
  __reversed__: [
    'self, /',
    method((_machine, self) => {
      let i = self.elements.length;
      return new IteratorValue(types.list_reverseiterator, { next: () => (i > 0 ? self.elements[--i] : undefined) });
    }),
  ],
  append: [
    'self, object, /',
    method((machine, self, [object], node) => {
      machine.budget.allocate(1, node);
      self.beforeGrow(machine);
      self.elements.push(object);
      return undefined;
    }),
  ],
  clear: [
    'self, /',
    method((machine, self, _args, node) => {
      replace(machine, self, [], node);
      return undefined;
    }),
  ],
  copy: [
    'self, /',
    method((machine, self, _args, node) => {
      machine.budget.allocate(self.elements.length, node);
      return new ListValue(self.elements.slice());
    }),
  ],
  extend: [
    'self, iterable, /',
    method((machine, self, [iterable], node) => {
      extend(machine, self, toList(machine, iterable, node), node);
      return undefined;
    }),
  ],
  insert: [
    'self, index, object, /',
    method((machine, self, [index, object], node) => {
      const { length } = self.elements;
      const i = toIndex(machine, index, node);
      const at = i < 0 ? Math.max(i + length, 0) : Math.min(i, length);
      machine.budget.allocate(1 + (length - at) / 8, node);
      self.beforeSplice(at, 0, 1, machine);
      splice(self.elements, at, 0, [object]);
      return undefined;
    }),
  ],
  pop: [
    'self, index=-1, /',
    method((machine, self, [index], node) => {
      const { length } = self.elements;
      const i = toIndex(machine, index, node);
      if (length === 0) return machine.raise(types.IndexError, 'pop from empty list', node);
      const at = i < 0 ? i + length : i;
      if (at < 0 || at >= length) return machine.raise(types.IndexError, 'pop index out of range', node);
      return remove(machine, self, at, 1, node)[0];
    }),
  ],
  remove: [
    'self, value, /',
    method((machine, self, [value], node) => {
      const at = find(machine, self, value, 0, Number.POSITIVE_INFINITY, node);
      if (at < 0) return machine.raise(types.ValueError, 'list.remove(x): x not in list', node);
      remove(machine, self, at, 1, node);
      return undefined;
    }),
  ],
  reverse: [
    'self, /',
    method((machine, self, _args, node) => {
      replace(machine, self, self.elements.toReversed(), node);
      return undefined;
    }),
  ],
  sort: [
    'self, /, *, key=None, reverse=False',
    method((machine, self, [key, reverse], node) => {
      const { elements } = self;
      // Meanwhile the list is empty: what the program puts in gets lost, and that is said.
      replace(machine, self, [], node);
      let inOrder = elements;
      let isTouched = false;
      try {
        inOrder = sorted(machine, elements, key, reverse, node);
        isTouched = self.elements.length > 0;
      } finally {
        replace(machine, self, inOrder, node);
      }
      return isTouched ? machine.raise(types.ValueError, 'list modified during sort', node) : undefined;
    }),
  ],
};

defineMethods(types.list, methods);

defineClassMethods(types.list, { __class_getitem__: genericAlias });
