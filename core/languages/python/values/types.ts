/**
 * The built-in types. They are the same for all runs: no program can write to them. The modules that know their
 * instances give them `allocate`, the library gives them their methods.
 */
import { Ref } from '../../../runtime/ref.ts';
import { Float, Float64, Float64Ref, IntRef, ObjectValue, TypeValue, type Value } from './values.ts';

const object = new TypeValue('object', [], { isBuiltin: true, module: 'builtins' });
const type = new TypeValue('type', [object], { isBuiltin: true, module: 'builtins' });
object.type = type;
type.type = type;

interface BuiltinOptions {
  readonly bases?: readonly TypeValue[];
  readonly module?: string;
  readonly hasDict?: boolean;
  readonly metatype?: TypeValue;
}

/** Makes a type of the library. */
export function builtinType(name: string, options: BuiltinOptions = {}): TypeValue {
  const { bases = [object], module = 'builtins', hasDict, metatype = type } = options;
  const tails = bases.flatMap(({ mro }) => mro);
  // With several bases what they share comes once, after all of them.
  const mro = tails.filter((base, i) => tails.lastIndexOf(base) === i);
  return new TypeValue(name, bases, { isBuiltin: true, module, mro, hasDict, metatype });
}

const int = builtinType('int');

const float = builtinType('float');

/** Of NumPy's scalars those that Python's own floats meet: the others are in ndarray/dtype.ts. */
export const numpyScalarType = (name: string, ...bases: TypeValue[]): TypeValue =>
  builtinType(name, { bases, module: 'numpy' });
export const generic = numpyScalarType('generic', object);
export const numpyNumber = numpyScalarType('number', generic);
export const inexact = numpyScalarType('inexact', numpyNumber);
export const floating = numpyScalarType('floating', inexact);
export const float64 = numpyScalarType('float64', floating, float);

const exceptionNames = {
  BaseException: '',
  Exception: 'BaseException',
  GeneratorExit: 'BaseException',
  KeyboardInterrupt: 'BaseException',
  SystemExit: 'BaseException',
  ArithmeticError: 'Exception',
  FloatingPointError: 'ArithmeticError',
  OverflowError: 'ArithmeticError',
  ZeroDivisionError: 'ArithmeticError',
  AssertionError: 'Exception',
  AttributeError: 'Exception',
  BufferError: 'Exception',
  EOFError: 'Exception',
  ImportError: 'Exception',
  ModuleNotFoundError: 'ImportError',
  LookupError: 'Exception',
  IndexError: 'LookupError',
  KeyError: 'LookupError',
  MemoryError: 'Exception',
  NameError: 'Exception',
  UnboundLocalError: 'NameError',
  OSError: 'Exception',
  BlockingIOError: 'OSError',
  ChildProcessError: 'OSError',
  ConnectionError: 'OSError',
  BrokenPipeError: 'ConnectionError',
  ConnectionAbortedError: 'ConnectionError',
  ConnectionRefusedError: 'ConnectionError',
  ConnectionResetError: 'ConnectionError',
  FileExistsError: 'OSError',
  FileNotFoundError: 'OSError',
  InterruptedError: 'OSError',
  IsADirectoryError: 'OSError',
  NotADirectoryError: 'OSError',
  PermissionError: 'OSError',
  ProcessLookupError: 'OSError',
  TimeoutError: 'OSError',
  ReferenceError: 'Exception',
  RuntimeError: 'Exception',
  NotImplementedError: 'RuntimeError',
  RecursionError: 'RuntimeError',
  StopIteration: 'Exception',
  StopAsyncIteration: 'Exception',
  SyntaxError: 'Exception',
  IndentationError: 'SyntaxError',
  TabError: 'IndentationError',
  SystemError: 'Exception',
  TypeError: 'Exception',
  ValueError: 'Exception',
  UnicodeError: 'ValueError',
  UnicodeDecodeError: 'UnicodeError',
  UnicodeEncodeError: 'UnicodeError',
  UnicodeTranslateError: 'UnicodeError',
  Warning: 'Exception',
  BytesWarning: 'Warning',
  DeprecationWarning: 'Warning',
  EncodingWarning: 'Warning',
  FutureWarning: 'Warning',
  ImportWarning: 'Warning',
  PendingDeprecationWarning: 'Warning',
  ResourceWarning: 'Warning',
  RuntimeWarning: 'Warning',
  SyntaxWarning: 'Warning',
  UnicodeWarning: 'Warning',
  UserWarning: 'Warning',
} as const;

