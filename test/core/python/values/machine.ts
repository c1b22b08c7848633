/** What tests of the values have in hand: a machine, functions and classes of a program, and what was raised. */
import { getAttribute } from '../../../../core/languages/python/values/attributes.ts';
import { newClass } from '../../../../core/languages/python/values/classes.ts';
import { Raised } from '../../../../core/languages/python/values/exceptions.ts';
import { Builtin } from '../../../../core/languages/python/values/functions.ts';
import { PyMachine } from '../../../../core/languages/python/values/machine.ts';
import { str } from '../../../../core/languages/python/values/text.ts';
import { types } from '../../../../core/languages/python/values/types.ts';
import type { Keywords, TypeValue, Value } from '../../../../core/languages/python/values/values.ts';
import { Nodes } from '../../../../core/runtime/nodes.ts';

export const NODE = 0;

export function newMachine(): PyMachine {
  const nodes = new Nodes();
  nodes.add({ start: 0, end: 1 });
  return new PyMachine(nodes);
}

/** A function of the program: what makes it one is its type. */
export function def(text: string, code: (args: Value[], machine: PyMachine) => Value): Builtin {
  return new Builtin('f', text, (machine, args) => code(args, machine), undefined, types.function);
}

export function classOf(
  machine: PyMachine,
  name: string,
  bases: Value[],
  namespace: Record<string, Value>,
  keywords?: Keywords,
): TypeValue {
  return newClass(machine, name, bases, new Map(Object.entries(namespace)), keywords, NODE) as TypeValue;
}

export function made(machine: PyMachine, type: Value, ...args: Value[]): Value {
  return machine.call(type, args, undefined, NODE);
}

export function read(machine: PyMachine, v: Value, path: string): Value {
  return path.split('.').reduce((value, name) => getAttribute(machine, value, name, NODE), v);
}

/** The exception as `Type: text`. */
export function raisedBy(machine: PyMachine, run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    return `${error.exception.type.name}: ${str(machine, error.exception, NODE)}`;
  }
  return 'nothing';
}
