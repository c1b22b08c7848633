import { importModule } from '../library/modules.ts';
import type { Node } from '../syntax/ast.ts';
import type { Variable } from '../syntax/names.ts';
import { findAttribute } from '../values/attributes.ts';
import { types } from '../values/types.ts';
import type { Value } from '../values/values.ts';
import { type Context, type Exec, numbered } from './context.ts';
import { writeVariable } from './variables.ts';

/**
 * Modules that are not here leave their names unbound: whoever uses one is asked for its value. Only where a `try` is
 * around the import it fails, as the program expects it to.
 */
export const imports = {
  Import(ctx: Context, node: Node<'Import'>): Exec {
    const { machine } = ctx;
    const parts = node.names.map((alias): Exec => {
      const { name, asname } = alias;
      const id = numbered(ctx, alias);
      const variable = ctx.analysis.variables.get(alias) as Variable;
      const store = writeVariable(ctx, variable);
      const refuse = refusing(ctx, id);
      const top = name.split('.')[0];
      return (env) => {
        const module = importModule(machine, name, id);
        if (module === undefined) refuse(name, [variable]);
        // `import a.b` binds `a`.
        else store(env, asname !== undefined || top === name ? module : (importModule(machine, top, id) as Value));
        return undefined;
      };
    });
    return (env) => {
      for (const part of parts) part(env);
      return undefined;
    };
  },

  ImportFrom(ctx: Context, node: Node<'ImportFrom'>): Exec {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    const isRelative = (node.level ?? 0) > 0;
    const path = isRelative ? undefined : node.module;
    if (path === '__future__') return () => undefined;
    const refuse = refusing(ctx, id);
    const name = `${'.'.repeat(node.level ?? 0)}${node.module ?? ''}`;
    const named = node.names
      .filter((alias) => alias.name !== '*')
      .map((alias) => ({
        name: alias.name,
        id: numbered(ctx, alias),
        variable: ctx.analysis.variables.get(alias) as Variable,
        store: writeVariable(ctx, ctx.analysis.variables.get(alias) as Variable),
      }));
    return (env) => {
      const module = path === undefined ? undefined : importModule(machine, path, id);
      if (module === undefined) {
        refuse(
          name,
          named.map(({ variable }) => variable),
        );
        return undefined;
      }
      for (const { name: key, id: at, store } of named) {
        const value = findAttribute(machine, module, key, at) ?? importModule(machine, `${path}.${key}`, at);
        const text = `cannot import name '${key}' from '${path}' (unknown location)`;
        store(env, value === undefined ? machine.raise(types.ImportError, text, at) : value);
      }
      return undefined;
    };
  },
};

/** What becomes of a module that is not here. */
function refusing(ctx: Context, id: number): (module: string, variables: readonly Variable[]) => void {
  const { machine, isGuarded } = ctx;
  return (module, variables) => {
    if (isGuarded) machine.raise(types.ModuleNotFoundError, `No module named '${firstMissing(ctx, module, id)}'`, id);
    for (const variable of variables) ctx.unresolved.add(variable);
  };
}

/** Of `a.b.c` the shortest part that is not here. */
function firstMissing({ machine }: Context, module: string, id: number): string {
  const parts = module.split('.');
  const counts = parts.map((_, i) => i + 1);
  const found = counts.find((count) => importModule(machine, parts.slice(0, count).join('.'), id) === undefined);
  return parts.slice(0, found).join('.');
}
