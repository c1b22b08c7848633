import { describe, expect, test } from 'vitest';
import type { Sample } from '../../core/plot/sample.ts';
import { contourFrame, renderContours } from '../../media/plot/contour.ts';
import { frameOf, tickText } from '../../media/plot/frame.ts';
import { lineFrame, renderLine } from '../../media/plot/line.ts';
import { isFromPlot, isToPlot } from '../../media/plot/protocol.ts';
import { plotRangesAround } from '../../media/plot/range.ts';
import { beside, readingAt } from '../../media/plot/reading.ts';
import { Teller } from '../../media/plot/told.ts';
import { english } from '../../media/words.ts';

const size = { width: 500, height: 400 };
const look = { words: english, digits: 4 };
const points = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

function curve(f: (x: number) => number, at: number, slope: number, more: Partial<Sample> = {}): Sample {
  const xs = points(-4, 4, 81);
  return {
    ...{ output: 'f', value: f(at), axes: [{ label: 'x', at, slope, sides: undefined }] },
    ...{ xs, ys: undefined, values: xs.map(f), leaps: [], failed: undefined, complete: true },
    ...more,
  };
}

function landscape(f: (x: number, y: number) => number, at: [number, number], slopes: [number, number]): Sample {
  const [xs, ys] = [points(-4, 4, 41), points(-4, 4, 41)];
  const axes = ['x', 'y'].map((label, i) => ({ label, at: at[i], slope: slopes[i], sides: undefined }));
  return { ...curve(() => 0, 0, 0), value: f(...at), axes, xs, ys, values: ys.flatMap((y) => xs.map((x) => f(x, y))) };
}

const draw = (sample: Sample) => {
  const frame = lineFrame(sample, [-4, 4], size);
  return { frame, svg: renderLine(sample, frame, look) };
};
const attributes = (svg: string, className: string) =>
  [...svg.matchAll(new RegExp(`<\\w+ class="${className}"([^>]*)>`, 'g'))].map(([, text]) =>
    Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
  );
const said = (svg: string, className: string) =>
  [...svg.matchAll(new RegExp(`<text class="${className}"[^>]*>([^<]*)</text>`, 'g'))].map(([, text]) => text);
/** What is drawn, in the numbers of the axes. */
const pointsOf = (d: string, { x, y }: { x: { invert(at: number): number }; y: { invert(at: number): number } }) =>
  d
    .split(/[MLZ]/)
    .filter(Boolean)
    .map((text) => {
      const [px, py] = text.split(',').map(Number);
      return [x.invert(px), y.invert(py)];
    });

