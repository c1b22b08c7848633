/** Functions with two results. */
import type { PyMachine } from '../../values/machine.ts';
import { ufuncs } from '../../values/ndarray/ufunc.ts';
import type { Value } from '../../values/values.ts';

/** `np.divmod` */
export function divmod(machine: PyMachine, a: Value, b: Value, node: number): [quotient: Value, rest: Value] {
  return [ufuncs.floor_divide.of(machine, [a, b], node), ufuncs.remainder.of(machine, [a, b], node)];
}
