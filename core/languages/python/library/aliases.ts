/** `list[int]`, the class with what its elements are said to be, and `int | str`: for annotations, and `isinstance`. */
import { ListValue, TupleValue } from '../values/containers.ts';
import { defineGetters, defineMethods, type Functions } from '../values/functions.ts';
import type { PyMachine } from '../values/machine.ts';
import { repr } from '../values/text.ts';
import { Ellipsis, NotImplemented, types } from '../values/types.ts';
import {
  type BuiltinCode,
  CallableValue,
  type Keywords,
  ObjectValue,
  TypeValue,
  type Value,
} from '../values/values.ts';

export class AliasValue extends CallableValue {
  readonly name = 'GenericAlias';

  constructor(
    readonly origin: TypeValue,
    readonly args: readonly Value[],
  ) {
    super(types.GenericAlias);
  }

  override call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value {
    return machine.call(this.origin, args, keywords, node);
  }
}

/** `__class_getitem__` of a built-in class. */
export const genericAlias: readonly [string, BuiltinCode] = [
  'cls, item, /',
  (_machine, [cls, item]) => new AliasValue(cls as TypeValue, item instanceof TupleValue ? item.elements : [item]),
];

/** A class in an annotation: `int` rather than `<class 'int'>`. */
function shown(machine: PyMachine, v: Value, node: number): string {
  if (v instanceof TypeValue) return v.module === 'builtins' ? v.name : `${v.module}.${v.name}`;
  if (v === Ellipsis) return '...';
  if (v instanceof ListValue) return `[${v.elements.map((element) => shown(machine, element, node)).join(', ')}]`;
  return repr(machine, v, node);
}

defineMethods(types.GenericAlias, {
  __repr__: [
    'self, /',
    (machine, [self], node) => {
      const { origin, args } = self as AliasValue;
      const inside = args.map((arg) => shown(machine, arg, node)).join(', ');
      return `${shown(machine, origin, node)}[${inside === '' ? '()' : inside}]`;
    },
  ],
  // A class may have it among its bases.
  __mro_entries__: ['self, bases, /', (_machine, [self]) => new TupleValue([(self as AliasValue).origin])],
});

defineGetters(types.GenericAlias, {
  __origin__: (_machine, self) => (self as AliasValue).origin,
  __args__: (_machine, self) => new TupleValue((self as AliasValue).args),
});

/** `int | str` */
export class UnionValue extends ObjectValue {
  constructor(readonly args: readonly Value[]) {
    super(types.UnionType);
  }
}

function isTyping(v: Value): boolean {
  return v === null || v instanceof TypeValue || v instanceof AliasValue || v instanceof UnionValue;
}

/** The union of two, each class once; None stands for its class. */
function union(a: Value, b: Value): Value {
  if (!isTyping(a) || !isTyping(b)) return NotImplemented;
  const parts = [a, b].flatMap((v) => (v instanceof UnionValue ? v.args : [v === null ? types.NoneType : v]));
  const args = [...new Set(parts)];
  return args.length === 1 ? args[0] : new UnionValue(args);
}

const unions: Functions = {
  __or__: ['self, value, /', (_machine, [self, value]) => union(self, value)],
  __ror__: ['self, value, /', (_machine, [self, value]) => union(value, self)],
};

for (const type of [types.type, types.GenericAlias, types.UnionType]) defineMethods(type, unions);

defineMethods(types.UnionType, {
  __repr__: [
    'self, /',
    (machine, [self], node) =>
      (self as UnionValue).args.map((arg) => (arg === types.NoneType ? 'None' : shown(machine, arg, node))).join(' | '),
  ],
});

defineGetters(types.UnionType, { __args__: (_machine, self) => new TupleValue((self as UnionValue).args) });
