/** `collections.deque`: its elements are versioned like those of lists. */
import { splice } from '../../../../runtime/history.ts';
import { compareElements } from '../../values/comparisons.ts';
import { ElementsValue, SliceValue } from '../../values/containers.ts';
import { toIndex } from '../../values/conversions.ts';
import { defineClassMethods, defineGetters, defineMethods } from '../../values/functions.ts';
import { IteratorValue, toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { elementIndex, timesOver } from '../../values/sequences.ts';
import { listed, nested, repr } from '../../values/text.ts';
import { builtinType, NotImplemented, typeOf, types } from '../../values/types.ts';
import type { TypeValue, Value } from '../../values/values.ts';
import { genericAlias } from '../aliases.ts';
import { comparisonMethods } from '../define.ts';
import { find, sequenceMethods } from '../sequence.ts';
import { method } from './methods.ts';

export const dequeType = builtinType('deque', { module: 'collections' });
const iteratorType = builtinType('_deque_iterator', { bases: [types.iterator], module: 'collections' });

export class DequeValue extends ElementsValue {
  /** How often its length changed, or what is where: walks through it do not survive that. */
  changes = 0;
  /** undefined: as long as it likes. */
  most: number | undefined;

  constructor(elements: Value[] = [], type: TypeValue = dequeType, most?: number) {
    super(elements, type);
    this.most = most;
  }

  /** Puts `items` in the place of `count` elements from `start` on. */
  splice(machine: PyMachine, start: number, count: number, items: Value[], node: number): Value[] {
    machine.budget.allocate(items.length + (this.elements.length - start) / 64, node);
    this.beforeSplice(start, count, items.length, machine);
    this.changes++;
    return splice(this.elements, start, count, items);
  }

  /** Adds at an end; what is too much goes at the other one. */
  extend(machine: PyMachine, items: Value[], end: 'left' | 'right', node: number): void {
    this.splice(machine, end === 'left' ? 0 : this.elements.length, 0, items, node);
    const excess = this.most === undefined ? 0 : this.elements.length - this.most;
    if (excess > 0) this.splice(machine, end === 'left' ? this.elements.length - excess : 0, excess, [], node);
  }

  replace(machine: PyMachine, elements: Value[], node: number): void {
    machine.budget.allocate(elements.length, node);
    this.beforeChange(machine);
    this.changes++;
    this.elements = elements;
  }

  /** Another one with the same most elements. */
  like(elements: Value[]): DequeValue {
    const made = new DequeValue([], this.type, this.most);
    made.elements = this.most === undefined ? elements : elements.slice(Math.max(0, elements.length - this.most));
    return made;
  }
}

dequeType.allocate = (_machine, type) => new DequeValue([], type);

function walk(machine: PyMachine, self: DequeValue, isReversed: boolean, node: number): Value {
  const { changes } = self;
  const { length } = self.elements;
  let i = 0;
  return new IteratorValue(iteratorType, {
    next() {
      if (i >= length) return undefined;
      if (self.changes !== changes) machine.raise(types.RuntimeError, 'deque mutated during iteration', node);
      return self.elements[isReversed ? length - ++i : i++];
    },
  });
}

function mostOf(machine: PyMachine, maxlen: Value, node: number): number | undefined {
  if (maxlen === null) return undefined;
  const most = toIndex(machine, maxlen, node);
  return most >= 0 ? most : machine.raise(types.ValueError, 'maxlen must be non-negative', node);
}

function place(machine: PyMachine, self: DequeValue, key: Value, node: number): number {
  if (key instanceof SliceValue) machine.raise(types.TypeError, "sequence index must be integer, not 'slice'", node);
  const i = elementIndex(machine, key, self.elements.length, 'sequence', node);
  return i >= 0 ? i : machine.raise(types.IndexError, 'deque index out of range', node);
}

const { __len__, __contains__, count } = sequenceMethods;

const extending = (end: 'left' | 'right') =>
  method<DequeValue>((machine, self, [iterable], node) => {
    const items = toList(machine, iterable, node);
    self.extend(machine, end === 'left' ? items.reverse() : items, end, node);
    return undefined;
  });

const popping = (index: 0 | -1) =>
  method<DequeValue>((machine, self, _args, node) => {
    const { length } = self.elements;
    if (length === 0) return machine.raise(types.IndexError, 'pop from an empty deque', node);
    return self.splice(machine, index < 0 ? length - 1 : 0, 1, [], node)[0];
  });

defineMethods(dequeType, {
  __len__,
  __contains__,
  count,
  ...comparisonMethods((machine, a, b, operator, node) => {
    if (!(a instanceof DequeValue && b instanceof DequeValue)) return NotImplemented;
    return compareElements(machine, a.elements, b.elements, operator, node);
  }),
  __init__: [
    'self, iterable=?, maxlen=None',
    method<DequeValue>((machine, self, [iterable, maxlen], node) => {
      self.most = mostOf(machine, maxlen, node);
      if (self.elements.length > 0) self.replace(machine, [], node);
      if (iterable !== undefined) self.elements = self.like(toList(machine, iterable, node)).elements;
      return undefined;
    }),
  ],
  __repr__: [
    'self, /',
    method<DequeValue>((machine, self, _args, node) =>
      nested(machine, self, '[...]', node, () => {
        const most = self.most === undefined ? '' : `, maxlen=${self.most}`;
        return `${listed(machine, self.elements, `${self.type.name}([`, ']', node)}${most})`;
      }),
    ),
  ],
  __iter__: ['self, /', method<DequeValue>((machine, self, _args, node) => walk(machine, self, false, node))],
  __reversed__: ['self, /', method<DequeValue>((machine, self, _args, node) => walk(machine, self, true, node))],
  __getitem__: [
    'self, key, /',
    method<DequeValue>((machine, self, [key], node) => self.elements[place(machine, self, key, node)]),
  ],
  __setitem__: [
    'self, key, value, /',
    method<DequeValue>((machine, self, [key, value], node) => {
      self.setIndex(place(machine, self, key, node), value, machine);
      return undefined;
    }),
  ],
  __delitem__: [
    'self, key, /',
    method<DequeValue>((machine, self, [key], node) => {
      self.splice(machine, place(machine, self, key, node), 1, [], node);
      return undefined;
    }),
  ],
  __add__: [
    'self, value, /',
    method<DequeValue>((machine, self, [other], node) => {
      if (other instanceof DequeValue) {
        machine.budget.allocate(self.elements.length + other.elements.length, node);
        return self.like(self.elements.concat(other.elements));
      }
      const text = `can only concatenate deque (not "${typeOf(other).name}") to deque`;
      return machine.raise(types.TypeError, text, node);
    }),
  ],
  __mul__: ['self, value, /', method<DequeValue>(repeated)],
  __rmul__: ['self, value, /', method<DequeValue>(repeated)],
  __iadd__: [
    'self, value, /',
    method<DequeValue>((machine, self, [iterable], node) => {
      self.extend(machine, toList(machine, iterable, node), 'right', node);
      return self;
    }),
  ],
  append: [
    'self, item, /',
    method<DequeValue>((machine, self, [item], node) => {
      self.extend(machine, [item], 'right', node);
      return undefined;
    }),
  ],
  appendleft: [
    'self, item, /',
    method<DequeValue>((machine, self, [item], node) => {
      self.extend(machine, [item], 'left', node);
      return undefined;
    }),
  ],
  extend: ['self, iterable, /', extending('right')],
  extendleft: ['self, iterable, /', extending('left')],
  pop: ['self, /', popping(-1)],
  popleft: ['self, /', popping(0)],
  clear: [
    'self, /',
    method<DequeValue>((machine, self, _args, node) => {
      self.replace(machine, [], node);
      return undefined;
    }),
  ],
  copy: ['self, /', method<DequeValue>(copied)],
  index: [
    'self, value, start=0, stop=?, /',
    method<DequeValue>((machine, self, [value, start, stop], node) => {
      const { length } = self.elements;
      const [from, to] = [start, stop ?? length].map((bound) => {
        const i = toIndex(machine, bound, node);
        return i < 0 ? Math.max(0, i + length) : i;
      });
      const at = find(machine, self, value, from, to, node);
      return at >= 0 ? at : machine.raise(types.ValueError, `${repr(machine, value, node)} is not in deque`, node);
    }),
  ],
  insert: [
    'self, index, value, /',
    method<DequeValue>((machine, self, [index, value], node) => {
      const { length } = self.elements;
      if (length === self.most) return machine.raise(types.IndexError, 'deque already at its maximum size', node);
      const i = toIndex(machine, index, node);
      self.splice(machine, i < 0 ? Math.max(i + length, 0) : Math.min(i, length), 0, [value], node);
      return undefined;
    }),
  ],
  remove: [
    'self, value, /',
    method<DequeValue>((machine, self, [value], node) => {
      const at = find(machine, self, value, 0, Number.POSITIVE_INFINITY, node);
      if (at < 0) return machine.raise(types.ValueError, `${repr(machine, value, node)} is not in deque`, node);
      self.splice(machine, at, 1, [], node);
      return undefined;
    }),
  ],
  reverse: [
    'self, /',
    method<DequeValue>((machine, self, _args, node) => {
      self.replace(machine, self.elements.toReversed(), node);
      return undefined;
    }),
  ],
  rotate: [
    'self, n=1, /',
    method<DequeValue>((machine, self, [n], node) => {
      const { length } = self.elements;
      if (length < 2) return undefined;
      const by = ((toIndex(machine, n, node) % length) + length) % length;
      if (by > 0)
        self.replace(machine, [...self.elements.slice(length - by), ...self.elements.slice(0, length - by)], node);
      return undefined;
    }),
  ],
});

function repeated(machine: PyMachine, self: DequeValue, [times]: Value[], node: number): Value {
  return self.like(timesOver(machine, self.elements, Math.max(0, toIndex(machine, times, node)), node));
}

function copied(machine: PyMachine, self: DequeValue, _args: Value[], node: number): Value {
  machine.budget.allocate(self.elements.length, node);
  return self.like(self.elements.slice());
}

defineGetters(dequeType, { maxlen: (_machine, self) => (self as DequeValue).most ?? null });
defineClassMethods(dequeType, { __class_getitem__: genericAlias });
dequeType.define('__hash__', null);
