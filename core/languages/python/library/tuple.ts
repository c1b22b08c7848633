/** `tuple`. */
import { TupleValue } from '../values/containers.ts';
import { defineClassMethods, defineMethods } from '../values/functions.ts';
import { toList } from '../values/iteration.ts';
import { tupleItem } from '../values/subscripts.ts';
import { listed, nested } from '../values/text.ts';
import { types } from '../values/types.ts';
import { genericAlias } from './aliases.ts';
import { defineAllocate } from './define.ts';
import { sequenceMethods } from './sequence.ts';

defineAllocate(types.tuple, 'iterable=?, /', (machine, type, [iterable], node) => {
  if (iterable instanceof TupleValue && type === types.tuple && iterable.type === type) return iterable;
  return new TupleValue(iterable === undefined ? [] : toList(machine, iterable, node), type);
});

defineMethods(types.tuple, {
  ...sequenceMethods,
  __repr__: [
    'self, /',
    (machine, [self], node) => {
      const { elements } = self as TupleValue;
      const close = elements.length === 1 ? ',)' : ')';
      return nested(machine, self, '(...)', node, () => listed(machine, elements, '(', close, node));
    },
  ],
  __getitem__: ['self, key, /', (machine, [self, key], node) => tupleItem(machine, self as TupleValue, key, node)],
});

defineClassMethods(types.tuple, { __class_getitem__: genericAlias });
