/** `dict`. */
import { findAttribute } from '../values/attributes.ts';
import { equal } from '../values/comparisons.ts';
import { TupleValue } from '../values/containers.ts';
import { defineClassMethods, defineMethods, type Functions } from '../values/functions.ts';
import { forEach, IteratorValue, isIterable, ownIterator, toList } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { DictValue, DictView, type Entry, type Part } from '../values/mappings.ts';
import { deleteDictItem, dictItem, getItem } from '../values/subscripts.ts';
import { nested, repr } from '../values/text.ts';
import { NotImplemented, types } from '../values/types.ts';
import type { BuiltinCode, Value } from '../values/values.ts';
import { genericAlias } from './aliases.ts';
import { comparisonMethods, passOver } from './define.ts';

/** A method of dicts that gives None unless it gives something. */
function method(
  code: (machine: PyMachine, self: DictValue, args: Value[], node: number) => Value | undefined,
): BuiltinCode {
  return (machine, [self, ...args], node) => code(machine, self as DictValue, args, node) ?? null;
}

/** Writes the entries of another mapping, or of pairs, into a dict. */
export function update(machine: PyMachine, dict: DictValue, source: Value, node: number): void {
  if (source instanceof DictValue && source.type === types.dict) {
    passOver(machine, source.size, node);
    for (const { key, value } of [...source.entries()]) dict.set(machine, key, value, node);
    return;
  }
  const keys = findAttribute(machine, source, 'keys', node);
  if (keys !== undefined) {
    for (const key of toList(machine, machine.call(keys, [], undefined, node), node))
      dict.set(machine, key, getItem(machine, source, key, node), node);
    return;
  }
  forEach(machine, source, node, (pair, i) => {
    if (!isIterable(pair))
      machine.raise(types.TypeError, `cannot convert dictionary update sequence element #${i} to a sequence`, node);
    const [key, value, ...rest] = toList(machine, pair, node);
    if (value !== undefined && rest.length === 0) dict.set(machine, key, value, node);
    else {
      const length = key === undefined ? 0 : value === undefined ? 1 : rest.length + 2;
      const text = `dictionary update sequence element #${i} has length ${length}; 2 is required`;
      machine.raise(types.ValueError, text, node);
    }
  });
}

/** `update(mapping, **kwargs)`, and what `dict(…)` does. */
const updating = method((machine, self, [source, named], node) => {
  if (source !== undefined) update(machine, self, source, node);
  update(machine, self, named, node);
  return undefined;
});

function copyDict(machine: PyMachine, dict: DictValue, node: number): DictValue {
  const copy = new DictValue();
  passOver(machine, dict.size, node);
  for (const { key, value } of dict.entries()) copy.set(machine, key, value, node);
  return copy;
}

function sameEntries(machine: PyMachine, a: DictValue, b: DictValue, node: number): boolean {
  if (a.size !== b.size) return false;
  machine.budget.enter(node);
  try {
    for (const { key, value } of a.entries()) {
      passOver(machine, 1, node);
      const other = b.get(machine, key, node);
      if (other === undefined || !equal(machine, value, other, node)) return false;
    }
    return true;
  } finally {
    machine.budget.depth--;
  }
}

/** `a | b` */
function union(machine: PyMachine, a: Value, b: Value, node: number): Value {
  if (!(a instanceof DictValue && b instanceof DictValue)) return NotImplemented;
  const both = copyDict(machine, a, node);
  update(machine, both, b, node);
  return both;
}

/** `{key: value, …}` */
export function entriesText(machine: PyMachine, entries: Iterable<Entry>, node: number): string {
  const parts: string[] = [];
  for (const { key, value } of [...entries]) {
    const part = `${repr(machine, key, node)}: ${repr(machine, value, node)}`;
    machine.budget.allocate(part.length + 2, node);
    parts.push(part);
  }
  return `{${parts.join(', ')}}`;
}

const view = (part: Part) => method((_machine, self) => new DictView(self, part));

export function reversedWalk(machine: PyMachine, dict: DictValue, part: Part, node: number): Value {
  machine.budget.allocate(dict.size, node);
  const entries = [...dict.entries()];
  return new IteratorValue(types.iterator, {
    next() {
      const entry = entries.pop();
      if (entry === undefined) return undefined;
      if (part === 'items') return new TupleValue([entry.key, entry.value]);
      return part === 'keys' ? entry.key : entry.value;
    },
  });
}

