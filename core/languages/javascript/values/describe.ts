/** How error messages name values. */
import type { JsMachine } from './machine.ts';
import { ArrayValue, FunctionValue, ObjectValue, type Value } from './values.ts';

/** How messages name a value: no code of the program runs for it. */
export function describe(machine: JsMachine, v: Value): string {
  if (!(v instanceof ObjectValue)) return String(machine.primalOf(v));
  if (v instanceof ArrayValue) return '[object Array]';
  return `#<${constructorName(v) ?? 'Object'}>`;
}

/** The name of the function that made an object; undefined for objects without prototype. */
export function constructorName(v: ObjectValue): string | undefined {
  for (let o: ObjectValue | null = v; o !== null; o = o.proto) {
    const made = o.getOwn('constructor');
    const name = made instanceof FunctionValue ? made.getOwn('name') : undefined;
    if (typeof name === 'string' && name !== '' && isInstance(v, made as FunctionValue)) return name;
  }
  return undefined;
}

/** A prototype has a constructor, and is none of its objects. */
function isInstance(v: ObjectValue, made: FunctionValue): boolean {
  const prototype = made.getOwn('prototype');
  for (let o = v.proto; o !== null; o = o.proto) if (o === prototype) return true;
  return false;
}
