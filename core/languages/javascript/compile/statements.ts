import type { AnyNode } from 'acorn';
import type { Scope, Variable } from '../syntax/names.ts';
import { strictlyEqual, truthy } from '../values/conversions.ts';
import { Thrown } from '../values/values.ts';
import { classCode } from './classes.ts';
import { type Context, type Env, type Exec, numbered, numberedTarget, RETURN, unsupported, within } from './context.ts';
import { refused } from './functions.ts';
import { entering, loops, STAY } from './loops.ts';
import { readSlot, writeVariable } from './variables.ts';

type Node<T extends AnyNode['type']> = Extract<AnyNode, { type: T }>;
type Table = { readonly [T in AnyNode['type']]?: (ctx: Context, node: Node<T>) => Exec };

const NOTHING: Exec = () => undefined;

export const statements: Table = {
  ...loops,
  EmptyStatement: () => NOTHING,
  DebuggerStatement: () => NOTHING,

  FunctionDeclaration(ctx, node) {
    // It exists from the beginning of its block; outside of the block it is seen from here on.
    const outer = ctx.analysis.leaking.get(node);
    const construct = refused(node);
    if (construct !== undefined) return unsupported(ctx, node, construct);
    if (outer === undefined) return NOTHING;
    const read = readSlot(ctx, ctx.analysis.variables.get(node.id as AnyNode) as Variable);
    const store = writeVariable(ctx, outer);
    return (env) => {
      store(env, read(env));
      return undefined;
    };
  },
  ExportAllDeclaration: () => NOTHING,

  ExpressionStatement(ctx, node) {
    const code = ctx.expression(node.expression);
    return (env) => {
      code(env);
      return undefined;
    };
  },

  VariableDeclaration(ctx, node) {
    const declarators = node.declarations.flatMap(({ id, init }) => {
      if (!init) {
        // `var x;` leaves x alone, `let x;` sets it anew each time; neither is an event.
        if (node.kind === 'var') return [];
        const store = writeVariable(ctx, ctx.analysis.variables.get(id) as never);
        return [(env: Env) => store(env, undefined)];
      }
      const code = id.type === 'Identifier' ? ctx.named(init, id.name) : ctx.expression(init);
      const bind = ctx.pattern(id, 'declare', init);
      return [(env: Env) => bind(env, code(env))];
    });
    if (declarators.length === 1) {
      const [only] = declarators;
      return (env) => {
        only(env);
        return undefined;
      };
    }
    return (env) => {
      for (const declarator of declarators) declarator(env);
      return undefined;
    };
  },

  BlockStatement(ctx, node) {
    const scope = ctx.analysis.scopes.get(node) as Scope;
    const enter = entering(scope);
    const run = within(ctx, scope, () => ctx.block(node.body, scope));
    return enter === STAY ? run : (env) => run(enter(env));
  },

  IfStatement(ctx, node) {
    const { machine } = ctx;
    ctx.shownAt = node.test.end;
    const test = ctx.expression(node.test);
    const consequent = ctx.statement(node.consequent);
    const alternate = node.alternate ? ctx.statement(node.alternate) : NOTHING;
    return (env) => (truthy(machine, test(env)) ? consequent(env) : alternate(env));
  },

  SwitchStatement(ctx, node) {
    const { machine } = ctx;
    ctx.shownAt = node.discriminant.end;
    const discriminant = ctx.expression(node.discriminant);
    const scope = ctx.analysis.scopes.get(node) as Scope;
    const enter = entering(scope);
    const { tests, bodies, hoist } = within(ctx, scope, () => ({
      hoist: ctx.block([], scope),
      tests: node.cases.map(({ test }) => (test ? ctx.expression(test) : undefined)),
      bodies: node.cases.map(({ consequent }) => consequent.map((statement) => ctx.statement(statement))),
    }));
    const fallback = tests.indexOf(undefined);
    return (outer) => {
      const value = discriminant(outer);
      const env = enter(outer);
      hoist(env);
      let start = tests.findIndex((test) => test !== undefined && strictlyEqual(machine, value, test(env)));
      if (start < 0) start = fallback;
      if (start < 0) return undefined;
      for (const statement of bodies.slice(start).flat()) {
        const completion = statement(env);
        if (completion === undefined) continue;
        return completion.kind === 'break' && completion.label === undefined ? undefined : completion;
      }
      return undefined;
    };
  },

  ReturnStatement(ctx, node) {
    const { machine } = ctx;
    if (!node.argument) {
      return () => {
        ctx.returned = undefined;
        return RETURN;
      };
    }
    const code = ctx.expression(node.argument);
    const id = numberedTarget(ctx, node, 'return');
    return (env) => {
      const value = code(env);
      ctx.returned = value;
      machine.bind(id, value);
      return RETURN;
    };
  },

  ThrowStatement(ctx, node) {
    const code = ctx.expression(node.argument);
    const id = numbered(ctx, node);
    return (env) => {
      throw new Thrown(code(env), id);
    };
  },

  TryStatement(ctx, node) {
    const block = ctx.statement(node.block);
    const handler = node.handler ? catching(ctx, node.handler) : undefined;
    const guarded = handler === undefined ? block : withHandler(ctx, block, handler);
    if (!node.finalizer) return guarded;
    const { machine } = ctx;
    const finalizer = ctx.statement(node.finalizer);
    return (env) => {
      const { frame } = machine;
      const { depth } = machine.budget;
      let result: ReturnType<Exec>;
      try {
        result = guarded(env);
      } catch (error) {
        if (!(error instanceof Thrown)) throw error; // what ends the run ends it at once
        machine.frame = frame;
        machine.budget.depth = depth;
        const completion = finalizer(env);
        if (completion !== undefined) return completion;
        throw error;
      }
      const { returned } = ctx;
      const completion = finalizer(env);
      if (completion !== undefined) return completion;
      ctx.returned = returned;
      return result;
    };
  },

  ExportNamedDeclaration: (ctx, node) => (node.declaration ? ctx.statement(node.declaration) : NOTHING),

  ExportDefaultDeclaration(ctx, node) {
    const { declaration } = node;
    if (declaration.type === 'FunctionDeclaration') return NOTHING;
    if (declaration.type === 'ClassDeclaration') return ctx.statement(declaration);
    const code = ctx.expression(declaration);
    return (env) => {
      code(env);
      return undefined;
    };
  },

  // Its names are inputs to be chosen; using one that nobody chose says so.
  ImportDeclaration: () => NOTHING,

  ClassDeclaration(ctx, node) {
    const code = classCode(ctx, node, 'default');
    if (node.id === null)
      return (env) => {
        code(env);
        return undefined;
      };
    const store = writeVariable(ctx, ctx.analysis.variables.get(node.id) as Variable);
    return (env) => {
      store(env, code(env));
      return undefined;
    };
  },
  WithStatement: (ctx, node) => unsupported(ctx, node, '`with` statements'),
};

