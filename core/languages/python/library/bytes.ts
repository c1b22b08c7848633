/** `bytes`, as far as texts and ints need them. */
import { chargeBits } from '../../../runtime/charges.ts';
import { type Int, normalise } from '../numbers/integers.ts';
import { decode, encode } from '../text/encodings.ts';
import { quoteBytes } from '../text/quote.ts';
import { callSpecial } from '../values/attributes.ts';
import { BytesValue } from '../values/bytes.ts';
import { orders } from '../values/comparisons.ts';
import { asIndex, isInt, toIndex } from '../values/conversions.ts';
import { guarded } from '../values/faults.ts';
import { defineClassMethods, defineMethods } from '../values/functions.ts';
import { isIterable, ownIterator, toList } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { concatenated, repeated } from '../values/sequences.ts';
import { bytesItem } from '../values/subscripts.ts';
import { NotImplemented, typeOf, types } from '../values/types.ts';
import { unwrapped, type Value } from '../values/values.ts';
import { textArgument } from './arguments.ts';
import { comparisonMethods, defineAllocate, passOver } from './define.ts';

/** `text.encode(…)` */
export function encoded(machine: PyMachine, text: string, encoding: Value, errors: Value, node: number): BytesValue {
  machine.budget.allocate(text.length, node);
  const [name, handler] = namesOf(machine, 'encode()', encoding, errors, node);
  return new BytesValue(guarded(machine, node, encode, text, name, handler));
}

/** `bytes.decode(…)` */
export function decoded(
  machine: PyMachine,
  what: 'decode()' | 'str()',
  { bytes }: BytesValue,
  encoding: Value,
  errors: Value,
  node: number,
): string {
  machine.budget.allocate(bytes.length, node);
  const [name, handler] = namesOf(machine, what, encoding, errors, node);
  return guarded(machine, node, decode, bytes, name, handler);
}

function namesOf(machine: PyMachine, what: string, encoding: Value, errors: Value, node: number): string[] {
  return Object.entries({ encoding, errors }).map(([name, v]) => {
    if (typeof v === 'string') return v;
    return machine.raise(types.TypeError, `${what} argument '${name}' must be str, not ${typeOf(v).name}`, node);
  });
}

/** Bytes of ints from 0 to 255. */
function fromInts(machine: PyMachine, values: readonly Value[], node: number): BytesValue {
  const bytes = values.map((v) => {
    const byte = toIndex(machine, v, node);
    return byte >= 0 && byte < 256 ? byte : machine.raise(types.ValueError, 'bytes must be in range(0, 256)', node);
  });
  return new BytesValue(Uint8Array.from(bytes));
}

/** What `bytes(source)` makes of anything but a text. */
function convert(machine: PyMachine, source: Value, node: number): BytesValue {
  if (source instanceof BytesValue) return source;
  const own = callSpecial(machine, source, '__bytes__', [], node);
  if (own instanceof BytesValue) return own;
  if (asIndex(machine, source, node) !== undefined) {
    const count = toIndex(machine, source, node);
    if (count < 0) return machine.raise(types.ValueError, 'negative count', node);
    machine.budget.allocate(count, node);
    return new BytesValue(new Uint8Array(count));
  }
  if (!isIterable(source))
    return machine.raise(types.TypeError, `cannot convert '${typeOf(source).name}' object to bytes`, node);
  return fromInts(machine, toList(machine, source, node), node);
}

defineAllocate(types.bytes, "source=?, encoding=?, errors='strict'", (machine, _type, args, node) => {
  const [source, encoding, errors] = args;
  if (source === undefined) return new BytesValue(new Uint8Array(0));
  const text = unwrapped(source);
  if (typeof text !== 'string') return convert(machine, source, node);
  if (encoding === undefined) return machine.raise(types.TypeError, 'string argument without an encoding', node);
  return encoded(machine, text, encoding, errors, node);
});

function isLittle(machine: PyMachine, order: Value, node: number): boolean {
  if (order === 'little' || order === 'big') return order === 'little';
  return machine.raise(types.ValueError, "byteorder must be either 'little' or 'big'", node);
}

