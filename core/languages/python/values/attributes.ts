/** Reading, writing and deleting attributes: descriptors, `__getattr__` and its kin, `super`, modules and classes. */
import { Problem } from '../../../runtime/problem.ts';
import { BoundMethod, Builtin, DataAttribute, Descriptor, Property } from './functions.ts';
import type { PyMachine } from './machine.ts';
import { typeOf, types } from './types.ts';
import { CallableValue, ENTRY_SIZE, type Keywords, ObjectValue, TypeValue, type Value } from './values.ts';

/** `super(start, object)`: the attributes of what comes after `start` in the order of the object's type. */
export class SuperValue extends ObjectValue {
  constructor(
    readonly start: TypeValue,
    readonly object: Value,
    /** The type of the object; the object itself, where that is a class. */
    readonly objectType: TypeValue,
  ) {
    super(types.super);
  }

  lookup(name: string): Value | undefined {
    const { mro } = this.objectType;
    for (let i = mro.indexOf(this.start) + 1; i < mro.length; i++) {
      const value = mro[i].getOwn(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

export function makeSuper(machine: PyMachine, start: Value, object: Value, node: number): SuperValue {
  if (!(start instanceof TypeValue))
    return machine.raise(types.TypeError, `super() argument 1 must be a type, not ${typeOf(start).name}`, node);
  if (object instanceof TypeValue && object.isSubtypeOf(start)) return new SuperValue(start, object, object);
  const type = typeOf(object);
  if (type.isSubtypeOf(start)) return new SuperValue(start, object, type);
  return machine.raise(types.TypeError, 'super(type, obj): obj must be an instance or subtype of type', node);
}

/** A function that becomes a method when it is read through an instance. */
function isMethod(v: Value | undefined): v is CallableValue {
  return v instanceof CallableValue && (v.type === types.function || v.type === types.method_descriptor);
}

function isData(v: Value): boolean {
  if (v instanceof Descriptor) return v.isData;
  if (!(v instanceof ObjectValue) || v.type.isBuiltin) return false;
  return v.type.lookup('__set__') !== undefined || v.type.lookup('__delete__') !== undefined;
}

/** What an attribute found on a class is, read through an instance. */
function bind(machine: PyMachine, found: Value, v: Value, type: TypeValue, node: number): Value | undefined {
  if (!(found instanceof ObjectValue)) return found;
  if (isMethod(found)) return new BoundMethod(v, found);
  if (found instanceof Descriptor) return found.get(machine, v, type, node);
  const value = callSpecial(machine, found, '__get__', [v, type], node);
  return value === undefined ? found : value;
}

/** What an attribute found on a class is, read through the class. */
function ofClass(machine: PyMachine, found: Value, type: TypeValue, node: number): Value | undefined {
  if (found instanceof Descriptor) return found.get(machine, undefined, type, node);
  if (!(found instanceof ObjectValue) || found.type.isBuiltin) return found;
  const value = callSpecial(machine, found, '__get__', [null, type], node);
  return value === undefined ? found : value;
}

/** The method on the type of a value, unbound; undefined if there is none. None says that there shall be none. */
export function special(v: Value, name: string): Value | undefined {
  return typeOf(v).lookup(name);
}

/** Calls the method that the type of a value has; undefined if it has none. */
export function callSpecial(
  machine: PyMachine,
  v: Value,
  name: string,
  args: Value[],
  node: number,
  keywords?: Keywords,
): Value | undefined {
  const type = typeOf(v);
  const found = type.lookup(name);
  if (found === undefined || found === null) return undefined;
  if (isMethod(found)) return found.call(machine, [v, ...args], keywords, node);
  const method = bind(machine, found, v, type, node);
  return method === undefined ? undefined : machine.call(method, args, keywords, node);
}

/** `v.name` without the hooks; undefined if there is no such attribute. */
function plain(machine: PyMachine, v: Value, type: TypeValue, name: string, node: number): Value | undefined {
  const found = type.lookup(name);
  if (found !== undefined && isData(found)) return bind(machine, found, v, type, node);
  if (v instanceof TypeValue) {
    const own = v.lookup(name);
    if (own !== undefined) return ofClass(machine, own, v, node);
  } else if (v instanceof SuperValue) {
    const above = v.lookup(name);
    if (above !== undefined)
      return v.object === v.objectType
        ? ofClass(machine, above, v.objectType, node)
        : bind(machine, above, v.object, v.objectType, node);
  } else if (v instanceof ObjectValue) {
    const own = v.getOwn(name);
    if (own !== undefined) return own;
  }
  return found === undefined ? undefined : bind(machine, found, v, type, node);
}

/** `object.__getattribute__` and its kin: classes that have others are asked by a call. */
const getter = new Builtin(
  '__getattribute__',
  'self, name, /',
  (machine, [v, name], node) => {
    const text = attributeName(machine, name, node);
    const value = plain(machine, v, typeOf(v), text, node);
    return value === undefined ? missing(machine, v, text, node) : value;
  },
  types.object,
);

const setter = new Builtin(
  '__setattr__',
  'self, name, value, /',
  (machine, [v, name, value], node) => {
    write(machine, v, attributeName(machine, name, node), value, node);
    return null;
  },
  types.object,
);

const deleter = new Builtin(
  '__delattr__',
  'self, name, /',
  (machine, [v, name], node) => {
    write(machine, v, attributeName(machine, name, node), undefined, node);
    return null;
  },
  types.object,
);

for (const method of [getter, setter, deleter]) types.object.define(method.name, method);

export function attributeName(machine: PyMachine, name: Value, node: number): string {
  if (typeof name === 'string') return name;
  return machine.raise(types.TypeError, `attribute name must be string, not '${typeOf(name).name}'`, node);
}

function read(machine: PyMachine, v: Value, name: string, node: number): Value | undefined {
  const type = typeOf(v);
  return type.readsPlainly ? plain(machine, v, type, name, node) : hooked(machine, v, type, name, node);
}

/** `__getattribute__`, and where that does not find it, `__getattr__`. */
function hooked(machine: PyMachine, v: Value, type: TypeValue, name: string, node: number): Value | undefined {
  const own =
    type.lookup('__getattribute__') === getter
      ? () => plain(machine, v, type, name, node)
      : () => callSpecial(machine, v, '__getattribute__', [name], node);
  if (type.lookup('__getattr__') === undefined) return own();
  const value = machine.attempt(types.AttributeError, own);
  return value === undefined ? callSpecial(machine, v, '__getattr__', [name], node) : value;
}

/** `v.name`. Raises AttributeError. */
export function getAttribute(machine: PyMachine, v: Value, name: string, node: number): Value {
  const value = read(machine, v, name, node);
  return value === undefined ? missing(machine, v, name, node) : value;
}

/** `v.name`; undefined if that raises AttributeError. */
export function findAttribute(machine: PyMachine, v: Value, name: string, node: number): Value | undefined {
  return machine.attempt(types.AttributeError, () => read(machine, v, name, node));
}

/**
 * What `v.name(…)` calls with `v` (of a `super` object: with its object) before the arguments, so that no bound method
 * is made; undefined where the attribute must be read and called.
 */
export function methodOf(v: Value, name: string): CallableValue | undefined {
  if (v instanceof TypeValue) return undefined;
  if (v instanceof SuperValue) {
    const found = v.lookup(name);
    return isMethod(found) && v.object !== v.objectType ? found : undefined;
  }
  const type = typeOf(v);
  const found = type.lookup(name);
  if (!isMethod(found) || (v instanceof ObjectValue && v.getOwn(name) !== undefined)) return undefined;
  return type.readsPlainly || type.lookup('__getattribute__') === getter ? found : undefined;
}

/** `v.name(…)` */
export function callMethod(
  machine: PyMachine,
  v: Value,
  name: string,
  args: Value[],
  keywords: Keywords | undefined,
  node: number,
): Value {
  const method = methodOf(v, name);
  if (method === undefined) return machine.call(getAttribute(machine, v, name, node), args, keywords, node);
  return method.call(machine, [v instanceof SuperValue ? v.object : v, ...args], keywords, node);
}

export function setAttribute(machine: PyMachine, v: Value, name: string, value: Value, node: number): void {
  if (special(v, '__setattr__') === setter) write(machine, v, name, value, node);
  else callSpecial(machine, v, '__setattr__', [name, value], node);
}

export function deleteAttribute(machine: PyMachine, v: Value, name: string, node: number): void {
  if (special(v, '__delattr__') === deleter) write(machine, v, name, undefined, node);
  else callSpecial(machine, v, '__delattr__', [name], node);
}

/** Sets an attribute, or deletes it where the value is undefined, without the hooks. */
function write(machine: PyMachine, v: Value, name: string, value: Value | undefined, node: number): void {
  const type = typeOf(v);
  const found = type.lookup(name);
  if (found instanceof ObjectValue && isData(found)) {
    writeThrough(machine, found, v, type, name, value, node);
    return;
  }
  if (v instanceof TypeValue) {
    if (v.isBuiltin)
      machine.raise(types.TypeError, `cannot set '${name}' attribute of immutable type '${v.name}'`, node);
  } else if (!(v instanceof ObjectValue) || !(type.hasDict || type.slots?.has(name))) {
    if (found !== undefined)
      machine.raise(types.AttributeError, `'${type.name}' object attribute '${name}' is read-only`, node);
    missing(machine, v, name, node);
  }
  if (value === undefined) {
    if (!v.deleteOwn(name, machine)) missing(machine, v, name, node);
    return;
  }
  machine.budget.allocate(ENTRY_SIZE, node);
  v.setOwn(name, value, machine);
}

function writeThrough(
  machine: PyMachine,
  found: ObjectValue,
  v: Value,
  type: TypeValue,
  name: string,
  value: Value | undefined,
  node: number,
): void {
  if (found instanceof Property) {
    const code = value === undefined ? found.deleter : found.setter;
    if (code === null) found.fail(machine, type, value === undefined ? 'deleter' : 'setter', node);
    machine.call(code, value === undefined ? [v] : [v, value], undefined, node);
  } else if (found instanceof DataAttribute) {
    if (found.setter !== undefined && value !== undefined) found.setter(machine, v, value, node);
    else if (v instanceof TypeValue && v.isBuiltin)
      machine.raise(types.TypeError, `cannot set '${name}' attribute of immutable type '${v.name}'`, node);
    else machine.raise(types.AttributeError, `attribute '${name}' of '${type.name}' objects is not writable`, node);
  } else {
    const hook = value === undefined ? '__delete__' : '__set__';
    const args = value === undefined ? [v] : [v, value];
    if (callSpecial(machine, found, hook, args, node) === undefined) machine.raise(types.AttributeError, hook, node);
  }
}

/** Attributes of functions and classes that CPython has, and that would lead to what is not there. */
const REFUSED = new Set(['__subclasses__', '__globals__', '__code__', '__closure__', '__builtins__']);

function missing(machine: PyMachine, v: Value, name: string, node: number): never {
  if (REFUSED.has(name) && v instanceof CallableValue) throw new Problem('unsupported-function', node, { name });
  return machine.raise(types.AttributeError, `${subject(v)} has no attribute '${name}'`, node);
}

function subject(v: Value): string {
  if (v instanceof TypeValue) return `type object '${v.title}'`;
  const type = typeOf(v);
  if (type !== types.module) return `'${type.title}' object`;
  return `module '${String((v as ObjectValue).getOwn('__name__') ?? '')}'`;
}
