import { opById } from './ops/index.ts';
import type { Op } from './ops/row.ts';
import { type Tape, TENSOR } from './tape.ts';
import { FIRST_TENSOR_OP, tensorOpList } from './tensor-ops/index.ts';
import type { Say, TensorOp } from './tensor-ops/row.ts';
import { eachElement } from './tensors/elementwise.ts';

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

export interface Kink {
  /** The convention that was used. */
  readonly convention: string;
  /** At how many elements, of an op on tensors. */
  readonly count: number;
}

/** Where an entry has no single derivative. */
export function kinkOf(tape: Tape, entry: number): Kink | undefined {
  let convention: string | undefined;
  let count = 0;
  const say: Say = (said) => {
    if (said === undefined) return;
    convention ??= said;
    count++;
  };
  const record = tape.tensorRecord(entry);
  const scalar = scalarRowOf(tape, entry);
  if (record === undefined) say(scalar?.kink?.(tape.argValue.subarray(tape.argStart[entry], tape.argStart[entry + 1])));
  else if (scalar === undefined) tensorRowOf(tape, entry)?.kinks?.(record.args, record.params, say);
  else if (scalar.kink !== undefined) eachElement(record.args, record.value.shape, (xs) => say(scalar.kink?.(xs)));
  return convention === undefined ? undefined : { convention, count };
}
