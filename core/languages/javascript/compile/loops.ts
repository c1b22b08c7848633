import type { AnyNode } from 'acorn';
import type { Scope } from '../syntax/names.ts';
import { truthy } from '../values/conversions.ts';
import { closeAfter, iterate } from '../values/iteration.ts';
import type { JsMachine } from '../values/machine.ts';
import { has, ownKeys } from '../values/members.ts';
import { ObjectValue, type Value } from '../values/values.ts';
import {
  type Bind,
  BREAK,
  CONTINUE,
  Completion,
  type Context,
  checkedSlots,
  type Env,
  type Exec,
  environments,
  numbered,
  UNDECLARED,
  unsupported,
  within,
} from './context.ts';
import { iterableName } from './rendered.ts';

type Node<T extends AnyNode['type']> = Extract<AnyNode, { type: T }>;

/** Labels that stand directly before a loop: a `continue` may name them. */
const labels = new WeakMap<AnyNode, readonly string[]>();

export const loops = {
  WhileStatement: (ctx: Context, node: Node<'WhileStatement'>): Exec => whileLoop(ctx, node, true),
  DoWhileStatement: (ctx: Context, node: Node<'DoWhileStatement'>): Exec => whileLoop(ctx, node, false),

  ForStatement(ctx: Context, node: Node<'ForStatement'>): Exec {
    const { machine } = ctx;
    const scope = ctx.analysis.scopes.get(node) as Scope;
    return within(ctx, scope, () => {
      const part = (child: AnyNode | null | undefined) => {
        if (!child) return undefined;
        ctx.shownAt = child.end;
        return inHead(ctx, () => (child.type === 'VariableDeclaration' ? ctx.statement(child) : ctx.expression(child)));
      };
      const init = part(node.init);
      const test = part(node.test) as ((env: Env) => Value) | undefined;
      const update = part(node.update);
      const start = starting(ctx, node, node.body);
      const enter = entering(scope);
      const { materialized } = scope;
      return (outer) => {
        let env = enter(outer);
        init?.(env);
        if (materialized) env = env.slice();
        const loop = start();
        for (let i = 0; test === undefined || isTrue(machine, test(env)); i++) {
          loop.begin(i);
          if (loop.isOver(env)) break;
          // Each iteration has its own copy of the variables: closures keep theirs.
          if (materialized) env = env.slice();
          update?.(env);
          loop.leave();
        }
        return loop.end();
      };
    });
  },

  ForOfStatement(ctx: Context, node: Node<'ForOfStatement'>): Exec {
    if (node.await) return unsupported(ctx, node, 'Async functions');
    const { machine } = ctx;
    const id = numbered(ctx, node.right);
    const what = iterableName(node.right);
    return forEach(ctx, node, (value, isOver) => {
      const source = iterate(machine, value, id, what);
      for (let step = source.next(); !step.done; step = source.next()) {
        let isDone: boolean;
        try {
          isDone = isOver(step.value);
        } catch (error) {
          closeAfter(source, error);
          throw error;
        }
        if (!isDone) continue;
        const { returned } = ctx;
        source.return?.();
        ctx.returned = returned;
        return;
      }
    });
  },

  ForInStatement(ctx: Context, node: Node<'ForInStatement'>): Exec {
    const { machine } = ctx;
    const id = numbered(ctx, node.right);
    return forEach(ctx, node, (value, isOver) => {
      const seen = new Set<string>();
      for (let o: Value = value; o !== null && o !== undefined; o = o instanceof ObjectValue ? o.proto : null) {
        const keys = ownKeys(o);
        machine.budget.allocate(keys.length + 1, id);
        for (const key of keys) {
          if (seen.has(key)) continue;
          seen.add(key);
          // Deleted meanwhile: passed over.
          if ((!(o instanceof ObjectValue) || has(o, key)) && isOver(key)) return;
        }
      }
    });
  },

  LabeledStatement(ctx: Context, node: Node<'LabeledStatement'>): Exec {
    const { name } = node.label;
    labels.set(node.body, [...(labels.get(node) ?? []), name]);
    const body = ctx.statement(node.body);
    return (env) => {
      const completion = body(env);
      return completion?.kind === 'break' && completion.label === name ? undefined : completion;
    };
  },

  BreakStatement(_ctx: Context, node: Node<'BreakStatement'>): Exec {
    const completion = node.label ? new Completion('break', node.label.name) : BREAK;
    return () => completion;
  },

  ContinueStatement(_ctx: Context, node: Node<'ContinueStatement'>): Exec {
    const completion = node.label ? new Completion('continue', node.label.name) : CONTINUE;
    return () => completion;
  },
};

