/** The modules that programs import. */
import type { PyMachine } from '../values/machine.ts';
import { types } from '../values/types.ts';
import { ObjectValue, type Value } from '../values/values.ts';
import { builtinsOf } from './define.ts';
import { AbsentValue } from './modules/absent.ts';
import { contentsByName } from './modules/index.ts';
import { MODULE_NAMES } from './modules/names.ts';
import { NUMPY_NAMES } from './numpy/names.ts';

const NAMES: Readonly<Record<string, string>> = { ...MODULE_NAMES, ...NUMPY_NAMES };

/** What is in a module, made once: only the module object, and what the module itself says, is a run's own. */
const contents = new Map<string, readonly (readonly [name: string, value: Value])[]>();

function contentsOf(name: string): readonly (readonly [name: string, value: Value])[] | undefined {
  if (!hasModule(name)) return undefined;
  let known = contents.get(name);
  if (known === undefined) {
    const { functions = {}, constants = {} } = contentsByName[name] ?? {};
    known = [...new Map([...absentIn(name), ...builtinsOf(functions), ...Object.entries(constants)])];
    contents.set(name, known);
  }
  return known;
}

/** The names that the module has in Python; undefined if it is none that is known. */
function namesIn(module: string): readonly string[] | undefined {
  return NAMES[module]?.trim().split(/\s+/);
}

/** Those names, as if none were here. */
function absentIn(module: string): [name: string, value: Value][] {
  return (namesIn(module) ?? []).map((name) => [name, new AbsentValue(`${module}.${name}`)]);
}

/** Whether programs can import a module of this dotted name. */
export function hasModule(name: string): boolean {
  return Object.hasOwn(contentsByName, name) || Object.hasOwn(NAMES, name);
}

/** What `from … import *` brings of a module; undefined if there is none. */
export function exportsOf(name: string): readonly string[] | undefined {
  return namesIn(name) ?? contentsOf(name)?.flatMap(([key]) => (key.startsWith('_') ? [] : [key]));
}

/** `collections` brings `collections.abc`. */
function modulesIn(name: string): string[] {
  const all = Object.keys(contentsByName).filter((other) => other.startsWith(`${name}.`));
  return all.map((other) => other.slice(name.length + 1));
}

/** A module by its dotted name: one object a run, into which the program may write; undefined if there is none. */
export function importModule(machine: PyMachine, name: string, node: number): ObjectValue | undefined {
  const loaded = machine.modules.get(name);
  if (loaded !== undefined) return loaded;
  const found = contentsOf(name);
  if (found === undefined) return undefined;
  const module = new ObjectValue(types.module);
  module.define('__name__', name);
  for (const [key, value] of found) module.define(key, value);
  for (const [key, value] of Object.entries(contentsByName[name]?.made?.(machine) ?? {})) module.define(key, value);
  machine.modules.set(name, module);
  for (const inner of modulesIn(name)) module.define(inner, importModule(machine, `${name}.${inner}`, node) as Value);
  return module;
}
