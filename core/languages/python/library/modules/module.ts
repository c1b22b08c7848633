import type { Functions } from '../../values/functions.ts';
import type { Value } from '../../values/values.ts';

/** What is in a module of the library. It is the same for all runs: each run gets a module object of its own. */
export interface ModuleContents {
  readonly functions?: Functions;
  /** Classes, numbers, and whatever else is no function. */
  readonly constants?: Readonly<Record<string, Value>>;
}
