import type { Tape } from '../../autodiff/tape.ts';
import { sizeOf } from '../../autodiff/tensor.ts';
import type { Gather } from '../../autodiff/tensors/gather.ts';
import { isWhole } from '../../autodiff/tensors/place.ts';
import { has, RESHAPING, slotAt } from './slots.ts';

/** The entry has the elements of its argument in the same order; only the shape differs. */
export function isReshaped(tape: Tape, entry: number): boolean {
  const record = has(RESHAPING, slotAt(tape, entry)) ? tape.tensorRecord(entry) : undefined;
  if (record === undefined) return false;
  const from = record.params as Gather;
  return 'strides' in from && isWhole(from, sizeOf(record.args[0].shape));
}
