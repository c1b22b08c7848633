import { describe, expect, test } from 'vitest';
import { sweep } from '../../../core/autodiff/backward.ts';
import { centralDifference } from '../../../core/autodiff/numeric.ts';
import { Tape } from '../../../core/autodiff/tape.ts';
import { Tensor } from '../../../core/autodiff/tensor.ts';
import { parseEinsum } from '../../../core/autodiff/tensor-ops/einsum.ts';
import { tensorOps } from '../../../core/autodiff/tensor-ops/index.ts';
import { LinearAlgebraError } from '../../../core/autodiff/tensor-ops/linalg.ts';
import { multiplyAdd } from '../../../core/autodiff/tensors/gemm.ts';
import { singularValues, symmetricEigen } from '../../../core/autodiff/tensors/jacobi.ts';
import { product, transposed } from '../../../core/autodiff/tensors/lu.ts';
import { numbersOf, tensorOf } from './tensors.ts';

const SYMMETRIC = [
  [4, 1, 0.5],
  [1, 3, -1],
  [0.5, -1, 2],
];
const N = 3;

describe.each([tensorOps.cholesky, tensorOps.symmetricEigenvalues])('$name', (op) => {
  const evaluate = (data: Float64Array) => {
    const x = new Tensor([N, N], data);
    const shape = op.shape([x.shape], undefined);
    const out = new Tensor(shape, new Float64Array(shape.reduce((a, b) => a * b, 1)));
    op.forward(out.data, [x], undefined, shape);
    return { x, out };
  };

  test('has a symmetric gradient, which is the slope where the matrix moves on both sides', () => {
    const at = Float64Array.from(numbersOf(SYMMETRIC));
    const { x, out } = evaluate(at);
    const weights = out.data.map((_, i) => 1 + i / 3 - (i % 2) * 2);
    const tape = new Tape();
    const leaf = tape.tensorLeaf(0, 0, x);
    const entry = tape.recordTensor(op.id, 0, 0, [leaf], [x], undefined, out);
    sweep(tape, [{ entry, gradient: weights }]);
    const gradient = tape.tensorRecord(leaf)!.gradient!;
    for (let i = 0; i < N; i++)
      for (let j = 0; j <= i; j++) {
        const moved = ([t]: readonly number[]) => {
          const a = at.slice();
          a[i * N + j] += t;
          if (i !== j) a[j * N + i] += t;
          return evaluate(a).out.data.reduce((sum, y, k) => sum + weights[k] * y, 0);
        };
        const { derivative } = centralDifference(moved, [0], 0);
        const both = i === j ? gradient[i * N + j] : gradient[i * N + j] + gradient[j * N + i];
        expect(both).toBeCloseTo(derivative, 8);
        expect(gradient[i * N + j]).toBeCloseTo(gradient[j * N + i], 12);
      }
  });
});

test('matrices without a result say so', () => {
  const flat = (op: typeof tensorOps.inv, nested: number[][]) => () =>
    op.forward(new Float64Array(4), [tensorOf(nested)], undefined, [2, 2]);
  expect(
    flat(tensorOps.inv, [
      [1, 2],
      [2, 4],
    ]),
  ).toThrow(LinearAlgebraError);
  expect(
    flat(tensorOps.cholesky, [
      [1, 2],
      [2, 1],
    ]),
  ).toThrow('not positive definite');
  expect(() => tensorOps.det.shape([[2, 3]], undefined)).toThrow('det takes a square matrix, not shape [2, 3]');
  expect(() =>
    tensorOps.matmul.shape(
      [
        [2, 3],
        [2, 3],
      ],
      undefined,
    ),
  ).toThrow('shapes [2, 3] and [2, 3] cannot be multiplied as matrices');
});

test('singular values and eigenvalues make the matrix up again', () => {
  const a = Float64Array.from({ length: 20 }, (_, i) => Math.sin(i * i));
  for (const [m, n] of [
    [4, 5],
    [5, 4],
  ]) {
    const { values, u, v } = singularValues(a, m, n);
    const scaled = u.map((x, i) => x * values[i % values.length]);
    product(scaled, transposed(v, n, 4), m, 4, n).forEach((x, i) => {
      expect(x).toBeCloseTo(a[i], 12);
    });
    expect([...values]).toEqual([...values].sort((x, y) => y - x));
  }
  const { values, vectors } = symmetricEigen(Float64Array.from(numbersOf(SYMMETRIC)), N);
  const scaled = vectors.map((x, i) => x * values[i % N]);
  product(scaled, transposed(vectors, N, N), N, N, N).forEach((x, i) => {
    expect(x).toBeCloseTo(numbersOf(SYMMETRIC)[i], 12);
  });
});

test.each([
  [1, 7, 9],
  [5, 1, 300],
  [3, 2, 5],
  [6, 9, 4],
  [37, 41, 53],
  [33, 35, 600],
])('matrices of %d × %d over %d are multiplied, whichever way they lie', (m, n, k) => {
  const a = Float64Array.from({ length: m * k }, (_, i) => Math.sin(i));
  const b = Float64Array.from({ length: k * n }, (_, i) => Math.cos(3 * i));
  const want = product(a, b, m, k, n);
  const flat = (data: Float64Array, columns: number) => ({ data, offset: 0, row: columns, column: 1 });
  const turned = (data: Float64Array, rows: number, columns: number) => ({
    ...flat(transposed(data, rows, columns), 1),
    column: rows,
  });
  for (const left of [flat(a, k), turned(a, m, k)])
    for (const right of [flat(b, n), turned(b, k, n)]) {
      const c = new Float64Array(m * n).fill(1);
      multiplyAdd(flat(c, n), left, right, m, n, k);
      c.forEach((x, i) => {
        expect(x).toBeCloseTo(want[i] + 1, 10);
      });
    }
});

describe('einsum', () => {
  test.each<[string, number[][], object]>([
    [
      'ij,jk->ik',
      [
        [2, 3],
        [3, 4],
      ],
      {
        inputs: [
          [0, 1],
          [1, 2],
        ],
        output: [0, 2],
      },
    ],
    [
      'ij,jk',
      [
        [2, 3],
        [3, 4],
      ],
      {
        inputs: [
          [0, 1],
          [1, 2],
        ],
        output: [0, 2],
      },
    ],
    ['ba', [[2, 3]], { inputs: [[0, 1]], output: [1, 0] }],
    ['ii', [[2, 2]], { inputs: [[0, 0]], output: [] }],
    ['...i,...i->...', [[5, 2], [2]], { inputs: [[0, 1], [1]], output: [0] }],
  ])('%s is read', (text, shapes, want) => {
    expect(parseEinsum(text, shapes)).toEqual(want);
  });

  test.each<[string, number[][], string]>([
    ['ij,jk->ik', [[2, 3]], '2 operands are labelled, and 1 given'],
    ['ijk->i', [[2, 3]], 'ijk does not fit shape [2, 3]'],
    ['ij->k', [[2, 3]], 'the result has a label that no operand has'],
    ['ij->ii', [[2, 2]], 'the result has a label twice'],
    ['i.j->i', [[2, 2]], 'cannot be read'],
  ])('%s is wrong', (text, shapes, message) => {
    expect(() => parseEinsum(text, shapes)).toThrow(message);
  });

  test('one index has one length', () => {
    const params = parseEinsum('ij,jk->ik', [
      [2, 3],
      [4, 5],
    ]);
    expect(() =>
      tensorOps.einsum.shape(
        [
          [2, 3],
          [4, 5],
        ],
        params,
      ),
    ).toThrow('lengths 3 and 4 in [2, 3], [4, 5]');
  });
});