describe('a curve', () => {
  test('goes through its points, and through the point where the program is', () => {
    const { svg, frame } = draw(curve((x) => x * x, 1.234, 2.468));
    const drawn = pointsOf(attributes(svg, 'gl-plot-curve')[0].d, frame);
    expect(drawn.length).toBe(82);
    for (const [x, y] of drawn) expect(y).toBeCloseTo(x * x, 0);
    expect(drawn.some(([x]) => Math.abs(x - 1.234) < 0.005)).toBe(true);
  });

  test('has the tangent of its slope, which is written beside it', () => {
    const { svg, frame } = draw(curve((x) => x * x, 1, 2));
    for (const { x1, y1, x2, y2 } of attributes(svg, 'gl-plot-tangent')) {
      const rise = frame.y.invert(Number(y2)) - frame.y.invert(Number(y1));
      expect(rise / (frame.x.invert(Number(x2)) - frame.x.invert(Number(x1)))).toBeCloseTo(2, 2);
      expect([frame.x.invert(Number(x1)), frame.y.invert(Number(y1))]).toEqual([
        expect.closeTo(1, 1),
        expect.closeTo(1, 1),
      ]);
    }
    expect(attributes(svg, 'gl-plot-tangent').length).toBe(2);
    expect(said(svg, 'gl-plot-slope')).toEqual(['∂f/∂x = 2']);
  });

  test('has two halves of tangents at a kink', () => {
    const sides = { left: 0, right: 1, leftValue: 0, rightValue: 0 };
    const { svg } = draw(curve((x) => Math.max(x, 0), 0, 0.5, { axes: [{ label: 'x', at: 0, slope: 0.5, sides }] }));
    const [left, right] = attributes(svg, 'gl-plot-tangent');
    expect(Number(left.x2)).toBeLessThan(Number(left.x1));
    expect(left.y2).toBe(left.y1);
    expect(Number(right.x2)).toBeGreaterThan(Number(right.x1));
    expect(Number(right.y2)).toBeLessThan(Number(right.y1));
    expect(said(svg, 'gl-plot-slope')).toEqual(['0 from the left', '1 from the right']);
  });

  test('ends where there are no values, and says so', () => {
    const { svg } = draw(curve((x) => (x < 0 ? Number.NaN : Math.sqrt(x)), 1, 0.5));
    expect(attributes(svg, 'gl-plot-curve')[0].d.match(/M/g)?.length).toBe(1);
    expect(attributes(svg, 'gl-plot-hole').length).toBe(1);
    expect(said(svg, 'gl-plot-said')).toEqual(['no value']);
  });

  test('is interrupted where it leaps', () => {
    const { svg } = draw(curve((x) => (x < 0 ? -1 : 1), 2, 0, { leaps: [39] }));
    expect(attributes(svg, 'gl-plot-curve')[0].d.match(/M/g)?.length).toBe(2);
  });

  test('without any value is a frame', () => {
    const { svg } = draw(curve(() => Number.NaN, 0, Number.NaN));
    expect(svg).toContain('gl-plot-frame');
    expect(svg).not.toMatch(/NaN|Infinity|gl-plot-tangent|gl-plot-point/);
  });

  test('never has a coordinate that is none', () => {
    const odd = [1e308, -1e308, Number.POSITIVE_INFINITY, Number.NaN, 5e-324];
    for (const slope of [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 1e300, 0])
      for (const value of odd)
        expect(draw(curve((x) => (x === 0 ? value : x), 0, slope)).svg).not.toMatch(/NaN|Infinity/);
  });

  test('writes names as text', () => {
    expect(draw({ ...curve((x) => x, 1, 1), output: '<b>&' }).svg).toContain('&lt;b&gt;&amp;');
  });
});

describe('a landscape', () => {
  const sample = landscape((x, y) => x * x + y * y, [1, 2], [2, 4]);
  const frame = contourFrame(size, [-4, 4], [-4, 4]);
  const svg = renderContours(sample, frame);

  test('has lines of equal value, with their values on them', () => {
    const levels = attributes(svg, 'gl-plot-band').map((band) => Number(band['data-level']));
    expect(levels.length).toBeGreaterThan(5);
    attributes(svg, 'gl-plot-contour').forEach(({ d }, i) => {
      for (const [x, y] of pointsOf(d, frame)) expect(Math.abs(x * x + y * y - levels[i])).toBeLessThan(0.35);
    });
    expect(said(svg, 'gl-plot-level').every((text) => levels.includes(Number(text)))).toBe(true);
    expect(said(svg, 'gl-plot-level').length).toBeGreaterThan(3);
  });

  test('has units of the same length, and an arrow along the gradient', () => {
    const unit = (scale: typeof frame.x) => Math.abs(scale(1) - scale(0));
    expect(unit(frame.x)).toBeCloseTo(unit(frame.y), 9);
    const [{ x1, y1, x2, y2 }] = attributes(svg, 'gl-plot-arrow');
    const way = [Number(x2) - Number(x1), Number(y1) - Number(y2)];
    expect(way[1] / way[0]).toBeCloseTo(2, 1);
  });

  test('has no arrow where the gradient is 0 or none', () => {
    for (const slopes of [
      [0, 0],
      [Number.NaN, 1],
    ] as [number, number][])
      expect(
        renderContours(
          landscape((x, y) => x * y, [0, 0], slopes),
          frame,
        ),
      ).not.toContain('gl-plot-arrow');
  });

  test('has no lines along the edge of what has no value', () => {
    const halved = renderContours(
      landscape((x, y) => (x < 0 ? Number.NaN : x + y), [1, 1], [1, 1]),
      frame,
    );
    expect(halved).toContain('gl-plot-hole');
    for (const { d } of attributes(halved, 'gl-plot-contour'))
      for (const part of d.split('M').filter(Boolean)) {
        const [first, second] = pointsOf(part, frame);
        expect((second[1] - first[1]) / (second[0] - first[0])).toBeCloseTo(-1, 1);
      }
  });
});