/** What does not change the dict: a `mappingproxy` has it, too. */
const reading: Functions = {
  ...comparisonMethods(
    (machine, a, b, operator, node) => {
      if (!(a instanceof DictValue && b instanceof DictValue)) return NotImplemented;
      return sameEntries(machine, a, b, node) === (operator === 'Eq');
    },
    ['Eq', 'NotEq'],
  ),
  __repr__: [
    'self, /',
    method((machine, self, _args, node) =>
      nested(machine, self, '{...}', node, () => entriesText(machine, self.entries(), node)),
    ),
  ],
  __len__: ['self, /', method((_machine, self) => self.size)],
  __iter__: ['self, /', method((machine, self, _args, node) => ownIterator(machine, self, node))],
  __reversed__: ['self, /', method((machine, self, _args, node) => reversedWalk(machine, self, 'keys', node))],
  __contains__: ['self, key, /', method((machine, self, [key], node) => self.has(machine, key, node))],
  __getitem__: ['self, key, /', method((machine, self, [key], node) => dictItem(machine, self, key, node))],
  __or__: ['self, value, /', (machine, [self, value], node) => union(machine, self, value, node)],
  __ror__: ['self, value, /', (machine, [self, value], node) => union(machine, value, self, node)],
  copy: ['self, /', method((machine, self, _args, node) => copyDict(machine, self, node))],
  get: [
    'self, key, default=None, /',
    method((machine, self, [key, otherwise], node) => self.get(machine, key, node) ?? otherwise),
  ],
  items: ['self, /', view('items')],
  keys: ['self, /', view('keys')],
  values: ['self, /', view('values')],
};

const changing: Functions = {
  __init__: ['self, mapping=?, /, **kwargs', updating],
  __setitem__: [
    'self, key, value, /',
    method((machine, self, [key, value], node) => {
      self.set(machine, key, value, node);
      return undefined;
    }),
  ],
  __delitem__: [
    'self, key, /',
    method((machine, self, [key], node) => {
      deleteDictItem(machine, self, key, node);
      return undefined;
    }),
  ],
  __ior__: [
    'self, value, /',
    method((machine, self, [value], node) => {
      update(machine, self, value, node);
      return self;
    }),
  ],
  clear: [
    'self, /',
    method((machine, self, _args, node) => {
      self.clear(machine, node);
      return undefined;
    }),
  ],
  pop: [
    'self, key, default=?, /',
    method((machine, self, [key, otherwise], node) => {
      const value = self.get(machine, key, node);
      if (value !== undefined) self.delete(machine, key, node);
      else if (otherwise === undefined) return machine.raise(types.KeyError, key, node);
      return value === undefined ? otherwise : value;
    }),
  ],
  popitem: [
    'self, /',
    method((machine, self, _args, node) => {
      let last: { key: Value; value: Value } | undefined;
      passOver(machine, self.size, node);
      for (const entry of self.entries()) last = entry;
      if (last === undefined) return machine.raise(types.KeyError, 'popitem(): dictionary is empty', node);
      self.delete(machine, last.key, node);
      return new TupleValue([last.key, last.value]);
    }),
  ],
  setdefault: [
    'self, key, default=None, /',
    method((machine, self, [key, otherwise], node) => {
      const value = self.get(machine, key, node);
      if (value === undefined) self.set(machine, key, otherwise, node);
      return value === undefined ? otherwise : value;
    }),
  ],
  update: ['self, mapping=?, /, **kwargs', updating],
};

defineMethods(types.dict, { ...reading, ...changing });

defineMethods(types.mappingproxy, {
  ...reading,
  __repr__: [
    'self, /',
    method((machine, self, _args, node) =>
      nested(
        machine,
        self,
        'mappingproxy({...})',
        node,
        () => `mappingproxy(${entriesText(machine, self.entries(), node)})`,
      ),
    ),
  ],
});

defineClassMethods(types.dict, {
  __class_getitem__: genericAlias,
  fromkeys: [
    'cls, iterable, value=None, /',
    (machine, [cls, iterable, value], node) => {
      const dict = machine.call(cls, [], undefined, node) as DictValue;
      forEach(machine, iterable, node, (key) => dict.set(machine, key, value, node));
      return dict;
    },
  ],
});
