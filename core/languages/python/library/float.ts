/** `float`, and of `complex` only the name: there are no complex numbers. */
import { chargeText } from '../../../runtime/charges.ts';
import type { Scalar } from '../../../runtime/operand.ts';
import { Ref } from '../../../runtime/ref.ts';
import { toInt as truncated } from '../numbers/conversions.ts';
import { floatFromHex, floatFromText, hexText } from '../numbers/float-text.ts';
import { asIntegerRatio, roundTo, roundToInt } from '../numbers/floats.ts';
import { complex } from '../values/arithmetic.ts';
import { BytesValue } from '../values/bytes.ts';
import { TupleValue } from '../values/containers.ts';
import {
  floatOf,
  fromScalar,
  isFloat,
  isNumber,
  type Numeric,
  scalarOf,
  toInt,
  viaFloat,
} from '../values/conversions.ts';
import { guarded } from '../values/faults.ts';
import { defineClassMethods, defineGetters, defineMethods, type Functions } from '../values/functions.ts';
import type { PyMachine } from '../values/machine.ts';
import { isNumpyFloat } from '../values/ndarray/scalars.ts';
import { formatPrimitive } from '../values/text.ts';
import { typeOf, types } from '../values/types.ts';
import { Float, Float64Ref, IntRef, unwrapped, type Value, WrappedValue } from '../values/values.ts';
import { textArgument } from './arguments.ts';
import { defineAllocate } from './define.ts';
import { numberMethods } from './numeric.ts';

/** `float(x)`: a number that depends on an input goes on depending on it. */
function convert(machine: PyMachine, given: Value, node: number): Float | Ref {
  const v = unwrapped(given);
  if (v instanceof IntRef) {
    scalarOf(machine, v, node);
    return new Ref(v.entry);
  }
  if (isNumber(v)) return isFloat(v) && !isNumpyFloat(v) ? v : fromScalar(plainly(scalarOf(machine, v, node)));
  const text = typeof v === 'string' ? v : v instanceof BytesValue ? String.fromCharCode(...v.bytes) : undefined;
  if (text !== undefined) {
    chargeText(machine, text, node);
    return new Float(guarded(machine, node, floatFromText, text));
  }
  const made = viaFloat(machine, v, node);
  if (made !== undefined) return fromScalar(plainly(made));
  const message = `float() argument must be a string or a real number, not '${typeOf(v).name}'`;
  return machine.raise(types.TypeError, message, node);
}

/** No longer one of NumPy's floats. */
function plainly(x: Scalar): Scalar {
  return x instanceof Float64Ref ? new Ref(x.entry) : x;
}

defineAllocate(types.float, 'x=0, /', (machine, type, [x], node) => {
  const made = convert(machine, x, node);
  return type === types.float ? made : new WrappedValue(type, made);
});

/** A method of the value, whose result is a constant. */
function plain(
  text: string,
  code: (machine: PyMachine, x: number, args: Value[], node: number) => Value,
): Functions[string] {
  return [text, (machine, [self, ...args], node) => code(machine, floatOf(machine, self as Numeric, node), args, node)];
}

const itself: Functions[string] = ['self, /', (_machine, [self]) => self];
const toInteger = plain('self, /', (machine, x, _args, node) => guarded(machine, node, truncated, x));

defineMethods(types.float, {
  ...numberMethods((v) => isNumber(v)),
  __float__: itself,
  __int__: toInteger,
  __trunc__: toInteger,
  __floor__: plain('self, /', (machine, x, _args, node) => guarded(machine, node, truncated, Math.floor(x))),
  __ceil__: plain('self, /', (machine, x, _args, node) => guarded(machine, node, truncated, Math.ceil(x))),
  __round__: plain('self, ndigits=None, /', (machine, x, [digits], node) =>
    digits === null
      ? guarded(machine, node, roundToInt, x)
      : new Float(guarded(machine, node, roundTo, x, toInt(machine, digits, node))),
  ),
  __format__: [
    'self, format_spec, /',
    (machine, [self, spec], node) =>
      formatPrimitive(machine, self, textArgument(machine, spec, '__format__()', node), node),
  ],
  as_integer_ratio: plain(
    'self, /',
    (machine, x, _args, node) => new TupleValue(guarded(machine, node, asIntegerRatio, x)),
  ),
  conjugate: itself,
  hex: plain('self, /', (_machine, x) => hexText(x)),
  is_integer: plain('self, /', (_machine, x) => Number.isInteger(x)),
});

defineClassMethods(types.float, {
  fromhex: [
    'cls, string, /',
    (machine, [cls, string], node) => {
      const text = textArgument(machine, string, 'fromhex()', node);
      chargeText(machine, text, node);
      const x = new Float(guarded(machine, node, floatFromHex, text));
      return cls === types.float ? x : machine.call(cls, [x], undefined, node);
    },
  ],
});

defineGetters(types.float, { real: (_machine, self) => self, imag: () => new Float(0) });

types.complex.allocate = (_machine, _type, _args, _keywords, node) => complex(node);
