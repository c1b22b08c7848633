/** `enum`. */
import { TupleValue } from '../../values/containers.ts';
import { toInt } from '../../values/conversions.ts';
import {
  Builtin,
  defineClassMethods,
  defineGetters,
  defineMethods,
  type Functions,
  StaticMethod,
} from '../../values/functions.ts';
import { hostWalk, IteratorValue, toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { format, repr, str } from '../../values/text.ts';
import { builtinType, typeOf, types } from '../../values/types.ts';
import { type ObjectValue, type TypeValue, unwrapped, type Value } from '../../values/values.ts';
import { flagType, intFlagType } from './enum-flags.ts';
import {
  autoType,
  enumMeta,
  enumType,
  makeEnum,
  memberFor,
  memberName,
  membersOf,
  memberValue,
} from './enum-members.ts';
import type { ModuleContents } from './module.ts';

enumMeta.allocate = makeEnum;

/** `Enum('Color', 'RED GREEN')`: the names from a text, a list, pairs or a dict. */
function functional(machine: PyMachine, cls: TypeValue, name: Value, names: Value, start: Value, node: number): Value {
  const items =
    typeof names === 'string' ? names.replaceAll(',', ' ').trim().split(/\s+/) : toList(machine, names, node);
  const namespace = new DictValue();
  items.forEach((item, i) => {
    if (names instanceof DictValue) namespace.set(machine, item, names.get(machine, item, node) as Value, node);
    else if (item instanceof TupleValue) namespace.set(machine, item.elements[0], item.elements[1], node);
    else namespace.set(machine, item, (toInt(machine, start, node) as number) + i, node);
  });
  return makeEnum(machine, typeOf(cls), [name, new TupleValue([cls]), namespace], undefined, node);
}

defineMethods(enumMeta, {
  __call__: [
    'cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None',
    (machine, [cls, value, names, , , , start], node) =>
      names === null
        ? memberFor(machine, cls as TypeValue, value, node)
        : functional(machine, cls as TypeValue, value, names, start, node),
  ],
  __iter__: [
    'cls, /',
    (_machine, [cls]) => new IteratorValue(types.iterator, hostWalk(membersOf(cls as TypeValue).all)),
  ],
  __reversed__: [
    'cls, /',
    (_machine, [cls]) => new IteratorValue(types.iterator, hostWalk(membersOf(cls as TypeValue).all.toReversed())),
  ],
  __len__: ['cls, /', (_machine, [cls]) => membersOf(cls as TypeValue).all.length],
  __bool__: ['cls, /', () => true],
  __contains__: [
    'cls, member, /',
    (machine, [cls, member], node) => {
      if (typeOf(member).isSubtypeOf(enumType)) return typeOf(member) === cls;
      const what = `'${typeOf(member).name}' and '${typeOf(cls).name}'`;
      return machine.raise(types.TypeError, `unsupported operand type(s) for 'in': ${what}`, node);
    },
  ],
  __getitem__: [
    'cls, name, /',
    (machine, [cls, name], node) =>
      membersOf(cls as TypeValue).byName.get(name as string) ?? machine.raise(types.KeyError, name, node),
  ],
  __getattr__: ['cls, name, /', (machine, [, name], node) => machine.raise(types.AttributeError, name, node)],
  __setattr__: [
    'cls, name, value, /',
    (machine, [cls, name, value], node) => {
      if (membersOf(cls as TypeValue).byName.has(name as string))
        machine.raise(types.AttributeError, `cannot reassign member ${repr(machine, name, node)}`, node);
      return machine.call(types.object.getOwn('__setattr__') as Value, [cls, name, value], undefined, node);
    },
  ],
  __delattr__: [
    'cls, name, /',
    (machine, [cls, name], node) => {
      const type = cls as TypeValue;
      if (membersOf(type).byName.has(name as string))
        machine.raise(types.AttributeError, `'${type.name}' cannot delete member '${String(name)}'.`, node);
      return machine.call(types.object.getOwn('__delattr__') as Value, [cls, name], undefined, node);
    },
  ],
  __repr__: ['cls, /', (_machine, [cls]) => `<enum '${(cls as TypeValue).name}'>`],
});

defineGetters(enumMeta, {
  __members__: (machine, cls, node) => {
    const dict = new DictValue(types.mappingproxy);
    for (const [name, member] of membersOf(cls as TypeValue).byName) dict.set(machine, name, member, node);
    return dict;
  },
});

const qualified = (member: Value): string => `${typeOf(member).name}.${String(memberName(member))}`;

const described: Functions[string] = [
  'self, /',
  (machine, [self], node) => `<${qualified(self)}: ${repr(machine, memberValue(self), node)}>`,
];

defineMethods(enumType, {
  __repr__: described,
  __str__: ['self, /', (_machine, [self]) => qualified(self)],
  __format__: [
    'self, format_spec, /',
    (machine, [self, spec], node) => format(machine, str(machine, self, node), spec as string, node),
  ],
  __hash__: ['self, /', (machine, [self]) => machine.identity(self as ObjectValue)],
  // There is one of each: copies are the same.
  __copy__: ['self', (_machine, [self]) => self],
  __deepcopy__: ['self, memo', (_machine, [self]) => self],
});

defineGetters(enumType, { name: (_machine, self) => memberName(self), value: (_machine, self) => memberValue(self) });
defineClassMethods(enumType, { _missing_: ['cls, value', () => null] });

/** What `auto()` stands for: one more than the greatest there is. */
function nextValue(machine: PyMachine, last: Value, start: Value, node: number): Value {
  const ints = toList(machine, last, node).filter((v) => typeof v === 'number');
  return ints.length === 0 ? start : Math.max(...ints) + 1;
}

enumType.define(
  '_generate_next_value_',
  new StaticMethod(
    new Builtin('_generate_next_value_', 'name, start, count, last_values', (machine, [, start, , last], node) =>
      nextValue(machine, last, start, node),
    ),
  ),
);

/** A class whose members are ints or texts as well, and are written as those. */
function withData(name: string, bases: readonly TypeValue[], data: TypeValue): TypeValue {
  const type = builtinType(name, { bases, module: 'enum', metatype: enumMeta });
  defineMethods(type, {
    __repr__: described,
    __str__: ['self, /', (machine, [self], node) => str(machine, unwrapped(self), node)],
    __format__: [
      'self, format_spec, /',
      (machine, [self, spec], node) => format(machine, unwrapped(self), spec as string, node),
    ],
  });
  type.allocate = data.allocate as NonNullable<TypeValue['allocate']>;
  return type;
}

const reprEnumType = builtinType('ReprEnum', { bases: [enumType], module: 'enum', metatype: enumMeta });
reprEnumType.allocate = enumType.allocate as NonNullable<TypeValue['allocate']>;
const intEnumType = withData('IntEnum', [types.int, reprEnumType], types.int);
const strEnumType = withData('StrEnum', [types.str, reprEnumType], types.str);
strEnumType.define(
  '_generate_next_value_',
  new StaticMethod(
    new Builtin('_generate_next_value_', 'name, start, count, last_values', (_machine, [name]) =>
      (name as string).toLowerCase(),
    ),
  ),
);

const functions: Functions = {
  unique: [
    'enumeration',
    (machine, [cls], node) => {
      const names = [...membersOf(cls as TypeValue).byName].filter(([name, member]) => memberName(member) !== name);
      if (names.length === 0) return cls;
      const aliases = names.map(([name, member]) => `${name} -> ${String(memberName(member))}`).join(', ');
      return machine.raise(types.ValueError, `duplicate values found in ${repr(machine, cls, node)}: ${aliases}`, node);
    },
  ],
};

export const enumeration: ModuleContents = {
  functions,
  constants: {
    auto: autoType,
    Enum: enumType,
    EnumMeta: enumMeta,
    EnumType: enumMeta,
    Flag: flagType,
    IntEnum: intEnumType,
    IntFlag: intFlagType,
    ReprEnum: reprEnumType,
    StrEnum: strEnumType,
    property: types.property,
  },
};
