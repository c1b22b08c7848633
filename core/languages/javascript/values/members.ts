/** Reading, writing and deleting members, for every kind of value. */
import { Problem } from '../../../runtime/problem.ts';
import { Ref } from '../../../runtime/ref.ts';
import { describe } from './describe.ts';
import type { JsMachine } from './machine.ts';
import {
  Accessor,
  ArrayValue,
  isArrayIndex,
  type Key,
  ObjectValue,
  PROPERTY_SIZE,
  prototypes,
  type Slot,
  type Value,
} from './values.ts';

/** The object on which the members of a value are looked up. */
function holder(machine: JsMachine, v: Value, key: Key, node: number): ObjectValue {
  if (v instanceof ObjectValue) return v;
  if (v === null || v === undefined)
    return machine.fail('TypeError', `Cannot read properties of ${v} (reading '${String(key)}')`, node);
  if (v instanceof Ref) return prototypes.number;
  return prototypes[typeof v as 'number' | 'string' | 'boolean' | 'bigint' | 'symbol'];
}

export function get(machine: JsMachine, v: Value, key: Key, node: number): Value {
  if (typeof v === 'string' && typeof key === 'string') {
    if (key === 'length') return v.length;
    if (isArrayIndex(key)) return v[Number(key)];
  }
  return getFrom(machine, holder(machine, v, key, node), key, v, node);
}

/** More objects that inherit from each other than any program needs: so that to look a member up is never long. */
const MAX_LINKS = 1000;

/** Before an object inherits from `proto`. */
export function checkChain(proto: ObjectValue | null, node: number): void {
  let links = 0;
  for (let o = proto; o !== null; o = o.proto)
    if (++links > MAX_LINKS) throw new Problem('budget-depth', node, { limit: MAX_LINKS });
}

/** Looks a member up in an object and what it inherits from, on behalf of `v`. */
export function getFrom(machine: JsMachine, from: ObjectValue | null, key: Key, v: Value, node: number): Value {
  for (let o = from; o !== null; o = o.proto) {
    if (o instanceof ArrayValue && typeof key === 'string') {
      if (key === 'length') return o.elements.length;
      if (isArrayIndex(key)) {
        if (Number(key) in o.elements) return o.elements[Number(key)];
        continue;
      }
    }
    const slot = o.getOwn(key);
    if (slot instanceof Accessor) return slot.get === undefined ? undefined : machine.call(slot.get, v, [], node);
    if (slot !== undefined || o.hasOwn(key)) return slot;
  }
  return undefined;
}

/** `v[index]` with a number that may not be an array index at all. */
export function getIndex(machine: JsMachine, v: Value, index: number, node: number): Value {
  if (v instanceof ArrayValue && index >= 0 && index < v.elements.length && index === Math.floor(index)) {
    const element = v.elements[index];
    if (element !== undefined) return element;
  }
  return get(machine, v, String(index), node);
}

/** @param from where a setter is looked up, if not in the object itself */
export function set(
  machine: JsMachine,
  v: Value,
  key: Key,
  value: Value,
  node: number,
  from?: ObjectValue | null,
): void {
  if (v === null || v === undefined)
    machine.fail('TypeError', `Cannot set properties of ${v} (setting '${String(key)}')`, node);
  if (!(v instanceof ObjectValue)) return; // a member of a primitive: lost, as in sloppy mode
  if (v.frozen) {
    if (!hasOwn(v, key)) notExtensible(machine, key, node);
    machine.fail(
      'TypeError',
      `Cannot assign to read only property '${String(key)}' of object '${describe(machine, v)}'`,
      node,
    );
  }
  if (v instanceof ArrayValue && typeof key === 'string') {
    if (isArrayIndex(key)) {
      setElement(machine, v, Number(key), value, node);
      return;
    }
    if (key === 'length') {
      setLength(machine, v, value, node);
      return;
    }
  }
  for (let o = from === undefined ? v : from; o !== null; o = o.proto) {
    const slot = o.getOwn(key);
    if (!(slot instanceof Accessor)) {
      if (slot !== undefined || o.hasOwn(key)) break;
      continue;
    }
    if (slot.set === undefined)
      machine.fail(
        'TypeError',
        `Cannot set property ${String(key)} of ${describe(machine, v)} which has only a getter`,
        node,
      );
    machine.call(slot.set, v, [value], node);
    return;
  }
  if (v.sealed && !v.hasOwn(key)) notExtensible(machine, key, node);
  v.setOwn(key, value, machine);
}

