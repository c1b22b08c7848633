/** `set` and `frozenset`, and what the views of a dict have of them. */
import { hashOfFrozenSet } from '../numbers/hashes.ts';
import type { Operator } from '../syntax/ast.ts';
import { orders } from '../values/comparisons.ts';
import { defineClassMethods, defineMethods, type Functions } from '../values/functions.ts';
import { hashOf } from '../values/hashing.ts';
import { forEach, ownIterator, toList } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { DictView, SetValue } from '../values/mappings.ts';
import { operatorNames } from '../values/operators.ts';
import { listed, nested } from '../values/text.ts';
import { NotImplemented, types } from '../values/types.ts';
import type { BuiltinCode, TypeValue, Value } from '../values/values.ts';
import { genericAlias } from './aliases.ts';
import { type Comparing, comparisonMethods, defineAllocate, passOver } from './define.ts';

/** Sets, and dict views that behave like them. */
type SetLike = SetValue | DictView;

function isSetLike(v: Value): v is SetLike {
  return v instanceof SetValue || (v instanceof DictView && v.part !== 'values');
}

/** A new set of what is walked through. */
function setOf(machine: PyMachine, v: Value | undefined, type: TypeValue, node: number): SetValue {
  const set = new SetValue(type);
  if (v !== undefined) addAll(machine, set, v, node);
  return set;
}

function addAll(machine: PyMachine, set: SetValue, v: Value, node: number): void {
  if (v instanceof SetValue) set.merge(machine, v, node);
  else forEach(machine, v, node, (key) => set.add(machine, key, node));
}

/** A set to look into; what is none is made one. */
function asSet(machine: PyMachine, v: Value, node: number): SetValue {
  return v instanceof SetValue ? v : setOf(machine, v, types.set, node);
}

/** The elements of `a` that are in `b`, or that are not. */
function selected(machine: PyMachine, a: Value, b: SetValue, wanted: boolean, type: TypeValue, node: number): SetValue {
  const result = new SetValue(type);
  forEach(machine, a, node, (key) => {
    if (b.has(machine, key, node) === wanted) result.add(machine, key, node);
  });
  return result;
}

type Combine = (machine: PyMachine, a: Value, b: Value, type: TypeValue, node: number) => SetValue;

function union(machine: PyMachine, a: Value, b: Value, type: TypeValue, node: number): SetValue {
  const result = setOf(machine, a, type, node);
  addAll(machine, result, b, node);
  return result;
}

const intersection: Combine = (machine, a, b, type, node) => {
  // Through the smaller of two sets.
  if (a instanceof SetValue && b instanceof SetValue)
    return a.size < b.size ? selected(machine, a, b, true, type, node) : selected(machine, b, a, true, type, node);
  return a instanceof SetValue
    ? selected(machine, b, a, true, type, node)
    : selected(machine, a, asSet(machine, b, node), true, type, node);
};

const difference: Combine = (machine, a, b, type, node) => {
  const isMuchLarger = a instanceof SetValue && (!(b instanceof SetValue) || Math.floor(a.size / 4) > b.size);
  if (!isMuchLarger) return selected(machine, a, asSet(machine, b, node), false, type, node);
  const result = setOf(machine, a, type, node);
  takeOut(machine, result, b, node);
  return result;
};

const symmetricDifference: Combine = (machine, a, b, type, node) => {
  const result = setOf(machine, b, type, node);
  exchange(machine, result, a, node);
  return result;
};

type Update = (machine: PyMachine, set: SetValue, other: Value, node: number) => void;

const keepOnly: Update = (machine, set, other, node) =>
  set.become(intersection(machine, set, other, types.set, node) as SetValue);

const takeOut: Update = (machine, set, other, node) => {
  if (other === set) set.clear(machine, node);
  else if (other instanceof SetValue && Math.floor(other.size / 8) > set.size)
    takeOut(machine, set, intersection(machine, set, other, types.set, node), node);
  else {
    forEach(machine, other, node, (key) => void set.delete(machine, key, node));
    set.tidy(machine, node);
  }
};

