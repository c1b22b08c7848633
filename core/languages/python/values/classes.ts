/** Making classes, and instances of them. */
import { callSpecial, special } from './attributes.ts';
import { ListValue, TupleValue } from './containers.ts';
import { Builtin, ClassMethod, Descriptor, type Functions, StaticMethod } from './functions.ts';
import type { PyMachine } from './machine.ts';
import { DictValue, HashedValue } from './mappings.ts';
import { mergeOrders } from './orders.ts';
import { keywordsOf } from './parameters.ts';
import { typeOf, types } from './types.ts';
import { type Allocate, ENTRY_SIZE, type Keywords, OBJECT_SIZE, ObjectValue, TypeValue, type Value } from './values.ts';

/** A class statement: its bases, its keywords with `metaclass`, and what its body bound. */
export function newClass(
  machine: PyMachine,
  name: string,
  bases: readonly Value[],
  namespace: ReadonlyMap<string, Value>,
  keywords: Keywords | undefined,
  node: number,
): Value {
  const resolved = bases.flatMap((base) => resolveBase(machine, base, bases, node));
  const rest = new Map(keywords);
  rest.delete('metaclass');
  const metatype = metatypeOf(machine, keywords?.get('metaclass'), resolved, node);
  if (metatype === types.type) return makeType(machine, types.type, name, resolved, namespace, rest, node);
  const dict = new DictValue();
  for (const [key, value] of namespace) dict.set(machine, key, value, node);
  if (resolved.length < bases.length || resolved.some((base, i) => base !== bases[i]))
    dict.set(machine, '__orig_bases__', new TupleValue(bases), node);
  return machine.call(metatype, [name, new TupleValue(resolved), dict], rest.size > 0 ? rest : undefined, node);
}

/** What stands for a class among the bases, such as `Generic[T]`, says by `__mro_entries__` which classes it means. */
function resolveBase(machine: PyMachine, base: Value, bases: readonly Value[], node: number): Value[] {
  if (base instanceof TypeValue) return [base];
  const entries = callSpecial(machine, base, '__mro_entries__', [new TupleValue(bases)], node);
  return entries instanceof TupleValue ? [...entries.elements] : [base];
}

/** The most derived of the metaclasses; or whatever else was named. */
function metatypeOf(machine: PyMachine, named: Value | undefined, bases: readonly Value[], node: number): Value {
  if (named !== undefined && !(named instanceof TypeValue)) return named;
  let winner = named ?? types.type;
  for (const base of bases) {
    const type = typeOf(base);
    if (winner.isSubtypeOf(type)) continue;
    if (type.isSubtypeOf(winner)) winner = type;
    else
      machine.raise(
        types.TypeError,
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
        node,
      );
  }
  return winner;
}

/** Class methods without being marked as such. */
const IMPLICIT_CLASS_METHODS = ['__init_subclass__', '__class_getitem__'];

/** What `type(name, bases, namespace)` makes. */
export function makeType(
  machine: PyMachine,
  metatype: TypeValue,
  name: string,
  bases: readonly Value[],
  namespace: ReadonlyMap<string, Value>,
  keywords: Keywords | undefined,
  node: number,
): TypeValue {
  const parents = checkedBases(machine, bases, node);
  // The orders of several are gone through again and again.
  if (parents.length > 1) machine.budget.allocate(parents.length ** 2 / 8 + parents[0].mro.length, node);
  const { order, conflict } = mergeOrders(parents);
  if (conflict !== undefined) {
    const names = conflict.map(({ name }) => name).join(', ');
    return machine.raise(
      types.TypeError,
      `Cannot create a consistent method resolution\norder (MRO) for bases ${names}`,
      node,
    );
  }
  machine.budget.allocate(OBJECT_SIZE + ENTRY_SIZE * namespace.size + 2 * order.length, node);
  const slots = slotsOf(machine, namespace, parents, node);
  const hasDict = slots === undefined || slots.has('__dict__');
  const type = new TypeValue(name, parents, { mro: order, metatype, hasDict, slots });
  fill(type, namespace);
  setNames(machine, type, node);
  const notify = type.mro.slice(1).find((above) => above.getOwn('__init_subclass__') !== undefined);
  const init = notify?.getOwn('__init_subclass__');
  if (init instanceof Descriptor) {
    const bound = init.get(machine, type, type, node) as Value;
    machine.call(bound, [], keywords !== undefined && keywords.size > 0 ? keywords : undefined, node);
  }
  return type;
}

