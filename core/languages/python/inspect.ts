/** The function that is inspected: where it is among the values of a program, and what it is called with. */
import { UserFunction } from './compile/functions.ts';
import type { AnyNode } from './syntax/ast.ts';
import type { FunctionNode } from './syntax/walk.ts';
import { TupleValue } from './values/containers.ts';
import { ClassMethod, Property, StaticMethod } from './values/functions.ts';
import { ObjectValue, TypeValue, type Value } from './values/values.ts';

/** The closure of a function's node that a value is, or holds: a class its methods, a decorated function what it was. */
export function closureOf(value: Value | undefined, node: AnyNode, seen = new Set<Value>()): UserFunction | undefined {
  if (!(value instanceof ObjectValue) || seen.has(value)) return undefined;
  if (value instanceof UserFunction && value.code.node === node) return value;
  seen.add(value);
  for (const inner of heldBy(value)) {
    const found = closureOf(inner, node, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function heldBy(value: ObjectValue): readonly (Value | undefined)[] {
  const attributes = [...(value.attributes?.values() ?? [])];
  if (value instanceof TypeValue) return value.isBuiltin ? [] : attributes;
  if (value instanceof StaticMethod || value instanceof ClassMethod) return [value.func];
  if (value instanceof Property) return [value.getter, value.setter, value.deleter];
  // A wrapper keeps what it wraps among the variables around it; those of the module are not meant.
  const around = value instanceof UserFunction && value.env[0] !== undefined ? value.env.slice(1) : [];
  return [...attributes, ...around];
}

export interface CallArguments {
  readonly args: Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

/**
 * What to call a function with so that each parameter gets its value, or its default, or else `None` until the chosen
 * one takes its place.
 *
 * @param given in the order of the parameters: `*args` has a tuple
 */
export function callArguments({ code, defaults }: UserFunction, given: readonly (Value | undefined)[]): CallArguments {
  const { posonlyargs, args, vararg, kwonlyargs } = (code.node as FunctionNode).args;
  const positional = [...posonlyargs, ...args];
  const values: Value[] = [];
  const keywords = new Map<string, Value>();
  positional.forEach(({ arg }, i) => {
    const value = given[i] ?? (defaults[i] === undefined ? null : undefined);
    if (value === undefined) return;
    if (values.length === i) values.push(value);
    else keywords.set(arg, value);
  });
  const rest = vararg && given[positional.length];
  if (rest instanceof TupleValue && values.length === positional.length) values.push(...rest.elements);
  const first = positional.length + (vararg ? 1 : 0);
  kwonlyargs.forEach(({ arg }, i) => {
    const value = given[first + i] ?? (defaults[positional.length + i] === undefined ? null : undefined);
    if (value !== undefined) keywords.set(arg, value);
  });
  return { args: values, keywords };
}
