/** What the program's values are as numbers, lengths and truth values of the host. */
import type { Scalar } from '../../../runtime/machine.ts';
import { Ref } from '../../../runtime/ref.ts';
import { toFloat } from '../numbers/conversions.ts';
import { length } from '../text/code-points.ts';
import { callSpecial, special } from './attributes.ts';
import { guarded } from './faults.ts';
import type { PyMachine } from './machine.ts';
import { NumpyScalar } from './ndarray/scalars.ts';
import { typeOf, types } from './types.ts';
import { Float, Float64, Float64Ref, type Int, IntRef, ObjectValue, type Value } from './values.ts';

/** An int, bool or float of the program. */
export type Numeric = Int | boolean | Float | Ref;

export function isInt(v: Value): v is Int | boolean | IntRef {
  return typeof v === 'number' || typeof v === 'bigint' || typeof v === 'boolean' || v instanceof IntRef;
}

export function isFloat(v: Value): v is Float | Ref {
  return v instanceof Float || (v instanceof Ref && !(v instanceof IntRef));
}

export function isNumber(v: Value): v is Numeric {
  return isInt(v) || isFloat(v);
}

/** The exact value of an int or bool. */
export function intOf(v: Int | boolean | IntRef): Int {
  if (typeof v === 'number' || typeof v === 'bigint') return v;
  return v instanceof IntRef ? v.int : Number(v);
}

/** What an op of the tape takes for a number of the program. Raises OverflowError for an int that no float holds. */
export function scalarOf(machine: PyMachine, v: Numeric, node: number): Scalar {
  if (typeof v === 'number') return v;
  if (v instanceof Float) return v.value;
  if (v instanceof Ref) {
    if (v instanceof IntRef && typeof v.int === 'bigint') guarded(machine, node, toFloat, v.int);
    return v;
  }
  return typeof v === 'boolean' ? Number(v) : guarded(machine, node, toFloat, v);
}

/** The number as a float of the host. Raises OverflowError for an int that no float holds. */
export function floatOf(machine: PyMachine, v: Numeric, node: number): number {
  return machine.num(scalarOf(machine, v, node));
}

/** A float of the program. */
export function fromScalar(x: Scalar): Float | Ref {
  return typeof x === 'number' ? new Float(x) : x;
}

/** The same value, which no longer depends on an input. */
export function primalOf(machine: PyMachine, v: Value): Exclude<Value, Ref> {
  if (!(v instanceof Ref)) return v;
  if (v instanceof IntRef) return v.int;
  const value = machine.tape.value[v.entry];
  return v instanceof Float64Ref ? new Float64(value) : new Float(value);
}

/** The number, exactly, in the host's type that fits: what comparisons go by. */
export function exactOf(machine: PyMachine, v: Numeric): Int {
  if (v instanceof Float) return v.value;
  if (v instanceof Ref) return v instanceof IntRef ? v.int : machine.tape.value[v.entry];
  return typeof v === 'boolean' ? Number(v) : v;
}

/** What `math` takes: any real number, or what `__float__` or `__index__` makes one. A tracked number stays tracked. */
export function toScalar(machine: PyMachine, v: Value, node: number): Scalar {
  if (isNumber(v)) return scalarOf(machine, v, node);
  return (
    viaFloat(machine, v, node) ?? machine.raise(types.TypeError, `must be real number, not ${typeOf(v).name}`, node)
  );
}

/** What `__float__`, or else `__index__`, gives; undefined if there is neither. */
export function viaFloat(machine: PyMachine, v: Value, node: number): Scalar | undefined {
  if (!(v instanceof ObjectValue)) return undefined;
  const result = callSpecial(machine, v, '__float__', [], node);
  if (result === undefined) {
    const index = asIndex(machine, v, node);
    return index === undefined ? undefined : scalarOf(machine, index, node);
  }
  if (isFloat(result)) return scalarOf(machine, result, node);
  const [owner, type] = [typeOf(v).name, typeOf(result).name];
  return machine.raise(types.TypeError, `${owner}.__float__ returned non-float (type ${type})`, node);
}

/** An int, or what `__index__` gives: its exact value, untracked. */
export function toInt(machine: PyMachine, v: Value, node: number): Int {
  return (
    asIndex(machine, v, node) ??
    machine.raise(types.TypeError, `'${typeOf(v).name}' object cannot be interpreted as an integer`, node)
  );
}

/** As `toInt`; undefined for what is no integer. */
export function asIndex(machine: PyMachine, v: Value, node: number): Int | undefined {
  if (isInt(v)) return intOf(v);
  if (v instanceof NumpyScalar && v.dtype.isInteger) return v.primal(machine);
  if (!(v instanceof ObjectValue)) return undefined;
  const result = callSpecial(machine, v, '__index__', [], node);
  if (result === undefined) return undefined;
  if (isInt(result)) return intOf(result);
  return machine.raise(types.TypeError, `__index__ returned non-int (type ${typeOf(result).name})`, node);
}

/** An int that may be a size or an index of something. */
export function toIndex(
  machine: PyMachine,
  v: Value,
  node: number,
  tooLarge = 'Python int too large to convert to C ssize_t',
): number {
  const index = toInt(machine, v, node);
  return typeof index === 'number' ? index : machine.raise(types.OverflowError, tooLarge, node);
}

/** An int that says how many elements something has. */
export function toSize(machine: PyMachine, v: Value, node: number): number {
  return toIndex(machine, v, node, "cannot fit 'int' into an index-sized integer");
}

export function truthy(machine: PyMachine, v: Value, node: number): boolean {
  if (typeof v === 'boolean') return v;
  if (typeof v === 'number') return v !== 0;
  if (v === null) return false;
  if (typeof v === 'string') return v !== '';
  if (v instanceof Float) return v.value !== 0;
  if (v instanceof Ref) return exactOf(machine, v) !== 0;
  if (typeof v === 'bigint') return true;
  if (v instanceof NumpyScalar) return v.primal(machine) !== 0;
  const result = callSpecial(machine, v, '__bool__', [], node);
  if (result === undefined) return special(v, '__len__') === undefined || lengthOf(machine, v, node) > 0;
  if (typeof result === 'boolean') return result;
  return machine.raise(types.TypeError, `__bool__ should return bool, returned ${typeOf(result).name}`, node);
}

/** `len(v)` */
export function lengthOf(machine: PyMachine, v: Value, node: number): number {
  if (typeof v === 'string') return length(v);
  const size = callSpecial(machine, v, '__len__', [], node);
  if (size === undefined)
    return machine.raise(types.TypeError, `object of type '${typeOf(v).name}' has no len()`, node);
  const count = toSize(machine, size, node);
  return count >= 0 ? count : machine.raise(types.ValueError, '__len__() should return >= 0', node);
}
