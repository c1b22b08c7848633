/** Values of the program as arrays, and what arrays are converted to. */
import { ops } from '../../../../autodiff/ops/index.ts';
import { Tensor, type TensorShape } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { wholePlace } from '../../../../autodiff/tensors/place.ts';
import { ArrayStorage } from '../../../../runtime/arrays/storage.ts';
import { ArrayView } from '../../../../runtime/arrays/view.ts';
import type { Operand, Scalar } from '../../../../runtime/operand.ts';
import { Ref } from '../../../../runtime/ref.ts';
import { ListValue, RangeValue, TupleValue } from '../containers.ts';
import type { PyMachine } from '../machine.ts';
import { types } from '../types.ts';
import { Float, IntRef, unwrapped, type Value } from '../values.ts';
import { NdArray } from './array.ts';
import {
  bool,
  type DType,
  float32,
  float64,
  int64,
  type Promoted,
  promote,
  uint64,
  unsupportedDtype,
} from './dtype.ts';
import { exactFloat, fitInteger, truncated } from './integers.ts';
import { NumpyScalar, scalarOfDtype } from './scalars.ts';
import { warn } from './warnings.ts';

/** What a function of numpy works on. */
export interface Argument extends Promoted {
  /** The array that it was read of, if it was one. */
  readonly array?: NdArray;
  readonly operand: Operand;
  readonly dtype: DType;
  readonly shape: TensorShape;
}

const SCALAR: TensorShape = [];

/** The kind of a single number; undefined for what is none. */
export function dtypeOfScalar(v: Value): DType | undefined {
  if (v instanceof Float) return float64;
  if (v instanceof Ref) return v instanceof IntRef ? int64 : float64;
  if (v instanceof NumpyScalar) return v.dtype;
  switch (typeof v) {
    case 'number':
      return int64;
    case 'boolean':
      return bool;
    case 'bigint':
      return v >= 2n ** 63n ? uint64 : int64;
    default:
      return undefined;
  }
}

/** The number itself. */
function scalarIn(v: Value, node: number): Scalar {
  if (typeof v === 'number' || v instanceof Ref) return v;
  if (v instanceof Float || v instanceof NumpyScalar) return v.value;
  if (typeof v === 'bigint') {
    if (v >= 2n ** 64n || v < -(2n ** 63n)) unsupportedDtype('object', node);
    return exactFloat(v, node);
  }
  return Number(v);
}

/** A number, an array, or lists of them; undefined for what is no array without being an array of objects. */
export function toArgument(machine: PyMachine, given: Value, node: number): Argument | undefined {
  if (given instanceof NdArray) {
    const operand = given.read(machine, node);
    const { dtype, shape } = given;
    return shape.length > 0
      ? { operand, dtype, shape, array: given }
      : { operand, dtype, shape, value: machine.num(operand as Scalar) };
  }
  const v = unwrapped(given);
  const dtype = dtypeOfScalar(v);
  if (dtype !== undefined) {
    const operand = scalarIn(v, node);
    return { operand, dtype, shape: SCALAR, value: machine.num(operand) };
  }
  return isSequence(v) ? toArgument(machine, toArray(machine, v, node), node) : undefined;
}

/** As `toArgument`, where there must be one. */
export function argumentOf(machine: PyMachine, v: Value, node: number): Argument {
  return toArgument(machine, v, node) ?? refuse(v, node);
}

/** What a function of numpy takes, converted to a kind if one is named. */
export function toOperand(machine: PyMachine, v: Value, node: number, dtype?: DType): Operand {
  const argument = argumentOf(machine, v, node);
  return dtype === undefined ? argument.operand : cast(machine, argument.operand, argument.dtype, dtype, node);
}

/** A result as the program sees it: an array, or without dimensions a scalar. */
export function fromOperand(machine: PyMachine, operand: Operand, dtype: DType, node: number): Value {
  if (typeof operand === 'number' || operand instanceof Ref) return scalarOfDtype(dtype, operand);
  return operand instanceof Tensor && operand.shape.length === 0
    ? scalarOfDtype(dtype, operand.data[0])
    : NdArray.of(machine, operand, dtype, node);
}

function refuse(v: Value, node: number): never {
  return unsupportedDtype(typeof v === 'string' ? 'str' : 'object', node);
}

function isSequence(v: Value): v is ListValue | TupleValue | RangeValue {
  return v instanceof ListValue || v instanceof TupleValue || v instanceof RangeValue;
}

/** `np.asarray`: an array as it is, if it is of the kind. */
export function toArray(machine: PyMachine, given: Value, node: number, dtype?: DType): NdArray {
  if (given instanceof NdArray)
    return dtype === undefined || dtype === given.dtype ? given : converted(machine, given, dtype, node);
  const v = unwrapped(given);
  const own = dtypeOfScalar(v);
  if (own !== undefined) return ofScalars(machine, [v], [], dtype ?? own, node);
  if (!isSequence(v)) return refuse(v, node);
  const found = discover(machine, v, node);
  const kind = dtype ?? found.dtype ?? float64;
  if (!found.hasArrays) return ofScalars(machine, found.leaves, found.shape, kind, node);
  const operand = stacked(machine, v, kind, node);
  return new NdArray(ArrayView.whole(ArrayStorage.of(machine, operand, node), found.shape), kind);
}

/** Another array of the same numbers. */
export function converted(machine: PyMachine, array: NdArray, to: DType, node: number): NdArray {
  const operand = array.read(machine, node);
  const result = cast(machine, operand, array.dtype, to, node);
  return NdArray.of(machine, result === operand ? copied(machine, operand, node) : result, to, node);
}

