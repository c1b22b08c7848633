/**
 * Comparisons. Built-in values compare by what they hold, a tracked number by its value; the result is no tracked one.
 * `is` takes numbers, texts, None and bools by their values: which of them CPython makes anew depends on its version.
 */
import { chargeTexts } from '../../../runtime/charges.ts';
import { Ref } from '../../../runtime/ref.ts';
import type { CmpOpNode } from '../syntax/ast.ts';
import { callSpecial, special } from './attributes.ts';
import { exactOf, isNumber, type Numeric, truthy } from './conversions.ts';
import { isIterable, iterate } from './iteration.ts';
import type { PyMachine } from './machine.ts';
import { isNumpyFloat, NumpyScalar, numpyBool } from './ndarray/scalars.ts';
import { NotImplemented, typeOf, types } from './types.ts';
import { Float, type Int, ObjectValue, type Value, WrappedValue } from './values.ts';

export type Comparison = (machine: PyMachine, a: Value, b: Value, node: number) => Value;

export interface Order {
  readonly symbol: string;
  readonly method: string;
  readonly reflected: string;
  /** Of numbers; of NaN all but `!=` are false. */
  readonly holds: (x: Int, y: Int) => boolean;
  /** Of things in an order, given the sign of what is between them. */
  readonly accepts: (sign: number) => boolean;
}

export const orders = {
  // Only the host's `<=` compares a bigint with a number, and does it exactly.
  Eq: {
    symbol: '==',
    method: '__eq__',
    reflected: '__eq__',
    holds: (x, y) => x <= y && x >= y,
    accepts: (s) => s === 0,
  },
  NotEq: {
    symbol: '!=',
    method: '__ne__',
    reflected: '__ne__',
    holds: (x, y) => !(x <= y && x >= y),
    accepts: (s) => s !== 0,
  },
  Lt: { symbol: '<', method: '__lt__', reflected: '__gt__', holds: (x, y) => x < y, accepts: (s) => s < 0 },
  LtE: { symbol: '<=', method: '__le__', reflected: '__ge__', holds: (x, y) => x <= y, accepts: (s) => s <= 0 },
  Gt: { symbol: '>', method: '__gt__', reflected: '__lt__', holds: (x, y) => x > y, accepts: (s) => s > 0 },
  GtE: { symbol: '>=', method: '__ge__', reflected: '__le__', holds: (x, y) => x >= y, accepts: (s) => s >= 0 },
} as const satisfies Record<string, Order>;

function comparison(order: Order): Comparison {
  const isEquality = order.method === '__eq__' || order.method === '__ne__';
  return (machine, a, b, node) => {
    if (isNumber(a) && isNumber(b)) {
      const holds = order.holds(exactOf(machine, a), exactOf(machine, b));
      return isNumpyFloat(a) || isNumpyFloat(b) ? numpyBool(holds) : holds;
    }
    if (a instanceof NumpyScalar ? isScalar(b) : b instanceof NumpyScalar && isScalar(a))
      return numpyBool(order.holds(numberOf(machine, a), numberOf(machine, b)));
    if (typeof a === 'string' && typeof b === 'string') {
      chargeTexts(machine, a, b, node);
      return order.accepts(isEquality ? Number(a !== b) : compareTexts(a, b));
    }
    const result = byMethods(machine, a, b, order, node);
    if (result !== NotImplemented) return result;
    if (isEquality) return order.accepts(identical(machine, a, b) ? 0 : 1);
    const types_ = `'${typeOf(a).title}' and '${typeOf(b).title}'`;
    return machine.raise(types.TypeError, `'${order.symbol}' not supported between instances of ${types_}`, node);
  };
}

function isScalar(v: Value): v is Numeric | NumpyScalar {
  return isNumber(v) || v instanceof NumpyScalar;
}

function numberOf(machine: PyMachine, v: Value): Int {
  return v instanceof NumpyScalar ? v.primal(machine) : exactOf(machine, v as Numeric);
}

