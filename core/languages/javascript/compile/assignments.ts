import type { AnyNode, BinaryOperator } from 'acorn';
import { Ref } from '../../../runtime/ref.ts';
import { isFunction } from '../syntax/walk.ts';
import { toKey } from '../values/conversions.ts';
import { get, getIndex, set, setIndex } from '../values/members.ts';
import { increment, operators } from '../values/operators.ts';
import type { Key, Value } from '../values/values.ts';
import { binaryCode } from './arithmetic.ts';
import { memberKey } from './calls.ts';
import { type Bind, type Code, type Context, type Env, numbered, numberedTarget } from './context.ts';
import { settledBy } from './expressions.ts';
import { assignVariable, type Identifier, readVariable, slotOf, writableSlot } from './variables.ts';

type Member = Extract<AnyNode, { type: 'MemberExpression' }>;

interface Location {
  readonly object: Value;
  readonly key: Key | number;
}
const NAME: Location = { object: undefined, key: 0 };

/** What an assignment writes to. Object and key of a member are evaluated once, by `locate`; each write is a row. */
export interface Place {
  readonly locate: (env: Env) => Location;
  readonly read: (env: Env, at: Location) => Value;
  readonly write: (env: Env, at: Location, value: Value) => void;
}

export function place(ctx: Context, target: AnyNode): Place {
  const { machine } = ctx;
  const id = numberedTarget(ctx, target, 'target');
  if (target.type === 'MemberExpression') {
    const object = ctx.expression(target.object as AnyNode);
    const key = indexOrKey(ctx, target);
    const name = numbered(ctx, target.property);
    const change = ctx.changeAt(target, target, id);
    return {
      locate: (env) => ({ object: object(env), key: key(env) }),
      read: (_env, at) =>
        typeof at.key === 'number' ? getIndex(machine, at.object, at.key, name) : get(machine, at.object, at.key, name),
      write: (_env, at, assigned) => {
        const value = change === undefined ? assigned : change(assigned);
        if (typeof at.key === 'number') setIndex(machine, at.object, at.key, value, name);
        else set(machine, at.object, at.key, value, name);
        machine.bind(id, value);
      },
    };
  }
  const read = readVariable(ctx, target as Identifier);
  const store = storing(ctx, target as Identifier, id);
  return { locate: () => NAME, read, write: (env, _at, value) => store(env, value) };
}

/** An assignment to a name, with its row. */
function storing(ctx: Context, target: Identifier, id: number): Bind {
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

/** The key of a member; an index stays a number. */
function indexOrKey(ctx: Context, node: Member): (env: Env) => Key | number {
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

export const assignments = {
  AssignmentExpression(ctx: Context, node: Extract<AnyNode, { type: 'AssignmentExpression' }>): Code {
    const { left, operator } = node;
    if (operator === '=') return plainAssignment(ctx, left, node.right);
    const binary = operator.slice(0, -1);
    if (left.type === 'Identifier' && isOperator(binary)) {
      const store = storing(ctx, left, numberedTarget(ctx, left, 'target'));
      return stored(store, binaryCode(ctx, binary, left, node.right, numbered(ctx, node)));
    }
    const { machine } = ctx;
    const target = place(ctx, left);
    const right = ctx.expression(node.right);
    if (operator === '&&=' || operator === '||=' || operator === '??=') {
      const settles = settledBy(binary);
      return (env) => {
        const at = target.locate(env);
        const old = target.read(env, at);
        if (settles(machine, old)) return old;
        const value = right(env);
        target.write(env, at, value);
        return value;
      };
    }
    const id = numbered(ctx, node);
    const apply = operators[binary as BinaryOperator];
    return (env) => {
      const at = target.locate(env);
      const old = target.read(env, at);
      const value = apply(machine, old, right(env), id);
      target.write(env, at, value);
      return value;
    };
  },

  UpdateExpression(ctx: Context, node: Extract<AnyNode, { type: 'UpdateExpression' }>): Code {
    const { machine } = ctx;
    const { argument, prefix } = node;
    const id = numbered(ctx, node);
    const by = node.operator === '++' ? 1 : -1;
    if (argument.type === 'Identifier') {
      const store = storing(ctx, argument, numberedTarget(ctx, argument, 'target'));
      const read = readVariable(ctx, argument);
      const slot = slotOf(ctx, argument);
      return (env) => {
        const value = slot > 0 ? env[slot] : read(env);
        if (typeof value === 'number') {
          store(env, value + by);
          return prefix ? value + by : value;
        }
        const { old, next } = increment(machine, value, by, id);
        store(env, next);
        return prefix ? next : old;
      };
    }
    const target = place(ctx, argument as AnyNode);
    return (env) => {
      const at = target.locate(env);
      const { old, next } = increment(machine, target.read(env, at), by, id);
      target.write(env, at, next);
      return prefix ? next : old;
    };
  },
};

function isOperator(text: string): text is BinaryOperator {
  return Object.hasOwn(operators, text);
}

function stored(store: Bind, code: Code): Code {
  return (env) => {
    const value = code(env);
    store(env, value);
    return value;
  };
}

function plainAssignment(ctx: Context, left: AnyNode, rightNode: AnyNode): Code {
  if (left.type === 'ObjectPattern' || left.type === 'ArrayPattern') {
    const right = ctx.expression(rightNode);
    const bind = ctx.pattern(left, 'assign', rightNode);
    return (env) => {
      const value = right(env);
      bind(env, value);
      return value;
    };
  }
  if (left.type === 'Identifier') {
    const store = storing(ctx, left, numberedTarget(ctx, left, 'target'));
    return stored(store, isFunction(rightNode) ? ctx.function(rightNode, left.name) : ctx.expression(rightNode));
  }
  const target = place(ctx, left);
  const right = ctx.expression(rightNode);
  return (env) => {
    const at = target.locate(env);
    const value = right(env);
    target.write(env, at, value);
    return value;
  };
}