function catching(ctx: Context, handler: Node<'CatchClause'>): (env: Env, thrown: Thrown) => ReturnType<Exec> {
  const scope = ctx.analysis.scopes.get(handler) as Scope;
  const enter = entering(scope);
  return within(ctx, scope, () => {
    const bind = handler.param ? ctx.pattern(handler.param, 'declare') : undefined;
    const body = ctx.statement(handler.body);
    return (outer, thrown) => {
      const env = enter(outer);
      bind?.(env, thrown.value);
      return body(env);
    };
  });
}

function withHandler(ctx: Context, block: Exec, handler: ReturnType<typeof catching>): Exec {
  const { machine } = ctx;
  return (env) => {
    const { frame } = machine;
    const { depth } = machine.budget;
    try {
      return block(env);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      machine.frame = frame;
      machine.budget.depth = depth;
      return handler(env, error);
    }
  };
}

/** Runs statements in order, once the functions that are declared among them exist. */
export function block(ctx: Context, nodes: readonly AnyNode[], scope: Scope): Exec {
  const hoisted = scope.functions.map((node) => ({
    make: ctx.function(node),
    store: writeVariable(ctx, ctx.analysis.variables.get(node.id as AnyNode) as never),
  }));
  const codes = nodes.map((node) => ctx.statement(node)).filter((code) => code !== NOTHING);
  if (hoisted.length === 0 && codes.length === 1) return codes[0];
  return (env) => {
    for (const { make, store } of hoisted) store(env, make(env));
    for (let i = 0; i < codes.length; i++) {
      const completion = codes[i](env);
      if (completion !== undefined) return completion;
    }
    return undefined;
  };
}
