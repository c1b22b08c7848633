/** Whether arrays look at the same memory. */
import { eachPlace } from '../../../../autodiff/tensors/gather.ts';
import type { Functions } from '../../values/functions.ts';
import { NdArray } from '../../values/ndarray/array.ts';
import type { BuiltinCode } from '../../values/values.ts';

const shares: BuiltinCode = (machine, [a, b], node) => {
  if (!(a instanceof NdArray) || !(b instanceof NdArray) || a.view.storage !== b.view.storage) return false;
  machine.budget.allocate(a.view.size + b.view.size, node);
  const places = new Set<number>();
  eachPlace(a.view.place, (place) => places.add(place));
  let isShared = false;
  eachPlace(b.view.place, (place) => {
    isShared ||= places.has(place);
  });
  return isShared;
};

export const memory: Functions = {
  shares_memory: ['a, b, /, max_work=None', shares],
  may_share_memory: ['a, b, /, max_work=None', shares],
};
