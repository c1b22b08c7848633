import { Tensor, type TensorShape } from '../../../core/autodiff/tensor.ts';
import type { Nested } from '../../../core/autodiff/tensor-ops/row.ts';

export function tensorOf(nested: Nested): Tensor {
  return new Tensor(shapeOf(nested), Float64Array.from(numbersOf(nested)));
}

export function numbersOf(nested: Nested): number[] {
  return typeof nested === 'number' ? [nested] : nested.flatMap(numbersOf);
}

function shapeOf(nested: Nested): TensorShape {
  return typeof nested === 'number' ? [] : [nested.length, ...shapeOf(nested[0])];
}
