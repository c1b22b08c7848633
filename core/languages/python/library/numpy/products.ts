/** Products of vectors, matrices and arrays of more dimensions. */
import { sizeOf } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { kron, outer } from '../../../../runtime/arrays/combinations.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { toIndex } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { type Argument, argumentOf, cast, shapeTuple } from '../../values/ndarray/convert.ts';
import type { DType } from '../../values/ndarray/dtype.ts';
import { matmul } from '../../values/ndarray/operators.ts';
import { settled } from '../../values/ndarray/settle.ts';
import { commonDtype } from '../../values/ndarray/typing.ts';
import { broadcast, outArray, writeResult } from '../../values/ndarray/ufunc.ts';
import { raiseUnfit } from '../../values/ndarray/unfit.ts';
import { types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { axisArgument, integersIn } from './axes.ts';
import { argument, arrayOf, asValue, broadcastArgument, picked, reshapedArgument, ufunc } from './calculate.ts';
import { transposedBy } from './turning.ts';

const tight = (shape: readonly number[]) => shapeTuple(shape).replaceAll(' ', '');

/** Both in the kind that they have in common. */
export function inCommon(
  machine: PyMachine,
  a: Argument,
  b: Argument,
  node: number,
): { dtype: DType; a: Argument; b: Argument } {
  const dtype = commonDtype([a, b]);
  const [x, y] = [a, b].map((each) => ({
    ...argument(machine, cast(machine, each.operand, each.dtype, dtype, node), dtype),
    array: each.array,
  }));
  return { dtype, a: x, b: y };
}

function notAligned(machine: PyMachine, a: Argument, b: Argument, i: number, j: number, node: number): never {
  const [x, y] = [`${a.shape[i]} (dim ${i})`, `${b.shape[j]} (dim ${j})`];
  const text = `shapes ${tight(a.shape)} and ${tight(b.shape)} not aligned: ${x} != ${y}`;
  return raiseUnfit(machine, text, [a, b], node);
}

/** Sums of products over an axis of each: the other axes of a come first, then those of b. */
function contracted(
  machine: PyMachine,
  a: Argument,
  b: Argument,
  over: readonly [number[], number[]],
  node: number,
): Argument {
  const both = inCommon(machine, a, b, node);
  const free = [both.a, both.b].map(({ shape }, i) => [...shape.keys()].filter((d) => !over[i].includes(d)));
  const rest = [both.a, both.b].map(({ shape }, i) => free[i].map((d) => shape[d]));
  const inner = sizeOf(over[0].map((d) => both.a.shape[d]));
  const left = inOrder(machine, both.a, [...free[0], ...over[0]], [sizeOf(rest[0]), inner], node);
  const right = inOrder(machine, both.b, [...over[1], ...free[1]], [inner, sizeOf(rest[1])], node);
  const product = matmul(machine, left, right, node);
  return reshapedArgument(machine, argument(machine, product.operand, product.dtype), rest.flat(), node);
}

/** With its axes in another order, and then in another shape. */
function inOrder(
  machine: PyMachine,
  x: Argument,
  order: readonly number[],
  shape: readonly number[],
  node: number,
): Argument {
  const turned = transposedBy(machine, x, order, node);
  const isShape = turned.shape.length === shape.length && shape.every((n, d) => n === turned.shape[d]);
  return isShape ? turned : reshapedArgument(machine, turned, shape, node);
}

/** `np.dot`: over the last axis of a and the last but one of b. */
export function dot(machine: PyMachine, a: Argument, b: Argument, node: number): Argument {
  if (a.shape.length === 0 || b.shape.length === 0) return ufunc(machine, 'multiply', [a, b], node);
  const i = a.shape.length - 1;
  const j = Math.max(0, b.shape.length - 2);
  if (a.shape[i] !== b.shape[j]) notAligned(machine, a, b, i, j, node);
  if (a.shape.length <= 2 && b.shape.length <= 2) {
    const { operand, dtype } = matmul(machine, a, b, node);
    return argument(machine, operand, dtype);
  }
  return contracted(machine, a, b, [[i], [j]], node);
}

export function inner(machine: PyMachine, a: Argument, b: Argument, node: number): Argument {
  if (a.shape.length === 0 || b.shape.length === 0) return ufunc(machine, 'multiply', [a, b], node);
  const [i, j] = [a.shape.length - 1, b.shape.length - 1];
  if (a.shape[i] !== b.shape[j]) notAligned(machine, a, b, i, j, node);
  return contracted(machine, a, b, [[i], [j]], node);
}

function tensordot(machine: PyMachine, a: Argument, b: Argument, axes: Value, node: number): Argument {
  const [n, m] = [a.shape.length, b.shape.length];
  const fail = () => machine.raise(types.ValueError, 'shape-mismatch for sum', node);
  let over: [number[], number[]];
  if (axes instanceof TupleValue || axes instanceof ListValue) {
    const [first, second] = axes.elements.map((each) => integersIn(machine, each, node));
    over = [first, second];
  } else {
    const count = toIndex(machine, axes, node);
    over = [Array.from({ length: count }, (_, i) => n - count + i), Array.from({ length: count }, (_, i) => i)];
  }
  if (over[0].length !== over[1].length || over[0].length > Math.min(n, m)) fail();
  const counted: [number[], number[]] = [
    over[0].map((axis) => axisArgument(machine, axis, n, node)),
    over[1].map((axis) => axisArgument(machine, axis, m, node)),
  ];
  counted[0].forEach((axis, i) => {
    if (a.shape[axis] !== b.shape[counted[1][i]]) fail();
  });
  return contracted(machine, a, b, counted, node);
}

/** By a function of pairs that keeps integers exact enough, or says that it cannot. */
function combined(machine: PyMachine, a: Argument, b: Argument, combine: typeof outer, node: number): Argument {
  const both = inCommon(machine, a, b, node);
  const operand = combine(machine, both.a.operand, both.b.operand, node);
  return argument(machine, settled(machine, operand, both.dtype, node), both.dtype);
}

const VECTORS = 'incompatible dimensions for cross product\n(dimension must be 2 or 3)';

/** Vectors of 2 or 3 along an axis of each. */
function cross(
  machine: PyMachine,
  a: Argument,
  b: Argument,
  axes: readonly [number, number, number],
  node: number,
): Argument {
  const last = (x: Argument, axis: number) => {
    const others = [...x.shape.keys()].filter((d) => d !== axis);
    return inOrder(
      machine,
      x,
      [...others, axis],
      [...others, axis].map((d) => x.shape[d]),
      node,
    );
  };
  const [x, y] = [last(a, axes[0]), last(b, axes[1])];
  const [n, m] = [x, y].map(({ shape }) => shape[shape.length - 1]);
  if (![2, 3].includes(n) || ![2, 3].includes(m)) machine.raise(types.ValueError, VECTORS, node);
  const stack = broadcast(machine, [x.shape.slice(0, -1), y.shape.slice(0, -1)], node);
  const part = (of: Argument, i: number) => {
    const k = of.shape[of.shape.length - 1];
    const shape = of.shape.slice(0, -1);
    return picked(
      machine,
      of,
      Array.from({ length: sizeOf(shape) }, (_, j) => j * k + i),
      shape,
      node,
    );
  };
  const minor = (i: number, j: number): Argument | undefined => {
    const first = i < n && j < m ? ufunc(machine, 'multiply', [part(x, i), part(y, j)], node) : undefined;
    const second = j < n && i < m ? ufunc(machine, 'multiply', [part(x, j), part(y, i)], node) : undefined;
    if (first !== undefined && second !== undefined) return ufunc(machine, 'subtract', [first, second], node);
    return first ?? (second && ufunc(machine, 'negative', [second], node));
  };
  if (n === 2 && m === 2) return minor(0, 1) as Argument;
  const parts = [minor(1, 2), minor(2, 0), minor(0, 1)].map((each) =>
    broadcastArgument(machine, each as Argument, stack, node),
  );
  const operands = parts.map(({ operand }) => operand);
  const to = axes[2] < 0 ? axes[2] + stack.length + 1 : axes[2];
  return argument(machine, machine.tensor(tensorOps.stack, operands, { axis: to }, node), parts[0].dtype);
}

type Product = (machine: PyMachine, a: Argument, b: Argument, node: number) => Argument;

const product = (compute: Product, signature = 'a, b'): Functions[string] => [
  signature,
  (machine, [a, b, out = null], node) => {
    const result = compute(machine, argumentOf(machine, a, node), argumentOf(machine, b, node), node);
    const target = outArray(machine, out, node);
    if (target === undefined) return asValue(machine, result, node);
    writeResult(machine, 'dot', target, result.operand, result.dtype, node);
    return target;
  },
];

const flat = (machine: PyMachine, x: Argument, node: number) => reshapedArgument(machine, x, [sizeOf(x.shape)], node);

export const productMethods: Functions = { dot: product(dot, 'a, b, out=None') };

export const products: Functions = {
  ...productMethods,
  matmul: product((machine, a, b, node) => {
    const { operand, dtype } = matmul(machine, a, b, node);
    return argument(machine, operand, dtype);
  }, 'x1, x2, /, out=None'),
  inner: product(inner),
  outer: product((machine, a, b, node) => combined(machine, a, b, outer, node), 'a, b, out=None'),
  vdot: product((machine, a, b, node) => dot(machine, flat(machine, a, node), flat(machine, b, node), node)),
  kron: product((machine, a, b, node) => combined(machine, a, b, kron, node)),
  tensordot: [
    'a, b, axes=2',
    (machine, [a, b, axes], node) => {
      const result = tensordot(machine, argumentOf(machine, a, node), argumentOf(machine, b, node), axes, node);
      return arrayOf(machine, result, node);
    },
  ],
  cross: [
    'a, b, axisa=-1, axisb=-1, axisc=-1, axis=None',
    (machine, [a, b, axisa, axisb, axisc, axis], node) => {
      const [x, y] = [a, b].map((v) => argumentOf(machine, v, node));
      const given = axis === null ? [axisa, axisb, axisc] : [axis, axis, axis];
      const along = [x, y].map(({ shape }, i) => axisArgument(machine, given[i], shape.length, node));
      const to = toIndex(machine, given[2], node);
      return arrayOf(machine, cross(machine, x, y, [along[0], along[1], to], node), node);
    },
  ],
};

/** The product of three and more matrices in the order that needs the fewest multiplications. */
export function chained(machine: PyMachine, matrices: readonly Argument[], node: number): Argument {
  const n = matrices.length;
  const lengths = [...matrices.map(({ shape }) => shape[0]), matrices[n - 1].shape[1]];
  const cost = matrices.map(() => new Array<number>(n).fill(0));
  const cut = matrices.map(() => new Array<number>(n).fill(0));
  for (let span = 1; span < n; span++)
    for (let i = 0; i + span < n; i++) {
      const j = i + span;
      cost[i][j] = Number.POSITIVE_INFINITY;
      for (let k = i; k < j; k++) {
        const own = cost[i][k] + cost[k + 1][j] + lengths[i] * lengths[k + 1] * lengths[j + 1];
        if (own < cost[i][j]) [cost[i][j], cut[i][j]] = [own, k];
      }
    }
  const multiply = (i: number, j: number): Argument =>
    i === j ? matrices[i] : dot(machine, multiply(i, cut[i][j]), multiply(cut[i][j] + 1, j), node);
  return multiply(0, n - 1);
}
