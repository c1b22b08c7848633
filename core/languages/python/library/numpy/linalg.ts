/** `numpy.linalg`. */
import { sizeOf } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { LinearAlgebraError } from '../../../../autodiff/tensor-ops/linalg.ts';
import type { TensorOp } from '../../../../autodiff/tensor-ops/row.ts';
import { TupleValue } from '../../values/containers.ts';
import { toIndex, truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { type Argument, argumentOf, cast } from '../../values/ndarray/convert.ts';
import { type DType, dtypes, float64, int64 } from '../../values/ndarray/dtype.ts';
import { matmul } from '../../values/ndarray/operators.ts';
import { settled } from '../../values/ndarray/settle.ts';
import { broadcast } from '../../values/ndarray/ufunc.ts';
import { builtinType, types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import type { ModuleContents } from '../modules/module.ts';
import {
  argument,
  arrayOf,
  asValue,
  broadcastArgument,
  constants,
  number,
  numbersOf,
  picked,
  reshapedArgument,
  ufunc,
  unsupportedUse,
} from './calculate.ts';
import { ofLanes } from './lanes.ts';
import { norm, normOf } from './norms.ts';
import { chained, inCommon } from './products.ts';
import { meanKind, sum } from './reductions.ts';
import { matrixTransposed } from './turning.ts';

const int32 = dtypes.find(({ name }) => name === 'int32') as DType;

const linAlgError = builtinType('LinAlgError', { bases: [types.Exception], module: 'numpy.linalg', hasDict: true });

function fail(machine: PyMachine, text: string, node: number): never {
  return machine.raise(linAlgError, text, node);
}

function matrixOf(machine: PyMachine, v: Value, node: number, isSquare = true): Argument {
  const given = argumentOf(machine, v, node);
  const n = given.shape.length;
  if (n < 2) fail(machine, `${n}-dimensional array given. Array must be at least two-dimensional`, node);
  if (isSquare && given.shape[n - 1] !== given.shape[n - 2])
    fail(machine, 'Last 2 dimensions of the array must be square', node);
  const dtype = meanKind(given.dtype);
  return argument(machine, cast(machine, given.operand, given.dtype, dtype, node), dtype);
}

export function apply(machine: PyMachine, op: TensorOp<undefined>, args: readonly Argument[], node: number): Argument {
  const [{ dtype }] = args;
  try {
    const operands = args.map(({ operand }) => operand);
    return argument(machine, settled(machine, machine.tensor(op, operands, undefined, node), dtype, node), dtype);
  } catch (error) {
    if (error instanceof LinearAlgebraError) return fail(machine, error.message, node);
    throw error;
  }
}

const ofMatrix = (op: TensorOp<undefined>): Functions[string] => [
  'a',
  (machine, [a], node) => asValue(machine, apply(machine, op, [matrixOf(machine, a, node)], node), node),
];

function solve(machine: PyMachine, a: Argument, given: Argument, node: number): Argument {
  const both = inCommon(machine, a, given, node);
  const isVector = given.shape.length === a.shape.length - 1;
  const b = both.b;
  const n = a.shape[a.shape.length - 1];
  const core = isVector ? 1 : 2;
  const rows = b.shape[b.shape.length - core];
  if (b.shape.length === 0 || rows !== n) {
    const signature = isVector ? '(m,m),(m)->(m)' : '(m,m),(m,n)->(m,n)';
    const text = `solve${isVector ? '1' : ''}: Input operand 1 has a mismatch in its core dimension 0, with gufunc`;
    machine.raise(types.ValueError, `${text} signature ${signature} (size ${rows} is different from ${n})`, node);
  }
  const stack = broadcast(machine, [a.shape.slice(0, -2), b.shape.slice(0, -core)], node);
  const left = broadcastArgument(machine, both.a, [...stack, n, n], node);
  const right = broadcastArgument(machine, b, [...stack, ...b.shape.slice(-core)], node);
  return apply(machine, tensorOps.solve, [left, right], node);
}

const inverse = (machine: PyMachine, x: Argument, node: number) => apply(machine, tensorOps.inv, [x], node);

const product = (machine: PyMachine, a: Argument, b: Argument, node: number) => {
  const { operand, dtype } = matmul(machine, a, b, node);
  return argument(machine, operand, dtype);
};

function power(machine: PyMachine, v: Value, exponent: number, node: number): Argument {
  const given = argumentOf(machine, v, node);
  const x = exponent < 0 || given.dtype.isBool ? matrixOf(machine, v, node) : given;
  matrixOf(machine, v, node);
  const n = x.shape[x.shape.length - 1];
  if (exponent === 0) {
    const identity = new Float64Array(n * n);
    for (let i = 0; i < n; i++) identity[i * (n + 1)] = 1;
    return broadcastArgument(machine, constants(identity, [n, n], x.dtype), x.shape, node);
  }
  let base = exponent < 0 ? inverse(machine, x, node) : x;
  let result: Argument | undefined;
  for (let k = Math.abs(exponent); k > 0; k = Math.floor(k / 2)) {
    if (k % 2 === 1) result = result === undefined ? base : product(machine, result, base, node);
    if (k > 1) base = product(machine, base, base, node);
  }
  return result as Argument;
}

const EPSILON = 2 ** -52;

/** How many singular values are not as good as 0. */
function rankOf(machine: PyMachine, x: Argument, tolerance: number | undefined, node: number): Argument {
  const s = apply(machine, tensorOps.singularValues, [x], node);
  const [m, n] = x.shape.slice(-2);
  const along = { axes: [s.shape.length - 1], keepdims: false };
  return ofLanes(
    machine,
    s,
    along,
    int64,
    (xs, at, k) => {
      const values = xs.subarray(at, at + k);
      const least = tolerance ?? Math.max(0, ...values) * Math.max(m, n) * EPSILON;
      return values.filter((value) => value > least).length;
    },
    node,
  );
}

/** Of a matrix of full rank; of others the gradient would need more than this. */
function pseudoInverse(machine: PyMachine, x: Argument, node: number): Argument {
  const [m, n] = x.shape.slice(-2);
  const ranks = numbersOf(machine, rankOf(machine, x, 1e-15 * largest(machine, x, node), node));
  if (ranks.some((rank) => rank < Math.min(m, n)))
    unsupportedUse('Pseudo-inverses of matrices without full rank', node);
  if (m === n) return inverse(machine, x, node);
  const t = matrixTransposed(machine, x, node);
  if (m > n) return solve(machine, product(machine, t, x, node), t, node);
  return product(machine, t, inverse(machine, product(machine, x, t, node), node), node);
}

function largest(machine: PyMachine, x: Argument, node: number): number {
  return Math.max(0, ...numbersOf(machine, apply(machine, tensorOps.singularValues, [x], node)));
}

/** The least squares' solution, its residuals, the rank and the singular values. */
function leastSquares(machine: PyMachine, a: Argument, b: Argument, node: number): TupleValue {
  const [m, n] = a.shape;
  if (a.shape.length !== 2)
    fail(machine, `${a.shape.length}-dimensional array given. Array must be two-dimensional`, node);
  if (b.shape[0] !== m) fail(machine, 'Incompatible dimensions', node);
  const rank = numbersOf(machine, rankOf(machine, a, undefined, node))[0];
  const x = product(machine, pseudoInverse(machine, a, node), b, node);
  const off = ufunc(machine, 'subtract', [b, product(machine, a, x, node)], node);
  const squares = sum(
    machine,
    ufunc(machine, 'square', [off], node),
    { axes: [0], keepdims: b.shape.length === 1 },
    node,
  );
  const hasResiduals = rank === n && m > n;
  const residuals = hasResiduals ? squares : constants(new Float64Array(0), [0], squares.dtype);
  const s = apply(machine, tensorOps.singularValues, [a], node);
  return new TupleValue([
    asValue(machine, x, node),
    arrayOf(machine, residuals, node),
    asValue(machine, number(rank, int32), node),
    asValue(machine, s, node),
  ]);
}

function condition(machine: PyMachine, v: Value, p: Value, node: number): Argument {
  if (p === null || p === 2 || p === -2) {
    const s = apply(machine, tensorOps.singularValues, [matrixOf(machine, v, node, false)], node);
    const k = s.shape[s.shape.length - 1];
    const stack = s.shape.slice(0, -1);
    const end = (i: number) =>
      picked(
        machine,
        s,
        Array.from({ length: sizeOf(stack) }, (_, j) => j * k + i),
        stack,
        node,
      );
    const [most, least] = [end(0), end(k - 1)];
    return ufunc(machine, 'divide', p === -2 ? [least, most] : [most, least], node);
  }
  const x = matrixOf(machine, v, node);
  const norms = [x, inverse(machine, x, node)].map((each) =>
    normOf(machine, each, p, [each.shape.length - 2, each.shape.length - 1], false, node),
  );
  return ufunc(machine, 'multiply', norms, node);
}

const linalgFunctions: Functions = {
  norm,
  inv: ofMatrix(tensorOps.inv),
  det: ofMatrix(tensorOps.det),
  cholesky: ofMatrix(tensorOps.cholesky),
  eigvalsh: [
    "a, UPLO='L'",
    (machine, [a, triangle], node) => {
      const x = matrixOf(machine, a, node);
      const lower = triangle === 'L' ? x : matrixTransposed(machine, x, node);
      return asValue(machine, apply(machine, tensorOps.symmetricEigenvalues, [lower], node), node);
    },
  ],
  slogdet: [
    'a',
    (machine, [a], node) => {
      const x = matrixOf(machine, a, node);
      const parts = [tensorOps.detSign, tensorOps.logDet].map((op) => apply(machine, op, [x], node));
      return new TupleValue(parts.map((part) => asValue(machine, part, node)));
    },
  ],
  solve: [
    'a, b',
    (machine, [a, b], node) =>
      asValue(machine, solve(machine, matrixOf(machine, a, node), argumentOf(machine, b, node), node), node),
  ],
  svd: [
    'a, full_matrices=True, compute_uv=True, hermitian=False',
    (machine, [a, , withVectors], node) => {
      if (truthy(machine, withVectors, node))
        unsupportedUse('Singular vectors (`np.linalg.svd` with compute_uv=True)', node);
      const x = matrixOf(machine, a, node, false);
      return asValue(machine, apply(machine, tensorOps.singularValues, [x], node), node);
    },
  ],
  matrix_power: [
    'a, n',
    (machine, [a, n], node) => asValue(machine, power(machine, a, toIndex(machine, n, node), node), node),
  ],
  matrix_rank: [
    'A, tol=None, hermitian=False',
    (machine, [a, tolerance], node) => {
      const given = argumentOf(machine, a, node);
      if (given.shape.length < 2) return Number(numbersOf(machine, given).some((x) => x !== 0));
      const least = tolerance === null ? undefined : numbersOf(machine, argumentOf(machine, tolerance, node))[0];
      return asValue(machine, rankOf(machine, matrixOf(machine, a, node, false), least, node), node);
    },
  ],
  pinv: [
    'a, rcond=1e-15, hermitian=False',
    (machine, [a], node) => asValue(machine, pseudoInverse(machine, matrixOf(machine, a, node, false), node), node),
  ],
  lstsq: [
    "a, b, rcond='warn'",
    (machine, [a, b], node) => {
      const x = argumentOf(machine, b, node);
      const right = argument(machine, cast(machine, x.operand, x.dtype, float64, node), float64);
      return leastSquares(machine, matrixOf(machine, a, node, false), right, node);
    },
  ],
  multi_dot: [
    'arrays, *, out=None',
    (machine, [arrays], node) => {
      const list = toList(machine, arrays, node).map((v) => argumentOf(machine, v, node));
      if (list.length < 2) return machine.raise(types.ValueError, 'Expecting at least two arrays.', node);
      const [first, last] = [list[0], list[list.length - 1]];
      const [isRow, isColumn] = [first.shape.length === 1, last.shape.length === 1];
      const asMatrix = (x: Argument, shape: number[]) => reshapedArgument(machine, x, shape, node);
      if (isRow) list[0] = asMatrix(first, [1, first.shape[0]]);
      if (isColumn) list[list.length - 1] = asMatrix(last, [last.shape[0], 1]);
      const result = chained(machine, list, node);
      const shape = result.shape.filter((_, d) => !((d === 0 && isRow) || (d === 1 && isColumn)));
      return asValue(machine, shape.length === 2 ? result : asMatrix(result, shape), node);
    },
  ],
  cond: ['x, p=None', (machine, [x, p], node) => asValue(machine, condition(machine, x, p, node), node)],
};

export const linalg: ModuleContents = { functions: linalgFunctions, constants: { LinAlgError: linAlgError } };
