/** Arrays in order. Values keep their gradients; places are constants. */
import { sizeOf } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { Lanes } from '../../../../autodiff/tensors/lanes.ts';
import { truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { NdArray } from '../../values/ndarray/array.ts';
import { type Argument, argumentOf, toArray } from '../../values/ndarray/convert.ts';
import { int64 } from '../../values/ndarray/dtype.ts';
import { typeOf, types } from '../../values/types.ts';
import type { BuiltinCode, Value } from '../../values/values.ts';
import { axisArgument, integersIn } from './axes.ts';
import { argument, arrayOf, asValue, constants, numbersOf, unsupportedUse } from './calculate.ts';
import { lanePlaces, ofLanes } from './lanes.ts';
import { partialOrder, precedes, quickOrder, stableOrder } from './orders.ts';
import { alongAxis } from './repeating.ts';

type Order = (xs: Float64Array) => Int32Array;

/** For each lane the places within it, in order. */
export function orderAlong(machine: PyMachine, x: Argument, axis: number, order: Order, node: number): Argument {
  const { shape } = x;
  const data = numbersOf(machine, x);
  machine.budget.allocate(data.length, node);
  const out = new Float64Array(data.length);
  const lanes = new Lanes(shape, [axis]);
  for (let i = 0; i < lanes.count; i++)
    lanes.read(i, data, (xs, at) => {
      const found = order(xs.slice(at, at + lanes.length));
      lanes.add(i, out, (to, from) => {
        found.forEach((place, j) => {
          to[from + j] = place;
        });
      });
    });
  return constants(out, shape, int64);
}

const KINDS: Readonly<Record<string, Order>> = {
  quicksort: quickOrder,
  mergesort: stableOrder,
  stable: stableOrder,
};

function kindOf(machine: PyMachine, kind: Value, order: Value, node: number): Order {
  if (order !== null) machine.raise(types.ValueError, 'Cannot specify order when the array has no fields.', node);
  if (kind === null) return quickOrder;
  if (kind === 'heapsort') unsupportedUse("Sorting with kind='heapsort'", node);
  if (typeof kind === 'string' && Object.hasOwn(KINDS, kind)) return KINDS[kind];
  return machine.raise(types.ValueError, "sort kind must be one of 'quick', 'heap', or 'stable'", node);
}

export function sorted(machine: PyMachine, x: Argument, axis: number, node: number): Argument {
  return argument(machine, machine.tensor(tensorOps.sort, [x.operand], { axes: [axis] }, node), x.dtype);
}

const read = (machine: PyMachine, array: NdArray, node: number) =>
  argument(machine, array.read(machine, node), array.dtype);

const argsort: BuiltinCode = (machine, [a, axisGiven, kind, order], node) => {
  const { array, axis } = alongAxis(machine, a, axisGiven, node);
  return asValue(
    machine,
    orderAlong(machine, read(machine, array, node), axis, kindOf(machine, kind, order, node), node),
    node,
  );
};

/** Writes an array in another order into itself. */
function inPlace(machine: PyMachine, self: Value, change: (x: Argument) => Argument, node: number): null {
  if (!(self instanceof NdArray)) return machine.raise(types.TypeError, `cannot sort a ${typeOf(self).name}`, node);
  const result = change(read(machine, self, node));
  self.view.write(machine, result.operand, node, true);
  return null;
}

function partitioned(machine: PyMachine, x: Argument, axis: number, kth: Value, node: number): Argument {
  const n = x.shape[axis];
  const places = integersIn(machine, kth, node).map((k) => {
    if (k >= -n && k < n) return k < 0 ? k + n : k;
    return machine.raise(types.ValueError, `kth(=${k}) out of bounds (${n})`, node);
  });
  const order: Order = (xs) =>
    partialOrder(xs, places, x.dtype.isFloat) ?? unsupportedUse('Partitions of such numbers', node);
  return orderAlong(machine, x, axis, order, node);
}

/** The elements at places within each lane. */
export function takenInLanes(machine: PyMachine, x: Argument, order: Argument, axis: number, node: number): Argument {
  const from = new Int32Array(sizeOf(order.shape));
  const at = numbersOf(machine, order);
  const [source, target] = [x.shape, order.shape].map((shape) => lanePlaces(machine, shape, [axis], node));
  target.forEach((places, lane) => {
    for (const place of places) from[place] = source[lane][at[place]];
  });
  const operand = machine.tensor(tensorOps.take, [x.operand], { shape: order.shape, index: from }, node);
  return argument(machine, operand, x.dtype);
}

/** Sorted by several keys, the last one first. */
function lexsort(machine: PyMachine, v: Value, axisGiven: Value, node: number): Value {
  const keys = toList(machine, v, node).map((key) => argumentOf(machine, key, node));
  if (keys.length === 0) return machine.raise(types.TypeError, 'need sequence of keys with len > 0 in lexsort', node);
  const [first] = keys;
  if (keys.some(({ shape }) => String(shape) !== String(first.shape)))
    machine.raise(types.ValueError, 'all keys need to be the same shape', node);
  const axis = axisArgument(machine, axisGiven, first.shape.length, node);
  const all = keys.map((key) => numbersOf(machine, key));
  const out = new Float64Array(all[0].length);
  for (const places of lanePlaces(machine, first.shape, [axis], node)) {
    machine.budget.allocate(places.length * keys.length, node);
    const order = Array.from(places, (_, i) => i).sort((a, b) => {
      for (let k = all.length - 1; k >= 0; k--) {
        const [x, y] = [all[k][places[a]], all[k][places[b]]];
        if (precedes(x, y)) return -1;
        if (precedes(y, x)) return 1;
      }
      return a - b;
    });
    order.forEach((from, i) => {
      out[places[i]] = from;
    });
  }
  return asValue(machine, constants(out, first.shape, int64), node);
}

/** How many of sorted numbers come before. */
export function countBefore(xs: ArrayLike<number>, x: number, isRight: boolean): number {
  let [low, high] = [0, xs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const isBefore = isRight ? !precedes(x, xs[middle]) : precedes(xs[middle], x);
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}

const searchsorted: BuiltinCode = (machine, [a, v, side, sorter], node) => {
  const sortedBy = argumentOf(machine, a, node);
  if (sortedBy.shape.length !== 1) machine.raise(types.ValueError, 'object too deep for desired array', node);
  if (side !== 'left' && side !== 'right')
    return machine.raise(types.ValueError, `search side must be 'left' or 'right' (got '${String(side)}')`, node);
  let xs = numbersOf(machine, sortedBy);
  if (sorter !== null) {
    const order = numbersOf(machine, argumentOf(machine, sorter, node));
    xs = order.map((i) => xs[i]);
  }
  const wanted = argumentOf(machine, v, node);
  const found = numbersOf(machine, wanted).map((x) => countBefore(xs, x, side === 'right'));
  machine.budget.allocate(found.length, node);
  return asValue(machine, constants(found, wanted.shape, int64), node);
};

/** The place of the greatest or the least within each lane: the first of equals, and of NaN the first. */
const extremePlace =
  (isBetter: (x: number, y: number) => boolean, name: string): BuiltinCode =>
  (machine, [a, axisGiven, out, keepdims], node) => {
    if (out !== null) unsupportedUse(`\`out=\` of \`np.${name}\``, node);
    const x = argumentOf(machine, a, node);
    const axes = axisGiven === null ? undefined : [axisArgument(machine, axisGiven, x.shape.length, node)];
    if ((axes ?? [...x.shape.keys()]).some((d) => x.shape[d] === 0))
      machine.raise(types.ValueError, `attempt to get ${name} of an empty sequence`, node);
    const place = (xs: Float64Array, at: number, n: number) => {
      let best = 0;
      for (let j = 1; j < n && !Number.isNaN(xs[at + best]); j++)
        if (isBetter(xs[at + j], xs[at + best]) || Number.isNaN(xs[at + j])) best = j;
      return best;
    };
    return asValue(
      machine,
      ofLanes(machine, x, { axes, keepdims: truthy(machine, keepdims, node) }, int64, place, node),
      node,
    );
  };

export const sortingMethods: Functions = {
  argsort: ['a, axis=-1, kind=None, order=None', argsort],
  searchsorted: ["a, v, side='left', sorter=None", searchsorted],
  argmax: ['a, axis=None, out=None, *, keepdims=False', extremePlace((x, y) => x > y, 'argmax')],
  argmin: ['a, axis=None, out=None, *, keepdims=False', extremePlace((x, y) => x < y, 'argmin')],
  argpartition: [
    "a, kth, axis=-1, kind='introselect', order=None",
    (machine, [a, kth, axisGiven], node) => {
      const { array, axis } = alongAxis(machine, a, axisGiven, node);
      return asValue(machine, partitioned(machine, read(machine, array, node), axis, kth, node), node);
    },
  ],
};

/** Methods that change the array. */
export const inPlaceMethods: Functions = {
  sort: [
    'self, /, axis=-1, kind=None, order=None',
    (machine, [self, axis, kind, order], node) => {
      kindOf(machine, kind, order, node);
      return inPlace(
        machine,
        self,
        (x) => sorted(machine, x, axisArgument(machine, axis, x.shape.length, node), node),
        node,
      );
    },
  ],
  partition: [
    "self, /, kth, axis=-1, kind='introselect', order=None",
    (machine, [self, kth, axisGiven], node) =>
      inPlace(
        machine,
        self,
        (x) => {
          const axis = axisArgument(machine, axisGiven, x.shape.length, node);
          return takenInLanes(machine, x, partitioned(machine, x, axis, kth, node), axis, node);
        },
        node,
      ),
  ],
};

export const sorting: Functions = {
  ...sortingMethods,
  sort: [
    'a, axis=-1, kind=None, order=None',
    (machine, [a, axisGiven, kind, order], node) => {
      kindOf(machine, kind, order, node);
      const { array, axis } = alongAxis(machine, a, axisGiven, node);
      return arrayOf(machine, sorted(machine, read(machine, array, node), axis, node), node);
    },
  ],
  msort: [
    'a',
    (machine, [a], node) =>
      arrayOf(machine, sorted(machine, read(machine, toArray(machine, a, node), node), 0, node), node),
  ],
  partition: [
    "a, kth, axis=-1, kind='introselect', order=None",
    (machine, [a, kth, axisGiven], node) => {
      const { array, axis } = alongAxis(machine, a, axisGiven, node);
      const x = read(machine, array, node);
      return asValue(machine, takenInLanes(machine, x, partitioned(machine, x, axis, kth, node), axis, node), node);
    },
  ],
  lexsort: ['keys, axis=-1', (machine, [keys, axis], node) => lexsort(machine, keys, axis, node)],
};
