/**
 * Python's operators of one and two operands. Numbers come first; everything else goes by the methods of its type, the
 * built-in containers too: `__add__` of the left operand, `__radd__` of the right one, which goes first if its class is
 * a subclass of the left one's.
 */
import type { Operator } from '../syntax/ast.ts';
import {
  bitOperators,
  invert as invertInt,
  type NumberOperator,
  negative,
  numberOperators,
  positive,
} from './arithmetic.ts';
import { callSpecial, special } from './attributes.ts';
import { ask } from './comparisons.ts';
import { isInt, isNumber, type Numeric, truthy } from './conversions.ts';
import type { PyMachine } from './machine.ts';
import { NdArray } from './ndarray/array.ts';
import { operate } from './ndarray/operators.ts';
import { concatenated, repeated, sequenceType } from './sequences.ts';
import { percent } from './templates.ts';
import { NotImplemented, typeOf, types } from './types.ts';
import { Float, Float64, type Value } from './values.ts';

export { comparisons } from './comparisons.ts';

export type BinaryOperator = (machine: PyMachine, a: Value, b: Value, node: number) => Value;
export type UnaryOperator = (machine: PyMachine, v: Value, node: number) => Value;

interface Names {
  /** In error messages. */
  readonly symbol: string;
  readonly method: string;
  readonly reflected: string;
  readonly inPlace: string;
}

const named = (symbol: string, name: string): Names => ({
  symbol,
  method: `__${name}__`,
  reflected: `__r${name}__`,
  inPlace: `__i${name}__`,
});

export const operatorNames: Readonly<Record<Operator, Names>> = {
  Add: named('+', 'add'),
  Sub: named('-', 'sub'),
  Mult: named('*', 'mul'),
  MatMult: named('@', 'matmul'),
  Div: named('/', 'truediv'),
  Mod: named('%', 'mod'),
  Pow: { ...named('** or pow()', 'pow') },
  LShift: named('<<', 'lshift'),
  RShift: named('>>', 'rshift'),
  BitOr: named('|', 'or'),
  BitXor: named('^', 'xor'),
  BitAnd: named('&', 'and'),
  FloorDiv: named('//', 'floordiv'),
};

/** What the operands' methods make of them; `NotImplemented` if there are none, or none will. */
export function dispatch(
  machine: PyMachine,
  a: Value,
  b: Value,
  { method, reflected }: Pick<Names, 'method' | 'reflected'>,
  node: number,
): Value {
  const isSame = typeOf(a) === typeOf(b);
  const isRightFirst = !isSame && (hasOwnReflected(a, b, reflected) || isOwnOfSequence(a, method));
  if (isRightFirst) {
    const result = ask(machine, b, reflected, a, node);
    if (result !== NotImplemented) return result;
  }
  const result = ask(machine, a, method, b, node);
  return result !== NotImplemented || isSame || isRightFirst ? result : ask(machine, b, reflected, a, node);
}

/** A subclass that has a method of its own goes before its base. */
function hasOwnReflected(a: Value, b: Value, reflected: string): boolean {
  return typeOf(b).isSubtypeOf(typeOf(a)) && special(a, reflected) !== special(b, reflected);
}

const OF_SEQUENCES: ReadonlySet<string> = new Set(['__add__', '__mul__', '__iadd__', '__imul__']);

/** A built-in sequence lets the other operand speak first: `[1] + array` is the array's matter. */
function isOwnOfSequence(v: Value, method: string): boolean {
  if (!OF_SEQUENCES.has(method)) return false;
  const type = sequenceType(v);
  return type !== undefined && type.getOwn(method) === special(v, method);
}

function unsupported(machine: PyMachine, symbol: string, a: Value, b: Value, node: number): never {
  const text = `unsupported operand type(s) for ${symbol}: '${typeOf(a).title}' and '${typeOf(b).title}'`;
  return machine.raise(types.TypeError, text, node);
}

/** By the operands' methods, or a TypeError. */
function byMethods(machine: PyMachine, a: Value, b: Value, names: Names, symbol: string, node: number): Value {
  const result = dispatch(machine, a, b, names, node);
  return result === NotImplemented ? unsupported(machine, symbol, a, b, node) : result;
}

type Fallback = (machine: PyMachine, a: Value, b: Value, symbol: string, node: number) => Value;

