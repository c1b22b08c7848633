/** ECMAScript's abstract conversions (ECMA-262 §7.1, §7.2) on the program's values. */
import { chargeBits, chargeText } from '../../../runtime/charges.ts';
import type { Scalar } from '../../../runtime/machine.ts';
import { Ref } from '../../../runtime/ref.ts';
import { bitsOf, chargeComparison } from './charges.ts';
import type { JsMachine } from './machine.ts';
import { get } from './members.ts';
import { FunctionValue, type Key, ObjectValue, type Value } from './values.ts';

/** The value that the host has for a primitive: a tracked number is its primal. */
export function primal(machine: JsMachine, v: Value): Exclude<Value, Ref> {
  return v instanceof Ref ? machine.tape.value[v.entry] : v;
}

export function truthy(machine: JsMachine, v: Value): boolean {
  if (v instanceof Ref) {
    const n = machine.tape.value[v.entry];
    return n !== 0 && !Number.isNaN(n);
  }
  return Boolean(v);
}

export function typeOf(v: Value): string {
  if (v instanceof Ref) return 'number';
  if (v instanceof ObjectValue) return v instanceof FunctionValue ? 'function' : 'object';
  return typeof v;
}

/** OrdinaryToPrimitive: `valueOf` and `toString` of the object, in the order that the hint asks for. */
export function toPrimitive(
  machine: JsMachine,
  v: Value,
  node: number,
  hint: 'number' | 'string' = 'number',
): Exclude<Value, ObjectValue> {
  if (!(v instanceof ObjectValue)) return v;
  for (const name of hint === 'string' ? ['toString', 'valueOf'] : ['valueOf', 'toString']) {
    const method = get(machine, v, name, node);
    if (!(method instanceof FunctionValue)) continue;
    const result = machine.call(method, v, [], node);
    if (!(result instanceof ObjectValue)) return result;
  }
  return machine.fail('TypeError', 'Cannot convert object to primitive value', node);
}

/** ToNumber, which keeps a tracked number tracked. */
export function toScalar(machine: JsMachine, v: Value, node: number): Scalar {
  if (typeof v === 'number' || v instanceof Ref) return v;
  const p = toPrimitive(machine, v, node);
  if (p instanceof Ref) return p;
  if (typeof p === 'bigint') return machine.fail('TypeError', 'Cannot convert a BigInt value to a number', node);
  if (typeof p === 'symbol') return machine.fail('TypeError', 'Cannot convert a Symbol value to a number', node);
  if (typeof p === 'string') chargeText(machine, p, node);
  return Number(p);
}

/** ToNumber, as a plain number: for indices, counts, bits. */
export function toNumber(machine: JsMachine, v: Value, node: number): number {
  return typeof v === 'number' ? v : machine.num(toScalar(machine, v, node));
}

/** ToIntegerOrInfinity. */
export function toInteger(machine: JsMachine, v: Value, node: number): number {
  const n = Math.trunc(toNumber(machine, v, node));
  return Number.isNaN(n) ? 0 : n + 0;
}

export function toText(machine: JsMachine, v: Value, node: number): string {
  if (typeof v === 'string') return v;
  const p = primal(machine, toPrimitive(machine, v, node, 'string'));
  if (typeof p === 'symbol') return machine.fail('TypeError', 'Cannot convert a Symbol value to a string', node);
  if (typeof p === 'bigint') chargeBits(machine, bitsOf(p), node);
  return String(p);
}

/** ToPropertyKey. */
export function toKey(machine: JsMachine, v: Value, node: number): Key {
  const p = primal(machine, toPrimitive(machine, v, node, 'string'));
  if (typeof p === 'bigint') chargeBits(machine, bitsOf(p), node);
  if (typeof p === 'string') chargeText(machine, p, node);
  return typeof p === 'symbol' ? p : String(p);
}

export function strictlyEqual(machine: JsMachine, a: Value, b: Value): boolean {
  return primal(machine, a) === primal(machine, b);
}

/** SameValueZero: as `===`, but NaN is itself. */
export function sameValueZero(machine: JsMachine, a: Value, b: Value): boolean {
  const x = primal(machine, a);
  const y = primal(machine, b);
  return x === y || (Number.isNaN(x) && Number.isNaN(y));
}

export function looselyEqual(machine: JsMachine, a: Value, b: Value, node: number): boolean {
  let x = primal(machine, a);
  let y = primal(machine, b);
  if (x instanceof ObjectValue && y instanceof ObjectValue) return x === y;
  if (x === null || x === undefined || y === null || y === undefined) {
    return (x === null || x === undefined) && (y === null || y === undefined);
  }
  x = primal(machine, toPrimitive(machine, x, node));
  y = primal(machine, toPrimitive(machine, y, node));
  chargeComparison(machine, x, y, node);
  // biome-ignore lint/suspicious/noDoubleEquals: both are primitives of the host, whose own rule this is
  return x == y;
}
