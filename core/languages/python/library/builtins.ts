/** What the names of a Python program mean without any import. It is built once and shared by all runs. */
import { BUILTIN_NAMES } from '../syntax/builtin-names.ts';
import { Builtin } from '../values/functions.ts';
import { Ellipsis, exceptionTypes, NotImplemented, types } from '../values/types.ts';
import type { Value } from '../values/values.ts';
import './aliases.ts';
import { numberFunctions } from './builtins-numbers.ts';
import { objectFunctions } from './builtins-objects.ts';
import './bytes.ts';
import { builtinsOf, unsupported } from './define.ts';
import './dict.ts';
import './dict-views.ts';
import './float.ts';
import './int.ts';
import './iterators.ts';
import './list.ts';
import './object.ts';
import { printing } from './print.ts';
import './range.ts';
import './set.ts';
import './slice.ts';
import './str.ts';
import './str-changes.ts';
import './tuple.ts';
import './unicode-errors.ts';

const { bool, bytes, classmethod, complex, dict, enumerate, filter, float, frozenset, int, list, map, object } = types;
const { property, range, reversed, set, slice, staticmethod, str, super: superType, tuple, type, zip } = types;

const classes = {
  bool,
  bytes,
  classmethod,
  complex,
  dict,
  enumerate,
  filter,
  float,
  frozenset,
  int,
  list,
  map,
  object,
};
const moreClasses = { property, range, reversed, set, slice, staticmethod, str, super: superType, tuple, type, zip };

const constants: Readonly<Record<string, Value>> = {
  NotImplemented,
  Ellipsis,
  __debug__: true,
  __doc__: null,
  __name__: '__main__',
};

/** Old names of the same class. */
const oldNames: Readonly<Record<string, Value>> = { EnvironmentError: types.OSError, IOError: types.OSError };

const supported = new Map<string, Value>([
  ...Object.entries({ ...classes, ...moreClasses, ...exceptionTypes, ...oldNames, ...constants }),
  ...builtinsOf({ ...numberFunctions, ...objectFunctions, ...printing }),
]);

/** Not called, and there is nothing that they could be. */
const ABSENT = new Set(['__file__', '__builtins__']);

/** Names that Python defines and this library does not: to call one is an error that says so. */
export const unsupportedBuiltins: ReadonlySet<string> = new Set(
  [...BUILTIN_NAMES].filter((name) => !supported.has(name) && !ABSENT.has(name)),
);

const refusals = [...unsupportedBuiltins].map((name): [string, Value] => [
  name,
  new Builtin(name, '*args, **kwargs', unsupported(name)),
]);

export const builtins: ReadonlyMap<string, Value> = new Map([...supported, ...refusals]);
