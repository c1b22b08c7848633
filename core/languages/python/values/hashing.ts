/** What hash tables know of their keys: equal keys have equal hashes, and most are found without a call. */
import { chargeText } from '../../../runtime/charges.ts';
import { Ref } from '../../../runtime/ref.ts';
import { hashOfFloat, hashOfInt, numberKey } from '../numbers/conversions.ts';
import { hashOfTuple } from '../numbers/hashes.ts';
import { TupleValue } from './containers.ts';
import type { PyMachine } from './machine.ts';
import { NumpyScalar } from './ndarray/scalars.ts';
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
      return v;
    case 'bigint':
      return numberKey(v);
    case 'boolean':
      return v ? 1 : 0;
  }
  if (v === null) return null;
  if (v instanceof Float) return floatKey(v.value, v);
  if (v instanceof Ref) return v instanceof IntRef ? numberKey(v.int) : floatKey(machine.tape.value[v.entry], v);
  if (v instanceof TupleValue) return undefined;
  if (v instanceof NumpyScalar) return floatKey(v.primal(machine), v);
  if (v instanceof WrappedValue)
    return hasMethodsOf(v, typeOf(v.primitive)) ? simpleKey(machine, v.primitive) : undefined;
  return hasMethodsOf(v, types.object) ? v : undefined;
}

function hasMethodsOf({ type }: ObjectValue, base: { lookup(name: string): Value | undefined }): boolean {
  return type.lookup('__hash__') === base.lookup('__hash__') && type.lookup('__eq__') === base.lookup('__eq__');
}

/** A NaN is found by its identity. */
function floatKey(value: number, float: HashKey): HashKey {
  return Number.isNaN(value) ? float : value;
}

/** Equal keys of this kind are only tuples. */
export function isPlainTuple(v: Value): v is TupleValue {
  return v instanceof TupleValue && v.type.lookup('__hash__') === types.tuple.lookup('__hash__');
}

/** `hash(v)`: for numbers, and tuples of them, what CPython has. */
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
  if (v === null) return HASH_OF_NONE;
  if (v instanceof Float) return hashFloat(machine, v.value, v);
  if (v instanceof Ref)
    return v instanceof IntRef ? hashInt(v.int) : hashFloat(machine, machine.tape.value[v.entry], v);
  if (v instanceof NumpyScalar)
    return v.dtype.isFloat ? hashFloat(machine, v.primal(machine), v) : hashInt(v.primal(machine));
  if (isPlainTuple(v)) return hashAll(machine, v.elements, node);
  const method = v.type.lookup('__hash__');
  if (method === null || method === undefined)
    return machine.raise(types.TypeError, `unhashable type: '${v.type.title}'`, node);
  if (method === types.object.getOwn('__hash__')) return machine.identity(v);
  const hash = machine.call(method, [v], undefined, node);
  if (hash instanceof IntRef) return madeHash(hash.int);
  if (typeof hash === 'boolean') return hash ? 1 : 0;
  if (typeof hash === 'number' || typeof hash === 'bigint') return madeHash(hash);
  return machine.raise(types.TypeError, '__hash__ method should return an integer', node);
}

/** What CPython has is an address. */
const HASH_OF_NONE = 0x5f3759;

/** What a `__hash__` gave: a word is a hash already. */
function madeHash(n: Int): Int {
  return typeof n === 'bigint' && n === BigInt.asIntN(64, n) ? n : hashInt(n);
}

function hashInt(n: Int): Int {
  if (typeof n === 'number') return n === -1 ? -2 : n;
  return hashOfInt(n);
}

function hashFloat(machine: PyMachine, x: number, float: Float | Ref | ObjectValue): Int {
  return Number.isNaN(x) ? machine.identity(float) : hashOfFloat(x);
}

function hashText(machine: PyMachine, text: string, node: number): number {
  chargeText(machine, text, node);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** The hash of several values in their order. */
export function hashAll(machine: PyMachine, values: readonly Value[], node: number): Int {
  machine.budget.enter(node);
  const hash = hashOfTuple(values.map((v) => hashOf(machine, v, node)));
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