/** One execution of a loop: frames, fuel, and what `break` and `continue` mean. */
class Loop {
  readonly outer: number;
  result: Completion | undefined;

  constructor(
    private readonly machine: JsMachine,
    private readonly id: number,
    private readonly labels: readonly string[],
    private readonly body: Exec,
  ) {
    this.outer = machine.frame;
  }

  /** Iteration `i` begins, in a frame of its own. */
  begin(i: number): void {
    this.machine.budget.step(this.id);
    this.machine.frame = this.machine.frames.iteration(this.id, this.outer, i);
  }

  /** Runs the body. True when the loop is over. */
  isOver(env: Env): boolean {
    const completion = this.body(env);
    if (completion === undefined || completion === CONTINUE) return false;
    if (completion.kind === 'continue' && this.labels.includes(completion.label as string)) return false;
    if (completion !== BREAK) this.result = completion;
    return true;
  }

  /** Back to the frame around it, where conditions are evaluated. */
  leave(): void {
    this.machine.frame = this.outer;
  }

  /** How the loop, as a statement, ended. */
  end(): Completion | undefined {
    this.leave();
    return this.result;
  }
}

function starting(ctx: Context, node: AnyNode, bodyNode: AnyNode): () => Loop {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const own = labels.get(node) ?? [];
  const body = ctx.statement(bodyNode);
  return () => new Loop(machine, id, own, body);
}

function isTrue(machine: JsMachine, v: Value): boolean {
  return typeof v === 'boolean' ? v : truthy(machine, v);
}

function whileLoop(ctx: Context, node: Node<'WhileStatement' | 'DoWhileStatement'>, testFirst: boolean): Exec {
  const { machine } = ctx;
  ctx.shownAt = node.test.end;
  const test = ctx.expression(node.test);
  const start = starting(ctx, node, node.body);
  return (env) => {
    const loop = start();
    for (let i = 0; (i === 0 && !testFirst) || isTrue(machine, test(env)); i++) {
      loop.begin(i);
      if (loop.isOver(env)) break;
      loop.leave();
    }
    return loop.end();
  };
}

function inHead<T>(ctx: Context, compile: () => T): T {
  ctx.inHead = true;
  try {
    return compile();
  } finally {
    ctx.inHead = false;
  }
}

/** The loops over something: each element is bound, in the frame of its iteration, before the body runs. */
function forEach(
  ctx: Context,
  node: Node<'ForOfStatement' | 'ForInStatement'>,
  walk: (value: Value, isOver: (element: Value) => boolean) => void,
): Exec {
  const scope = ctx.analysis.scopes.get(node) as Scope;
  const enter = entering(scope);
  return within(ctx, scope, () => {
    const right = ctx.expression(node.right);
    ctx.shownAt = node.left.end;
    const { left } = node;
    const bind: Bind = inHead(ctx, () =>
      left.type === 'VariableDeclaration'
        ? ctx.pattern(left.declarations[0].id, 'declare')
        : ctx.pattern(left, 'assign'),
    );
    const start = starting(ctx, node, node.body);
    return (outer) => {
      const value = right(enter(outer));
      const loop = start();
      let i = 0;
      walk(value, (element) => {
        loop.begin(i++);
        const env = enter(outer);
        bind(env, element);
        return loop.isOver(env);
      });
      return loop.end();
    };
  });
}

/** Entering a scope that has no environment of its own, and nothing to be declared. */
export const STAY = (env: Env): Env => env;

/** What entering a scope does: a new environment where the scope has its own, else the one around it. */
export function entering(scope: Scope): (env: Env) => Env {
  if (scope.materialized) return environments(scope);
  const undeclared = checkedSlots(scope);
  if (undeclared.length === 0) return STAY;
  return (env) => {
    for (const slot of undeclared) env[slot] = UNDECLARED;
    return env;
  };
}
