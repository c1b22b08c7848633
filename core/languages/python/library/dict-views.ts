/** `d.keys()`, `d.values()` and `d.items()`. The first and the last are like sets. */
import { equal } from '../values/comparisons.ts';
import { TupleValue } from '../values/containers.ts';
import { defineMethods, type Functions } from '../values/functions.ts';
import { ownIterator, toList } from '../values/iteration.ts';
import type { DictView, Part } from '../values/mappings.ts';
import { listed, nested } from '../values/text.ts';
import { types } from '../values/types.ts';
import { passOver } from './define.ts';
import { reversedWalk } from './dict.ts';
import { commonMethods } from './set.ts';

function viewMethods(part: Part): Functions {
  return {
    __len__: ['self, /', (_machine, [self]) => (self as DictView).dict.size],
    __iter__: ['self, /', (machine, [self], node) => ownIterator(machine, self, node)],
    __reversed__: ['self, /', (machine, [self], node) => reversedWalk(machine, (self as DictView).dict, part, node)],
    __repr__: [
      'self, /',
      (machine, [self], node) =>
        nested(machine, self, '...', node, () =>
          listed(machine, toList(machine, self, node), `dict_${part}([`, '])', node),
        ),
    ],
  };
}

// Whatever can be walked through is taken for the other operand.
const likeSets = commonMethods(() => true);

defineMethods(types.dict_values, viewMethods('values'));

defineMethods(types.dict_keys, {
  ...likeSets,
  ...viewMethods('keys'),
  __contains__: ['self, key, /', (machine, [self, key], node) => (self as DictView).dict.has(machine, key, node)],
});

defineMethods(types.dict_items, {
  ...likeSets,
  ...viewMethods('items'),
  __contains__: [
    'self, item, /',
    (machine, [self, item], node) => {
      if (!(item instanceof TupleValue) || item.elements.length !== 2) return false;
      passOver(machine, 1, node);
      const value = (self as DictView).dict.get(machine, item.elements[0], node);
      return value !== undefined && equal(machine, value, item.elements[1], node);
    },
  ],
});
