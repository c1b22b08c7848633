/**
 * Linear algebra. The rules are those of M. B. Giles, An extended collection of matrix derivative results for forward
 * and reverse mode algorithmic differentiation, Oxford 2008; for Cholesky I. Murray, Differentiation of the Cholesky
 * decomposition, arXiv:1602.07527 (2016).
 */

import type { NoGradient } from '../ops/row.ts';
import { ShapeError, shapeText, sizeOf, type TensorShape } from '../tensor.ts';
import { singularValues, symmetricEigen } from '../tensors/jacobi.ts';
import {
  cofactors,
  determinant,
  identity,
  logDeterminant,
  luOf,
  product,
  signOfDeterminant,
  solveWith,
  transposed,
} from '../tensors/lu.ts';
import type { TensorRow, TensorSample } from './row.ts';

type Numbers = Float64Array;

/** The matrix has no inverse, or is not positive definite. */
export class LinearAlgebraError extends Error {}

interface MatrixRow extends Pick<TensorRow<undefined>, 'symbol'> {
  /** The shape of the result for a matrix of m × n. */
  readonly out: (m: number, n: number) => TensorShape;
  readonly isSquare: boolean;
  readonly map: (a: Numbers, m: number, n: number) => Numbers;
  /** What is added to the gradient of `a`. */
  readonly vjp: ((g: Numbers, out: Numbers, a: Numbers, m: number, n: number) => Numbers) | NoGradient;
  readonly samples: readonly TensorSample<undefined>[];
}

/** The row of a function of one matrix, which serves stacks of them too. */
function ofMatrix({ symbol, out: outOf, isSquare, map, vjp, samples }: MatrixRow): TensorRow<undefined> {
  return {
    symbol,
    gate: 'scales',
    samples,
    shape: ([shape]) => {
      const [m, n] = shape.slice(-2);
      if (shape.length < 2 || (isSquare && m !== n))
        throw new ShapeError(
          `${symbol} takes ${isSquare ? 'a square matrix' : 'a matrix'}, not shape ${shapeText(shape)}`,
          [shape],
        );
      return [...shape.slice(0, -2), ...outOf(m, n)];
    },
    work: ([shape]) => sizeOf(shape) * Math.max(...shape.slice(-2)),
    forward: (out, [{ shape, data }]) => {
      const [m, n] = shape.slice(-2);
      const step = sizeOf(outOf(m, n));
      for (let at = 0, to = 0; at < data.length; at += m * n, to += step)
        out.set(map(data.subarray(at, at + m * n), m, n), to);
    },
    vjps: [
      typeof vjp !== 'function'
        ? vjp
        : (into, g, out, [{ shape, data }]) => {
            const [m, n] = shape.slice(-2);
            const step = sizeOf(outOf(m, n));
            for (let at = 0, from = 0; at < data.length; at += m * n, from += step) {
              const part = (of: Numbers) => of.subarray(from, from + step);
              const da = vjp(part(g), part(out.data), data.subarray(at, at + m * n), m, n);
              for (let i = 0; i < da.length; i++) into[at + i] += da[i];
            }
          },
    ],
  };
}

function regular(a: Numbers, n: number) {
  const lu = luOf(a, n);
  if (lu.isSingular) throw new LinearAlgebraError('Singular matrix');
  return lu;
}

const inverse = (a: Numbers, n: number) => solveWith(regular(a, n), identity(n), n);

const scaled = (a: Numbers, by: number) => a.map((x) => x * by);

const SQUARE = [
  [2, -1, 0.5],
  [0.25, 3, -1],
  [1, 0.5, 1.5],
];
const SYMMETRIC = [
  [4, 1, 0.5],
  [1, 3, -1],
  [0.5, -1, 2],
];
const GENERIC = [
  { args: [SQUARE], params: undefined },
  { args: [[SQUARE, SYMMETRIC]], params: undefined },
];

