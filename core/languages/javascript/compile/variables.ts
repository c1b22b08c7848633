import type { AnyNode } from 'acorn';
import type { Variable } from '../scope.ts';
import type { Value } from '../values.ts';
import { type Bind, type Code, type Context, depthOf, numbered, outward, UNDECLARED } from './context.ts';
import { missing, readGlobal } from './globals.ts';

export type Identifier = Extract<AnyNode, { type: 'Identifier' }>;

export function readVariable(
  ctx: Context,
  node: Identifier | undefined,
  variable = node && ctx.analysis.variables.get(node),
): Code {
  if (variable === undefined) return readGlobal(ctx, node as Identifier);
  const { slot } = variable;
  const depth = depthOf(ctx, variable);
  if (variable.checked) {
    const check =
      variable.kind === 'import' ? missing(ctx, node as Identifier) : uninitialized(ctx, node as Identifier);
    return (env) => {
      const value = outward(env, depth)[slot];
      return value === UNDECLARED ? check() : value;
    };
  }
  if (depth === 0) return (env) => env[slot];
  if (depth === 1) return (env) => (env[0] as unknown as Value[])[slot];
  return (env) => outward(env, depth)[slot];
}

/** Stores without a row: for hoisted functions, loop variables that are copied, and the like. */
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

/** An assignment to a name, with JavaScript's errors: before its declaration, or to a constant. */
export function assignVariable(ctx: Context, node: Identifier): Bind {
  const { machine } = ctx;
  const variable = ctx.analysis.variables.get(node);
  if (variable === undefined) {
    const id = numbered(ctx, node);
    return () => machine.fail('TypeError', `Cannot assign to ${node.name}`, id);
  }
  if (variable.kind === 'const') {
    const id = numbered(ctx, node);
    return () => machine.fail('TypeError', 'Assignment to constant variable.', id);
  }
  const store = writeVariable(ctx, variable);
  if (!variable.checked) return store;
  const read = readVariable(ctx, node);
  return (env, value) => {
    read(env); // throws where the variable is not there yet
    store(env, value);
  };
}

function uninitialized(ctx: Context, node: Identifier): () => never {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  return () => machine.fail('ReferenceError', `Cannot access '${node.name}' before initialization`, id);
}
