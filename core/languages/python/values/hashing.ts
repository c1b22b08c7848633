/** What hash tables know of their keys: equal keys have equal hashes, and most are found without a call. */
import { Ref } from '../../../runtime/ref.ts';
import { chargeText } from './charges.ts';
import { TupleValue } from './containers.ts';
import type { PyMachine } from './machine.ts';
import { typeOf, types } from './types.ts';
import { Float, type Int, IntRef, ObjectValue, type Value, WrappedValue } from './values.ts';

/**
 * What stands for a key in a `Map` of the host. Numbers that are equal have the same, an object is found by its
 * identity: by that of the first of its equals, if there are others.
 */
export type HashKey = Exclude<Value, boolean>;

/** The table's key for a value that is equal to nothing but what has the same; undefined if equality takes more. */
export function simpleKey(machine: PyMachine, v: Value): HashKey | undefined {
  switch (typeof v) {
    case 'string':
    case 'number':
    case 'bigint':
      return v;
    case 'boolean':
      return v ? 1 : 0;
  }
  if (v === null) return null;
  if (v instanceof Float) return floatKey(v.value, v);
  if (v instanceof Ref) return v instanceof IntRef ? v.int : floatKey(machine.tape.value[v.entry], v);
  if (v instanceof TupleValue) return undefined;
  if (v instanceof WrappedValue)
    return hasMethodsOf(v, typeOf(v.primitive)) ? simpleKey(machine, v.primitive) : undefined;
  return hasMethodsOf(v, types.object) ? v : undefined;
}

function hasMethodsOf({ type }: ObjectValue, base: { lookup(name: string): Value | undefined }): boolean {
  return type.lookup('__hash__') === base.lookup('__hash__') && type.lookup('__eq__') === base.lookup('__eq__');
}

/** @param self the float: a NaN is found by its identity */
function floatKey(value: number, self: HashKey): HashKey {
  if (Number.isNaN(value)) return self;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value) : value;
}

/** Equal keys of this kind are only tuples. */
export function isPlainTuple(v: Value): v is TupleValue {
  return v instanceof TupleValue && v.type.lookup('__hash__') === types.tuple.lookup('__hash__');
}

/** `hash(v)`: for numbers what CPython has. */
export function hashOf(machine: PyMachine, v: Value, node: number): Int {
  switch (typeof v) {
    case 'string':
      return hashText(machine, v, node);
    case 'number':
    case 'bigint':
      return hashInt(v);
    case 'boolean':
      return v ? 1 : 0;
  }
  if (v === null) return NONE_HASH;
  if (v instanceof Float) return hashFloat(machine, v.value, v);
  if (v instanceof Ref)
    return v instanceof IntRef ? hashInt(v.int) : hashFloat(machine, machine.tape.value[v.entry], v);
  if (isPlainTuple(v)) return hashAll(machine, v.elements, node);
  const method = v.type.lookup('__hash__');
  if (method === null || method === undefined)
    return machine.raise(types.TypeError, `unhashable type: '${v.type.name}'`, node);
  if (method === types.object.getOwn('__hash__')) return machine.identity(v);
  const hash = machine.call(method, [v], undefined, node);
  if (hash instanceof IntRef) return hashInt(hash.int);
  if (typeof hash === 'boolean') return hash ? 1 : 0;
  if (typeof hash === 'number' || typeof hash === 'bigint') return hashInt(hash);
  return machine.raise(types.TypeError, '__hash__ method should return an integer', node);
}

const NONE_HASH = 0x5f_3759;
const INFINITY_HASH = 314_159;

/** Hashes of numbers are taken modulo this prime. */
const MODULUS = (1n << 61n) - 1n;

function hashInt(n: Int): Int {
  if (typeof n === 'number') return n === -1 ? -2 : n;
  const size = (n < 0n ? -n : n) % MODULUS;
  return narrowed(n < 0n ? -size : size);
}

function narrowed(n: bigint): Int {
  if (n === -1n) return -2;
  const small = Number(n);
  return Number.isSafeInteger(small) ? small : n;
}

/** The float as an integer times a power of two, both modulo the prime, of which 2**61 is 1. */
function hashFloat(machine: PyMachine, x: number, self: Value): Int {
  if (Number.isSafeInteger(x)) return hashInt(x + 0);
  if (Number.isNaN(x)) return machine.identity(self as Float | Ref);
  if (!Number.isFinite(x)) return x > 0 ? INFINITY_HASH : -INFINITY_HASH;
  let exponent = 0;
  let mantissa = Math.abs(x);
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  const shift = BigInt((61 - (exponent % 61)) % 61);
  const size = ((BigInt(mantissa) % MODULUS) << shift) % MODULUS;
  return narrowed(x < 0 ? -size : size);
}

function hashText(machine: PyMachine, text: string, node: number): number {
  chargeText(machine, text, node);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** The hash of several values in their order. */
export function hashAll(machine: PyMachine, values: readonly Value[], node: number): number {
  machine.budget.enter(node);
  let hash = values.length;
  for (const v of values) {
    const one = hashOf(machine, v, node);
    const low = typeof one === 'number' ? one % 0x7fff_ffff : Number(one % 0x7fff_ffffn);
    hash = Math.imul(hash ^ low, 0x01000193) ^ (hash >>> 15);
  }
  machine.budget.depth--;
  return hash;
}

/** Whether two keys of the same hash are the same to a table. */
export function sameKey(machine: PyMachine, a: Value, b: Value, node: number): boolean {
  if (a === b) return true;
  if (!(a instanceof ObjectValue) && !(b instanceof ObjectValue))
    return simpleKey(machine, a) === simpleKey(machine, b);
  if (!isPlainTuple(a) || !isPlainTuple(b)) return machine.equal(a, b, node);
  const [xs, ys] = [a.elements, b.elements];
  if (xs.length !== ys.length) return false;
  for (let i = 0; i < xs.length; i++) if (!sameKey(machine, xs[i], ys[i], node)) return false;
  return true;
}
