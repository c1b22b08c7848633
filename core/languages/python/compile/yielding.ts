/**
 * What may be suspended. Only statements with a `yield` compile to generators of the host; an expression with one is
 * taken apart: what is evaluated before the `yield` waits in slots of the environment.
 */
import type { AnyNode, ExprNode, Node, StmtNode } from '../syntax/ast.ts';
import { children, isComprehension, isFunction } from '../syntax/walk.ts';
import type { Value } from '../values/values.ts';
import { type Code, type Context, type Env, isTrue, numbered, type Steps, unsupported } from './context.ts';
import { delegate } from './delegation.ts';

export type SuspendingCode = (env: Env) => Generator<Value, Value, Value>;

const known = new WeakMap<AnyNode, boolean>();

/** Whether a node contains a `yield` of the function that it is in. */
export function suspends(node: AnyNode): boolean {
  let answer = known.get(node);
  if (answer === undefined) known.set(node, (answer = isSuspending(node)));
  return answer;
}

function isSuspending(node: AnyNode): boolean {
  if (node.nodeType === 'Yield' || node.nodeType === 'YieldFrom') return true;
  if (isFunction(node) || node.nodeType === 'ClassDef') return false;
  if (isComprehension(node)) return suspends(node.generators[0].iter);
  return children(node).some(suspends);
}

/** Evaluates an expression that may be suspended meanwhile. */
export function evaluation(ctx: Context, node: ExprNode): SuspendingCode {
  if (!suspends(node)) return atOnce(ctx.expression(node));
  const make = inPlace[node.nodeType] as ((ctx: Context, node: ExprNode) => SuspendingCode) | undefined;
  if (make === undefined) return inParts(ctx, node);
  const steps = make(ctx, node);
  const { watch, machine } = ctx;
  if (!watch?.watches(node)) return steps;
  return function* (env) {
    const value = yield* steps(env);
    watch.saw(node, value, machine);
    return value;
  };
}

type Table = { readonly [T in AnyNode['nodeType']]?: (ctx: Context, node: Node<T>) => SuspendingCode };

/** What yields, and what does not evaluate all of its parts. */
const inPlace: Table = {
  Yield(ctx, node) {
    const code = plainly(ctx, node);
    if (code !== undefined) {
      return function* (env) {
        return yield code(env);
      };
    }
    const steps = evaluation(ctx, node.value as ExprNode);
    return function* (env) {
      return yield yield* steps(env);
    };
  },

  YieldFrom(ctx, node) {
    const id = numbered(ctx, node);
    const code = evaluation(ctx, node.value);
    return function* (env) {
      return yield* delegate(ctx, yield* code(env), id);
    };
  },

  IfExp(ctx, node) {
    const { machine } = ctx;
    const id = numbered(ctx, node.test);
    const [test, body, orelse] = [node.test, node.body, node.orelse].map((part) => evaluation(ctx, part));
    return function* (env) {
      return yield* (isTrue(machine, yield* test(env), id) ? body : orelse)(env);
    };
  },

  BoolOp(ctx, node) {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    const isOr = node.op.nodeType === 'Or';
    const parts = node.values.map((value) => evaluation(ctx, value));
    return function* (env) {
      let value: Value = null;
      for (const part of parts) {
        value = yield* part(env);
        if (part !== parts.at(-1) && isTrue(machine, value, id) === isOr) return value;
      }
      return value;
    };
  },
};

/** Evaluates the parts one after the other, then what is made of them. */
function inParts(ctx: Context, node: ExprNode): SuspendingCode {
  const before = spilling(ctx, partsOf(node));
  const code = ctx.expression(node);
  return function* (env) {
    yield* before(env);
    return code(env);
  };
}

/** What is yielded, where that is evaluated at one stroke. */
function plainly(ctx: Context, { value }: Node<'Yield'>): Code | undefined {
  if (value === undefined) return () => null;
  return suspends(value) ? undefined : ctx.expression(value);
}

function atOnce(code: Code): SuspendingCode {
  // biome-ignore lint/correctness/useYield: it stands where others are suspended
  return function* (env) {
    return code(env);
  };
}

/** Parts of an expression, all of which are evaluated, in their order. */
function partsOf(node: ExprNode): ExprNode[] {
  switch (node.nodeType) {
    case 'NamedExpr':
      return [node.value];
    case 'Compare':
      return [node.left, node.comparators[0]]; // those after them only where the first comparison holds
    case 'Dict':
      return node.values.flatMap((value, i) => [...(node.keys[i] === null ? [] : [node.keys[i]]), value]) as ExprNode[];
    case 'Call':
      return [node.func, ...node.args, ...node.keywords.map(({ value }) => value)];
    default:
      return isComprehension(node) ? [node.generators[0].iter] : (children(node) as ExprNode[]);
  }
}

/** Evaluates expressions up to the last one that may be suspended; what compiles them later finds their values. */
export function spilling(ctx: Context, nodes: readonly ExprNode[]): (env: Env) => Generator<Value, void, Value> {
  const count = nodes.findLastIndex(suspends) + 1;
  const parts = nodes.slice(0, count).map((node): { slot: number; code?: Code; steps?: SuspendingCode } => {
    if (node.nodeType === 'Starred')
      return { slot: 0, code: unsupported(ctx, node, '`yield` expressions beside a star') };
    const part = suspends(node) ? { steps: evaluation(ctx, node) } : { code: ctx.expression(node) };
    const slot = ctx.slots++;
    ctx.spilled.set(node, slot);
    return { slot, ...part };
  });
  return function* (env) {
    for (const { slot, code, steps } of parts)
      env[slot] = code === undefined ? yield* (steps as SuspendingCode)(env) : code(env);
  };
}

/** A statement that evaluates some expressions and then does what it does. */
export function afterwards(ctx: Context, node: StmtNode, nodes: readonly (ExprNode | undefined)[]): Steps {
  const before = spilling(
    ctx,
    nodes.filter((each) => each !== undefined),
  );
  const exec = ctx.statement(node);
  return function* (env) {
    yield* before(env);
    return exec(env);
  };
}

export const simpleSteps = {
  Expr(ctx: Context, node: Node<'Expr'>): Steps {
    const { value } = node;
    const code = value.nodeType === 'Yield' && !ctx.watch?.watches(value) ? plainly(ctx, value) : undefined;
    if (code === undefined) return afterwards(ctx, node, [value]);
    return function* (env) {
      yield code(env);
      return undefined;
    };
  },
  Assign: (ctx: Context, node: Node<'Assign'>): Steps => afterwards(ctx, node, [node.value]),
  AnnAssign: (ctx: Context, node: Node<'AnnAssign'>): Steps => afterwards(ctx, node, [node.value]),
  Return: (ctx: Context, node: Node<'Return'>): Steps => afterwards(ctx, node, [node.value]),
  Raise: (ctx: Context, node: Node<'Raise'>): Steps => afterwards(ctx, node, [node.exc, node.cause]),
  Assert: (ctx: Context, node: Node<'Assert'>): Steps => afterwards(ctx, node, [node.test]),

  AugAssign(ctx: Context, node: Node<'AugAssign'>): Steps {
    // What is there is read before the value is evaluated.
    const { target, value } = node;
    if (target.nodeType === 'Name') return afterwards(ctx, node, [target, value]);
    return afterwards(ctx, node, [...partsOf(target), target, value]);
  },
};
