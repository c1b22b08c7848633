/** `list[int]`: the class with what its elements are said to be. Only annotations and `repr` see more than the class. */
import { ListValue, TupleValue } from '../values/containers.ts';
import { defineGetters, defineMethods } from '../values/functions.ts';
import type { PyMachine } from '../values/machine.ts';
import { repr } from '../values/text.ts';
import { types } from '../values/types.ts';
import { type BuiltinCode, CallableValue, type Keywords, TypeValue, type Value } from '../values/values.ts';

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
