/** The functions of `numpy` that work element by element. */
import { TupleValue } from '../../values/containers.ts';
import type { Functions } from '../../values/functions.ts';
import { argumentOf } from '../../values/ndarray/convert.ts';
import { matmul } from '../../values/ndarray/operators.ts';
import { ufuncs } from '../../values/ndarray/ufunc.ts';
import { Float, type Value } from '../../values/values.ts';
import { divmod } from './quotients.ts';
import { delivered } from './ufunc-methods.ts';

/** As objects, with methods of their own. */
export const ufuncObjects: Readonly<Record<string, Value>> = ufuncs;

export const elementFunctions: Functions = {
  divmod: ['x1, x2, /', (machine, [a, b], node) => new TupleValue(divmod(machine, a, b, node))],
  /** The part after the point, and the part before it. */
  modf: [
    'x, /',
    (machine, [x], node) => {
      const whole = ufuncs.trunc.of(machine, [x], node);
      return new TupleValue([ufuncs.fmod.of(machine, [x, new Float(1)], node), whole]);
    },
  ],
  ldexp: [
    'x1, x2, /',
    (machine, [x, power], node) => ufuncs.multiply.of(machine, [x, ufuncs.exp2.of(machine, [power], node)], node),
  ],
  fix: ['x, out=None', (machine, [x, out], node) => ufuncs.trunc.call(machine, [x, out], undefined, node)],
  matmul: [
    'x1, x2, /, out=None',
    (machine, [a, b, out], node) => {
      const result = matmul(machine, argumentOf(machine, a, node), argumentOf(machine, b, node), node);
      return delivered(machine, 'matmul', result, out, node);
    },
  ],
};
