/** How the class of an enumeration is made: the names in its body become its only instances. */
import { callMethod, getAttribute } from '../../values/attributes.ts';
import { makeType } from '../../values/classes.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { isInt } from '../../values/conversions.ts';
import { Descriptor, defineMethods } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import type { DictValue } from '../../values/mappings.ts';
import { operators } from '../../values/operators.ts';
import { repr } from '../../values/text.ts';
import { builtinType, typeOf, types } from '../../values/types.ts';
import { type Keywords, ObjectValue, TypeValue, unwrapped, type Value, WrappedValue } from '../../values/values.ts';
import { operatorMethods } from '../define.ts';

export const enumMeta = builtinType('EnumType', { bases: [types.type], module: 'enum' });
export const enumType = builtinType('Enum', { module: 'enum', metatype: enumMeta });
enumType.allocate = types.object.allocate as NonNullable<TypeValue['allocate']>;

/** What a class of an enumeration has. */
export interface Members {
  /** Other names of members, too. */
  readonly byName: Map<string, ObjectValue>;
  /** In their order, each once; those that flags are combined of are no others' combinations. */
  readonly all: ObjectValue[];
  /** Combinations of flags by their values. */
  readonly combined: Map<Value, ObjectValue>;
}

const kept = new WeakMap<TypeValue, Members>();

export function membersOf(type: TypeValue): Members {
  let known = kept.get(type);
  if (known === undefined) kept.set(type, (known = { byName: new Map(), all: [], combined: new Map() }));
  return known;
}

/** `auto()`: the value is found when the member is made; so is that of `auto() | auto()`. */
class AutoValue extends ObjectValue {
  value: Value | undefined;

  /** @param combine what finds the value, where it is not the next one */
  constructor(readonly combine?: (machine: PyMachine, node: number) => Value) {
    super(autoType);
  }
}

export const autoType = builtinType('auto', { module: 'enum' });
autoType.allocate = () => new AutoValue();

const found = (v: Value): Value => (v instanceof AutoValue ? (v.value ?? null) : v);

defineMethods(autoType, {
  ...operatorMethods('BitOr', isCombined, combination('BitOr')),
  ...operatorMethods('BitAnd', isCombined, combination('BitAnd')),
  ...operatorMethods('BitXor', isCombined, combination('BitXor')),
});

function isCombined(v: Value): boolean {
  return v instanceof AutoValue || isInt(v);
}

function combination(operator: 'BitOr' | 'BitAnd' | 'BitXor') {
  return (_machine: PyMachine, a: Value, b: Value): Value =>
    new AutoValue((machine, node) => operators[operator](machine, found(a), found(b), node));
}

export const memberValue = (member: Value): Value => (member as ObjectValue).getOwn('_value_') ?? null;
export const memberName = (member: Value): Value => (member as ObjectValue).getOwn('_name_') ?? null;

/** Names that are no members: `_of_this_kind_`, `__of_this__`. */
const isPlainName = (name: string) => !/^_.*_$/.test(name) && !name.startsWith('__');

function isMember(name: string, value: Value): boolean {
  if (!isPlainName(name)) return false;
  if (!(value instanceof ObjectValue)) return true;
  const isFunction = value.type === types.function || value.type === types.method_descriptor;
  return !isFunction && !(value instanceof Descriptor) && typeOf(value).lookup('__get__') === undefined;
}

/** The class of numbers or texts that the members are, too; undefined if they are plain objects. */
function dataType(type: TypeValue): TypeValue | undefined {
  if (type.allocate === types.object.allocate) return undefined;
  return type.mro.find((base) => base.isBuiltin && base.allocate === type.allocate && !base.isSubtypeOf(enumType));
}

function checkExtensible(machine: PyMachine, name: string, bases: readonly Value[], node: number): void {
  for (const base of bases)
    if (base instanceof TypeValue && base.isSubtypeOf(enumType) && membersOf(base).all.length > 0)
      machine.raise(types.TypeError, `<enum '${name}'> cannot extend <enum '${base.name}'>`, node);
}

const TEXTS = ['__repr__', '__str__', '__format__'];

/** Members are written as such, even where the class that they are of besides writes its instances otherwise. */
function preferEnumTexts(type: TypeValue, data: TypeValue | undefined): void {
  const first = type.bases.at(-1) as TypeValue;
  for (const name of TEXTS) {
    if (type.getOwn(name) !== undefined || !first.isSubtypeOf(enumType)) continue;
    const found = type.lookup(name);
    if (found === data?.lookup(name) || found === types.object.getOwn(name))
      type.define(name, first.lookup(name) as Value);
  }
}

/** What the metaclass makes of a class statement. */
export function makeEnum(
  machine: PyMachine,
  metatype: TypeValue,
  [name, bases, namespace]: Value[],
  keywords: Keywords | undefined,
  node: number,
): TypeValue {
  const { elements } = bases as TupleValue;
  checkExtensible(machine, name as string, elements, node);
  const plain = new Map<string, Value>();
  const candidates = new Map<string, Value>();
  const ignored = ignoredNames(namespace as DictValue);
  for (const { key, value } of (namespace as DictValue).entries()) {
    const text = key as string;
    if (ignored.has(text)) continue;
    (isMember(text, value) ? candidates : plain).set(text, value);
  }
  const rest = new Map(keywords);
  rest.delete('boundary');
  const type = makeType(machine, metatype, name as string, elements, plain, rest, node);
  const data = dataType(type);
  preferEnumTexts(type, data);
  for (const [key, value] of candidates) addMember(machine, type, data, key, value, node);
  return type;
}

