/** How many there are of what: bins. */
import { Tensor } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { TupleValue } from '../../values/containers.ts';
import { toIndex, toScalar, truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { NdArray } from '../../values/ndarray/array.ts';
import { type Argument, argumentOf, cast } from '../../values/ndarray/convert.ts';
import { float64, int64 } from '../../values/ndarray/dtype.ts';
import { types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { argument, arrayOf, asValue, constants, numbers, numbersOf, ufunc, unsupportedUse } from './calculate.ts';
import { countBefore } from './sorting.ts';

/** Adds up weights bin by bin; without weights ones. */
function added(
  machine: PyMachine,
  bins: Int32Array,
  count: number,
  weights: Argument | undefined,
  node: number,
): Argument {
  const empty = new Tensor([count], numbers(machine, [count], node));
  if (weights === undefined) {
    for (const bin of bins) empty.data[bin]++;
    return argument(machine, empty, int64);
  }
  const operand = cast(machine, weights.operand, weights.dtype, float64, node);
  return argument(machine, machine.tensor(tensorOps.addAt, [empty, operand], { index: bins }, node), float64);
}

function bincount(machine: PyMachine, [v, weightsGiven, least]: Value[], node: number): Value {
  const x = argumentOf(machine, v, node);
  if (x.shape.length !== 1) machine.raise(types.ValueError, 'object of too small depth for desired array', node);
  if (x.dtype.isFloat && x.shape[0] > 0 && v instanceof NdArray) {
    const text = "Cannot cast array data from dtype('float64') to dtype('int64') according to the rule 'safe'";
    machine.raise(types.TypeError, text, node);
  }
  const data = numbersOf(machine, { operand: cast(machine, x.operand, x.dtype, int64, node), dtype: int64 });
  if (data.some((n) => n < 0)) machine.raise(types.ValueError, "'list' argument must have no negative elements", node);
  const weights = weightsGiven === null ? undefined : argumentOf(machine, weightsGiven, node);
  if (weights !== undefined && String(weights.shape) !== String(x.shape))
    machine.raise(types.ValueError, "The weights and list don't have the same length.", node);
  const count = data.reduce((most, n) => Math.max(most, n + 1), toIndex(machine, least, node));
  return arrayOf(machine, added(machine, Int32Array.from(data), count, weights, node), node);
}

/** The edges of bins; those of a number of bins lie evenly between the least and the greatest number. */
function edgesOf(machine: PyMachine, data: Float64Array, bins: Value, range: Value, node: number): Argument {
  if (typeof bins === 'string') unsupportedUse(`\`np.histogram\` with bins='${bins}'`, node);
  const given = argumentOf(machine, bins, node);
  if (given.shape.length > 0) {
    const edges = numbersOf(machine, given);
    for (let i = 1; i < edges.length; i++)
      if (edges[i] < edges[i - 1])
        machine.raise(types.ValueError, '`bins` must increase monotonically, when an array', node);
    return given;
  }
  const count = toIndex(machine, bins, node);
  if (count < 1) machine.raise(types.ValueError, '`bins` must be positive, when an integer', node);
  let [low, high] = [0, 1];
  if (range !== null)
    [low, high] = (range as TupleValue).elements.map((each) => machine.num(toScalar(machine, each, node)));
  else if (data.length > 0) {
    low = data.reduce((a, b) => Math.min(a, b));
    high = data.reduce((a, b) => Math.max(a, b));
  }
  if (low > high) machine.raise(types.ValueError, 'max must be larger than min in range parameter.', node);
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    const which = range === null ? 'autodetected' : 'supplied';
    machine.raise(types.ValueError, `${which} range of [${low}, ${high}] is not finite`, node);
  }
  if (low === high) [low, high] = [low - 0.5, high + 0.5];
  const edges = numbers(machine, [count + 1], node);
  const step = (high - low) / count;
  for (let i = 0; i <= count; i++) edges[i] = i === count ? high : low + i * step;
  return constants(edges, [count + 1], float64);
}

function histogram(machine: PyMachine, [a, bins, range, density, weightsGiven]: Value[], node: number): Value {
  const x = argumentOf(machine, a, node);
  const data = numbersOf(machine, x);
  const edges = edgesOf(machine, data, bins, range, node);
  const at = numbersOf(machine, edges);
  const count = at.length - 1;
  const inside: number[] = [];
  const places: number[] = [];
  data.forEach((v, i) => {
    if (!(v >= at[0] && v <= at[count])) return;
    places.push(i);
    inside.push(Math.min(countBefore(at, v, true) - 1, count - 1));
  });
  machine.budget.allocate(data.length, node);
  let weights = weightsGiven === null ? undefined : argumentOf(machine, weightsGiven, node);
  if (weights !== undefined) {
    if (String(weights.shape) !== String(x.shape))
      machine.raise(types.ValueError, 'weights should have the same shape as a.', node);
    const from = { shape: [places.length], index: Int32Array.from(places) };
    weights = argument(machine, machine.tensor(tensorOps.take, [weights.operand], from, node), weights.dtype);
  }
  let result = added(machine, Int32Array.from(inside), count, weights, node);
  if (truthy(machine, density, node)) {
    const widths = constants(
      Float64Array.from({ length: count }, (_, i) => at[i + 1] - at[i]),
      [count],
      float64,
    );
    const total = argument(machine, machine.tensor(tensorOps.sum, [result.operand], {}, node), result.dtype);
    result = ufunc(machine, 'divide', [ufunc(machine, 'divide', [result, widths], node), total], node);
  }
  return new TupleValue([arrayOf(machine, result, node), arrayOf(machine, edges, node)]);
}

function digitize(machine: PyMachine, [v, bins, right]: Value[], node: number): Value {
  const x = argumentOf(machine, v, node);
  const edges = numbersOf(machine, argumentOf(machine, bins, node));
  const isRight = truthy(machine, right, node);
  const isSorted = (by: (a: number, b: number) => boolean) => edges.every((e, i) => i === 0 || by(edges[i - 1], e));
  const isRising = isSorted((a, b) => a <= b);
  if (!isRising && !isSorted((a, b) => a >= b))
    machine.raise(types.ValueError, 'bins must be monotonically increasing or decreasing', node);
  const rising = isRising ? edges : edges.slice().reverse();
  const found = numbersOf(machine, x).map((value) => {
    const before = countBefore(rising, value, !isRight);
    return isRising ? before : edges.length - before;
  });
  machine.budget.allocate(found.length, node);
  return asValue(machine, constants(found, x.shape, int64), node);
}

export const counting: Functions = {
  bincount: ['x, /, weights=None, minlength=0', bincount],
  digitize: ['x, bins, right=False', digitize],
  histogram: ['a, bins=10, range=None, density=None, weights=None', histogram],
  histogram_bin_edges: [
    'a, bins=10, range=None, weights=None',
    (machine, [a, bins, range], node) =>
      arrayOf(machine, edgesOf(machine, numbersOf(machine, argumentOf(machine, a, node)), bins, range, node), node),
  ],
};
