import type { Node, StmtNode } from '../syntax/ast.ts';
import type { Scope, Variable } from '../syntax/names.ts';
import { newClass } from '../values/classes.ts';
import { toList } from '../values/iteration.ts';
import { DictValue } from '../values/mappings.ts';
import type { Value } from '../values/values.ts';
import { keywordArguments, spread } from './arguments.ts';
import {
  type Code,
  type Context,
  type Env,
  type Exec,
  environments,
  numbered,
  sourceOf,
  unsupported,
  within,
} from './context.ts';
import { decorated, docOf } from './functions.ts';
import { writeVariable } from './variables.ts';

/** `class`: its body runs at once; what it bound becomes the class's attributes. */
export function defineClass(ctx: Context, node: Node<'ClassDef'>): Exec {
  if (node.type_params.length > 0) return unsupported(ctx, node, 'Type parameters');
  const make = decorated(ctx, node.decorator_list, () => classCode(ctx, node));
  const store = writeVariable(ctx, ctx.analysis.variables.get(node) as Variable);
  return (env) => {
    store(env, make(env));
    return undefined;
  };
}

function classCode(ctx: Context, node: Node<'ClassDef'>): Code {
  const { machine } = ctx;
  const id = numbered(ctx, node.nameAt);
  const bases = spread(ctx, node.bases, (value, _callee, at) => toList(machine, value, at));
  const keywords = keywordArguments(ctx, node.keywords);
  const scope = ctx.analysis.scopes.get(node) as Scope;
  const qualifiedName = ctx.qualifier + node.name;
  const { body, environment } = within(ctx, scope, () => {
    ctx.qualifier = `${qualifiedName}.`;
    return { body: ctx.block(node.body), environment: environments(ctx.slots) };
  });
  const doc = docOf(node.body);
  const annotations = annotationsOf(ctx, node.body);
  const bound = [...scope.variables.values()].filter((variable) => variable.scope === scope);
  const cell = bound.find(({ name }) => name === '__class__');
  return (outer) => {
    const parents = bases(outer, undefined);
    const given = keywords?.(outer, null);
    const env = environment(outer);
    const namespace = new Map<string, Value>([
      ['__module__', '__main__'],
      ['__qualname__', qualifiedName],
    ]);
    if (doc !== null) namespace.set('__doc__', doc);
    if (annotations.size > 0) namespace.set('__annotations__', dictOf(annotations));
    body(env);
    collect(namespace, bound, env);
    const made = newClass(machine, node.name, parents, namespace, given, id);
    if (cell !== undefined) env[cell.slot] = made;
    return made;
  };

  function dictOf(texts: ReadonlyMap<string, string>): DictValue {
    const dict = new DictValue();
    for (const [name, text] of texts) dict.set(machine, name, text, id);
    return dict;
  }
}

function collect(namespace: Map<string, Value>, bound: readonly Variable[], env: Env): void {
  for (const { name, slot } of bound) if (env[slot] !== undefined) namespace.set(name, env[slot]);
}

/** Annotations of names, which are not evaluated: their texts. */
function annotationsOf(ctx: Context, body: readonly StmtNode[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const statement of body) {
    if (statement.nodeType === 'AnnAssign' && statement.target.nodeType === 'Name')
      texts.set(statement.target.id, sourceOf(ctx, statement.annotation));
  }
  return texts;
}
