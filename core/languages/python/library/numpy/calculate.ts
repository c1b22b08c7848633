/** What functions of NumPy are put together from: each step is an op, which the tape records. */
import { sizeOf, Tensor, type TensorShape } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import type { TensorOp } from '../../../../autodiff/tensor-ops/row.ts';
import type { Gather, IndexList } from '../../../../autodiff/tensors/gather.ts';
import { broadcastPlace, wholePlace } from '../../../../autodiff/tensors/place.ts';
import type { Operand } from '../../../../runtime/operand.ts';
import { Problem } from '../../../../runtime/problem.ts';
import { toScalar } from '../../values/conversions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { applyUfunc, type Result } from '../../values/ndarray/apply.ts';
import { NdArray } from '../../values/ndarray/array.ts';
import { type Argument, fromOperand } from '../../values/ndarray/convert.ts';
import type { DType } from '../../values/ndarray/dtype.ts';
import { type UfuncName, ufuncRows } from '../../values/ndarray/ufunc-rows.ts';
import type { Value } from '../../values/values.ts';

/** The result of one step as what the next works on. */
export function argument(machine: PyMachine, operand: Operand, dtype: DType): Argument {
  if (typeof operand === 'number') return { operand, dtype, shape: [], value: operand };
  const { shape, data } = machine.tensorOf(operand);
  return shape.length > 0 ? { operand, dtype, shape } : { operand, dtype, shape, value: data[0] };
}

export function number(x: number, dtype: DType): Argument {
  return { operand: x, dtype, shape: [], value: x };
}

/** Constants in C order; whoever makes them has charged the budget. */
export function constants(data: Float64Array, shape: TensorShape, dtype: DType): Argument {
  if (shape.length === 0) return number(data[0], dtype);
  return { operand: new Tensor(shape, data), dtype, shape };
}

/** A function that works element by element, with NumPy's rules for kinds and its warnings. */
export function ufunc(
  machine: PyMachine,
  name: UfuncName,
  args: readonly Argument[],
  node: number,
  dtype?: DType,
): Argument {
  const result = applyUfunc(machine, name, ufuncRows[name], args, node, dtype);
  return argument(machine, result.operand, result.dtype);
}

/** The elements that `from` names. */
export function moved(machine: PyMachine, x: Argument, op: TensorOp<Gather>, from: Gather, node: number): Argument {
  return argument(machine, machine.tensor(op, [x.operand], from, node), x.dtype);
}

/** The elements at places counted in C order. */
export function picked(machine: PyMachine, x: Argument, places: ArrayLike<number>, shape: TensorShape, node: number) {
  machine.budget.allocate(places.length, node);
  const from: IndexList = { shape, index: Int32Array.from(places) };
  return moved(machine, x, tensorOps.take, from, node);
}

export function reshapedArgument(machine: PyMachine, x: Argument, shape: TensorShape, node: number): Argument {
  return moved(machine, x, tensorOps.reshape, wholePlace(shape), node);
}

export function broadcastArgument(machine: PyMachine, x: Argument, shape: TensorShape, node: number): Argument {
  if (x.shape.length === shape.length && x.shape.every((length, d) => length === shape[d])) return x;
  return moved(machine, x, tensorOps.broadcastTo, broadcastPlace(wholePlace(x.shape), shape), node);
}

/** The numbers, untracked, in C order. For reading only. */
export function numbersOf(machine: PyMachine, { operand }: Result): Float64Array {
  return machine.tensorOf(operand).data;
}

/** As the program sees it: an array, or without dimensions a scalar. */
export function asValue(machine: PyMachine, { operand, dtype }: Result, node: number): Value {
  return fromOperand(machine, operand, dtype, node);
}

export function arrayOf(machine: PyMachine, { operand, dtype }: Result, node: number): NdArray {
  return NdArray.of(machine, operand, dtype, node);
}

/** Memory for so many numbers. */
export function numbers(machine: PyMachine, shape: TensorShape, node: number): Float64Array {
  const size = sizeOf(shape);
  machine.budget.allocate(size, node);
  return new Float64Array(size);
}

/** A number that says what is computed. Where it depends on an input, the gradient by it would be missing. */
export function parameterOf(machine: PyMachine, v: Value, what: string, node: number): number {
  const scalar = toScalar(machine, v, node);
  return typeof scalar === 'number' ? scalar : unsupportedUse(`Gradients with respect to ${what}`, node);
}

/** A way to call a function that is not there yet. */
export function unsupportedUse(construct: string, node: number): never {
  throw new Problem('unsupported', node, { construct });
}
