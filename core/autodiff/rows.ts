import { opById } from './ops/index.ts';
import type { Op } from './ops/row.ts';
import { type Tape, TENSOR } from './tape.ts';
import { FIRST_TENSOR_OP, tensorOpList } from './tensor-ops/index.ts';
import type { TensorOp } from './tensor-ops/row.ts';

/** The row of an op on whole tensors; undefined where the entry is an input, or was made element by element. */
export function tensorRowOf(tape: Tape, entry: number): TensorOp<unknown> | undefined {
  const id = tape.op[entry] - TENSOR;
  return id < FIRST_TENSOR_OP ? undefined : tensorOpList[id - FIRST_TENSOR_OP];
}

/** The row of an op on numbers, which may have been applied to tensors element by element. */
export function scalarRowOf(tape: Tape, entry: number): Op | undefined {
  const id = tape.op[entry] & ~TENSOR;
  return id < FIRST_TENSOR_OP ? opById[id] : undefined;
}

/** The row of whatever made the entry; undefined for an input. */
export function rowOf(tape: Tape, entry: number): Op | TensorOp<unknown> | undefined {
  return tensorRowOf(tape, entry) ?? scalarRowOf(tape, entry);
}

/** The convention that was used at this entry, if it has no single derivative there. */
export function kinkOf(tape: Tape, entry: number): string | undefined {
  const record = tape.tensorRecord(entry);
  if (record !== undefined) return tensorRowOf(tape, entry)?.kink?.(record.args, record.params);
  return scalarRowOf(tape, entry)?.kink?.(tape.argValue.subarray(tape.argStart[entry], tape.argStart[entry + 1]));
}
