/** `choice`: which of some items. */
import { sizeOf, type TensorShape } from '../../../../../autodiff/tensor.ts';
import { ListValue, SliceValue, TupleValue } from '../../../values/containers.ts';
import { toIndex, truthy } from '../../../values/conversions.ts';
import type { PyMachine } from '../../../values/machine.ts';
import { NdArray } from '../../../values/ndarray/array.ts';
import { argumentOf, toArray } from '../../../values/ndarray/convert.ts';
import { float32, int64, unsupportedDtype } from '../../../values/ndarray/dtype.ts';
import { itemAt } from '../../../values/ndarray/indexing.ts';
import { typeOf, types } from '../../../values/types.ts';
import type { Value } from '../../../values/values.ts';
import { interval, scaled } from '../random/bounded.ts';
import { choiceOnce, choiceWeighted, choiceWeightedOnce } from '../random/sampling.ts';
import type { Variates } from '../random/variates.ts';
import { type Draw, sizeArgument, wholeArgument } from './draw.ts';

/** What there is to choose from: numbers below one, an array's parts, or anything else in a list, one at a time. */
interface Population {
  readonly count: number;
  readonly at: (place: number | NdArray) => Value;
}

const ALL = new SliceValue(null, null, null);

export const choice: Draw = (machine, from, [a, size, replace, p, axis, isShuffled], node) => {
  const shape = sizeArgument(machine, size, node);
  const { count, at } = populationOf(machine, from, a, axis === undefined ? 0 : toIndex(machine, axis, node), node);
  const wanted = shape === undefined ? 1 : sizeOf(shape);
  if (count <= 0 && wanted !== 0) refuseEmpty(machine, from, count, typeof a === 'number', node);
  const weights = p === null ? undefined : weightsOf(machine, from, p, count, node);
  const isOnce = !truthy(machine, replace, node);
  if (isOnce) checkOnce(machine, from, { count, wanted, weights }, node);
  machine.budget.allocate(wanted + (isOnce ? count : 0), node);
  // To draw again those that came twice goes through all weights.
  from.attempt = () => machine.budget.allocate(count + wanted, node);
  const places = isOnce
    ? placesOnce(from, count, wanted, weights, isShuffled === undefined || truthy(machine, isShuffled, node))
    : placesOf(from, count, wanted, weights);
  return at(shape === undefined ? places[0] : indexArray(machine, places, shape, node));
};

function placesOf(from: Variates, count: number, wanted: number, weights: Float64Array | undefined): Float64Array {
  if (weights !== undefined) return choiceWeighted(from, weights, wanted);
  const below = from.isLegacy ? interval : scaled;
  return new Float64Array(wanted).map(() => below(from.bits, count - 1));
}

function placesOnce(
  from: Variates,
  count: number,
  wanted: number,
  weights: Float64Array | undefined,
  isShuffled: boolean,
): Float64Array {
  if (weights !== undefined) return choiceWeightedOnce(from, weights, wanted);
  return choiceOnce(from, count, wanted, isShuffled).slice();
}

function indexArray(machine: PyMachine, places: Float64Array, shape: TensorShape, node: number): NdArray {
  return NdArray.ofData(machine, places, shape, int64, node);
}

function populationOf(machine: PyMachine, from: Variates, a: Value, axis: number, node: number): Population {
  const whole = wholeArgument(machine, a, node);
  if (whole !== undefined) return { count: toIndex(machine, whole, node), at: (place) => place };
  const items = a instanceof ListValue || a instanceof TupleValue ? a.elements : [];
  if (items.some((item) => typeof item === 'string'))
    return {
      count: items.length,
      at: (place) => (typeof place === 'number' ? items[place] : unsupportedDtype('str', node)),
    };
  const array = isScalar(a) ? undefined : toArray(machine, a, node);
  if (array === undefined || array.shape.length === 0) {
    const text = from.isLegacy
      ? 'a must be 1-dimensional or an integer'
      : `a must be a sequence or an integer, not <class '${typeOf(a).name}'>`;
    return machine.raise(types.ValueError, text, node);
  }
  if (from.isLegacy && array.shape.length > 1) machine.raise(types.ValueError, 'a must be 1-dimensional', node);
  const along = axis < 0 ? axis + array.shape.length : axis;
  const before = new Array<Value>(along).fill(ALL);
  return { count: array.shape[along], at: (place) => itemAt(machine, array, [...before, place], node) };
}

/** What is no sequence and no integer. */
function isScalar(v: Value): boolean {
  return typeof v === 'string' || v === null || typeOf(v).isSubtypeOf(types.float);
}

function refuseEmpty(machine: PyMachine, from: Variates, count: number, isInt: boolean, node: number): never {
  const positive = from.isLegacy ? 'greater than 0' : 'a positive integer';
  const filled = from.isLegacy ? "'a'" : 'a';
  const text = isInt || count < 0 ? `a must be ${positive}` : `${filled} cannot be empty`;
  return machine.raise(types.ValueError, `${text} unless no samples are taken`, node);
}

/** How far from 1 probabilities may sum to. */
const TOLERANCE = 2 ** -26;
const TOLERANCE_SINGLE = 2 ** -11.5;

/** Probabilities: no gradient goes through the choice. */
function weightsOf(machine: PyMachine, from: Variates, p: Value, count: number, node: number): Float64Array {
  const { operand, shape, dtype } = argumentOf(machine, p, node);
  const { data } = machine.tensorOf(operand);
  const fail = (text: string) => machine.raise(types.ValueError, text, node);
  const named = (name: string) => (from.isLegacy ? `'${name}'` : name);
  if (shape.length !== 1) fail(`${named('p')} must be 1-dimensional`);
  if (data.length !== count) fail(`${named('a')} and ${named('p')} must have same size`);
  machine.budget.allocate(2 * count, node);
  const sum = data.reduce((total, x) => total + x, 0);
  if (Number.isNaN(sum)) fail('probabilities contain NaN');
  if (data.some((x) => x < 0)) fail('probabilities are not non-negative');
  if (Math.abs(sum - 1) > (dtype === float32 ? TOLERANCE_SINGLE : TOLERANCE)) fail('probabilities do not sum to 1');
  return data;
}

interface Once {
  readonly count: number;
  readonly wanted: number;
  readonly weights: Float64Array | undefined;
}

function checkOnce(machine: PyMachine, from: Variates, { count, wanted, weights }: Once, node: number): void {
  if (wanted > count) {
    const when = from.isLegacy ? "'replace=False'" : 'replace is False';
    machine.raise(types.ValueError, `Cannot take a larger sample than population when ${when}`, node);
  }
  if (weights !== undefined && weights.filter((x) => x > 0).length < wanted)
    machine.raise(types.ValueError, 'Fewer non-zero entries in p than size', node);
}
