import { describe, expect, test } from 'vitest';
import { type InputValues, type InspectRequest, inspect, prepare } from '../../core/index.ts';
import { extentOf } from '../../core/plot/extent.ts';
import type { Axes, Sample } from '../../core/plot/sample.ts';
import { Samplers } from '../../core/plot/samplers.ts';

const host = { now: () => performance.now() };
const FOREVER = 60_000;

function sampled(request: InspectRequest, axes: Axes, samplers = samplersOf()): Sample {
  const sample = samplers.sample(inspect(request, host), request, axes, FOREVER);
  if (sample === undefined) throw new Error('nothing to sample');
  return sample;
}

function samplersOf(now = host.now): Samplers {
  return new Samplers((request) => prepare(request, host), now);
}

const javascript = (text: string, more: Partial<InspectRequest> = {}): InspectRequest => ({
  language: 'javascript',
  text,
  ...more,
});
const python = (text: string): InspectRequest => ({ language: 'python', text: `import numpy as np\n${text}` });
const along = (name: string, from = -3, to = 3, element?: number): Axes => [{ name, from, to, element }];

/** Every point is on the function's graph. */
function expectOn({ xs, values }: Sample, f: (x: number) => number): void {
  expect(xs.length).toBeGreaterThan(190);
  xs.forEach((x, i) => {
    if (Number.isNaN(f(x))) expect(values[i]).toBeNaN();
    else expect(values[i]).toBeCloseTo(f(x), 12);
  });
}

describe('a curve', () => {
  test('is the output along an input, with the slope where the program is', () => {
    const sample = sampled(javascript('const x = 2;\nconst y = 5;\nconst f = x * x + y;'), along('x'));
    expectOn(sample, (x) => x * x + 5);
    expect(sample).toMatchObject({
      output: 'f',
      value: 9,
      complete: true,
      ys: undefined,
      leaps: [],
      failed: undefined,
    });
    expect(sample.axes).toEqual([{ label: 'x', at: 2, slope: 4, sides: undefined }]);
    expect([sample.xs[0], sample.xs.at(-1)]).toEqual([-3, 3]);
    expect(sample.xs).toEqual([...sample.xs].sort((a, b) => a - b));
  });

  test.each([
    [
      'JavaScript',
      javascript(
        'const w = [2, -3, -3];\nconst x = [-1, -2];\nconst f = 1 / (1 + Math.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])));',
      ),
    ],
    [
      'Python',
      python(
        'w = np.array([2., -3., -3.])\nx = np.array([-1., -2.])\nf = 1 / (1 + np.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])))',
      ),
    ],
  ])('goes along one element of an array: %s', (_, request) => {
    const sample = sampled(request, along('w', -8, 12, 0));
    expectOn(sample, (w) => 1 / (1 + Math.exp(-(-w + 6 - 3))));
    expect(sample.axes[0].label).toBe('w[0]');
    expect(sample.axes[0].slope).toBeCloseTo(-0.1966119332, 9);
  });

  test('takes whole numbers in between, too: Python', () => {
    expectOn(sampled(python('x = 3\nf = x * x'), along('x')), (x) => x * x);
  });

  test('of an array is the sum that the gradients are of, with the upstream gradients of the point', () => {
    const text = 'x = 2.\nD = np.array([x, x * x, 7.])\ndD = np.array([x, 3., 0.])';
    const sample = sampled({ ...python(text), of: 'D' }, along('x'));
    expect(sample.output).toBe('Σ dD · D');
    expect(sample.value).toBe(2 * 2 + 3 * 4);
    expectOn(sample, (x) => 2 * x + 3 * x * x);
    expect(sample.axes[0].slope).toBe(2 + 3 * 2 * 2);
  });

  test('of one element of the output', () => {
    const request = { ...python('x = 2.\nD = np.array([x, x * x])'), of: 'D', upstream: { element: [1] } };
    const sample = sampled(request, along('x'));
    expect([sample.output, sample.value, sample.axes[0].slope]).toEqual(['D[1]', 4, 4]);
    expectOn(sample, (x) => x * x);
  });

  test('keeps what has no value, and finds where that begins', () => {
    const { xs, values } = sampled(javascript('const x = 1;\nconst f = Math.log(x - 0.3);'), along('x'));
    const first = values.findIndex((y) => Number.isFinite(y));
    expect(xs[first]).toBeGreaterThan(0.3);
    expect(xs[first] - 0.3).toBeLessThan(1e-4);
    expect(values.slice(0, first).every((y) => !Number.isFinite(y))).toBe(true);
  });

  test('has no value where the program fails, and says why', () => {
    const text = 'x = 2.\nif x < 0:\n    raise ValueError("negative")\nf = x * x';
    const { failed, xs, values } = sampled(python(text), along('x'));
    expect(failed?.reason.code).toBe('uncaught');
    expect(failed?.count).toBeGreaterThan(90);
    expect(values.map((y) => Number.isNaN(y))).toEqual(xs.map((x) => x < 0));
  });

  test('is interrupted where it leaps, and joined where it is steep', () => {
    const floor = sampled(javascript('const x = 0.5;\nconst f = Math.floor(x) + x;'), along('x', -2.2, 2.2));
    expect(floor.leaps.map((i) => Math.round(floor.xs[i]) + 0)).toEqual([-2, -1, 0, 1, 2]);
    for (const i of floor.leaps) expect(floor.xs[i + 1] - floor.xs[i]).toBeLessThan(1e-6);
    const steep = sampled(javascript('const x = 0.5;\nconst f = Math.tanh(300 * x);'), along('x', -2.2, 2.2));
    expect(steep.leaps).toEqual([]);
  });

  test('is interrupted at a pole', () => {
    const { leaps, xs } = sampled(javascript('const x = 1;\nconst f = 1 / (x - 0.1);'), along('x'));
    expect(leaps.map((i) => xs[i])).toEqual([expect.closeTo(0.1, 5)]);
  });

  test('looks closely at corners', () => {
    const { xs } = sampled(javascript('const x = 1;\nconst f = Math.max(x - 0.777, 0);'), along('x'));
    expect(Math.min(...xs.map((x) => Math.abs(x - 0.777)))).toBeLessThan(6 / 192 / 4);
  });
});

