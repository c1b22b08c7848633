import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Tree } from '../../core/answers.ts';
import { formatExact, formatGradient, formatLine, formatNumber, formatTree } from '../../core/format.ts';
import { formatFull } from '../../core/full-text.ts';
import { figuresOf } from '../../core/statistics.ts';

describe('formatNumber', () => {
  test.each<[number, string]>([
    [0, '0'],
    [-0, '-0'],
    [1, '1'],
    [-12, '-12'],
    [0.7310585786300049, '0.7311'],
    [-0.39322386648296376, '-0.3932'],
    [1.5, '1.5'],
    [2.50001, '2.5'],
    [2.99999, '3'],
    [1234.56, '1235'],
    [12345.6, '12346'],
    [99999.4, '99999'],
    [99999.6, '1e5'],
    [123456.5, '1.235e5'],
    [3628800, '3628800'],
    [999999999, '999999999'],
    [1e9, '1e9'],
    [-1234567890123, '-1.235e12'],
    [1.7976931348623157e308, '1.798e308'],
    [0.001, '0.001'],
    [0.00099999, '0.001'],
    [0.0009994, '9.994e-4'],
    [1.2e-7, '1.2e-7'],
    [5e-324, '4.941e-324'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '-∞'],
  ])('%d is %s', (x, text) => expect(formatNumber(x)).toBe(text));

  test('digits may be chosen', () => {
    expect(formatNumber(Math.PI, 1)).toBe('3');
    expect(formatNumber(Math.PI, 8)).toBe('3.1415927');
    expect(formatNumber(123.456, 2)).toBe('123');
  });

  test('is right to its digits, and short, and never zero for what is not', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 1, max: 10 }), (x, digits) => {
        const text = formatNumber(x, digits);
        const read = Number(text);
        if (x !== 0) expect(Number.parseFloat(text)).not.toBe(0);
        if (Number.isFinite(read))
          expect(Math.abs(read - x)).toBeLessThanOrEqual(Math.abs(x) * 0.5000001 * 10 ** (1 - digits));
        expect(text).toMatch(/^-?\d+(\.\d*[1-9])?(e-?\d+)?$/);
        expect(text.length).toBeLessThanOrEqual(Math.max(digits + 7, 10));
      }),
    );
  });

  test('formatExact reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(Number(formatExact(x))).toBe(x);
      }),
    );
    expect(formatExact(1e21)).toBe('1e21');
  });
});

const tens = (n: number): number[] => Array.from({ length: n }, (_, i) => i / 10);

describe('formatTree', () => {
  test.each<[Tree, readonly number[] | null, string]>([
    [3, [], '3'],
    [null, null, '–'],
    [[0.19661193, -0.39322386], [2], '[0.1966, -0.3932]'],
    [
      [
        [1, 2],
        [3, 4],
      ],
      [2, 2],
      '[[1, 2], [3, 4]]',
    ],
    [[], [0], '[]'],
    [[1, null], null, '[1, –]'],
    [{ w: 1, b: 2 }, null, '{w: 1, b: 2}'],
    [{}, null, '{}'],
    [{ data: -6, grad: null, parents: [{ data: 3 }] }, null, '{data: -6}'],
    [{ layers: [{ w: 1 }], name: null }, null, '{layers: [{w: 1}]}'],
    [{ w: [1, 2, 3, 4, 5, 6, 7], b: 2 }, null, '{w: [1, 2, 3, 4, 5, 6, …], …}'],
    [[[1], [2, 3, 4, 5, 6, 7]], null, '[[1], [2, 3, 4, 5, 6, …]]'],
    [tens(50), [50], '[50] mean 2.45 · range 0 … 4.9 · ‖·‖ 20.11'],
    [[tens(4), tens(4)], [2, 4], '[2,4] mean 0.15 · range 0 … 0.3 · ‖·‖ 0.5292'],
    [[1, Number.NaN, 1, 1, 1, 1, 1, Number.NaN], [8], '[8] NaN ×2 · mean 1 · range 1 … 1 · ‖·‖ 2.449'],
    [[null, null, null, null, null, null, null], [7], '[7] –'],
  ])('%j of %j', (tree, shape, text) => expect(formatTree(tree, shape)).toBe(text));

  test('stays short whatever it is given', () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, fc.double(), fc.constant(null), tie('list'), tie('record')),
      list: fc.array(tie('tree'), { maxLength: 9 }),
      record: fc.dictionary(fc.string(), tie('tree')),
    }));
    fc.assert(
      fc.property(tree, (t) => {
        expect(formatTree(t as Tree, null).length).toBeLessThanOrEqual(80);
        formatFull(t as Tree);
      }),
    );
  });
});

