/** `super.name` in methods, and `super(…)` in constructors. */
import type { AnyNode } from 'acorn';
import type { Variable } from '../syntax/names.ts';
import { getFrom } from '../values/members.ts';
import type { FunctionValue, Key, ObjectValue, Value } from '../values/values.ts';
import type { ClassValue } from './constructing.ts';
import { type Code, type Context, type Env, numbered, UNDECLARED, unsupported } from './context.ts';
import { list } from './expressions.ts';
import { memberKey } from './keys.ts';
import { readSlot, writeVariable } from './variables.ts';

type Member = Extract<AnyNode, { type: 'MemberExpression' }>;
type Call = Extract<AnyNode, { type: 'CallExpression' }>;

/** What a member is looked up in, and on whose behalf. */
export interface Inherited {
  readonly from: ObjectValue | null;
  readonly key: Key;
  readonly self: Value;
}

export function inherited(ctx: Context, node: Member): (env: Env) => Inherited {
  const home = ctx.scope.lookup('(home)');
  if (home === undefined) return unsupported(ctx, node, '`super` expressions outside of their class');
  const readHome = readSlot(ctx, home);
  const self = ctx.expression({ ...(node.object as AnyNode), type: 'ThisExpression' } as AnyNode);
  const key = memberKey(ctx, node);
  return (env) => {
    const v = self(env);
    return { from: (readHome(env) as ObjectValue | undefined)?.proto ?? null, key: key(env), self: v };
  };
}

export function inheritedReader(ctx: Context, node: Member): (at: Inherited) => Value {
  const { machine } = ctx;
  const id = numbered(ctx, node.property);
  return ({ from, key, self }) => getFrom(machine, from, key, self, id);
}

/** `super(…)`: the class that is extended makes the object, and this one gives it its fields. */
export function superCall(ctx: Context, node: Call): Code {
  const { machine } = ctx;
  const variables = ['(self)', '(this)', '(target)'].map((name) => ctx.scope.lookup(name));
  if (variables.includes(undefined)) return unsupported(ctx, node, '`super` expressions outside of their class');
  const [readType, readThis, readTarget] = (variables as Variable[]).map((variable) => readSlot(ctx, variable));
  const store = writeVariable(ctx, variables[1] as Variable);
  const id = numbered(ctx, node);
  const args = list(ctx, node.arguments, id);
  return (env) => {
    const type = readType(env) as ClassValue;
    const made = type.constructParent(machine, args(env), id, readTarget(env) as FunctionValue);
    if (readThis(env) !== UNDECLARED) machine.fail('ReferenceError', 'Super constructor may only be called once', id);
    store(env, made);
    type.begin(machine, made, id);
    return made;
  };
}
