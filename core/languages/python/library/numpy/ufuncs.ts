/** The functions of `numpy` that work element by element. */

import { TupleValue } from '../../values/containers.ts';
import type { Functions } from '../../values/functions.ts';
import { ufuncs } from '../../values/ndarray/ufunc.ts';
import type { Value } from '../../values/values.ts';
import { divmod } from './quotients.ts';

/** As objects, with methods of their own. */
export const ufuncObjects: Readonly<Record<string, Value>> = ufuncs;

export const elementFunctions: Functions = {
  divmod: ['x1, x2, /', (machine, [a, b], node) => new TupleValue(divmod(machine, a, b, node))],
  fix: ['x, out=None', (machine, [x], node) => ufuncs.trunc.of(machine, [x], node)],
};
