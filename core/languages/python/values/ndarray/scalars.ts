/** NumPy's scalars: what elements of arrays are, and results without dimensions. */
import type { Scalar } from '../../../../runtime/operand.ts';
import type { PyMachine } from '../machine.ts';
import { Float64, Float64Ref, ObjectValue, type Value } from '../values.ts';
import { bool, type DType, float64 } from './dtype.ts';

/** All but float64, which is a float of Python, too. */
export class NumpyScalar extends ObjectValue {
  constructor(
    readonly dtype: DType,
    readonly value: Scalar,
  ) {
    super(dtype.scalar);
  }

  /** The number, untracked. */
  primal(machine: PyMachine): number {
    return typeof this.value === 'number' ? this.value : machine.tape.value[this.value.entry];
  }
}

const TRUE = new NumpyScalar(bool, 1);
const FALSE = new NumpyScalar(bool, 0);

export function numpyBool(holds: boolean): NumpyScalar {
  return holds ? TRUE : FALSE;
}

export function isNumpyFloat(v: Value): boolean {
  return v instanceof Float64 || v instanceof Float64Ref;
}

export function float64Of(x: Scalar): Float64 | Float64Ref {
  return typeof x === 'number' ? new Float64(x) : x instanceof Float64Ref ? x : new Float64Ref(x.entry);
}

/** A number that an array of this kind holds, as the program sees it. */
export function scalarOfDtype(dtype: DType, x: Scalar): Value {
  if (dtype === float64) return float64Of(x);
  if (dtype === bool) return numpyBool(x !== 0);
  return new NumpyScalar(dtype, x);
}
