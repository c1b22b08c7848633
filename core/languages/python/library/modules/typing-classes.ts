/** The classes of `typing` that programs inherit from: Generic, Protocol, NamedTuple, TypedDict. */
import { findAttribute } from '../../values/attributes.ts';
import { makeType } from '../../values/classes.ts';
import { TupleValue } from '../../values/containers.ts';
import { defineClassMethods, defineMethods } from '../../values/functions.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { keywordsOf } from '../../values/parameters.ts';
import { str } from '../../values/text.ts';
import { builtinType, types } from '../../values/types.ts';
import { CallableValue, type Keywords, type TypeValue, type Value } from '../../values/values.ts';
import { genericAlias } from '../aliases.ts';
import { abstractMeta, makeAbstract } from './abc.ts';
import { makeNamedTuple } from './named-tuple.ts';

type Allocator = NonNullable<TypeValue['allocate']>;

export const genericType = builtinType('Generic', { module: 'typing' });
genericType.allocate = types.object.allocate as Allocator;
defineClassMethods(genericType, { __class_getitem__: genericAlias });

const protocolMeta = builtinType('_ProtocolMeta', { bases: [abstractMeta], module: 'typing' });
protocolMeta.allocate = makeAbstract;

export const protocolType = builtinType('Protocol', {
  bases: [genericType],
  module: 'typing',
  metatype: protocolMeta,
});
protocolType.allocate = types.object.allocate as Allocator;

/** What says that instances may be asked for. */
export const RUNTIME = '_is_runtime_protocol';

const OF_EVERY_CLASS = new Set([
  '__module__',
  '__qualname__',
  '__doc__',
  '__annotations__',
  '__abstractmethods__',
  '__slots__',
  '__orig_bases__',
  '__hash__',
  '__init__',
  RUNTIME,
]);

/** The names that something of the protocol has. */
function protocolNames(cls: TypeValue): string[] {
  return cls.mro
    .filter((type) => type.bases.includes(protocolType))
    .flatMap((type) => {
      const annotated = type.getOwn('__annotations__');
      const names = annotated instanceof DictValue ? ([...annotated.keys()] as string[]) : [];
      return [...(type.attributes?.keys() ?? []), ...names].filter((name) => !OF_EVERY_CLASS.has(name));
    });
}

function check(machine: PyMachine, cls: TypeValue, v: Value, node: number): boolean {
  if (cls.getOwn(RUNTIME) !== true)
    machine.raise(
      types.TypeError,
      'Instance and class checks can only be used with @runtime_checkable protocols',
      node,
    );
  return protocolNames(cls).every((name) => findAttribute(machine, v, name, node) !== undefined);
}

for (const [name, base] of [
  ['__instancecheck__', abstractMeta.lookup('__instancecheck__')],
  ['__subclasscheck__', abstractMeta.lookup('__subclasscheck__')],
] as const)
  defineMethods(protocolMeta, {
    [name]: [
      'cls, other, /',
      (machine, [cls, other], node) =>
        (cls as TypeValue).bases.includes(protocolType)
          ? check(machine, cls as TypeValue, other, node)
          : machine.call(base as Value, [cls, other], undefined, node),
    ],
  });

/** Stands among the bases of a class for what its metaclass makes of it. */
class Maker extends CallableValue {
  constructor(
    readonly name: string,
    readonly base: TypeValue,
    readonly make: (machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number) => Value,
  ) {
    super(makerType);
  }

  override call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value {
    return this.make(machine, args, keywords, node);
  }
}

const makerType = builtinType('function', { module: 'builtins' });
defineMethods(makerType, {
  __mro_entries__: ['self, bases, /', (_machine, [self]) => new TupleValue([(self as Maker).base])],
  __repr__: ['self, /', (_machine, [self]) => `<function ${(self as Maker).name}>`],
});

/** The names and values in the body of a class. */
function bodyOf(namespace: Value): Map<string, Value> {
  return new Map([...(namespace as DictValue).entries()].map(({ key, value }) => [key as string, value]));
}

function annotated(body: ReadonlyMap<string, Value>): string[] {
  const annotations = body.get('__annotations__');
  return annotations instanceof DictValue ? ([...annotations.keys()] as string[]) : [];
}

const namedTupleMeta = builtinType('NamedTupleMeta', { bases: [types.type], module: 'typing' });
namedTupleMeta.allocate = (machine, _metatype, [name, , namespace], _keywords, node) => {
  const body = bodyOf(namespace);
  const fields = annotated(body).map((field) => ({ name: field, otherwise: body.get(field) }));
  const first = fields.findIndex(({ otherwise }) => otherwise !== undefined);
  const late = first < 0 ? undefined : fields.slice(first).find(({ otherwise }) => otherwise === undefined);
  if (late !== undefined) {
    const before = fields.filter(({ otherwise }) => otherwise !== undefined).map((field) => field.name);
    const s = before.length > 1 ? 's' : '';
    const text = `Non-default namedtuple field ${late.name} cannot follow default field${s} ${before.join(', ')}`;
    return machine.raise(types.TypeError, text, node);
  }
  for (const field of fields) body.delete(field.name);
  body.delete('__orig_bases__');
  return makeNamedTuple(machine, name as string, fields, body, node);
};

const namedTupleBase = builtinType('NamedTuple', { module: 'typing', metatype: namedTupleMeta });

/** `NamedTuple('Point', [('x', int), ('y', int)])` */
export const namedTuple = new Maker('NamedTuple', namedTupleBase, (machine, [name, fields], keywords, node) => {
  const names =
    fields === undefined
      ? [...(keywords?.keys() ?? [])]
      : toList(machine, fields, node).map((pair) => str(machine, toList(machine, pair, node)[0], node));
  const plain = names.map((field) => ({ name: field, otherwise: undefined }));
  return makeNamedTuple(machine, str(machine, name, node), plain, new Map(), node);
});

/** Its classes make plain dicts. */
const typedDictMeta = builtinType('_TypedDictMeta', { bases: [types.type], module: 'typing' });
typedDictMeta.allocate = (machine, metatype, [name, bases, namespace], _keywords, node) =>
  makeType(machine, metatype, name as string, (bases as TupleValue).elements, bodyOf(namespace), undefined, node);
defineMethods(typedDictMeta, {
  __call__: [
    'cls, /, *args, **kwargs',
    (machine, [, args, kwargs], node) =>
      machine.call(types.dict, [...(args as TupleValue).elements], keywordsOf(kwargs), node),
  ],
});

const typedDictBase = builtinType('TypedDict', { module: 'typing', metatype: typedDictMeta });
typedDictBase.allocate = types.object.allocate as Allocator;
namedTupleBase.allocate = types.object.allocate as Allocator;

/** `TypedDict('Options', {'rate': float})` */
export const typedDict = new Maker('TypedDict', typedDictBase, (machine, [name], _keywords, node) =>
  makeType(machine, typedDictMeta, str(machine, name, node), [typedDictBase], new Map(), undefined, node),
);
