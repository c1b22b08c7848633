/** Arithmetic with np.float64: where Python raises, it is infinite or no number, and warns. */

import { ops } from '../../../../autodiff/ops/index.ts';
import type { BinaryRow, Op, UnaryRow } from '../../../../autodiff/ops/row.ts';
import type { Scalar } from '../../../../runtime/operand.ts';
import type { PyMachine } from '../machine.ts';
import type { Float64, Float64Ref } from '../values.ts';
import { float64Of } from './scalars.ts';
import { warn } from './warnings.ts';

/** As NumPy names operators of two such numbers. */
const WHERE = 'double_scalars';

export function onFloat64s(
  machine: PyMachine,
  op: Op<BinaryRow>,
  x: Scalar,
  y: Scalar,
  node: number,
): Float64 | Float64Ref {
  const result = machine.binary(op, x, y, node);
  const value = machine.num(result);
  if (!Number.isFinite(value)) check(machine, op, machine.num(x), machine.num(y), value, node);
  return float64Of(result);
}

function check(machine: PyMachine, op: Op<BinaryRow>, x: number, y: number, value: number, node: number): void {
  if (Number.isNaN(value)) {
    if (!Number.isNaN(x) && !Number.isNaN(y)) warn(machine, 'invalid', WHERE, node);
    return;
  }
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  const isPole = op === ops.powC ? x === 0 : y === 0 && (op === ops.div || op === ops.floorDiv);
  warn(machine, isPole ? 'divide' : 'over', WHERE, node);
}

export function onFloat64(machine: PyMachine, op: Op<UnaryRow>, x: Scalar, node: number): Float64 | Float64Ref {
  return float64Of(machine.unary(op, x, node));
}
