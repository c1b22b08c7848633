import { collections } from './collections.ts';
import { copy } from './copy.ts';
import { functools } from './functools.ts';
import { itertools } from './itertools.ts';
import { math } from './math.ts';
import type { ModuleContents } from './module.ts';
import { operator } from './operator.ts';
import { random } from './random.ts';

/** The modules by their dotted names; of others that Python has only the names are known. */
export const contentsByName: Readonly<Record<string, ModuleContents>> = {
  collections,
  copy,
  functools,
  itertools,
  math,
  operator,
  random,
};