/** The same numbers with a gradient of their own. */
export function copied(machine: PyMachine, operand: Operand, node: number): Operand {
  if (operand instanceof Ref) return machine.unary(ops.identity, operand, node);
  if (typeof operand === 'number' || operand instanceof Tensor) return operand;
  return machine.tensor(tensorOps.copy, [operand], wholePlace(operand.value.shape), node);
}

function ofScalars(machine: PyMachine, leaves: readonly Value[], shape: TensorShape, dtype: DType, node: number) {
  const scalars = leaves.map((leaf) => {
    const x = scalarIn(leaf, node);
    const from = dtypeOfScalar(leaf) as DType;
    return from === dtype || dtype === float64 ? x : (cast(machine, x, from, dtype, node) as Scalar);
  });
  return new NdArray(ArrayView.whole(ArrayStorage.ofScalars(machine, scalars, node), shape), dtype);
}

interface Discovered {
  readonly shape: number[];
  /** Numbers, and arrays, in order. */
  readonly leaves: Value[];
  dtype: DType | undefined;
  hasArrays: boolean;
}

const MOST_DIMENSIONS = 32;

/** The shape of lists within lists, and what is in them. */
function discover(machine: PyMachine, v: Value, node: number): Discovered {
  const found: Discovered = { shape: [], leaves: [], dtype: undefined, hasArrays: false };
  let ragged = Infinity;
  const isFirst = (depth: number) => found.shape.length === depth && found.leaves.length === 0;
  const visit = (given: Value, depth: number): void => {
    const value = unwrapped(given);
    if (isSequence(value)) {
      const elements = elementsOf(value);
      machine.budget.allocate(elements.length, node);
      if (depth >= MOST_DIMENSIONS) tooDeep(machine, node);
      if (isFirst(depth)) found.shape.push(elements.length);
      else if (found.shape[depth] !== elements.length) ragged = Math.min(ragged, depth);
      for (const element of elements) visit(element, depth + 1);
      return;
    }
    const dtype = value instanceof NdArray ? value.dtype : dtypeOfScalar(value);
    if (dtype === undefined) refuse(value, node);
    const inner = value instanceof NdArray ? value.shape : SCALAR;
    if (isFirst(depth)) found.shape.push(...inner);
    else
      for (let d = 0; depth + d < Math.max(found.shape.length, depth + inner.length); d++)
        if (found.shape[depth + d] !== inner[d]) ragged = Math.min(ragged, depth + d);
    if (inner.length > 0) found.hasArrays = true;
    found.leaves.push(value instanceof NdArray && inner.length === 0 ? elementOf(machine, value, node) : value);
    found.dtype = found.dtype === undefined ? dtype : promote(found.dtype, dtype);
  };
  visit(v, 0);
  if (ragged < Infinity) inhomogeneous(machine, found.shape.slice(0, ragged), node);
  return found;
}

function elementsOf(v: ListValue | TupleValue | RangeValue): readonly Value[] {
  return v instanceof RangeValue ? Array.from({ length: v.length }, (_, i) => v.start + i * v.step) : v.elements;
}

/** What an array without dimensions holds. */
export function elementOf(machine: PyMachine, { view, dtype }: NdArray, node: number): Value {
  return scalarOfDtype(dtype, view.element(machine, 0, node));
}

function tooDeep(machine: PyMachine, node: number): never {
  const text = 'setting an array element with a sequence. The requested array would exceed the maximum number of';
  return machine.raise(types.ValueError, `${text} dimension of ${MOST_DIMENSIONS}.`, node);
}

function inhomogeneous(machine: PyMachine, shape: readonly number[], node: number): never {
  const text = 'setting an array element with a sequence. The requested array has an inhomogeneous shape after';
  const detected = `The detected shape was ${shapeTuple(shape)} + inhomogeneous part.`;
  return machine.raise(types.ValueError, `${text} ${shape.length} dimensions. ${detected}`, node);
}

/** `(2, 3)`, `(2,)`, `()` */
export function shapeTuple(shape: readonly number[]): string {
  return `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
}

/** Lists that hold arrays. */
function stacked(machine: PyMachine, given: Value, dtype: DType, node: number): Operand {
  const v = unwrapped(given);
  if (!isSequence(v)) return toOperand(machine, v, node, dtype);
  const parts = elementsOf(v).map((element) => stacked(machine, element, dtype, node));
  return machine.tensor(tensorOps.stack, parts, { axis: 0 }, node);
}

/** Numbers of one kind as numbers of another. To integers and bools no gradient passes. */
export function cast(machine: PyMachine, operand: Operand, from: DType, to: DType, node: number): Operand {
  if (from === to || to === float64 || from.isBool) return operand;
  if (to === float32) return machine.elementwise(ops.fround, [operand], node);
  const { data, shape } = machine.tensorOf(operand);
  machine.budget.allocate(data.length, node);
  if (to.isBool)
    return constant(
      data.map((x) => Number(x !== 0)),
      shape,
    );
  if (from.isFloat) {
    if (!data.every((x) => Math.abs(x) < 2 ** 63)) warn(machine, 'invalid', 'cast', node);
    return constant(
      data.map((x) => truncated(x, to, node)),
      shape,
    );
  }
  const [low, high] = to.range;
  if (data.every((x) => x >= low && x <= high)) return operand;
  return constant(
    data.map((x) => fitInteger(x, to, () => BigInt(x), node)),
    shape,
  );
}

function constant(data: Float64Array, shape: TensorShape): Operand {
  return shape.length === 0 ? data[0] : new Tensor(shape, data);
}
