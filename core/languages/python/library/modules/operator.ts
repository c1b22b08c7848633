/** `operator`: the operators as functions. */
import type { Operator } from '../../syntax/ast.ts';
import { callMethod, special } from '../../values/attributes.ts';
import { comparisons, contains, equal, identical } from '../../values/comparisons.ts';
import type { TupleValue } from '../../values/containers.ts';
import { lengthOf, toInt, truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import { forEach, iterate } from '../../values/iteration.ts';
import { inPlace, operatorNames, operators, unary } from '../../values/operators.ts';
import { keywordsOf } from '../../values/parameters.ts';
import { deleteItem, getItem, setItem } from '../../values/subscripts.ts';
import { types } from '../../values/types.ts';
import type { BuiltinCode } from '../../values/values.ts';
import type { ModuleContents } from './module.ts';
import { getters } from './operator-getters.ts';

/** `add` of `__add__`; Python's words are taken for `and_`, `or_`. */
function plainName(method: string): string {
  const name = method.replaceAll('_', '');
  return name === 'and' || name === 'or' ? `${name}_` : name;
}

const binary = Object.entries(operatorNames).flatMap(([operator, { method }]): [string, Functions[string]][] => {
  const name = plainName(method);
  const apply: BuiltinCode = (machine, [a, b], node) => operators[operator as Operator](machine, a, b, node);
  const change: BuiltinCode = (machine, [a, b], node) => inPlace[operator as Operator](machine, a, b, node);
  return [
    [name, ['a, b, /', apply]],
    [`i${name.replace('_', '')}`, ['a, b, /', change]],
  ];
});

const comparing = (['Eq', 'NotEq', 'Lt', 'LtE', 'Gt', 'GtE'] as const).map((operator): [string, Functions[string]] => {
  const name = { Eq: 'eq', NotEq: 'ne', Lt: 'lt', LtE: 'le', Gt: 'gt', GtE: 'ge' }[operator];
  return [name, ['a, b, /', (machine, [a, b], node) => comparisons[operator](machine, a, b, node)]];
});

const functions: Functions = {
  ...Object.fromEntries([...binary, ...comparing]),
  neg: ['a, /', (machine, [a], node) => unary.USub(machine, a, node)],
  pos: ['a, /', (machine, [a], node) => unary.UAdd(machine, a, node)],
  invert: ['a, /', (machine, [a], node) => unary.Invert(machine, a, node)],
  inv: ['a, /', (machine, [a], node) => unary.Invert(machine, a, node)],
  not_: ['a, /', (machine, [a], node) => !truthy(machine, a, node)],
  truth: ['a, /', (machine, [a], node) => truthy(machine, a, node)],
  abs: ['a, /', (machine, [a], node) => callMethod(machine, a, '__abs__', [], undefined, node)],
  index: ['a, /', (machine, [a], node) => toInt(machine, a, node)],
  is_: ['a, b, /', (machine, [a, b]) => identical(machine, a, b)],
  is_not: ['a, b, /', (machine, [a, b]) => !identical(machine, a, b)],
  concat: ['a, b, /', (machine, [a, b], node) => operators.Add(machine, a, b, node)],
  contains: ['a, b, /', (machine, [a, b], node) => contains(machine, a, b, node)],
  countOf: [
    'a, b, /',
    (machine, [a, b], node) => {
      let count = 0;
      forEach(machine, a, node, (v) => {
        if (equal(machine, v, b, node)) count++;
      });
      return count;
    },
  ],
  getitem: ['a, b, /', (machine, [a, b], node) => getItem(machine, a, b, node)],
  setitem: [
    'a, b, c, /',
    (machine, [a, b, c], node) => {
      setItem(machine, a, b, c, node);
      return null;
    },
  ],
  delitem: [
    'a, b, /',
    (machine, [a, b], node) => {
      deleteItem(machine, a, b, node);
      return null;
    },
  ],
  indexOf: [
    'a, b, /',
    (machine, [a, b], node) => {
      const walk = iterate(machine, a, node);
      let i = 0;
      for (let v = walk.next(); v !== undefined; v = walk.next(), i++) {
        machine.budget.step(node);
        if (equal(machine, v, b, node)) return i;
      }
      return machine.raise(types.ValueError, 'sequence.index(x): x not in sequence', node);
    },
  ],
  length_hint: [
    'obj, default=0, /',
    (machine, [obj, otherwise], node) =>
      special(obj, '__len__') === undefined && typeof obj !== 'string' ? otherwise : lengthOf(machine, obj, node),
  ],
  iconcat: ['a, b, /', (machine, [a, b], node) => inPlace.Add(machine, a, b, node)],
  call: [
    'obj, /, *args, **kwargs',
    (machine, [func, args, keywords], node) =>
      machine.call(func, [...(args as TupleValue).elements], keywordsOf(keywords), node),
  ],
};

/** Most functions have the name of the method, too: `__add__`. */
const underlined = Object.fromEntries(
  Object.entries(functions).map(([name, row]) => [`__${name.replace(/_$/, '')}__`, row]),
);

export const operator: ModuleContents = { functions: { ...underlined, ...functions }, constants: getters };
