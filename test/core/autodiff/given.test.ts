import { describe, expect, test } from 'vitest';
import { sweep } from '../../../core/autodiff/backward.ts';
import { ops } from '../../../core/autodiff/ops/index.ts';
import { CONSTANT, Tape } from '../../../core/autodiff/tape.ts';
import { Tensor } from '../../../core/autodiff/tensor.ts';
import { tensorOps } from '../../../core/autodiff/tensor-ops/index.ts';
import { apply, leaves } from './record.ts';

/** f = (x·y)·z with q = x·y, and s = q + x beside it. */
function program() {
  const tape = new Tape();
  const [x, y, z] = leaves(tape, [2, 3, 5]);
  const q = apply(tape, ops.mul, [x, y]);
  const s = apply(tape, ops.add, [q, x]);
  const f = apply(tape, ops.mul, [q, z]);
  return { tape, x, y, z, q, s, f };
}

describe('a given gradient', () => {
  test('takes the place of the one that was accumulated, and the sweep goes on with it', () => {
    const { tape, x, y, z, q, f } = program();
    const accumulated = sweep(tape, [{ entry: f, gradient: 1 }], [{ entry: q, gradient: 100 }]);
    expect(accumulated).toEqual([5]);
    expect([x, y, z, q, f].map((entry) => tape.gradient[entry])).toEqual([300, 200, 6, 100, 1]);
  });

  test('changes nothing of what other uses contribute', () => {
    const { tape, x, q, s, f } = program();
    const total = apply(tape, ops.add, [f, s]);
    const accumulated = sweep(tape, [{ entry: total, gradient: 1 }], [{ entry: q, gradient: 10 }]);
    expect(accumulated).toEqual([6]); // z + 1
    expect(tape.gradient[x]).toBe(10 * 3 + 1);
  });

  test('counts as reached where nothing arrived', () => {
    const { tape, x, y, z, q, s } = program();
    expect(sweep(tape, [{ entry: z, gradient: 1 }], [{ entry: q, gradient: 4 }])).toEqual([0]);
    expect([x, y, z, q, s].map((entry) => tape.reached[entry])).toEqual([1, 1, 1, 1, 0]);
    expect(tape.gradient[y]).toBe(8);
  });

  test('may be at the output, and above it', () => {
    const { tape, y, q, f } = program();
    const given = [
      { entry: q, gradient: 2 },
      { entry: f, gradient: 7 },
    ];
    expect(sweep(tape, [{ entry: q, gradient: 1 }], given)).toEqual([1 + 7 * 5, 0]);
    expect(tape.gradient[y]).toBe(4);
  });

  test('answers in the order in which they are given', () => {
    const { tape, x, y, q, f } = program();
    const given = [
      { entry: x, gradient: -1 },
      { entry: q, gradient: 10 },
      { entry: y, gradient: -2 },
    ];
    expect(sweep(tape, [{ entry: f, gradient: 1 }], given)).toEqual([30, 5, 20]);
    expect([tape.gradient[x], tape.gradient[y]]).toEqual([-1, -2]);
  });

  test('of 0 goes on: it is a gradient, not the absence of one', () => {
    const { tape, x, q, f } = program();
    sweep(tape, [{ entry: f, gradient: 1 }], [{ entry: q, gradient: 0 }]);
    expect([tape.gradient[x], tape.reached[x]]).toEqual([0, 1]);
  });
});

describe('of a tensor', () => {
  /** L = Σ (w ⊙ w): the gradient of w is 2w; v = w ⊙ w. */
  function squares() {
    const tape = new Tape();
    const value = new Tensor([2, 2], Float64Array.of(1, 2, 3, 4));
    const w = tape.tensorLeaf(0, 0, value);
    const squared = new Tensor(
      [2, 2],
      value.data.map((x) => x * x),
    );
    const v = tape.recordTensor(ops.mul.id, 0, 0, [w, w], [value, value], undefined, squared);
    const loss = tape.recordTensor(
      tensorOps.sum.id,
      0,
      0,
      [v],
      [squared],
      { axes: [0, 1], keepdims: false },
      Tensor.scalar(30),
    );
    const gradient = (entry: number) => [...(tape.tensorRecord(entry)?.gradient ?? [])];
    return { tape, w, v, loss, gradient };
  }

  test('all of it', () => {
    const { tape, w, v, loss, gradient } = squares();
    const given = { entry: v, gradient: Float64Array.of(10, 20, 30, 40) };
    expect(sweep(tape, [{ entry: loss, gradient: 1 }], [given])).toEqual([Float64Array.of(1, 1, 1, 1)]);
    expect(gradient(w)).toEqual([20, 80, 180, 320]);
  });

  test('single elements: the others keep what they have', () => {
    const { tape, w, v, loss, gradient } = squares();
    const given = [
      { entry: v, gradient: 5, place: 3 },
      { entry: v, gradient: -1, place: 0 },
    ];
    expect(sweep(tape, [{ entry: loss, gradient: 1 }], given)).toEqual([1, 1]);
    expect(gradient(v)).toEqual([-1, 1, 1, 5]);
    expect(gradient(w)).toEqual([-2, 4, 6, 40]);
  });

  test('where nothing arrived', () => {
    const { tape, w, v, gradient } = squares();
    const given = { entry: v, gradient: 1, place: 1 };
    expect(sweep(tape, [], [given])).toEqual([0]);
    expect(gradient(w)).toEqual([0, 4, 0, 0]);
    expect(tape.reached[v]).toBe(1);
  });

  test('that is a number, an op on tensors being its end', () => {
    const { tape, w, loss, gradient } = squares();
    const twice = tape.record2(ops.mul.id, 0, 0, CONSTANT, 2, loss, 30, 60);
    expect(sweep(tape, [{ entry: twice, gradient: 1 }], [{ entry: loss, gradient: 0.5 }])).toEqual([2]);
    expect(gradient(w)).toEqual([1, 2, 3, 4]);
  });

  test('of another size is a mistake', () => {
    const { tape, v, loss } = squares();
    const given = { entry: v, gradient: Float64Array.of(1, 2) };
    expect(() => sweep(tape, [{ entry: loss, gradient: 1 }], [given])).toThrow('2 gradients for 4 elements');
  });
});
