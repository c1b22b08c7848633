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
    if (typeof name === 'string' && name !== '') return name;
  }
  return undefined;
}
