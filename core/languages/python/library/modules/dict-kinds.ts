/** `collections.defaultdict` and `collections.OrderedDict`. */
import { equal } from '../../values/comparisons.ts';
import { TupleValue } from '../../values/containers.ts';
import { truthy } from '../../values/conversions.ts';
import { defineAccessors, defineMethods } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { nested, repr } from '../../values/text.ts';
import { builtinType, NotImplemented, typeOf, types } from '../../values/types.ts';
import { CallableValue, type TypeValue, type Value } from '../../values/values.ts';
import { comparisonMethods, passOver } from '../define.ts';
import { entriesText, update } from '../dict.ts';
import { method } from './methods.ts';

export const defaultDictType = builtinType('defaultdict', { bases: [types.dict], module: 'collections' });

export class DefaultDictValue extends DictValue {
  factory: Value = null;

  /** An empty one with the same factory. */
  like(): DefaultDictValue {
    const made = new DefaultDictValue(this.type);
    made.factory = this.factory;
    return made;
  }
}

defaultDictType.allocate = (_machine, type) => new DefaultDictValue(type);

/** A copy of the same class. */
export function copied(machine: PyMachine, dict: DictValue, node: number): DictValue {
  const copy = dict instanceof DefaultDictValue ? dict.like() : new DictValue(dict.type);
  passOver(machine, dict.size, node);
  for (const { key, value } of dict.entries()) copy.set(machine, key, value, node);
  return copy;
}

/** `a | b` of a class of dicts. */
function united(machine: PyMachine, a: DictValue, b: Value, node: number): Value {
  if (!(b instanceof DictValue)) return NotImplemented;
  const both = copied(machine, a, node);
  update(machine, both, b, node);
  return both;
}

defineMethods(defaultDictType, {
  __init__: [
    'self, default_factory=None, mapping=?, /, **kwargs',
    method<DefaultDictValue>((machine, self, [factory, source, named], node) => {
      const isCallable = factory instanceof CallableValue || typeOf(factory).lookup('__call__') !== undefined;
      if (factory !== null && !isCallable)
        machine.raise(types.TypeError, 'first argument must be callable or None', node);
      self.factory = factory;
      if (source !== undefined) update(machine, self, source, node);
      update(machine, self, named, node);
      return undefined;
    }),
  ],
  __missing__: [
    'self, key, /',
    method<DefaultDictValue>((machine, self, [key], node) => {
      if (self.factory === null) return machine.raise(types.KeyError, key, node);
      const value = machine.call(self.factory, [], undefined, node);
      self.set(machine, key, value, node);
      return value;
    }),
  ],
  __repr__: [
    'self, /',
    method<DefaultDictValue>((machine, self, _args, node) =>
      nested(
        machine,
        self,
        `${self.type.name}(...)`,
        node,
        () => `${self.type.name}(${repr(machine, self.factory, node)}, ${entriesText(machine, self.entries(), node)})`,
      ),
    ),
  ],
  __or__: ['self, value, /', method<DictValue>((machine, self, [other], node) => united(machine, self, other, node))],
  copy: ['self, /', method<DictValue>((machine, self, _args, node) => copied(machine, self, node))],
});

defineAccessors(defaultDictType, {
  default_factory: [
    (_machine, self) => (self as DefaultDictValue).factory,
    (_machine, self, value) => {
      (self as DefaultDictValue).factory = value;
    },
  ],
});

export const orderedDictType = builtinType('OrderedDict', { bases: [types.dict], module: 'collections' });

function sameOrder(machine: PyMachine, a: DictValue, b: DictValue, node: number): boolean {
  if (a.size !== b.size) return false;
  const others = b.entries();
  for (const { key, value } of a.entries()) {
    passOver(machine, 1, node);
    const other = others.next().value;
    if (!equal(machine, key, other.key, node) || !equal(machine, value, other.value, node)) return false;
  }
  return true;
}

const isOrdered = (v: Value): v is DictValue => typeOf(v).isSubtypeOf(orderedDictType);

function moveToEnd(machine: PyMachine, self: DictValue, key: Value, isLast: boolean, node: number): void {
  const value = self.get(machine, key, node);
  if (value === undefined) machine.raise(types.KeyError, key, node);
  else if (isLast) {
    self.delete(machine, key, node);
    self.set(machine, key, value, node);
  } else {
    machine.budget.allocate(self.size, node);
    self.delete(machine, key, node);
    const rest = [...self.entries()];
    self.clear(machine, node);
    self.set(machine, key, value, node);
    for (const entry of rest) self.set(machine, entry.key, entry.value, node);
  }
}

defineMethods(orderedDictType, {
  ...comparisonMethods(
    (machine, a, b, operator, node) => {
      if (isOrdered(a) && isOrdered(b)) return sameOrder(machine, a, b, node) === (operator === 'Eq');
      const plain = (types.dict as TypeValue).lookup(operator === 'Eq' ? '__eq__' : '__ne__') as Value;
      return machine.call(plain, [a, b], undefined, node);
    },
    ['Eq', 'NotEq'],
  ),
  __repr__: [
    'self, /',
    method<DictValue>((machine, self, _args, node) =>
      nested(machine, self, '...', node, () => {
        const { name } = self.type;
        if (self.size === 0) return `${name}()`;
        const pairs = [...self.entries()].map(({ key, value }) => repr(machine, new TupleValue([key, value]), node));
        return `${name}([${pairs.join(', ')}])`;
      }),
    ),
  ],
  move_to_end: [
    'self, key, last=True',
    method<DictValue>((machine, self, [key, last], node) => {
      moveToEnd(machine, self, key, truthy(machine, last, node), node);
      return undefined;
    }),
  ],
  popitem: [
    'self, last=True',
    method<DictValue>((machine, self, [last], node) => {
      const entries = [...self.entries()];
      machine.budget.allocate(entries.length / 8, node);
      const entry = entries.at(truthy(machine, last, node) ? -1 : 0);
      if (entry === undefined) return machine.raise(types.KeyError, 'dictionary is empty', node);
      self.delete(machine, entry.key, node);
      return new TupleValue([entry.key, entry.value]);
    }),
  ],
  __or__: ['self, value, /', method<DictValue>((machine, self, [other], node) => united(machine, self, other, node))],
  copy: ['self, /', method<DictValue>((machine, self, _args, node) => copied(machine, self, node))],
});
