import { offsetOf } from '../../../autodiff/tensors/place.ts';
import { aliasOf } from '../../../runtime/arrays/storage.ts';
import { ArrayView } from '../../../runtime/arrays/view.ts';
import { Ref } from '../../../runtime/ref.ts';
import type { Nudge } from '../../language.ts';
import { ElementsValue, TupleValue } from './containers.ts';
import type { PyMachine } from './machine.ts';
import { DictValue } from './mappings.ts';
import { NdArray } from './ndarray/array.ts';
import { float64 } from './ndarray/dtype.ts';
import { NumpyScalar, scalarOfDtype } from './ndarray/scalars.ts';
import { isNumberLike, partsOf } from './number-like.ts';
import { Float, Float64, IntRef, ObjectValue, type Value } from './values.ts';

/**
 * Adds `by` to one number of a value, counted as `leavesOf` counts those of its snapshot. Lists, dicts and arrays are
 * changed where they stand, and so is what an entry of the tape stands for: whoever holds it sees it. A tuple gives
 * another one, and an array of ints one of floats.
 */
export function nudged(machine: PyMachine, value: Value, nudge: Nudge, node: number): Value {
  return new Nudging(machine, nudge, node).of(value);
}

class Nudging {
  readonly #within = new Set<ObjectValue>();
  /** Numbers before the one that is meant. */
  #left: number;

  constructor(
    private readonly machine: PyMachine,
    private readonly nudge: Nudge,
    private readonly node: number,
  ) {
    this.#left = nudge.element;
  }

  of(value: Value): Value {
    if (this.#left < 0 || typeof value === 'boolean') return value;
    if (value instanceof NdArray) return this.#array(value);
    if (isNumber(value)) return this.#left-- === 0 ? this.#number(value) : value;
    if (!(value instanceof ObjectValue) || this.#within.has(value)) return value;
    this.#within.add(value);
    const whole = this.#whole(value);
    this.#within.delete(value);
    return whole;
  }

  #number(value: NumberValue): Value {
    const { machine } = this;
    const { by } = this.nudge;
    if (value instanceof Ref) {
      machine.tape.value[value.entry] += by;
      return value instanceof IntRef ? new Ref(value.entry) : value;
    }
    if (value instanceof NumpyScalar) {
      const { dtype, value: x } = value;
      if (x instanceof Ref) machine.tape.value[x.entry] += by;
      return scalarOfDtype(dtype.isFloat ? dtype : float64, x instanceof Ref ? x : x + by);
    }
    if (value instanceof Float64) return new Float64(value.value + by);
    return new Float((value instanceof Float ? value.value : Number(value)) + by);
  }

  #array(array: NdArray): NdArray {
    const { machine, node } = this;
    const { size } = array.view;
    const element = this.#left;
    this.#left -= size;
    if (element >= size || array.dtype.isBool) return array;
    const { by, apart } = this.nudge;
    if (apart && array.base !== undefined) array.view = ArrayView.of(machine, array.read(machine, node), node);
    const changed = array.dtype.isFloat ? array : NdArray.of(machine, array.read(machine, node), float64, node);
    changed.separate(machine, node);
    const { storage, place } = changed.view;
    const at = offsetOf(place, element);
    const x = storage.element(machine, at, node);
    // An entry of its own: what else was made of the element stays.
    const own = x instanceof Ref ? aliasOf(machine, x, node) : x + by;
    if (own instanceof Ref) machine.tape.value[own.entry] += by;
    storage.writeElement(machine, at, own, node, true);
    return changed;
  }

  #whole(value: ObjectValue): Value {
    if (value instanceof ElementsValue) {
      value.elements = value.elements.map((element) => this.of(element));
    } else if (value instanceof DictValue) {
      value.mapValues((element) => this.of(element));
    } else if (value instanceof TupleValue) {
      return new TupleValue(
        value.elements.map((element) => this.of(element)),
        value.type,
      );
    } else if (isNumberLike(value)) {
      for (const [name, part] of partsOf(value)) value.define(name, this.of(part));
    }
    return value;
  }
}

type NumberValue = number | bigint | Float | Ref | NumpyScalar;

function isNumber(value: Value): value is NumberValue {
  if (value instanceof NumpyScalar) return !value.dtype.isBool;
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Float || value instanceof Ref;
}
