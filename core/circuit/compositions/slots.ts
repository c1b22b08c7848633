/** Sets of ops, small and quick to ask, so that one look tells whether an entry may begin a pattern. */
import { CONSTANT, type Tape, TENSOR } from '../../autodiff/tape.ts';
import { FIRST_TENSOR_OP, tensorOps } from '../../autodiff/tensor-ops/index.ts';

/** A bit for each place. */
export type Slots = Uint32Array;

/** How many places there are: one for each op, and one for constants. */
export const SLOTS = 512;
const FIRST_OF_TENSORS = 256;
const OF_CONSTANTS = SLOTS - 1;

export const ANY: Slots = new Uint32Array(SLOTS / 32).fill(-1);
export const CONSTANTS: Slots = slotSet([OF_CONSTANTS]);

/** Ops that may give the same elements in the same order another shape: they stand between the ops of a pattern. */
const { reshape, expandDims, squeeze, slice } = tensorOps;
export const RESHAPING: Slots = slotsOf(reshape.id, expandDims.id, squeeze.id, slice.id);

/** The set of ops with these numbers. */
export function slotsOf(...ids: readonly number[]): Slots {
  return slotSet(ids.map(slotOf));
}

export function slotAt(tape: Tape, entry: number): number {
  return entry === CONSTANT ? OF_CONSTANTS : slotOf(tape.op[entry] & ~TENSOR);
}

export function has(slots: Slots, slot: number): boolean {
  return ((slots[slot >> 5] >>> (slot & 31)) & 1) === 1;
}

export function union(sets: readonly Slots[]): Slots {
  const all = new Uint32Array(SLOTS / 32);
  for (const slots of sets) for (let i = 0; i < all.length; i++) all[i] |= slots[i];
  return all;
}

/** Whether something with this slot may be the beginning, or be the same in another shape. */
export function mayBegin(slots: Slots, slot: number): boolean {
  return has(slots, slot) || (has(RESHAPING, slot) && slots !== CONSTANTS);
}

function slotOf(id: number): number {
  return id < FIRST_TENSOR_OP ? id : id - FIRST_TENSOR_OP + FIRST_OF_TENSORS;
}

function slotSet(slots: readonly number[]): Slots {
  const set = new Uint32Array(SLOTS / 32);
  for (const slot of slots) set[slot >> 5] |= 1 << (slot & 31);
  return set;
}
