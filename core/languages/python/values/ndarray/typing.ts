/** What kind of number a function of arrays computes with, and what kind its results are. */
import type { PyMachine } from '../machine.ts';
import { types } from '../types.ts';
import type { Argument } from './convert.ts';
import { bool, type DType, dtypes, float32, float64, resultType, unsupportedDtype } from './dtype.ts';
import type { UfuncRow } from './ufunc-rows.ts';

export interface Kinds {
  /** The arguments are converted to it. */
  readonly inner: DType;
  readonly outer: DType;
}

const int8 = dtypes.find(({ name }) => name === 'int8') as DType;

/** The kind that two arguments have in common. */
export function commonDtype(args: readonly Argument[]): DType {
  const [a, b] = args;
  if (b === undefined) return a.dtype;
  if (a.dtype === b.dtype && (a.value === undefined) === (b.value === undefined)) return a.dtype;
  // The commonest: an array of float64 and a number.
  if (a.dtype === float64 && a.value === undefined) return float64;
  if (b.dtype === float64 && b.value === undefined) return float64;
  return resultType(args);
}

/** Raises TypeError for kinds that the function does not take. */
export function kindsOf(
  machine: PyMachine,
  name: string,
  row: UfuncRow,
  args: readonly Argument[],
  given: DType | undefined,
  node: number,
): Kinds {
  const common = commonDtype(args);
  if (common === float64 && given === undefined && row.typing !== 'test' && row.typing !== 'truth')
    return row.typing === 'bits' ? refuse(machine, name, node) : { inner: float64, outer: float64 };
  switch (row.typing) {
    case 'test':
      return { inner: common, outer: bool };
    case 'truth':
      return { inner: float64, outer: bool };
    case 'float64':
      return { inner: float64, outer: float64 };
    case 'quotient':
      return both(given ?? (common.isFloat ? common : float64));
    case 'float':
      return both(given ?? floatFor(common, node));
    case 'bits':
      if (common.isFloat) refuse(machine, name, node);
      return both(given ?? common);
    default: {
      const kind = given ?? common;
      if (!kind.isBool) return both(kind);
      if (row.ofBools === null) refuseBools(machine, name, node);
      return both(row.ofBools === undefined ? int8 : bool);
    }
  }
}

function both(kind: DType): Kinds {
  return { inner: kind, outer: kind };
}

/** Small integers become small floats, of which there are none of two bytes here. */
function floatFor(dtype: DType, node: number): DType {
  if (dtype.isFloat) return dtype;
  if (dtype.itemsize === 1) unsupportedDtype('float16', node);
  return dtype.itemsize === 2 ? float32 : float64;
}

function refuse(machine: PyMachine, name: string, node: number): never {
  const text = `ufunc '${name}' not supported for the input types, and the inputs could not be safely coerced to any`;
  return machine.raise(types.TypeError, `${text} supported types according to the casting rule ''safe''`, node);
}

const instead: Readonly<Record<string, string>> = {
  subtract:
    'numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.',
  negative:
    'The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.',
};

function refuseBools(machine: PyMachine, name: string, node: number): never {
  const text =
    instead[name] ??
    `ufunc '${name}' did not contain a loop with signature matching types <class 'numpy.dtype[bool_]'> -> None`;
  return machine.raise(types.TypeError, text, node);
}
