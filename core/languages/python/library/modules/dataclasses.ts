/** `dataclasses`. */
import { getAttribute } from '../../values/attributes.ts';
import { makeType, newClass } from '../../values/classes.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { truthy } from '../../values/conversions.ts';
import { Builtin, defineClassMethods, type Functions } from '../../values/functions.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { keywordsOf } from '../../values/parameters.ts';
import { builtinType, typeOf, types } from '../../values/types.ts';
import { ObjectValue, TypeValue, type Value } from '../../values/values.ts';
import { genericAlias } from '../aliases.ts';
import { copy } from './copy.ts';
import { collectFields, FieldValue, fieldsOf, fieldType, KW_ONLY, lastingFields, MISSING } from './dataclass-fields.ts';
import { comparer, describer, frozenError, hasher, initialiser, refuser } from './dataclass-methods.ts';
import type { ModuleContents } from './module.ts';

const initVarType = builtinType('InitVar', { module: 'dataclasses' });
defineClassMethods(initVarType, { __class_getitem__: genericAlias });

/** Where a dataclass keeps what it was asked to be. */
const OPTIONS = '__dataclass_params__';

const names = ['init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots'] as const;
type Options = Readonly<Record<(typeof names)[number], boolean>>;

const optionsType = builtinType('_DataclassParams', { module: 'dataclasses', hasDict: true });

function keepOptions(cls: TypeValue, options: Options, machine: PyMachine): void {
  const kept = new ObjectValue(optionsType);
  for (const name of names) kept.define(name, options[name]);
  cls.setOwn(OPTIONS, kept, machine);
}

function checkInheritance(machine: PyMachine, cls: TypeValue, { frozen }: Options, node: number): void {
  for (const base of cls.mro.slice(1)) {
    const kept = base.getOwn(OPTIONS);
    if (!(kept instanceof ObjectValue)) continue;
    const isFrozen = kept.getOwn('frozen') === true;
    if (isFrozen === frozen) continue;
    const text = isFrozen
      ? 'cannot inherit non-frozen dataclass from a frozen one'
      : 'cannot inherit frozen dataclass from a non-frozen one';
    machine.raise(types.TypeError, text, node);
  }
}

function addHash(machine: PyMachine, cls: TypeValue, fields: readonly FieldValue[], options: Options, node: number) {
  const own = cls.getOwn('__hash__');
  const isExplicit = own !== undefined && !(own === null && cls.attributes?.has('__eq__'));
  if (options.unsafe_hash) {
    if (isExplicit) machine.raise(types.TypeError, `Cannot overwrite attribute __hash__ in class ${cls.name}`, node);
    cls.setOwn('__hash__', hasher(cls, fields), machine);
  } else if (options.eq && !isExplicit) cls.setOwn('__hash__', options.frozen ? hasher(cls, fields) : null, machine);
}

/** Gives a class what `@dataclass` gives it. */
function process(machine: PyMachine, cls: Value, options: Options, node: number): TypeValue {
  if (!(cls instanceof TypeValue)) return machine.raise(types.TypeError, 'dataclass() should be used on a class', node);
  checkInheritance(machine, cls, options, node);
  const fields = collectFields(machine, cls, options.kw_only, node);
  keepOptions(cls, options, machine);
  const add = (name: string, value: Value) => {
    if (cls.getOwn(name) === undefined) cls.setOwn(name, value, machine);
  };
  if (options.order && !options.eq) machine.raise(types.ValueError, 'eq must be true if order is true', node);
  addHash(machine, cls, fields, options, node);
  if (options.init) cls.setOwn('__init__', initialiser(machine, cls, fields, options.frozen, node), machine);
  if (options.repr) add('__repr__', describer(cls, fields));
  if (options.eq) add('__eq__', comparer(cls, '__eq__', fields));
  if (options.order)
    for (const name of ['__lt__', '__le__', '__gt__', '__ge__'] as const) {
      if (cls.getOwn(name) !== undefined)
        machine.raise(
          types.TypeError,
          `Cannot overwrite attribute ${name} in class ${cls.name}. Consider using functools.total_ordering`,
          node,
        );
      cls.setOwn(name, comparer(cls, name, fields), machine);
    }
  if (options.frozen)
    for (const name of ['__setattr__', '__delattr__'] as const) {
      if (cls.getOwn(name) !== undefined)
        machine.raise(types.TypeError, `Cannot overwrite attribute ${name} in class ${cls.name}`, node);
      cls.setOwn(name, refuser(cls, name, fields), machine);
    }
  const byPlace = fields.filter(({ options: { init }, isKeywordOnly }) => init && !isKeywordOnly);
  if (options.match_args) add('__match_args__', new TupleValue(byPlace.map(({ name }) => name)));
  return options.slots ? withSlots(machine, cls, fields, node) : cls;
}

