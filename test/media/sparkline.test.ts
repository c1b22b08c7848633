import { describe, expect, test } from 'vitest';
import type { Course } from '../../core/index.ts';
import { renderSparklines, sparklineAddress } from '../../media/sparkline.ts';

const course = (values: readonly number[], at = 0): Course => {
  const where = (accept: (x: number) => boolean) => values.flatMap((x, i) => (accept(x) ? [i] : []));
  const finite = values.map((x) => (Number.isFinite(x) ? x : Number.NaN));
  return {
    ...{ least: finite, most: finite, nans: where(Number.isNaN), at },
    above: where((x) => x === Number.POSITIVE_INFINITY),
    below: where((x) => x === Number.NEGATIVE_INFINITY),
  };
};
const drawn = (one: Course, isDark = false) => renderSparklines([{ title: 'h', course: one, of: 'value' }], isDark);
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
/** The ends of the curve's pieces. */
const pieces = (svg: string) =>
  [...svg.matchAll(/<path d="([^"]*)" fill="none"/g)].flatMap(([, d]) =>
    d
      .split('M')
      .slice(1)
      .map((piece) => piece.split('L').length),
  );
const places = (svg: string) =>
  [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="1.8"/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('a sparkline', () => {
  test('rises where the numbers rise, and has its range beside it', () => {
    const svg = drawn(course([1, 2, 4]));
    const [a, b, c] = places(svg);
    expect(a[0]).toBeLessThan(b[0]);
    expect(b[0]).toBeLessThan(c[0]);
    expect(a[1] - b[1]).toBeCloseTo((b[1] - c[1]) / 2, 0);
    expect(texts(svg)).toEqual(['h', '4', '1']);
    expect(pieces(svg)).toEqual([3]);
  });

  test('of equal numbers is a line in the middle with one number', () => {
    const svg = drawn(course([3, 3]));
    expect(texts(svg)).toEqual(['h', '3']);
    expect(new Set(places(svg).map(([, y]) => y)).size).toBe(1);
  });

  test('breaks where there is no finite number, and says what is there', () => {
    const svg = drawn(course([1, 2, Number.NaN, 3, Number.POSITIVE_INFINITY, 4, Number.NEGATIVE_INFINITY]));
    expect(pieces(svg)).toEqual([2, 1, 1]);
    expect(texts(svg)).toEqual(['h', 'NaN', '∞', '-∞', '4', '1']);
    expect(svg).toContain('#c4007a');
  });

  test('of nothing finite has no range, and no mark of the one that is shown', () => {
    const svg = drawn(course([Number.NaN, Number.NaN], 1));
    expect(texts(svg)).toEqual(['h', 'NaN']);
    expect(svg).not.toContain('<circle');
    expect(svg).not.toContain('NaN ');
    expect(svg).not.toContain('Infinity');
  });

  test('marks the one that is shown', () => {
    const at = (n: number) => /<circle cx="([\d.]+)" cy="[\d.]+" r="3.5"/.exec(drawn(course([1, 2, 3, 4], n)))?.[1];
    expect(Number(at(3))).toBeGreaterThan(Number(at(0)));
  });

  test('of very many shows how far each column reaches', () => {
    const least = Array.from({ length: 100 }, (_, i) => -i);
    const most = Array.from({ length: 100 }, (_, i) => i);
    const svg = drawn({ least, most, nans: [], above: [], below: [], at: 99 });
    expect(svg).toMatch(/<path d="M[^"]*z" fill="#1a7f37" fill-opacity="0.3"/);
    expect(places(svg)).toEqual([]);
  });

  test('keeps to the range of numbers, however wide it is', () => {
    const svg = drawn(course([-Number.MAX_VALUE, 0, Number.MAX_VALUE]));
    expect(places(svg).every(([, y]) => y >= 0 && y <= 70)).toBe(true);
  });

  test('is an address that ends no Markdown link', () => {
    const both = (['value', 'gradient'] as const).map((of) => ({ title: "∂f/∂(h')", course: course([1, 2]), of }));
    expect(sparklineAddress(both, true)).toMatch(/^data:image\/svg\+xml,[^()' <>"]+$/);
    expect(renderSparklines(both, true)).toContain('#f28b82');
  });
});
