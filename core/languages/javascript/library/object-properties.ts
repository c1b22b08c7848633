/** The functions of `Object`, and of every object, that deal in single properties and their descriptors. */
import { toKey, truthy } from '../values/conversions.ts';
import { describe } from '../values/describe.ts';
import type { JsMachine } from '../values/machine.ts';
import { checkChain, get, has, hasOwn, notExtensible, ownKeys, ownSlot, set, showKey } from '../values/members.ts';
import {
  Accessor,
  ArrayValue,
  FunctionValue,
  isArrayIndex,
  type Key,
  ObjectValue,
  prototypes,
  type Value,
} from '../values/values.ts';
import { defineMethods, type Methods, method } from './define.ts';

import { toObject, Wrapper } from './wrapper.ts';

function defineProperty(machine: JsMachine, o: ObjectValue, key: Key, descriptor: Value, node: number): void {
  if (!(descriptor instanceof ObjectValue))
    machine.fail('TypeError', `Property description must be an object: ${describe(machine, descriptor)}`, node);
  const field = (name: string) => get(machine, descriptor, name, node);
  const code = (name: 'get' | 'set') => {
    const f = field(name);
    if (f === undefined || f instanceof FunctionValue) return f;
    const what = name === 'get' ? 'Getter' : 'Setter';
    return machine.fail('TypeError', `${what} must be a function: ${describe(machine, f)}`, node);
  };
  const isAccessor = has(descriptor, 'get') || has(descriptor, 'set');
  if (isAccessor && (has(descriptor, 'value') || has(descriptor, 'writable'))) {
    const text = `Cannot both specify accessors and a value or writable attribute, ${describe(machine, descriptor)}`;
    machine.fail('TypeError', `Invalid property descriptor. ${text}`, node);
  }
  const isNew = !hasOwn(o, key);
  if (isNew && (o.frozen || o.sealed)) notExtensible(machine, key, node);
  if (o.frozen) machine.fail('TypeError', `Cannot redefine property: ${String(key)}`, node);
  const inArray = o instanceof ArrayValue && typeof key === 'string' && (key === 'length' || isArrayIndex(key));
  if (isAccessor) o.setOwn(key, new Accessor(code('get'), code('set')), machine);
  else if (inArray && (isNew || has(descriptor, 'value'))) set(machine, o, key, field('value'), node);
  else if (isNew || has(descriptor, 'value')) o.setOwn(key, field('value'), machine);
  if (inArray) return;
  if (isNew || has(descriptor, 'enumerable')) showKey(machine, o, key, truthy(machine, field('enumerable')));
}

function defineProperties(machine: JsMachine, o: ObjectValue, descriptors: Value, node: number): void {
  for (const key of ownKeys(descriptors)) defineProperty(machine, o, key, get(machine, descriptors, key, node), node);
}

/** All own keys, those included that for-in passes over: indices, names, symbols. */
function allKeys(v: ObjectValue): Key[] {
  const keys = [...v.properties.keys()];
  const isIndex = (key: Key) => typeof key === 'string' && isArrayIndex(key);
  const indices = keys.filter(isIndex).sort((a, b) => Number(a) - Number(b));
  const names = keys.filter((key) => typeof key === 'string' && !isIndex(key));
  const ofArray = v instanceof ArrayValue ? [...Object.keys(v.elements), 'length'] : [];
  return [...ofArray, ...indices, ...names, ...keys.filter((key) => typeof key === 'symbol')];
}

function descriptorOf(o: ObjectValue, key: Key): Value {
  if (!hasOwn(o, key)) return undefined;
  const isLength = o instanceof ArrayValue && key === 'length';
  const slot = isLength ? o.elements.length : ownSlot(o, key);
  const fixed = o.frozen || (o instanceof Wrapper && o.type === 'string');
  const descriptor = new ObjectValue();
  if (slot instanceof Accessor) {
    descriptor.define('get', slot.get);
    descriptor.define('set', slot.set);
  } else {
    descriptor.define('value', slot);
    descriptor.define('writable', !fixed);
  }
  descriptor.define('enumerable', !isLength && !o.hidden?.has(key));
  descriptor.define('configurable', !fixed && !isLength && !o.sealed);
  return descriptor;
}

function ownObject(machine: JsMachine, v: Value, called: string, node: number): ObjectValue {
  return v instanceof ObjectValue ? v : machine.fail('TypeError', `Object.${called} called on non-object`, node);
}

export const propertyMethods: Methods = {
  create: [
    2,
    (machine, _self, [proto, properties], node) => {
      if (proto !== null && !(proto instanceof ObjectValue))
        machine.fail('TypeError', `Object prototype may only be an Object or null: ${describe(machine, proto)}`, node);
      checkChain(proto as ObjectValue | null, node);
      const o = new ObjectValue(proto as ObjectValue | null);
      if (properties !== undefined) defineProperties(machine, o, properties, node);
      return o;
    },
  ],
  defineProperty: [
    3,
    (machine, _self, [v, key, descriptor], node) => {
      defineProperty(
        machine,
        ownObject(machine, v, 'defineProperty', node),
        toKey(machine, key, node),
        descriptor,
        node,
      );
      return v;
    },
  ],
  defineProperties: [
    2,
    (machine, _self, [v, descriptors], node) => {
      defineProperties(machine, ownObject(machine, v, 'defineProperties', node), descriptors, node);
      return v;
    },
  ],
  getOwnPropertyNames: [
    1,
    (machine, _self, [v], node) => {
      const keys = allKeys(toObject(machine, v, node)).filter((key): key is string => typeof key === 'string');
      machine.budget.allocate(keys.length, node);
      return new ArrayValue(keys);
    },
  ],
  getOwnPropertySymbols: [
    1,
    (machine, _self, [v], node) =>
      new ArrayValue(allKeys(toObject(machine, v, node)).filter((key) => typeof key === 'symbol')),
  ],
  getOwnPropertyDescriptor: [
    2,
    (machine, _self, [v, key], node) => descriptorOf(toObject(machine, v, node), toKey(machine, key, node)),
  ],
  getOwnPropertyDescriptors: [
    1,
    (machine, _self, [v], node) => {
      const o = toObject(machine, v, node);
      const all = new ObjectValue();
      for (const key of allKeys(o)) {
        machine.budget.allocate(4, node);
        all.define(key, descriptorOf(o, key));
      }
      return all;
    },
  ],
  hasOwn: [2, (machine, _self, [v, key], node) => hasOwn(toObject(machine, v, node), toKey(machine, key, node))],
};

defineMethods(prototypes.object, {
  hasOwnProperty: method(1, (machine, self, [key], node) =>
    hasOwn(toObject(machine, self, node), toKey(machine, key, node)),
  ),
  propertyIsEnumerable: method(1, (machine, self, [v], node) => {
    const o = toObject(machine, self, node);
    const key = toKey(machine, v, node);
    const isLength = o instanceof ArrayValue && key === 'length';
    return hasOwn(o, key) && !o.hidden?.has(key) && !isLength;
  }),
});
