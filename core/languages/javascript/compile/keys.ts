/** The keys of properties and members. */
import type { AnyNode } from 'acorn';
import { Ref } from '../../../runtime/ref.ts';
import { toKey } from '../values/conversions.ts';
import type { Key } from '../values/values.ts';
import { type Context, type Env, numbered } from './context.ts';

type Member = Extract<AnyNode, { type: 'MemberExpression' }>;

/** The key that a name, a text or a number stands for. */
export function fixedKey(key: AnyNode): string {
  return key.type === 'Identifier' ? key.name : String((key as { value?: unknown }).value);
}

/** The key of a property in a literal, a pattern or a class. */
export function propertyKey(
  ctx: Context,
  property: { readonly key: AnyNode; readonly computed: boolean },
): (env: Env) => Key {
  const { machine } = ctx;
  if (!property.computed) {
    const name = fixedKey(property.key);
    return () => name;
  }
  const id = numbered(ctx, property.key);
  const code = ctx.expression(property.key);
  return (env) => toKey(machine, code(env), id);
}

/** The key of a member. */
export function memberKey(ctx: Context, { property, computed }: Member): (env: Env) => Key {
  return propertyKey(ctx, { key: property as AnyNode, computed });
}

/** The key of a member; an index stays a number. */
export function indexOrKey(ctx: Context, node: Member): (env: Env) => Key | number {
  if (!node.computed) return memberKey(ctx, node);
  const { machine } = ctx;
  const property = ctx.expression(node.property);
  const id = numbered(ctx, node.property);
  return (env) => {
    const value = property(env);
    if (typeof value === 'number') return value;
    return value instanceof Ref ? machine.num(value) : toKey(machine, value, id);
  };
}

/** The name that a function has by the key that it is found under. */
export function nameByKey(key: Key): string {
  return typeof key === 'symbol' ? `[${key.description ?? ''}]` : key;
}
