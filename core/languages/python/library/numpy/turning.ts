/** Axes of intermediate results in another order. */
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { transposed, wholePlace } from '../../../../autodiff/tensors/place.ts';
import type { PyMachine } from '../../values/machine.ts';
import type { Argument } from '../../values/ndarray/convert.ts';
import { moved } from './calculate.ts';

/** Dimension i of the result is dimension `order[i]`. */
export function transposedBy(machine: PyMachine, x: Argument, order: readonly number[], node: number): Argument {
  if (order.every((axis, d) => axis === d)) return x;
  return moved(machine, x, tensorOps.transpose, transposed(wholePlace(x.shape), order), node);
}

export function moveAxisOf(machine: PyMachine, x: Argument, from: number, to: number, node: number): Argument {
  const order = [...x.shape.keys()].filter((d) => d !== from);
  order.splice(to, 0, from);
  return transposedBy(machine, x, order, node);
}

/** The last two exchanged. */
export function matrixTransposed(machine: PyMachine, x: Argument, node: number): Argument {
  const n = x.shape.length;
  return moveAxisOf(machine, x, n - 1, n - 2, node);
}
