/** `dtype=`: what programs name kinds of number by. */
import type { PyMachine } from '../machine.ts';
import { typeOf, types } from '../types.ts';
import { TypeValue, type Value } from '../values.ts';
import { bool, DType, dtypeByScalar, dtypeNamed, float64, int64, unsupportedDtype } from './dtype.ts';

const OF_PYTHON: ReadonlyMap<Value, DType> = new Map([
  [types.float, float64],
  [types.int, int64],
  [types.bool, bool],
]);
const UNSUPPORTED_TYPES: ReadonlyMap<Value, string> = new Map([
  [types.object, 'object'],
  [types.complex, 'complex128'],
  [types.str, 'str'],
]);
const UNSUPPORTED_NAMES = new Set(['object', 'O', 'float16', 'half', 'f2', 'e', 'complex', 'complex64', 'complex128']);
const ALSO = new Set(['c8', 'c16', 'str', 'U', 'S', 'datetime64', 'longdouble', 'float128']);

/** The kind that is named; undefined for None. Raises TypeError. */
export function toDType(machine: PyMachine, v: Value | undefined, node: number): DType | undefined {
  if (v === null || v === undefined) return undefined;
  if (v instanceof DType) return v;
  if (v instanceof TypeValue) {
    const dtype = dtypeByScalar.get(v) ?? OF_PYTHON.get(v);
    return dtype ?? unsupportedDtype(UNSUPPORTED_TYPES.get(v) ?? (v.isBuiltin ? v.name : 'object'), node);
  }
  if (typeof v === 'string') {
    const dtype = dtypeNamed(v);
    if (dtype !== undefined) return dtype;
    if (UNSUPPORTED_NAMES.has(v) || ALSO.has(v)) unsupportedDtype(v, node);
    return machine.raise(types.TypeError, `data type '${v}' not understood`, node);
  }
  return machine.raise(types.TypeError, `Cannot interpret a ${typeOf(v).name} as a data type`, node);
}
