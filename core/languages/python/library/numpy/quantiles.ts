/** What so large a part of the numbers is below: sorted, between two neighbours. */
import { sizeOf } from '../../../../autodiff/tensor.ts';
import type { PyMachine } from '../../values/machine.ts';
import type { Argument } from '../../values/ndarray/convert.ts';
import { float64 } from '../../values/ndarray/dtype.ts';
import { types } from '../../values/types.ts';
import { number, numbersOf, reshapedArgument, ufunc, unsupportedUse } from './calculate.ts';
import { differences, part } from './calculus.ts';
import { choose } from './choosing.ts';
import { type Along, ofLanes, reducedShape } from './lanes.ts';
import { sorted } from './sorting.ts';
import { transposedBy } from './turning.ts';

/** Where between two neighbours it is, of n numbers that are counted from 0. */
const methods: Readonly<Record<string, (at: number) => number>> = {
  linear: (at) => at,
  lower: Math.floor,
  higher: Math.ceil,
  midpoint: (at) => (Math.floor(at) + Math.ceil(at)) / 2,
  nearest: (at) => {
    const below = Math.floor(at);
    if (at - below !== 0.5) return Math.round(at);
    return below % 2 === 0 ? below : below + 1;
  },
};
const OTHERS = new Set([
  ...['inverted_cdf', 'averaged_inverted_cdf', 'closest_observation', 'interpolated_inverted_cdf'],
  ...['hazen', 'weibull', 'median_unbiased', 'normal_unbiased'],
]);

/** Numbers of float32 are numbers of float64, too. */
const wide = (x: Argument): Argument => ({ ...x, dtype: float64 });

/** One result, of float64, for each part that is asked for. */
export function laneQuantiles(
  machine: PyMachine,
  x: Argument,
  along: Along,
  parts: readonly number[],
  method: string,
  node: number,
): Argument[] {
  if (OTHERS.has(method)) unsupportedUse(`Quantiles by method='${method}'`, node);
  if (!Object.hasOwn(methods, method))
    machine.raise(types.ValueError, `'${method}' is not a valid method. Use one of: linear, lower, higher`, node);
  const { axes = [...x.shape.keys()] } = along;
  const others = [...x.shape.keys()].filter((d) => !axes.includes(d));
  const n = sizeOf(axes.map((d) => x.shape[d]));
  if (n === 0) machine.raise(types.IndexError, 'cannot take a quantile of no elements', node);
  const inner = transposedBy(machine, x, [...others, ...axes], node);
  const rows = reshapedArgument(machine, inner, [sizeOf(others.map((d) => x.shape[d])), n], node);
  const rising = sorted(machine, rows, 1, node);
  const shape = reducedShape(x.shape, along);
  const hasNone = (xs: Float64Array, at: number) => Number(xs.subarray(at, at + n).some(Number.isNaN));
  const isNone = ofLanes(machine, rows, { axes: [1], keepdims: true }, x.dtype, hasNone, node);
  const anyNone = numbersOf(machine, isNone).includes(1);
  return parts.map((asked) => {
    const at = methods[method](asked * (n - 1));
    const below = Math.floor(at);
    const low = wide(part(machine, rising, 1, below, 1, node));
    let result = low;
    if (at !== below) {
      const high = wide(part(machine, rising, 1, below + 1, 1, node));
      const step = wide(differences(machine, part(machine, rising, 1, below, 2, node), 1, node));
      const on = at - below;
      // From the nearer end, as NumPy does it, so that nothing is rounded out of the gap.
      const [from, by, op] = on >= 0.5 ? ([high, 1 - on, 'subtract'] as const) : ([low, on, 'add'] as const);
      result = ufunc(machine, op, [from, ufunc(machine, 'multiply', [step, number(by, float64)], node)], node);
    }
    if (anyNone) result = choose(machine, isNone, wide(part(machine, rising, 1, n - 1, 1, node)), result, node);
    return reshapedArgument(machine, result, shape, node);
  });
}
