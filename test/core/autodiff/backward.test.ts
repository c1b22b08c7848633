import { describe, expect, test } from 'vitest';
import { contribution, sweep, usesOf } from '../../../core/autodiff/backward.ts';
import { opById, ops } from '../../../core/autodiff/ops/index.ts';
import type { BinaryRule, NoGradient, Op } from '../../../core/autodiff/ops/row.ts';
import { CONSTANT, Tape } from '../../../core/autodiff/tape.ts';
import { UnsupportedGradientError } from '../../../core/autodiff/unsupported.ts';
import { apply, leaves } from './record.ts';

function gradientsOf(tape: Tape): number[] {
  return [...tape.gradient.subarray(0, tape.length)];
}

function reachedOf(tape: Tape): number[] {
  return [...tape.reached.subarray(0, tape.length)];
}

describe('the notes’ examples', () => {
  test('q = x + y; f = q·z', () => {
    const tape = new Tape();
    const [x, y, z] = leaves(tape, [-2, 5, -4]);
    const f = apply(tape, ops.mul, [apply(tape, ops.add, [x, y]), z]);
    sweep(tape, [{ entry: f, gradient: 1 }]);
    expect(tape.value[f]).toBe(-12);
    expect(gradientsOf(tape)).toEqual([-4, -4, 3, -4, 1]);
  });

  test('2·(x·y + max(z, w))', () => {
    const tape = new Tape();
    const [x, y, z, w] = leaves(tape, [3, -4, 2, -1]);
    const sum = apply(tape, ops.add, [apply(tape, ops.mul, [x, y]), apply(tape, ops.max, [z, w])]);
    const f = tape.record2(ops.mul.id, 0, 0, CONSTANT, 2, sum, tape.value[sum], 2 * tape.value[sum]);
    sweep(tape, [{ entry: f, gradient: 1 }]);
    expect(tape.value[f]).toBe(-20);
    expect(gradientsOf(tape).slice(0, 4)).toEqual([-8, 6, 2, 0]);
  });
});

describe('a fork', () => {
  test('sums what its uses contribute', () => {
    const tape = new Tape();
    const [x] = leaves(tape, [3]);
    const square = apply(tape, ops.mul, [x, x]);
    const f = apply(tape, ops.add, [apply(tape, ops.mul, [square, x]), square]);
    sweep(tape, [{ entry: f, gradient: 1 }]);
    expect(tape.gradient[x]).toBe(3 * 3 ** 2 + 2 * 3);
    expect(tape.gradient[square]).toBe(4);
  });

  test('through one argument more than once', () => {
    const tape = new Tape();
    const [x] = leaves(tape, [3]);
    sweep(tape, [{ entry: apply(tape, ops.hypot, [x, x, x, x]), gradient: 1 }]);
    expect(tape.gradient[x]).toBe(2);
  });
});

describe('reached', () => {
  test('is what the output depends on, and nothing else', () => {
    const tape = new Tape();
    const [x, y] = leaves(tape, [3, 5]);
    const f = apply(tape, ops.exp, [x]);
    const aside = apply(tape, ops.mul, [x, y]);
    const later = apply(tape, ops.neg, [f]);
    sweep(tape, [{ entry: f, gradient: 1 }]);
    expect([x, y, f, aside, later].map((entry) => tape.reached[entry])).toEqual([1, 0, 1, 0, 0]);
    expect([y, aside, later].map((entry) => tape.gradient[entry])).toEqual([0, 0, 0]);
  });

  test('an upstream gradient of 0 flows on: 0·∞ is NaN', () => {
    const tape = new Tape();
    const [x, zero] = leaves(tape, [0, 0]);
    const f = apply(tape, ops.mul, [apply(tape, ops.sqrt, [x]), zero]);
    sweep(tape, [{ entry: f, gradient: 1 }]);
    expect(gradientsOf(tape)).toEqual([Number.NaN, 0, 0, 1]);
    expect(reachedOf(tape)).toEqual([1, 1, 1, 1]);
  });

  test('a gradient of 0 that was computed counts as reached', () => {
    const tape = new Tape();
    const [x] = leaves(tape, [1.5]);
    sweep(tape, [{ entry: apply(tape, ops.floor, [x]), gradient: 1 }]);
    expect(gradientsOf(tape)).toEqual([0, 1]);
    expect(reachedOf(tape)).toEqual([1, 1]);
  });

  test('constants receive nothing', () => {
    const tape = new Tape();
    const [x] = leaves(tape, [-2]);
    const square = tape.record2(ops.pow.id, 0, 0, x, -2, CONSTANT, 2, 4);
    const f = tape.record(ops.hypot.id, 0, 0, [CONSTANT, square], [3, 4], 5);
    sweep(tape, [{ entry: f, gradient: 5 }]);
    expect(gradientsOf(tape)).toEqual([-16, 4, 5]);
  });
});

