import type { Tensor } from '../autodiff/tensor.ts';
import type { Ref } from './ref.ts';

/** A tensor that depends on an input: the tape entry whose value it is. */
export class TensorRef {
  constructor(
    readonly entry: number,
    readonly value: Tensor,
  ) {}
}

/** A number of the program: plain, or tracked because it depends on an input. */
export type Scalar = number | Ref;

/** What ops on tensors take and give: a number or a tensor, plain or tracked. What has no dimensions is a number. */
export type Operand = Scalar | Tensor | TensorRef;
