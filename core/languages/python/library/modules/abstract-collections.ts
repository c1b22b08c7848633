/** `collections.abc`: what containers are by what they can do; and what they can do once they can do the least. */
import { callMethod } from '../../values/attributes.ts';
import { equal } from '../../values/comparisons.ts';
import { TupleValue } from '../../values/containers.ts';
import { lengthOf } from '../../values/conversions.ts';
import { defineClassMethods, defineMethods, type Functions } from '../../values/functions.ts';
import { IteratorValue, iterate } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { deleteItem, getItem, setItem } from '../../values/subscripts.ts';
import { builtinType, NotImplemented, types } from '../../values/types.ts';
import { ObjectValue, type TypeValue, type Value } from '../../values/values.ts';
import { genericAlias } from '../aliases.ts';
import { update } from '../dict.ts';
import { abstractMeta, abstractNames, structural } from './abc.ts';
import { chainMapType } from './chain-map.ts';
import { dequeType } from './deque.ts';
import type { ModuleContents } from './module.ts';

interface Kind {
  readonly bases?: readonly string[];
  /** What a class must define; where all of them make it one, `isStructural`. */
  readonly needs?: readonly string[];
  readonly isStructural?: boolean;
  /** Built-in classes that are of the kind. */
  readonly of?: readonly TypeValue[];
  readonly methods?: Functions;
}

/** Of any container: `next` until there is no more. */
function* walked(machine: PyMachine, v: Value, node: number): IterableIterator<Value> {
  const walk = iterate(machine, v, node);
  for (let value = walk.next(); value !== undefined; value = walk.next()) yield value;
}

function find(machine: PyMachine, v: Value, key: Value, node: number): Value | undefined {
  return machine.attempt(types.KeyError, () => getItem(machine, v, key, node));
}

function flat(machine: PyMachine, v: Value, node: number): DictValue {
  const dict = new DictValue();
  for (const key of walked(machine, v, node)) dict.set(machine, key, getItem(machine, v, key, node), node);
  return dict;
}

const sequence: Functions = {
  __contains__: [
    'self, value, /',
    (machine, [self, value], node) => {
      for (const v of walked(machine, self, node)) if (equal(machine, v, value, node)) return true;
      return false;
    },
  ],
  __iter__: [
    'self, /',
    (machine, [self], node) => {
      let i = 0;
      const next = () => machine.attempt(types.IndexError, () => getItem(machine, self, i++, node));
      return new IteratorValue(types.iterator, { next });
    },
  ],
  __reversed__: [
    'self, /',
    (machine, [self], node) => {
      let i = lengthOf(machine, self, node);
      return new IteratorValue(types.iterator, {
        next: () => (i > 0 ? getItem(machine, self, --i, node) : undefined),
      });
    },
  ],
  index: [
    'self, value, start=0, stop=None',
    (machine, [self, value, start, stop], node) => {
      let i = 0;
      for (const v of walked(machine, self, node)) {
        const isWithin = i >= (start as number) && (stop === null || i < (stop as number));
        if (isWithin && equal(machine, v, value, node)) return i;
        i++;
      }
      return machine.raise(types.ValueError, undefined, node);
    },
  ],
  count: [
    'self, value',
    (machine, [self, value], node) => {
      let count = 0;
      for (const v of walked(machine, self, node)) if (equal(machine, v, value, node)) count++;
      return count;
    },
  ],
};

const mutableSequence: Functions = {
  append: [
    'self, value',
    (machine, [self, value], node) =>
      callMethod(machine, self, 'insert', [lengthOf(machine, self, node), value], undefined, node),
  ],
  extend: [
    'self, values',
    (machine, [self, values], node) => {
      for (const v of [...walked(machine, values, node)]) callMethod(machine, self, 'append', [v], undefined, node);
      return null;
    },
  ],
  pop: [
    'self, index=-1',
    (machine, [self, index], node) => {
      const value = getItem(machine, self, index, node);
      deleteItem(machine, self, index, node);
      return value;
    },
  ],
  remove: [
    'self, value',
    (machine, [self, value], node) => {
      deleteItem(machine, self, callMethod(machine, self, 'index', [value], undefined, node), node);
      return null;
    },
  ],
  __iadd__: [
    'self, values, /',
    (machine, [self, values], node) => {
      callMethod(machine, self, 'extend', [values], undefined, node);
      return self;
    },
  ],
};

const mapping: Functions = {
  get: [
    'self, key, default=None',
    (machine, [self, key, otherwise], node) => find(machine, self, key, node) ?? otherwise,
  ],
  __contains__: ['self, key, /', (machine, [self, key], node) => find(machine, self, key, node) !== undefined],
  keys: [
    'self',
    (machine, [self], node) => callMethod(machine, flat(machine, self, node), 'keys', [], undefined, node),
  ],
  values: [
    'self',
    (machine, [self], node) => callMethod(machine, flat(machine, self, node), 'values', [], undefined, node),
  ],
  items: [
    'self',
    (machine, [self], node) => callMethod(machine, flat(machine, self, node), 'items', [], undefined, node),
  ],
  __eq__: [
    'self, other, /',
    (machine, [self, other], node) => {
      if (!(other instanceof ObjectValue) || other.type.lookup('keys') === undefined) return NotImplemented;
      const that = new DictValue();
      update(machine, that, other, node);
      return machine.equal(flat(machine, self, node), that, node);
    },
  ],
};