/** What an operator does with anything but two numbers. */
function fallback(operator: Operator): Fallback {
  const names = operatorNames[operator];
  const general: Fallback = (machine, a, b, symbol, node) => byMethods(machine, a, b, names, symbol, node);
  if (operator === 'Add')
    return (machine, a, b, symbol, node) => {
      if (typeof a !== 'string') return general(machine, a, b, symbol, node);
      const result = ask(machine, b, names.reflected, a, node);
      return result === NotImplemented ? concatenated(machine, a, b, node) : result;
    };
  if (operator === 'Mult')
    return (machine, a, b, symbol, node) => {
      if (typeof a !== 'string' && typeof b !== 'string') return general(machine, a, b, symbol, node);
      const result = dispatch(machine, a, b, names, node);
      if (result !== NotImplemented) return result;
      return typeof a === 'string' ? repeated(machine, a, b, node) : repeated(machine, b as string, a, node);
    };
  if (operator === 'Mod')
    return (machine, a, b, symbol, node) =>
      typeof a === 'string' ? percent(machine, a, b, node) : general(machine, a, b, symbol, node);
  return general;
}

/** An operator, and the same in place. */
interface Pair {
  readonly plain: BinaryOperator;
  readonly inPlace: BinaryOperator;
}

function pair(operator: Operator, isMine: (v: Value) => boolean, onNumbers: NumberOperator | undefined): Pair {
  const names = operatorNames[operator];
  const others = fallback(operator);
  return {
    plain: (machine, a, b, node) => {
      if (onNumbers !== undefined && isMine(a) && isMine(b))
        return onNumbers(machine, a as Numeric, b as Numeric, node);
      // What their methods come to, too.
      if (a instanceof NdArray ? b instanceof NdArray || isNumber(b) : b instanceof NdArray && isNumber(a))
        return operate(machine, operator, a, b, names.reflected, node);
      return others(machine, a, b, names.symbol, node);
    },
    inPlace: (machine, a, b, node) => {
      if (onNumbers !== undefined && isMine(a) && isMine(b))
        return onNumbers(machine, a as Numeric, b as Numeric, node);
      if (isOwnOfSequence(a, names.inPlace)) {
        const result = ask(machine, b, names.reflected, a, node);
        if (result !== NotImplemented) return result;
      }
      const result = ask(machine, a, names.inPlace, b, node);
      if (result !== NotImplemented) return result;
      const symbol = operator === 'Pow' ? '**=' : `${names.symbol}=`;
      return others(machine, a, b, symbol, node);
    },
  };
}

const all = Object.keys(operatorNames) as Operator[];
const pairs = Object.fromEntries(
  all.map((operator) => {
    if (operator in bitOperators) {
      const work = bitOperators[operator as keyof typeof bitOperators] as NumberOperator;
      return [operator, pair(operator, isInt, work)];
    }
    return [
      operator,
      pair(operator, isNumber, (numberOperators as Partial<Record<Operator, NumberOperator>>)[operator]),
    ];
  }),
) as Record<Operator, Pair>;

const select = (which: keyof Pair) =>
  Object.fromEntries(all.map((operator) => [operator, pairs[operator][which]])) as Record<Operator, BinaryOperator>;

export const operators: Readonly<Record<Operator, BinaryOperator>> = select('plain');

/** `a += b` and its like: the new value of a. */
export const inPlace: Readonly<Record<Operator, BinaryOperator>> = select('inPlace');

function byMethod(machine: PyMachine, v: Value, method: string, what: string, node: number): Value {
  const result = callSpecial(machine, v, method, [], node);
  if (result !== undefined) return result;
  return machine.raise(types.TypeError, `bad operand type for ${what}: '${typeOf(v).name}'`, node);
}

export const unary: Readonly<Record<'USub' | 'UAdd' | 'Invert' | 'Not', UnaryOperator>> = {
  USub(machine, v, node) {
    if (v instanceof Float && !(v instanceof Float64)) return new Float(-v.value);
    return isNumber(v) ? negative(machine, v, node) : byMethod(machine, v, '__neg__', 'unary -', node);
  },
  UAdd: (machine, v, node) => (isNumber(v) ? positive(v) : byMethod(machine, v, '__pos__', 'unary +', node)),
  Invert: (machine, v, node) =>
    isInt(v) ? invertInt(machine, v, node) : byMethod(machine, v, '__invert__', 'unary ~', node),
  Not: (machine, v, node) => !truthy(machine, v, node),
};
