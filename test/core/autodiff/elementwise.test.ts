import { describe, expect, test } from 'vitest';
import { sweep } from '../../../core/autodiff/backward.ts';
import { ops } from '../../../core/autodiff/ops/index.ts';
import type { Op } from '../../../core/autodiff/ops/row.ts';
import { Tape } from '../../../core/autodiff/tape.ts';
import { sizeOf, Tensor } from '../../../core/autodiff/tensor.ts';
import { broadcastShape, broadcastStrides } from '../../../core/autodiff/tensors/broadcast.ts';
import { elementwise } from '../../../core/autodiff/tensors/elementwise.ts';
import { offsets } from '../../../core/autodiff/tensors/lanes.ts';
import { apply, evaluate } from './record.ts';

/** Values near a sample, so that they are where the row is defined: each element a little further on. */
function near(x: number, shape: readonly number[]): Tensor {
  return new Tensor(
    shape,
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => x * (1 + i / 64)),
  );
}

const PATTERNS: readonly (readonly (readonly number[])[])[] = [
  [
    [2, 3],
    [2, 3],
    [2, 3],
  ],
  [[2, 3], [], [3]],
  [[2, 1], [4, 1, 3], [1]],
  [[], [3, 1], [2]],
  [[1, 1], [1], []],
  [[0, 3], [3], []],
];

describe.each(Object.values(ops) as Op[])('$name on tensors', (op) => {
  const [sample] = op.samples;

  test.each(PATTERNS)('is what it is on numbers, for shapes %j, %j, %j', (...patterns) => {
    const shapes = sample.at.map((_, k) => patterns[k % 3]);
    const args = sample.at.map((x, k) => near(x, shapes[k]));
    const shape = broadcastShape(shapes);
    const out = new Tensor(shape, new Float64Array(sizeOf(shape)));
    elementwise(op, args, shape, out.data);

    const whole = new Tape();
    const leaves = args.map((arg) =>
      arg.shape.length === 0 ? whole.leaf(0, 0, arg.data[0]) : whole.tensorLeaf(0, 0, arg),
    );
    const entry = whole.recordTensor(op.id, 0, 0, leaves, args, undefined, out);
    const seed = out.data.map((_, i) => 1 - (i % 4) / 2);
    sweep(whole, [{ entry, gradient: seed }]);

    const single = new Tape();
    const singles = args.map(({ data }) => Array.from(data, (x) => single.leaf(0, 0, x)));
    const places = args.map((arg) => offsets(shape, broadcastStrides(arg.shape, shape)));
    const results = Array.from(out.data, (_, i) =>
      apply(
        single,
        op,
        singles.map((list, k) => list[places[k][i]]),
      ),
    );
    sweep(
      single,
      results.map((result, i) => ({ entry: result, gradient: seed[i] })),
    );

    expect([...out.data]).toEqual(results.map((result) => single.value[result]));
    leaves.forEach((leaf, k) => {
      const record = whole.tensorRecord(leaf);
      const gradient = record === undefined ? [whole.gradient[leaf]] : [...(record.gradient ?? [])];
      gradient.forEach((g, i) => {
        expect(g).toBeCloseTo(single.gradient[singles[k][i]], 12);
      });
      expect(gradient).toHaveLength(args[k].data.length);
    });
  });
});

test('shapes that do not broadcast are named', () => {
  expect(() => broadcastShape([[2, 3], [2]])).toThrow('shapes [2, 3] and [2] do not broadcast');
  expect(broadcastShape([[2, 1], [5, 1, 3], []])).toEqual([5, 2, 3]);
  expect(evaluate(ops.add, [1, 2])).toBe(3);
});
