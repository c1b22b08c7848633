import { describe, expect, test } from 'vitest';
import { ops } from '../../../../core/autodiff/ops/index.ts';
import * as conversions from '../../../../core/languages/python/numbers/conversions.ts';
import { fixed, shortest, significant } from '../../../../core/languages/python/numbers/decimal.ts';
import * as parts from '../../../../core/languages/python/numbers/float-parts.ts';
import * as text from '../../../../core/languages/python/numbers/float-text.ts';
import * as floats from '../../../../core/languages/python/numbers/floats.ts';
import type { Int } from '../../../../core/languages/python/numbers/integers.ts';
import { agrees } from '../library.ts';

function pow(x: number, y: number): number | string {
  if (floats.powKind(x, y) === 'complex') return 'complex';
  const power = ops.powC.forward(x, y);
  floats.checkPow(x, y, power);
  return power;
}

describe('a float is CPython’s', () => {
  agrees('float_text', text.floatText);
  agrees('parse_float', text.floatFromText);
  agrees('float_hex', text.hexText);
  agrees('parse_hex', text.floatFromHex);
  agrees('float_truediv', floats.div);
  agrees('float_floordiv', floats.floorDiv);
  agrees('float_mod', floats.mod);
  agrees('float_divmod', floats.divmod);
  agrees('float_pow', pow, (got, want, call) => {
    if (typeof want !== 'number' || !Number.isFinite(want) || want === 0) expect(got, call).toEqual(want);
    else expect(Math.abs((got as number) / want - 1), call).toBeLessThan(1e-13);
  });
  agrees('float_ratio', floats.asIntegerRatio);
  agrees('float_hash', conversions.hashOfFloat);
  agrees('float_int', conversions.toInt);
  agrees('float_compare', (n: Int, x: number) => [n < x, conversions.equals(n, x), n > x]);
  agrees('round_to_int', floats.roundToInt);
  agrees('round_float', floats.roundTo);
  agrees('frexp', parts.frexp);
  agrees('ldexp', parts.ldexp);
  agrees('ulp', parts.ulp);
  agrees('nextafter', parts.nextAfter);
  agrees('fsum', parts.fsum);
});

describe('decimal digits', () => {
  test('are exact however many are asked for', () => {
    expect(significant(0.1, 60).digits).toBe('100000000000000005551115123125782702118158340454101562500000');
    expect(significant(5e-324, 3)).toEqual({ digits: '494', point: -323 });
    expect(fixed(0.1, 5000).digits.replace(/0+$/, '')).toBe('1000000000000000055511151231257827021181583404541015625');
    expect(fixed(1e23, 0)).toEqual({ digits: '99999999999999991611392', point: 23 });
  });

  test('are rounded half to even, with carry', () => {
    expect(significant(2.5, 1)).toEqual({ digits: '2', point: 1 });
    expect(significant(9.96, 2)).toEqual({ digits: '10', point: 2 });
    expect(significant(999.5, 3)).toEqual({ digits: '100', point: 4 });
    expect(fixed(0.5, 0).digits).toBe('0');
    expect(fixed(1.5, 0).digits).toBe('2');
  });

  test('are as many as JavaScript finds, wherever that is no tie', () => {
    for (let i = 1; i < 2000; i++) {
      const x = Math.sin(i) ** 2 * 10 ** ((i % 40) - 20);
      if (/^[^e]*50*e/.test(x.toExponential(60).slice(2 + (i % 17)))) continue;
      const { digits, point } = significant(x, 1 + (i % 17));
      expect(`${digits}e${point - digits.length}`).toBe(
        x.toExponential(i % 17).replace(/(\d)\.?(\d*)e(.*)/, (_, a, b, e) => `${a}${b}e${Number(e) - b.length}`),
      );
    }
    expect(shortest(123.25)).toEqual({ digits: '12325', point: 3 });
  });
});
