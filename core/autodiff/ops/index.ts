import { arithmetic } from './arithmetic.ts';
import { exponential } from './exponential.ts';
import { floored } from './floored.ts';
import { powers } from './powers.ts';
import { rounding } from './rounding.ts';
import type { Op, OpRow } from './row.ts';
import { selection } from './selection.ts';
import { special } from './special.ts';
import { summation } from './summation.ts';
import { trigonometric } from './trigonometric.ts';

/** The op column's number for a leaf: an input, which no op made. */
export const LEAF = 0;

const rows = {
  ...arithmetic,
  ...powers,
  ...exponential,
  ...trigonometric,
  ...rounding,
  ...selection,
  ...floored,
  ...summation,
  ...special,
};

type Rows = typeof rows;

/** Every op by name: `ops.mul.forward(2, 3)`. */
export const ops = Object.fromEntries(
  Object.entries(rows).map(([name, row], i) => [name, Object.assign(blank(), row, { name, id: i + 1 })]),
) as { readonly [N in keyof Rows]: Op<Rows[N]> };

/** The same by number; number 0 is the leaf and has no row. */
export const opById: readonly (Op | undefined)[] = [undefined, ...(Object.values(ops) as Op<OpRow>[])];

/** All ops have the same keys in the same order: the backward sweep then reads them without a look-up. */
function blank(): object {
  const none = undefined;
  return {
    id: 0,
    name: '',
    arity: 0,
    symbol: '',
    gate: '',
    slopes: none,
    forward: none,
    vjps: none,
    vjp: none,
    shared: none,
    kink: none,
  };
}
