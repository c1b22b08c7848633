import type { Node } from '../syntax/ast.ts';
import { getAttribute, makeSuper, methodOf, SuperValue } from '../values/attributes.ts';
import { passedOn } from '../values/ndarray/array.ts';
import { types } from '../values/types.ts';
import { CallableValue, type Value } from '../values/values.ts';
import { keywordArguments, spread, starArgument } from './arguments.ts';
import { type Code, type Context, numbered, receiver } from './context.ts';
import { UserFunction } from './functions.ts';
import { attributeName } from './targets.ts';
import { readVariable, slotOf } from './variables.ts';

type Call = Node<'Call'>;

export const calls = {
  Call(ctx: Context, node: Call): Code {
    const { func } = node;
    if (isBareSuper(ctx, node)) return superOf(ctx, node);
    const isMethod = func.nodeType === 'Attribute' && !ctx.spilled.has(func) && !ctx.watch?.watches(func);
    const isPlain = node.keywords.length === 0 && node.args.every(({ nodeType }) => nodeType !== 'Starred');
    if (isMethod) return isPlain ? methodCall(ctx, node, func) : generalCall(ctx, node);
    return isPlain ? plainCall(ctx, node) : generalCall(ctx, node);
  },
};

/** Positional arguments alone. */
function plainCall(ctx: Context, node: Call): Code {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const callee = ctx.expression(node.func);
  const slot = slotOf(ctx, node.func);
  const codes = node.args.map((argument) => ctx.expression(argument));
  const count = codes.length;
  return (env) => {
    const f = slot > 0 ? (env[slot] ?? callee(env)) : callee(env);
    if (f instanceof UserFunction && f.code.direct === count) {
      // Its arguments go directly to where its parameters are.
      const inner = f.code.environment(f.env);
      const { slots } = f.code;
      for (let i = 0; i < count; i++) inner[slots[i]] = codes[i](env);
      return f.run(machine, inner, id);
    }
    const args: Value[] = [];
    for (let i = 0; i < count; i++) args.push(codes[i](env));
    return f instanceof CallableValue ? f.call(machine, args, undefined, id) : machine.call(f, args, undefined, id);
  };
}

/** `object.name(…)`: no bound method is made. */
function methodCall(ctx: Context, node: Call, func: Node<'Attribute'>): Code {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const at = numbered(ctx, func);
  const object = receiver(ctx, func.value);
  const isPassing = ctx.passing.has(node);
  const slot = slotOf(ctx, func.value);
  const name = attributeName(ctx, func);
  const codes = node.args.map((argument) => ctx.expression(argument));
  const count = codes.length;
  return (env) => {
    const o = slot > 0 ? (env[slot] ?? object(env)) : object(env);
    const method = methodOf(o, name);
    if (method === undefined) {
      const f = getAttribute(machine, o, name, at);
      const args: Value[] = [];
      for (let i = 0; i < count; i++) args.push(codes[i](env));
      return machine.call(f, args, undefined, id);
    }
    const self = o instanceof SuperValue ? o.object : o;
    if (method instanceof UserFunction && method.code.direct === count + 1) {
      const inner = method.code.environment(method.env);
      const { slots } = method.code;
      inner[slots[0]] = self;
      for (let i = 0; i < count; i++) inner[slots[i + 1]] = codes[i](env);
      return method.run(machine, inner, id);
    }
    const args: Value[] = [self];
    for (let i = 0; i < count; i++) args.push(codes[i](env));
    const result = method.call(machine, args, undefined, id);
    return isPassing ? passedOn(result, o) : result;
  };
}

/** Any call: with stars and keywords. */
function generalCall(ctx: Context, node: Call): Code {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const callee = ctx.expression(node.func);
  const args = spread(ctx, node.args, (value, f: Value, at) => starArgument(machine, value, f, at));
  const keywords = keywordArguments(ctx, node.keywords);
  return (env) => {
    const f = callee(env);
    const given = args(env, f);
    return machine.call(f, given, keywords?.(env, f), id);
  };
}

/** `super()` means the class that the method was written in, and the method's first argument. */
function isBareSuper(ctx: Context, { func, args, keywords }: Call): boolean {
  if (func.nodeType !== 'Name' || func.id !== 'super' || args.length > 0 || keywords.length > 0) return false;
  return ctx.analysis.variables.get(func)?.kind === 'builtin';
}

function superOf(ctx: Context, node: Call): Code {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const cell = ctx.scope.lookup('__class__');
  const self = ctx.firstParameter;
  if (self === undefined) return () => machine.raise(types.RuntimeError, 'super(): no arguments', id);
  if (cell === undefined) return () => machine.raise(types.RuntimeError, 'super(): __class__ cell not found', id);
  const owner = readVariable(ctx, cell, id);
  const object = readVariable(ctx, self, id);
  return (env) => makeSuper(machine, owner(env), object(env), id);
}
