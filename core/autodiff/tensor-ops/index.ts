import { assemble } from './assemble.ts';
import { choices } from './choices.ts';
import { einsum } from './einsum.ts';
import { extremes } from './extremes.ts';
import { interp } from './interp.ts';
import { joining } from './joining.ts';
import { lanewiseRows } from './lanewise.ts';
import { linalg, solve } from './linalg.ts';
import { matmul } from './matmul.ts';
import { addAt, movements } from './movement.ts';
import type { TensorOp, TensorRow } from './row.ts';
import { sums } from './sums.ts';

const rows = {
  ...sums,
  ...extremes,
  ...lanewiseRows,
  ...movements,
  ...joining,
  ...linalg,
  ...choices,
  ...{ addAt, assemble, matmul, einsum, solve, interp },
};

type Rows = typeof rows;

/** Numbers of scalar ops are below this, those of tensor ops from here on. */
export const FIRST_TENSOR_OP = 0x4000;

/** Every op on whole tensors by name. Elementwise ones are `ops`. */
export const tensorOps = Object.fromEntries(
  Object.entries(rows).map(([name, row], i) => [name, { ...row, name, id: FIRST_TENSOR_OP + i }]),
) as unknown as { readonly [N in keyof Rows]: Rows[N] extends TensorRow<infer P> ? TensorOp<P> : never };

/** The same by number less `FIRST_TENSOR_OP`. What the parameters are only the op itself knows. */
export const tensorOpList = Object.values(tensorOps) as unknown as readonly TensorOp<unknown>[];
