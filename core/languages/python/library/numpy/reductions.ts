/** From many numbers to one: `np.sum(x, axis=0)`, `x.sum(axis=0)`. */

import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import type { ReductionParams } from '../../../../autodiff/tensor-ops/reduction.ts';
import type { TensorOp } from '../../../../autodiff/tensor-ops/row.ts';
import type { VarianceParams } from '../../../../autodiff/tensor-ops/sums.ts';
import { broadcastShape, broadcastStrides } from '../../../../autodiff/tensors/broadcast.ts';
import { offsets } from '../../../../autodiff/tensors/lanes.ts';
import { toIndex, truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { type Argument, argumentOf, cast } from '../../values/ndarray/convert.ts';
import { bool, type DType, dtypes, float64, int64 } from '../../values/ndarray/dtype.ts';
import { toDType } from '../../values/ndarray/dtype-argument.ts';
import { settled } from '../../values/ndarray/settle.ts';
import { outArray, writeResult } from '../../values/ndarray/ufunc.ts';
import type { UfuncName } from '../../values/ndarray/ufunc-rows.ts';
import { warn } from '../../values/ndarray/warnings.ts';
import { types } from '../../values/types.ts';
import type { BuiltinCode, Value } from '../../values/values.ts';
import { axesArgument } from './axes.ts';
import { argument, asValue, constants, numbers, numbersOf, parameterOf, ufunc, unsupportedUse } from './calculate.ts';
import { exactly } from './exact.ts';
import { type Along, ofLanes, type Reduce, reducedShape, reduceSelected } from './lanes.ts';

/** The kind in which sums and products are formed: no integer smaller than int64. */
export function sumKind(dtype: DType): DType {
  if (dtype.isFloat) return dtype;
  return dtype.kind === 'u' ? (dtypes.find(({ name }) => name === 'uint64') as DType) : int64;
}

export const meanKind = (dtype: DType): DType => (dtype.isFloat ? dtype : float64);

/** An op that runs along axes, in a kind. */
export function reduction(op: TensorOp<ReductionParams>, kind: (dtype: DType) => DType, more: object = {}): Reduce {
  return (machine, x, along, node) => {
    const dtype = kind(x.dtype);
    const operand = cast(machine, x.operand, x.dtype, dtype, node);
    const result = machine.tensor(op, [operand], { ...along, ...more }, node);
    checkFloats(machine, operand, result, dtype, node);
    const exact = dtype.isInteger ? exactly(machine, op.name, operand, result, along, dtype, node) : undefined;
    return argument(machine, exact ?? settled(machine, result, dtype, node), dtype);
  };
}

/** Warns of what is no number, or too large, where each element is one. */
function checkFloats(
  machine: PyMachine,
  operand: Argument['operand'],
  result: Argument['operand'],
  dtype: DType,
  node: number,
) {
  if (!dtype.isFloat || machine.tensorOf(result).data.every(Number.isFinite)) return;
  const { data } = machine.tensorOf(operand);
  if (data.length === 0 || data.some(Number.isNaN)) return;
  if (machine.tensorOf(result).data.some(Number.isNaN)) warn(machine, 'invalid', 'reduce', node);
  else if (data.every(Number.isFinite)) warn(machine, 'over', 'reduce', node);
}

const same = (dtype: DType) => dtype;

function extreme(op: typeof tensorOps.max, name: 'maximum' | 'minimum'): Reduce {
  const inner = reduction(op, same);
  return (machine, x, along, node) => {
    const isEmpty = reducesNothing(x, along);
    if (!isEmpty) return inner(machine, x, along, node);
    const text = `zero-size array to reduction operation ${name} which has no identity`;
    return machine.raise(types.ValueError, text, node);
  };
}

/** Whether each result would be made of no element. */
export function reducesNothing({ shape }: Argument, { axes }: Along): boolean {
  return (
    (axes ?? [...shape.keys()]).some((d) => shape[d] === 0) &&
    reducedShape(shape, { axes, keepdims: false }).every((n) => n > 0)
  );
}

function note(machine: PyMachine, detail: string, node: number): void {
  machine.remark('numpy-warning', node, { detail });
}

const meanOf = reduction(tensorOps.mean, meanKind);
export const mean: Reduce = (machine, x, along, node) => {
  if (reducesNothing(x, along)) note(machine, 'Mean of empty slice', node);
  return meanOf(machine, x, along, node);
};

/** `var` and `std`, whose divisor is the number of elements less `ddof`. */
export function spread(op: TensorOp<VarianceParams>, ddof: number): Reduce {
  const inner = reduction(op, meanKind, { ddof });
  return (machine, x, along, node) => {
    const n = (along.axes ?? [...x.shape.keys()]).reduce((product, d) => product * x.shape[d], 1);
    if (n - ddof <= 0) note(machine, 'Degrees of freedom <= 0 for slice', node);
    return inner(machine, x, along, node);
  };
}

export const sum = reduction(tensorOps.sum, sumKind);
export const prod = reduction(tensorOps.prod, sumKind);
export const max = extreme(tensorOps.max, 'maximum');
export const min = extreme(tensorOps.min, 'minimum');

/** What the elements that do not count are: a test of their places. */
function maskOf(
  machine: PyMachine,
  x: Argument,
  where: Value,
  node: number,
): { x: Argument; counts: (place: number) => boolean } {
  const mask = argumentOf(machine, where, node);
  const shape = broadcastShape([x.shape, mask.shape]);
  if (shape.length > x.shape.length || shape.some((n, d) => n !== x.shape[d]))
    unsupportedUse('`where=` masks larger than the array', node);
  const truths = numbersOf(machine, mask);
  machine.budget.allocate(numbersOf(machine, x).length, node);
  const at = offsets(shape, broadcastStrides(mask.shape, shape));
  return { x, counts: (place) => truths[at[place]] !== 0 };
}

interface Options {
  readonly dtype?: Value;
  readonly out: Value;
  readonly keepdims: Value;
  readonly initial?: Value;
  readonly where?: Value;
  /** Of no elements. */
  readonly ofNone?: number;
  /** What `initial` is put together with the result by. */
  readonly join?: UfuncName;
}

/** What `initial` always goes before. */
function leastOf(join: Options['join']): number {
  return join === 'maximum' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** A reduction as programs call it. */
export function reduceWith(
  machine: PyMachine,
  name: string,
  reduce: Reduce,
  v: Value,
  axis: Value,
  options: Options,
  node: number,
): Value {
  const given = argumentOf(machine, v, node);
  const kind = toDType(machine, options.dtype, node);
  const x = kind === undefined ? given : argument(machine, cast(machine, given.operand, given.dtype, kind, node), kind);
  const along: Along = {
    axes: axesArgument(machine, axis, x.shape.length, node),
    keepdims: truthy(machine, options.keepdims, node),
  };
  const { initial, where = true, ofNone, join = 'add' } = options;
  const hasInitial = initial !== undefined && initial !== null;
  let result: Argument;
  if (where !== true) {
    const { counts } = maskOf(machine, x, where, node);
    if (!hasInitial && ofNone === undefined)
      machine.raise(
        types.ValueError,
        `reduction operation '${name}' does not have an identity, so to use a where mask one has to specify 'initial'`,
        node,
      );
    const none = ofNone ?? (hasInitial ? leastOf(join) : undefined);
    result = reduceSelected(machine, x, counts, along, reduce, none, node);
  } else if (hasInitial && ofNone === undefined && reducesNothing(x, along)) {
    const shape = reducedShape(x.shape, along);
    result = constants(numbers(machine, shape, node).fill(leastOf(join)), shape, x.dtype);
  } else result = reduce(machine, x, along, node);
  if (hasInitial) result = ufunc(machine, join, [result, argumentOf(machine, initial, node)], node);
  const target = outArray(machine, options.out, node);
  // A kind that is named is also that of the result, even of bools.
  const dtype = kind !== undefined && name !== 'mean' ? kind : result.dtype;
  const operand = cast(machine, result.operand, result.dtype, dtype, node);
  if (target === undefined) return asValue(machine, { operand, dtype }, node);
  writeResult(machine, name, target, operand, dtype, node);
  return target;
}

const summing = (name: 'add' | 'multiply', reduce: Reduce, ofNone: number): Functions[string] => [
  'a, axis=None, dtype=None, out=None, keepdims=False, initial=?, where=True',
  (machine, [a, axis, dtype, out, keepdims, initial, where], node) =>
    reduceWith(machine, name, reduce, a, axis, { dtype, out, keepdims, initial, where, ofNone, join: name }, node),
];

const choosing = (name: 'maximum' | 'minimum', reduce: Reduce): Functions[string] => [
  'a, axis=None, out=None, keepdims=False, initial=?, where=True',
  (machine, [a, axis, out, keepdims, initial, where], node) =>
    reduceWith(machine, name, reduce, a, axis, { out, keepdims, initial, where, join: name }, node),
];

const spreading = (name: string, op: TensorOp<VarianceParams>): Functions[string] => [
  'a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True',
  (machine, [a, axis, dtype, out, ddof, keepdims, where], node) => {
    const reduce = spread(op, parameterOf(machine, ddof, '`ddof`', node));
    return reduceWith(machine, name, reduce, a, axis, { dtype, out, keepdims, where, ofNone: Number.NaN }, node);
  },
];

const truth =
  (begin: number, holds: (before: number, x: number) => boolean): BuiltinCode =>
  (machine, [a, axis, out, keepdims, where], node) => {
    const reduce: Reduce = (_machine, x, along) =>
      ofLanes(
        machine,
        x,
        along,
        bool,
        (xs, at, n) => {
          let result = begin;
          for (let j = 0; j < n; j++) result = Number(holds(result, xs[at + j]));
          return result;
        },
        node,
      );
    return reduceWith(
      machine,
      begin === 1 ? 'logical_and' : 'logical_or',
      reduce,
      a,
      axis,
      { out, keepdims, where, ofNone: begin },
      node,
    );
  };
const TRUTH = 'a, axis=None, out=None, keepdims=False, *, where=True';

const all: Functions[string] = [TRUTH, truth(1, (before, x) => before !== 0 && x !== 0)];
const any: Functions[string] = [TRUTH, truth(0, (before, x) => before !== 0 || x !== 0)];
const amax = choosing('maximum', max);
const amin = choosing('minimum', min);

const ptp: Functions[string] = [
  'a, axis=None, out=None, keepdims=False',
  (machine, [a, axis, out, keepdims], node) => {
    const reduce: Reduce = (m, x, along) =>
      ufunc(m, 'subtract', [max(m, x, along, node), min(m, x, along, node)], node);
    return reduceWith(machine, 'ptp', reduce, a, axis, { out, keepdims }, node);
  },
];

/** Functions that arrays have as methods, too. */
export const reductionMethods: Functions = {
  sum: summing('add', sum, 0),
  prod: summing('multiply', prod, 1),
  mean: [
    'a, axis=None, dtype=None, out=None, keepdims=False, *, where=True',
    (machine, [a, axis, dtype, out, keepdims, where], node) =>
      reduceWith(machine, 'mean', mean, a, axis, { dtype, out, keepdims, where, ofNone: Number.NaN }, node),
  ],
  var: spreading('var', tensorOps.var),
  std: spreading('std', tensorOps.std),
  max: amax,
  min: amin,
  ptp,
  all,
  any,
};

export const reductions: Functions = {
  ...reductionMethods,
  product: reductionMethods.prod,
  amax,
  amin,
  alltrue: all,
  sometrue: any,
  count_nonzero: [
    'a, axis=None, *, keepdims=False',
    (machine, [a, axis, keepdims], node) => {
      const reduce: Reduce = (_machine, x, along) => {
        const count = (xs: Float64Array, at: number, n: number) =>
          xs.subarray(at, at + n).filter((v) => v !== 0).length;
        return ofLanes(machine, x, along, int64, count, node);
      };
      const result = reduceWith(machine, 'count_nonzero', reduce, a, axis, { out: null, keepdims }, node);
      return axis === null && keepdims === false ? toIndex(machine, result, node) : result;
    },
  ],
};
