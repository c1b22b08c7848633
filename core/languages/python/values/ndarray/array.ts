import type { TensorShape } from '../../../../autodiff/tensor.ts';
import type { TensorOp } from '../../../../autodiff/tensor-ops/row.ts';
import { eachPlace, type Gather } from '../../../../autodiff/tensors/gather.ts';
import { type Place, repeats } from '../../../../autodiff/tensors/place.ts';
import { ArrayStorage } from '../../../../runtime/arrays/storage.ts';
import { ArrayView, type Derivation } from '../../../../runtime/arrays/view.ts';
import type { Operand } from '../../../../runtime/operand.ts';
import type { PyMachine } from '../machine.ts';
import { builtinType } from '../types.ts';
import { ObjectValue, type Value } from '../values.ts';
import type { DType } from './dtype.ts';

export const ndarrayType = builtinType('ndarray', { module: 'numpy' });

/** `numpy.ndarray`. */
export class NdArray extends ObjectValue {
  /** @param base the array whose memory it looks at, if that is another's */
  constructor(
    public view: ArrayView,
    readonly dtype: DType,
    readonly base: NdArray | undefined = undefined,
  ) {
    super(ndarrayType);
  }

  /** An array of its own for the result of an op. */
  static of(machine: PyMachine, operand: Operand, dtype: DType, node: number): NdArray {
    return new NdArray(ArrayView.of(machine, operand, node), dtype);
  }

  /** Of constants, in C order. The numbers belong to it from now on; whoever makes them has charged the budget. */
  static ofData(machine: PyMachine, data: Float64Array, shape: TensorShape, dtype: DType, node: number): NdArray {
    return new NdArray(ArrayView.whole(ArrayStorage.constants(machine, data, node), shape), dtype);
  }

  get shape(): TensorShape {
    return this.view.place.shape;
  }

  /** Whether an element depends on an input. */
  get isTracked(): boolean {
    const { storage, place } = this.view;
    let isTracked = false;
    eachPlace(place, (at) => {
      isTracked ||= storage.isTrackedAt(at);
    });
    return isTracked;
  }

  /** All of it as one value; see `ArrayView.read`. */
  read(machine: PyMachine, node: number): Operand {
    return this.view.read(machine, node);
  }

  /** An array in which elements are there twice, such as a broadcast one, gets memory of its own: each can be written. */
  separate(machine: PyMachine, node: number): void {
    const { place, storage } = this.view;
    if (repeats(place, storage.size)) this.view = ArrayView.of(machine, this.read(machine, node), node);
  }

  /** Another view of the same memory; see `ArrayView.derived`. @param movement how it is made of this one */
  derived(make: Derivation, movement?: TensorOp<Gather>): NdArray {
    return new NdArray(this.view.derived(make, movement), this.dtype, this.base ?? this);
  }

  /** What stands at a place of the memory; see `ArrayView.part`. */
  part(place: Place): NdArray {
    return new NdArray(this.view.part(place), this.dtype, this.base ?? this);
  }
}

/** What was made of an array, if only those have it who derive from it or read its elements; see `ArrayView.passOn`. */
export function passedOn(value: Value, of: Value): Value {
  if (value instanceof NdArray && of instanceof NdArray) value.view.passOn(of.view);
  return value;
}