describe('formatLine', () => {
  const cell = (name: string, value: string, gradient?: string) => ({ name, value, gradient });

  test('one cell stands without its name', () => {
    expect(formatLine({ line: 1, occurrences: 1, cells: [cell('f', '-12', '1')] })).toEqual({
      values: '-12',
      gradients: '∂ 1',
    });
  });

  test('several cells are named; what has no gradient is left out', () => {
    const cells = [cell('a', '1', '3'), cell('b', '2', '4'), cell('i', '7')];
    expect(formatLine({ line: 1, occurrences: 1, cells })).toEqual({
      values: 'a 1, b 2, i 7',
      gradients: '∂ a 3, b 4',
    });
  });

  test('says how often', () => {
    expect(formatLine({ line: 1, occurrences: 100, cells: [cell('h', '0.5')] })).toEqual({
      values: '0.5 ×100',
      gradients: '',
    });
  });

  test('a line of many cells ends somewhere', () => {
    const cells = Array.from({ length: 40 }, (_, i) => cell(`name${i}`, '1234', '1234'));
    const { values, gradients } = formatLine({ line: 1, occurrences: 1, cells });
    expect(values.length).toBeLessThan(90);
    expect(values).toMatch(/…$/);
    expect(gradients.length).toBeLessThan(90);
  });

  test('a long cell is cut at a length that is given, not within a number', () => {
    const long = { line: 1, occurrences: 1, cells: [cell('x', '[1.25, 2.25, 3.25]', '0.5')] };
    expect(formatLine(long, 12)).toEqual({ values: '[1.25, …', gradients: '∂ 0.5' });
  });
});

describe('formatFull', () => {
  test.each<[Tree, string]>([
    [0.7310585786300049, '0.7310585786300049'],
    [null, '–'],
    [[], '[]'],
    [[0.1, 12], '[0.1,  12]'],
    [
      [
        [1, -2],
        [3, 4],
      ],
      '[[ 1, -2],\n [ 3,  4]]',
    ],
    [{ w: [1, 2], b: 3 }, '{\n  w: [1, 2],\n  b: 3\n}'],
    [
      Array.from({ length: 60 }, () => Array.from({ length: 60 }, () => 1 / 3)),
      [
        '[[0.33333333, 0.33333333, 0.33333333, …, 0.33333333, 0.33333333, 0.33333333],',
        ' [0.33333333, 0.33333333, 0.33333333, …, 0.33333333, 0.33333333, 0.33333333],',
        ' [0.33333333, 0.33333333, 0.33333333, …, 0.33333333, 0.33333333, 0.33333333],',
        ' …,',
        ' [0.33333333, 0.33333333, 0.33333333, …, 0.33333333, 0.33333333, 0.33333333],',
        ' [0.33333333, 0.33333333, 0.33333333, …, 0.33333333, 0.33333333, 0.33333333],',
        ' [0.33333333, 0.33333333, 0.33333333, …, 0.33333333, 0.33333333, 0.33333333]]',
      ].join('\n'),
    ],
  ])('%#', (tree, text) => expect(formatFull(tree)).toBe(text));

  test('long rows are wrapped', () => {
    const lines = formatFull(tens(40)).split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(78);
  });
});

