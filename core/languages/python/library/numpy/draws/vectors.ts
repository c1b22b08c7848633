/** Distributions whose draws are vectors: `multivariate_normal`, `dirichlet` and `multinomial`. */
import { ops } from '../../../../../autodiff/ops/index.ts';
import { CONSTANT } from '../../../../../autodiff/tape.ts';
import { sizeOf, Tensor, type TensorShape } from '../../../../../autodiff/tensor.ts';
import { entryOf } from '../../../../../runtime/machine.ts';
import { Problem } from '../../../../../runtime/problem.ts';
import { toIndex } from '../../../values/conversions.ts';
import type { PyMachine } from '../../../values/machine.ts';
import { NdArray } from '../../../values/ndarray/array.ts';
import { type Argument, argumentOf } from '../../../values/ndarray/convert.ts';
import { float64, int64 } from '../../../values/ndarray/dtype.ts';
import { types } from '../../../values/types.ts';
import type { Value } from '../../../values/values.ts';
import { dirichlet as drawDirichlet } from '../random/continuous.ts';
import { factorOf } from '../random/covariance.ts';
import { multinomial as drawMultinomial } from '../random/discrete.ts';
import { chargeTries, type Draw, type Draws, sizeArgument } from './draw.ts';

/** So many vectors of a length, in an array whose last dimension they are. */
function vectors(
  machine: PyMachine,
  size: TensorShape | undefined,
  length: number,
  fill: (into: Float64Array, start: number) => void,
  node: number,
): Tensor {
  const shape = [...(size ?? []), length];
  machine.budget.allocate(sizeOf(shape), node);
  const data = new Float64Array(sizeOf(shape));
  for (let start = 0; start < data.length; start += length) fill(data, start);
  return new Tensor(shape, data);
}

/** Numbers that have no gradient. */
function constants(machine: PyMachine, { operand }: Argument, name: string, node: number): Float64Array {
  if (entryOf(operand) !== CONSTANT) throw new Problem('unsupported-gradient', node, { op: `np.random.${name}` });
  return machine.tensorOf(operand).data;
}

const METHODS = ['eigh', 'svd', 'cholesky'];

const multivariateNormal: Draw = (machine, from, [mean, cov, size, , , method], node) => {
  const fail = (text: string) => machine.raise(types.ValueError, text, node);
  if (method !== undefined && !METHODS.includes(method as string))
    fail("method must be one of {'eigh', 'svd', 'cholesky'}");
  const shape = sizeArgument(machine, size, node);
  const center = argumentOf(machine, mean, node);
  const covariance = argumentOf(machine, cov, node);
  const [n, m] = covariance.shape;
  if (center.shape.length !== 1) fail('mean must be 1 dimensional');
  if (covariance.shape.length !== 2 || n !== m) fail('cov must be 2 dimensional and square');
  if (center.shape[0] !== n) fail('mean and cov must have same length');
  machine.budget.allocate(4 * n * n, node);
  const matrix = constants(machine, covariance, 'multivariate_normal', node);
  const factor = columnsOf(matrix, n, from.isLegacy ? 'right' : 'left', method ?? 'svd');
  if (factor === undefined)
    throw new Problem('unsupported', node, { construct: '`multivariate_normal` with such a covariance' });
  machine.budget.allocate(sizeOf(shape ?? []) * n * n, node);
  const z = new Float64Array(n);
  const drawn = vectors(
    machine,
    shape,
    n,
    (into, start) => {
      for (let k = 0; k < n; k++) z[k] = from.normal();
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += z[k] * factor[i * n + k];
        into[start + i] = sum;
      }
    },
    node,
  );
  return NdArray.of(machine, machine.elementwise(ops.add, [center.operand, drawn], node), float64, node);
};

/** Row by row what independent normal numbers are multiplied with; undefined where it is not known. */
function columnsOf(matrix: Float64Array, n: number, side: 'left' | 'right', method: Value): Float64Array | undefined {
  if (!isSymmetric(matrix, n)) return undefined;
  if (method === 'cholesky') return cholesky(matrix, n);
  const factor = method === 'svd' ? factorOf(matrix, n) : undefined;
  if (factor === undefined || side === 'left') return factor?.left;
  return factor.right.map((_, i) => factor.right[(i % n) * n + Math.floor(i / n)]);
}

function isSymmetric(matrix: Float64Array, n: number): boolean {
  return matrix.every((x, i) => x === matrix[(i % n) * n + Math.floor(i / n)]);
}

/** The lower triangle L with L·Lᵀ = matrix; undefined where the matrix is not positive. */
function cholesky(matrix: Float64Array, n: number): Float64Array | undefined {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * n + j];
      for (let k = 0; k < j; k++) rest -= lower[i * n + k] * lower[j * n + k];
      if (i === j && !(rest > 0)) return undefined;
      lower[i * n + j] = i === j ? Math.sqrt(rest) : rest / lower[j * n + j];
    }
  return lower;
}

const dirichlet: Draw = (machine, from, [alpha, size], node) => {
  const shape = sizeArgument(machine, size, node);
  const given = argumentOf(machine, alpha, node);
  const shapes = Array.from(constants(machine, given, 'dirichlet', node));
  if (shapes.some((x) => x <= 0)) machine.raise(types.ValueError, 'alpha <= 0', node);
  chargeTries(machine, from, node);
  const drawn = vectors(machine, shape, shapes.length, (into, start) => drawDirichlet(from, shapes, into, start), node);
  return NdArray.ofData(machine, drawn.data, drawn.shape, float64, node);
};

const multinomial: Draw = (machine, from, [n, pvals, size], node) => {
  const shape = sizeArgument(machine, size, node);
  if (n instanceof NdArray) throw new Problem('unsupported', node, { construct: '`multinomial` with several `n`' });
  const count = toIndex(machine, n, node);
  if (count < 0) machine.raise(types.ValueError, 'n < 0', node);
  const given = argumentOf(machine, pvals, node);
  if (given.shape.length !== 1)
    throw new Problem('unsupported', node, { construct: '`multinomial` with several rows of `pvals`' });
  const probabilities = Array.from(constants(machine, given, 'multinomial', node));
  if (!probabilities.every((p) => p >= 0 && p <= 1))
    machine.raise(types.ValueError, 'pvals < 0, pvals > 1 or pvals contains NaNs', node);
  const sum = probabilities.slice(0, -1).reduce((total, p) => total + p, 0);
  if (sum > 1 + 1e-12) machine.raise(types.ValueError, 'sum(pvals[:-1]) > 1.0', node);
  chargeTries(machine, from, node);
  const fill = (into: Float64Array, start: number) => drawMultinomial(from, count, probabilities, into, start);
  const drawn = vectors(machine, shape, probabilities.length, fill, node);
  return NdArray.ofData(machine, drawn.data, drawn.shape, int64, node);
};

const common: Draws = {
  dirichlet: ['alpha, size=None', dirichlet],
  multinomial: ['n, pvals, size=None', multinomial],
};

const normalSignature = "mean, cov, size=None, check_valid='warn', tol=1e-8";

export const legacyVectors: Draws = {
  ...common,
  multivariate_normal: [normalSignature, multivariateNormal],
};

export const modernVectors: Draws = {
  ...common,
  multivariate_normal: [`${normalSignature}, *, method='svd'`, multivariateNormal],
};
