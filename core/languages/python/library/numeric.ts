/** What `int` and `float` have in common: operators, comparisons, conversions. */
import type { Operator } from '../syntax/ast.ts';
import { absolute, divmod, type NumberOperator, numberOperators } from '../values/arithmetic.ts';
import { orders } from '../values/comparisons.ts';
import { TupleValue } from '../values/containers.ts';
import { exactOf, type Numeric, truthy } from '../values/conversions.ts';
import type { Functions } from '../values/functions.ts';
import { hashOf } from '../values/hashing.ts';
import { unary } from '../values/operators.ts';
import { repr } from '../values/text.ts';
import { NotImplemented } from '../values/types.ts';
import { unwrapped, type Value } from '../values/values.ts';
import { comparisonMethods, operatorMethods } from './define.ts';

/** Rows of `__add__` and so on for operators of numbers. */
export function operatorTable(
  accepts: (v: Value) => boolean,
  table: Partial<Record<Operator, NumberOperator>>,
): Functions {
  const rows = Object.entries(table).map(([operator, work]) =>
    operatorMethods(
      operator as Operator,
      (v) => accepts(unwrapped(v)),
      (machine, a, b, node) => work(machine, unwrapped(a) as Numeric, unwrapped(b) as Numeric, node),
    ),
  );
  return Object.assign({}, ...rows) as Functions;
}

/** The methods of a type of numbers; `accepts` says which others they know. */
export function numberMethods(accepts: (v: Value) => boolean): Functions {
  const quotients = (swap: boolean): Functions[string] => [
    'self, value, /',
    (machine, [self, value], node) => {
      const other = unwrapped(value);
      if (!accepts(other)) return NotImplemented;
      const [a, b] = (swap ? [other, self] : [self, other]) as [Numeric, Numeric];
      return new TupleValue(divmod(machine, a, b, node));
    },
  ];
  return {
    ...operatorTable(accepts, numberOperators),
    ...comparisonMethods((machine, a, b, operator) => {
      const other = unwrapped(b);
      if (!accepts(other)) return NotImplemented;
      return orders[operator].holds(exactOf(machine, a as Numeric), exactOf(machine, other as Numeric));
    }),
    __divmod__: quotients(false),
    __rdivmod__: quotients(true),
    __neg__: ['self, /', (machine, [self], node) => unary.USub(machine, self, node)],
    __pos__: ['self, /', (machine, [self], node) => unary.UAdd(machine, self, node)],
    __abs__: ['self, /', (machine, [self], node) => absolute(machine, self as Numeric, node)],
    __bool__: ['self, /', (machine, [self], node) => truthy(machine, self, node)],
    __hash__: ['self, /', (machine, [self], node) => hashOf(machine, self, node)],
    __repr__: ['self, /', (machine, [self], node) => repr(machine, self, node)],
  };
}
