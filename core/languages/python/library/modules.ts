/** The modules that programs import. */
import type { PyMachine } from '../values/machine.ts';
import { types } from '../values/types.ts';
import { ObjectValue, type Value } from '../values/values.ts';
import { builtinsOf } from './define.ts';
import { copy } from './modules/copy.ts';
import { functools } from './modules/functools.ts';
import { itertools } from './modules/itertools.ts';
import { math } from './modules/math.ts';
import type { ModuleContents } from './modules/module.ts';
import { operator } from './modules/operator.ts';

const modules: Readonly<Record<string, ModuleContents>> = { copy, functools, itertools, math, operator };

/** What is in a module, made once: only the module object is a run's own. */
const contents = new Map<string, readonly (readonly [name: string, value: Value])[]>();

function contentsOf(name: string): readonly (readonly [name: string, value: Value])[] | undefined {
  if (!hasModule(name)) return undefined;
  let known = contents.get(name);
  if (known === undefined) {
    const { functions = {}, constants = {} } = modules[name];
    known = [...builtinsOf(functions), ...Object.entries(constants)];
    contents.set(name, known);
  }
  return known;
}

/** Whether programs can import a module of this dotted name. */
export function hasModule(name: string): boolean {
  return Object.hasOwn(modules, name);
}

/** What `from … import *` brings of a module; undefined if there is none. */
export function exportsOf(name: string): readonly string[] | undefined {
  return contentsOf(name)?.flatMap(([key]) => (key.startsWith('_') ? [] : [key]));
}

/** A module by its dotted name: one object a run, into which the program may write; undefined if there is none. */
export function importModule(machine: PyMachine, name: string, _node: number): ObjectValue | undefined {
  const loaded = machine.modules.get(name);
  if (loaded !== undefined) return loaded;
  const found = contentsOf(name);
  if (found === undefined) return undefined;
  const module = new ObjectValue(types.module);
  module.define('__name__', name);
  for (const [key, value] of found) module.define(key, value);
  machine.modules.set(name, module);
  return module;
}
