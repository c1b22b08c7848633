/** The attributes that every object, class, function and exception has. */
import { TupleValue } from './containers.ts';
import { defineAccessors, defineClassMethods, defineGetters, defineMethods } from './functions.ts';
import { hashAll } from './hashing.ts';
import { NotImplemented, typeOf, types } from './types.ts';
import type { TypeValue } from './values.ts';

defineMethods(types.object, {
  __eq__: ['self, value, /', (_machine, [self, value]) => (self === value ? true : NotImplemented)],
  __hash__: ['self, /', (machine, [self]) => machine.identity(self as TypeValue)],
});

defineMethods(types.tuple, {
  __hash__: ['self, /', (machine, [self], node) => hashAll(machine, (self as TupleValue).elements, node)],
});

defineClassMethods(types.object, {
  __init_subclass__: ['cls, /', () => null],
  __subclasshook__: ['cls, subclass, /', () => NotImplemented],
});

defineAccessors(types.object, {
  __class__: [
    (_machine, self) => typeOf(self),
    (machine, self, _value, node) =>
      machine.raise(types.TypeError, `__class__ of a '${typeOf(self).name}' object cannot be assigned`, node),
  ],
});
types.object.define('__doc__', null);

defineGetters(types.type, {
  __name__: (_machine, self) => (self as TypeValue).name,
  __qualname__: (_machine, self) => (self as TypeValue).getOwn('__qualname__') ?? (self as TypeValue).name,
  __bases__: (_machine, self) => new TupleValue((self as TypeValue).bases),
  __base__: (_machine, self) => (self as TypeValue).bases[0] ?? null,
  __mro__: (_machine, self) => new TupleValue((self as TypeValue).mro),
});
