/** `randint` and `integers`. */
import type { TensorShape } from '../../../../../autodiff/tensor.ts';
import { broadcastShape } from '../../../../../autodiff/tensors/broadcast.ts';
import type { Operand } from '../../../../../runtime/operand.ts';
import { Ref } from '../../../../../runtime/ref.ts';
import { normalise } from '../../../numbers/integers.ts';
import { floatOf, intOf, isFloat, isInt, truthy } from '../../../values/conversions.ts';
import type { PyMachine } from '../../../values/machine.ts';
import { NdArray } from '../../../values/ndarray/array.ts';
import { argumentOf } from '../../../values/ndarray/convert.ts';
import { type DType, int64 } from '../../../values/ndarray/dtype.ts';
import { toDType } from '../../../values/ndarray/dtype-argument.ts';
import { exactFloat } from '../../../values/ndarray/integers.ts';
import { NumpyScalar, scalarOfDtype } from '../../../values/ndarray/scalars.ts';
import { types } from '../../../values/types.ts';
import type { Value } from '../../../values/values.ts';
import { BoundedIntegers } from '../random/bounded.ts';
import type { Variates } from '../random/variates.ts';
import { type Draw, dataOf, sizeArgument } from './draw.ts';
import { outputShape, shapedDraws } from './parameters.ts';

interface Bounds {
  readonly low: Value;
  readonly high: Value;
  /** Whether `high` may be drawn, too. */
  readonly isClosed: boolean;
}

/** @param name of the method, for what it raises */
function integers(
  machine: PyMachine,
  from: Variates,
  bounds: Bounds,
  size: TensorShape | undefined,
  given: Value,
  name: string,
  node: number,
): Value {
  const dtype = toDType(machine, given, node) ?? int64;
  if (dtype.isFloat) machine.raise(types.TypeError, `Unsupported dtype dtype('${dtype.name}') for ${name}`, node);
  const source = new BoundedIntegers(from.bits, dtype.isBool ? 1 : 8 * dtype.itemsize, from.isLegacy);
  const [low, high] = [bounds.low, bounds.high].map((bound) => wholeOf(machine, bound, node));
  if (low === undefined || high === undefined) return ofArrays(machine, source, bounds, size, dtype, node);
  const least = checked(machine, low, high, bounds.isClosed, dtype, node);
  const width = high - (bounds.isClosed ? 0n : 1n) - low;
  const range = width < 2n ** 32n ? Number(width) : width;
  const draw = () => {
    const above = source.upTo(range);
    return typeof above === 'number' && Number.isSafeInteger(least + above)
      ? least + above
      : exactFloat(low + BigInt(above), node);
  };
  if (size !== undefined) return NdArray.ofData(machine, dataOf(machine, size, draw, node), size, dtype, node);
  if (given === types.bool) return draw() === 1;
  return given === types.int ? normalise(low + BigInt(source.upTo(range))) : scalarOfDtype(dtype, draw());
}

/** A single number as an integer; undefined for an array. */
function wholeOf(machine: PyMachine, v: Value, node: number): bigint | undefined {
  if (isInt(v)) return BigInt(intOf(v));
  if (!isFloat(v) && !(v instanceof NumpyScalar)) return undefined;
  const x = v instanceof NumpyScalar ? v.primal(machine) : floatOf(machine, v, node);
  return Number.isFinite(x) ? BigInt(Math.trunc(x)) : undefined;
}

/** The lower bound. Raises ValueError. */
function checked(machine: PyMachine, low: bigint, high: bigint, isClosed: boolean, dtype: DType, node: number): number {
  const [least, greatest] = dtype.range;
  const fail = (text: string) => machine.raise(types.ValueError, text, node);
  if (low < least) fail(`low is out of bounds for ${dtype.name}`);
  if (high - (isClosed ? 0n : 1n) > greatest) fail(`high is out of bounds for ${dtype.name}`);
  if (isClosed ? low > high : low >= high) {
    const sign = isClosed ? '>' : '>=';
    fail(low === 0n ? `high ${isClosed ? '<' : '<='} 0` : `low ${sign} high`);
  }
  return Number(low);
}

/** Bounds for each element. */
function ofArrays(
  machine: PyMachine,
  source: BoundedIntegers,
  { low, high, isClosed }: Bounds,
  size: TensorShape | undefined,
  dtype: DType,
  node: number,
): Value {
  const given = [low, high].map((bound) => {
    const argument = argumentOf(machine, bound, node);
    return { ...argument, operand: untracked(machine, argument.operand) };
  });
  const shapes = given.map(({ shape }) => shape);
  const shape = outputShape(machine, size, shapes, node);
  const draw = (from: number, to: number) => {
    const [least, greatest] = [BigInt(Math.trunc(from)), BigInt(Math.trunc(to))];
    checked(machine, least, greatest, isClosed, dtype, node);
    return exactFloat(least + BigInt(source.upTo(greatest - (isClosed ? 0n : 1n) - least)), node);
  };
  const data = shapedDraws(machine, given, shape ?? broadcastShape(shapes), draw, 'integers', node);
  return shape === undefined ? scalarOfDtype(dtype, data[0]) : NdArray.ofData(machine, data, shape, dtype, node);
}

function untracked(machine: PyMachine, operand: Operand): Operand {
  return typeof operand === 'number' || operand instanceof Ref ? machine.num(operand) : machine.tensorOf(operand);
}

/** With one bound it is the upper one. */
function boundsOf(low: Value, high: Value, isClosed: boolean): Bounds {
  return high === null ? { low: 0, high: low, isClosed } : { low, high, isClosed };
}

export const randint: Draw = (machine, from, [low, high, size, dtype], node) => {
  const shape = sizeArgument(machine, size, node);
  return integers(machine, from, boundsOf(low, high, false), shape, dtype ?? types.int, 'randint', node);
};

export const modernIntegers: Draw = (machine, from, [low, high, size, dtype, endpoint], node) => {
  const bounds = boundsOf(low, high, truthy(machine, endpoint, node));
  return integers(machine, from, bounds, sizeArgument(machine, size, node), dtype ?? int64, 'integers', node);
};
