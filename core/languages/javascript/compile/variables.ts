import type { AnyNode } from 'acorn';
import type { Variable } from '../syntax/names.ts';
import type { Value } from '../values/values.ts';
import { type Bind, type Code, type Context, depthOf, numbered, outward, UNDECLARED } from './context.ts';
import { isGlobal, missing, readGlobal } from './globals.ts';

export type Identifier = Extract<AnyNode, { type: 'Identifier' }>;

export function readVariable(ctx: Context, node: AnyNode, variable = ctx.analysis.variables.get(node)): Code {
  if (variable === undefined) return readGlobal(ctx, node as Identifier);
  if (variable.checked) {
    const { slot } = variable;
    const depth = depthOf(ctx, variable);
    const check = absent(ctx, node, variable);
    return (env) => {
      const value = outward(env, depth)[slot];
      return value === UNDECLARED ? check() : value;
    };
  }
  return readSlot(ctx, variable);
}

/** Reads without a check. */
export function readSlot(ctx: Context, variable: Variable): Code {
  const { slot } = variable;
  const depth = depthOf(ctx, variable);
  if (depth === 0) return (env) => env[slot];
  if (depth === 1) return (env) => (env[0] as unknown as Value[])[slot];
  return (env) => outward(env, depth)[slot];
}

/**
 * The slot of what is no more than a variable of the environment at hand; 0 for all else. Whoever evaluates such a node
 * reads its slot and saves the call of its code.
 */
export function slotOf(ctx: Context, node: AnyNode): number {
  const variable = node.type === 'Identifier' ? ctx.analysis.variables.get(node) : undefined;
  if (variable === undefined || variable.checked || ctx.watch?.watches(node)) return 0;
  return depthOf(ctx, variable) === 0 ? variable.slot : 0;
}

/** As `slotOf`, of a name that is assigned: 0 also where the assignment is an error or means nothing. */
export function writableSlot(ctx: Context, node: Identifier): number {
  const kind = ctx.analysis.variables.get(node)?.kind;
  return kind === 'const' || kind === 'self' ? 0 : slotOf(ctx, node);
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
    if (ctx.scope.isStrict && !isGlobal(node.name))
      return () => machine.fail('ReferenceError', `${node.name} is not defined`, id);
    return () => machine.fail('TypeError', `Cannot assign to ${node.name}`, id);
  }
  if (variable.kind === 'self') return () => undefined; // a function's own name: nothing happens
  const isCreated = variable.kind === 'implicit' && !ctx.scope.isStrict;
  const read = variable.checked && !isCreated ? readVariable(ctx, node) : undefined;
  if (variable.kind === 'const') {
    const id = numbered(ctx, node);
    return (env) => {
      read?.(env);
      machine.fail('TypeError', 'Assignment to constant variable.', id);
    };
  }
  const store = writeVariable(ctx, variable);
  if (read === undefined) return store;
  return (env, value) => {
    read(env); // throws where the variable is not there yet
    store(env, value);
  };
}

/** What a use of a variable does that is not there yet. */
function absent(ctx: Context, node: AnyNode, { kind, name }: Variable): () => never {
  if (kind === 'import') return missing(ctx, node as Identifier);
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const text =
    kind === 'derived'
      ? NOT_MADE
      : kind === 'implicit'
        ? `${name} is not defined`
        : `Cannot access '${name}' before initialization`;
  return () => machine.fail('ReferenceError', text, id);
}

/** The `this` of a class that extends another. */
export const NOT_MADE =
  "Must call super constructor in derived class before accessing 'this' or returning from derived constructor";
