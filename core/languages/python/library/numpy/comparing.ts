/** Rounding, and whether arrays are equal or nearly so. */
import { ops } from '../../../../autodiff/ops/index.ts';
import { sizeOf, type TensorShape } from '../../../../autodiff/tensor.ts';
import { TupleValue } from '../../values/containers.ts';
import { toIndex, toScalar, truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { type Argument, argumentOf, dtypeOfScalar } from '../../values/ndarray/convert.ts';
import { bool, float64 } from '../../values/ndarray/dtype.ts';
import { settled } from '../../values/ndarray/settle.ts';
import { broadcast, outArray, writeResult } from '../../values/ndarray/ufunc.ts';
import type { BuiltinCode, Value } from '../../values/values.ts';
import { axisArgument } from './axes.ts';
import { argument, asValue, broadcastArgument, constants, number, numbersOf, ufunc } from './calculate.ts';

/** Half to even, by way of a power of ten; the gradient is 0. */
function rounded(machine: PyMachine, x: Argument, decimals: number, node: number): Argument {
  if (!x.dtype.isFloat) {
    if (decimals >= 0) return x;
    const unit = 10 ** -decimals;
    const data = numbersOf(machine, x).map((v) => {
      const quotient = v / unit;
      const nearest = Math.round(quotient);
      return (Math.abs(quotient % 1) === 0.5 ? 2 * Math.round(quotient / 2) : nearest) * unit;
    });
    return constants(data, x.shape, x.dtype);
  }
  if (decimals === 0) return ufunc(machine, 'rint', [x], node);
  const unit = 10 ** Math.abs(decimals);
  const [up, down] = decimals > 0 ? (['multiply', 'divide'] as const) : (['divide', 'multiply'] as const);
  const scaled = ufunc(machine, up, [x, number(unit, x.dtype)], node);
  const whole = argument(machine, machine.elementwise(ops.roundEven, [scaled.operand], node), x.dtype);
  return argument(
    machine,
    settled(machine, ufunc(machine, down, [whole, number(unit, x.dtype)], node).operand, x.dtype, node),
    x.dtype,
  );
}

const round: BuiltinCode = (machine, [a, decimals, out], node) => {
  const result = rounded(machine, argumentOf(machine, a, node), toIndex(machine, decimals, node), node);
  const target = outArray(machine, out, node);
  if (target === undefined) return asValue(machine, result, node);
  writeResult(machine, 'round', target, result.operand, result.dtype, node);
  return target;
};

interface Tolerances {
  readonly relative: number;
  readonly absolute: number;
  readonly nanEqual: boolean;
}

export function areClose(a: number, b: number, { relative, absolute, nanEqual }: Tolerances): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return nanEqual && Number.isNaN(a) && Number.isNaN(b);
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a === b;
  return Math.abs(a - b) <= absolute + relative * Math.abs(b);
}

/** A constant for each pair of elements. */
export function pairwise(
  machine: PyMachine,
  a: Value,
  b: Value,
  holds: (x: number, y: number) => boolean,
  node: number,
): Argument {
  const [x, y] = [a, b].map((v) => argumentOf(machine, v, node));
  const shape = broadcast(machine, [x.shape, y.shape], node);
  const [xs, ys] = [x, y].map((each) =>
    numbersOf(
      machine,
      broadcastArgument(machine, constants(numbersOf(machine, each), each.shape, float64), shape, node),
    ),
  );
  machine.budget.allocate(xs.length, node);
  return constants(
    xs.map((value, i) => Number(holds(value, ys[i]))),
    shape,
    bool,
  );
}

function isClose(machine: PyMachine, [a, b, rtol, atol, equalNan]: Value[], node: number): Argument {
  const [relative, absolute] = [rtol, atol].map((v) => machine.num(toScalar(machine, v, node)));
  const tolerances = { relative, absolute, nanEqual: truthy(machine, equalNan, node) };
  return pairwise(machine, a, b, (x, y) => areClose(x, y, tolerances), node);
}

const TOLERANCES = 'a, b, rtol=1e-05, atol=1e-08, equal_nan=False';

const equal =
  (broadcasts: boolean): BuiltinCode =>
  (machine, [a, b, nanEqual = false], node) => {
    const [x, y] = [a, b].map((v) => argumentOf(machine, v, node));
    if (!broadcasts && String(x.shape) !== String(y.shape)) return false;
    const isSame = (p: number, q: number) => p === q || (nanEqual === true && Number.isNaN(p) && Number.isNaN(q));
    const result = broadcastsTogether(x.shape, y.shape) ? pairwise(machine, a, b, isSame, node) : undefined;
    return result !== undefined && numbersOf(machine, result).every((v) => v === 1);
  };

function broadcastsTogether(a: TensorShape, b: TensorShape): boolean {
  for (let i = 1; i <= Math.min(a.length, b.length); i++) {
    const [m, n] = [a[a.length - i], b[b.length - i]];
    if (m !== n && m !== 1 && n !== 1) return false;
  }
  return true;
}

export const comparingMethods: Functions = { round: ['a, decimals=0, out=None', round] };

export const comparing: Functions = {
  ...comparingMethods,
  around: comparingMethods.round,
  round_: comparingMethods.round,
  isclose: [TOLERANCES, (machine, args, node) => asValue(machine, isClose(machine, args, node), node)],
  allclose: [
    TOLERANCES,
    (machine, args, node) => numbersOf(machine, isClose(machine, args, node)).every((v) => v === 1),
  ],
  array_equal: ['a1, a2, equal_nan=False', equal(false)],
  array_equiv: ['a1, a2', equal(true)],
  isscalar: ['element', (_machine, [v]) => typeof v === 'string' || dtypeOfScalar(v) !== undefined],
  shape: ['a', (machine, [a], node) => new TupleValue([...argumentOf(machine, a, node).shape])],
  ndim: ['a', (machine, [a], node) => argumentOf(machine, a, node).shape.length],
  size: [
    'a, axis=None',
    (machine, [a, axis], node) => {
      const { shape } = argumentOf(machine, a, node);
      return axis === null ? sizeOf(shape) : shape[axisArgument(machine, axis, shape.length, node)];
    },
  ],
};
