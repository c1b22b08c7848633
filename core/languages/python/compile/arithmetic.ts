/**
 * Operators of two operands: most of what a program does. Each of the common ones is a closure of its own, which the
 * host compiles by itself; one for all would have to find out each time what to do.
 */
import type { CmpOpNode, ExprNode, Operator } from '../syntax/ast.ts';
import { comparisons, operators } from '../values/operators.ts';
import { Float, Float64, type Value } from '../values/values.ts';
import type { Code, Context } from './context.ts';
import { slotOf } from './variables.ts';

/** One of Python's own: those of NumPy go by other rules. */
function isPlainFloat(v: Value): v is Float {
  return v instanceof Float && !(v instanceof Float64);
}

export type Comparison = CmpOpNode['nodeType'];

/**
 * @param id of the syntax node that the result belongs to
 * @param general does it for operands of any type
 */
export function binaryCode(
  ctx: Context,
  operator: Operator,
  leftNode: ExprNode,
  rightNode: ExprNode,
  id: number,
  general = operators[operator],
): Code {
  const { machine } = ctx;
  const left = ctx.expression(leftNode);
  const right = ctx.expression(rightNode);
  const x = slotOf(ctx, leftNode);
  const y = slotOf(ctx, rightNode);
  switch (operator) {
    case 'Add':
      return (env) => {
        const a = x > 0 ? (env[x] ?? left(env)) : left(env);
        const b = y > 0 ? (env[y] ?? right(env)) : right(env);
        if (typeof a === 'number' && typeof b === 'number') {
          const sum = a + b;
          if (Number.isSafeInteger(sum)) return sum;
        } else if (isPlainFloat(a) && isPlainFloat(b)) return new Float(a.value + b.value);
        return general(machine, a, b, id);
      };
    case 'Sub':
      return (env) => {
        const a = x > 0 ? (env[x] ?? left(env)) : left(env);
        const b = y > 0 ? (env[y] ?? right(env)) : right(env);
        if (typeof a === 'number' && typeof b === 'number') {
          const difference = a - b;
          if (Number.isSafeInteger(difference)) return difference;
        } else if (isPlainFloat(a) && isPlainFloat(b)) return new Float(a.value - b.value);
        return general(machine, a, b, id);
      };
    case 'Mult':
      return (env) => {
        const a = x > 0 ? (env[x] ?? left(env)) : left(env);
        const b = y > 0 ? (env[y] ?? right(env)) : right(env);
        if (typeof a === 'number' && typeof b === 'number') {
          const product = a * b + 0; // an int has no negative zero
          if (Number.isSafeInteger(product)) return product;
        } else if (isPlainFloat(a) && isPlainFloat(b)) return new Float(a.value * b.value);
        return general(machine, a, b, id);
      };
    case 'Div':
      return (env) => {
        const a = x > 0 ? (env[x] ?? left(env)) : left(env);
        const b = y > 0 ? (env[y] ?? right(env)) : right(env);
        if (typeof a === 'number' && typeof b === 'number') {
          if (b !== 0) return new Float(a / b);
        } else if (isPlainFloat(a) && isPlainFloat(b) && b.value !== 0) return new Float(a.value / b.value);
        return general(machine, a, b, id);
      };
    default:
      return (env) => {
        const a = x > 0 ? (env[x] ?? left(env)) : left(env);
        return general(machine, a, right(env), id);
      };
  }
}

/** A comparison of two values, as in `a < b`. */
export function comparisonCode(
  ctx: Context,
  operator: Comparison,
  leftNode: ExprNode,
  rightNode: ExprNode,
  id: number,
): Code {
  const { machine } = ctx;
  const left = ctx.expression(leftNode);
  const right = ctx.expression(rightNode);
  const x = slotOf(ctx, leftNode);
  const y = slotOf(ctx, rightNode);
  const general = comparisons[operator];
  switch (operator) {
    case 'Eq':
      return (env) => {
        const a = x > 0 ? (env[x] ?? left(env)) : left(env);
        const b = y > 0 ? (env[y] ?? right(env)) : right(env);
        if (typeof a === 'number' && typeof b === 'number') return a === b;
        return general(machine, a, b, id);
      };
    case 'Lt':
      return (env) => {
        const a = x > 0 ? (env[x] ?? left(env)) : left(env);
        const b = y > 0 ? (env[y] ?? right(env)) : right(env);
        if (typeof a === 'number' && typeof b === 'number') return a < b;
        return isPlainFloat(a) && isPlainFloat(b) ? a.value < b.value : general(machine, a, b, id);
      };
    case 'LtE':
      return (env) => {
        const a = x > 0 ? (env[x] ?? left(env)) : left(env);
        const b = y > 0 ? (env[y] ?? right(env)) : right(env);
        if (typeof a === 'number' && typeof b === 'number') return a <= b;
        return isPlainFloat(a) && isPlainFloat(b) ? a.value <= b.value : general(machine, a, b, id);
      };
    case 'Gt':
      return (env) => {
        const a = x > 0 ? (env[x] ?? left(env)) : left(env);
        const b = y > 0 ? (env[y] ?? right(env)) : right(env);
        if (typeof a === 'number' && typeof b === 'number') return a > b;
        return isPlainFloat(a) && isPlainFloat(b) ? a.value > b.value : general(machine, a, b, id);
      };
    case 'GtE':
      return (env) => {
        const a = x > 0 ? (env[x] ?? left(env)) : left(env);
        const b = y > 0 ? (env[y] ?? right(env)) : right(env);
        if (typeof a === 'number' && typeof b === 'number') return a >= b;
        return isPlainFloat(a) && isPlainFloat(b) ? a.value >= b.value : general(machine, a, b, id);
      };
    default:
      return (env) => {
        const a = x > 0 ? (env[x] ?? left(env)) : left(env);
        return general(machine, a, right(env), id);
      };
  }
}
