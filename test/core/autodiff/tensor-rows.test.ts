import { describe, expect, test } from 'vitest';
import { sweep } from '../../../core/autodiff/backward.ts';
import { centralDifference } from '../../../core/autodiff/numeric.ts';
import { kinkOf, rowOf } from '../../../core/autodiff/rows.ts';
import { Tape } from '../../../core/autodiff/tape.ts';
import { sizeOf, Tensor } from '../../../core/autodiff/tensor.ts';
import { tensorContribution } from '../../../core/autodiff/tensor-backward.ts';
import { tensorOps } from '../../../core/autodiff/tensor-ops/index.ts';
import type { TensorOp } from '../../../core/autodiff/tensor-ops/row.ts';
import { numbersOf, tensorOf } from './tensors.ts';

type AnyOp = TensorOp<unknown>;
const all = Object.values(tensorOps) as unknown as AnyOp[];

function evaluate(op: AnyOp, args: readonly Tensor[], params: unknown): Tensor {
  const shape = op.shape(
    args.map((arg) => arg.shape),
    params,
  );
  const data = new Float64Array(sizeOf(shape));
  op.forward(data, args, params, shape);
  return new Tensor(shape, data);
}

/** A number as wide as the result's, that no two elements share. */
function weightsFor({ data }: Tensor): Float64Array {
  return data.map((_, i) => 1 + ((i * 7) % 5) / 8 - (i % 3));
}

/** The op on leaves, and the gradients of these for the upstream gradient `g`. */
function run(op: AnyOp, args: readonly Tensor[], params: unknown, g: (out: Tensor) => Float64Array) {
  const tape = new Tape();
  const leaves = args.map((arg) =>
    arg.shape.length === 0 ? tape.leaf(0, 0, arg.data[0]) : tape.tensorLeaf(0, 0, arg),
  );
  const out = evaluate(op, args, params);
  const entry = tape.recordTensor(op.id, 0, 0, leaves, args, params, out);
  sweep(tape, [{ entry, gradient: g(out) }]);
  const gradients = leaves.map((leaf) => {
    const record = tape.tensorRecord(leaf);
    return record === undefined ? Float64Array.of(tape.gradient[leaf]) : record.gradient;
  });
  return { tape, entry, out, gradients };
}

function expectClose(got: number, want: number, tolerance: number) {
  if (got === want || (Number.isNaN(got) && Number.isNaN(want))) return;
  expect(Math.abs(got - want), `${got} for ${want}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(want)));
}

describe.each(all)('$name', (op) => {
  const samples = op.samples.map((sample) => ({ ...sample, tensors: sample.args.map(tensorOf) }));
  const generic = samples.filter((sample) => sample.gradients === undefined);
  const stated = samples.filter((sample) => sample.gradients !== undefined);

  test('is what its number finds', () => {
    const tape = new Tape();
    const entry = tape.recordTensor(op.id, 0, 0, [], [], undefined, tensorOf([1, 2]));
    expect(rowOf(tape, entry)?.name).toBe(op.name);
  });

  test('agrees with differences, element by element and in a random direction', () => {
    for (const { tensors, params } of generic) {
      const { out, gradients } = run(op, tensors, params, weightsFor);
      const g = weightsFor(out);
      const loss = (args: readonly Tensor[]) =>
        evaluate(op, args, params).data.reduce((sum, y, i) => sum + g[i] * y, 0);
      tensors.forEach(({ shape, data }, k) => {
        const moved = (to: Float64Array) => loss(tensors.with(k, new Tensor(shape, to)));
        data.forEach((_, i) => {
          const { derivative, error } = centralDifference((xs) => moved(data.with(i, xs[0])), [data[i]], 0);
          expect(error).toBeLessThan(1e-8 * Math.max(1, Math.abs(derivative)));
          expectClose(gradients[k]![i], derivative, 1e-8);
        });
        const direction = data.map((_, i) => Math.sin(3 * i + k + 1));
        const along = centralDifference(([t]) => moved(data.map((x, i) => x + t * direction[i])), [0], 0);
        expectClose(
          gradients[k]!.reduce((sum, x, i) => sum + x * direction[i], 0),
          along.derivative,
          1e-8,
        );
      });
    }
  });

  test('keeps its conventions', () => {
    for (const { tensors, params, gradients } of stated) {
      const got = run(op, tensors, params, ({ data }) => data.map(() => 1));
      expect(gradients).toHaveLength(tensors.length);
      gradients!.forEach((want, k) => {
        numbersOf(want).forEach((x, i) => {
          expectClose(got.gradients[k]?.[i] ?? 0, x, 1e-13);
        });
      });
    }
  });

  test('has a kink exactly where a sample says so', () => {
    for (const { tensors, params, kink } of samples) {
      const { tape, entry } = run(op, tensors, params, weightsFor);
      expect(kinkOf(tape, entry) === undefined).toBe(kink === undefined);
    }
  });

  test('says of each contribution what the sweep added', () => {
    for (const { tensors, params } of samples) {
      const { tape, entry, gradients } = run(op, tensors, params, weightsFor);
      gradients.forEach((gradient, k) => {
        if (op.vjps[Math.min(k, op.vjps.length - 1)] === 'stop') expect(gradient?.some((x) => x !== 0)).not.toBe(true);
        else expect(tensorContribution(tape, entry, k)).toEqual(gradient);
      });
    }
  });
});

test('every row is tried, at two generic places at least', () => {
  /** Those of symmetric matrices, whose elements do not move one by one, have tests of their own; and some have arguments without gradient. */
  const apart = ['cholesky', 'symmetricEigenvalues', 'detSign', 'where'];
  const few = all.filter(({ samples }) => samples.filter(({ gradients }) => gradients === undefined).length < 2);
  expect(few.map(({ name }) => name).sort()).toEqual(apart.sort());
});
