/** `operator`: the operators as functions. */
import type { Operator } from '../../syntax/ast.ts';
import { callMethod, getAttribute } from '../../values/attributes.ts';
import { comparisons, contains, equal, identical } from '../../values/comparisons.ts';
import { TupleValue } from '../../values/containers.ts';
import { toInt, truthy } from '../../values/conversions.ts';
import { Builtin, type Functions } from '../../values/functions.ts';
import { forEach } from '../../values/iteration.ts';
import type { DictValue } from '../../values/mappings.ts';
import { inPlace, operatorNames, operators, unary } from '../../values/operators.ts';
import { keywordsOf } from '../../values/parameters.ts';
import { deleteItem, getItem, setItem } from '../../values/subscripts.ts';
import type { BuiltinCode, Value } from '../../values/values.ts';
import type { ModuleContents } from './module.ts';

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

/** A function that gets one thing for each key: that thing, or a tuple of them. */
function getterOf(name: string, keys: readonly Value[], read: BuiltinCode): Builtin {
  return new Builtin(name, 'obj, /', (machine, [object], node) => {
    const values = keys.map((key) => read(machine, [object, key], node));
    return values.length === 1 ? values[0] : new TupleValue(values);
  });
}

function attributeAlong(path: string): BuiltinCode {
  const names = path.split('.');
  return (machine, [object], node) => names.reduce((v, name) => getAttribute(machine, v, name, node), object);
}

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
  itemgetter: [
    'item, /, *items',
    (_machine, [item, items]) =>
      getterOf('itemgetter', [item, ...(items as TupleValue).elements], (machine, [object, key], node) =>
        getItem(machine, object, key, node),
      ),
  ],
  attrgetter: [
    'attr, /, *attrs',
    (_machine, [attr, attrs]) =>
      getterOf('attrgetter', [attr, ...(attrs as TupleValue).elements], (machine, [object, path], node) =>
        attributeAlong(String(path))(machine, [object], node),
      ),
  ],
  methodcaller: [
    'name, /, *args, **kwargs',
    (_machine, [name, args, keywords]) =>
      new Builtin('methodcaller', 'obj, /', (machine, [object], node) => {
        const { elements } = args as TupleValue;
        return callMethod(machine, object, String(name), [...elements], keywordsOf(keywords as DictValue), node);
      }),
  ],
};

export const operator: ModuleContents = { functions };