function ignoredNames(namespace: DictValue): ReadonlySet<string> {
  for (const { key, value } of namespace.entries())
    if (key === '_ignore_') {
      const names =
        typeof value === 'string' ? value.split(/[\s,]+/) : value instanceof ListValue ? value.elements : [];
      return new Set(['_ignore_', ...(names as string[])]);
    }
  return new Set();
}

/** `auto()` becomes what `_generate_next_value_` says, within a tuple, too. */
function resolved(machine: PyMachine, type: TypeValue, name: string, value: Value, node: number): Value {
  if (value instanceof TupleValue && value.elements.some((element) => element instanceof AutoValue))
    return new TupleValue(value.elements.map((element) => resolved(machine, type, name, element, node)));
  if (!(value instanceof AutoValue)) return value;
  value.value ??= value.combine?.(machine, node) ?? nextValue(machine, type, name, node);
  return value.value;
}

function nextValue(machine: PyMachine, type: TypeValue, name: string, node: number): Value {
  const { all, byName } = membersOf(type);
  const last = new ListValue([...byName.values()].map(memberValue));
  const own = type.lookup('_generate_next_value_') as Value;
  const next = own instanceof Descriptor ? (own.get(machine, undefined, type, node) as Value) : own;
  return machine.call(next, [name, 1, all.length, last], undefined, node);
}

function addMember(
  machine: PyMachine,
  type: TypeValue,
  data: TypeValue | undefined,
  name: string,
  given: Value,
  node: number,
): void {
  const members = membersOf(type);
  const value = resolved(machine, type, name, given, node);
  const args = value instanceof TupleValue && data !== types.tuple ? [...value.elements] : [value];
  const member = instanceFor(machine, type, data, args, node);
  if (member.getOwn('_value_') === undefined)
    member.define('_value_', data === undefined || !(member instanceof WrappedValue) ? value : member.primitive);
  member.define('_name_', name);
  member.define('__objclass__', type);
  const initialiser = type.lookup('__init__');
  if (initialiser !== undefined && initialiser !== types.object.getOwn('__init__'))
    machine.call(initialiser, [member, ...args], undefined, node);
  const known = withValue(machine, members.all, memberValue(member), node);
  const combined = known ?? members.combined.get(memberValue(member));
  members.byName.set(name, combined ?? member);
  type.define(name, combined ?? member);
  if (combined !== undefined) return;
  if (isCombination(type, memberValue(member))) members.combined.set(memberValue(member), member);
  else members.all.push(member);
}

/** The first member with a value. */
function withValue(
  machine: PyMachine,
  members: readonly ObjectValue[],
  value: Value,
  node: number,
): ObjectValue | undefined {
  machine.budget.allocate(members.length, node);
  return members.find((member) => machine.equal(memberValue(member), value, node));
}

/** A flag that is no single bit is not gone through. */
function isCombination(type: TypeValue, value: Value): boolean {
  if (!isFlag(type) || typeof value !== 'number') return false;
  return value <= 0 || !Number.isInteger(Math.log2(value));
}

export const flagMark = '_flags_are_combined_';

export function isFlag(type: TypeValue): boolean {
  return type.lookup(flagMark) !== undefined;
}

/** The object of a member, without its name. */
export function instanceFor(
  machine: PyMachine,
  type: TypeValue,
  data: TypeValue | undefined,
  args: Value[],
  node: number,
): ObjectValue {
  const maker = type.lookup('__new__') as Value;
  if (maker !== types.object.getOwn('__new__')) {
    const made = callMethod(machine, type, '__new__', [type, ...args], undefined, node);
    if (made instanceof ObjectValue) return made;
  }
  if (data === undefined) return new ObjectValue(type);
  const value = unwrapped(machine.call(data, args, undefined, node));
  if (value instanceof ObjectValue) {
    const what = `an enumeration of ${data.name}`;
    return machine.raise(types.TypeError, `${what} is not supported`, node);
  }
  return new WrappedValue(type, value);
}

/** The member of a value: `Color(1)`. */
export function memberFor(machine: PyMachine, type: TypeValue, value: Value, node: number): Value {
  if (value instanceof ObjectValue && value.type === type) return value;
  const { all, combined } = membersOf(type);
  const found = withValue(machine, all, value, node);
  if (found !== undefined) return found;
  const known = combined.get(unwrapped(value));
  if (known !== undefined) return known;
  const other = machine.call(getAttribute(machine, type, '_missing_', node), [value], undefined, node);
  if (other instanceof ObjectValue && other.type.isSubtypeOf(type)) return other;
  const text = `${repr(machine, value, node)} is not a valid ${type.name}`;
  if (other === null) return machine.raise(types.ValueError, text, node);
  const [cls, got] = [type, other].map((v) => repr(machine, v, node));
  return machine.raise(
    types.TypeError,
    `error in ${cls}._missing_: returned ${got} instead of None or a valid member`,
    node,
  );
}
