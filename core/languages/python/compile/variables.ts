import { Problem } from '../../../runtime/problem.ts';
import { builtins } from '../library/builtins.ts';
import type { ExprNode, Node } from '../syntax/ast.ts';
import type { Scope, Variable } from '../syntax/names.ts';
import { types } from '../values/types.ts';
import type { Value } from '../values/values.ts';
import { type Bind, type Code, type Context, depthOf, type Exec, numbered, outward } from './context.ts';

type Name = Node<'Name'>;

/** The value of a name; what happens where it has none is Python's error, or that an input must be chosen. */
export function readName(ctx: Context, node: Name): Code {
  const variable = ctx.analysis.variables.get(node) as Variable;
  return readVariable(ctx, variable, numbered(ctx, node));
}

/** @param id of the syntax node to blame */
export function readVariable(ctx: Context, variable: Variable, id: number): Code {
  const absent = otherwise(ctx, variable, id);
  if (variable.kind === 'builtin') {
    const value = builtins.get(variable.name);
    return value === undefined ? absent : () => value;
  }
  const { slot } = variable;
  const depth = depthOf(ctx, variable);
  if (depth === 0) return (env) => env[slot] ?? present(env, absent, env[slot]);
  if (depth === 1) {
    return (env) => {
      const value = (env[0] as unknown as Value[])[slot];
      return value ?? present(env, absent, value);
    };
  }
  return (env) => {
    const value = outward(env, depth)[slot];
    return value ?? present(env, absent, value);
  };
}

/** `None`, or what stands for a value that is not there. */
function present(env: Value[], absent: Code, value: Value | undefined): Value {
  return value === undefined ? absent(env) : value;
}

/** Where a name that is not bound leads. */
function otherwise(ctx: Context, variable: Variable, id: number): Code {
  const { name, kind } = variable;
  if (kind === 'builtin') {
    return () => {
      throw new Problem('unsupported-function', id, { name });
    };
  }
  const fail = failing(ctx, variable, id);
  return (env) => {
    if (kind !== 'input' && !ctx.unresolved.has(variable)) return fail(env);
    throw new Problem('input-needed', id, { names: name }); // nothing in the file gives it a value
  };
}

/** Python's own errors, where nobody is to choose a value. */
function failing(ctx: Context, variable: Variable, id: number): Code {
  const { machine } = ctx;
  const { name, scope } = variable;
  if (scope.kind === 'class') return outside(ctx, variable, id);
  if (scope.kind === 'module')
    return () => builtins.get(name) ?? machine.raise(types.NameError, `name '${name}' is not defined`, id);
  const isOwn = scope === ctx.scope;
  const which = isOwn ? `local variable '${name}'` : `free variable '${name}'`;
  const where = `where it is not associated with a value${isOwn ? '' : ' in enclosing scope'}`;
  const type = isOwn ? types.UnboundLocalError : types.NameError;
  return () => machine.raise(type, `cannot access ${which} ${where}`, id);
}

/** What a class body has not bound itself is looked for in the module. */
function outside(ctx: Context, variable: Variable, id: number): Code {
  const { name } = variable;
  const root = ctx.analysis.root.variables.get(name);
  if (root !== undefined && root !== variable) return readVariable(ctx, root, id);
  return () => builtins.get(name) ?? ctx.machine.raise(types.NameError, `name '${name}' is not defined`, id);
}

/**
 * The slot of what is no more than a variable of the environment at hand, or was evaluated before; 0 for all else.
 * Whoever evaluates such a node reads its slot, and calls its code only where the slot holds `None` or nothing.
 */
export function slotOf(ctx: Context, node: ExprNode): number {
  const spilled = ctx.spilled.get(node);
  if (spilled !== undefined) return spilled;
  if (node.nodeType !== 'Name' || ctx.watch?.watches(node)) return 0;
  const variable = ctx.analysis.variables.get(node);
  return variable !== undefined && variable.kind !== 'builtin' && variable.scope === ctx.scope ? variable.slot : 0;
}

/** Stores without a row. */
export function writeVariable(ctx: Context, variable: Variable): Bind {
  const { slot } = variable;
  const depth = depthOf(ctx, variable);
  if (depth === 0) {
    return (env, value) => {
      env[slot] = value;
    };
  }
  return (env, value) => {
    outward(env, depth)[slot] = value;
  };
}

/** `del name`. */
export function deleteName(ctx: Context, node: Name): Exec {
  const variable = ctx.analysis.variables.get(node) as Variable;
  const read = unbinding(ctx, variable, numbered(ctx, node));
  const forget = forgetVariable(ctx, variable);
  return (env) => {
    read(env);
    forget(env);
    return undefined;
  };
}

/** Fails where there is nothing to delete: no other variable of that name is looked for. */
function unbinding(ctx: Context, variable: Variable, id: number): Code {
  const { machine } = ctx;
  const { name, slot, scope } = variable;
  const isPlain = scope.kind === 'module' || scope.kind === 'class';
  const absent = isPlain
    ? () => machine.raise(types.NameError, `name '${name}' is not defined`, id)
    : otherwise(ctx, variable, id);
  const depth = depthOf(ctx, variable);
  return (env) => present(env, absent, outward(env, depth)[slot]);
}

/** Makes a variable unbound. */
export function forgetVariable(ctx: Context, variable: Variable): Exec {
  const { slot } = variable;
  const depth = depthOf(ctx, variable);
  return (env) => {
    outward(env, depth)[slot] = undefined as unknown as Value;
    return undefined;
  };
}

/** The variable of a name in a scope that surely has it. */
export function variableIn(scope: Scope, name: string): Variable {
  return scope.lookup(name) as Variable;
}
