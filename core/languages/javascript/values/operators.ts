/** JavaScript's operators on the program's values (ECMA-262 §13). */
import type { BinaryOperator } from 'acorn';
import { ops } from '../../../autodiff/ops/index.ts';
import type { BinaryRow, Op } from '../../../autodiff/ops/row.ts';
import { chargeBits } from '../../../runtime/charges.ts';
import { Ref } from '../../../runtime/ref.ts';
import { bitsOf, chargeComparison } from './charges.ts';
import { looselyEqual, primal, strictlyEqual, toKey, toPrimitive, toScalar } from './conversions.ts';
import { describe } from './describe.ts';
import type { JsMachine } from './machine.ts';
import { get, has } from './members.ts';
import { FunctionValue, ObjectValue, type Value } from './values.ts';

export type Operator = (machine: JsMachine, a: Value, b: Value, node: number) => Value;

type Bits = (a: number, b: number) => number;
type BigBits = (a: bigint, b: bigint) => bigint;

export function isScalar(v: Value): v is number | Ref {
  return typeof v === 'number' || v instanceof Ref;
}

/** Two operands after ToPrimitive, when at least one of them is a bigint: the host computes, or throws the TypeError. */
function onBigInts(machine: JsMachine, a: Value, b: Value, node: number, big: BigBits): bigint | undefined {
  if (typeof a !== 'bigint' && typeof b !== 'bigint') return undefined;
  if (typeof a !== 'bigint' || typeof b !== 'bigint')
    return machine.fail('TypeError', 'Cannot mix BigInt and other types, use explicit conversions', node);
  try {
    return big(a, b);
  } catch (error) {
    if (error instanceof TypeError) return machine.fail('TypeError', error.message, node);
    if (error instanceof RangeError) return machine.fail('RangeError', error.message, node);
    throw error;
  }
}

function arithmetic(op: Op<BinaryRow>, big: BigBits): Operator {
  return (machine, a, b, node) => {
    if (isScalar(a) && isScalar(b)) return machine.binary(op, a, b, node);
    const x = toPrimitive(machine, a, node);
    const y = toPrimitive(machine, b, node);
    return (
      onBigInts(machine, x, y, node, guarded(machine, node, big)) ??
      machine.binary(op, toScalar(machine, x, node), toScalar(machine, y, node), node)
    );
  };
}

/** Big integers grow without end: what they may become is charged first. */
function guarded(machine: JsMachine, node: number, big: BigBits): BigBits {
  return (a, b) => {
    chargeBits(machine, bitsOf(a) + bitsOf(b), node);
    return big(a, b);
  };
}

function bitwise(small: Bits, big: BigBits): Operator {
  return (machine, a, b, node) => {
    const x = toPrimitive(machine, a, node);
    const y = toPrimitive(machine, b, node);
    return (
      onBigInts(machine, x, y, node, guarded(machine, node, big)) ??
      small(machine.num(toScalar(machine, x, node)), machine.num(toScalar(machine, y, node)))
    );
  };
}

type Order = (x: never, y: never) => boolean;

/** Of two primitives of the host its own comparison, which orders strings, numbers and bigints as the program's would. */
function comparison(order: Order): Operator {
  return (machine, a, b, node) => {
    const x = primal(machine, toPrimitive(machine, a, node));
    const y = primal(machine, toPrimitive(machine, b, node));
    if (typeof x === 'symbol' || typeof y === 'symbol')
      return machine.fail('TypeError', 'Cannot convert a Symbol value to a number', node);
    chargeComparison(machine, x, y, node);
    return order(x as never, y as never);
  };
}

const plus = arithmetic(ops.add, (a, b) => a + b);

function add(machine: JsMachine, a: Value, b: Value, node: number): Value {
  if (isScalar(a) && isScalar(b)) return machine.binary(ops.add, a, b, node);
  const x = toPrimitive(machine, a, node);
  const y = toPrimitive(machine, b, node);
  if (typeof x !== 'string' && typeof y !== 'string') return plus(machine, x, y, node);
  if (typeof x === 'symbol' || typeof y === 'symbol')
    return machine.fail('TypeError', 'Cannot convert a Symbol value to a string', node);
  const left = String(primal(machine, x));
  const right = String(primal(machine, y));
  machine.budget.allocate(left.length + right.length, node);
  return left + right;
}

function power(a: bigint, b: bigint): bigint {
  return a ** b;
}

