/** The pure helpers say what CPython raises by a `Fault`; here it becomes an exception of the program. */
import { Fault } from '../numbers/fault.ts';
import { BytesValue } from './bytes.ts';
import { makeException } from './exceptions.ts';
import type { PyMachine } from './machine.ts';
import { types } from './types.ts';

/** Calls a pure helper with `args`; its faults are raised. */
export function guarded<A extends unknown[], R>(
  machine: PyMachine,
  node: number,
  work: (...args: A) => R,
  ...args: A
): R {
  try {
    return work(...args);
  } catch (error) {
    if (error instanceof Fault) return raiseFault(machine, error, node);
    throw error;
  }
}

function raiseFault(machine: PyMachine, { type, args }: Fault, node: number): never {
  const values = args.map((arg) => (arg instanceof Uint8Array ? new BytesValue(arg) : arg));
  return machine.throw(makeException(types[type], ...values), node);
}
