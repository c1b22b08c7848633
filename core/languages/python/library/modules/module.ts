import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import type { Value } from '../../values/values.ts';

/**
 * What is in a module of the library. It is the same for all runs, but for what `made` says: each run gets a module
 * object of its own.
 */
export interface ModuleContents {
  readonly functions?: Functions;
  /** Classes, numbers, and whatever else is no function. */
  readonly constants?: Readonly<Record<string, Value>>;
  /** What a program may change, and what remembers something: made for each run. */
  readonly made?: (machine: PyMachine) => Readonly<Record<string, Value>>;
}