describe('the axes', () => {
  test('have as many digits as tell their numbers apart', () => {
    expect([0, 0.5, 1].map((x) => tickText(x, 0.5, 1))).toEqual(['0', '0.5', '1.0']);
    expect(tickText(250000, 50000, 250000)).toBe('2.5e5');
    expect(tickText(-0.00002, 0.00001, 0.00002)).toBe('-2e-5');
    expect(tickText(1234.5, 0.5, 1235)).toBe('1234.5');
  });

  test('of very unequal lengths fill what there is', () => {
    const { x, y } = frameOf(size, [-1, 1], [-100, 100], true);
    expect(x.range()[1]).toBeGreaterThan(450);
    expect(y.range()[0] - y.range()[1]).toBeGreaterThan(300);
  });
});

describe('ranges', () => {
  test('are round, and 0 is in them', () => {
    expect(plotRangesAround([2])).toEqual([{ from: -3, to: 7 }]);
    expect(plotRangesAround([0])).toEqual([{ from: -2, to: 2 }]);
    expect(plotRangesAround([-0.3])).toEqual([{ from: -0.8, to: 0.2 }]);
    expect(plotRangesAround([Number.NaN])).toEqual([{ from: -2, to: 2 }]);
    expect(plotRangesAround([5e-324, 1e308]).every(({ from, to }) => from < to)).toBe(true);
  });

  test('of two axes are alike if they can', () => {
    expect(plotRangesAround([3, -4])).toEqual([
      { from: -7, to: 13 },
      { from: -14, to: 6 },
    ]);
    expect(plotRangesAround([1, 1000])).toEqual([
      { from: -1, to: 3 },
      { from: -1000, to: 3000 },
    ]);
  });
});

describe('what is said', () => {
  const teller = new Teller(english, 4);
  const x = { name: 'x', range: { from: -4, to: 4 } };

  test('of a curve', () => {
    expect(
      teller.sentence(
        curve((t) => t * t, 2, 4),
        [x],
      ),
    ).toBe('f along x, from -4 to 4: 4 at x = 2, ∂f/∂x = 4.');
  });

  test('of a kink tells both slopes and the one that is taken', () => {
    const sides = { left: 0, right: 1, leftValue: 0, rightValue: 0 };
    const sample = curve((t) => Math.max(t, 0), 0, 0.5, { axes: [{ label: 'x', at: 0, slope: 0.5, sides }] });
    expect(teller.slopes(sample)).toEqual(['∂f/∂x: 0 from the left, 1 from the right, 0.5 is taken']);
  });

  test('of a landscape', () => {
    const sample = landscape((a, b) => a * b, [4, -3], [-3, 4]);
    expect(teller.slopes(sample)).toEqual(['∇f = (-3, 4)', '‖∇f‖ = 5']);
    expect(teller.place(sample)).toBe('x = 4, y = -3, f = -12');
  });
});

describe('messages', () => {
  test('are what they say', () => {
    expect(isFromPlot({ type: 'ask', axes: [{ name: 'x', range: { from: 0, to: 1 } }] })).toBe(true);
    expect(isFromPlot({ type: 'ask', axes: [{ name: 'x', range: { from: 1, to: 1 } }] })).toBe(false);
    expect(isFromPlot({ type: 'ask', axes: [{ name: 'x', element: -1 }] })).toBe(false);
    expect(isFromPlot({ type: 'ask', axes: [{ name: 'x' }, { name: 'y' }, { name: 'z' }] })).toBe(false);
    expect(isFromPlot({ type: 'vary', turn: 1, changes: [{ name: 'x', value: 2 }] })).toBe(true);
    expect(isFromPlot({ type: 'vary', turn: 1, changes: [{ name: 'x', value: Number.NaN }] })).toBe(false);
    expect(isToPlot({ type: 'open', axes: [] })).toBe(true);
    expect(isToPlot({ type: 'open', axes: ['x'] })).toBe(false);
  });
});

