import { CONSTANT } from '../../../autodiff/tape.ts';
import { Tensor } from '../../../autodiff/tensor.ts';
import { entryOf } from '../../../runtime/machine.ts';
import { Ref } from '../../../runtime/ref.ts';
import { nameLeaves as nameAll, type Snapshot } from '../../../runtime/snapshot.ts';
import type { Use } from '../../bound-values.ts';
import { ElementsValue, TupleValue } from './containers.ts';
import type { PyMachine } from './machine.ts';
import { DictValue } from './mappings.ts';
import { NdArray } from './ndarray/array.ts';
import { NumpyScalar, scalarOfDtype } from './ndarray/scalars.ts';
import { isNumberLike, partsOf } from './number-like.ts';
import { Float, Float64, Float64Ref, IntRef, ObjectValue, type Value } from './values.ts';

/** Makes inputs of the numbers in a value, as `liftLeaves`, unless something in it is tracked. */
export function leavesIn(machine: PyMachine, value: Value, node: number, use: Use): Value {
  return isTracked(value) ? value : new Lift(machine, node, use === 'value').of(value);
}

function isTracked(value: Value, seen = new Set<ObjectValue>()): boolean {
  if (value instanceof Ref) return true;
  if (value instanceof NumpyScalar) return value.value instanceof Ref;
  if (!(value instanceof ObjectValue) || seen.has(value)) return false;
  if (value instanceof NdArray) return value.isTracked;
  seen.add(value);
  return partsIn(value).some((part) => isTracked(part, seen));
}

/** What `Lift` looks at. */
function partsIn(value: ObjectValue): readonly Value[] {
  if (value instanceof ElementsValue || value instanceof TupleValue) return value.elements;
  if (value instanceof DictValue) return [...value.entries()].map((entry) => entry.value);
  return isNumberLike(value) ? partsOf(value).map(([, part]) => part) : [];
}

/**
 * Makes inputs of the numbers in a value: of a number itself, of what lists and dicts hold where they stand, so that
 * aliases are tracked, too, and objects that stand for a number; a tuple gives another one. Bools are none, nor is an int that no float holds, and what is
 * tracked already stays what it is.
 */
export function liftLeaves(machine: PyMachine, value: Value, node: number): Value {
  return new Lift(machine, node).of(value);
}

class Lift {
  readonly #lifted = new Map<ObjectValue, Value>();

  constructor(
    private readonly machine: PyMachine,
    private readonly node: number,
    private readonly withInts = true,
  ) {}

  of(value: Value): Value {
    const { machine, node } = this;
    if (value instanceof Float64) return new Float64Ref(machine.input(value.value, node).entry);
    if (value instanceof Float) return machine.input(value.value, node);
    if (!this.withInts && isInt(value)) return value;
    if (typeof value === 'number') return new IntRef(machine.input(value, node).entry, value);
    if (typeof value === 'bigint') {
      const float = Number(value);
      return Number.isFinite(float) ? new IntRef(machine.input(float, node).entry, value) : value;
    }
    if (value instanceof NumpyScalar) return this.#scalar(value);
    if (!(value instanceof ObjectValue)) return value;
    const known = this.#lifted.get(value);
    if (known !== undefined) return known;
    machine.budget.enter(node);
    this.#lifted.set(value, value);
    const lifted = this.#whole(value);
    this.#lifted.set(value, lifted);
    machine.budget.depth--;
    return lifted;
  }

  #scalar({ dtype, value }: NumpyScalar): Value {
    if (dtype.isBool || typeof value !== 'number') return scalarOfDtype(dtype, value);
    return new NumpyScalar(dtype, this.machine.input(value, this.node));
  }

  /** One leaf, written to where the numbers are: views and aliases are tracked, too. */
  #array(array: NdArray): NdArray {
    const { machine, node } = this;
    array.separate(machine, node);
    const { view, dtype, shape } = array;
    const operand = array.read(machine, node);
    if (dtype.isBool || entryOf(operand) !== CONSTANT) return array;
    const { data } = machine.tensorOf(operand);
    machine.budget.allocate(data.length, node);
    const leaf =
      shape.length === 0 ? machine.input(data[0], node) : machine.tensorInput(new Tensor(shape, data.slice()), node);
    view.write(machine, leaf, node, true);
    return array;
  }

  #whole(value: ObjectValue): ObjectValue {
    if (value instanceof NdArray) return this.#array(value);
    if (value instanceof ElementsValue) {
      // No version precedes the inputs: they are what the program begins with.
      value.elements = value.elements.map((element) => this.of(element));
    } else if (value instanceof DictValue) {
      value.mapValues((element) => this.of(element));
    } else if (value instanceof TupleValue) {
      const elements = value.elements.map((element) => this.of(element));
      if (elements.some((element, i) => element !== value.elements[i])) return new TupleValue(elements, value.type);
    } else if (isNumberLike(value)) {
      for (const [name, part] of partsOf(value)) value.define(name, this.of(part));
    }
    return value;
  }
}

function isInt(value: Value): boolean {
  if (value instanceof NdArray || value instanceof NumpyScalar) return !value.dtype.isFloat;
  return typeof value === 'number' || typeof value === 'bigint';
}

/** Names the entries in a lifted value that have no name yet, such as `w[0]`, `p['x']` or `a.data`. */
export function nameLeaves(snapshot: Snapshot, path: string, names: Map<number, string>, value?: Value): void {
  if (value !== undefined && isNumberLike(value)) {
    nameAll(snapshot, path, names, (key) => `.${key}`);
    return;
  }
  // Keys that are no texts were written as Python writes them.
  nameAll(snapshot, path, names, (key) => (/^[-\d(]/.test(key) ? `[${key}]` : `['${key}']`));
}
