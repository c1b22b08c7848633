/** Built-in functions of numbers, and those that reduce many values to one. */
import { chargeBits } from '../../../runtime/charges.ts';
import { Ref } from '../../../runtime/ref.ts';
import * as ints from '../numbers/integers.ts';
import { costOfPowMod } from '../numbers/sizes.ts';
import { length } from '../text/code-points.ts';
import { absolute, divmod } from '../values/arithmetic.ts';
import { callSpecial } from '../values/attributes.ts';
import { BytesValue } from '../values/bytes.ts';
import { comparisons } from '../values/comparisons.ts';
import { TupleValue } from '../values/containers.ts';
import { exactOf, intOf, isInt, isNumber, toIndex, toInt, truthy } from '../values/conversions.ts';
import { guarded } from '../values/faults.ts';
import type { Functions } from '../values/functions.ts';
import { forEach, iterate } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { dispatch, operators } from '../values/operators.ts';
import { NotImplemented, typeOf, types } from '../values/types.ts';
import { type Int, unwrapped, type Value } from '../values/values.ts';

/** The largest or smallest: it is one of the values itself, the first of equal ones. */
function extreme(name: 'max' | 'min', operator: 'Gt' | 'Lt'): Functions[string] {
  const isBetter = comparisons[operator];
  return [
    '*args, key=None, default=?',
    (machine, [key, otherwise, args], node) => {
      const { elements } = args as TupleValue;
      if (elements.length === 0)
        return machine.raise(types.TypeError, `${name} expected at least 1 argument, got 0`, node);
      if (elements.length > 1 && otherwise !== undefined) {
        const text = `Cannot specify a default for ${name}() with multiple positional arguments`;
        return machine.raise(types.TypeError, text, node);
      }
      let best: Value | undefined;
      let bestKey: Value = null;
      forEach(machine, elements.length === 1 ? elements[0] : args, node, (value) => {
        const its = key === null ? value : machine.call(key, [value], undefined, node);
        if (best !== undefined && !truthy(machine, isBetter(machine, its, bestKey, node), node)) return;
        best = value;
        bestKey = its;
      });
      const found = best === undefined ? otherwise : best;
      return found === undefined ? machine.raise(types.ValueError, `${name}() arg is an empty sequence`, node) : found;
    },
  ];
}

/** What cannot be summed, by the type of the start. */
const NOT_SUMMED: ReadonlyMap<unknown, string> = new Map([
  [types.str, "sum() can't sum strings [use ''.join(seq) instead]"],
  [types.bytes, "sum() can't sum bytes [use b''.join(seq) instead]"],
]);

function sum(machine: PyMachine, iterable: Value, start: Value, node: number): Value {
  const refused = NOT_SUMMED.get(typeOf(start));
  if (refused !== undefined) return machine.raise(types.TypeError, refused, node);
  let total = start;
  forEach(machine, iterable, node, (value) => {
    // Added to 0 a number is itself: that is no op to be seen. Of −0 it is not true.
    const isFirst = total === 0 && value instanceof Ref && !Object.is(exactOf(machine, value), -0);
    total = isFirst ? value : operators.Add(machine, total, value, node);
  });
  return total;
}

/** `pow(base, exp, mod)` */
function powMod(machine: PyMachine, base: Value, exp: Value, mod: Value, node: number): Value {
  const values = [base, exp, mod].map(unwrapped);
  if (!values.every(isInt)) {
    const text = 'pow() 3rd argument not allowed unless all arguments are integers';
    return machine.raise(types.TypeError, text, node);
  }
  const [x, y, m] = values.map((v) => intOf(v as Int));
  machine.budget.allocate(costOfPowMod(y, m) / 64, node);
  return guarded(machine, node, ints.powMod, x, y, m);
}

/** `bin`, `oct`, `hex` */
function digits(radix: number, prefix: string): Functions[string] {
  return [
    'number, /',
    (machine, [number], node) => {
      const x = toInt(machine, number, node);
      chargeBits(machine, ints.bitLength(x), node);
      return `${x < 0 ? '-' : ''}${prefix}${ints.abs(x).toString(radix)}`;
    },
  ];
}

function round(machine: PyMachine, number: Value, digits: Value | undefined, node: number): Value {
  const args = digits === undefined || digits === null ? [] : [digits];
  const result = callSpecial(machine, number, '__round__', args, node);
  if (result !== undefined) return result;
  return machine.raise(types.TypeError, `type ${typeOf(number).name} doesn't define __round__ method`, node);
}

function ord(machine: PyMachine, given: Value, node: number): Value {
  const v = unwrapped(given);
  if (v instanceof BytesValue && v.bytes.length === 1) return v.bytes[0];
  if (typeof v !== 'string' && !(v instanceof BytesValue)) {
    const text = `ord() expected string of length 1, but ${typeOf(given).name} found`;
    return machine.raise(types.TypeError, text, node);
  }
  const size = typeof v === 'string' ? length(v) : v.bytes.length;
  if (typeof v === 'string' && size === 1) return v.codePointAt(0)!;
  return machine.raise(types.TypeError, `ord() expected a character, but string of length ${size} found`, node);
}

function divided(machine: PyMachine, a: Value, b: Value, node: number): Value {
  if (isNumber(a) && isNumber(b)) return new TupleValue(divmod(machine, a, b, node));
  const result = dispatch(machine, a, b, { method: '__divmod__', reflected: '__rdivmod__' }, node);
  if (result !== NotImplemented) return result;
  const operands = `'${typeOf(a).name}' and '${typeOf(b).name}'`;
  return machine.raise(types.TypeError, `unsupported operand type(s) for divmod(): ${operands}`, node);
}

/** Whether a value is the first to end a walk. */
function ending(isEnd: boolean): Functions[string] {
  return [
    'iterable, /',
    (machine, [iterable], node) => {
      const walk = iterate(machine, iterable, node);
      for (let v = walk.next(); v !== undefined; v = walk.next()) {
        machine.budget.step(node);
        if (truthy(machine, v, node) === isEnd) return isEnd;
      }
      return !isEnd;
    },
  ];
}

export const numberFunctions: Functions = {
  abs: [
    'x, /',
    (machine, [x], node) => {
      if (isNumber(x)) return absolute(machine, x, node);
      const result = callSpecial(machine, x, '__abs__', [], node);
      if (result !== undefined) return result;
      return machine.raise(types.TypeError, `bad operand type for abs(): '${typeOf(x).name}'`, node);
    },
  ],
  all: ending(false),
  any: ending(true),
  bin: digits(2, '0b'),
  oct: digits(8, '0o'),
  hex: digits(16, '0x'),
  chr: [
    'i, /',
    (machine, [i], node) => {
      const code = toIndex(machine, i, node);
      if (code >= 0 && code <= 0x10ffff) return String.fromCodePoint(code);
      return machine.raise(types.ValueError, 'chr() arg not in range(0x110000)', node);
    },
  ],
  ord: ['c, /', (machine, [c], node) => ord(machine, c, node)],
  divmod: ['x, y, /', (machine, [x, y], node) => divided(machine, x, y, node)],
  max: extreme('max', 'Gt'),
  min: extreme('min', 'Lt'),
  pow: [
    'base, exp, mod=None',
    (machine, [base, exp, mod], node) =>
      mod === null ? operators.Pow(machine, base, exp, node) : powMod(machine, base, exp, mod, node),
  ],
  round: ['number, ndigits=?', (machine, [number, digits], node) => round(machine, number, digits, node)],
  sum: ['iterable, /, start=0', (machine, [iterable, start], node) => sum(machine, iterable, start, node)],
};