function instanceOf(machine: JsMachine, v: Value, type: Value, node: number): boolean {
  if (!(type instanceof FunctionValue)) {
    const wanted = type instanceof ObjectValue ? 'callable' : 'an object';
    return machine.fail('TypeError', `Right-hand side of 'instanceof' is not ${wanted}`, node);
  }
  if (!(v instanceof ObjectValue)) return false;
  const prototype = get(machine, type, 'prototype', node);
  if (!(prototype instanceof ObjectValue)) {
    const what = describe(machine, prototype);
    return machine.fail('TypeError', `Function has non-object prototype '${what}' in instanceof check`, node);
  }
  for (let o = v.proto; o !== null; o = o.proto) if (o === prototype) return true;
  return false;
}

function isIn(machine: JsMachine, key: Value, object: Value, node: number): boolean {
  if (object instanceof ObjectValue) return has(object, toKey(machine, key, node));
  const sought = key instanceof ObjectValue ? describe(machine, key) : String(primal(machine, key));
  const where = describe(machine, object);
  return machine.fail('TypeError', `Cannot use 'in' operator to search for '${sought}' in ${where}`, node);
}

export const operators: Readonly<Record<BinaryOperator, Operator>> = {
  '+': add,
  '-': arithmetic(ops.sub, (a, b) => a - b),
  '*': arithmetic(ops.mul, (a, b) => a * b),
  '/': arithmetic(ops.div, (a, b) => a / b),
  '%': arithmetic(ops.remTrunc, (a, b) => a % b),
  '**': (machine, a, b, node) => {
    if (typeof a === 'bigint' && typeof b === 'bigint' && b > 0n) chargeBits(machine, bitsOf(a) * Number(b), node);
    return pow(machine, a, b, node);
  },
  '<': comparison((x, y) => x < y),
  '<=': comparison((x, y) => x <= y),
  '>': comparison((x, y) => x > y),
  '>=': comparison((x, y) => x >= y),
  '==': (machine, a, b, node) => looselyEqual(machine, a, b, node),
  '!=': (machine, a, b, node) => !looselyEqual(machine, a, b, node),
  '===': (machine, a, b, node) => {
    chargeComparison(machine, a, b, node);
    return strictlyEqual(machine, a, b);
  },
  '!==': (machine, a, b, node) => {
    chargeComparison(machine, a, b, node);
    return !strictlyEqual(machine, a, b);
  },
  '&': bitwise(
    (a, b) => a & b,
    (a, b) => a & b,
  ),
  '|': bitwise(
    (a, b) => a | b,
    (a, b) => a | b,
  ),
  '^': bitwise(
    (a, b) => a ^ b,
    (a, b) => a ^ b,
  ),
  '<<': (machine, a, b, node) => {
    if (typeof a === 'bigint' && typeof b === 'bigint' && b > 0n) chargeBits(machine, bitsOf(a) + Number(b), node);
    return shiftLeft(machine, a, b, node);
  },
  '>>': (machine, a, b, node) => {
    if (typeof a === 'bigint' && typeof b === 'bigint' && b < 0n) chargeBits(machine, bitsOf(a) - Number(b), node);
    return shiftRight(machine, a, b, node);
  },
  '>>>': bitwise(
    (a, b) => a >>> b,
    () => {
      throw new TypeError('BigInts have no unsigned right shift, use >> instead');
    },
  ),
  in: isIn,
  instanceof: instanceOf,
};

const pow = arithmetic(ops.pow, power);
const shiftLeft = bitwise(
  (a, b) => a << b,
  (a, b) => a << b,
);

const shiftRight = bitwise(
  (a, b) => a >> b,
  (a, b) => a >> b,
);

export function negate(machine: JsMachine, v: Value, node: number): Value {
  if (isScalar(v)) return machine.unary(ops.neg, v, node);
  const p = toPrimitive(machine, v, node);
  if (typeof p === 'bigint') chargeBits(machine, bitsOf(p), node);
  return typeof p === 'bigint' ? -p : machine.unary(ops.neg, toScalar(machine, p, node), node);
}

export function complement(machine: JsMachine, v: Value, node: number): Value {
  const p = toPrimitive(machine, v, node);
  if (typeof p === 'bigint') chargeBits(machine, bitsOf(p), node);
  return typeof p === 'bigint' ? ~p : ~machine.num(toScalar(machine, p, node));
}

/** `++` and `--`: the old value as a number, and what is stored. */
export function increment(machine: JsMachine, v: Value, by: 1 | -1, node: number): { old: Value; next: Value } {
  const p = isScalar(v) ? v : toPrimitive(machine, v, node);
  if (typeof p === 'bigint') {
    chargeBits(machine, bitsOf(p), node);
    return { old: p, next: p + BigInt(by) };
  }
  const old = toScalar(machine, p, node);
  return { old, next: machine.binary(by === 1 ? ops.add : ops.sub, old, 1, node) };
}
