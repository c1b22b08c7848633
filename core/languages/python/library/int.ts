/** `int` and `bool`. */
import { chargeBits } from '../../../runtime/charges.ts';
import { toInt as truncated } from '../numbers/conversions.ts';
import { intFromText } from '../numbers/integer-text.ts';
import * as ints from '../numbers/integers.ts';
import { absolute, bitOperators, invert, type NumberOperator } from '../values/arithmetic.ts';
import { callSpecial } from '../values/attributes.ts';
import { BytesValue } from '../values/bytes.ts';
import { TupleValue } from '../values/containers.ts';
import {
  asIndex,
  floatOf,
  fromScalar,
  intOf,
  isFloat,
  isInt,
  scalarOf,
  toIndex,
  truthy,
} from '../values/conversions.ts';
import { guarded } from '../values/faults.ts';
import { defineClassMethods, defineGetters, defineMethods, type Functions } from '../values/functions.ts';
import type { PyMachine } from '../values/machine.ts';
import { formatPrimitive } from '../values/text.ts';
import { typeOf, types } from '../values/types.ts';
import { type Int, type ObjectValue, unwrapped, type Value, WrappedValue } from '../values/values.ts';
import { textArgument } from './arguments.ts';
import { fromBytes, toBytes } from './bytes.ts';
import { defineAllocate } from './define.ts';
import { numberMethods, operatorTable } from './numeric.ts';

/** `int(x, base)`: a constant, except of what is an int already. */
function convert(machine: PyMachine, given: Value | undefined, base: Value | undefined, node: number): Value {
  if (given === undefined) {
    return base === undefined ? 0 : machine.raise(types.TypeError, 'int() missing string argument', node);
  }
  const v = unwrapped(given);
  const text = typeof v === 'string' ? v : v instanceof BytesValue ? String.fromCharCode(...v.bytes) : undefined;
  if (text !== undefined) {
    chargeBits(machine, 4 * text.length, node);
    return guarded(machine, node, intFromText, text, base === undefined ? 10 : toIndex(machine, base, node));
  }
  if (base !== undefined)
    return machine.raise(types.TypeError, "int() can't convert non-string with explicit base", node);
  if (typeof v === 'boolean') return Number(v);
  if (isInt(v)) return v;
  if (isFloat(v)) return guarded(machine, node, truncated, floatOf(machine, v, node));
  return byMethod(machine, v, node);
}

/** What `__int__`, `__index__` or `__trunc__` gives. */
function byMethod(machine: PyMachine, v: Value, node: number): Value {
  const result = callSpecial(machine, v, '__int__', [], node);
  if (result !== undefined && !isInt(result))
    return machine.raise(types.TypeError, `__int__ returned non-int (type ${typeOf(result).name})`, node);
  const made = result ?? asIndex(machine, v, node) ?? callSpecial(machine, v, '__trunc__', [], node);
  if (made !== undefined && made !== null) return made;
  const text = `int() argument must be a string, a bytes-like object or a real number, not '${typeOf(v).name}'`;
  return machine.raise(types.TypeError, text, node);
}

defineAllocate(types.int, 'x=?, /, base=?', (machine, type, [x, base], node) => {
  const made = convert(machine, x, base, node);
  return type === types.int ? made : new WrappedValue(type, made as Exclude<Value, ObjectValue>);
});

defineAllocate(types.bool, 'object=False, /', (machine, _type, [object], node) => truthy(machine, object, node));

const acceptsInt = (v: Value) => isInt(v);

/** A method of the exact value. */
function exact(
  text: string,
  code: (machine: PyMachine, x: Int, args: Value[], node: number) => Value,
): Functions[string] {
  return [text, (machine, [self, ...args], node) => code(machine, intOf(self as Int), args, node)];
}

/** The int itself; of a bool the int that equals it. */
function itself(_machine: PyMachine, v: Value): Value {
  return typeof v === 'boolean' ? Number(v) : v;
}

const asItself: Functions[string] = ['self, /', (machine, [self]) => itself(machine, self)];

defineMethods(types.int, {
  ...numberMethods(acceptsInt),
  ...operatorTable(acceptsInt, bitOperators as Readonly<Record<string, NumberOperator>>),
  __invert__: ['self, /', (machine, [self], node) => invert(machine, self as Int, node)],
  __abs__: ['self, /', (machine, [self], node) => absolute(machine, self as Int, node)],
  __index__: asItself,
  __int__: asItself,
  __trunc__: asItself,
  __floor__: asItself,
  __ceil__: asItself,
  __float__: ['self, /', (machine, [self], node) => fromScalar(scalarOf(machine, self as Int, node))],
  __round__: [
    'self, ndigits=?, /',
    (machine, [self, digits], node) => {
      if (digits === undefined) return itself(machine, self);
      const places = asIndex(machine, digits, node) ?? toIndex(machine, digits, node);
      // What is rounded away altogether need not be computed.
      if (places < -ints.bitLength(intOf(self as Int))) return 0;
      return places >= 0 ? itself(machine, self) : ints.roundTo(intOf(self as Int), places);
    },
  ],
  __format__: [
    'self, format_spec, /',
    (machine, [self, spec], node) =>
      formatPrimitive(machine, self, textArgument(machine, spec, '__format__()', node), node),
  ],
  as_integer_ratio: exact('self, /', (_machine, x) => new TupleValue([x, 1])),
  bit_count: exact('self, /', (_machine, x) => ints.bitCount(x)),
  bit_length: exact('self, /', (_machine, x) => ints.bitLength(x)),
  conjugate: asItself,
  to_bytes: exact("self, /, length=1, byteorder='big', *, signed=False", (machine, x, [length, order, signed], node) =>
    toBytes(machine, x, toIndex(machine, length, node), order, truthy(machine, signed, node), node),
  ),
});

defineGetters(types.int, {
  real: itself,
  imag: () => 0,
  numerator: itself,
  denominator: () => 1,
});

defineClassMethods(types.int, {
  from_bytes: [
    "cls, bytes, byteorder='big', *, signed=False",
    (machine, [cls, bytes, order, signed], node) => {
      const x = fromBytes(machine, bytes, order, truthy(machine, signed, node), node);
      return cls === types.int ? x : machine.call(cls, [x], undefined, node);
    },
  ],
});
