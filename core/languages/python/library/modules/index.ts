import { numpy } from '../numpy/index.ts';
import { numpyRandom } from '../numpy/random.ts';
import { abc } from './abc.ts';
import { abstractCollections } from './abstract-collections.ts';
import { collections } from './collections.ts';
import { contextlib } from './contextlib.ts';
import { copy } from './copy.ts';
import { dataclasses } from './dataclasses.ts';
import { enumeration } from './enum.ts';
import { functools } from './functools.ts';
import { itertools } from './itertools.ts';
import { math } from './math.ts';
import type { ModuleContents } from './module.ts';
import { numbers } from './numbers.ts';
import { operator } from './operator.ts';
import { random } from './random.ts';
import { typesModule } from './types.ts';
import { typing } from './typing.ts';

/** The modules by their dotted names; of others that Python has only the names are known. */
export const contentsByName: Readonly<Record<string, ModuleContents>> = {
  abc,
  collections,
  'collections.abc': abstractCollections,
  contextlib,
  copy,
  dataclasses,
  enum: enumeration,
  functools,
  itertools,
  math,
  numbers,
  numpy,
  'numpy.random': numpyRandom,
  operator,
  random,
  types: typesModule,
  typing,
};
