/** The functions of `numpy` on whole arrays, and those of them that arrays and scalars have as methods. */
import { defineMethods, type Functions } from '../../values/functions.ts';
import { ndarrayType } from '../../values/ndarray/array.ts';
import { generic } from '../../values/types.ts';
import { diagonalMethods, diagonals } from './diagonals.ts';
import { einsum } from './einsum.ts';
import { grids } from './grids.ts';
import { joining } from './joining.ts';
import { padding } from './padding.ts';
import { productMethods, products } from './products.ts';
import { reductionMethods, reductions } from './reductions.ts';
import { repeating, repeatingMethods } from './repeating.ts';
import { reshaping, reshapingMethods, shapeMethods } from './reshaping.ts';

export const arrayFunctions: Functions = {
  ...reductions,
  ...reshaping,
  ...joining,
  ...repeating,
  ...padding,
  ...diagonals,
  ...grids,
  ...products,
  ...einsum,
};

/** A function as a method: its first argument is the instance. */
function asMethods(functions: Functions): Functions {
  return Object.fromEntries(
    Object.entries(functions).map(([name, [signature, code]]) => [
      name,
      [signature.replace(/^[^,]+/, 'self, /'), code] as const,
    ]),
  );
}

const methods: Functions = {
  ...asMethods({
    ...reductionMethods,
    ...reshapingMethods,
    ...repeatingMethods,
    ...diagonalMethods,
    ...productMethods,
  }),
  ...shapeMethods,
};

for (const type of [ndarrayType, generic]) defineMethods(type, methods);
