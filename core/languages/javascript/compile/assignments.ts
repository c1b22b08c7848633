import type { AnyNode, BinaryOperator } from 'acorn';
import { increment, operators } from '../values/operators.ts';
import { binaryCode } from './arithmetic.ts';
import { type Bind, type Code, type Context, numbered, numberedTarget } from './context.ts';
import { settledBy } from './expressions.ts';
import { place, storing } from './places.ts';
import { readVariable, slotOf } from './variables.ts';

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
    const right = left.type === 'Identifier' ? ctx.named(node.right, left.name) : ctx.expression(node.right);
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
    return stored(store, ctx.named(rightNode, left.name));
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