/** `x.to_bytes(…)` */
export function toBytes(
  machine: PyMachine,
  x: Int,
  length: number,
  order: Value,
  signed: boolean,
  node: number,
): BytesValue {
  const little = isLittle(machine, order, node);
  if (length < 0) return machine.raise(types.ValueError, 'length argument must be non-negative', node);
  if (x < 0 && !signed) return machine.raise(types.OverflowError, "can't convert negative int to unsigned", node);
  machine.budget.allocate(length, node);
  const bits = 8 * length;
  const [low, high] = signed
    ? [-(2n ** BigInt(Math.max(bits - 1, 0))), 2n ** BigInt(Math.max(bits - 1, 0))]
    : [0n, 2n ** BigInt(bits)];
  if (x < low || x >= high) return machine.raise(types.OverflowError, 'int too big to convert', node);
  const digits = BigInt.asUintN(bits, BigInt(x))
    .toString(16)
    .padStart(2 * length, '0');
  const bytes = Uint8Array.from({ length }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
  return new BytesValue(little ? bytes.reverse() : bytes);
}

/** `int.from_bytes(…)` */
export function fromBytes(machine: PyMachine, v: Value, order: Value, signed: boolean, node: number): Int {
  const little = isLittle(machine, order, node);
  if (isInt(v) || typeof v === 'string')
    return machine.raise(types.TypeError, `cannot convert '${typeOf(v).name}' object to bytes`, node);
  const { bytes } = convert(machine, v, node);
  chargeBits(machine, 8 * bytes.length, node);
  const digits = Array.from(little ? bytes.toReversed() : bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const x = BigInt(`0x${digits === '' ? '0' : digits}`);
  return normalise(signed ? BigInt.asIntN(8 * bytes.length, x) : x);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
}

/** Where bytes, or one byte, begin first, or -1. */
function find(machine: PyMachine, { bytes }: BytesValue, sought: Value, node: number): number {
  passOver(machine, bytes.length, node);
  const byte = asIndex(machine, sought, node);
  if (byte !== undefined) {
    if (byte < 0 || byte > 255) return machine.raise(types.ValueError, 'byte must be in range(0, 256)', node);
    return bytes.indexOf(Number(byte));
  }
  if (!(sought instanceof BytesValue))
    return machine.raise(types.TypeError, `a bytes-like object is required, not '${typeOf(sought).name}'`, node);
  for (let i = 0; i + sought.bytes.length <= bytes.length; i++) {
    passOver(machine, sought.bytes.length, node);
    if (sought.bytes.every((part, k) => bytes[i + k] === part)) return i;
  }
  return -1;
}

defineMethods(types.bytes, {
  ...comparisonMethods((machine, a, b, operator, node) => {
    if (!(a instanceof BytesValue && b instanceof BytesValue)) return NotImplemented;
    passOver(machine, Math.min(a.bytes.length, b.bytes.length), node);
    return orders[operator].accepts(compareBytes(a.bytes, b.bytes));
  }),
  __hash__: [
    'self, /',
    (machine, [self], node) => {
      const { bytes } = self as BytesValue;
      passOver(machine, bytes.length, node);
      return bytes.reduce((hash, byte) => (Math.imul(hash, 31) + byte) | 0, bytes.length);
    },
  ],
  __repr__: [
    'self, /',
    (machine, [self], node) => {
      const { bytes } = self as BytesValue;
      machine.budget.allocate(4 * bytes.length, node);
      return quoteBytes(bytes);
    },
  ],
  __add__: ['self, value, /', (machine, [self, value], node) => concatenated(machine, self as BytesValue, value, node)],
  __mul__: ['self, value, /', (machine, [self, value], node) => repeated(machine, self as BytesValue, value, node)],
  __rmul__: ['self, value, /', (machine, [self, value], node) => repeated(machine, self as BytesValue, value, node)],
  __len__: ['self, /', (_machine, [self]) => (self as BytesValue).bytes.length],
  __iter__: ['self, /', (machine, [self], node) => ownIterator(machine, self, node)],
  __getitem__: ['self, key, /', (machine, [self, key], node) => bytesItem(machine, self as BytesValue, key, node)],
  __contains__: ['self, key, /', (machine, [self, key], node) => find(machine, self as BytesValue, key, node) >= 0],
  decode: [
    "self, /, encoding='utf-8', errors='strict'",
    (machine, [self, encoding, errors], node) =>
      decoded(machine, 'decode()', self as BytesValue, encoding, errors, node),
  ],
  find: ['self, sub, /', (machine, [self, sub], node) => find(machine, self as BytesValue, sub, node)],
  hex: [
    'self, /',
    (machine, [self], node) => {
      const { bytes } = self as BytesValue;
      machine.budget.allocate(2 * bytes.length, node);
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  ],
});

defineClassMethods(types.bytes, {
  fromhex: [
    'cls, string, /',
    (machine, [_cls, string], node) => {
      const text = textArgument(machine, string, 'fromhex()', node);
      machine.budget.allocate(text.length, node);
      const pairs = text.replace(/\s+/g, '');
      if (!/^(?:[0-9a-f]{2})*$/i.test(pairs)) {
        const at = pairs.search(/[^0-9a-f]/i);
        const position = at < 0 ? pairs.length : at;
        const message = `non-hexadecimal number found in fromhex() arg at position ${position}`;
        return machine.raise(types.ValueError, message, node);
      }
      return new BytesValue(Uint8Array.from(pairs.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
    },
  ],
});
