/** Arguments of the library's functions. */
import type { PyMachine } from '../values/machine.ts';
import { typeOf, types } from '../values/types.ts';
import { unwrapped, type Value } from '../values/values.ts';

/** A text; `what` names the function, and perhaps which argument, in the TypeError. */
export function textArgument(machine: PyMachine, v: Value, what: string, node: number): string {
  const text = unwrapped(v);
  if (typeof text === 'string') return text;
  return machine.raise(types.TypeError, `${what} argument must be str, not ${typeOf(v).name}`, node);
}

/** A text that needs no other name: `must be str, not int`. */
export function textOf(machine: PyMachine, v: Value, node: number): string {
  const text = unwrapped(v);
  if (typeof text === 'string') return text;
  return machine.raise(types.TypeError, `must be str, not ${typeOf(v).name}`, node);
}