/** Gives an object a property of its own, whatever it inherits, as a field of its class does. */
export function defineField(machine: JsMachine, object: ObjectValue, key: Key, value: Value, node: number): void {
  if (object.frozen || (object.sealed && !hasOwn(object, key)))
    machine.fail('TypeError', `Cannot define property ${String(key)}, object is not extensible`, node);
  machine.budget.allocate(PROPERTY_SIZE, node);
  if (object instanceof ArrayValue && typeof key === 'string' && (key === 'length' || isArrayIndex(key)))
    set(machine, object, key, value, node);
  else object.setOwn(key, value, machine);
  showKey(machine, object, key, true);
}

/** Whether for-in and Object.keys see a property. */
export function showKey(machine: JsMachine, o: ObjectValue, key: Key, enumerable: boolean): void {
  if (enumerable === !o.hidden?.has(key)) return;
  o.beforeReshape(machine);
  // A new set: objects may share one.
  const hidden = new Set(o.hidden);
  if (enumerable) hidden.delete(key);
  else hidden.add(key);
  o.hidden = hidden;
}

export function notExtensible(machine: JsMachine, key: Key, node: number): never {
  return machine.fail('TypeError', `Cannot add property ${String(key)}, object is not extensible`, node);
}

export function setIndex(machine: JsMachine, v: Value, index: number, value: Value, node: number): void {
  if (v instanceof ArrayValue && !v.frozen && index >= 0 && index < v.elements.length && index === Math.floor(index))
    v.setIndex(index, value, machine);
  else set(machine, v, String(index), value, node);
}

function setElement(machine: JsMachine, array: ArrayValue, index: number, value: Value, node: number): void {
  const more = index + 1 - array.elements.length;
  if (array.sealed && !(index in array.elements)) notExtensible(machine, String(index), node);
  if (more > 0) machine.budget.allocate(more, node);
  array.setIndex(index, value, machine);
}

function setLength(machine: JsMachine, array: ArrayValue, value: Value, node: number): void {
  const length = machine.primalOf(value);
  if (typeof length !== 'number' || length !== length >>> 0) machine.fail('RangeError', 'Invalid array length', node);
  const more = length - array.elements.length;
  if (more > 0) {
    machine.budget.allocate(more, node);
    array.beforeGrow(machine);
  } else array.beforeSplice(length, -more, 0, machine);
  array.elements.length = length;
}

/** The `in` operator, prototypes included. */
export function has(v: ObjectValue, key: Key): boolean {
  for (let o: ObjectValue | null = v; o !== null; o = o.proto) if (hasOwn(o, key)) return true;
  return false;
}

export function hasOwn(v: ObjectValue, key: Key): boolean {
  if (v instanceof ArrayValue && typeof key === 'string') {
    if (key === 'length') return true;
    if (isArrayIndex(key)) return Number(key) in v.elements;
  }
  return v.hasOwn(key);
}

/** `delete`; true also where there was nothing to delete. */
export function remove(machine: JsMachine, v: Value, key: Key): boolean {
  if (!(v instanceof ObjectValue)) return true;
  if (v.frozen || v.sealed) return !hasOwn(v, key);
  if (v instanceof ArrayValue && typeof key === 'string' && isArrayIndex(key)) {
    if (Number(key) in v.elements) {
      v.beforeDelete(Number(key), machine);
      delete v.elements[Number(key)];
    }
    return true;
  }
  if (v.hasOwn(key)) v.deleteOwn(key, machine);
  return true;
}

/** Own enumerable string keys in the order that Object.keys gives them. */
export function ownKeys(v: Value): string[] {
  if (typeof v === 'string') return Object.keys(v);
  if (!(v instanceof ObjectValue)) return [];
  return v instanceof ArrayValue ? [...Object.keys(v.elements), ...v.ownKeys()] : v.ownKeys();
}

/** What a spread copies: `ownKeys`, then the symbols. */
export function copiedKeys(v: Value): Key[] {
  if (!(v instanceof ObjectValue)) return ownKeys(v);
  return [...ownKeys(v), ...[...v.properties.keys()].filter((key) => typeof key === 'symbol' && !v.hidden?.has(key))];
}

/** An own property as it stands, an accessor not called. */
export function ownSlot(v: ObjectValue, key: Key): Slot {
  return v instanceof ArrayValue && typeof key === 'string' && isArrayIndex(key)
    ? v.elements[Number(key)]
    : v.getOwn(key);
}
