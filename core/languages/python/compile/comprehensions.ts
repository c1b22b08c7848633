import type { Node } from '../syntax/ast.ts';
import type { Scope } from '../syntax/names.ts';
import type { ComprehensionNode } from '../syntax/walk.ts';
import { ListValue } from '../values/containers.ts';
import { iterate, type Walk } from '../values/iteration.ts';
import { DictValue, SetValue } from '../values/mappings.ts';
import { OBJECT_SIZE, type ObjectValue, type Value } from '../values/values.ts';
import { type Code, type Context, type Env, environments, isTrue, numbered, unsupported, within } from './context.ts';
import { GeneratorValue } from './generator.ts';
import { beginIteration, forEach } from './loops.ts';
import { iterated } from './sets.ts';

export const comprehensions = {
  ListComp(ctx: Context, node: Node<'ListComp'>): Code {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    return collecting(ctx, node, id, ListValue, (slot) => {
      const element = ctx.expression(node.elt);
      return (env) => {
        const value = element(env);
        machine.budget.allocate(1, id);
        (env[slot] as ListValue).elements.push(value);
      };
    });
  },

  SetComp(ctx: Context, node: Node<'SetComp'>): Code {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    return collecting(ctx, node, id, SetValue, (slot) => {
      const element = ctx.expression(node.elt);
      return (env) => (env[slot] as SetValue).add(machine, element(env), id);
    });
  },

  DictComp(ctx: Context, node: Node<'DictComp'>): Code {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    return collecting(ctx, node, id, DictValue, (slot) => {
      const key = ctx.expression(node.key);
      const value = ctx.expression(node.value);
      return (env) => {
        const k = key(env);
        (env[slot] as DictValue).set(machine, k, value(env), id);
      };
    });
  },

  GeneratorExp(ctx: Context, node: Node<'GeneratorExp'>): Code {
    if (isAsync(node)) return unsupported(ctx, node, 'Async functions');
    const { machine } = ctx;
    const id = numbered(ctx, node);
    const [first] = node.generators;
    const at = numbered(ctx, first.iter);
    const iterable = iterated(ctx, first.iter);
    const { environment, run } = within(ctx, ctx.analysis.scopes.get(node) as Scope, () => {
      const element = ctx.expression(node.elt);
      let steps: Lazy = function* (env) {
        yield element(env);
      };
      const clauses = node.generators.map((clause, i) => clauseOf(ctx, clause, i));
      for (const clause of clauses.reverse()) steps = lazily(ctx, clause, steps);
      return { environment: environments(ctx.slots), run: steps };
    });
    return (outer) => {
      // The first iterable is asked at once for its iterator, all else when the first value is.
      const walk = iterate(machine, iterable(outer), at);
      machine.budget.allocate(OBJECT_SIZE, id);
      return new GeneratorValue(machine, ctx.resumption, '<genexpr>', ended(run(environment(outer), walk)), id);
    };
  },
};

function* ended(steps: Generator<Value, void, Value>): Generator<Value, Value, Value> {
  yield* steps;
  return null;
}

/** A comprehension that is evaluated at once. What it makes waits in a slot of its environment. */
function collecting(
  ctx: Context,
  node: ComprehensionNode,
  id: number,
  Collection: new () => ObjectValue,
  adding: (slot: number) => (env: Env) => void,
): Code {
  if (isAsync(node)) return unsupported(ctx, node, 'Async functions');
  const { machine } = ctx;
  const first = iterated(ctx, node.generators[0].iter);
  const { slot, environment, run } = within(ctx, ctx.analysis.scopes.get(node) as Scope, () => {
    const slot = ctx.slots++;
    const add = adding(slot);
    const clauses = node.generators.map((clause, i) => clauseOf(ctx, clause, i));
    let run: Eager = add;
    for (const clause of clauses.reverse()) run = eagerly(ctx, clause, run);
    return { slot, run, environment: environments(ctx.slots) };
  });
  return (outer) => {
    const values = first(outer);
    machine.budget.allocate(OBJECT_SIZE, id);
    const env = environment(outer);
    const collection = new Collection();
    env[slot] = collection;
    run(env, values);
    return collection;
  };
}

function isAsync({ generators }: ComprehensionNode): boolean {
  return generators.some(({ is_async }) => is_async !== 0);
}

interface Clause {
  readonly id: number;
  readonly at: number;
  /** undefined: it was evaluated before. */
  readonly iterable: Code | undefined;
  readonly bind: (env: Env, value: Value) => void;
  readonly passes: (env: Env) => boolean;
}

function clauseOf(ctx: Context, node: Node<'Comprehension'>, i: number): Clause {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const iterable = i === 0 ? undefined : iterated(ctx, node.iter);
  const bind = ctx.target(node.target, 'each');
  const tests = node.ifs.map((test) => ctx.expression(test));
  const passes = (env: Env) => tests.every((test) => isTrue(machine, test(env), id));
  return { id, at: numbered(ctx, node.iter), iterable, bind, passes: tests.length === 0 ? () => true : passes };
}

type Eager = (env: Env, first: Value) => void;

function eagerly({ machine }: Context, { id, at, iterable, bind, passes }: Clause, inner: Eager): Eager {
  return (env, first) => {
    const values = iterable === undefined ? first : iterable(env);
    const outer = machine.frame;
    forEach(machine, values, at, (value, i) => {
      beginIteration(machine, id, outer, i);
      bind(env, value);
      if (passes(env)) inner(env, null);
      machine.frame = outer;
      return false;
    });
  };
}

type Lazy = (env: Env, first: Walk | undefined) => Generator<Value, void, Value>;

function lazily({ machine }: Context, { id, at, iterable, bind, passes }: Clause, inner: Lazy): Lazy {
  return function* (env, first) {
    const walk = first ?? iterate(machine, (iterable as Code)(env), at);
    const outer = machine.frame;
    let i = 0;
    for (let value = walk.next(); value !== undefined; value = walk.next()) {
      beginIteration(machine, id, outer, i++);
      bind(env, value);
      if (passes(env)) yield* inner(env, undefined);
      machine.frame = outer;
    }
  };
}
