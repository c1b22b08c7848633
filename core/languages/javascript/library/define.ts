/** How the library is written: tables of functions, turned into built-in objects. */
import { Builtin, type BuiltinCode, type Key, ObjectValue, prototypes, type Slot } from '../values.ts';

/** A method table: name → [number of parameters, code]. */
export type Methods = Readonly<Record<string, readonly [parameters: number, code: BuiltinCode]>>;

/** Adds methods, hidden from enumeration, to a built-in object. */
export function defineMethods(object: ObjectValue, methods: Methods): void {
  for (const [name, [parameters, code]] of Object.entries(methods)) {
    defineHidden(object, name, new Builtin(name, parameters, code));
  }
}

/** Adds a property that for-in and Object.keys pass over to a built-in object. */
export function defineHidden(object: ObjectValue, key: Key, value: Slot): void {
  object.builtin = true;
  object.define(key, value);
  object.hidden = new Set(object.hidden).add(key);
}

/** A namespace such as `Math`. */
export function namespace(methods: Methods, constants: Readonly<Record<string, Slot>> = {}): ObjectValue {
  const object = new ObjectValue(prototypes.object);
  defineMethods(object, methods);
  for (const [name, value] of Object.entries(constants)) defineHidden(object, name, value);
  return object;
}
