/** What assignments write to: names and members. Each write is a row. */
import type { AnyNode } from 'acorn';
import { describe } from '../values/describe.ts';
import { get, getIndex, set, setIndex } from '../values/members.ts';
import { type Key, ObjectValue, type Value } from '../values/values.ts';
import { type Bind, type Context, type Env, numbered, numberedTarget } from './context.ts';
import { indexOrKey } from './keys.ts';
import { privateName } from './privates.ts';
import { type Inherited, inherited, inheritedReader } from './supers.ts';
import { assignVariable, type Identifier, readVariable, writableSlot } from './variables.ts';

type Member = Extract<AnyNode, { type: 'MemberExpression' }>;

/** `L` is what `locate` finds out once: the object and the key of a member. */
interface Place<L> {
  readonly locate: (env: Env) => L;
  readonly read: (env: Env, at: L) => Value;
  readonly write: (env: Env, at: L, value: Value) => void;
}

export function place(ctx: Context, target: AnyNode): Place<unknown> {
  const id = numberedTarget(ctx, target, 'target');
  if (target.type !== 'MemberExpression') {
    const read = readVariable(ctx, target);
    const store = storing(ctx, target as Identifier, id);
    return { locate: () => undefined, read, write: (env, _at, value) => store(env, value) };
  }
  if (target.object.type === 'Super') return noted(ctx, target, id, inheritedPlace(ctx, target));
  const { property } = target;
  return property.type === 'PrivateIdentifier'
    ? noted(ctx, target, id, privatePlace(ctx, target.object, property))
    : noted(ctx, target, id, memberPlace(ctx, target));
}

/** What is written there is a row. */
function noted<L>(ctx: Context, target: Member, id: number, { locate, read, write }: Place<L>): Place<unknown> {
  const { machine } = ctx;
  const change = ctx.changeAt(target, target, id);
  const place: Place<L> = {
    locate,
    read,
    write: (env, at, assigned) => {
      const value = change === undefined ? assigned : change(assigned);
      write(env, at, value);
      machine.bind(id, value);
    },
  };
  return place as Place<unknown>;
}

interface Location {
  readonly object: Value;
  readonly key: Key | number;
}

function memberPlace(ctx: Context, target: Member): Place<Location> {
  const { machine } = ctx;
  const object = ctx.expression(target.object as AnyNode);
  const key = indexOrKey(ctx, target);
  const name = numbered(ctx, target.property);
  const { isStrict } = ctx.scope;
  return {
    locate: (env) => ({ object: object(env), key: key(env) }),
    read: (_env, at) =>
      typeof at.key === 'number' ? getIndex(machine, at.object, at.key, name) : get(machine, at.object, at.key, name),
    write: (_env, at, value) => {
      if (isStrict && !(at.object instanceof ObjectValue)) refusePrimitive(ctx, at, name);
      if (typeof at.key === 'number') setIndex(machine, at.object, at.key, value, name);
      else set(machine, at.object, at.key, value, name);
    },
  };
}

/** In strict code a member of a primitive is not just lost. */
function refusePrimitive({ machine }: Context, { object, key }: Location, node: number): void {
  if (object === null || object === undefined) return; // an error in any code
  const p = machine.primalOf(object);
  const text = `Cannot create property '${String(key)}' on ${typeof p} '${describe(machine, p)}'`;
  machine.fail('TypeError', text, node);
}

function privatePlace(
  ctx: Context,
  objectNode: AnyNode,
  node: Extract<AnyNode, { type: 'PrivateIdentifier' }>,
): Place<Value> {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const name = privateName(ctx, node);
  return {
    locate: ctx.expression(objectNode),
    read: (env, object) => name(env).get(machine, object, id),
    write: (env, object, value) => name(env).set(machine, object, value, id),
  };
}

/** `super.x = 1` writes to the object itself, unless there is a setter above. */
function inheritedPlace(ctx: Context, target: Member): Place<Inherited> {
  const { machine } = ctx;
  const id = numbered(ctx, target.property);
  const read = inheritedReader(ctx, target);
  return {
    locate: inherited(ctx, target),
    read: (_env, at) => read(at),
    write: (_env, { from, key, self }, value) => set(machine, self, key, value, id, from),
  };
}

/** An assignment to a name, with its row. */
export function storing(ctx: Context, target: Identifier, id: number): Bind {
  const { machine } = ctx;
  const change = ctx.changeAt(target, target, id);
  const slot = writableSlot(ctx, target);
  if (change === undefined && slot > 0) {
    return (env, value) => {
      env[slot] = value;
      machine.bind(id, value);
    };
  }
  const store = assignVariable(ctx, target);
  if (change === undefined) {
    return (env, value) => {
      store(env, value);
      machine.bind(id, value);
    };
  }
  return (env, assigned) => {
    const value = change(assigned);
    store(env, value);
    machine.bind(id, value);
  };
}
