import { numpy } from '../numpy/index.ts';
import { numpyModules } from '../numpy/modules.ts';
import { numpyRandom } from '../numpy/random.ts';
import { abc } from './abc.ts';
import { abstractCollections } from './abstract-collections.ts';
import { argparse } from './argparse.ts';
import { bisect } from './bisect.ts';
import { builtins, pastBuiltins, sixMoves } from './builtins.ts';
import { time } from './clock.ts';
import { collections } from './collections.ts';
import { contextlib } from './contextlib.ts';
import { copy } from './copy.ts';
import { dataclasses } from './dataclasses.ts';
import { colormaps, matplotlib, pyplot, tqdm } from './drawing.ts';
import { enumeration } from './enum.ts';
import { functools } from './functools.ts';
import { heapq } from './heapq.ts';
import { inspect } from './inspect.ts';
import { itertools } from './itertools.ts';
import { json } from './json.ts';
import { logging } from './logging.ts';
import { math } from './math.ts';
import type { ModuleContents } from './module.ts';
import { numbers } from './numbers.ts';
import { operator } from './operator.ts';
import { os, osPath } from './os.ts';
import { pprint } from './pprint.ts';
import { random } from './random.ts';
import { statistics } from './statistics.ts';
import { string } from './string.ts';
import { sys } from './sys.ts';
import { textwrap } from './textwrap.ts';
import { typesModule } from './types.ts';
import { typing } from './typing.ts';
import { warnings } from './warnings.ts';

/** The modules by their dotted names; of others that Python has only the names are known. */
export const contentsByName: Readonly<Record<string, ModuleContents>> = {
  abc,
  argparse,
  bisect,
  builtins,
  collections,
  'collections.abc': abstractCollections,
  contextlib,
  copy,
  dataclasses,
  enum: enumeration,
  functools,
  heapq,
  inspect,
  itertools,
  json,
  logging,
  math,
  matplotlib,
  'matplotlib.cm': colormaps,
  'matplotlib.pyplot': pyplot,
  numbers,
  numpy,
  'numpy.random': numpyRandom,
  ...numpyModules,
  operator,
  os,
  'os.path': osPath,
  'past.builtins': pastBuiltins,
  pprint,
  random,
  'six.moves': sixMoves,
  statistics,
  string,
  sys,
  textwrap,
  time,
  tqdm,
  'tqdm.auto': tqdm,
  'tqdm.notebook': tqdm,
  types: typesModule,
  typing,
  warnings,
};
