import type { ExprNode, Node } from '../syntax/ast.ts';
import { getAttribute } from '../values/attributes.ts';
import { ListValue, SliceValue, TupleValue } from '../values/containers.ts';
import { NdArray, passedOn } from '../values/ndarray/array.ts';
import { itemAt } from '../values/ndarray/indexing.ts';
import { getItem } from '../values/subscripts.ts';
import { types } from '../values/types.ts';
import type { Value } from '../values/values.ts';
import { type Code, type Context, numbered, receiver } from './context.ts';
import { attributeName, isIndexOf } from './targets.ts';
import { slotOf } from './variables.ts';

export const members = {
  Attribute(ctx: Context, node: Node<'Attribute'>): Code {
    const { machine } = ctx;
    const object = receiver(ctx, node.value);
    const name = attributeName(ctx, node);
    const id = numbered(ctx, node);
    const x = slotOf(ctx, node.value);
    if (!ctx.passing.has(node))
      return (env) => getAttribute(machine, x > 0 ? (env[x] ?? object(env)) : object(env), name, id);
    return (env) => {
      const o = x > 0 ? (env[x] ?? object(env)) : object(env);
      return passedOn(getAttribute(machine, o, name, id), o);
    };
  },

  Subscript(ctx: Context, node: Node<'Subscript'>): Code {
    const { machine } = ctx;
    const object = receiver(ctx, node.value);
    const { slice } = node;
    if (slice.nodeType === 'Tuple' && isPlain(ctx, slice)) return byKeys(ctx, node, object, slice);
    const key = ctx.expression(slice);
    const id = numbered(ctx, node);
    const x = slotOf(ctx, node.value);
    const y = slotOf(ctx, slice);
    const isPassing = ctx.passing.has(node);
    return (env) => {
      const o = x > 0 ? (env[x] ?? object(env)) : object(env);
      const k = y > 0 ? (env[y] ?? key(env)) : key(env);
      if (o instanceof ListValue && o.type === types.list && isIndexOf(o.elements, k)) return o.elements[k];
      const item = getItem(machine, o, k, id);
      return isPassing ? passedOn(item, o) : item;
    };
  },

  Slice(ctx: Context, node: Node<'Slice'>): Code {
    const bound = (part: ExprNode | undefined): Code => (part === undefined ? () => null : ctx.expression(part));
    const lower = bound(node.lower);
    const upper = bound(node.upper);
    const step = bound(node.step);
    return (env) => new SliceValue(lower(env), upper(env), step(env));
  },
};

function isPlain(ctx: Context, tuple: Node<'Tuple'>): boolean {
  if (ctx.spilled.has(tuple) || ctx.watch?.watches(tuple)) return false;
  return tuple.elts.every(({ nodeType }) => nodeType !== 'Starred');
}

/** `x[i, j]`: of an array no tuple is made. */
function byKeys(ctx: Context, node: Node<'Subscript'>, object: Code, { elts }: Node<'Tuple'>): Code {
  const { machine } = ctx;
  const codes = elts.map((element) => ctx.expression(element));
  const slots = elts.map((element) => slotOf(ctx, element));
  const id = numbered(ctx, node);
  const x = slotOf(ctx, node.value);
  const count = codes.length;
  const isPassing = ctx.passing.has(node);
  return (env) => {
    const o = x > 0 ? (env[x] ?? object(env)) : object(env);
    const keys: Value[] = [];
    for (let i = 0; i < count; i++) keys.push(slots[i] > 0 ? (env[slots[i]] ?? codes[i](env)) : codes[i](env));
    if (!(o instanceof NdArray)) return getItem(machine, o, new TupleValue(keys), id);
    const item = itemAt(machine, o, keys, id);
    return isPassing ? passedOn(item, o) : item;
  };
}