describe('seeds', () => {
  test('on several entries add up, also where one feeds another', () => {
    const tape = new Tape();
    const [x, y] = leaves(tape, [3, 5]);
    const product = apply(tape, ops.mul, [x, y]);
    const negative = apply(tape, ops.neg, [product]);
    sweep(tape, [
      { entry: product, gradient: 10 },
      { entry: negative, gradient: 2 },
      { entry: x, gradient: 0.5 },
      { entry: product, gradient: 1 },
    ]);
    expect(gradientsOf(tape)).toEqual([9 * 5 + 0.5, 9 * 3, 9, 2]);
  });

  test('of a former sweep are forgotten', () => {
    const tape = new Tape();
    const [x, y] = leaves(tape, [3, 5]);
    const product = apply(tape, ops.mul, [x, y]);
    const negative = apply(tape, ops.neg, [y]);
    sweep(tape, [{ entry: product, gradient: 1 }]);
    sweep(tape, [{ entry: negative, gradient: 1 }]);
    expect(gradientsOf(tape)).toEqual([0, -1, 0, 1]);
    expect(reachedOf(tape)).toEqual([0, 1, 0, 1]);
    sweep(tape, []);
    expect(reachedOf(tape)).toEqual([0, 0, 0, 0]);
  });
});

/** Runs with a row that has other rules, which no row of today has. */
function withRules(op: Op, rules: readonly (NoGradient | BinaryRule)[], run: () => void) {
  const rows = opById as (Op | undefined)[];
  rows[op.id] = { ...op, vjps: rules } as Op;
  try {
    run();
  } finally {
    rows[op.id] = op;
  }
}

describe('rules that are no function', () => {
  test.each<[number, Op, NoGradient[], number[]]>([
    [0, ops.exp, ['unsupported'], [1]],
    [1, ops.div, ['stop', 'unsupported'], [1, 2]],
  ])('argument %d that nobody has derived is an error', (argument, op, rules, at) => {
    const tape = new Tape();
    const y = apply(tape, op, leaves(tape, at));
    const f = apply(tape, ops.neg, [y]);
    withRules(op, rules, () => {
      const run = () => sweep(tape, [{ entry: f, gradient: 1 }]);
      expect(run).toThrow(UnsupportedGradientError);
      expect(run).toThrow(expect.objectContaining({ entry: y, argument, op: op.name }));
      expect(contribution(tape, y, argument, 1)).toBeUndefined();
    });
  });

  test('it is none off the path, nor for a constant', () => {
    const tape = new Tape();
    const [x] = leaves(tape, [2]);
    apply(tape, ops.div, [x, x]);
    const f = tape.record2(ops.div.id, 0, 0, x, 2, CONSTANT, 4, 0.5);
    withRules(ops.div, [(g, _out, _x, y) => g / y, 'unsupported'], () => {
      sweep(tape, [{ entry: f, gradient: 1 }]);
      expect(tape.gradient[x]).toBe(0.25);
    });
  });

  test.each<[Op, NoGradient[], number[]]>([
    [ops.exp, ['stop'], [1]],
    [ops.div, ['stop', 'stop'], [1, 2]],
  ])('a stop leaves the argument unreached', (op, rules, at) => {
    const tape = new Tape();
    const f = apply(tape, op, leaves(tape, at));
    withRules(op, rules, () => {
      sweep(tape, [{ entry: f, gradient: 1 }]);
      expect(reachedOf(tape)).toEqual([...at.map(() => 0), 1]);
      expect(contribution(tape, f, 0, 1)).toBeUndefined();
    });
  });
});

test('contributions of all uses add up to the gradient', () => {
  const tape = new Tape();
  const [x, y] = leaves(tape, [3, 5]);
  const product = apply(tape, ops.mul, [x, y]);
  const f = apply(tape, ops.max, [apply(tape, ops.div, [product, x]), x, apply(tape, ops.exp, [x])]);
  sweep(tape, [{ entry: f, gradient: -2.5 }]);
  for (let i = 0; i < f; i++) {
    let sum = 0;
    for (const { consumer, argument } of usesOf(tape, i)) {
      if (tape.reached[consumer] === 1) sum += contribution(tape, consumer, argument, tape.gradient[consumer])!;
    }
    expect(sum).toBeCloseTo(tape.gradient[i], 12);
  }
  expect(contribution(tape, x, 0, 1)).toBeUndefined();
});

test('usesOf lists every use in order', () => {
  const tape = new Tape();
  const [x, y] = leaves(tape, [3, 5]);
  const square = apply(tape, ops.mul, [x, x]);
  tape.record2(ops.add.id, 0, 0, CONSTANT, 1, y, 5, 6);
  tape.record(ops.max.id, 0, 0, [square, x, CONSTANT, square], [9, 3, 1, 9], 9);
  const uses = (i: number) => [...usesOf(tape, i)].map(({ consumer, argument }) => [consumer, argument]);
  expect([x, y, square, 3, 4].map(uses)).toEqual([
    [
      [2, 0],
      [2, 1],
      [4, 1],
    ],
    [[3, 1]],
    [
      [4, 0],
      [4, 3],
    ],
    [],
    [],
  ]);
});

test('a chain of a million entries is swept without recursion', () => {
  const tape = new Tape();
  const n = 1_000_000;
  let y = tape.leaf(0, 0, 0.5);
  for (let i = 1; i < n; i++) {
    y = i % 2 === 0 ? tape.record1(ops.neg.id, 0, 0, y, 0.5, -0.5) : tape.record2(ops.add.id, 0, 0, y, 0.5, 0, 0.5, 1);
  }
  sweep(tape, [{ entry: y, gradient: 1 }]);
  expect(tape.length).toBe(n);
  // dy₁ = dy₀ + dx and dy₂ = −dy₁ leave 1 and 0 in turn.
  const want = { slope: 1 };
  for (let i = 1; i < n; i++) want.slope = i % 2 === 0 ? -want.slope : want.slope + 1;
  expect(tape.gradient[0]).toBe(want.slope);
});
