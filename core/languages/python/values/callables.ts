/** The attributes of functions, methods, properties and what else binds functions to objects; and `super`. */
import { getAttribute, makeSuper, type SuperValue } from './attributes.ts';
import type { TupleValue } from './containers.ts';
import {
  BoundMethod,
  Builtin,
  ClassMethod,
  Descriptor,
  defineGetters,
  defineMethods,
  type Getter,
  Property,
  StaticMethod,
  signature,
} from './functions.ts';
import { hashAll } from './hashing.ts';
import type { PyMachine } from './machine.ts';
import { bindArguments, builtinWording, keywordsOf } from './parameters.ts';
import { NotImplemented, typeOf, types } from './types.ts';
import type { CallableValue, Keywords, TypeValue, Value } from './values.ts';

const plainCallables = [types.builtin_function_or_method, types.method_descriptor, types.method];

for (const type of [types.function, ...plainCallables])
  defineMethods(type, {
    __call__: [
      'self, /, *args, **kwargs',
      (machine, [self, args, kwargs], node) =>
        machine.call(self, [...(args as TupleValue).elements], keywordsOf(kwargs), node),
    ],
  });

/** A program may give its functions another name. */
defineGetters(types.function, { __name__: (_machine, self) => (self as CallableValue).name }, false);
for (const type of [types.builtin_function_or_method, types.method_descriptor])
  defineGetters(type, {
    __name__: (_machine, self) => (self as CallableValue).name,
    __qualname__: (_machine, self) => {
      const func = self instanceof BoundMethod ? self.func : self;
      return func instanceof Builtin ? func.qualifiedName : (self as CallableValue).name;
    },
  });

/** What a descriptor itself is asked for: `function.__get__(object)`. */
const get: Parameters<typeof defineMethods>[1] = {
  __get__: [
    'self, instance, owner=None, /',
    (machine, [self, instance], node) => {
      if (self instanceof Descriptor)
        return self.get(machine, instance === null ? undefined : instance, typeOf(instance), node) ?? null;
      return instance === null ? self : new BoundMethod(instance, self);
    },
  ],
};
for (const type of [types.function, types.method_descriptor, types.property, types.staticmethod, types.classmethod])
  defineMethods(type, get);

defineGetters(types.method, {
  __self__: (_machine, self) => (self as BoundMethod).self,
  __func__: (_machine, self) => (self as BoundMethod).func,
  ...Object.fromEntries(
    ['__name__', '__qualname__', '__doc__', '__module__'].map((name): [string, Getter] => [
      name,
      (machine, self, node) => getAttribute(machine, (self as BoundMethod).func, name, node),
    ]),
  ),
});
defineGetters(types.builtin_function_or_method, {
  __self__: (_machine, self) => (self instanceof BoundMethod ? self.self : null),
});

/** Two methods are equal if they are the same function of the same object. */
function isSameMethod(a: Value, b: Value): boolean {
  return a instanceof BoundMethod && b instanceof BoundMethod && a.self === b.self && a.func === b.func;
}

for (const type of [types.method, types.builtin_function_or_method])
  defineMethods(type, {
    __eq__: [
      'self, value, /',
      (_machine, [self, value]) => (self === value || isSameMethod(self, value) ? true : NotImplemented),
    ],
    __hash__: [
      'self, /',
      (machine, [self], node) =>
        self instanceof BoundMethod
          ? hashAll(machine, [machine.identity(self.func as CallableValue)], node)
          : machine.identity(self as CallableValue),
    ],
  });

defineMethods(types.method, {
  // What a method has not got itself, its function may have.
  __getattr__: [
    'self, name, /',
    (machine, [self, name], node) => getAttribute(machine, (self as BoundMethod).func, name as string, node),
  ],
});

/** Makes an instance of a built-in class from arguments that follow a signature. */
function allocator(text: string, make: (args: Value[], type: TypeValue) => Value) {
  const { parameters, defaults } = signature(text);
  return (machine: PyMachine, type: TypeValue, args: Value[], keywords: Keywords | undefined, node: number): Value => {
    const call = { name: type.name, parameters, defaults, args, keywords };
    return make(bindArguments(machine, call, node, builtinWording), type);
  };
}

types.property.allocate = allocator(
  'fget=None, fset=None, fdel=None, doc=None',
  ([getter, setter, deleter, doc], type) => new Property(getter, setter, deleter, doc, type),
);
types.staticmethod.allocate = allocator('function, /', ([func], type) => new StaticMethod(func, type));
types.classmethod.allocate = allocator('function, /', ([func], type) => new ClassMethod(func, type));

// Their instances are complete as they are made; a subclass may call this all the same.
for (const type of [types.property, types.staticmethod, types.classmethod])
  defineMethods(type, { __init__: ['self, /, *args, **kwargs', () => null] });

defineMethods(types.property, {
  getter: ['self, fget, /', (_machine, [self, code]) => changed(self, { getter: code })],
  setter: ['self, fset, /', (_machine, [self, code]) => changed(self, { setter: code })],
  deleter: ['self, fdel, /', (_machine, [self, code]) => changed(self, { deleter: code })],
  __set_name__: [
    'self, owner, name, /',
    (_machine, [self, , name]) => {
      (self as Property).name = name as string;
      return null;
    },
  ],
});

function changed(property: Value, change: Partial<Pick<Property, 'getter' | 'setter' | 'deleter'>>): Property {
  const { getter, setter, deleter, doc, type } = property as Property;
  const all = { getter, setter, deleter, ...change };
  return new Property(all.getter, all.setter, all.deleter, doc, type);
}

defineGetters(types.property, {
  fget: (_machine, self) => (self as Property).getter,
  fset: (_machine, self) => (self as Property).setter,
  fdel: (_machine, self) => (self as Property).deleter,
  __isabstractmethod__: (machine, self, node) => {
    const { getter, setter, deleter } = self as Property;
    return [getter, setter, deleter].some((code) => isAbstract(machine, code, node));
  },
});

function isAbstract(machine: PyMachine, code: Value, node: number): boolean {
  const found = machine.attempt(types.AttributeError, () => getAttribute(machine, code, '__isabstractmethod__', node));
  return found === true;
}

for (const type of [types.staticmethod, types.classmethod]) {
  defineGetters(type, {
    __func__: (_machine, self) => (self as StaticMethod | ClassMethod).func,
    __wrapped__: (_machine, self) => (self as StaticMethod | ClassMethod).func,
    __isabstractmethod__: (machine, self, node) => isAbstract(machine, (self as StaticMethod | ClassMethod).func, node),
  });
}

defineMethods(types.staticmethod, {
  __call__: [
    'self, /, *args, **kwargs',
    (machine, [self, args, kwargs], node) =>
      machine.call((self as StaticMethod).func, [...(args as TupleValue).elements], keywordsOf(kwargs), node),
  ],
});

types.super.allocate = (machine, _type, args, _keywords, node) => {
  if (args.length === 0) return machine.raise(types.RuntimeError, 'super(): no arguments', node);
  if (args.length === 2) return makeSuper(machine, args[0], args[1], node);
  return machine.raise(types.TypeError, `super expected 2 arguments, got ${args.length}`, node);
};

defineGetters(types.super, {
  __thisclass__: (_machine, self) => (self as SuperValue).start,
  __self__: (_machine, self) => (self as SuperValue).object,
  __self_class__: (_machine, self) => (self as SuperValue).objectType,
});