describe('slopes on both sides', () => {
  const sides = (request: InspectRequest) => sampled(request, along('x')).axes[0].sides;

  test('of relu at 0', () => {
    const { axes, value } = sampled(javascript('const x = 0;\nconst f = Math.max(x, 0);'), along('x'));
    expect([value, axes[0].slope]).toEqual([0, 0.5]);
    expect(axes[0].sides).toEqual({ left: 0, right: 1, leftValue: 0, rightValue: 0 });
  });

  test('of a branch, which no operation tells', () => {
    expect(sides(python('x = 0.\nf = 3 * x if x > 0 else -x'))).toMatchObject({
      left: -1,
      right: expect.closeTo(3, 9),
    });
  });

  test('begin at the values on both sides of a leap', () => {
    const found = sides(javascript('const x = 1;\nconst f = Math.floor(x) + x;'));
    expect(found).toMatchObject({ left: 1, right: 1, leftValue: expect.closeTo(1, 6), rightValue: 2 });
  });

  test('are not told of smooth functions, not even beside a kink elsewhere', () => {
    for (const f of [
      'x * x',
      'Math.exp(20 * x)',
      'Math.sin(1e6 + x)',
      'x ** 3',
      '1e9 + x * x',
      'x * 0',
      'Math.abs(y) + x * x',
    ])
      expect(sides(javascript(`const x = 0.5; const y = 0;\nconst f = ${f};`)), f).toBeUndefined();
  });
});

describe('a landscape', () => {
  const text = 'const x = 4;\nconst y = -3;\nconst f = x * y + y;';
  const axes: Axes = [
    { name: 'x', from: -5, to: 5 },
    { name: 'y', from: -4, to: 4 },
  ];

  test('is the output along two inputs, with the gradient where the program is', () => {
    const sample = sampled(javascript(text), axes);
    const ys = sample.ys ?? [];
    expect([sample.xs.length, ys.length, sample.values.length]).toEqual([41, 41, 41 * 41]);
    expect(sample.axes.map(({ at, slope }) => [at, slope])).toEqual([
      [4, -3],
      [-3, 5],
    ]);
    ys.forEach((y, row) => {
      for (const [column, x] of sample.xs.entries())
        expect(sample.values[row * 41 + column]).toBeCloseTo(x * y + y, 12);
    });
  });

  test('goes along two elements of one array', () => {
    const of = (element: number) => ({ name: 'w', from: -1, to: 1, element });
    const {
      values,
      xs,
      ys = [],
    } = sampled(javascript('const w = [[1, 2], [3, 4]];\nconst f = w[0][1] * 10 + w[1][0] * w[0][0];'), [of(1), of(2)]);
    expect(values[1 * 41 + 3]).toBeCloseTo(xs[3] * 10 + ys[1], 12);
  });
});

