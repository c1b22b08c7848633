import type { AnyNode, Node, StmtNode } from '../syntax/ast.ts';
import { assignments } from './assignments.ts';
import { defineClass } from './classes.ts';
import {
  BREAK,
  bindRow,
  CONTINUE,
  type Context,
  type Exec,
  isTrue,
  numbered,
  numberedTarget,
  RETURN,
  unsupported,
} from './context.ts';
import { defineFunction } from './functions.ts';
import { imports } from './imports.ts';
import { loops } from './loops.ts';
import { matching } from './matching.ts';
import { raising } from './raising.ts';
import { trying } from './trying.ts';

type Table = { readonly [T in AnyNode['nodeType']]?: (ctx: Context, node: Node<T>) => Exec };

const NOTHING: Exec = () => undefined;

export const statements: Table = {
  ...assignments,
  ...imports,
  ...loops,
  ...matching,
  ...raising,
  ...trying,
  FunctionDef: defineFunction,
  ClassDef: defineClass,
  Pass: () => NOTHING,
  Global: () => NOTHING,
  Nonlocal: () => NOTHING,
  Break: () => () => BREAK,
  Continue: () => () => CONTINUE,

  Expr(ctx, node) {
    const code = ctx.expression(node.value);
    return (env) => {
      code(env);
      return undefined;
    };
  },

  If(ctx, node) {
    const { machine } = ctx;
    ctx.shownAt = node.test.end;
    const id = numbered(ctx, node.test);
    const test = ctx.expression(node.test);
    const body = ctx.block(node.body);
    const orelse = ctx.block(node.orelse);
    return (env) => (isTrue(machine, test(env), id) ? body(env) : orelse(env));
  },

  Return(ctx, node) {
    const { machine } = ctx;
    if (node.value === undefined) {
      return () => {
        ctx.returned = null;
        return RETURN;
      };
    }
    const code = ctx.expression(node.value);
    const id = numberedTarget(ctx, node, 'return');
    return (env) => {
      const value = code(env);
      ctx.returned = value;
      bindRow(machine, id, value);
      return RETURN;
    };
  },

  AsyncFunctionDef: (ctx, node) => unsupported(ctx, node, 'Async functions'),
  AsyncFor: (ctx, node) => unsupported(ctx, node, 'Async functions'),
  AsyncWith: (ctx, node) => unsupported(ctx, node, 'Async functions'),
  TryStar: (ctx, node) => unsupported(ctx, node, '`except*` clauses'),
  TypeAlias: (ctx, node) => unsupported(ctx, node, '`type` statements'),
};

/** Runs statements in order. */
export function block(ctx: Context, nodes: readonly StmtNode[]): Exec {
  const execs = nodes.map((node) => ctx.statement(node)).filter((exec) => exec !== NOTHING);
  if (execs.length === 0) return NOTHING;
  if (execs.length === 1) return execs[0];
  return (env) => {
    for (let i = 0; i < execs.length; i++) {
      const completion = execs[i](env);
      if (completion !== undefined) return completion;
    }
    return undefined;
  };
}
