import { describe, expect, test } from 'vitest';
import * as conversions from '../../../../core/languages/python/numbers/conversions.ts';
import { intFromText, intText } from '../../../../core/languages/python/numbers/integer-text.ts';
import * as integers from '../../../../core/languages/python/numbers/integers.ts';
import * as theory from '../../../../core/languages/python/numbers/number-theory.ts';
import * as sizes from '../../../../core/languages/python/numbers/sizes.ts';
import { agrees } from '../library.ts';

describe('an int is CPython’s', () => {
  agrees('add', integers.add);
  agrees('sub', integers.sub);
  agrees('mul', integers.mul);
  agrees('floordiv', integers.floorDiv);
  agrees('mod', integers.mod);
  agrees('divmod', integers.divmod);
  agrees('pow', integers.pow);
  agrees('pow_mod', integers.powMod);
  agrees('neg', integers.neg);
  agrees('abs', integers.abs);
  agrees('invert', integers.invert);
  agrees('and_', integers.and);
  agrees('or_', integers.or);
  agrees('xor', integers.xor);
  agrees('lshift', integers.shiftLeft);
  agrees('rshift', integers.shiftRight);
  agrees('lt', (x, y) => integers.compare(x, y) < 0);
  agrees('eq', (x, y) => integers.compare(x, y) === 0);
  agrees('bit_length', integers.bitLength);
  agrees('bit_count', integers.bitCount);
  agrees('round_int', integers.roundTo);
  agrees('gcd', theory.gcd);
  agrees('lcm', theory.lcm);
  agrees('isqrt', theory.isqrt);
  agrees('factorial', theory.factorial);
  agrees('perm', theory.perm);
  agrees('comb', theory.comb);
  agrees('float', conversions.toFloat);
  agrees('truediv', conversions.trueDiv);
  agrees('hash', conversions.hashOfInt);
  agrees('int_text', intText);
  agrees('parse_int', intFromText);
});

describe('a result is never larger than its estimate', () => {
  const { bitLength } = integers;
  const xs = [0, 1, -1, 2, 3, -7, 1000, 2 ** 40, 2n ** 70n, -(10n ** 30n)];
  const counts = [0, 1, 2, 5, 17, 64];

  test('products, powers, shifts', () => {
    for (const x of xs) {
      for (const y of xs) expect(sizes.bitsOfProduct(x, y)).toBeGreaterThanOrEqual(bitLength(integers.mul(x, y)));
      for (const n of counts) {
        const [power, shift] = [bitLength(integers.pow(x, n)), bitLength(integers.shiftLeft(x, n))];
        expect(sizes.bitsOfPower(x, n)).toBeGreaterThanOrEqual(power);
        expect(sizes.bitsOfShift(x, n)).toBeGreaterThanOrEqual(shift);
      }
    }
  });

  test('nor is the estimate much larger', () => {
    const power = bitLength(integers.pow(10, 1000));
    expect(sizes.bitsOfPower(10, 1000)).toBeLessThan(power + 3);
    expect(sizes.bitsOfFactorial(1000)).toBeLessThan(bitLength(theory.factorial(1000)) + 8);
    expect(sizes.bitsOfComb(1000, 2)).toBeLessThan(22);
  });

  test('factorials, permutations, combinations', () => {
    for (const n of [0, 1, 2, 3, 10, 21, 22, 100, 500]) {
      expect(sizes.bitsOfFactorial(n)).toBeGreaterThanOrEqual(bitLength(theory.factorial(n)));
      for (const k of [0, 1, 2, 7, 50, 99, 100]) {
        expect(sizes.bitsOfPerm(n, k)).toBeGreaterThanOrEqual(bitLength(theory.perm(n, k)));
        expect(sizes.bitsOfComb(n, k)).toBeGreaterThanOrEqual(bitLength(theory.comb(n, k)));
      }
    }
  });

  test('what nothing holds is infinite', () => {
    expect(sizes.bitsOfPower(10, 10n ** 400n)).toBe(Number.POSITIVE_INFINITY);
    expect(sizes.bitsOfPower(10, 10 ** 9)).toBeGreaterThan(3.3e9);
    expect(sizes.bitsOfShift(1, 10n ** 400n)).toBe(Number.POSITIVE_INFINITY);
  });
});

test('equal numbers are one key', () => {
  const { numberKey } = conversions;
  expect(numberKey(2n ** 60n)).toBe(2 ** 60);
  expect(numberKey(2n ** 60n + 1n)).toBe(2n ** 60n + 1n);
  expect(numberKey(10n ** 400n)).toBe(10n ** 400n);
  expect(new Map([[numberKey(2n ** 60n + 1n), 1]]).get(numberKey(2n ** 60n + 1n))).toBe(1);
});
