/** What is given to a call. */
import type { ExprNode, Node } from '../syntax/ast.ts';
import { callMethod, special } from '../values/attributes.ts';
import { BoundMethod, Builtin } from '../values/functions.ts';
import { isIterable, toList } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { DictValue } from '../values/mappings.ts';
import { getItem } from '../values/subscripts.ts';
import { str } from '../values/text.ts';
import { typeOf, types } from '../values/types.ts';
import { type Keywords, TypeValue, type Value } from '../values/values.ts';
import { type Context, type Env, numbered } from './context.ts';
import { UserFunction } from './functions.ts';

/**
 * Values in order, those behind a star one by one.
 *
 * @param unpack makes a list of what is behind a star; it is told what is called, if anything is
 */
export function spread<C>(
  ctx: Context,
  nodes: readonly ExprNode[],
  unpack: (value: Value, callee: C, id: number) => readonly Value[],
): (env: Env, callee: C) => Value[] {
  const append = nodes.map((node) => {
    if (node.nodeType !== 'Starred') {
      const code = ctx.expression(node);
      return (env: Env, values: Value[]) => {
        values.push(code(env));
      };
    }
    const code = ctx.expression(node.value);
    const id = numbered(ctx, node.value);
    return (env: Env, values: Value[], callee: C) => {
      for (const value of unpack(code(env), callee, id)) values.push(value);
    };
  });
  return (env, callee) => {
    const values: Value[] = [];
    for (const each of append) each(env, values, callee);
    return values;
  };
}

/** The values behind a star in a call. @param callee what is called, for the text of the error */
export function starArgument(machine: PyMachine, value: Value, callee: Value, id: number): readonly Value[] {
  if (isIterable(value)) return toList(machine, value, id);
  return refuse(machine, value, callee, '* must be an iterable', id);
}

function refuse(machine: PyMachine, value: Value, callee: Value, what: string, id: number): never {
  const text = `${calleeText(machine, callee, id)} argument after ${what}, not ${typeOf(value).name}`;
  return machine.raise(types.TypeError, text, id);
}

/** Each key and value of a mapping, in order. False: it is none. */
export function eachEntry(
  machine: PyMachine,
  mapping: Value,
  id: number,
  visit: (key: Value, value: Value) => void,
): boolean {
  if (mapping instanceof DictValue && mapping.type === types.dict) {
    machine.budget.allocate(mapping.size, id);
    for (const { key, value } of mapping.entries()) visit(key, value);
    return true;
  }
  if (special(mapping, 'keys') === undefined || special(mapping, '__getitem__') === undefined) return false;
  const keys = callMethod(machine, mapping, 'keys', [], undefined, id);
  for (const key of toList(machine, keys, id)) visit(key, getItem(machine, mapping, key, id));
  return true;
}

/** Keyword arguments, those of mappings behind `**` included; undefined where a call has none. */
export function keywordArguments(
  ctx: Context,
  nodes: readonly Node<'Keyword'>[],
): ((env: Env, callee: Value) => Keywords) | undefined {
  if (nodes.length === 0) return undefined;
  const { machine } = ctx;
  const add = nodes.map(({ arg, value }) => {
    const code = ctx.expression(value);
    const id = numbered(ctx, value);
    if (arg !== undefined)
      return (env: Env, into: Map<string, Value>, callee: Value) => put(into, arg, code(env), callee, id);
    return (env: Env, into: Map<string, Value>, callee: Value) => {
      const mapping = code(env);
      const isMapping = eachEntry(machine, mapping, id, (key, item) => {
        if (typeof key !== 'string') return machine.raise(types.TypeError, 'keywords must be strings', id);
        return put(into, key, item, callee, id);
      });
      if (!isMapping) refuse(machine, mapping, callee, '** must be a mapping', id);
    };
  });
  const put = (into: Map<string, Value>, name: string, value: Value, callee: Value, id: number): void => {
    if (into.has(name)) {
      const text = `${calleeText(machine, callee, id)} got multiple values for keyword argument '${name}'`;
      machine.raise(types.TypeError, text, id);
    }
    into.set(name, value);
  };
  return (env, callee) => {
    const keywords = new Map<string, Value>();
    for (const each of add) each(env, keywords, callee);
    return keywords;
  };
}

/** What is called, as CPython names it in errors about stars. */
function calleeText(machine: PyMachine, callee: Value, id: number): string {
  if (callee instanceof BoundMethod) return calleeText(machine, callee.func, id);
  if (callee instanceof UserFunction) return `__main__.${callee.qualifiedName}()`;
  if (callee instanceof Builtin) return `${callee.qualifiedName}()`;
  if (callee instanceof TypeValue) return `${callee.isBuiltin ? '' : '__main__.'}${callee.name}()`;
  return str(machine, callee, id);
}
