/** What a program may ask about objects: `dir`, `isinstance` and their like. */
import { callSpecial } from '../values/attributes.ts';
import { TupleValue } from '../values/containers.ts';
import { truthy } from '../values/conversions.ts';
import type { PyMachine } from '../values/machine.ts';
import { typeOf, types } from '../values/types.ts';
import { ObjectValue, TypeValue, type Value } from '../values/values.ts';
import { UnionValue } from './aliases.ts';

/** The names of an object's attributes, sorted. */
export function namesOf(machine: PyMachine, v: Value, node: number): string[] {
  const names = new Set<string>();
  const add = (object: ObjectValue) => {
    machine.budget.allocate(object.attributes?.size ?? 0, node);
    for (const name of object.attributes?.keys() ?? []) names.add(name);
  };
  if (v instanceof TypeValue) v.mro.forEach(add);
  else {
    if (v instanceof ObjectValue) add(v);
    if (typeOf(v) !== types.module) typeOf(v).mro.forEach(add);
  }
  return [...names].sort();
}

interface Question {
  /** A metaclass answers it by this method. */
  readonly method: '__instancecheck__' | '__subclasscheck__';
  readonly isSo: (v: Value, type: TypeValue) => boolean;
  readonly wrong: string;
}

const instance: Question = {
  method: '__instancecheck__',
  isSo: (v, type) => typeOf(v).isSubtypeOf(type),
  wrong: 'isinstance() arg 2 must be a type, a tuple of types, or a union',
};

const subclass: Question = {
  method: '__subclasscheck__',
  isSo: (v, type) => (v as TypeValue).isSubtypeOf(type),
  wrong: 'issubclass() arg 2 must be a class, a tuple of classes, or a union',
};

function ask(machine: PyMachine, question: Question, v: Value, classes: Value, node: number): boolean {
  if (classes instanceof TupleValue || classes instanceof UnionValue) {
    const all = classes instanceof TupleValue ? classes.elements : classes.args;
    machine.budget.enter(node);
    const isAny = all.some((one) => ask(machine, question, v, one, node));
    machine.budget.depth--;
    return isAny;
  }
  if (classes === null) return question.isSo(v, types.NoneType);
  if (classes instanceof TypeValue && classes.type === types.type) return question.isSo(v, classes);
  const answer = callSpecial(machine, classes, question.method, [v], node);
  if (answer !== undefined) return truthy(machine, answer, node);
  return classes instanceof TypeValue
    ? question.isSo(v, classes)
    : machine.raise(types.TypeError, question.wrong, node);
}

/** `isinstance(v, classes)` */
export function isInstance(machine: PyMachine, v: Value, classes: Value, node: number): boolean {
  return ask(machine, instance, v, classes, node);
}

/** `issubclass(v, classes)` */
export function isSubclass(machine: PyMachine, v: Value, classes: Value, node: number): boolean {
  if (v instanceof TypeValue) return ask(machine, subclass, v, classes, node);
  return machine.raise(types.TypeError, 'issubclass() arg 1 must be a class', node);
}
