import type { AnyNode } from 'acorn';
import { ops } from '../../../autodiff/ops/index.ts';
import type { Op } from '../../../autodiff/ops/row.ts';
import type { Scalar } from '../../../runtime/machine.ts';
import { Ref } from '../../../runtime/ref.ts';
import { toKey, toScalar } from '../values/conversions.ts';
import type { JsMachine } from '../values/machine.ts';
import { get, getIndex } from '../values/members.ts';
import { ArrayValue, FunctionValue, type Key, type Value } from '../values/values.ts';
import { type Code, type Context, ENDED, type Env, numbered } from './context.ts';
import { directRow, list } from './expressions.ts';
import { privateReader } from './privates.ts';
import { rendered } from './rendered.ts';
import { inherited, inheritedReader, superCall } from './supers.ts';
import { slotOf } from './variables.ts';

type Call = Extract<AnyNode, { type: 'CallExpression' }>;
type Member = Extract<AnyNode, { type: 'MemberExpression' }>;

export const calls = {
  MemberExpression: (ctx: Context, node: Member): Code => member(ctx, node),
  CallExpression: (ctx: Context, node: Call): Code => call(ctx, node),

  ChainExpression(ctx: Context, node: Extract<AnyNode, { type: 'ChainExpression' }>): Code {
    const chain = ctx.expression(node.expression);
    return (env) => {
      const value = chain(env);
      return value === ENDED ? undefined : value;
    };
  },

  NewExpression(ctx: Context, node: Extract<AnyNode, { type: 'NewExpression' }>): Code {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    const callee = ctx.expression(node.callee as AnyNode);
    const args = list(ctx, node.arguments, id);
    const text = rendered(node.callee as AnyNode);
    return (env) => {
      const type = callee(env);
      const given = args(env);
      if (!(type instanceof FunctionValue) || type.construct === undefined)
        return machine.fail('TypeError', `${text} is not a constructor`, id);
      return type.construct(machine, given, id);
    };
  },

  TaggedTemplateExpression(ctx: Context, node: Extract<AnyNode, { type: 'TaggedTemplateExpression' }>): Code {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    const { quasis, expressions } = node.quasi;
    const strings = constantList(quasis.map(({ value }) => value.cooked ?? undefined));
    strings.define('raw', constantList(quasis.map(({ value }) => value.raw)));
    strings.hidden = new Set(['raw']);
    const locate = receiver(ctx, node.tag);
    const tag = locate === undefined ? ctx.expression(node.tag) : undefined;
    const parts = expressions.map((part) => ctx.expression(part));
    const text = rendered(node.tag);
    return (env) => {
      const { f, self } = locate?.(env) ?? { f: tag?.(env), self: undefined };
      return machine.call(f, self, [strings, ...parts.map((part) => part(env))], id, text);
    };
  },
};

function member(ctx: Context, node: Member): Code {
  if (node.object.type === 'Super') {
    const locate = inherited(ctx, node);
    const read = inheritedReader(ctx, node);
    return (env) => read(locate(env));
  }
  const isSafe = !node.optional && !isLink(node.object as AnyNode);
  if (isSafe && node.computed) return element(ctx, node);
  const object = ctx.expression(node.object as AnyNode);
  const read = reader(ctx, node);
  if (isSafe) {
    const slot = slotOf(ctx, node.object as AnyNode);
    return (env) => read(env, slot > 0 ? env[slot] : object(env));
  }
  return (env) => {
    const o = object(env);
    return o === ENDED || (node.optional && (o === null || o === undefined)) ? ENDED : read(env, o);
  };
}

/** `object[key]` in one piece: of all members elements are read the most. */
function element(ctx: Context, node: Member): Code {
  const { machine } = ctx;
  const object = ctx.expression(node.object as AnyNode);
  const key = ctx.expression(node.property);
  const id = numbered(ctx, node.property);
  const x = slotOf(ctx, node.object as AnyNode);
  const y = slotOf(ctx, node.property);
  return (env) => {
    const o = x > 0 ? env[x] : object(env);
    return getElement(machine, o, y > 0 ? env[y] : key(env), id);
  };
}

function constantList(elements: Value[]): ArrayValue {
  const list = new ArrayValue(elements);
  list.frozen = true;
  return list;
}

/** Part of a longer chain, which may have ended before. */
function isLink(node: AnyNode): boolean {
  return (
    (node.type === 'MemberExpression' && (node.optional || isLink(node.object as AnyNode))) ||
    (node.type === 'CallExpression' && (node.optional || isLink(node.callee as AnyNode)))
  );
}

/** Reads the member that a node names, of an object that was evaluated before. Errors are at its name, as V8's are. */
function reader(ctx: Context, node: Member): (env: Env, object: Value) => Value {
  const { machine } = ctx;
  if (node.property.type === 'PrivateIdentifier') return privateReader(ctx, node.property);
  const id = numbered(ctx, node.property);
  if (!node.computed) {
    const { name } = node.property as { name: string };
    if (name === 'length')
      return (_env, object) => (object instanceof ArrayValue ? object.elements.length : get(machine, object, name, id));
    return (_env, object) => get(machine, object, name, id);
  }
  const property = ctx.expression(node.property);
  const slot = slotOf(ctx, node.property);
  return (env, object) => getElement(machine, object, slot > 0 ? env[slot] : property(env), id);
}

