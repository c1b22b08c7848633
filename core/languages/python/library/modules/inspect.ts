/** `inspect`: what kind of thing something is. */
import { findAttribute } from '../../values/attributes.ts';
import { BoundMethod, type Functions } from '../../values/functions.ts';
import { typeOf, types } from '../../values/types.ts';
import { CallableValue, TypeValue, type Value } from '../../values/values.ts';
import type { ModuleContents } from './module.ts';

const test = (holds: (v: Value) => boolean): Functions[string] => ['object', (_machine, [v]) => holds(v)];
const isOf = (type: TypeValue) => test((v) => typeOf(v).isSubtypeOf(type));

const functions: Functions = {
  isclass: test((v) => v instanceof TypeValue),
  isfunction: isOf(types.function),
  ismethod: test((v) => v instanceof BoundMethod && v.type === types.method),
  isbuiltin: isOf(types.builtin_function_or_method),
  isroutine: test((v) => v instanceof CallableValue && !(v instanceof TypeValue)),
  ismodule: isOf(types.module),
  isgenerator: isOf(types.generator),
  getdoc: ['object', (machine, [v], node) => findAttribute(machine, v, '__doc__', node) ?? null],
  getmro: ['cls', (machine, [cls], node) => findAttribute(machine, cls, '__mro__', node) ?? null],
};

export const inspect: ModuleContents = { functions };
