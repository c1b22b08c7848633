/** `enum.Flag` and `enum.IntFlag`: members that are combined. */
import { asIndex, intOf, isInt } from '../../values/conversions.ts';
import { Builtin, defineClassMethods, defineMethods, type Functions, StaticMethod } from '../../values/functions.ts';
import { hostWalk, IteratorValue, toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { repr, str } from '../../values/text.ts';
import { builtinType, NotImplemented, typeOf, types } from '../../values/types.ts';
import { ObjectValue, type TypeValue, unwrapped, type Value, WrappedValue } from '../../values/values.ts';
import { enumMeta, enumType, flagMark, memberName, membersOf, memberValue } from './enum-members.ts';

export const flagType = builtinType('Flag', { bases: [enumType], module: 'enum', metatype: enumMeta });
export const intFlagType = builtinType('IntFlag', { bases: [types.int, flagType], module: 'enum', metatype: enumMeta });
flagType.allocate = enumType.allocate as NonNullable<TypeValue['allocate']>;
intFlagType.allocate = types.int.allocate as NonNullable<TypeValue['allocate']>;
flagType.define(flagMark, true);

const bitsOf = (member: Value): number => Number(memberValue(member));

/** All the bits that have a member. */
function allBits(type: TypeValue): number {
  return membersOf(type).all.reduce((bits, member) => bits | bitsOf(member), 0);
}

/** The members that a combination is made of. */
const parts = (type: TypeValue, bits: number): ObjectValue[] =>
  membersOf(type).all.filter((member) => bitsOf(member) !== 0 && (bits & bitsOf(member)) === bitsOf(member));

/** The member with these bits; one is made, once, where they are a combination. */
function combination(type: TypeValue, bits: number): ObjectValue {
  const { all, combined } = membersOf(type);
  const known = all.find((member) => bitsOf(member) === bits) ?? combined.get(bits);
  if (known !== undefined) return known;
  const made = type.isSubtypeOf(types.int) ? new WrappedValue(type, bits) : new ObjectValue(type);
  const names = parts(type, bits).map(memberName);
  const rest = bits & ~allBits(type);
  if (rest !== 0 && names.length > 0) names.push(String(rest));
  made.define('_value_', bits);
  made.define('_name_', names.length === 0 ? null : names.join('|'));
  combined.set(bits, made);
  return made;
}

/** The bits of an operand of the same class, or of an int where that will do; undefined for others. */
function operand(self: Value, other: Value): number | undefined {
  const type = typeOf(self);
  if (typeOf(other) === type) return bitsOf(other);
  const plain = unwrapped(other);
  return type.isSubtypeOf(types.int) && isInt(plain) ? Number(intOf(plain)) : undefined;
}

function combining(combine: (a: number, b: number) => number): Functions[string] {
  return [
    'self, other, /',
    (_machine, [self, other]) => {
      const bits = operand(self, other);
      return bits === undefined ? NotImplemented : combination(typeOf(self), combine(bitsOf(self), bits));
    },
  ];
}

const [or, and, xor] = [combining((a, b) => a | b), combining((a, b) => a & b), combining((a, b) => a ^ b)];

/** Of a strict class only bits that it has. */
function checked(machine: PyMachine, type: TypeValue, value: Value, node: number): Value {
  const bits = asIndex(machine, value, node);
  if (bits === undefined) return null;
  const all = allBits(type);
  if (type.isSubtypeOf(types.int)) return combination(type, Number(bits));
  const within = Number(bits) < 0 ? Number(bits) & all : Number(bits);
  if ((within & ~all) === 0) return combination(type, within);
  const [given, allowed] = [Number(bits), all].map((n) => `0b${n === 0 ? '0' : `0${n.toString(2)}`}`);
  const width = Math.max(given.length, allowed.length) - 2;
  const pad = (text: string) => `0b ${text.slice(2).padStart(width, '0').replace(/^0?/, '0 ')}`;
  const text = `${repr(machine, type, node)} invalid value ${Number(bits)}\n    given ${pad(given)}\n  allowed ${pad(allowed)}`;
  return machine.raise(types.ValueError, text, node);
}

const methods: Functions = {
  __or__: or,
  __ror__: or,
  __and__: and,
  __rand__: and,
  __xor__: xor,
  __rxor__: xor,
  __invert__: [
    'self, /',
    (_machine, [self]) => {
      const type = typeOf(self);
      return combination(type, allBits(type) & ~bitsOf(self));
    },
  ],
  __bool__: ['self, /', (_machine, [self]) => bitsOf(self) !== 0],
  __len__: ['self, /', (_machine, [self]) => parts(typeOf(self), bitsOf(self)).length],
  __iter__: [
    'self, /',
    (_machine, [self]) => new IteratorValue(types.iterator, hostWalk(parts(typeOf(self), bitsOf(self)))),
  ],
  __contains__: [
    'self, other, /',
    (machine, [self, other], node) => {
      if (typeOf(other) === typeOf(self)) return (bitsOf(self) & bitsOf(other)) === bitsOf(other);
      const what = `'${typeOf(other).name}' and '${typeOf(self).name}'`;
      return machine.raise(types.TypeError, `unsupported operand type(s) for 'in': ${what}`, node);
    },
  ],
  __repr__: [
    'self, /',
    (machine, [self], node) => {
      const value = repr(machine, memberValue(self), node);
      const name = memberName(self);
      return name === null ? `<${typeOf(self).name}: ${value}>` : `<${typeOf(self).name}.${String(name)}: ${value}>`;
    },
  ],
};

defineMethods(flagType, {
  ...methods,
  __str__: [
    'self, /',
    (machine, [self], node) => {
      const name = memberName(self);
      const { name: type } = typeOf(self);
      return name === null ? `${type}(${str(machine, memberValue(self), node)})` : `${type}.${String(name)}`;
    },
  ],
});

// What int has of these is nearer.
defineMethods(intFlagType, {
  ...methods,
  __str__: ['self, /', (machine, [self], node) => str(machine, unwrapped(self), node)],
});

defineClassMethods(flagType, {
  _missing_: ['cls, value', (machine, [cls, value], node) => checked(machine, cls as TypeValue, value, node)],
});

/** `auto()`: the next bit. */
flagType.define(
  '_generate_next_value_',
  new StaticMethod(
    new Builtin('_generate_next_value_', 'name, start, count, last_values', (machine, [, start, , last], node) => {
      const greatest = Math.max(0, ...toList(machine, last, node).map(Number));
      return greatest === 0 ? start : 2 ** (Math.floor(Math.log2(greatest)) + 1);
    }),
  ),
);
