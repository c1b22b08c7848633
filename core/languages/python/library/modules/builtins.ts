/** `builtins`, and what programs that also ran on Python 2 import in its place from `past` and `six`. */
import { types } from '../../values/types.ts';
import { builtins as known } from '../builtins.ts';
import type { ModuleContents } from './module.ts';

// Made when a program asks: the table of builtins imports much that imports modules.
export const builtins: ModuleContents = { made: () => Object.fromEntries(known) };

export const pastBuiltins: ModuleContents = { constants: { xrange: types.range, basestring: types.str } };

export const sixMoves: ModuleContents = {
  made: () => ({
    xrange: types.range,
    ...Object.fromEntries(['range', 'zip', 'map', 'filter', 'input'].flatMap((name) => entryOf(name))),
  }),
};

function entryOf(name: string) {
  const value = known.get(name);
  return value === undefined ? [] : [[name, value]];
}
