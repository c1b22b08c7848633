import { afterEach, describe, expect, test } from 'vitest';
import { placedSeries } from '../../extension/placed.ts';
import { Bench } from './bench.ts';

const LOOP = `const x = 2;
let f = x;
for (let i = 0; i < 5; i++) {
  f = f * x;
}
`;
let bench: Bench;

afterEach(() => {
  bench.session.dispose();
  bench.engine.dispose();
});

/** What the loop's line shows: line from 0, value, which one of how many. */
function line() {
  const found = bench.session.shown?.lines.findLast(({ summary }) => summary.cells[0].name === 'f');
  const { cells, at, occurrences } = found!.summary;
  return [found!.line, cells[0].value, at, occurrences];
}

describe('another iteration', () => {
  test('is shown without another run, and the views are told once', async () => {
    bench = new Bench(LOOP);
    await bench.begin();
    expect(line()).toEqual([3, '64', undefined, 5]);
    await bench.session.show({ loop: 2 });
    expect(line()).toEqual([3, '8', 2, 5]);
    expect(bench.session.shown?.summary.series).toMatchObject([{ id: 'loop', at: 2, count: 5, chosen: true }]);
    expect(bench.asked.map(({ kind }) => kind)).toEqual(['lines']);
    expect(bench.told).toEqual([64]);
    await bench.session.show({});
    expect(line()).toEqual([3, '64', undefined, 5]);
  });

  test('is the last that was asked for, however quickly one goes on', async () => {
    bench = new Bench(LOOP);
    await bench.begin();
    await Promise.all([1, 2, 3, 4].map((loop) => bench.session.show({ loop })));
    expect(line()).toEqual([3, '32', 4, 5]);
    expect(bench.told).toEqual([64]);
  });

  test('stays over edits and other choices, and keeps to how many there are', async () => {
    bench = new Bench(LOOP, { shown: { loop: 3 } });
    await bench.begin();
    expect(line()).toEqual([3, '16', 3, 5]);
    bench.edit('i < 5', 'i < 2');
    await bench.session.settled();
    expect(line()).toEqual([3, '8', 2, 2]);
    bench.edit('i < 2', 'i < 9');
    await bench.session.settled();
    expect(line()).toEqual([3, '16', 3, 9]);
    await bench.session.vary({ x: 3 });
    expect(line()).toEqual([3, '81', 3, 9]);
  });

  test('is shown where the text was edited since, before the next run', async () => {
    bench = new Bench(LOOP);
    await bench.begin();
    bench.edit('const x', '// a\n// b\nconst x');
    expect(placedSeries(bench.session.shown!)[0].span.start).toBe(LOOP.indexOf('for') + 10);
    await bench.session.show({ loop: 1 });
    expect(line()).toEqual([5, '4', 1, 5]);
    await bench.session.settled();
    expect(line()).toEqual([5, '4', 1, 5]);
  });

  test('that is chosen while a run is under way is shown of that run', async () => {
    bench = new Bench(LOOP);
    await bench.begin();
    bench.edit('x = 2', 'x = 3');
    const running = bench.session.refresh();
    await new Promise((resolve) => setTimeout(resolve));
    void bench.session.show({ loop: 1 });
    await running;
    await bench.session.show({ loop: 1 });
    expect(line()).toEqual([3, '9', 1, 5]);
  });

  test('is asked for with its site', async () => {
    bench = new Bench(LOOP, { shown: { loop: 2 } });
    await bench.begin();
    const offset = LOOP.indexOf('f = f');
    const site = await bench.session.about<'site'>((run) => ({ kind: 'site', run, offset, shown: { loop: 4 } }));
    expect(site).toMatchObject({ value: '32', occurrence: 4, occurrences: 5 });
    const same = await bench.session.about<'site'>((run) => ({ kind: 'site', run, offset }));
    expect(same).toMatchObject({ value: '8', occurrence: 2 });
  });
});