describe('samplers', () => {
  const request = (x: number): InspectRequest =>
    javascript('const x = 2;\nconst y = 5;\nconst f = x * x * y;', { values: { x } });

  test('answer with what there is when time is over, and go on when they are asked again', () => {
    let time = 0;
    const samplers = samplersOf(() => time++);
    const run = inspect(request(2), host);
    const counts: number[] = [];
    for (let asked = 0; asked < 500; asked++) {
      const { xs, complete } = samplers.sample(run, request(2), along('x'), 40)!;
      counts.push(xs.length);
      if (complete) break;
    }
    expect(counts.length).toBeGreaterThan(5);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBeGreaterThan(192);
  });

  test('keep a curve while the point moves along it, and take another when something else changes', () => {
    let runs = 0;
    const samplers = new Samplers((wanted) => {
      const program = prepare(wanted, host);
      const forward = (values?: InputValues) => {
        runs++;
        return program.forward(values);
      };
      return { run: program.run, forward };
    }, host.now);
    sampled(request(2), along('x'), samplers);
    expect(runs).toBeGreaterThan(190);
    runs = 0;
    const moved = sampled(request(1), along('x'), samplers);
    expect(moved.axes[0]).toMatchObject({ at: 1, slope: 10 });
    expect(runs).toBeLessThan(190); // the slopes beside the point
    runs = 0;
    const other = javascript('const x = 2;\nconst y = 5;\nconst f = x * x * y;', { values: { x: 2, y: 7 } });
    expectOn(sampled(other, along('x'), samplers), (x) => x * x * 7);
    expect(runs).toBeGreaterThan(190);
  });

  test('leave the run alone that is asked about', () => {
    const run = inspect(request(2), host);
    samplersOf().sample(run, request(2), along('x'), FOREVER);
    expect(run.summary.output?.value).toBe(20);
    expect(run.site(request(2).text.indexOf('f ='))?.value).toBe('20');
  });

  test('say that there is nothing to sample', () => {
    const samplers = samplersOf();
    const of = (wanted: InspectRequest, axes: Axes) => samplers.sample(inspect(wanted, host), wanted, axes, FOREVER);
    expect(of(request(2), along('z'))).toBeUndefined();
    expect(of(request(2), along('x', 0, 1, 0))).toBeUndefined();
    expect(of(javascript('const w = [1, 2];\nconst f = w[0];'), along('w', 0, 1, 2))).toBeUndefined();
    expect(of(javascript('const x = 1; const f = ;'), along('x'))).toBeUndefined();
  });
});

describe('what is seen of values', () => {
  test('is all of them', () => {
    expect(extentOf([3, -1, Number.NaN, 2])).toEqual([-1, 3]);
    expect(extentOf([Number.NaN])).toBeUndefined();
    expect(extentOf([5, 5])).toEqual([5, 5]);
  });

  test('but not what lies near a pole', () => {
    const xs = Array.from({ length: 193 }, (_, i) => (i + 0.5) / 32 - 3);
    const [least, most] = extentOf(xs.map((x) => 1 / x)) ?? [];
    expect(least).toBeGreaterThan(-10);
    expect(most).toBeLessThan(10);
  });
});

describe('a glance', () => {
  /** Each evaluation takes so many milliseconds of a clock that nothing else moves. */
  function timed(milliseconds: number) {
    let time = 0;
    let runs = 0;
    const samplers = new Samplers(
      (request) => {
        const prepared = prepare(request, host);
        const forward = (values: InputValues) => {
          time += milliseconds;
          runs++;
          return prepared.forward(values);
        };
        return { ...prepared, run: (values: InputValues) => prepared.run(values), forward };
      },
      () => time,
    );
    const at = (x: number, y: number, isGlance: boolean) => {
      const request = javascript('const x = 1;\nconst y = 1;\nconst f = x * x * y;', { values: { x, y } });
      return samplers.sample(inspect(request, host), request, along('x'), isGlance ? 8 : FOREVER, isGlance)!;
    };
    return { at, elapsed: () => time, runs: () => runs };
  }

  test('begins nothing that takes longer', () => {
    const { at, runs } = timed(20);
    at(1, 1, false);
    const before = runs();
    const other = at(1, 3, true);
    expect(runs()).toBe(before);
    expect(other).toMatchObject({ value: 3, xs: [], values: [], complete: false });
    expect(other.axes[0]).toMatchObject({ at: 1, slope: 6 });
  });

  test('moves the point along a curve that is known, and runs nothing', () => {
    const { at, runs } = timed(20);
    const whole = at(1, 2, false);
    const before = runs();
    const moved = at(2, 2, true);
    expect(runs()).toBe(before);
    expect(moved.xs).toEqual(whole.xs);
    expect(moved.values).toEqual(whole.values);
    expect(moved).toMatchObject({ value: 8 });
    expect(moved.axes[0]).toMatchObject({ at: 2, slope: 8 });
  });

  test('samples what there is time for', () => {
    const { at, elapsed } = timed(1);
    at(1, 1, false);
    const before = elapsed();
    const { xs } = at(1, 3, true);
    expect(xs.length).toBeGreaterThan(4);
    expect(elapsed() - before).toBeLessThanOrEqual(8);
  });
});