/** Elements that are in both go, those that are only in the other come. */
const exchange: Update = (machine, set, other, node) => {
  for (const key of toList(machine, asSet(machine, other, node), node))
    if (!set.delete(machine, key, node)) set.add(machine, key, node);
};

interface Operation {
  readonly combine: Combine;
  /** The same in place. */
  readonly update: Update;
}

const operations = {
  BitOr: { combine: union, update: addAll },
  BitAnd: { combine: intersection, update: keepOnly },
  Sub: { combine: difference, update: takeOut },
  BitXor: { combine: symmetricDifference, update: exchange },
} satisfies Partial<Record<Operator, Operation>>;

const operators = Object.entries(operations) as [Operator, Operation][];

/** A set of the built-in class that an operand is of. */
function typeFor(v: Value): TypeValue {
  return v instanceof SetValue && v.type.isSubtypeOf(types.frozenset) ? types.frozenset : types.set;
}

/** A frozenset that is nothing more: it does for its copies. */
function isFrozen(v: Value | undefined): v is SetValue {
  return v instanceof SetValue && v.type === types.frozenset;
}

/** `|`, `&`, `-` and `^`. Views take any iterable for the other operand, sets only what is like one. */
function setOperators(accepts: (v: Value) => boolean): Functions {
  const rows: Record<string, readonly [string, BuiltinCode]> = {};
  for (const [operator, { combine }] of operators) {
    const { method, reflected } = operatorNames[operator];
    rows[method] = [
      'self, value, /',
      (machine, [self, value], node) =>
        accepts(value) ? combine(machine, self, value, typeFor(self), node) : NotImplemented,
    ];
    rows[reflected] = [
      'self, value, /',
      (machine, [self, value], node) =>
        accepts(value) ? combine(machine, value, self, typeFor(value), node) : NotImplemented,
    ];
  }
  return rows;
}

function contains(machine: PyMachine, a: SetLike, b: Value, node: number): boolean {
  const within = asSet(machine, a, node);
  let all = true;
  forEach(machine, b, node, (key) => {
    all &&= within.has(machine, key, node);
  });
  return all;
}

function sizeOf(v: SetLike): number {
  return v instanceof SetValue ? v.size : v.dict.size;
}

/** `==` and the rest: which of the two holds the other. */
function compare(machine: PyMachine, a: Value, b: Value, operator: Comparing, node: number): Value {
  if (!isSetLike(a) || !isSetLike(b)) return NotImplemented;
  const { accepts } = orders[operator];
  const difference = sizeOf(a) - sizeOf(b);
  if (operator === 'Eq' || operator === 'NotEq')
    return accepts(difference === 0 && contains(machine, a, b, node) ? 0 : 1);
  if (!accepts(difference)) return false;
  return accepts(-1) ? contains(machine, b, a, node) : contains(machine, a, b, node);
}

/** What sets have in common with the views of a dict. */
export function commonMethods(accepts: (v: Value) => boolean): Functions {
  return {
    ...comparisonMethods(compare),
    ...setOperators(accepts),
    __len__: ['self, /', (_machine, [self]) => sizeOf(self as SetLike)],
    __iter__: ['self, /', (machine, [self], node) => ownIterator(machine, self, node)],
    isdisjoint: [
      'self, other, /',
      (machine, [self, other], node) =>
        selected(machine, other, asSet(machine, self, node), true, types.set, node).size === 0,
    ],
  };
}

/** A set may be sought like the frozenset that equals it. */
function sought(machine: PyMachine, key: Value, node: number): Value {
  return key instanceof SetValue && key.type.lookup('__hash__') === null
    ? setOf(machine, key, types.frozenset, node)
    : key;
}

/** With each of the others in turn. */
function combining({ combine, update }: Operation): readonly [string, BuiltinCode] {
  return [
    'self, /, *others',
    (machine, [self, others], node) => {
      const type = typeFor(self);
      const [first, ...rest] = toList(machine, others, node);
      if (first === undefined) return setOf(machine, self, type, node);
      const result = combine(machine, self, first, type, node);
      for (const other of rest) update(machine, result, other, node);
      return result;
    },
  ];
}

