/**
 * Operators of two operands: most of what a program does. Each of the common ones is a closure of its own, which the
 * host compiles by itself; one for all would have to find out each time what to do.
 */
import type { BinaryOperator } from 'acorn';
import { isScalar, operators } from '../operators.ts';
import type { Code, Context } from './context.ts';

export function binaryCode({ machine }: Context, operator: BinaryOperator, left: Code, right: Code, id: number): Code {
  const general = operators[operator];
  switch (operator) {
    case '+':
      return (env) => {
        const a = left(env);
        const b = right(env);
        return isScalar(a) && isScalar(b) ? machine.add(a, b, id) : general(machine, a, b, id);
      };
    case '-':
      return (env) => {
        const a = left(env);
        const b = right(env);
        return isScalar(a) && isScalar(b) ? machine.sub(a, b, id) : general(machine, a, b, id);
      };
    case '*':
      return (env) => {
        const a = left(env);
        const b = right(env);
        return isScalar(a) && isScalar(b) ? machine.mul(a, b, id) : general(machine, a, b, id);
      };
    case '/':
      return (env) => {
        const a = left(env);
        const b = right(env);
        return isScalar(a) && isScalar(b) ? machine.div(a, b, id) : general(machine, a, b, id);
      };
    case '<':
      return (env) => {
        const a = left(env);
        const b = right(env);
        return typeof a === 'number' && typeof b === 'number' ? a < b : general(machine, a, b, id);
      };
    case '<=':
      return (env) => {
        const a = left(env);
        const b = right(env);
        return typeof a === 'number' && typeof b === 'number' ? a <= b : general(machine, a, b, id);
      };
    case '>':
      return (env) => {
        const a = left(env);
        const b = right(env);
        return typeof a === 'number' && typeof b === 'number' ? a > b : general(machine, a, b, id);
      };
    case '>=':
      return (env) => {
        const a = left(env);
        const b = right(env);
        return typeof a === 'number' && typeof b === 'number' ? a >= b : general(machine, a, b, id);
      };
    default:
      return (env) => {
        const a = left(env);
        return general(machine, a, right(env), id);
      };
  }
}
