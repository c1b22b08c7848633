import { describe, expect, test } from 'vitest';
import { centralDifference, oneSidedSlopes } from '../../../core/autodiff/numeric.ts';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

function expectClose(got: number, want: number) {
  if (Number.isFinite(want)) expect(got).toBeCloseTo(want, 9);
  else expect(got).toBe(want);
}

describe('centralDifference', () => {
  test.each<[string, (x: number) => number, number, number]>([
    ['sin at 1', Math.sin, 1, Math.cos(1)],
    ['exp at −20', Math.exp, -20, Math.exp(-20)],
    ['log at 0.001', Math.log, 1e-3, 1e3],
    ['log at 1e−4', Math.log, 1e-4, 1e4],
    ['√ at 1e12', Math.sqrt, 1e12, 5e-7],
    ['x³ at 0', (x) => x ** 3, 0, 0],
    ['sin 100x', (x) => Math.sin(100 * x), 1, 100 * Math.cos(100)],
    ['a floor whose first two quotients agree', (x) => 0.01 * Math.floor(x / 0.004), 0.0015, 0],
    ['max(x, 3) just before its corner', (x) => Math.max(x, 3), 3.01, 1],
  ])('%s', (_, f, x, want) => {
    const { derivative, error } = centralDifference(([x]) => f(x), [x], 0);
    const tolerance = 1e-8 * Math.abs(want) + 1e-20;
    expect(error).toBeLessThan(tolerance);
    expect(Math.abs(derivative - want)).toBeLessThan(tolerance);
  });

  test('moves only the argument that is asked for', () => {
    const at = [2, 3, 5];
    const f = ([x, y, z]: readonly number[]) => x * y ** 2 * z;
    const slopes = at.map((_, k) => centralDifference(f, at, k).derivative);
    [45, 60, 18].forEach((want, k) => {
      expect(slopes[k]).toBeCloseTo(want, 9);
    });
    expect(at).toEqual([2, 3, 5]);
  });

  test('owns up to what it cannot know', () => {
    expect(centralDifference(([x]) => Math.sqrt(x), [0], 0)).toEqual({ derivative: nan, error: inf });
    const noisy = centralDifference(([x]) => Math.fround(x), [1.3], 0);
    expect(noisy.error).toBeGreaterThan(1e-9);
    expect(Math.abs(noisy.derivative - 1)).toBeLessThan(1e-5);
  });
});

describe('oneSidedSlopes', () => {
  test.each<[string, (x: number) => number, number, number, number]>([
    ['|x| at 0', Math.abs, 0, -1, 1],
    ['max(x, 3) at 3', (x) => Math.max(x, 3), 3, 0, 1],
    ['exp |x| at 0', (x) => Math.exp(Math.abs(x)), 0, -1, 1],
    ['a smooth point', Math.sin, 1, Math.cos(1), Math.cos(1)],
    ['floor at 1000, whose jump is no slope', Math.floor, 1000, 0, 0],
    ['sign at 0', Math.sign, 0, 0, 0],
    ['x % 3 at 6', (x) => x % 3, 6, 1, 1],
    ['√x at 0', Math.sqrt, 0, nan, inf],
    ['acos at 1', Math.acos, 1, -inf, nan],
    ['∛x at 0', Math.cbrt, 0, inf, inf],
    ['√|x| at 0', (x) => Math.sqrt(Math.abs(x)), 0, -inf, inf],
    ['x log x at 0', (x) => x * Math.log(x), 0, nan, -inf],
  ])('%s', (_, f, x, left, right) => {
    const slopes = oneSidedSlopes(f, x);
    expectClose(slopes.left, left);
    expectClose(slopes.right, right);
  });
});
