/** Ops as places of a small table, so that one look tells whether an entry may begin a pattern. */

import { CONSTANT, type Tape, TENSOR } from '../../autodiff/tape.ts';
import { FIRST_TENSOR_OP, tensorOps } from '../../autodiff/tensor-ops/index.ts';

export type Slots = Uint8Array;

/** How many places there are. */
export const SLOTS = 512;
const TENSOR_OPS = 256;
const OF_CONSTANT = SLOTS - 1;

export const ANY: Slots = new Uint8Array(SLOTS).fill(1);
export const CONSTANTS: Slots = new Uint8Array(SLOTS).fill(1, OF_CONSTANT);

/** Ops that may give the same elements in the same order another shape: they stand between the ops of a pattern. */
const RESHAPING = [tensorOps.reshape, tensorOps.expandDims, tensorOps.squeeze, tensorOps.slice];
const reshapes = new Uint8Array(SLOTS);
for (const { id } of RESHAPING) reshapes[slotOf(id)] = 1;

export function slotOf(id: number): number {
  return id < FIRST_TENSOR_OP ? id : id - FIRST_TENSOR_OP + TENSOR_OPS;
}

export function slotsOf(...ids: readonly number[]): Slots {
  const slots = new Uint8Array(SLOTS);
  for (const id of ids) slots[slotOf(id)] = 1;
  return slots;
}

export function slotAt(tape: Tape, entry: number): number {
  return entry === CONSTANT ? OF_CONSTANT : slotOf(tape.op[entry] & ~TENSOR);
}

export function mayBegin(tape: Tape, slots: Slots, entry: number): boolean {
  const slot = slotAt(tape, entry);
  return slots[slot] === 1 || reshapes[slot] === 1;
}

export function mayReshape(tape: Tape, entry: number): boolean {
  return reshapes[slotAt(tape, entry)] === 1;
}
