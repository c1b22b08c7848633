/** `types`: the classes of functions, modules and their like by name; and SimpleNamespace. */
import { BoundMethod, defineMethods } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue, type Entry } from '../../values/mappings.ts';
import { AttributesDict, NamespaceValue } from '../../values/namespaces.ts';
import { nested, repr } from '../../values/text.ts';
import { builtinType, NotImplemented, typeOf, types } from '../../values/types.ts';
import { ObjectValue, type Value } from '../../values/values.ts';
import { method } from './methods.ts';
import type { ModuleContents } from './module.ts';

export const namespaceType = builtinType('SimpleNamespace', { module: 'types', hasDict: true });
namespaceType.allocate = (_machine, type) => new NamespaceValue(type);

const isNamespace = (v: Value): v is ObjectValue => typeOf(v).isSubtypeOf(namespaceType);

defineMethods(namespaceType, {
  __init__: [
    'self, /, **kwargs',
    method<ObjectValue>((machine, self, [given]) => {
      for (const { key, value } of (given as DictValue).entries()) self.setOwn(key as string, value, machine);
      return undefined;
    }),
  ],
  __repr__: [
    'self, /',
    method<ObjectValue>((machine, self, _args, node) => {
      const name = self.type === namespaceType ? 'namespace' : self.type.name;
      return nested(machine, self, `${name}(...)`, node, () => {
        const parts = [...(self.attributes ?? [])].map(([key, value]) => `${key}=${repr(machine, value, node)}`);
        return `${name}(${parts.join(', ')})`;
      });
    }),
  ],
  __eq__: [
    'self, value, /',
    method<ObjectValue>((machine, self, [other], node) => {
      if (!isNamespace(other)) return NotImplemented;
      return machine.equal(new AttributesDict(self), new AttributesDict(other), node);
    }),
  ],
});
namespaceType.define('__hash__', null);

types.method.allocate = (machine, _type, [func, self], _keywords, node) =>
  func === undefined || self === undefined
    ? machine.raise(types.TypeError, 'method expected 2 arguments', node)
    : new BoundMethod(self, func);

/** `MappingProxyType(dict)`: shows what is in a dict, and lets nobody write. */
class ProxyValue extends DictValue {
  constructor(readonly of: DictValue) {
    super(types.mappingproxy);
  }

  override get size(): number {
    return this.of.size;
  }

  override has(machine: PyMachine, key: Value, node: number): boolean {
    return this.of.has(machine, key, node);
  }

  override get(machine: PyMachine, key: Value, node: number): Value | undefined {
    return this.of.get(machine, key, node);
  }

  override keys(): IterableIterator<Value> {
    return this.of.keys();
  }

  override entries(): IterableIterator<Entry> {
    return this.of.entries();
  }

  override entriesAt(clock: number): Iterable<Entry> {
    return this.of.entriesAt(clock);
  }
}

types.mappingproxy.allocate = (machine, _type, [mapping], _keywords, node) => {
  if (mapping instanceof DictValue) return new ProxyValue(mapping);
  const text = `mappingproxy() argument must be a mapping, not ${typeOf(mapping ?? null).name}`;
  return machine.raise(types.TypeError, text, node);
};

types.module.allocate = (_machine, type, [name]) => {
  const module = new ObjectValue(type);
  module.define('__name__', name);
  return module;
};

const { function: functionType, builtin_function_or_method: builtinFunction } = types;

export const typesModule: ModuleContents = {
  constants: {
    BuiltinFunctionType: builtinFunction,
    BuiltinMethodType: builtinFunction,
    DynamicClassAttribute: types.property,
    EllipsisType: types.ellipsis,
    FunctionType: functionType,
    GeneratorType: types.generator,
    GenericAlias: types.GenericAlias,
    LambdaType: functionType,
    MappingProxyType: types.mappingproxy,
    MethodType: types.method,
    ModuleType: types.module,
    NoneType: types.NoneType,
    NotImplementedType: types.NotImplementedType,
    SimpleNamespace: namespaceType,
    UnionType: types.UnionType,
  },
};
