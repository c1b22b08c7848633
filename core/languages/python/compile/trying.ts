/** What deals with exceptions. What ends the run, a `Problem`, passes through and runs no more code of the program. */
import type { ExprNode, Node } from '../syntax/ast.ts';
import { callSpecial, special } from '../values/attributes.ts';
import { TupleValue } from '../values/containers.ts';
import { type ExceptionValue, Raised } from '../values/exceptions.ts';
import type { PyMachine } from '../values/machine.ts';
import { typeOf, types } from '../values/types.ts';
import { TypeValue, type Value } from '../values/values.ts';
import { type Bind, type Code, type Context, type Env, type Exec, isTrue, numbered } from './context.ts';
import { forgetVariable, writeVariable } from './variables.ts';

/** Where the machine stood when a statement began that may catch exceptions; from where a generator was resumed last. */
interface Mark {
  readonly frame: number;
  readonly depth: number;
  readonly handling: number;
}

export function markOf({ machine, resumption }: Context): Mark {
  const { frame, budget, handling } = machine;
  return { frame, depth: budget.depth - resumption.depth, handling: handling.length - resumption.handling };
}

/** An exception of the program, with the machine where it stood before; anything else is thrown on. */
export function caught({ machine, resumption }: Context, error: unknown, mark: Mark): Raised {
  if (!(error instanceof Raised)) throw error;
  machine.frame = mark.frame;
  machine.budget.depth = resumption.depth + mark.depth;
  machine.handling.length = resumption.handling + mark.handling;
  return error;
}

export const trying = {
  Try(ctx: Context, node: Node<'Try'>): Exec {
    const body = whileGuarded(ctx, node, () => ctx.block(node.body));
    const handlers = node.handlers.map((handler) => handlerOf(ctx, handler));
    const bodies = node.handlers.map((handler) => ctx.block(handler.body));
    const orelse = ctx.block(node.orelse);
    const guarded: Exec = (env) => {
      const mark = markOf(ctx);
      let completion: ReturnType<Exec>;
      try {
        completion = body(env);
      } catch (error) {
        const raised = caught(ctx, error, mark);
        const index = handlerFor(handlers, env, raised);
        handlers[index].enter(env, raised.exception);
        try {
          return bodies[index](env);
        } finally {
          handlers[index].leave(env);
        }
      }
      return completion ?? orelse(env);
    };
    const exec = handlers.length === 0 ? body : guarded;
    return node.finalbody.length === 0 ? exec : withFinally(ctx, exec, ctx.block(node.finalbody));
  },

  With(ctx: Context, node: Node<'With'>): Exec {
    const managers = managersOf(ctx, node);
    return managers.reduceRight((body, manager) => managed(ctx, manager, body), ctx.block(node.body));
  },
};

/** Compiles what a `try` statement guards. */
export function whileGuarded<T>(ctx: Context, { handlers }: Node<'Try'>, compile: () => T): T {
  const outer = ctx.isGuarded;
  ctx.isGuarded ||= handlers.length > 0;
  const compiled = compile();
  ctx.isGuarded = outer;
  return compiled;
}

interface Handler {
  readonly matches: (env: Env, exception: ExceptionValue) => boolean;
  readonly enter: (env: Env, exception: ExceptionValue) => void;
  readonly leave: (env: Env) => void;
}

export function handlerOf(ctx: Context, node: Node<'ExceptHandler'>): Handler {
  const { machine } = ctx;
  const type = node.type && matchingType(ctx, node.type);
  const variable = ctx.analysis.variables.get(node);
  const store = variable && writeVariable(ctx, variable);
  const forget = variable && forgetVariable(ctx, variable);
  return {
    matches: type ?? (() => true),
    enter: (env, exception) => {
      machine.handling.push(exception);
      store?.(env, exception);
    },
    leave: (env) => {
      machine.handling.pop();
      forget?.(env);
    },
  };
}

function matchingType(ctx: Context, node: ExprNode): (env: Env, exception: ExceptionValue) => boolean {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const code = ctx.expression(node);
  const matches = (type: Value, exception: ExceptionValue): boolean => {
    if (type instanceof TupleValue) return type.elements.some((each) => matches(each, exception));
    if (type instanceof TypeValue && type.isSubtypeOf(types.BaseException)) return exception.type.isSubtypeOf(type);
    const refusal = 'catching classes that do not inherit from BaseException is not allowed';
    return machine.raise(types.TypeError, refusal, id);
  };
  return (env, exception) => {
    // What is raised meanwhile has this exception for its context.
    machine.handling.push(exception);
    const isMatch = matches(code(env), exception);
    machine.handling.pop();
    return isMatch;
  };
}

/** The first handler that matches; where none does, the exception goes on. */
export function handlerFor(handlers: readonly Handler[], env: Env, raised: Raised): number {
  const index = handlers.findIndex(({ matches }) => matches(env, raised.exception));
  if (index < 0) throw raised;
  return index;
}

function withFinally(ctx: Context, body: Exec, finalizer: Exec): Exec {
  const { machine } = ctx;
  return (env) => {
    const mark = markOf(ctx);
    let completion: ReturnType<Exec>;
    try {
      completion = body(env);
    } catch (error) {
      const raised = caught(ctx, error, mark);
      machine.handling.push(raised.exception);
      const ending = finalizer(env);
      machine.handling.pop();
      if (ending !== undefined) return ending;
      throw raised;
    }
    const { returned } = ctx;
    const ending = finalizer(env);
    if (ending !== undefined) return ending;
    ctx.returned = returned;
    return completion;
  };
}

/** One item of a `with` statement. */
export interface Manager {
  readonly context: Code;
  readonly bind: Bind | undefined;
  /** Calls `__enter__`. */
  readonly enter: (manager: Value) => Value;
  /** Calls `__exit__`; true: the exception is over. */
  readonly exit: (manager: Value, exception: ExceptionValue | undefined) => boolean;
}

export function managersOf(ctx: Context, { items }: Node<'With'>): Manager[] {
  ctx.shownAt = items[items.length - 1].end;
  return items.map((item) => managerOf(ctx, item));
}

function managerOf(ctx: Context, { context_expr, optional_vars }: Node<'WithItem'>): Manager {
  const { machine } = ctx;
  const id = numbered(ctx, context_expr);
  return {
    context: ctx.expression(context_expr),
    bind: optional_vars && ctx.target(optional_vars),
    enter: (manager) => {
      refuseOthers(machine, manager, id);
      return callSpecial(machine, manager, '__enter__', [], id) as Value;
    },
    exit: (manager, exception) => {
      if (exception === undefined) {
        callSpecial(machine, manager, '__exit__', [null, null, null], id);
        return false;
      }
      machine.handling.push(exception);
      const answer = callSpecial(machine, manager, '__exit__', [exception.type, exception, null], id) as Value;
      const isOver = isTrue(machine, answer, id);
      machine.handling.pop();
      return isOver;
    },
  };
}

function refuseOthers(machine: PyMachine, manager: Value, id: number): void {
  const text = `'${typeOf(manager).name}' object does not support the context manager protocol`;
  if (special(manager, '__enter__') === undefined) machine.raise(types.TypeError, text, id);
  if (special(manager, '__exit__') === undefined)
    machine.raise(types.TypeError, `${text} (missed __exit__ method)`, id);
}

function managed(ctx: Context, { context, bind, enter, exit }: Manager, body: Exec): Exec {
  return (env) => {
    const manager = context(env);
    const entered = enter(manager);
    const mark = markOf(ctx);
    let completion: ReturnType<Exec>;
    try {
      bind?.(env, entered);
      completion = body(env);
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
