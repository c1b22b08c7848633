import type { ExprNode, Node } from '../syntax/ast.ts';
import { getAttribute } from '../values/attributes.ts';
import { ListValue, SliceValue } from '../values/containers.ts';
import { getItem } from '../values/subscripts.ts';
import { types } from '../values/types.ts';
import { type Code, type Context, numbered } from './context.ts';
import { attributeName, isIndexOf } from './targets.ts';
import { slotOf } from './variables.ts';

export const members = {
  Attribute(ctx: Context, node: Node<'Attribute'>): Code {
    const { machine } = ctx;
    const object = ctx.expression(node.value);
    const name = attributeName(ctx, node);
    const id = numbered(ctx, node);
    const x = slotOf(ctx, node.value);
    return (env) => getAttribute(machine, x > 0 ? (env[x] ?? object(env)) : object(env), name, id);
  },

  Subscript(ctx: Context, node: Node<'Subscript'>): Code {
    const { machine } = ctx;
    const object = ctx.expression(node.value);
    const key = ctx.expression(node.slice);
    const id = numbered(ctx, node);
    const x = slotOf(ctx, node.value);
    const y = slotOf(ctx, node.slice);
    return (env) => {
      const o = x > 0 ? (env[x] ?? object(env)) : object(env);
      const k = y > 0 ? (env[y] ?? key(env)) : key(env);
      if (o instanceof ListValue && o.type === types.list && isIndexOf(o.elements, k)) return o.elements[k];
      return getItem(machine, o, k, id);
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
