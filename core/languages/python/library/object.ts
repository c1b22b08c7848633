/** What every object can do, and how functions, classes, modules and the like are written out. */
import { findAttribute, type SuperValue } from '../values/attributes.ts';
import { ListValue } from '../values/containers.ts';
import {
  BoundMethod,
  type Builtin,
  type ClassMethod,
  type DataAttribute,
  defineMethods,
  type Functions,
  type StaticMethod,
} from '../values/functions.ts';
import type { PyMachine } from '../values/machine.ts';
import { described, formatObject, repr } from '../values/text.ts';
import { typeOf, types } from '../values/types.ts';
import { CallableValue, ObjectValue, type TypeValue, type Value } from '../values/values.ts';
import { textArgument } from './arguments.ts';
import { namesOf } from './inspection.ts';

/** A class by its module and name, as others' texts have it; a built-in one by its name. */
function fullName(machine: PyMachine, type: TypeValue, node: number): string {
  const [module, name] = ['__module__', '__qualname__'].map((key) => findAttribute(machine, type, key, node));
  if (typeof name !== 'string') return type.name;
  return typeof module !== 'string' || module === 'builtins' ? name : `${module}.${name}`;
}

function nameOf(machine: PyMachine, v: Value, node: number): string {
  const name = findAttribute(machine, v, '__qualname__', node);
  if (typeof name === 'string') return name;
  return v instanceof CallableValue ? v.name : '?';
}

type Write = (machine: PyMachine, self: Value, node: number) => string;
const written = (write: Write): Functions => ({
  __repr__: ['self, /', (machine, [self], node) => write(machine, self, node)],
});

defineMethods(types.object, {
  __repr__: [
    'self, /',
    (machine, [self], node) =>
      described(machine, self as ObjectValue, `${fullName(machine, typeOf(self), node)} object`),
  ],
  __str__: ['self, /', (machine, [self], node) => repr(machine, self, node)],
  __format__: [
    'self, format_spec, /',
    (machine, [self, spec], node) =>
      formatObject(machine, self, textArgument(machine, spec, '__format__()', node), node),
  ],
  __dir__: ['self, /', (machine, [self], node) => new ListValue([...namesOf(machine, self, node)])],
});

const writers: Readonly<Partial<Record<keyof typeof types, Write>>> = {
  NoneType: () => 'None',
  NotImplementedType: () => 'NotImplemented',
  ellipsis: () => 'Ellipsis',
  type: (machine, self, node) => `<class '${fullName(machine, self as TypeValue, node)}'>`,
  function: (machine, self, node) => described(machine, self as ObjectValue, `function ${nameOf(machine, self, node)}`),
  builtin_function_or_method: (machine, self, node) => {
    if (!(self instanceof BoundMethod)) return `<built-in function ${(self as Builtin).name}>`;
    const what = `built-in method ${self.name} of ${typeOf(self.self).name} object`;
    return self.self instanceof ObjectValue
      ? described(machine, self.self, what)
      : `<${what} at ${repr(machine, self.self, node)}>`;
  },
  method_descriptor: (_machine, self) => {
    const { name, owner } = self as Builtin;
    return `<method '${name}' of '${(owner as TypeValue).name}' objects>`;
  },
  getset_descriptor: (_machine, self) => {
    const { name, owner } = self as DataAttribute;
    return `<attribute '${name}' of '${owner.name}' objects>`;
  },
  method: (machine, self, node) => {
    const { func, self: bound } = self as BoundMethod;
    return `<bound method ${nameOf(machine, func, node)} of ${repr(machine, bound, node)}>`;
  },
  staticmethod: (machine, self, node) => `<staticmethod(${repr(machine, (self as StaticMethod).func, node)})>`,
  classmethod: (machine, self, node) => `<classmethod(${repr(machine, (self as ClassMethod).func, node)})>`,
  super: (machine, self, node) => {
    const { start, objectType } = self as SuperValue;
    return `<super: <class '${fullName(machine, start, node)}'>, <${objectType.name} object>>`;
  },
  module: (_machine, self) => `<module '${String((self as ObjectValue).getOwn('__name__'))}'>`,
};

for (const [name, write] of Object.entries(writers)) defineMethods(types[name as keyof typeof types], written(write));