/** By code points: the host goes by units, of which surrogates come before U+E000…U+FFFF. */
function compareTexts(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  if (i >= a.length || i >= b.length) return a.length - b.length;
  const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
  const [isX, isY] = [isSurrogate(x), isSurrogate(y)];
  return isX === isY ? x - y : isX ? 1 : -1;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function byMethods(machine: PyMachine, a: Value, b: Value, { method, reflected }: Order, node: number): Value {
  const isRightFirst = typeOf(a) !== typeOf(b) && typeOf(b).isSubtypeOf(typeOf(a));
  if (isRightFirst) {
    const result = ask(machine, b, reflected, a, node);
    if (result !== NotImplemented) return result;
  }
  const result = ask(machine, a, method, b, node);
  return result !== NotImplemented || isRightFirst ? result : ask(machine, b, reflected, a, node);
}

/** What the method of `v` says of another operand; `NotImplemented` if there is no such method. */
export function ask(machine: PyMachine, v: Value, method: string, other: Value, node: number): Value {
  // Methods of numbers, texts and None know nothing of objects, but of what wraps such.
  if (!(v instanceof ObjectValue || other instanceof WrappedValue)) return NotImplemented;
  const result = callSpecial(machine, v, method, [other], node);
  return result === undefined ? NotImplemented : result;
}

/** `a is b` */
export function identical(machine: PyMachine, a: Value, b: Value): boolean {
  if (a === b) return true;
  if (!isNumber(a) || !isNumber(b) || typeof a === 'boolean' || typeof b === 'boolean') return false;
  if (a instanceof Ref && b instanceof Ref && a.entry === b.entry) return true;
  return typeOf(a) === typeOf(b) && exactOf(machine, a) === exactOf(machine, b);
}

const rich = {
  Eq: comparison(orders.Eq),
  NotEq: comparison(orders.NotEq),
  Lt: comparison(orders.Lt),
  LtE: comparison(orders.LtE),
  Gt: comparison(orders.Gt),
  GtE: comparison(orders.GtE),
};

/** What containers take for the same: identical or `==`. */
export function equal(machine: PyMachine, a: Value, b: Value, node: number): boolean {
  if (a === b) return true;
  // A float that is no number is itself only.
  if (a instanceof Float && b instanceof Float) return a.value === b.value;
  return identical(machine, a, b) || truthy(machine, rich.Eq(machine, a, b, node), node);
}

/** `a < b`, as sorting asks it. */
export function less(machine: PyMachine, a: Value, b: Value, node: number): boolean {
  return truthy(machine, rich.Lt(machine, a, b, node), node);
}

/** Of lists or tuples: by the first elements that differ, or else by length. */
export function compareElements(
  machine: PyMachine,
  a: readonly Value[],
  b: readonly Value[],
  operator: keyof typeof rich,
  node: number,
): Value {
  const { accepts } = orders[operator];
  const isEquality = operator === 'Eq' || operator === 'NotEq';
  if (isEquality && a.length !== b.length) return accepts(1);
  machine.budget.enter(node);
  try {
    for (let i = 0; i < a.length && i < b.length; i++) {
      machine.budget.allocate(1 / 8, node);
      if (equal(machine, a[i], b[i], node)) continue;
      return isEquality ? accepts(1) : rich[operator](machine, a[i], b[i], node);
    }
  } finally {
    machine.budget.depth--;
  }
  return accepts(a.length - b.length);
}

/** `item in container` */
export function contains(machine: PyMachine, container: Value, item: Value, node: number): boolean {
  const result = callSpecial(machine, container, '__contains__', [item], node);
  if (result !== undefined) return truthy(machine, result, node);
  if (special(container, '__contains__') === null || !isIterable(container))
    return machine.raise(types.TypeError, `argument of type '${typeOf(container).name}' is not iterable`, node);
  const walk = iterate(machine, container, node);
  for (let v = walk.next(); v !== undefined; v = walk.next()) {
    machine.budget.step(node);
    if (equal(machine, v, item, node)) return true;
  }
  return false;
}

export const comparisons: Readonly<Record<CmpOpNode['nodeType'], Comparison>> = {
  ...rich,
  Is: (machine, a, b) => identical(machine, a, b),
  IsNot: (machine, a, b) => !identical(machine, a, b),
  In: (machine, item, container, node) => contains(machine, container, item, node),
  NotIn: (machine, item, container, node) => !contains(machine, container, item, node),
};