/** The same class again, whose instances have these attributes only. */
function withSlots(machine: PyMachine, cls: TypeValue, fields: readonly FieldValue[], node: number): TypeValue {
  if (cls.getOwn('__slots__') !== undefined)
    machine.raise(types.TypeError, `${cls.name} already specifies __slots__`, node);
  const own = lastingFields(fields).map(({ name }) => name);
  const inherited = new Set(cls.mro.slice(1).flatMap(({ slots }) => [...(slots ?? [])]));
  const namespace = new Map(cls.attributes);
  for (const name of own) namespace.delete(name);
  namespace.set('__slots__', new TupleValue(own.filter((name) => !inherited.has(name))));
  return makeType(machine, cls.type, cls.name, cls.bases, namespace, undefined, node);
}

function dataclassFields(machine: PyMachine, v: Value, message: string, node: number): FieldValue[] {
  return fieldsOf(v) ?? machine.raise(types.TypeError, message, node);
}

function instanceFields(machine: PyMachine, v: Value, name: string, node: number): FieldValue[] {
  const message = `${name}() should be called on dataclass instances`;
  return v instanceof TypeValue
    ? machine.raise(types.TypeError, message, node)
    : dataclassFields(machine, v, message, node);
}

type Make = (fields: readonly FieldValue[], values: Value[]) => Value;

/** Of an instance, and of those within: what `make` makes of the fields and their values; the rest is copied. */
function unfolded(machine: PyMachine, v: Value, make: Make, node: number): Value {
  const inner = (each: Value) => unfolded(machine, each, make, node);
  machine.budget.enter(node);
  try {
    const fields = v instanceof TypeValue ? undefined : fieldsOf(v);
    if (fields !== undefined) {
      const lasting = lastingFields(fields);
      return make(
        lasting,
        lasting.map(({ name }) => inner(getAttribute(machine, v, name, node))),
      );
    }
    if (v instanceof ListValue) return new ListValue(toList(machine, v, node).map(inner));
    if (v instanceof TupleValue) return new TupleValue(v.elements.map(inner), v.type);
    if (v instanceof DictValue) {
      const dict = new DictValue(v.type);
      for (const { key, value } of v.entries()) dict.set(machine, inner(key), inner(value), node);
      return dict;
    }
    return machine.call(deepCopy, [v], undefined, node);
  } finally {
    machine.budget.depth--;
  }
}

const deepCopy = new Builtin('deepcopy', ...(copy.functions as Functions).deepcopy);

function dictOf(
  machine: PyMachine,
  fields: readonly FieldValue[],
  values: Value[],
  factory: Value,
  node: number,
): Value {
  const pairs = fields.map(({ name }, i) => new TupleValue([name, values[i]]));
  return machine.call(factory, [new ListValue(pairs)], undefined, node);
}

function replaced(machine: PyMachine, v: Value, changes: DictValue, node: number): Value {
  const given = new Map(keywordsOf(changes));
  for (const field of instanceFields(machine, v, 'replace', node)) {
    const { name, options } = field;
    if (!options.init) {
      if (given.has(name)) {
        const text = `field ${name} is declared with init=False, it cannot be specified with replace()`;
        machine.raise(types.ValueError, text, node);
      }
    } else if (!given.has(name)) {
      if (field.isForInitOnly && options.otherwise === undefined)
        machine.raise(types.ValueError, `InitVar '${name}' must be specified with replace()`, node);
      given.set(name, getAttribute(machine, v, name, node));
    }
  }
  return machine.call(typeOf(v), [], given, node);
}

