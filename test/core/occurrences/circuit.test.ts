/** The circuit shows of each series what lines and hovers show. */
import { describe, expect, test } from 'vitest';
import { buildCircuit } from '../../../core/circuit/build.ts';
import { inspect, type LanguageId } from '../../../core/index.ts';

const run = (language: LanguageId, text: string) => inspect({ language, text, of: 'f' }, { now: () => 0 });

function both(language: LanguageId, text: string, shown: Record<string, number>) {
  const finished = run(language, text);
  const { boxes, gates } = buildCircuit(finished.record!, { shown });
  return { ...finished.lines(shown), boxes, gates, steppers: boxes.flatMap(({ stepper }) => stepper ?? []) };
}

describe('series', () => {
  test('have the same names and numbers in lines and circuit', () => {
    const text = `x = 0.5
f = x
for i in range(6):
    for j in range(5):
        f = f * x + 0.1 * i * j
`;
    const choices: Record<string, number>[] = [
      {},
      { loop: 3 },
      { loop: 2, 'loop/loop': 4 },
      { loop: 99, 'loop/loop': 1 },
    ];
    for (const shown of choices) {
      const { series, steppers } = both('python', text, shown);
      expect(steppers.map(({ series, at, of }) => [series, at, of])).toEqual(
        series.map(({ id, at, count }) => [id, at, count]),
      );
      expect(series).toHaveLength(2);
    }
  });

  test('count iterations that the output does not depend on; such a one has nothing to show', () => {
    const text = `const x = 2;
let f = 1;
for (let i = 0; i < 12; i++) {
  const unused = x * i;
  if (i % 3 === 1) {
    f = f * x + i;
  }
}
`;
    const at = (loop: number) => both('javascript', text, { loop });
    expect(at(5).series).toMatchObject([{ id: 'loop', at: 5, count: 12 }]);
    expect(at(5).steppers).toEqual([{ series: 'loop', at: 5, of: 12 }]);
    const inLoop = (loop: number) => at(loop).gates.filter(({ box }) => box === 0);
    expect(inLoop(5).map(({ id }) => id)).toEqual(['loop/before', 'loop/×', 'loop/=f', 'loop/after']);
    expect(inLoop(5)[0].group).toMatchObject({ from: 2, to: 2, of: 12 });
    expect(inLoop(5)[3].group).toMatchObject({ from: 8, to: 11, of: 12 });
    expect(inLoop(6).map(({ group }) => [group?.from, group?.to, group?.of])).toEqual([
      [2, 5, 12],
      [8, 11, 12],
    ]);
    expect(inLoop(1).map(({ id }) => id)).toEqual(['loop/after']);
    // Where nobody chose, the last that has something to show does.
    expect(both('javascript', text, {}).steppers[0]).toMatchObject({ at: 11, of: 12 });
  });

  test('of calls have the numbers that they have among all calls of their function', () => {
    const text = `const g = (u) => Math.exp(u) * u + 1;
const xs = [0.1, 0.2, 0.3, 0.4, 0.5];
const a = g(xs[0]);
const zs = xs.map(g);
const ys = xs.map((x) => x * x);
const f = a + ys[0] + ys[1] + ys[2] + ys[3] + ys[4] + zs[0] + zs[1] + zs[2] + zs[3] + zs[4];
`;
    const { series, steppers } = both('javascript', text, { 'calls:g': 4 });
    expect(series.find(({ id }) => id === 'calls:g')).toMatchObject({ at: 4, count: 6 });
    const ofG = steppers.find((stepper) => stepper.series === 'calls:g');
    expect(ofG).toEqual({ series: 'calls:g', at: 3, of: 5, numbers: [2, 3, 4, 5, 6] });
    const other = both('javascript', text, { 'calls:g': 1 }).steppers.find(({ series }) => series === 'calls:g');
    expect(other).toMatchObject({ at: 5, of: 5 });
  });

  test('of a function that is only called by one place have its numbers', () => {
    const text =
      'const xs = [1, 2, 3, 4, 5];\nconst ys = xs.map((x) => Math.exp(x) * x + 1);\nconst f = ys[0] + ys[1] + ys[2] + ys[3] + ys[4];\n';
    const finished = run('javascript', text);
    const [{ id }] = finished.summary.series;
    const { boxes } = buildCircuit(finished.record!, { shown: { [id]: 2 } });
    expect(boxes[0].stepper).toEqual({ series: id, at: 2, of: 5 });
  });
});
