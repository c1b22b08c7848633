/** What the parts of the library have in common: arguments, what a walk costs, calls of the host that may fail. */
import { Ref } from '../../../runtime/ref.ts';
import { toInteger } from '../values/conversions.ts';
import { describe } from '../values/describe.ts';
import type { JsMachine } from '../values/machine.ts';
import { get, has } from '../values/members.ts';
import { ArrayValue, FunctionValue, ObjectValue, type Value } from '../values/values.ts';
import type { ErrorName } from './errors.ts';

export function callback(machine: JsMachine, f: Value, node: number): FunctionValue {
  return f instanceof FunctionValue ? f : machine.fail('TypeError', `${describe(machine, f)} is not a function`, node);
}

/** To look at an element in passing costs less than to allocate one, but even that ends. */
export function passOver(machine: JsMachine, elements: number, node: number): void {
  machine.budget.allocate(elements / 8, node);
}

/** Goes one level deeper into data, which may be nested without end. */
export function nested<T>(machine: JsMachine, node: number, inside: () => T): T {
  machine.budget.enter(node);
  try {
    return inside();
  } finally {
    machine.budget.depth--;
  }
}

const HOST_ERRORS: readonly ErrorName[] = ['RangeError', 'SyntaxError', 'TypeError'];

/** A function of the host whose errors the program may catch, as its own. `work` runs no code of the program. */
export function hosted<T>(machine: JsMachine, node: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const name = HOST_ERRORS.find((name) => error instanceof Error && error.name === name);
    if (name === undefined) throw error;
    return machine.fail(name, (error as Error).message, node);
  }
}

/** Where an index that may count from the end, or be left out, comes to lie in something of this length. */
export function position(machine: JsMachine, v: Value, length: number, otherwise: number, node: number): number {
  if (v === undefined) return otherwise;
  const i = toInteger(machine, v, node);
  return i < 0 ? Math.max(length + i, 0) : Math.min(i, length);
}

/** LengthOfArrayLike. */
export function lengthOf(machine: JsMachine, v: Value, node: number): number {
  return Math.min(Math.max(toInteger(machine, get(machine, v, 'length', node), node), 0), Number.MAX_SAFE_INTEGER);
}

/** The elements of an array, live, or those of anything with a length and indices, copied. */
export function elementsOf(machine: JsMachine, v: Value, node: number): Value[] {
  if (v instanceof ArrayValue) return v.elements;
  const length = lengthOf(machine, v, node);
  machine.budget.allocate(length, node);
  const elements = new Array<Value>(length);
  for (let i = 0; i < length; i++) {
    machine.budget.step(node);
    const key = String(i);
    if (v instanceof ObjectValue ? has(v, key) : typeof v === 'string') elements[i] = get(machine, v, key, node);
  }
  return elements;
}

export function isNumber(v: Value): v is number | Ref {
  return typeof v === 'number' || v instanceof Ref;
}
