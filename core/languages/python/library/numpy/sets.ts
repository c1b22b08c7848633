/** Arrays as sets. The values that stay keep their gradients: those of the first of equals. */
import { sizeOf, stridesOf } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { taken } from '../../../../autodiff/tensors/gather.ts';
import { TupleValue } from '../../values/containers.ts';
import { truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { type Argument, argumentOf, cast } from '../../values/ndarray/convert.ts';
import { bool, int64, promote } from '../../values/ndarray/dtype.ts';
import type { Value } from '../../values/values.ts';
import { axisArgument } from './axes.ts';
import { argument, arrayOf, constants, numbersOf, picked, reshapedArgument } from './calculate.ts';
import { stableOrder } from './orders.ts';

const flat = (machine: PyMachine, v: Value, node: number): Argument => {
  const x = argumentOf(machine, v, node);
  return x.shape.length === 1 ? x : reshapedArgument(machine, x, [sizeOf(x.shape)], node);
};

const listed = (machine: PyMachine, list: ArrayLike<number>, node: number, dtype = int64) =>
  arrayOf(machine, constants(Float64Array.from(list), [list.length], dtype), node);

interface Groups {
  /** The first place of each value, in order of the values. */
  readonly first: number[];
  /** Which value each element is. */
  readonly inverse: Float64Array;
  readonly counts: number[];
}

/** Equal elements together; all that is no number is one value. */
function groupsOf(order: ArrayLike<number>, isSame: (a: number, b: number) => boolean): Groups {
  const first: number[] = [];
  const counts: number[] = [];
  const inverse = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) {
    if (i === 0 || !isSame(order[i - 1], order[i])) {
      first.push(order[i]);
      counts.push(0);
    }
    counts[counts.length - 1]++;
    inverse[order[i]] = first.length - 1;
  }
  return { first, inverse, counts };
}

function groupsOfNumbers(machine: PyMachine, xs: Float64Array, node: number): Groups {
  machine.budget.allocate(3 * xs.length, node);
  const isSame = (a: number, b: number) => xs[a] === xs[b] || (Number.isNaN(xs[a]) && Number.isNaN(xs[b]));
  return groupsOf(stableOrder(xs), isSame);
}

/** Sub-arrays along an axis, compared element by element. */
function groupsOfRows(
  machine: PyMachine,
  xs: Float64Array,
  shape: readonly number[],
  axis: number,
  node: number,
): Groups {
  machine.budget.allocate(3 * xs.length, node);
  const [n, inner] = [shape[axis], stridesOf(shape)[axis]];
  const outer = sizeOf(shape.slice(0, axis));
  const at = (row: number, o: number, i: number) => xs[(o * n + row) * inner + i];
  const compare = (a: number, b: number) => {
    for (let o = 0; o < outer; o++)
      for (let i = 0; i < inner; i++) {
        const [x, y] = [at(a, o, i), at(b, o, i)];
        if (x !== y) return x < y ? -1 : 1;
      }
    return 0;
  };
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => compare(a, b) || a - b);
  return groupsOf(order, (a, b) => compare(a, b) === 0);
}

function unique(machine: PyMachine, [ar, withIndex, withInverse, withCounts, axisGiven]: Value[], node: number): Value {
  const given = argumentOf(machine, ar, node);
  const x = axisGiven === null ? flat(machine, ar, node) : given;
  const axis = axisGiven === null ? 0 : axisArgument(machine, axisGiven, given.shape.length, node);
  const xs = numbersOf(machine, x);
  const { first, inverse, counts } =
    axisGiven === null ? groupsOfNumbers(machine, xs, node) : groupsOfRows(machine, xs, x.shape, axis, node);
  const from = taken(x.shape, axis, first, [first.length]);
  const values = argument(machine, machine.tensor(tensorOps.take, [x.operand], from, node), x.dtype);
  const results: Value[] = [arrayOf(machine, values, node)];
  if (truthy(machine, withIndex, node)) results.push(listed(machine, first, node));
  if (truthy(machine, withInverse, node)) results.push(listed(machine, inverse, node));
  if (truthy(machine, withCounts, node)) results.push(listed(machine, counts, node));
  return results.length === 1 ? results[0] : new TupleValue(results);
}

/** For each element whether it is among others. */
function isAmong(machine: PyMachine, x: Argument, others: Argument, isInverted: boolean, node: number): Argument {
  machine.budget.allocate(sizeOf(x.shape) + sizeOf(others.shape), node);
  const known = new Set(numbersOf(machine, others));
  // A set takes NaN for equal to itself.
  const data = numbersOf(machine, x).map((v) => Number((known.has(v) && !Number.isNaN(v)) !== isInverted));
  return constants(data, x.shape, bool);
}

/** Both in a row, one after the other, in the kind they have in common. */
function together(machine: PyMachine, a: Value, b: Value, node: number): { all: Argument; split: number } {
  const [x, y] = [a, b].map((v) => flat(machine, v, node));
  const dtype = promote(x.dtype, y.dtype);
  const operands = [x, y].map((each) => cast(machine, each.operand, each.dtype, dtype, node));
  const all = machine.tensor(tensorOps.concatenate, operands, { axis: 0 }, node);
  return { all: argument(machine, all, dtype), split: x.shape[0] };
}

type Keeps = (inFirst: boolean, inSecond: boolean) => boolean;

/** The values, each once and in order, of which it is said that they stay. */
const combining = (keeps: Keeps, signature = 'ar1, ar2, assume_unique=False'): Functions[string] => [
  signature,
  (machine, [a, b], node) => {
    const { all, split } = together(machine, a, b, node);
    const { first, inverse } = groupsOfNumbers(machine, numbersOf(machine, all), node);
    const [left, right] = [new Set<number>(), new Set<number>()];
    inverse.forEach((group, i) => {
      (i < split ? left : right).add(group);
    });
    const kept = first.filter((_, group) => keeps(left.has(group), right.has(group)));
    return arrayOf(machine, picked(machine, all, kept, [kept.length], node), node);
  },
];

const isin = (signature: string): Functions[string] => [
  signature,
  (machine, [elements, tests, , isInverted], node) => {
    const x = signature.startsWith('ar1') ? flat(machine, elements, node) : argumentOf(machine, elements, node);
    const result = isAmong(machine, x, argumentOf(machine, tests, node), truthy(machine, isInverted, node), node);
    return arrayOf(machine, result, node);
  },
];

export const sets: Functions = {
  unique: ['ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True', unique],
  isin: isin('element, test_elements, assume_unique=False, invert=False, *, kind=None'),
  in1d: isin('ar1, ar2, assume_unique=False, invert=False, *, kind=None'),
  intersect1d: combining((a, b) => a && b),
  union1d: combining(() => true, 'ar1, ar2'),
  setdiff1d: [
    'ar1, ar2, assume_unique=False',
    (machine, [a, b], node) => {
      // Only what is in the first counts: the kind is that of the first, too.
      const x = flat(machine, a, node);
      const { first } = groupsOfNumbers(machine, numbersOf(machine, x), node);
      const others = new Set(numbersOf(machine, argumentOf(machine, b, node)));
      const data = numbersOf(machine, x);
      const kept = first.filter((place) => !others.has(data[place]));
      return arrayOf(machine, picked(machine, x, kept, [kept.length], node), node);
    },
  ],
  setxor1d: combining((a, b) => a !== b),
};
