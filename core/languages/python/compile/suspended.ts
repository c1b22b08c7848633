/** Compound statements that may be suspended: each does what its sibling in the other tables does. */
import type { AnyNode, Node, StmtNode } from '../syntax/ast.ts';
import { iterate } from '../values/iteration.ts';
import { BREAK, CONTINUE, type Completion, type Context, type Exec, isTrue, numbered, type Steps } from './context.ts';
import { beginIteration } from './loops.ts';
import { caseOf } from './matching.ts';
import { caught, handlerFor, handlerOf, type Manager, managersOf, markOf, whileGuarded } from './trying.ts';
import { evaluation, simpleSteps, suspends } from './yielding.ts';

type Table = { readonly [T in AnyNode['nodeType']]?: (ctx: Context, node: Node<T>) => Steps };

export const suspended: Table = {
  ...simpleSteps,

  If(ctx, node) {
    const { machine } = ctx;
    ctx.shownAt = node.test.end;
    const id = numbered(ctx, node.test);
    const test = evaluation(ctx, node.test);
    const body = ctx.stepsBlock(node.body);
    const orelse = ctx.stepsBlock(node.orelse);
    return function* (env) {
      return yield* (isTrue(machine, yield* test(env), id) ? body : orelse)(env);
    };
  },

  While(ctx, node) {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    ctx.shownAt = node.test.end;
    const test = evaluation(ctx, node.test);
    const body = ctx.stepsBlock(node.body);
    const orelse = ctx.stepsBlock(node.orelse);
    return function* (env) {
      const outer = machine.frame;
      for (let i = 0; isTrue(machine, yield* test(env), id); i++) {
        beginIteration(machine, id, outer, i);
        const completion = yield* body(env);
        machine.frame = outer;
        if (completion === undefined || completion === CONTINUE) continue;
        return completion === BREAK ? undefined : completion;
      }
      return yield* orelse(env);
    };
  },

  For(ctx, node) {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    const at = numbered(ctx, node.iter);
    ctx.shownAt = node.iter.end;
    const iterable = evaluation(ctx, node.iter);
    const bind = ctx.target(node.target, 'loop');
    const body = ctx.stepsBlock(node.body);
    const orelse = ctx.stepsBlock(node.orelse);
    return function* (env) {
      const walk = iterate(machine, yield* iterable(env), at);
      const outer = machine.frame;
      let i = 0;
      for (let value = walk.next(); value !== undefined; value = walk.next()) {
        beginIteration(machine, id, outer, i++);
        bind(env, value);
        const completion = yield* body(env);
        machine.frame = outer;
        if (completion === undefined || completion === CONTINUE) continue;
        return completion === BREAK ? undefined : completion;
      }
      return yield* orelse(env);
    };
  },

  Match(ctx, node) {
    const subject = evaluation(ctx, node.subject);
    const cases = node.cases.map((each) => ({ matches: caseOf(ctx, each), body: ctx.stepsBlock(each.body) }));
    return function* (env) {
      const value = yield* subject(env);
      for (const { matches, body } of cases) if (matches(env, value)) return yield* body(env);
      return undefined;
    };
  },

  Try(ctx, node) {
    const body = whileGuarded(ctx, node, () => ctx.stepsBlock(node.body));
    const handlers = node.handlers.map((handler) => handlerOf(ctx, handler));
    const bodies = node.handlers.map((handler) => ctx.stepsBlock(handler.body));
    const orelse = ctx.stepsBlock(node.orelse);
    const guarded: Steps = function* (env) {
      const mark = markOf(ctx);
      let completion: Completion | undefined;
      try {
        completion = yield* body(env);
      } catch (error) {
        const raised = caught(ctx, error, mark);
        const index = handlerFor(handlers, env, raised);
        handlers[index].enter(env, raised.exception);
        try {
          return yield* bodies[index](env);
        } finally {
          handlers[index].leave(env);
        }
      }
      return completion ?? (yield* orelse(env));
    };
    return node.finalbody.length === 0 ? guarded : withFinally(ctx, guarded, ctx.stepsBlock(node.finalbody));
  },

  With(ctx, node) {
    const managers = managersOf(ctx, node);
    return managers.reduceRight((body, manager) => managed(ctx, manager, body), ctx.stepsBlock(node.body));
  },
};

function withFinally(ctx: Context, body: Steps, finalizer: Steps): Steps {
  const { machine } = ctx;
  return function* (env) {
    const mark = markOf(ctx);
    let completion: Completion | undefined;
    try {
      completion = yield* body(env);
    } catch (error) {
      const raised = caught(ctx, error, mark);
      machine.handling.push(raised.exception);
      const ending = yield* finalizer(env);
      machine.handling.pop();
      if (ending !== undefined) return ending;
      throw raised;
    }
    const { returned } = ctx;
    const ending = yield* finalizer(env);
    if (ending !== undefined) return ending;
    ctx.returned = returned;
    return completion;
  };
}

function managed(ctx: Context, { context, bind, enter, exit }: Manager, body: Steps): Steps {
  return function* (env) {
    const manager = context(env);
    const entered = enter(manager);
    const mark = markOf(ctx);
    let completion: Completion | undefined;
    try {
      bind?.(env, entered);
      completion = yield* body(env);
    } catch (error) {
      const raised = caught(ctx, error, mark);
      if (exit(manager, raised.exception)) return undefined;
      throw raised;
    }
    const { returned } = ctx;
    exit(manager, undefined);
    ctx.returned = returned;
    return completion;
  };
}

/** Runs statements in order; only those with a `yield` may be suspended. */
export function stepsBlock(ctx: Context, nodes: readonly StmtNode[]): Steps {
  const parts: { readonly exec?: Exec; readonly steps?: Steps }[] = nodes.map((node) =>
    suspends(node) ? { steps: ctx.steps(node) } : { exec: ctx.statement(node) },
  );
  if (parts.length === 1 && parts[0].steps !== undefined) return parts[0].steps;
  return function* (env) {
    for (const { exec, steps } of parts) {
      const completion = exec === undefined ? yield* (steps as Steps)(env) : exec(env);
      if (completion !== undefined) return completion;
    }
    return undefined;
  };
}
