/** `typing`: most of it has only to exist. */
import { TupleValue } from '../../values/containers.ts';
import { defineMethods, type Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { repr } from '../../values/text.ts';
import { builtinType, typeOf, types } from '../../values/types.ts';
import { CallableValue, type Keywords, ObjectValue, TypeValue, type Value } from '../../values/values.ts';
import { AliasValue, UnionValue } from '../aliases.ts';
import { abstractMeta, structural } from './abc.ts';
import { abstractCollections } from './abstract-collections.ts';
import { chainMapType } from './chain-map.ts';
import { counterType } from './counter.ts';
import { dequeType } from './deque.ts';
import { defaultDictType, orderedDictType } from './dict-kinds.ts';
import type { ModuleContents } from './module.ts';
import { genericType, namedTuple, protocolType, RUNTIME, typedDict } from './typing-classes.ts';
import { makeForms, TypingAlias, union } from './typing-forms.ts';

const kinds = abstractCollections.constants as Readonly<Record<string, TypeValue>>;

const forms = makeForms({
  List: types.list,
  Dict: types.dict,
  Set: types.set,
  FrozenSet: types.frozenset,
  Tuple: types.tuple,
  Type: types.type,
  Deque: dequeType,
  DefaultDict: defaultDictType,
  OrderedDict: orderedDictType,
  Counter: counterType,
  ChainMap: chainMapType,
  AbstractSet: kinds.Set,
  ...Object.fromEntries(
    `Iterable Iterator Generator Reversible Container Collection Callable Sequence MutableSequence ByteString Mapping
     MutableMapping MutableSet MappingView KeysView ItemsView ValuesView Awaitable Coroutine AsyncIterable AsyncIterator`
      .trim()
      .split(/\s+/)
      .map((name) => [name, kinds[name]]),
  ),
  ...Object.fromEntries(
    `Literal ClassVar Final Annotated Concatenate TypeGuard Unpack Required NotRequired NoReturn Never Self TypeAlias
     LiteralString`
      .trim()
      .split(/\s+/)
      .map((name) => [name, undefined]),
  ),
});

const anyMeta = builtinType('_AnyMeta', { bases: [types.type], module: 'typing' });
anyMeta.allocate = types.type.allocate as NonNullable<TypeValue['allocate']>;
defineMethods(anyMeta, {
  __repr__: ['cls, /', (_machine, [cls]) => (cls === anyType ? 'typing.Any' : described(cls as TypeValue))],
});
const anyType: TypeValue = builtinType('Any', { module: 'typing', metatype: anyMeta });
anyType.allocate = types.object.allocate as NonNullable<TypeValue['allocate']>;

const variableTypes = Object.fromEntries(
  ['TypeVar', 'ParamSpec', 'TypeVarTuple'].map((name) => [name, builtinType(name, { module: 'typing' })]),
);

const described = ({ name }: TypeValue) => `<class '__main__.${name}'>`;

/** `T`: with its name, and `|`. */
class VariableValue extends ObjectValue {
  constructor(
    type: TypeValue,
    readonly text: string,
  ) {
    super(type);
    this.define('__name__', text);
  }
}

for (const type of Object.values(variableTypes)) {
  type.allocate = (machine, cls, [name], keywords, node) => {
    if (typeof name !== 'string') return machine.raise(types.TypeError, 'the name must be a string', node);
    const mark = keywords?.get('covariant') === true ? '+' : keywords?.get('contravariant') === true ? '-' : '~';
    return new VariableValue(cls, `${mark}${name}`);
  };
  defineMethods(type, {
    __repr__: ['self, /', (_machine, [self]) => (self as VariableValue).text],
    __or__: ['self, value, /', (_machine, [self, value]) => new TypingAlias(union, [self, value])],
    __ror__: ['self, value, /', (_machine, [self, value]) => new TypingAlias(union, [value, self])],
  });
}

/** `NewType('Rate', float)`: calling it gives its argument. */
class NewTypeValue extends CallableValue {
  constructor(
    readonly name: string,
    supertype: Value,
  ) {
    super(newTypeType);
    this.define('__name__', name);
    this.define('__supertype__', supertype);
  }

  override call(machine: PyMachine, args: Value[], _keywords: Keywords | undefined, node: number): Value {
    if (args.length === 1) return args[0];
    return machine.raise(types.TypeError, 'NewType takes exactly one argument', node);
  }
}

const newTypeType = builtinType('NewType', { module: 'typing' });
newTypeType.allocate = (_machine, _type, [name, supertype]) => new NewTypeValue(String(name), supertype);
defineMethods(newTypeType, { __repr__: ['self, /', (_machine, [self]) => `__main__.${(self as NewTypeValue).name}`] });

/** Kinds of what can be turned into a number. */
const conversions = Object.fromEntries(
  Object.entries({
    SupportsInt: '__int__',
    SupportsFloat: '__float__',
    SupportsAbs: '__abs__',
    SupportsIndex: '__index__',
    SupportsRound: '__round__',
  }).map(([name, needed]) => {
    const type = builtinType(name, { module: 'typing', metatype: abstractMeta });
    structural.set(type, (other) => other.lookup(needed) !== undefined);
    return [name, type];
  }),
);

const itself: Functions[string] = ['arg, /', (_machine, [arg]) => arg];

const functions: Functions = {
  cast: ['typ, val', (_machine, [, value]) => value],
  final: itself,
  no_type_check: itself,
  overload: itself,
  reveal_type: itself,
  assert_type: ['val, typ, /', (_machine, [value]) => value],
  assert_never: [
    'arg, /',
    (machine, [arg], node) =>
      machine.raise(
        types.AssertionError,
        `Expected code to be unreachable, but got: ${repr(machine, arg, node)}`,
        node,
      ),
  ],
  runtime_checkable: [
    'cls',
    (machine, [cls], node) => {
      if (!(cls instanceof TypeValue) || !cls.bases.includes(protocolType)) {
        const text = '@runtime_checkable can be only applied to protocol classes, got';
        return machine.raise(types.TypeError, `${text} ${repr(machine, cls, node)}`, node);
      }
      cls.setOwn(RUNTIME, true, machine);
      return cls;
    },
  ],
  dataclass_transform: ['**kwargs', () => identity],
  get_origin: ['tp', (_machine, [v]) => originOf(v)],
  get_args: ['tp', (_machine, [v]) => new TupleValue(argumentsOf(v))],
};

const identity = new NewTypeValue('dataclass_transform', null);

function originOf(v: Value): Value {
  if (v instanceof TypingAlias) return v.form.origin ?? v.form;
  if (v instanceof AliasValue) return v.origin;
  return v instanceof UnionValue ? typeOf(v) : null;
}

function argumentsOf(v: Value): readonly Value[] {
  return v instanceof TypingAlias || v instanceof AliasValue || v instanceof UnionValue ? v.args : [];
}

export const typing: ModuleContents = {
  functions,
  constants: {
    ...forms,
    ...conversions,
    ...variableTypes,
    Any: anyType,
    AnyStr: new VariableValue(variableTypes.TypeVar, '~AnyStr'),
    Generic: genericType,
    Hashable: kinds.Hashable,
    NamedTuple: namedTuple,
    NewType: newTypeType,
    Protocol: protocolType,
    Sized: kinds.Sized,
    TYPE_CHECKING: false,
    Text: types.str,
    TypedDict: typedDict,
  },
};
