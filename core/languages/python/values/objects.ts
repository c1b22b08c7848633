/** The attributes that every object and every class has. */
import { callSpecial } from './attributes.ts';
import { callClass } from './classes.ts';
import { TupleValue } from './containers.ts';
import { truthy } from './conversions.ts';
import { DataAttribute, defineClassMethods, defineGetters, defineMethods } from './functions.ts';
import { hashAll } from './hashing.ts';
import type { DictValue } from './mappings.ts';
import { AttributesDict } from './namespaces.ts';
import { NotImplemented, typeOf, types } from './types.ts';
import { type ObjectValue, TypeValue, type Value } from './values.ts';

defineMethods(types.object, {
  __eq__: ['self, value, /', (_machine, [self, value]) => (self === value ? true : NotImplemented)],
  __ne__: [
    'self, value, /',
    (machine, [self, value], node) => {
      const isEqual = callSpecial(machine, self, '__eq__', [value], node) ?? NotImplemented;
      return isEqual === NotImplemented ? NotImplemented : !truthy(machine, isEqual, node);
    },
  ],
  __hash__: ['self, /', (machine, [self]) => machine.identity(self as ObjectValue)],
});

defineMethods(types.tuple, {
  __hash__: ['self, /', (machine, [self], node) => hashAll(machine, (self as TupleValue).elements, node)],
});

defineClassMethods(types.object, {
  __init_subclass__: [
    'cls, /, **kwargs',
    (machine, [cls, kwargs], node) =>
      (kwargs as DictValue).size === 0
        ? null
        : machine.raise(
            types.TypeError,
            `${(cls as TypeValue).name}.__init_subclass__() takes no keyword arguments`,
            node,
          ),
  ],
  __subclasshook__: ['cls, subclass, /', () => NotImplemented],
});

types.object.define('__doc__', null);
types.object.define('__module__', 'builtins');

types.object.define(
  '__class__',
  new DataAttribute(
    '__class__',
    types.object,
    (_machine, self) => typeOf(self),
    (machine, self, _value, node) =>
      machine.raise(types.TypeError, `the class of this '${typeOf(self).name}' object cannot be changed`, node),
  ),
);

defineGetters(types.object, {
  __dict__: (_machine, self) =>
    self instanceof TypeValue || typeOf(self).hasDict ? new AttributesDict(self as ObjectValue) : undefined,
});

/** A getter of something that each class has for itself. */
function own(name: string, otherwise: (type: TypeValue) => Value): (machine: unknown, self: Value) => Value {
  return (_machine, self) => (self as TypeValue).getOwn(name) ?? otherwise(self as TypeValue);
}

defineGetters(types.type, {
  __name__: (_machine, self) => (self as TypeValue).name,
  __qualname__: own('__qualname__', ({ name }) => name),
  __module__: own('__module__', ({ module }) => module),
  __doc__: own('__doc__', () => null),
  __bases__: (_machine, self) => new TupleValue((self as TypeValue).bases),
  __base__: (_machine, self) => (self as TypeValue).bases[0] ?? null,
  __mro__: (_machine, self) => new TupleValue((self as TypeValue).mro),
});

defineMethods(types.type, {
  mro: ['self, /', (_machine, [self]) => new TupleValue((self as TypeValue).mro)],
  __call__: callClass,
});