describe('arrays', () => {
  const array = (shape: readonly number[], data: readonly number[], missing?: readonly number[]) => ({
    shape,
    data: Float64Array.from(data),
    dtype: 'f64',
    ...(missing ? { missing: Uint8Array.from(missing) } : {}),
  });
  const large = array([2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9, Number.NaN]);

  test.each<[Tree, string]>([
    [array([3], [1, 2.5, -3]), 'f64[3] [1, 2.5, -3]'],
    [array([2, 2], [1, 2, 3, 4], [0, 1, 0, 0]), 'f64[2,2] [[1, –], [3, 4]]'],
    [array([0], []), 'f64[0] []'],
    [array([], [0.25]), '0.25'],
    [large, 'f64[2,5] NaN ×1 · mean 5 · range 1 … 9 · ‖·‖ 16.88'],
    [
      array([2, 4], [1, 9, 3, 4, 9, 9, 9, 9], [0, 1, 0, 0, 1, 1, 1, 1]),
      'f64[2,4] mean 2.667 · range 1 … 4 · ‖·‖ 5.099',
    ],
    [{ b: array([2], [1, 2]), W: large }, '{b: [1, 2], W: f64[2,5]}'],
  ])('on a line', (tree, text) => expect(formatTree(tree, null)).toBe(text));

  test('have gradients that do not say again what kind of array it is', () => {
    expect(formatGradient(array([3], [1, 2.5, -3]), [3])).toBe('[1, 2.5, -3]');
    expect(formatGradient(large, [2, 5])).toBe('NaN ×1 · mean 5 · range 1 … 9 · ‖·‖ 16.88');
    expect(formatGradient([1, 2], [2])).toBe('[1, 2]');
  });

  test('in full are as lists', () => {
    expect(formatFull(array([2, 2], [1, 2, 3, 4], [0, 1, 0, 0]))).toBe(
      formatFull([
        [1, null],
        [3, 4],
      ]),
    );
    expect(formatFull({ W: array([2], [1, 2]) })).toBe(formatFull({ W: [1, 2] }));
    const many = Array.from({ length: 400 }, (_, i) => i / 7);
    expect(formatFull(array([400], many))).toBe(formatFull(many));
  });

  test('in full are read only where they are shown', () => {
    const data = new Float64Array(1 << 21).fill(0.5);
    const before = performance.now();
    const text = formatFull({ shape: [128, 128, 128], data, dtype: 'f64' });
    expect(performance.now() - before).toBeLessThan(50);
    expect(text.split('\n')).toHaveLength(15);
    expect(text).toContain('[0.5, 0.5, 0.5, …, 0.5, 0.5, 0.5]');
  });

  test('in full keep their rows on a line each, with fewer digits if that does it', () => {
    const rows = (columns: number) =>
      formatFull(
        array(
          [5, columns],
          tens(5 * columns).map((x) => x / 0.7),
        ),
      ).split('\n');
    expect(rows(6)[1]).toBe(' [0.85714286,          1,  1.1428571,  1.2857143,  1.4285714,  1.5714286],');
    expect(rows(8)[1]).toBe(' [ 1.143,  1.286,  1.429,  1.571,  1.714,  1.857,      2,  2.143],');
    expect(rows(12)).toHaveLength(10);
  });

  test('without dimensions are numbers', () => {
    expect(formatFull(array([], [1 / 3]))).toBe('0.3333333333333333');
    expect(formatFull({ a: array([], [2]) })).toBe('{\n  a: 2\n}');
  });

  test('with infinities have the mean, range and norm of the rest', () => {
    const mask = array([2, 4], [0, -Infinity, 3, -4, Number.NaN, Infinity, 1, 2]);
    expect(formatTree(mask, null)).toBe('f64[2,4] NaN ×1 · ±∞ ×2 · mean 0.4 · range -4 … 3 · ‖·‖ 5.477');
  });

  test('have a norm whatever the size of their numbers', () => {
    const norm = (x: number) => figuresOf(array([2], [3 * x, 4 * x])).norm;
    expect(norm(1e200)).toBeCloseTo(5e200, -190);
    expect(norm(1e-200) / 5e-200).toBeCloseTo(1, 12);
    expect(norm(0)).toBe(0);
  });
});
