/** What an op on whole tensors gave, as numbers of a kind. */
import { ops } from '../../../../autodiff/ops/index.ts';
import { Tensor } from '../../../../autodiff/tensor.ts';
import type { Operand } from '../../../../runtime/operand.ts';
import type { PyMachine } from '../machine.ts';
import { type DType, float32 } from './dtype.ts';
import { fitInteger, inexact } from './integers.ts';

/**
 * Rounds to float32; wraps integers around, which must have been computed exactly: beyond 2⁵³ it is a located error;
 * makes bools of what is not 0.
 */
export function settled(machine: PyMachine, operand: Operand, dtype: DType, node: number): Operand {
  if (dtype === float32) return machine.elementwise(ops.fround, [operand], node);
  if (dtype.isFloat) return operand;
  const { data, shape } = machine.tensorOf(operand);
  const fitted = data.map((x) => (dtype.isBool ? Number(x !== 0) : fitInteger(x, dtype, () => inexact(node), node)));
  if (fitted.every((x, i) => x === data[i])) return operand;
  return shape.length === 0 ? fitted[0] : new Tensor(shape, fitted);
}
