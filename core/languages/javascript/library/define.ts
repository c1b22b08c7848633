/** How the library is written: tables of functions, turned into built-in objects. */
import { Problem } from '../../../runtime/problem.ts';
import {
  Accessor,
  Builtin,
  type BuiltinCode,
  type Construct,
  checkExtensible,
  type Key,
  ObjectValue,
  prototypes,
  type Slot,
  type Value,
} from '../values/values.ts';

export type Method = readonly [parameters: number, code: BuiltinCode];

/** A method table. */
export type Methods = Readonly<Record<string, Method>>;

/** A method with so many parameters. Only needed for names such as `toString`, at which inference looks elsewhere. */
export function method(parameters: number, code: BuiltinCode): Method {
  return [parameters, code];
}

/** Adds methods, hidden from enumeration, to a built-in object. */
export function defineMethods(object: ObjectValue, methods: Methods): void {
  defineAll(
    object,
    Object.entries(methods).map(([name, [parameters, code]]) => [name, new Builtin(name, parameters, code)]),
  );
}

/** Adds a property that for-in and Object.keys pass over to a built-in object. */
export function defineHidden(object: ObjectValue, key: Key, value: Slot): void {
  defineAll(object, [[key, value]]);
}

function defineAll(object: ObjectValue, properties: Iterable<readonly [Key, Slot]>): void {
  object.builtin = true;
  const hidden = new Set(object.hidden);
  for (const [key, value] of properties) {
    object.define(key, value);
    hidden.add(key);
  }
  object.hidden = hidden;
}

/** Adds a property that is computed when it is read. */
export function defineGetter(object: ObjectValue, name: string, code: BuiltinCode): void {
  defineHidden(object, name, new Accessor(new Builtin(`get ${name}`, 0, code), undefined));
}

/** A namespace such as `Math`. */
export function namespace(methods: Methods, constants: Readonly<Record<string, Slot>> = {}): ObjectValue {
  const object = new ObjectValue(prototypes.object);
  defineMethods(object, methods);
  defineAll(object, Object.entries(constants));
  return object;
}

interface Class {
  readonly prototype: ObjectValue;
  readonly parameters: number;
  /** What a call without `new` does, and `new` itself. */
  readonly call: BuiltinCode;
  /** Absent where `new` is a TypeError. */
  readonly construct?: Construct;
  /** What `construct` makes is new each time, and all that matters of its class is what it inherits. */
  readonly extensible?: boolean;
  readonly statics?: Methods;
  readonly constants?: Readonly<Record<string, Slot>>;
  readonly methods?: Methods;
}

/** A constructor such as `Array`, tied to its prototype. */
export function defineClass(
  name: string,
  { prototype, parameters, call, construct, extensible = false, statics = {}, constants = {}, methods = {} }: Class,
): Builtin {
  const made = new Builtin(name, parameters, call, construct && inheritable(construct));
  made.extensible = extensible;
  defineMethods(made, statics);
  defineAll(made, [...Object.entries(constants), ['prototype', prototype]]);
  defineMethods(prototype, methods);
  defineHidden(prototype, 'constructor', made);
  return made;
}

/** `new` of a built-in class, which a class of the program may extend. */
function inheritable(construct: Construct): Construct {
  return function (this: Builtin, machine, args, node, target) {
    if (target === undefined) return construct(machine, args, node);
    checkExtensible(this, node);
    const object = construct(machine, args, node, target) as ObjectValue;
    const prototype = target.getOwn('prototype');
    if (prototype instanceof ObjectValue) object.proto = prototype;
    return object;
  };
}

/** The code of a function that exists in JavaScript and not here: no program can catch the error. */
export function unsupported(name: string): BuiltinCode {
  return (_machine, _self, _args, node): Value => {
    throw new Problem('unsupported-function', node, { name });
  };
}