/** `object[key]` for any key. */
function getElement(machine: JsMachine, object: Value, key: Value, id: number): Value {
  if (typeof key === 'number') return getIndex(machine, object, key, id);
  if (key instanceof Ref) return getIndex(machine, object, machine.num(key), id);
  if (object === null || object === undefined) return get(machine, object, String(key as Key), id);
  return get(machine, object, toKey(machine, key, id), id);
}

/** A callee with what becomes its `this`; undefined for one that is called without. */
function receiver(ctx: Context, node: AnyNode): ((env: Env) => { f: Value; self: Value }) | undefined {
  const callee = node.type === 'ChainExpression' ? node.expression : node;
  if (callee.type !== 'MemberExpression') return undefined;
  if (callee.object.type === 'Super') {
    const locate = inherited(ctx, callee);
    const read = inheritedReader(ctx, callee);
    return (env) => {
      const at = locate(env);
      return { f: read(at), self: at.self };
    };
  }
  const object = ctx.expression(callee.object as AnyNode);
  const method = reader(ctx, callee);
  return (env) => {
    const self = object(env);
    const isOver = self === ENDED || (callee.optional && (self === null || self === undefined));
    return isOver ? { f: undefined, self: undefined } : { f: method(env, self), self };
  };
}

function call(ctx: Context, node: Call): Code {
  const id = numbered(ctx, node);
  const callee = node.callee as AnyNode;
  const row = node.optional ? undefined : directRow(ctx, callee);
  const direct = row && mathCode(ctx, row, node.arguments, id);
  if (direct !== undefined) return direct;
  if (callee.type === 'Super') return superCall(ctx, node);
  if (callee.type === 'ChainExpression' || (callee.type === 'MemberExpression' && callee.object.type === 'Super'))
    return located(ctx, node, callee, id);
  if (callee.type !== 'MemberExpression') return plainCall(ctx, node, callee, id);
  const args = list(ctx, node.arguments, id);
  const apply = applying(ctx, callee);
  const object = ctx.expression(callee.object as AnyNode);
  const method = reader(ctx, callee);
  const link = isLink(callee);
  return (env) => {
    const self = object(env);
    if (link && (self === ENDED || (callee.optional && (self === null || self === undefined)))) return ENDED;
    const f = method(env, self);
    if (node.optional && (f === null || f === undefined)) return ENDED;
    return apply(f, self, args(env), id);
  };
}

/** `super.f()` and `(o?.f)()`: rare, and so without shortcuts. */
function located(ctx: Context, node: Call, callee: AnyNode, id: number): Code {
  const locate = receiver(ctx, callee);
  if (locate === undefined) return plainCall(ctx, node, callee, id);
  const { machine } = ctx;
  const args = list(ctx, node.arguments, id);
  const text = rendered(callee);
  return (env) => {
    const { f, self } = locate(env);
    if (node.optional && (f === null || f === undefined)) return ENDED;
    return machine.call(f, self, args(env), id, text);
  };
}

/** Rows of two arguments take half the time of those that take any number. */
const OF_TWO: ReadonlyMap<Op, Op> = new Map<Op, Op>([
  [ops.max, ops.maximum],
  [ops.min, ops.minimum],
]);

/** A function of `Math` as the op that it is, without a look at the library; undefined for an unusual call. */
function mathCode(ctx: Context, named: Op, nodes: readonly AnyNode[], id: number): Code | undefined {
  const { machine } = ctx;
  if (nodes.some(({ type }) => type === 'SpreadElement')) return undefined;
  const row = (nodes.length === 2 && OF_TWO.get(named)) || named;
  if (row.arity === 'variadic') {
    const values = list(ctx, nodes, id);
    return (env) => {
      const xs = values(env);
      for (let i = 0; i < xs.length; i++) xs[i] = toScalar(machine, xs[i], id);
      return machine.variadic(row, xs as Scalar[], id);
    };
  }
  if (nodes.length !== row.arity) return undefined;
  const [first, second] = nodes.map((node) => ctx.expression(node));
  if (row.arity === 1) return (env) => machine.unary(row, toScalar(machine, first(env), id), id);
  return (env) => {
    const x = first(env);
    const y = second(env);
    return machine.binary(row, toScalar(machine, x, id), toScalar(machine, y, id), id);
  };
}

/** Calls a member; where it is no function, the error is at its name. */
function applying(ctx: Context, callee: Member): (f: Value, self: Value, args: Value[], id: number) => Value {
  const { machine } = ctx;
  const name = numbered(ctx, callee.property);
  const text = rendered(callee);
  return (f, self, args, id) =>
    f instanceof FunctionValue
      ? f.call(machine, self, args, id)
      : machine.fail('TypeError', `${text} is not a function`, name);
}

function plainCall(ctx: Context, node: Call, callee: AnyNode, id: number): Code {
  const { machine } = ctx;
  const code = ctx.expression(callee);
  const args = list(ctx, node.arguments, id);
  const text = rendered(callee);
  return (env) => {
    const f = code(env);
    if (f === ENDED || (node.optional && (f === null || f === undefined))) return ENDED;
    if (f instanceof FunctionValue) return f.call(machine, undefined, args(env), id);
    args(env);
    return machine.call(f, undefined, [], id, text);
  };
}
