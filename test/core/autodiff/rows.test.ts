import { describe, expect, test } from 'vitest';
import { contribution, sweep } from '../../../core/autodiff/backward.ts';
import { centralDifference } from '../../../core/autodiff/numeric.ts';
import { opById, ops } from '../../../core/autodiff/ops/index.ts';
import type { Op } from '../../../core/autodiff/ops/row.ts';
import { evaluate, tapeOf } from './record.ts';

/** Of the leaves that the op is applied to, when `g` arrives at its output. */
function gradients(op: Op, at: readonly number[], g: number): number[] {
  const tape = tapeOf(op, at);
  sweep(tape, [{ entry: at.length, gradient: g }]);
  return [...tape.gradient.subarray(0, at.length)];
}

/** Equal up to rounding, where 0 equals −0 and NaN equals NaN. */
function expectClose(got: number, want: number, absolute = 0) {
  if (got === want || (Number.isNaN(got) && Number.isNaN(want))) return;
  const tolerance = absolute + 1e-13 * Math.abs(want);
  expect(Math.abs(got - want), `${got} for ${want}`).toBeLessThanOrEqual(Number.isFinite(want) ? tolerance : 0);
}

const UPSTREAM = [1, -2.625, 1e-3];

describe.each(Object.values(ops) as Op[])('$name', (op) => {
  const { samples } = op;
  const named = (sample: (typeof samples)[number]) => [sample.at.join(', '), sample] as const;

  test('is what its number finds', () => {
    expect(opById[op.id]).toBe(op);
  });

  test('has two generic points', () => {
    expect(samples.filter((sample) => sample.kink === undefined).length).toBeGreaterThanOrEqual(2);
  });

  test.each(samples.map(named))('has a kink at (%s) exactly if it says so', (_, { at, kink, gradients }) => {
    if (kink !== undefined) expect(gradients).toBeDefined();
    expect(typeof op.kink?.(at)).toBe(kink === undefined ? 'undefined' : 'string');
  });

  test.each(samples.filter((s) => s.gradients === undefined).map(named))(
    'agrees with differences at (%s)',
    (_, { at }) => {
      for (const g of UPSTREAM) {
        gradients(op, at, g).forEach((gradient, k) => {
          const { derivative, error } = centralDifference((xs) => evaluate(op, xs), at, k);
          expect(error).toBeLessThan(1e-9);
          expectClose(gradient / g, derivative, 1e-9 * Math.max(1, Math.abs(derivative)));
        });
      }
    },
  );

  test.each(samples.filter((s) => s.gradients !== undefined).map(named))('keeps its convention at (%s)', (_, s) => {
    expect(s.gradients).toHaveLength(s.at.length);
    for (const g of UPSTREAM) {
      gradients(op, s.at, g).forEach((gradient, k) => {
        expectClose(gradient / g, s.gradients![k]);
      });
    }
  });

  test.each(samples.map(named))('is linear in the upstream gradient at (%s)', (_, { at }) => {
    const [a, b, both] = [0.75, -3.5, 0.75 * 2 - 3.5 * 5].map((g) => gradients(op, at, g));
    const [two, five] = [2 * 0.75, 5 * -3.5].map((g) => gradients(op, at, g));
    both.forEach((gradient, k) => {
      expectClose(two[k], 2 * a[k]);
      expectClose(five[k], 5 * b[k]);
      if (Number.isFinite(gradient)) expectClose(gradient, 2 * a[k] + 5 * b[k], 1e-13);
    });
  });

  test.each(samples.map(named))('says of each contribution what the sweep adds at (%s)', (_, { at }) => {
    const tape = tapeOf(op, at);
    gradients(op, at, -2.625).forEach((gradient, k) => {
      expectClose(contribution(tape, at.length, k, -2.625)!, gradient);
    });
  });
});

describe('Math', () => {
  /** Integers, or nothing to differentiate, and what newer engines have. */
  const without = ['clz32', 'imul', 'random', 'f16round', 'sumPrecise'];
  const names = Object.getOwnPropertyNames(Math).filter(
    (name) => typeof Math[name as keyof Math] === 'function' && !without.includes(name),
  );

  test('has all the functions that are expected here', () => {
    expect(names).toHaveLength(32);
  });

  test.each(names)('%s has a row with the same values', (name) => {
    const op = (ops as { [name: string]: Op })[name];
    const points = [
      ...op.samples.map((s) => s.at),
      [-0, -0],
      [Number.NaN, 1],
      [1e300, -1e300],
      [0.49999999999999994, 3],
    ];
    for (const at of points) {
      const args = typeof op.arity === 'number' ? at.slice(0, op.arity) : at;
      const math = Math[name as keyof Math] as (...xs: readonly number[]) => number;
      expect(evaluate(op, args)).toBe(math(...args));
    }
  });
});

test('operators have the values of JavaScript', () => {
  const { add, sub, mul, div, neg, remTrunc, pow } = ops;
  for (const [x, y] of [
    [5.5, -2],
    [-7, 3],
    [-0, 1],
    [5, 0],
    [0, 0],
    [1e308, 1e308],
    [1, Number.POSITIVE_INFINITY],
  ]) {
    expect([add, sub, mul, div, remTrunc, pow].map((op) => op.forward(x, y))).toEqual([
      x + y,
      x - y,
      x * y,
      x / y,
      x % y,
      x ** y,
    ]);
    expect(neg.forward(x)).toBe(-x);
  }
});

describe('digits are kept', () => {
  /** Its square is lost beside 1. */
  const SMALL = 3 * 2 ** -30;
  test.each<[string, Op, number[], number, number]>([
    ['of expm1 far below 0', ops.expm1, [-30], 0, Math.exp(-30)],
    ['of asin near 1', ops.asin, [1 - SMALL], 0, 1 / Math.sqrt(SMALL * (2 - SMALL))],
    ['of acos near 1', ops.acos, [1 - SMALL], 0, -1 / Math.sqrt(SMALL * (2 - SMALL))],
    ['of acosh near 1', ops.acosh, [1 + SMALL], 0, 1 / Math.sqrt(SMALL * (2 + SMALL))],
    ['of atanh near 1', ops.atanh, [1 - SMALL], 0, 1 / (SMALL * (2 - SMALL))],
    ['of acosh far out', ops.acosh, [1e200], 0, 1e-200],
    ['of asinh far out', ops.asinh, [1e200], 0, 1e-200],
    ['of a quotient that rounds up', ops.remTrunc, [1, 0.1], 1, -9],
  ])('%s', (_, op, at, k, want) => {
    expect(gradients(op, at, 1)[k] / want).toBeCloseTo(1, 12);
  });
});

describe('nothing flows where the output does not depend', () => {
  test.each(['floor', 'ceil', 'trunc', 'round', 'sign'] as const)('%s blocks even what is not finite', (name) => {
    for (const g of [Number.NaN, Number.POSITIVE_INFINITY]) expectClose(gradients(ops[name], [1.25], g)[0], 0);
  });

  test('the losers of max and min get 0 of an infinite gradient', () => {
    expect(gradients(ops.max, [1, 2], Number.POSITIVE_INFINITY)).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(gradients(ops.min, [1, 2], Number.NaN)).toEqual([Number.NaN, 0]);
  });

  test('0·∞ is NaN at a root of 0', () => {
    expect(gradients(ops.sqrt, [0], 0)).toEqual([Number.NaN]);
  });
});
