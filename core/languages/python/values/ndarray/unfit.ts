/** Errors of arrays whose shapes do not fit: they keep where each of them was made, which NumPy does not say. */
import type { TensorShape } from '../../../../autodiff/tensor.ts';
import { makeException } from '../exceptions.ts';
import type { PyMachine } from '../machine.ts';
import { types } from '../types.ts';
import type { NdArray } from './array.ts';
import { shapeTuple } from './convert.ts';

export interface Shaped {
  readonly shape: TensorShape;
  /** Undefined for a number, or for an array that nobody but the failing function has seen. */
  readonly array?: NdArray;
}

/** Raises ValueError. */
export function raiseUnfit(machine: PyMachine, text: string, operands: readonly Shaped[], node: number): never {
  const exception = makeException(types.ValueError, text);
  exception.operands = operands.map(({ shape, array }) => ({
    shape: shapeTuple(shape),
    node: array?.view.storage.writtenBy,
  }));
  return machine.throw(exception, node);
}

export function cannotBroadcast(machine: PyMachine, operands: readonly Shaped[], node: number): never {
  const shapes = operands.map(({ shape }) => `${tight(shape)} `).join('');
  return raiseUnfit(machine, `operands could not be broadcast together with shapes ${shapes}`, operands, node);
}

/** As NumPy writes shapes here: `(2,3)`. */
function tight(shape: TensorShape): string {
  return shapeTuple(shape).replaceAll(' ', '');
}