export type ExceptionName = keyof typeof exceptionNames;

/** The exception classes, by name, each after its base. */
export const exceptionTypes = (() => {
  const made: Record<string, TypeValue> = {};
  for (const [name, base] of Object.entries(exceptionNames))
    made[name] = builtinType(name, { bases: [made[base] ?? object], hasDict: true });
  return made as Record<ExceptionName, TypeValue>;
})();

/** Every built-in type, by the name that Python gives it. */
export const types = {
  object,
  type,
  int,
  bool: builtinType('bool', { bases: [int] }),
  float,
  complex: builtinType('complex'),
  str: builtinType('str'),
  bytes: builtinType('bytes'),
  NoneType: builtinType('NoneType'),
  NotImplementedType: builtinType('NotImplementedType'),
  ellipsis: builtinType('ellipsis'),
  list: builtinType('list'),
  tuple: builtinType('tuple'),
  range: builtinType('range'),
  slice: builtinType('slice'),
  dict: builtinType('dict'),
  dict_keys: builtinType('dict_keys'),
  dict_values: builtinType('dict_values'),
  dict_items: builtinType('dict_items'),
  mappingproxy: builtinType('mappingproxy'),
  set: builtinType('set'),
  frozenset: builtinType('frozenset'),
  function: builtinType('function', { hasDict: true }),
  builtin_function_or_method: builtinType('builtin_function_or_method'),
  method_descriptor: builtinType('method_descriptor'),
  getset_descriptor: builtinType('getset_descriptor'),
  member_descriptor: builtinType('member_descriptor'),
  method: builtinType('method'),
  property: builtinType('property'),
  staticmethod: builtinType('staticmethod', { hasDict: true }),
  classmethod: builtinType('classmethod', { hasDict: true }),
  super: builtinType('super'),
  module: builtinType('module', { hasDict: true }),
  generator: builtinType('generator'),
  GenericAlias: builtinType('GenericAlias', { module: 'types' }),
  UnionType: builtinType('UnionType', { module: 'types' }),
  enumerate: builtinType('enumerate'),
  zip: builtinType('zip'),
  map: builtinType('map'),
  filter: builtinType('filter'),
  reversed: builtinType('reversed'),
  list_iterator: builtinType('list_iterator'),
  list_reverseiterator: builtinType('list_reverseiterator'),
  tuple_iterator: builtinType('tuple_iterator'),
  range_iterator: builtinType('range_iterator'),
  str_iterator: builtinType('str_iterator'),
  dict_keyiterator: builtinType('dict_keyiterator'),
  dict_valueiterator: builtinType('dict_valueiterator'),
  dict_itemiterator: builtinType('dict_itemiterator'),
  set_iterator: builtinType('set_iterator'),
  callable_iterator: builtinType('callable_iterator'),
  iterator: builtinType('iterator'),
  ...exceptionTypes,
};

export const NotImplemented = new ObjectValue(types.NotImplementedType);
export const Ellipsis = new ObjectValue(types.ellipsis);

export function typeOf(v: Value): TypeValue {
  if (v instanceof ObjectValue) return v.type;
  if (v instanceof Float) return v instanceof Float64 ? float64 : float;
  if (v instanceof Ref) return v instanceof IntRef ? int : v instanceof Float64Ref ? float64 : float;
  switch (typeof v) {
    case 'string':
      return types.str;
    case 'boolean':
      return types.bool;
    default:
      return v === null ? types.NoneType : types.int;
  }
}
