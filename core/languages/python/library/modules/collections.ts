/** `collections`. */
import { chainMapType } from './chain-map.ts';
import { counterType } from './counter.ts';
import { dequeType } from './deque.ts';
import { defaultDictType, orderedDictType } from './dict-kinds.ts';
import type { ModuleContents } from './module.ts';
import { namedTuples } from './named-tuple.ts';

export const collections: ModuleContents = {
  functions: namedTuples,
  constants: {
    ChainMap: chainMapType,
    Counter: counterType,
    OrderedDict: orderedDictType,
    defaultdict: defaultDictType,
    deque: dequeType,
  },
};
