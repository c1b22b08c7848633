/** `abc`: classes that cannot be instantiated before all their methods are there, and that others may register with. */
import { callSpecial, findAttribute } from '../../values/attributes.ts';
import { makeType } from '../../values/classes.ts';
import type { TupleValue } from '../../values/containers.ts';
import { truthy } from '../../values/conversions.ts';
import { ClassMethod, defineMethods, type Functions, Property, StaticMethod } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { type DictValue, SetValue } from '../../values/mappings.ts';
import { builtinType, NotImplemented, typeOf, types } from '../../values/types.ts';
import { CallableValue, type Keywords, ObjectValue, TypeValue, type Value } from '../../values/values.ts';
import type { ModuleContents } from './module.ts';

export const abstractMeta = builtinType('ABCMeta', { bases: [types.type], module: 'abc' });
const abstractBase = builtinType('ABC', { module: 'abc', metatype: abstractMeta });
abstractBase.allocate = types.object.allocate as NonNullable<TypeValue['allocate']>;

/** The names of abstract methods that a class of the library leaves to its subclasses. */
export const abstractNames = new WeakMap<TypeValue, readonly string[]>();

const REGISTERED = 'registered with abstract classes';

/** The classes that a run registered with each abstract class. */
function registered(machine: PyMachine): Map<TypeValue, TypeValue[]> {
  let known = machine.kept.get(REGISTERED) as Map<TypeValue, TypeValue[]> | undefined;
  if (known === undefined) machine.kept.set(REGISTERED, (known = new Map()));
  return known;
}

function isAbstract(machine: PyMachine, v: Value | undefined, node: number): boolean {
  if (!(v instanceof ObjectValue)) return false;
  const mark = findAttribute(machine, v, '__isabstractmethod__', node);
  return mark !== undefined && truthy(machine, mark, node);
}

/** The names in a class that are still abstract. */
function stillAbstract(machine: PyMachine, type: TypeValue, node: number): string[] {
  const names = new Set<string>();
  for (const [name, value] of type.attributes ?? []) if (isAbstract(machine, value, node)) names.add(name);
  for (const base of type.bases) {
    for (const name of abstractNames.get(base) ?? [])
      if (type.mro.every((above) => above === types.object || above.getOwn(name) === undefined)) names.add(name);
    const inherited = base.lookup('__abstractmethods__');
    if (!(inherited instanceof SetValue)) continue;
    for (const name of inherited.keys())
      if (isAbstract(machine, type.lookup(name as string), node) || type.lookup(name as string) === undefined)
        names.add(name as string);
  }
  return [...names];
}

/** Makes a class, and notes what in it is abstract. */
export function makeAbstract(
  machine: PyMachine,
  metatype: TypeValue,
  [name, bases, namespace]: Value[],
  keywords: Keywords | undefined,
  node: number,
): TypeValue {
  const attributes = new Map<string, Value>();
  for (const { key, value } of (namespace as DictValue).entries()) attributes.set(key as string, value);
  const { elements } = bases as TupleValue;
  const type = makeType(machine, metatype, name as string, elements, attributes, keywords, node);
  const abstract = new SetValue(types.frozenset);
  for (const each of stillAbstract(machine, type, node)) abstract.add(machine, each, node);
  type.define('__abstractmethods__', abstract);
  return type;
}

abstractMeta.allocate = makeAbstract;

/** What a class of the library takes for its instances, besides its subclasses, given their class. */
export const structural = new WeakMap<TypeValue, (type: TypeValue) => boolean>();

function isSubclass(machine: PyMachine, type: TypeValue, of: TypeValue, node: number): boolean {
  if (type.isSubtypeOf(of) || structural.get(of)?.(type) === true) return true;
  const others = registered(machine).get(of) ?? [];
  if (others.some((other) => type.isSubtypeOf(other))) return true;
  const hook = findAttribute(machine, of, '__subclasshook__', node);
  if (hook === undefined) return false;
  const answer = machine.call(hook, [type], undefined, node);
  return answer !== NotImplemented && truthy(machine, answer, node);
}

defineMethods(abstractMeta, {
  __instancecheck__: [
    'cls, instance, /',
    (machine, [cls, instance], node) => isSubclass(machine, typeOf(instance), cls as TypeValue, node),
  ],
  __subclasscheck__: [
    'cls, subclass, /',
    (machine, [cls, subclass], node) => isSubclass(machine, subclass as TypeValue, cls as TypeValue, node),
  ],
  register: [
    'cls, subclass',
    (machine, [cls, subclass], node) => {
      if (!(subclass instanceof TypeValue)) return machine.raise(types.TypeError, 'Can only register classes', node);
      const all = registered(machine);
      all.set(cls as TypeValue, [...(all.get(cls as TypeValue) ?? []), subclass]);
      return subclass;
    },
  ],
});

/** Marks what it gets, for `ABCMeta` to find. */
const marking: Functions[string] = [
  'funcobj',
  (machine, [func], node) => {
    if (func instanceof CallableValue) func.setOwn('__isabstractmethod__', true, machine);
    else if (func instanceof ObjectValue)
      callSpecial(machine, func, '__setattr__', ['__isabstractmethod__', true], node);
    return func;
  },
];

/** Of old: the decorator and what it is put around in one. */
const oldMarking = (wrap: (func: Value) => Value): Functions[string] => [
  'callable',
  (machine, [func], node) => wrap(marking[1](machine, [func], node)),
];

export const abc: ModuleContents = {
  functions: {
    abstractmethod: marking,
    abstractclassmethod: oldMarking((func) => new ClassMethod(func)),
    abstractstaticmethod: oldMarking((func) => new StaticMethod(func)),
    abstractproperty: oldMarking((func) => new Property(func, null, null)),
  },
  constants: { ABC: abstractBase, ABCMeta: abstractMeta },
};
