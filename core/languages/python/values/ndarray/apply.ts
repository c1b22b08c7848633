/** Runs the rows of functions that work element by element. */
import { ops } from '../../../../autodiff/ops/index.ts';
import { ShapeError, sizeOf, Tensor, type TensorShape } from '../../../../autodiff/tensor.ts';
import { zeros } from '../../../../autodiff/tensors/allocate.ts';
import { broadcastShape, broadcastStrides, walk } from '../../../../autodiff/tensors/broadcast.ts';
import type { Operand } from '../../../../runtime/operand.ts';
import { Ref } from '../../../../runtime/ref.ts';
import type { PyMachine } from '../machine.ts';
import { types } from '../types.ts';
import { type Argument, cast } from './convert.ts';
import { type DType, float32, float64 } from './dtype.ts';
import { fitInteger } from './integers.ts';
import { kindsOf } from './typing.ts';
import { type UfuncRow, ufuncRows } from './ufunc-rows.ts';
import { cannotBroadcast } from './unfit.ts';
import { warn } from './warnings.ts';

export interface Result {
  readonly operand: Operand;
  readonly dtype: DType;
}

/**
 * A function of one or two arguments, which broadcast.
 *
 * @param given the kind to compute with, if it is named. Raises ValueError for shapes that do not fit
 */
export function applyUfunc(
  machine: PyMachine,
  name: string,
  row: UfuncRow,
  args: readonly Argument[],
  node: number,
  given?: DType,
): Result {
  const { inner, outer } = kindsOf(machine, name, row, args, given, node);
  const operands: Operand[] = [];
  for (let i = 0; i < args.length; i++) {
    const { operand, dtype } = args[i];
    operands.push(inner === dtype || inner === float64 ? operand : cast(machine, operand, dtype, inner, node));
  }
  if (inner.isInteger && row === ufuncRows.power) refuseNegativePowers(machine, operands[1], node);
  let operand = computed(machine, row, operands, inner, args, node);
  if (outer.isFloat) {
    const rounded = outer === float32 ? machine.elementwise(ops.fround, [operand], node) : operand;
    checkFloats(machine, name, row, rounded, operands, node);
    return { operand: rounded, dtype: outer };
  }
  if (inner.isInteger && row.exact !== undefined) operand = fitAll(machine, row, operand, operands, inner, node);
  if (inner.isInteger && (row === ufuncRows.floor_divide || row === ufuncRows.remainder || row === ufuncRows.fmod))
    checkDivisor(machine, name, operands[1], node);
  return { operand, dtype: outer };
}

function computed(
  machine: PyMachine,
  row: UfuncRow,
  operands: readonly Operand[],
  inner: DType,
  args: readonly Argument[],
  node: number,
): Operand {
  try {
    if (inner.isBool && row.ofBools) return mapped(machine, row.ofBools, operands, node);
    if (row.op === undefined) return mapped(machine, row.plain as (x: number, y: number) => number, operands, node);
    if (row.op === ops.powC && operands[1] === 2) return machine.elementwise(ops.square, [operands[0]], node);
    return machine.elementwise(row.op, operands, node);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return cannotBroadcast(machine, args, node);
  }
}

/** A constant result. */
function mapped(
  machine: PyMachine,
  f: (x: number, y: number) => number,
  operands: readonly Operand[],
  node: number,
): Operand {
  const args = operands.map((operand) => machine.tensorOf(operand));
  const shape = broadcastShape(args.map((arg) => arg.shape));
  const size = sizeOf(shape);
  machine.budget.allocate(size, node);
  const out = zeros(size);
  eachPair(args, shape, (x, y, i) => {
    out[i] = f(x, y);
  });
  return shape.length === 0 ? out[0] : new Tensor(shape, out);
}

function eachPair(args: readonly Tensor[], shape: TensorShape, visit: (x: number, y: number, i: number) => void): void {
  const [{ data: xs }, second] = args;
  const ys = second === undefined ? xs : second.data;
  const strides = args.map((arg) => broadcastStrides(arg.shape, shape));
  walk(shape, strides, (at, start, length, steps) => {
    const [i, di] = [at[0], steps[0]];
    const [j, dj] = second === undefined ? [i, di] : [at[1], steps[1]];
    for (let k = 0; k < length; k++) visit(xs[i + k * di], ys[j + k * dj], start + k);
  });
}

/** Changes the numbers of a result that nobody else has seen. */
function corrected(machine: PyMachine, operand: Operand, data: Float64Array): void {
  if (operand instanceof Ref) machine.tape.value[operand.entry] = data[0];
}

function fitAll(
  machine: PyMachine,
  row: UfuncRow,
  operand: Operand,
  operands: readonly Operand[],
  dtype: DType,
  node: number,
): Operand {
  const out = machine.tensorOf(operand);
  const exact = row.exact as (x: bigint, y: bigint) => bigint;
  const args = operands.map((each) => machine.tensorOf(each));
  eachPair(args, out.shape, (x, y, i) => {
    out.data[i] = fitInteger(out.data[i], dtype, () => exact(BigInt(x), BigInt(y)), node);
  });
  corrected(machine, operand, out.data);
  return typeof operand === 'number' ? out.data[0] : operand;
}

function refuseNegativePowers(machine: PyMachine, exponent: Operand, node: number): void {
  if (machine.tensorOf(exponent).data.some((y) => y < 0))
    machine.raise(types.ValueError, 'Integers to negative integer powers are not allowed.', node);
}

function checkDivisor(machine: PyMachine, name: string, divisor: Operand, node: number): void {
  if (machine.tensorOf(divisor).data.includes(0)) warn(machine, 'divide', name, node);
}

/** Warns of infinities and NaN that the arguments have not. */
function checkFloats(
  machine: PyMachine,
  name: string,
  row: UfuncRow,
  operand: Operand,
  operands: readonly Operand[],
  node: number,
): void {
  if (typeof operand === 'number' || operand instanceof Ref) {
    if (Number.isFinite(machine.num(operand))) return;
  } else if (allFinite(machine.tensorOf(operand).data)) return;
  const out = machine.tensorOf(operand);
  const args = operands.map((each) => machine.tensorOf(each));
  eachPair(args, out.shape, (x, y, i) => {
    const result = out.data[i];
    if (Number.isFinite(result)) return;
    const xs = row.isBinary ? [x, y] : [x];
    if (Number.isNaN(result)) {
      if (!xs.some(Number.isNaN)) warn(machine, 'invalid', name, node);
    } else if (xs.every(Number.isFinite)) warn(machine, row.isPole?.(xs) ? 'divide' : 'over', name, node);
  });
}

function allFinite(data: Float64Array): boolean {
  // Less 0 is no number where one of them is infinite or none.
  for (let i = 0; i < data.length; i++) if (data[i] - data[i] !== 0) return false;
  return true;
}