const mutableMapping: Functions = {
  pop: [
    'self, key, default=?',
    (machine, [self, key, otherwise], node) => {
      const value = find(machine, self, key, node);
      if (value === undefined)
        return otherwise ?? (otherwise === null ? null : machine.raise(types.KeyError, key, node));
      deleteItem(machine, self, key, node);
      return value;
    },
  ],
  popitem: [
    'self',
    (machine, [self], node) => {
      const key = iterate(machine, self, node).next();
      if (key === undefined) return machine.raise(types.KeyError, undefined, node);
      const value = getItem(machine, self, key, node);
      deleteItem(machine, self, key, node);
      return new TupleValue([key, value]);
    },
  ],
  clear: [
    'self',
    (machine, [self], node) => {
      for (const key of [...walked(machine, self, node)]) deleteItem(machine, self, key, node);
      return null;
    },
  ],
  update: [
    'self, other=?, /, **kwds',
    (machine, [self, other, named], node) => {
      const changes = new DictValue();
      if (other !== undefined) update(machine, changes, other, node);
      update(machine, changes, named, node);
      for (const { key, value } of changes.entries()) setItem(machine, self, key, value, node);
      return null;
    },
  ],
  setdefault: [
    'self, key, default=None',
    (machine, [self, key, otherwise], node) => {
      const value = find(machine, self, key, node);
      if (value === undefined) setItem(machine, self, key, otherwise, node);
      return value ?? otherwise;
    },
  ],
};

const { list, tuple, str, range, bytes, dict, mappingproxy, set, frozenset, generator } = types;
const { dict_keys, dict_values, dict_items } = types;

/** Each after its bases. */
const kinds: Readonly<Record<string, Kind>> = {
  Hashable: { needs: ['__hash__'], isStructural: true },
  Callable: { needs: ['__call__'], isStructural: true },
  Sized: { needs: ['__len__'], isStructural: true },
  Container: { needs: ['__contains__'], isStructural: true },
  Iterable: { needs: ['__iter__'], isStructural: true },
  Awaitable: { needs: ['__await__'], isStructural: true },
  Coroutine: { bases: ['Awaitable'], needs: ['send', 'throw'] },
  AsyncIterable: { needs: ['__aiter__'], isStructural: true },
  AsyncIterator: { bases: ['AsyncIterable'], needs: ['__anext__'] },
  Iterator: {
    bases: ['Iterable'],
    needs: ['__next__'],
    isStructural: true,
    methods: { __iter__: ['self, /', (_machine, [self]) => self] },
  },
  Reversible: { bases: ['Iterable'], needs: ['__reversed__'], isStructural: true },
  Generator: { bases: ['Iterator'], needs: ['send', 'throw'], of: [generator] },
  Collection: { bases: ['Sized', 'Iterable', 'Container'], isStructural: true },
  Sequence: {
    bases: ['Reversible', 'Collection'],
    needs: ['__getitem__'],
    of: [list, tuple, str, range, bytes, dequeType],
    methods: sequence,
  },
  MutableSequence: {
    bases: ['Sequence'],
    needs: ['__setitem__', '__delitem__', 'insert'],
    of: [list, dequeType],
    methods: mutableSequence,
  },
  ByteString: { bases: ['Sequence'], of: [bytes] },
  Set: { bases: ['Collection'], of: [set, frozenset, dict_keys, dict_items] },
  MutableSet: { bases: ['Set'], needs: ['add', 'discard'], of: [set] },
  Mapping: {
    bases: ['Collection'],
    needs: ['__getitem__'],
    of: [dict, mappingproxy, chainMapType],
    methods: mapping,
  },
  MutableMapping: {
    bases: ['Mapping'],
    needs: ['__setitem__', '__delitem__'],
    of: [dict, chainMapType],
    methods: mutableMapping,
  },
  MappingView: { bases: ['Sized'], of: [dict_keys, dict_values, dict_items] },
  KeysView: { bases: ['MappingView', 'Set'], of: [dict_keys] },
  ItemsView: { bases: ['MappingView', 'Set'], of: [dict_items] },
  ValuesView: { bases: ['MappingView', 'Collection'], of: [dict_values] },
};

const made: Record<string, TypeValue> = {};

/** The built-in classes that are of the kind, or of one that derives from it. */
function builtinOf(name: string): TypeValue[] {
  const derived = Object.keys(kinds).filter((other) => kinds[other].bases?.includes(name));
  return [...(kinds[name].of ?? []), ...derived.flatMap(builtinOf)];
}

/** All that a class of the kind has to define. */
function needsOf(name: string): string[] {
  const { bases = [], needs = [] } = kinds[name];
  return [...bases.flatMap(needsOf), ...needs];
}

for (const [name, kind] of Object.entries(kinds)) {
  const bases = kind.bases?.map((base) => made[base]) ?? [types.object];
  const type = builtinType(name, { bases, module: 'collections.abc', metatype: abstractMeta });
  type.allocate = types.object.allocate as NonNullable<TypeValue['allocate']>;
  defineMethods(type, kind.methods ?? {});
  defineClassMethods(type, { __class_getitem__: genericAlias });
  const needs = needsOf(name);
  abstractNames.set(type, needs);
  const defines = (other: TypeValue) => needs.every((each) => (other.lookup(each) ?? null) !== null);
  const known = builtinOf(name);
  structural.set(
    type,
    (other) => (kind.isStructural === true && defines(other)) || known.some((each) => other.isSubtypeOf(each)),
  );
  made[name] = type;
}

export const abstractCollections: ModuleContents = { constants: made };
