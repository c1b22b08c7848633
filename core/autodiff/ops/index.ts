import { arithmetic } from './arithmetic.ts';
import type { Op, OpRow } from './row.ts';

/** The op column's number for a leaf: an input, which no op made. */
export const LEAF = 0;

const rows = { ...arithmetic };

type Rows = typeof rows;

/** Every op by name: `ops.mul.forward(2, 3)`. */
export const ops = Object.fromEntries(
  Object.entries(rows).map(([name, row], i) => [name, { ...row, name, id: i + 1 }]),
) as { readonly [N in keyof Rows]: Op<Rows[N]> };

/** The same by number; number 0 is the leaf and has no row. */
export const opById: readonly (Op | undefined)[] = [undefined, ...(Object.values(ops) as Op<OpRow>[])];