function checkedBases(machine: PyMachine, bases: readonly Value[], node: number): TypeValue[] {
  const parents = bases.length === 0 ? [types.object] : bases;
  const natives = new Set<Allocate>();
  for (const base of parents) {
    if (!(base instanceof TypeValue))
      return machine.raise(
        types.TypeError,
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
        node,
      );
    if (base.allocate === undefined || base === types.bool)
      machine.raise(types.TypeError, `type '${base.name}' is not an acceptable base type`, node);
    if (base.allocate !== types.object.allocate) natives.add(base.allocate);
    if (bases.indexOf(base) !== bases.lastIndexOf(base))
      machine.raise(types.TypeError, `duplicate base class ${base.name}`, node);
  }
  if (natives.size > 1) machine.raise(types.TypeError, 'multiple bases have instance lay-out conflict', node);
  return parents as TypeValue[];
}

function fill(type: TypeValue, namespace: ReadonlyMap<string, Value>): void {
  type.define('__module__', type.module);
  type.define('__doc__', null);
  for (const [key, value] of namespace) type.define(key, value);
  const make = type.getOwn('__new__');
  if (make !== undefined && !(make instanceof Descriptor)) type.define('__new__', new StaticMethod(make));
  for (const key of IMPLICIT_CLASS_METHODS) {
    const method = type.getOwn(key);
    if (method instanceof ObjectValue && method.type === types.function) type.define(key, new ClassMethod(method));
  }
  if (type.getOwn('__eq__') !== undefined && type.getOwn('__hash__') === undefined) type.define('__hash__', null);
}

function setNames(machine: PyMachine, type: TypeValue, node: number): void {
  for (const [key, value] of [...(type.attributes ?? [])]) {
    if (value instanceof ObjectValue && special(value, '__set_name__') !== undefined)
      callSpecial(machine, value, '__set_name__', [type, key], node);
  }
}

/** The names that instances may have; undefined if they may have any. */
function slotsOf(
  machine: PyMachine,
  namespace: ReadonlyMap<string, Value>,
  bases: readonly TypeValue[],
  node: number,
): Set<string> | undefined {
  const declared = namespace.get('__slots__');
  if (declared === undefined) return undefined;
  const names = new Set(bases.flatMap(({ slots }) => [...(slots ?? [])]));
  for (const name of slotNames(declared)) {
    if (typeof name !== 'string')
      return machine.raise(types.TypeError, `__slots__ items must be strings, not '${typeOf(name).name}'`, node);
    if (namespace.has(name))
      machine.raise(types.ValueError, `'${name}' in __slots__ conflicts with class variable`, node);
    names.add(name);
  }
  return names;
}

function slotNames(declared: Value): Iterable<Value> {
  if (declared instanceof ListValue || declared instanceof TupleValue) return declared.elements;
  return declared instanceof DictValue ? declared.keys() : [declared];
}

/** `object.__new__`: makes the instance, as the nearest built-in class in the order does. */
const make = new Builtin('__new__', 'cls, /, *args, **kwargs', (machine, [cls, args, kwargs], node) => {
  if (!(cls instanceof TypeValue))
    return machine.raise(types.TypeError, `object.__new__(X): X is not a type object (${typeOf(cls).name})`, node);
  return allocate(machine, cls, [...(args as TupleValue).elements], keywordsOf(kwargs), node);
});

/** `object.__init__`: there is nothing to do, and arguments nobody else takes are too many. */
const init = new Builtin(
  '__init__',
  'self, /, *args, **kwargs',
  (machine, [self, args, kwargs], node) => {
    const type = typeOf(self);
    if ((args as TupleValue).elements.length + (kwargs as DictValue).size === 0) return null;
    if (type.lookup('__init__') !== init)
      machine.raise(types.TypeError, 'object.__init__() takes exactly one argument (the instance to initialize)', node);
    if (type.lookup('__new__') === make && type.allocate === types.object.allocate)
      machine.raise(types.TypeError, `${type.name}() takes no arguments`, node);
    return null;
  },
  types.object,
);