export const linalg = {
  inv: ofMatrix({
    symbol: 'inv',
    isSquare: true,
    out: (m, n) => [m, n],
    map: (a, n) => inverse(a, n),
    vjp: (g, out, _a, n) => {
      const t = transposed(out, n, n);
      return scaled(product(product(t, g, n, n, n), t, n, n, n), -1);
    },
    samples: GENERIC,
  }),
  det: ofMatrix({
    symbol: 'det',
    isSquare: true,
    out: () => [],
    map: (a, n) => Float64Array.of(determinant(luOf(a, n))),
    vjp: ([g], [det], a, n) => {
      const lu = luOf(a, n);
      if (lu.isSingular) return scaled(cofactors(a, n), g);
      return scaled(transposed(solveWith(lu, identity(n), n), n, n), g * det);
    },
    samples: [
      ...GENERIC,
      {
        args: [
          [
            [1, 2],
            [2, 4],
          ],
        ],
        params: undefined,
      },
    ],
  }),
  /** log |det|; the sign is a constant, see `detSign`. */
  logDet: ofMatrix({
    symbol: 'log|det|',
    isSquare: true,
    out: () => [],
    map: (a, n) => Float64Array.of(logDeterminant(luOf(a, n))),
    vjp: ([g], _out, a, n) => scaled(transposed(inverse(a, n), n, n), g),
    samples: GENERIC,
  }),
  detSign: ofMatrix({
    symbol: 'sign det',
    isSquare: true,
    out: () => [],
    map: (a, n) => Float64Array.of(signOfDeterminant(luOf(a, n))),
    vjp: 'stop',
    samples: [],
  }),
  /** Reads the lower triangle; the gradient is shared by both. */
  cholesky: ofMatrix({
    symbol: 'cholesky',
    isSquare: true,
    out: (m, n) => [m, n],
    map: cholesky,
    vjp: (g, l, _a, n) => {
      // Φ(Lᵀ·g): the lower triangle, with half of the diagonal.
      const phi = product(transposed(l, n, n), g, n, n, n);
      for (let i = 0; i < n; i++) for (let j = i; j < n; j++) phi[i * n + j] *= i === j ? 0.5 : 0;
      const lt = luOf(transposed(l, n, n), n);
      const left = solveWith(lt, phi, n);
      const s = transposed(solveWith(lt, transposed(left, n, n), n), n, n);
      return s.map((x, i) => (x + s[(i % n) * n + Math.floor(i / n)]) / 2);
    },
    samples: [],
  }),
  /** Falling. */
  singularValues: ofMatrix({
    symbol: 'σ(A)',
    isSquare: false,
    out: (m, n) => [Math.min(m, n)],
    map: (a, m, n) => singularValues(a, m, n).values,
    vjp: (g, _out, a, m, n) => {
      const { u, v } = singularValues(a, m, n);
      const r = Math.min(m, n);
      return product(
        u.map((x, i) => x * g[i % r]),
        transposed(v, n, r),
        m,
        r,
        n,
      );
    },
    samples: [
      ...GENERIC,
      { args: [SQUARE.slice(1)], params: undefined },
      {
        args: [
          [
            [1, 2],
            [0, 1],
            [3, -1],
          ],
        ],
        params: undefined,
      },
    ],
  }),
  /** Of a symmetric matrix, rising. Reads the lower triangle; the gradient is shared by both. */
  symmetricEigenvalues: ofMatrix({
    symbol: 'λ(A)',
    isSquare: true,
    out: (m) => [m],
    map: (a, n) => symmetricEigen(a, n).values,
    vjp: (g, _out, a, n) => {
      const { vectors } = symmetricEigen(a, n);
      return product(
        vectors.map((x, i) => x * g[i % n]),
        transposed(vectors, n, n),
        n,
        n,
        n,
      );
    },
    samples: [],
  }),
};

function cholesky(a: Numbers, n: number): Numbers {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j];
      for (let k = 0; k < j; k++) sum -= l[i * n + k] * l[j * n + k];
      if (i === j && !(sum > 0)) throw new LinearAlgebraError('Matrix is not positive definite');
      l[i * n + j] = i === j ? Math.sqrt(sum) : sum / l[j * n + j];
    }
  return l;
}

/** X with A·X = B, for one matrix A, or stacks of as many A as B. A right side of one dimension is a vector. */
interface Systems {
  readonly count: number;
  readonly n: number;
  readonly columns: number;
}

function systems(a: TensorShape, b: TensorShape): Systems {
  const [m, n] = a.slice(-2);
  const isVector = b.length === a.length - 1;
  const rows = isVector ? b[b.length - 1] : b[b.length - 2];
  const stack = a.slice(0, -2);
  const fits = a.length >= 2 && m === n && rows === n && String(b.slice(0, isVector ? -1 : -2)) === String(stack);
  if (!fits) throw new ShapeError(`solve cannot use shapes ${shapeText(a)} and ${shapeText(b)}`, [a, b]);
  return { count: sizeOf(stack), n, columns: isVector ? 1 : b[b.length - 1] };
}

export const solve: TensorRow<undefined> = {
  symbol: 'solve',
  gate: 'scales',
  shape: ([a, b]) => {
    systems(a, b);
    return b;
  },
  work: ([a]) => sizeOf(a) * a[a.length - 1],
  forward: (out, [a, b]) => {
    const { count, n, columns } = systems(a.shape, b.shape);
    for (let i = 0; i < count; i++) {
      const lu = regular(a.data.subarray(i * n * n, (i + 1) * n * n), n);
      out.set(solveWith(lu, b.data.subarray(i * n * columns, (i + 1) * n * columns), columns), i * n * columns);
    }
  },
  vjps: [
    (into, g, out, [a, b]) =>
      eachAdjoint(g, a, b, (adjoint, i, n, columns) => {
        const x = out.data.subarray(i * n * columns, (i + 1) * n * columns);
        const da = product(adjoint, transposed(x, n, columns), n, columns, n);
        for (let j = 0; j < da.length; j++) into[i * n * n + j] -= da[j];
      }),
    (into, g, _out, [a, b]) =>
      eachAdjoint(g, a, b, (adjoint, i) => {
        for (let j = 0; j < adjoint.length; j++) into[i * adjoint.length + j] += adjoint[j];
      }),
  ],
  samples: [
    { args: [SQUARE, [1, 2, -1]], params: undefined },
    {
      args: [
        SQUARE,
        [
          [1, 2],
          [0.5, -1],
          [3, 1],
        ],
      ],
      params: undefined,
    },
    {
      args: [
        [SQUARE, SYMMETRIC],
        [
          [[1], [2], [3]],
          [[0], [1], [-1]],
        ],
      ],
      params: undefined,
    },
  ],
};

/** A⁻ᵀ·g, which is the gradient of B. */
function eachAdjoint(
  g: Numbers,
  a: { readonly shape: TensorShape; readonly data: Numbers },
  b: { readonly shape: TensorShape },
  visit: (adjoint: Numbers, i: number, n: number, columns: number) => void,
): void {
  const { count, n, columns } = systems(a.shape, b.shape);
  for (let i = 0; i < count; i++) {
    const lu = luOf(transposed(a.data.subarray(i * n * n, (i + 1) * n * n), n, n), n);
    visit(solveWith(lu, g.subarray(i * n * columns, (i + 1) * n * columns), columns), i, n, columns);
  }
}
