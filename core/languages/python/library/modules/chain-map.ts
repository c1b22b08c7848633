/** `collections.ChainMap`: several dicts, of which the first that has a key counts. */
import { contains } from '../../values/comparisons.ts';
import { ListValue, type TupleValue } from '../../values/containers.ts';
import { defineGetters, defineMethods } from '../../values/functions.ts';
import { iteratorOf } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue, DictView, type Part } from '../../values/mappings.ts';
import { deleteItem, getItem, setItem } from '../../values/subscripts.ts';
import { nested, repr } from '../../values/text.ts';
import { builtinType, NotImplemented, types } from '../../values/types.ts';
import { ObjectValue, type Value } from '../../values/values.ts';
import { update } from '../dict.ts';
import { method } from './methods.ts';

export const chainMapType = builtinType('ChainMap', { module: 'collections', hasDict: true });
chainMapType.allocate = (_machine, type) => new ObjectValue(type);

const mapsOf = (self: ObjectValue) => (self.getOwn('maps') as ListValue).elements;

/** All the entries in one dict, in the order in which Python goes through them. */
function flat(machine: PyMachine, self: ObjectValue, node: number): DictValue {
  const all = new DictValue();
  for (const map of mapsOf(self).toReversed()) update(machine, all, map, node);
  return all;
}

function chain(machine: PyMachine, self: ObjectValue, maps: Value[], node: number): Value {
  return machine.call(self.type, maps, undefined, node);
}

const view = (part: Part) =>
  method<ObjectValue>((machine, self, _args, node) => new DictView(flat(machine, self, node), part));

function find(machine: PyMachine, self: ObjectValue, key: Value, node: number): Value | undefined {
  const map = mapsOf(self).find((each) => contains(machine, each, key, node));
  return map === undefined ? undefined : getItem(machine, map, key, node);
}

defineMethods(chainMapType, {
  __init__: [
    'self, /, *maps',
    method<ObjectValue>((_machine, self, [maps]) => {
      const { elements } = maps as TupleValue;
      self.define('maps', new ListValue(elements.length > 0 ? [...elements] : [new DictValue()]));
      return undefined;
    }),
  ],
  __getitem__: [
    'self, key, /',
    method<ObjectValue>((machine, self, [key], node) => {
      const value = find(machine, self, key, node);
      return value === undefined ? machine.raise(types.KeyError, key, node) : value;
    }),
  ],
  get: [
    'self, key, default=None',
    method<ObjectValue>((machine, self, [key, otherwise], node) => find(machine, self, key, node) ?? otherwise),
  ],
  __setitem__: [
    'self, key, value, /',
    method<ObjectValue>((machine, self, [key, value], node) => {
      setItem(machine, mapsOf(self)[0], key, value, node);
      return undefined;
    }),
  ],
  __delitem__: [
    'self, key, /',
    method<ObjectValue>((machine, self, [key], node) => {
      const [first] = mapsOf(self);
      if (!contains(machine, first, key, node))
        machine.raise(types.KeyError, `Key not found in the first mapping: ${repr(machine, key, node)}`, node);
      deleteItem(machine, first, key, node);
      return undefined;
    }),
  ],
  __contains__: [
    'self, key, /',
    method<ObjectValue>((machine, self, [key], node) => mapsOf(self).some((map) => contains(machine, map, key, node))),
  ],
  __len__: ['self, /', method<ObjectValue>((machine, self, _args, node) => flat(machine, self, node).size)],
  __iter__: [
    'self, /',
    method<ObjectValue>((machine, self, _args, node) => iteratorOf(machine, flat(machine, self, node), node)),
  ],
  __eq__: [
    'self, value, /',
    method<ObjectValue>((machine, self, [other], node) => {
      if (!(other instanceof DictValue) && !(other instanceof ObjectValue && other.type.isSubtypeOf(chainMapType)))
        return NotImplemented;
      const that = other instanceof DictValue ? other : flat(machine, other, node);
      return machine.equal(flat(machine, self, node), that, node);
    }),
  ],
  __repr__: [
    'self, /',
    method<ObjectValue>((machine, self, _args, node) =>
      nested(machine, self, '...', node, () => {
        const maps = mapsOf(self).map((map) => repr(machine, map, node));
        return `${self.type.name}(${maps.join(', ')})`;
      }),
    ),
  ],
  keys: ['self', view('keys')],
  values: ['self', view('values')],
  items: ['self', view('items')],
  pop: [
    'self, key, *args',
    method<ObjectValue>((machine, self, [key, args], node) => {
      const [first] = mapsOf(self);
      const [otherwise] = (args as TupleValue).elements;
      if (!contains(machine, first, key, node)) {
        if (otherwise !== undefined) return otherwise;
        machine.raise(types.KeyError, `Key not found in the first mapping: ${repr(machine, key, node)}`, node);
      }
      const value = getItem(machine, first, key, node);
      deleteItem(machine, first, key, node);
      return value;
    }),
  ],
  setdefault: [
    'self, key, default=None',
    method<ObjectValue>((machine, self, [key, otherwise], node) => {
      const known = find(machine, self, key, node);
      if (known === undefined) setItem(machine, mapsOf(self)[0], key, otherwise, node);
      return known ?? otherwise;
    }),
  ],
  update: [
    'self, other=?, /, **kwds',
    method<ObjectValue>((machine, self, [other, named], node) => {
      const changes = new DictValue();
      if (other !== undefined) update(machine, changes, other, node);
      update(machine, changes, named, node);
      for (const { key, value } of changes.entries()) setItem(machine, mapsOf(self)[0], key, value, node);
      return undefined;
    }),
  ],
  new_child: [
    'self, m=None, **kwargs',
    method<ObjectValue>((machine, self, [map, named], node) => {
      const child = map ?? new DictValue();
      if (child instanceof DictValue) update(machine, child, named, node);
      return chain(machine, self, [child, ...mapsOf(self)], node);
    }),
  ],
  copy: [
    'self',
    method<ObjectValue>((machine, self, _args, node) => {
      const [first, ...rest] = mapsOf(self);
      const copy = new DictValue();
      update(machine, copy, first, node);
      return chain(machine, self, [copy, ...rest], node);
    }),
  ],
});

chainMapType.define('__hash__', null);

defineGetters(chainMapType, {
  parents: (machine, self, node) => chain(machine, self as ObjectValue, mapsOf(self as ObjectValue).slice(1), node),
});
