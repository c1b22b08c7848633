/** Reductions that pass over what is no number: `np.nansum` and its kin. */
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import type { TensorOp } from '../../../../autodiff/tensor-ops/row.ts';
import type { VarianceParams } from '../../../../autodiff/tensor-ops/sums.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { type Argument, argumentOf } from '../../values/ndarray/convert.ts';
import { float64 } from '../../values/ndarray/dtype.ts';
import { types } from '../../values/types.ts';
import type { BuiltinCode, Value } from '../../values/values.ts';
import { asValue, constants, number, numbersOf, parameterOf, ufunc } from './calculate.ts';
import { calculusMethods } from './calculus.ts';
import { choose } from './choosing.ts';
import { type Reduce, reduceSelected } from './lanes.ts';
import { laneQuantiles } from './quantiles.ts';
import { max, mean, min, prod, reduceWith, spread, sum } from './reductions.ts';
import { sortingMethods } from './sorting.ts';
import { median } from './statistics.ts';

/** The same reduction of what is a number. */
function skipping(reduce: Reduce, ofNone: number, note?: string): Reduce {
  return (machine, x, along, node) => {
    const data = numbersOf(machine, x);
    if (!data.some(Number.isNaN)) return reduce(machine, x, along, node);
    const result = reduceSelected(machine, x, (place) => !Number.isNaN(data[place]), along, reduce, ofNone, node);
    if (note !== undefined && numbersOf(machine, result).some(Number.isNaN))
      machine.remark('numpy-warning', node, { detail: note });
    return result;
  };
}

const NONE = Number.NaN;
const EMPTY = 'Mean of empty slice';
const ALL_NONE = 'All-NaN slice encountered';

const summing = (name: string, reduce: Reduce): Functions[string] => [
  'a, axis=None, dtype=None, out=None, keepdims=False',
  (machine, [a, axis, dtype, out, keepdims], node) =>
    reduceWith(machine, name, reduce, a, axis, { dtype, out, keepdims }, node),
];

const choosing = (name: string, reduce: Reduce): Functions[string] => [
  'a, axis=None, out=None, keepdims=False',
  (machine, [a, axis, out, keepdims], node) => reduceWith(machine, name, reduce, a, axis, { out, keepdims }, node),
];

const spreading = (name: string, op: TensorOp<VarianceParams>): Functions[string] => [
  'a, axis=None, dtype=None, out=None, ddof=0, keepdims=False',
  (machine, [a, axis, dtype, out, ddof, keepdims], node) => {
    const reduce = skipping(
      spread(op, parameterOf(machine, ddof, '`ddof`', node)),
      NONE,
      'Degrees of freedom <= 0 for slice.',
    );
    return reduceWith(machine, name, reduce, a, axis, { dtype, out, keepdims }, node);
  },
];

/** With another number in place of what is none. */
function filledBy(machine: PyMachine, v: Value, by: number, node: number): { x: Argument; isNone: Argument } {
  const x = argumentOf(machine, v, node);
  const isNone = constants(
    numbersOf(machine, x).map((value) => Number(Number.isNaN(value))),
    x.shape,
    float64,
  );
  return { x: choose(machine, isNone, number(by, x.dtype), x, node), isNone };
}

const running =
  (code: BuiltinCode, neutral: number): BuiltinCode =>
  (machine, [a, ...rest], node) =>
    code(machine, [asValue(machine, filledBy(machine, a, neutral, node).x, node), ...rest], node);

const place =
  (code: BuiltinCode, worst: number): BuiltinCode =>
  (machine, [a, axis, out, keepdims], node) => {
    const { x, isNone } = filledBy(machine, a, worst, node);
    const counts = sum(
      machine,
      ufunc(machine, 'subtract', [number(1, float64), isNone], node),
      {
        axes: axis === null ? undefined : [axis as number].map((d) => (d < 0 ? d + x.shape.length : d)),
        keepdims: false,
      },
      node,
    );
    if (numbersOf(machine, counts).includes(0)) machine.raise(types.ValueError, ALL_NONE, node);
    return code(machine, [asValue(machine, x, node), axis, out, keepdims], node);
  };

const quantiles =
  (scale: number): BuiltinCode =>
  (machine, [a, q, axis, out, , , keepdims], node) => {
    const asked = argumentOf(machine, q, node);
    const results = [...numbersOf(machine, asked)].map((part) => {
      const reduce = skipping(
        (m, x, along) => laneQuantiles(m, x, along, [part / scale], 'linear', node)[0],
        NONE,
        ALL_NONE,
      );
      return reduceWith(machine, 'nanquantile', reduce, a, axis, { out, keepdims }, node);
    });
    if (asked.shape.length === 0) return results[0];
    const operands = results.map((result) => argumentOf(machine, result, node).operand);
    return asValue(
      machine,
      { operand: machine.tensor(tensorOps.stack, operands, { axis: 0 }, node), dtype: float64 },
      node,
    );
  };

const PLACE = 'a, axis=None, out=None, *, keepdims=False';
const QUANTILE = "a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False";

export const nanReductions: Functions = {
  nansum: summing('add', skipping(sum, 0)),
  nanprod: summing('multiply', skipping(prod, 1)),
  nanmean: summing('mean', skipping(mean, NONE, EMPTY)),
  nanmax: choosing('fmax', skipping(max, NONE, ALL_NONE)),
  nanmin: choosing('fmin', skipping(min, NONE, ALL_NONE)),
  nanvar: spreading('var', tensorOps.var),
  nanstd: spreading('std', tensorOps.std),
  nanmedian: [
    'a, axis=None, out=None, overwrite_input=False, keepdims=False',
    (machine, [a, axis, out, , keepdims], node) =>
      reduceWith(machine, 'median', skipping(median, NONE, ALL_NONE), a, axis, { out, keepdims }, node),
  ],
  nanquantile: [QUANTILE, quantiles(1)],
  nanpercentile: [QUANTILE, quantiles(100)],
  nancumsum: [calculusMethods.cumsum[0], running(calculusMethods.cumsum[1], 0)],
  nancumprod: [calculusMethods.cumprod[0], running(calculusMethods.cumprod[1], 1)],
  nanargmax: [PLACE, place(sortingMethods.argmax[1], Number.NEGATIVE_INFINITY)],
  nanargmin: [PLACE, place(sortingMethods.argmin[1], Number.POSITIVE_INFINITY)],
};
