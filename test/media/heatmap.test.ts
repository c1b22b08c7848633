import { describe, expect, test } from 'vitest';
import { sheetOf } from '../../core/sheet.ts';
import { figuresOf } from '../../core/statistics.ts';
import { type HeatMap, heatMapAddress, renderHeatMaps } from '../../media/heatmap.ts';

const map = (
  shape: readonly number[],
  at: (i: number) => number,
  scale: HeatMap['scale'] = 'sequential',
  missing?: Uint8Array,
): HeatMap => {
  const size = shape.reduce((product, length) => product * length, 1);
  const array = { shape, dtype: 'f64', data: Float64Array.from({ length: size }, (_, i) => at(i)), missing };
  const sheet = sheetOf(array, scale === 'diverging' ? 'greatest' : 'mean')!;
  return { title: 'W', sheet, figures: figuresOf(array), scale };
};

/** The cells' strokes, up to the frames: colour, opacity, path. */
const strokes = (svg: string) =>
  [...svg.split('vector-effect')[0].matchAll(/<path stroke="([^"]+)"(?: stroke-opacity="([\d.]+)")? d="([^"]+)"/g)].map(
    ([, color, opacity, d]) => ({ color, opacity: Number(opacity ?? 1), d }),
  );
const numbers = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
/** Neither smooth nor random: neighbours differ. */
const rough = (i: number) => Math.sin(i * i) * (1 + (i % 7));

describe('a map of values', () => {
  test('goes from the least to the greatest, and says where 0 is', () => {
    const svg = renderHeatMaps([map([1, 4], (i) => [-1, 0, 1, 3][i])], false);
    const colors = strokes(svg).map(({ color }) => color);
    expect(colors[0]).toBe('#440154');
    expect(colors[3]).toBe('#fde725');
    expect(new Set(colors).size).toBe(4);
    expect(numbers(svg)).toEqual(['W', '-1', '3', '0']);
  });

  test('without a range is one colour and one number', () => {
    const svg = renderHeatMaps([map([2, 4], () => 5)], false);
    expect(strokes(svg)).toEqual([{ color: '#440154', opacity: 1, d: 'M0,1h8M0,3h8' }]);
    expect(numbers(svg)).toEqual(['W', '5']);
  });

  test('of means has the range of the means', () => {
    const svg = renderHeatMaps([map([2, 128], (i) => (i % 2 === 0 ? -100 : 100) + (i % 128))], false);
    expect(numbers(svg)).toEqual(['W', '0.5', '126.5']);
  });

  test('has the whole range of numbers', () => {
    const svg = renderHeatMaps([map([1, 3], (i) => [-1.7e308, 0, 1.7e308][i])], false);
    expect(strokes(svg)).toHaveLength(3);
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});

describe('a map of gradients', () => {
  test('has another colour on each side of 0, is fainter near it, and nothing at it', () => {
    const svg = renderHeatMaps([map([1, 5], (i) => [-2, -0.1, 0, 0.1, 2][i], 'diverging')], false);
    const [far, near, above, farAbove] = strokes(svg);
    expect(strokes(svg)).toHaveLength(4);
    expect(far.color).toBe(near.color);
    expect(above.color).toBe(farAbove.color);
    expect(far.color).not.toBe(above.color);
    expect([far.opacity, farAbove.opacity]).toEqual([1, 1]);
    expect(near.opacity).toBe(above.opacity);
    expect(near.opacity).toBeLessThan(0.3);
    expect(numbers(svg)).toEqual(['W', '-2', '2', '0']);
  });

  test('of zeros only has its frame, and the number', () => {
    const svg = renderHeatMaps([map([3, 3], () => 0, 'diverging')], false);
    expect(strokes(svg)).toEqual([]);
    expect(numbers(svg)).toEqual(['W', '0']);
  });

  test('leaves out where there is none', () => {
    const svg = renderHeatMaps([map([1, 3], (i) => i + 1, 'diverging', Uint8Array.of(0, 1, 0))], false);
    expect(strokes(svg).map(({ d }) => d)).toEqual(['M0,1h2', 'M4,1h2']);
  });
});

test('what is not finite has colours of its own, and is counted', () => {
  const bad = (i: number) => [Number.NaN, Infinity, -Infinity, 1, 2, 3, 4, 5][i];
  const svg = renderHeatMaps([map([2, 4], bad)], true);
  expect(strokes(svg).slice(0, 2)).toMatchObject([
    { color: '#ff4fc3', d: 'M0,1h2' },
    { color: '#8a8a8a', d: 'M2,1h4' },
  ]);
  expect(numbers(svg)).toEqual(['W', 'NaN ×1', '±∞ ×2', '1', '5']);
  const onlyBad = renderHeatMaps([map([2, 4], () => Number.NaN)], true);
  expect(numbers(onlyBad)).toEqual(['W', 'NaN ×8']);
});

test.each([
  [[5, 10]],
  [[64, 64]],
  [[300, 784]],
  [[1000]],
  [[1000, 1]],
  [[1, 1000]],
  [[32, 3, 28, 28]],
  [[2, 3, 4, 5, 6]],
])('two maps of %j fit into a hover and into its text', (shape) => {
  const maps = [map(shape, rough), map(shape, rough, 'diverging')];
  const svg = renderHeatMaps(maps, true);
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.map(Number);
  expect(width).toBeLessThanOrEqual(460);
  expect(height).toBeLessThan(200);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  // VS Code cuts a hover's text off after 100,000 characters.
  expect(heatMapAddress(maps, true).length).toBeLessThan(90_000);
});

test('matrices of a grid are framed, with gaps between them', () => {
  const svg = renderHeatMaps([map([2, 4, 4], rough)], false);
  expect(/d="([^"]+)" fill="none"/.exec(svg)?.[1]).toBe('M0 0h8v8h-8zM10 0h8v8h-8z');
});

test('the address is that of the picture, in characters that Markdown leaves alone', () => {
  const maps = [{ ...map([2, 4], rough), title: '∂f/∂(a)<b>"' }];
  const address = heatMapAddress(maps, false);
  expect(address).toMatch(/^data:image\/svg\+xml,[\w.,:;=/%*~!-]+$/);
  expect(decodeURIComponent(address.slice('data:image/svg+xml,'.length))).toBe(renderHeatMaps(maps, false));
  expect(renderHeatMaps(maps, false)).toContain('∂f/∂(a)&lt;b&gt;&quot;');
});