types.object.define('__new__', make);
types.object.define('__init__', init);

types.object.allocate = (machine, type, args, keywords, node) => {
  if (args.length > 0 || keywords !== undefined) {
    if (type.lookup('__new__') !== make)
      machine.raise(types.TypeError, 'object.__new__() takes exactly one argument (the type to instantiate)', node);
    if (type.lookup('__init__') === init) machine.raise(types.TypeError, `${type.name}() takes no arguments`, node);
  }
  return new ObjectValue(type);
};

function allocate(
  machine: PyMachine,
  type: TypeValue,
  args: Value[],
  keywords: Keywords | undefined,
  node: number,
): Value {
  const abstract = type.getOwn('__abstractmethods__');
  if (abstract instanceof ObjectValue) refuseAbstract(machine, type, abstract, node);
  const make = type.allocate;
  if (make === undefined) return machine.raise(types.TypeError, `cannot create '${type.name}' instances`, node);
  machine.budget.allocate(OBJECT_SIZE, node);
  return make(machine, type, args, keywords, node);
}

/** `__abstractmethods__` is what `abc.ABCMeta` found to be still abstract: a frozenset of names. */
function refuseAbstract(machine: PyMachine, type: TypeValue, abstract: ObjectValue, node: number): void {
  const names = abstract instanceof HashedValue ? [...abstract.keys()].sort() : [];
  if (names.length === 0) return;
  const s = names.length === 1 ? '' : 's';
  machine.raise(
    types.TypeError,
    `Can't instantiate abstract class ${type.name} with abstract method${s} ${names.join(', ')}`,
    node,
  );
}

/** Calls a class: the metaclass's `__call__`, if the program wrote one; else `__new__` and `__init__`. */
export function instantiate(
  machine: PyMachine,
  type: TypeValue,
  args: Value[],
  keywords: Keywords | undefined,
  node: number,
): Value {
  if (type.type !== types.type) {
    const hook = special(type, '__call__');
    if (hook !== undefined && hook !== types.type.getOwn('__call__'))
      return machine.call(hook, [type, ...args], keywords, node);
  }
  return construct(machine, type, args, keywords, node);
}

function construct(
  machine: PyMachine,
  type: TypeValue,
  args: Value[],
  keywords: Keywords | undefined,
  node: number,
): Value {
  if (type === types.type && args.length === 1 && keywords === undefined) return typeOf(args[0]);
  const maker = type.lookup('__new__') as Value;
  let instance: Value;
  if (maker === make) instance = allocate(machine, type, args, keywords, node);
  else {
    instance = machine.call(maker instanceof StaticMethod ? maker.func : maker, [type, ...args], keywords, node);
    if (!typeOf(instance).isSubtypeOf(type)) return instance;
  }
  const initialiser = type.lookup('__init__') as Value;
  if (initialiser === init) return instance;
  const result = machine.call(initialiser, [instance, ...args], keywords, node);
  if (result !== null)
    machine.raise(types.TypeError, `__init__() should return None, not '${typeOf(result).name}'`, node);
  return instance;
}

/** `type.__call__`, which a metaclass's own can call. */
export const callClass: Functions[string] = [
  'self, /, *args, **kwargs',
  (machine, [self, args, kwargs], node) =>
    construct(machine, self as TypeValue, [...(args as TupleValue).elements], keywordsOf(kwargs), node),
];

types.type.allocate = (machine, metatype, args, keywords, node) => {
  const [name, bases, namespace] = args;
  if (args.length !== 3) return machine.raise(types.TypeError, 'type() takes 1 or 3 arguments', node);
  if (typeof name !== 'string' || !(bases instanceof TupleValue) || !(namespace instanceof DictValue))
    return machine.raise(types.TypeError, 'type.__new__() takes a str, a tuple and a dict', node);
  const attributes = new Map<string, Value>();
  for (const { key, value } of namespace.entries()) if (typeof key === 'string') attributes.set(key, value);
  return makeType(machine, metatype, name, bases.elements, attributes, keywords, node);
};
