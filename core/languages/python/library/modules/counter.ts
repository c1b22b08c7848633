/** `collections.Counter`. */
import { findAttribute } from '../../values/attributes.ts';
import { comparisons, less } from '../../values/comparisons.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { toIndex, truthy } from '../../values/conversions.ts';
import { Builtin, defineClassMethods, defineMethods, type Functions } from '../../values/functions.ts';
import { forEach, hostWalk, IteratorValue } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue, type Entry } from '../../values/mappings.ts';
import { operators, unary } from '../../values/operators.ts';
import { nested } from '../../values/text.ts';
import { builtinType, NotImplemented, typeOf, types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { comparisonMethods, passOver } from '../define.ts';
import { entriesText, update } from '../dict.ts';
import { sorted } from '../sorting.ts';
import { copied } from './dict-kinds.ts';
import { method } from './methods.ts';

export const counterType = builtinType('Counter', { bases: [types.dict], module: 'collections' });

const isCounter = (v: Value): v is DictValue => v instanceof DictValue && typeOf(v).isSubtypeOf(counterType);

const countOf = (machine: PyMachine, counts: DictValue, key: Value, node: number): Value =>
  counts.get(machine, key, node) ?? 0;

const isPositive = (machine: PyMachine, count: Value, node: number): boolean => less(machine, 0, count, node);

type Sign = 'Add' | 'Sub';

/** Counts up or down what is in `source`: each value once, or as often as a mapping says. */
function tally(machine: PyMachine, self: DictValue, source: Value, sign: Sign, node: number): void {
  const change = (key: Value, by: Value) => {
    const before = self.get(machine, key, node);
    const isNew = before === undefined && sign === 'Add';
    self.set(machine, key, isNew ? by : operators[sign](machine, before ?? 0, by, node), node);
  };
  if (source === null) return;
  if (!(source instanceof DictValue) && findAttribute(machine, source, 'items', node) === undefined)
    forEach(machine, source, node, (key) => change(key, 1));
  else {
    const counts = new DictValue();
    update(machine, counts, source, node);
    for (const { key, value } of counts.entries()) change(key, value);
  }
}

const tallying = (sign: Sign): Functions[string] => [
  'self, iterable=None, /, **kwds',
  method<DictValue>((machine, self, [source, named], node) => {
    tally(machine, self, source, sign, node);
    tally(machine, self, named, sign, node);
    return undefined;
  }),
];

/** The entries, the most frequent first; those of equal counts in their order. */
function mostCommon(machine: PyMachine, self: DictValue, node: number): Entry[] {
  const entries = [...self.entries()];
  machine.budget.allocate(entries.length, node);
  const order = sorted(
    machine,
    entries.map((_, i) => i),
    countAt(entries),
    true,
    node,
  );
  return order.map((i) => entries[i as number]);
}

/** What entries are sorted by, given their places. */
function countAt(entries: readonly Entry[]): Value {
  return new Builtin('count', 'place, /', (_machine, [i]) => entries[i as number].value);
}

/** A counter of what of two operands is positive. */
function combined(
  machine: PyMachine,
  a: DictValue,
  b: Value,
  count: (x: Value, y: Value) => Value,
  node: number,
): Value {
  if (!isCounter(b)) return NotImplemented;
  const result = new DictValue(counterType);
  const keep = (key: Value) => {
    const value = count(countOf(machine, a, key, node), countOf(machine, b, key, node));
    if (isPositive(machine, value, node)) result.set(machine, key, value, node);
  };
  passOver(machine, a.size + b.size, node);
  for (const key of a.keys()) keep(key);
  for (const key of b.keys()) if (!a.has(machine, key, node)) keep(key);
  return result;
}

type Count = (machine: PyMachine, x: Value, y: Value, node: number) => Value;

const counting: Readonly<Record<string, Count>> = {
  add: operators.Add,
  sub: operators.Sub,
  or: (machine, x, y, node) => (less(machine, x, y, node) ? y : x),
  and: (machine, x, y, node) => (less(machine, x, y, node) ? x : y),
};

const arithmetic: Functions = Object.fromEntries(
  Object.entries(counting).flatMap(([name, count]): [string, Functions[string]][] => [
    [
      `__${name}__`,
      [
        'self, value, /',
        method<DictValue>((machine, self, [other], node) =>
          combined(machine, self, other, (x, y) => count(machine, x, y, node), node),
        ),
      ],
    ],
    [
      `__i${name}__`,
      [
        'self, value, /',
        method<DictValue>((machine, self, [other], node) => {
          const result = combined(machine, self, other, (x, y) => count(machine, x, y, node), node);
          if (!(result instanceof DictValue)) return result;
          self.clear(machine, node);
          for (const { key, value } of result.entries()) self.set(machine, key, value, node);
          return self;
        }),
      ],
    ],
  ]),
);

/** `+c` and `-c` */
const positive = (of: (machine: PyMachine, count: Value, node: number) => Value): Functions[string] => [
  'self, /',
  method<DictValue>((machine, self, _args, node) =>
    combined(machine, self, new DictValue(counterType), (x) => of(machine, x, node), node),
  ),
];

/** Every count of one against that of the other; what is not counted is 0. */
const compared = comparisonMethods((machine, a, b, operator, node) => {
  if (!isCounter(a) || !isCounter(b)) return NotImplemented;
  const holds = (of: 'Eq' | 'LtE' | 'GtE') =>
    [...a.keys(), ...b.keys()].every((key) => {
      const result = comparisons[of](machine, countOf(machine, a, key, node), countOf(machine, b, key, node), node);
      return truthy(machine, result, node);
    });
  passOver(machine, a.size + b.size, node);
  if (operator === 'Lt') return holds('LtE') && !holds('Eq');
  if (operator === 'Gt') return holds('GtE') && !holds('Eq');
  return operator === 'NotEq' ? !holds('Eq') : holds(operator);
});

function* elements(machine: PyMachine, self: DictValue, node: number): IterableIterator<Value> {
  for (const { key, value } of self.entries())
    for (let i = toIndex(machine, value, node); i > 0; i--) {
      machine.budget.step(node);
      yield key;
    }
}

defineMethods(counterType, {
  ...arithmetic,
  ...compared,
  __init__: tallying('Add'),
  __missing__: ['self, key, /', () => 0],
  __pos__: positive((_machine, count) => count),
  __neg__: positive((machine, count, node) => unary.USub(machine, count, node)),
  __delitem__: [
    'self, key, /',
    method<DictValue>((machine, self, [key], node) => {
      self.delete(machine, key, node);
      return undefined;
    }),
  ],
  __repr__: [
    'self, /',
    method<DictValue>((machine, self, _args, node) =>
      nested(machine, self, '...', node, () => {
        const { name } = self.type;
        return self.size === 0
          ? `${name}()`
          : `${name}(${entriesText(machine, mostCommon(machine, self, node), node)})`;
      }),
    ),
  ],
  most_common: [
    'self, n=None',
    method<DictValue>((machine, self, [n], node) => {
      const entries = mostCommon(machine, self, node);
      const count = n === null ? entries.length : Math.max(0, toIndex(machine, n, node));
      return new ListValue(entries.slice(0, count).map(({ key, value }) => new TupleValue([key, value])));
    }),
  ],
  elements: [
    'self',
    method<DictValue>(
      (machine, self, _args, node) => new IteratorValue(types.iterator, hostWalk(elements(machine, self, node))),
    ),
  ],
  total: [
    'self',
    method<DictValue>((machine, self, _args, node) => {
      let total: Value = 0;
      for (const count of self.values()) total = operators.Add(machine, total, count, node);
      return total;
    }),
  ],
  update: tallying('Add'),
  subtract: tallying('Sub'),
  copy: ['self', method<DictValue>((machine, self, _args, node) => copied(machine, self, node))],
});

defineClassMethods(counterType, {
  fromkeys: [
    'cls, iterable, v=None',
    (machine, _args, node) =>
      machine.raise(
        types.NotImplementedError,
        'Counter.fromkeys() is undefined.  Use Counter(iterable) instead.',
        node,
      ),
  ],
});
