/** `Object` and what every object inherits. */
import { primal, toKey } from '../values/conversions.ts';
import { describe } from '../values/describe.ts';
import { forEachOf } from '../values/iteration.ts';
import type { JsMachine } from '../values/machine.ts';
import { checkChain, copiedKeys, get, hasOwn, ownKeys, set } from '../values/members.ts';
import { Accessor, ArrayValue, Builtin, ObjectValue, prototypes, type Value } from '../values/values.ts';
import { defineClass, defineHidden, type Method, type Methods, method } from './define.ts';
import { propertyMethods } from './object-properties.ts';

import { toObject } from './wrapper.ts';

/** The own enumerable keys of anything that has properties. */
function keysOf(machine: JsMachine, v: Value, node: number): string[] {
  const keys = ownKeys(toObject(machine, v, node));
  machine.budget.allocate(keys.length, node);
  return keys;
}

function listing(entry: (machine: JsMachine, object: Value, key: string, node: number) => Value): Method {
  return [
    1,
    (machine, _self, [v], node) => {
      const o = toObject(machine, v, node);
      const entries: Value[] = [];
      // A getter may delete what is still to come.
      for (const key of keysOf(machine, o, node)) if (hasOwn(o, key)) entries.push(entry(machine, o, key, node));
      return new ArrayValue(entries);
    },
  ];
}

function assign(machine: JsMachine, [target, ...sources]: Value[], node: number): Value {
  const object = toObject(machine, target, node);
  for (const source of sources) {
    if (source === null || source === undefined) continue;
    const keys = copiedKeys(toObject(machine, source, node));
    machine.budget.allocate(keys.length, node);
    for (const key of keys) set(machine, object, key, get(machine, source, key, node), node);
  }
  return object;
}

function fromEntries(machine: JsMachine, entries: Value, node: number): Value {
  const object = new ObjectValue();
  forEachOf(machine, entries, node, (entry) => {
    if (!(entry instanceof ObjectValue))
      machine.fail('TypeError', `Iterator value ${describe(machine, entry)} is not an entry object`, node);
    machine.budget.allocate(1, node);
    const key = toKey(machine, get(machine, entry, '0', node), node);
    object.define(key, get(machine, entry, '1', node));
  });
  return object;
}

function setPrototype(machine: JsMachine, v: Value, proto: Value, node: number): Value {
  if (v === null || v === undefined)
    machine.fail('TypeError', 'Object.setPrototypeOf called on null or undefined', node);
  if (proto !== null && !(proto instanceof ObjectValue))
    machine.fail('TypeError', `Object prototype may only be an Object or null: ${describe(machine, proto)}`, node);
  if (!(v instanceof ObjectValue) || v.proto === proto) return v;
  if (v === prototypes.object)
    machine.fail('TypeError', "Immutable prototype object 'Object.prototype' cannot have their prototype set", node);
  if (v.frozen || v.sealed) machine.fail('TypeError', '#<Object> is not extensible', node);
  for (let o: ObjectValue | null = proto; o !== null; o = o.proto) {
    machine.budget.step(node);
    if (o === v) machine.fail('TypeError', 'Cyclic __proto__ value', node);
  }
  v.beforeReshape(machine);
  checkChain(proto, node);
  v.proto = proto;
  return v;
}

/** Takes a right away from an object; others pass unchanged. */
function restricting(restrict: (o: ObjectValue) => void): Method {
  return [
    1,
    (machine, _self, [v]) => {
      if (v instanceof ObjectValue) {
        v.beforeReshape(machine);
        restrict(v);
      }
      return v;
    },
  ];
}

function asking(ask: (o: ObjectValue) => boolean): Method {
  return [1, (_machine, _self, [v]) => !(v instanceof ObjectValue) || ask(v)];
}

const isFrozen = (o: ObjectValue) => o.frozen || (o.sealed && ownKeys(o).length === 0);

const statics: Methods = {
  ...propertyMethods,
  keys: [1, (machine, _self, [v], node) => new ArrayValue(keysOf(machine, v, node))],
  values: listing(get),
  entries: listing((machine, v, key, node) => new ArrayValue([key, get(machine, v, key, node)])),
  assign: [2, (machine, _self, args, node) => assign(machine, args, node)],
  fromEntries: [1, (machine, _self, [entries], node) => fromEntries(machine, entries, node)],
  freeze: restricting((o) => (o.frozen = true)),
  seal: restricting((o) => (o.sealed = true)),
  preventExtensions: restricting((o) => (o.sealed = true)),
  isFrozen: asking(isFrozen),
  isSealed: asking((o) => o.frozen || o.sealed),
  isExtensible: [1, (_machine, _self, [v]) => v instanceof ObjectValue && !v.frozen && !v.sealed],
  is: [2, (machine, _self, [a, b]) => Object.is(primal(machine, a), primal(machine, b))],
  getPrototypeOf: [1, (machine, _self, [v], node) => toObject(machine, v, node).proto],
  setPrototypeOf: [2, (machine, _self, [v, proto], node) => setPrototype(machine, v, proto, node)],
};

const methods: Methods = {
  isPrototypeOf: method(1, (machine, self, [v], node) => {
    if (!(v instanceof ObjectValue)) return false;
    for (let o = v.proto; o !== null; o = o.proto) {
      machine.budget.step(node);
      if (o === self) return true;
    }
    return false;
  }),
  toString: method(0, (machine, self) => `[object ${tag(machine, self)}]`),
  toLocaleString: method(0, (machine, self, _args, node) =>
    machine.call(get(machine, self, 'toString', node), self, [], node, 'toString'),
  ),
  valueOf: method(0, (machine, self, _args, node) => toObject(machine, self, node)),
};

function tag(machine: JsMachine, v: Value): string {
  if (v instanceof ObjectValue) return v.className;
  const p = machine.primalOf(v);
  if (p === null) return 'Null';
  const type = typeof p;
  return type === 'bigint' ? 'BigInt' : type[0].toUpperCase() + type.slice(1);
}

export const object = defineClass('Object', {
  prototype: prototypes.object,
  parameters: 1,
  call: (machine, _self, args, node) => create(machine, args, node),
  construct: (machine, args, node, target) => create(machine, target === undefined ? args : [], node),
  extensible: true,
  statics,
  methods,
});

function create(machine: JsMachine, [v]: Value[], node: number): Value {
  return v === null || v === undefined ? new ObjectValue() : toObject(machine, v, node);
}

defineHidden(
  prototypes.object,
  '__proto__',
  new Accessor(
    new Builtin('get __proto__', 0, (machine, self, _args, node) => toObject(machine, self, node).proto),
    new Builtin('set __proto__', 1, (machine, self, [proto], node) => {
      if (proto === null || proto instanceof ObjectValue) setPrototype(machine, self, proto, node);
      return undefined;
    }),
  ),
);
