/** The functions of `numpy` on whole arrays, and those of them that arrays and scalars have as methods. */
import { defineMethods, type Functions } from '../../values/functions.ts';
import { ndarrayType } from '../../values/ndarray/array.ts';
import { generic } from '../../values/types.ts';
import { calculus, calculusMethods } from './calculus.ts';
import { choosingFunctions, choosingMethods, clip, compress } from './choosing.ts';
import { comparing, comparingMethods } from './comparing.ts';
import { counting } from './counting.ts';
import { diagonalMethods, diagonals } from './diagonals.ts';
import { einsum } from './einsum.ts';
import { functional } from './functional.ts';
import { grids } from './grids.ts';
import { joining } from './joining.ts';
import { nanReductions } from './nan-reductions.ts';
import { padding } from './padding.ts';
import { productMethods, products } from './products.ts';
import { reductionMethods, reductions } from './reductions.ts';
import { repeating, repeatingMethods } from './repeating.ts';
import { reshaping, reshapingMethods, shapeMethods } from './reshaping.ts';
import { sets } from './sets.ts';
import { sliding } from './sliding.ts';
import { inPlaceMethods, sorting, sortingMethods } from './sorting.ts';
import { statistics } from './statistics.ts';
import { writing } from './writing.ts';

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
  ...calculus,
  ...writing,
  ...functional,
  ...sliding,
  ...comparing,
  ...nanReductions,
  ...statistics,
  ...counting,
  ...sets,
  ...choosingFunctions,
  ...sorting,
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
    ...comparingMethods,
    ...calculusMethods,
    ...choosingMethods,
    ...sortingMethods,
  }),
  ...shapeMethods,
  ...inPlaceMethods,
  clip: ['self, /, min=None, max=None, out=None', clip],
  compress: [
    'self, /, condition, axis=None, out=None',
    (machine, [self, condition, axis, out], node) => compress(machine, [condition, self, axis, out], node),
  ],
};

for (const type of [ndarrayType, generic]) defineMethods(type, methods);
