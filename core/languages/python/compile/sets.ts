/** Sets that are written out. How CPython makes them decides about the order that their elements have. */
import type { ExprNode, Node } from '../syntax/ast.ts';
import { SetValue } from '../values/mappings.ts';
import { types } from '../values/types.ts';
import type { TypeValue, Value } from '../values/values.ts';
import { type Code, type Context, type Env, numbered } from './context.ts';
import { valuesOf } from './elements.ts';

export function setDisplay(ctx: Context, node: Node<'Set'>): Code {
  const { machine } = ctx;
  // A longer one of constants is kept as a frozenset, of which copies are made.
  const kept = node.elts.length > 2 ? constantSet(ctx, node) : undefined;
  if (kept === undefined) return fresh(ctx, node);
  const id = numbered(ctx, node);
  return (env) => {
    const set = new SetValue();
    set.merge(machine, kept(env), id);
    return set;
  };
}

/** What a loop goes through: constants in a set are kept as a frozenset for it. */
export function iterated(ctx: Context, node: ExprNode): Code {
  return (node.nodeType === 'Set' && constantSet(ctx, node)) || ctx.expression(node);
}

/** The frozenset that a set of constants is kept as: it was made of another one. */
function constantSet(ctx: Context, node: Node<'Set'>): ((env: Env) => SetValue) | undefined {
  if (!node.elts.every(isConstant)) return undefined;
  const first = fresh(ctx, node);
  const id = numbered(ctx, node);
  return (env) => setOf(ctx, first(env).keys(), types.frozenset, id);
}

/** CPython computes it before the program runs. */
function isConstant(node: ExprNode): boolean {
  if (node.nodeType === 'UnaryOp') return isConstant(node.operand);
  if (node.nodeType === 'BinOp') return isConstant(node.left) && isConstant(node.right);
  return node.nodeType === 'Constant' || (node.nodeType === 'Tuple' && node.elts.every(isConstant));
}

function fresh(ctx: Context, node: Node<'Set'>): (env: Env) => SetValue {
  const id = numbered(ctx, node);
  const elements = valuesOf(ctx, node.elts, id);
  return (env) => setOf(ctx, elements(env), types.set, id);
}

function setOf({ machine }: Context, values: Iterable<Value>, type: TypeValue, id: number): SetValue {
  const set = new SetValue(type);
  for (const value of values) set.add(machine, value, id);
  return set;
}
