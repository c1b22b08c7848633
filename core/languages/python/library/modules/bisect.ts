/** `bisect`: where something belongs in what is sorted. */

import { callMethod } from '../../values/attributes.ts';
import { less } from '../../values/comparisons.ts';
import { lengthOf, toIndex } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { getItem } from '../../values/subscripts.ts';
import { types } from '../../values/types.ts';
import type { BuiltinCode, Value } from '../../values/values.ts';
import type { ModuleContents } from './module.ts';

type Side = 'left' | 'right';

function place(machine: PyMachine, side: Side, [a, x, lo, hi, key]: Value[], node: number): number {
  let low = toIndex(machine, lo, node);
  if (low < 0) return machine.raise(types.ValueError, 'lo must be non-negative', node);
  let high = hi === null ? lengthOf(machine, a, node) : toIndex(machine, hi, node);
  while (low < high) {
    machine.budget.step(node);
    const middle = Math.floor((low + high) / 2);
    const item = getItem(machine, a, middle, node);
    const other = key === null ? item : machine.call(key, [item], undefined, node);
    const isBehind = side === 'left' ? less(machine, other, x, node) : !less(machine, x, other, node);
    if (isBehind) low = middle + 1;
    else high = middle;
  }
  return low;
}

const finding =
  (side: Side): BuiltinCode =>
  (machine, args, node) =>
    place(machine, side, args, node);

const inserting =
  (side: Side): BuiltinCode =>
  (machine, [a, x, lo, hi, key], node) => {
    const sought = key === null ? x : machine.call(key, [x], undefined, node);
    const at = place(machine, side, [a, sought, lo, hi, key], node);
    return callMethod(machine, a, 'insert', [at, x], undefined, node);
  };

const SIGNATURE = 'a, x, lo=0, hi=None, *, key=None';

const functions: Functions = {
  bisect: [SIGNATURE, finding('right')],
  bisect_left: [SIGNATURE, finding('left')],
  bisect_right: [SIGNATURE, finding('right')],
  insort: [SIGNATURE, inserting('right')],
  insort_left: [SIGNATURE, inserting('left')],
  insort_right: [SIGNATURE, inserting('right')],
};

export const bisect: ModuleContents = { functions };
