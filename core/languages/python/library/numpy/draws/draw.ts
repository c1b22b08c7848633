/** How methods of random generators are written, and what they give. */
import { sizeOf, type TensorShape } from '../../../../../autodiff/tensor.ts';
import { Problem } from '../../../../../runtime/problem.ts';
import type { Int } from '../../../numbers/integers.ts';
import { ListValue, TupleValue } from '../../../values/containers.ts';
import { asIndex, isFloat, toIndex } from '../../../values/conversions.ts';
import { toList } from '../../../values/iteration.ts';
import type { PyMachine } from '../../../values/machine.ts';
import { NdArray } from '../../../values/ndarray/array.ts';
import { type DType, float32, float64, int64 } from '../../../values/ndarray/dtype.ts';
import { toDType } from '../../../values/ndarray/dtype-argument.ts';
import { types } from '../../../values/types.ts';
import { Float, type Value } from '../../../values/values.ts';
import type { Variates } from '../random/variates.ts';

/** A draw from a generator, given its arguments without the generator. */
export type Draw = (machine: PyMachine, from: Variates, args: Value[], node: number) => Value;

/** By name. */
export type Draws = Readonly<Record<string, readonly [signature: string, draw: Draw]>>;

/** `size=`; undefined for None: one number, which is no array. */
export function sizeArgument(machine: PyMachine, v: Value, node: number): TensorShape | undefined {
  if (v === null) return undefined;
  if (isFloat(v)) {
    const text = `expected a sequence of integers or a single integer, got '${machine.num(v instanceof Float ? v.value : v)}'`;
    return machine.raise(types.TypeError, text, node);
  }
  const isSequence = v instanceof ListValue || v instanceof TupleValue || (v instanceof NdArray && v.shape.length > 0);
  const lengths = isSequence ? toList(machine, v, node) : [v];
  return lengths.map((each) => lengthArgument(machine, each, node));
}

export function lengthArgument(machine: PyMachine, v: Value, node: number): number {
  const length = toIndex(machine, v, node);
  return length >= 0 ? length : machine.raise(types.ValueError, 'negative dimensions are not allowed', node);
}

/** A single integer; undefined for anything else. */
export function wholeArgument(machine: PyMachine, v: Value, node: number): Int | undefined {
  return v instanceof NdArray && v.shape.length > 0 ? undefined : asIndex(machine, v, node);
}

/** As many draws as the shape has elements, charged before. */
export function dataOf(machine: PyMachine, shape: TensorShape, draw: () => number, node: number): Float64Array {
  const size = sizeOf(shape);
  machine.budget.allocate(size, node);
  const data = new Float64Array(size);
  for (let i = 0; i < size; i++) data[i] = draw();
  return data;
}

/** An array of draws or, without a size, one number as Python has it. */
export function drawn(
  machine: PyMachine,
  size: TensorShape | undefined,
  dtype: DType,
  draw: () => number,
  node: number,
): Value {
  if (size !== undefined) return NdArray.ofData(machine, dataOf(machine, size, draw, node), size, dtype, node);
  const x = draw();
  return dtype === int64 ? x : new Float(x);
}

/** `dtype=` of what draws floats. */
export function floatArgument(machine: PyMachine, v: Value, name: string, node: number): DType {
  const dtype = toDType(machine, v, node) ?? float64;
  if (dtype === float64 || dtype === float32) return dtype;
  return machine.raise(types.TypeError, `Unsupported dtype dtype('${dtype.name}') for ${name}`, node);
}

/** `out=` is not written to. */
export function refuseOut(v: Value, name: string, node: number): void {
  if (v !== null) throw new Problem('unsupported', node, { construct: `\`${name}\` with \`out\`` });
}

/** For methods that try until they succeed. */
export function chargeTries(machine: PyMachine, from: Variates, node: number): void {
  from.attempt = () => machine.budget.step(node);
}