describe('what is read off a plot', () => {
  const teller = new Teller(english, 4);
  const slope = (sample: Sample, ...to: number[]) => readingAt(sample, to)!.slopes;

  test('is a point that was computed, and about the slope there', () => {
    const cubic = curve((x) => x ** 3, 0, 0);
    const reading = readingAt(cubic, [1.03])!;
    expect(reading.at[0]).toBeCloseTo(1, 12);
    expect(reading.value).toBe(cubic.values[50]);
    expect(reading.slopes[0]!.left).toBeCloseTo(3, 1);
    expect(reading.slopes[0]!.right).toBe(reading.slopes[0]!.left);
    expect(
      slope(
        curve((x) => x * x, 0, 0),
        0,
      ),
    ).toEqual([{ left: 0, right: 0 }]);
    expect(
      slope(
        curve((x) => x * x, 0, 0),
        2,
      )[0]!.left,
    ).toBeCloseTo(4, 10);
    expect(
      slope(
        curve((x) => 3 * x, 0, 0),
        4,
      )[0]!.left,
    ).toBeCloseTo(3, 10);
  });

  test('is exact for parabolas where the points are unevenly apart', () => {
    const xs = [0, 0.1, 0.5, 0.6, 2];
    const uneven = { ...curve((x) => x, 0, 0), xs, values: xs.map((x) => x * x) };
    expect(slope(uneven, 0.5)[0]!.left).toBeCloseTo(1, 12);
  });

  test('has both slopes at a kink', () => {
    const kink = curve((x) => Math.abs(x - 1) + x * x, 0, 0);
    const [{ left, right }] = slope(kink, 1) as [{ left: number; right: number }];
    expect([left, right]).toEqual([expect.closeTo(0.9, 10), expect.closeTo(3.1, 10)]);
    expect(teller.reading(kink, readingAt(kink, [1])!)).toEqual({
      place: 'x = 1, f = 1',
      slope: '∂f/∂x ≈ 0.9 from the left, 3.1 from the right',
    });
    expect(slope(kink, 2)[0]!.left).toBeCloseTo(5, 10);
  });

  test('does not look over a leap, nor for slopes before leaps are known', () => {
    const leap = curve((x) => (x < 0.05 ? x : x + 10), 0, 1, { leaps: [40] });
    expect(slope(leap, 0)[0]!.left).toBeCloseTo(1, 10);
    expect(slope(leap, 0.1)[0]!.left).toBeCloseTo(1, 10);
    expect(slope({ ...leap, complete: false }, 0)).toEqual([undefined]);
  });

  test('says where there is no value', () => {
    const root = curve((x) => Math.sqrt(x), 1, 0.5);
    expect(teller.reading(root, readingAt(root, [-2])!)).toEqual({ place: 'x = -2, f = no value', slope: '' });
    expect(slope(root, 0)[0]!.left).toBeGreaterThan(2);
    expect(readingAt({ ...root, xs: [], values: [] }, [0])).toBeUndefined();
  });

  test('has a slope along each of two axes', () => {
    const plane = landscape((x, y) => x * y, [0, 0], [0, 0]);
    const reading = readingAt(plane, [2, -3])!;
    expect(reading.at).toEqual([2, -3]);
    expect(teller.reading(plane, reading)).toEqual({ place: 'x = 2, y = -3, f = -6', slope: '∇f ≈ (-3, 2)' });
  });

  test('goes on by points, and not beyond the last one', () => {
    expect([beside([0, 1, 5], 0.9, 1), beside([0, 1, 5], 5, 1), beside([0, 1, 5], 5, -1)]).toEqual([5, 5, 1]);
  });
});
