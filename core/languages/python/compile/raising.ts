import type { Node } from '../syntax/ast.ts';
import { ExceptionValue, makeException, Raised } from '../values/exceptions.ts';
import type { PyMachine } from '../values/machine.ts';
import { typeOf, types } from '../values/types.ts';
import { TypeValue, type Value } from '../values/values.ts';
import { type Context, type Exec, isTrue, numbered } from './context.ts';

/** What `raise value` raises: an exception, or an instance of a class of them. */
export function exceptionOf(
  machine: PyMachine,
  value: Value,
  node: number,
  refusal = 'exceptions must derive from BaseException',
): ExceptionValue {
  if (value instanceof ExceptionValue) return value;
  if (!(value instanceof TypeValue) || !value.isSubtypeOf(types.BaseException))
    return machine.raise(types.TypeError, refusal, node);
  const made = machine.call(value, [], undefined, node);
  if (made instanceof ExceptionValue) return made;
  const text = `calling <class '${value.name}'> should have returned an instance of BaseException, not ${typeOf(made).name}`;
  return machine.raise(types.TypeError, text, node);
}

export const raising = {
  Raise(ctx: Context, node: Node<'Raise'>): Exec {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    if (node.exc === undefined) return () => reraise(machine, id);
    const code = ctx.expression(node.exc);
    const cause = node.cause && ctx.expression(node.cause);
    return (env) => {
      const value = code(env);
      const reason = cause?.(env);
      const exception = exceptionOf(machine, value, id);
      if (reason !== undefined) {
        const refusal = 'exception causes must derive from BaseException';
        exception.cause = reason === null ? null : exceptionOf(machine, reason, id, refusal);
        exception.suppressed = true;
      }
      return machine.throw(exception, id);
    };
  },

  Assert(ctx: Context, node: Node<'Assert'>): Exec {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    const test = ctx.expression(node.test);
    const message = node.msg && ctx.expression(node.msg);
    return (env) => {
      if (isTrue(machine, test(env), id)) return undefined;
      return machine.throw(makeException(types.AssertionError, ...(message ? [message(env)] : [])), id);
    };
  },
};

/** `raise` alone: what is being handled goes on, from where it came. */
function reraise(machine: PyMachine, id: number): never {
  const exception = machine.handling.at(-1);
  if (exception === undefined) return machine.raise(types.RuntimeError, 'No active exception to reraise', id);
  throw new Raised(exception, exception.node);
}