/** `make_dataclass`: a class whose body would hold the fields. */
function fromList(machine: PyMachine, name: Value, specs: Value, bases: Value, namespace: Value, node: number): Value {
  const body = new Map<string, Value>([['__qualname__', name]]);
  if (namespace instanceof DictValue) for (const { key, value } of namespace.entries()) body.set(key as string, value);
  const annotations = new DictValue();
  for (const spec of toList(machine, specs, node)) {
    const [field, annotation = 'typing.Any', value] = typeof spec === 'string' ? [spec] : toList(machine, spec, node);
    const text = annotation instanceof TypeValue ? annotation.name : annotation;
    annotations.set(machine, field, text, node);
    if (value !== undefined) body.set(field as string, value);
  }
  body.set('__annotations__', annotations);
  return newClass(machine, name as string, toList(machine, bases, node), body, undefined, node);
}

const SWITCHES =
  'init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False';

function optionsFrom(machine: PyMachine, values: readonly Value[], node: number): Options {
  return Object.fromEntries(names.map((name, i) => [name, truthy(machine, values[i], node)])) as Options;
}

const functions: Functions = {
  dataclass: [
    `cls=None, /, *, ${SWITCHES}`,
    (machine, [cls, ...values], node) => {
      const options = optionsFrom(machine, values, node);
      if (cls !== null) return process(machine, cls, options, node);
      return new Builtin('dataclass', 'cls, /', (inner, [decorated], at) => process(inner, decorated, options, at));
    },
  ],
  field: [
    '*, default=?, default_factory=?, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=?',
    (machine, [otherwise, factory, init, repr, hash, compare, metadata, keywordOnly], node) => {
      if (otherwise !== undefined && factory !== undefined)
        machine.raise(types.ValueError, 'cannot specify both default and default_factory', node);
      const [isInit, isShown, isCompared] = [init, repr, compare].map((v) => truthy(machine, v, node));
      return new FieldValue({
        otherwise,
        factory,
        init: isInit,
        repr: isShown,
        compare: isCompared,
        hash,
        metadata,
        keywordOnly:
          keywordOnly === undefined || keywordOnly === MISSING ? undefined : truthy(machine, keywordOnly, node),
      });
    },
  ],
  fields: [
    'class_or_instance',
    (machine, [v], node) =>
      new TupleValue(
        lastingFields(dataclassFields(machine, v, 'must be called with a dataclass type or instance', node)),
      ),
  ],
  is_dataclass: ['obj', (_machine, [v]) => fieldsOf(v) !== undefined],
  asdict: [
    'obj, *, dict_factory=None',
    (machine, [v, factory], node) => {
      instanceFields(machine, v, 'asdict', node);
      const make: Make = (fields, values) => dictOf(machine, fields, values, factory ?? types.dict, node);
      return unfolded(machine, v, make, node);
    },
  ],
  astuple: [
    'obj, *, tuple_factory=None',
    (machine, [v, factory], node) => {
      instanceFields(machine, v, 'astuple', node);
      const make: Make = (_fields, values) =>
        machine.call(factory ?? types.tuple, [new ListValue(values)], undefined, node);
      return unfolded(machine, v, make, node);
    },
  ],
  replace: ['obj, /, **changes', (machine, [v, changes], node) => replaced(machine, v, changes as DictValue, node)],
  make_dataclass: [
    `cls_name, fields, *, bases=?, namespace=None, ${SWITCHES}`,
    (machine, [name, specs, bases, namespace, ...values], node) => {
      const cls = fromList(machine, name, specs, bases ?? new TupleValue([]), namespace, node);
      return process(machine, cls, optionsFrom(machine, values, node), node);
    },
  ],
};

export const dataclasses: ModuleContents = {
  functions,
  constants: { Field: fieldType, FrozenInstanceError: frozenError, InitVar: initVarType, KW_ONLY, MISSING },
};