const reading: Functions = {
  ...commonMethods((v) => isSetLike(v)),
  __repr__: [
    'self, /',
    (machine, [self], node) => {
      const { type, size } = self as SetValue;
      if (size === 0) return `${type.name}()`;
      const isPlain = type === types.set;
      const [open, close] = isPlain ? ['{', '}'] : [`${type.name}({`, '})'];
      return nested(machine, self, `${type.name}(...)`, node, () =>
        listed(machine, toList(machine, self, node), open, close, node),
      );
    },
  ],
  __contains__: [
    'self, key, /',
    (machine, [self, key], node) => (self as SetValue).has(machine, sought(machine, key, node), node),
  ],
  copy: ['self, /', (machine, [self], node) => (isFrozen(self) ? self : setOf(machine, self, typeFor(self), node))],
  union: combining(operations.BitOr),
  intersection: combining(operations.BitAnd),
  difference: combining(operations.Sub),
  symmetric_difference: [
    'self, other, /',
    (machine, [self, other], node) => symmetricDifference(machine, self, other, typeFor(self), node),
  ],
  issubset: [
    'self, other, /',
    (machine, [self, other], node) => contains(machine, asSet(machine, other, node), self, node),
  ],
  issuperset: ['self, other, /', (machine, [self, other], node) => contains(machine, self as SetValue, other, node)],
};

/** A method that changes the set, and gives None. */
function changing(code: (machine: PyMachine, self: SetValue, args: Value[], node: number) => void): BuiltinCode {
  return (machine, [self, ...args], node) => {
    code(machine, self as SetValue, args, node);
    return null;
  };
}

function updating({ update }: Operation): readonly [string, BuiltinCode] {
  return [
    'self, /, *others',
    changing((machine, self, [others], node) => {
      for (const other of toList(machine, others, node)) update(machine, self, other, node);
    }),
  ];
}

/** `|=` and its like. */
const inPlaceMethods: Functions = Object.fromEntries(
  operators.map(([operator, { update }]) => [
    operatorNames[operator].inPlace,
    [
      'self, value, /',
      (machine, [self, value], node) => {
        if (!isSetLike(value)) return NotImplemented;
        update(machine, self as SetValue, value, node);
        return self;
      },
    ],
  ]),
);

defineMethods(types.set, {
  ...reading,
  ...inPlaceMethods,
  __init__: [
    'self, iterable=?, /',
    changing((machine, self, [iterable], node) => {
      self.clear(machine, node);
      if (iterable !== undefined) addAll(machine, self, iterable, node);
    }),
  ],
  add: ['self, element, /', changing((machine, self, [element], node) => self.add(machine, element, node))],
  clear: ['self, /', changing((machine, self, _args, node) => self.clear(machine, node))],
  discard: [
    'self, element, /',
    changing((machine, self, [element], node) => {
      self.delete(machine, sought(machine, element, node), node);
    }),
  ],
  remove: [
    'self, element, /',
    changing((machine, self, [element], node) => {
      if (!self.delete(machine, sought(machine, element, node), node)) machine.raise(types.KeyError, element, node);
    }),
  ],
  pop: [
    'self, /',
    (machine, [self], node) => {
      const element = (self as SetValue).pop(machine, node);
      return element === undefined ? machine.raise(types.KeyError, 'pop from an empty set', node) : element;
    },
  ],
  update: updating(operations.BitOr),
  intersection_update: updating(operations.BitAnd),
  difference_update: updating(operations.Sub),
  symmetric_difference_update: [
    'self, other, /',
    changing((machine, self, [other], node) => {
      exchange(machine, self, other, node);
    }),
  ],
});

defineMethods(types.frozenset, {
  ...reading,
  __hash__: [
    'self, /',
    (machine, [self], node) => {
      passOver(machine, (self as SetValue).size, node);
      return hashOfFrozenSet(Array.from((self as SetValue).keys(), (key) => hashOf(machine, key, node)));
    },
  ],
});

defineAllocate(types.frozenset, 'iterable=?, /', (machine, type, [iterable], node) =>
  isFrozen(iterable) && type === types.frozenset ? iterable : setOf(machine, iterable, type, node),
);

for (const type of [types.set, types.frozenset]) defineClassMethods(type, { __class_getitem__: genericAlias });
