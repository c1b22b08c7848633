/** `object.#name`, in the class that declares it. */
import type { AnyNode } from 'acorn';
import type { PrivateName } from '../values/privates.ts';
import { ObjectValue, type Value } from '../values/values.ts';
import { type Code, type Context, type Env, numbered, unsupported } from './context.ts';
import { readSlot } from './variables.ts';

type PrivateIdentifier = Extract<AnyNode, { type: 'PrivateIdentifier' }>;

/** Gives the name as the class has it that the code is in. */
export function privateName(ctx: Context, node: PrivateIdentifier): (env: Env) => PrivateName {
  const variable = ctx.scope.lookup(`#${node.name}`);
  // Part of a class was selected.
  if (variable === undefined) return unsupported(ctx, node, 'Private names outside of their class');
  return readSlot(ctx, variable) as unknown as (env: Env) => PrivateName;
}

/** Reads it of an object that was evaluated before. */
export function privateReader(ctx: Context, node: PrivateIdentifier): (env: Env, object: Value) => Value {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const name = privateName(ctx, node);
  return (env, object) => name(env).get(machine, object, id);
}

/** `#name in object` */
export function privateIn(ctx: Context, node: PrivateIdentifier, objectNode: AnyNode, id: number): Code {
  const { machine } = ctx;
  const name = privateName(ctx, node);
  const object = ctx.expression(objectNode);
  return (env) => {
    const v = object(env);
    if (v instanceof ObjectValue) return name(env).has(v);
    const text = `Cannot use 'in' operator to search for '#${node.name}' in ${String(machine.primalOf(v))}`;
    return machine.fail('TypeError', text, id);
  };
}
