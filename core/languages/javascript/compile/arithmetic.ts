/**
 * Operators of two operands: most of what a program does. Each of the common ones is a closure of its own, which the
 * host compiles by itself; one for all would have to find out each time what to do.
 */
import type { AnyNode, BinaryOperator } from 'acorn';
import { ops } from '../../../autodiff/ops/index.ts';
import { isScalar, operators } from '../values/operators.ts';
import type { Code, Context } from './context.ts';
import { slotOf } from './variables.ts';

const { add, sub, mul, div } = ops;

/** @param id of the syntax node that the result belongs to */
export function binaryCode(
  ctx: Context,
  operator: BinaryOperator,
  leftNode: AnyNode,
  rightNode: AnyNode,
  id: number,
): Code {
  const { machine } = ctx;
  const left = ctx.expression(leftNode);
  const right = ctx.expression(rightNode);
  const x = slotOf(ctx, leftNode);
  const y = slotOf(ctx, rightNode);
  const general = operators[operator];
  switch (operator) {
    case '+':
      return (env) => {
        const a = x > 0 ? env[x] : left(env);
        const b = y > 0 ? env[y] : right(env);
        if (typeof a === 'number' && typeof b === 'number') return a + b;
        return isScalar(a) && isScalar(b) ? machine.binary(add, a, b, id) : general(machine, a, b, id);
      };
    case '-':
      return (env) => {
        const a = x > 0 ? env[x] : left(env);
        const b = y > 0 ? env[y] : right(env);
        if (typeof a === 'number' && typeof b === 'number') return a - b;
        return isScalar(a) && isScalar(b) ? machine.binary(sub, a, b, id) : general(machine, a, b, id);
      };
    case '*':
      return (env) => {
        const a = x > 0 ? env[x] : left(env);
        const b = y > 0 ? env[y] : right(env);
        if (typeof a === 'number' && typeof b === 'number') return a * b;
        return isScalar(a) && isScalar(b) ? machine.binary(mul, a, b, id) : general(machine, a, b, id);
      };
    case '/':
      return (env) => {
        const a = x > 0 ? env[x] : left(env);
        const b = y > 0 ? env[y] : right(env);
        if (typeof a === 'number' && typeof b === 'number') return a / b;
        return isScalar(a) && isScalar(b) ? machine.binary(div, a, b, id) : general(machine, a, b, id);
      };
    case '<':
      return (env) => {
        const a = x > 0 ? env[x] : left(env);
        const b = y > 0 ? env[y] : right(env);
        return typeof a === 'number' && typeof b === 'number' ? a < b : general(machine, a, b, id);
      };
    case '<=':
      return (env) => {
        const a = x > 0 ? env[x] : left(env);
        const b = y > 0 ? env[y] : right(env);
        return typeof a === 'number' && typeof b === 'number' ? a <= b : general(machine, a, b, id);
      };
    case '>':
      return (env) => {
        const a = x > 0 ? env[x] : left(env);
        const b = y > 0 ? env[y] : right(env);
        return typeof a === 'number' && typeof b === 'number' ? a > b : general(machine, a, b, id);
      };
    case '>=':
      return (env) => {
        const a = x > 0 ? env[x] : left(env);
        const b = y > 0 ? env[y] : right(env);
        return typeof a === 'number' && typeof b === 'number' ? a >= b : general(machine, a, b, id);
      };
    default:
      return (env) => {
        const a = x > 0 ? env[x] : left(env);
        return general(machine, a, right(env), id);
      };
  }
}
