import { afterEach, describe, expect, test } from 'vitest';
import { Live } from '../../extension/live.ts';
import { Pace } from '../../extension/pace.ts';
import type { QuestionOf } from '../../extension/worker/protocol.ts';
import { Bench } from './bench.ts';

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

describe('what moves', () => {
  const moved = (milliseconds: number) => {
    const live: Live = new Live(
      () => {
        live.taken();
        return wait(milliseconds);
      },
      () => wait(0),
    );
    return live;
  };

  test('is at rest when it was not moved for a while, however often it was before', async () => {
    const live = moved(5);
    expect(live.isAtRest(60)).toBe(true);
    let last = 0;
    live.want();
    const rested = live.rested(60).then(() => performance.now() - last);
    for (let i = 0; i < 5; i++) {
      await wait(20);
      live.want();
      last = performance.now();
    }
    expect(live.isAtRest(60)).toBe(false);
    expect(await rested).toBeGreaterThanOrEqual(60);
    expect(live.isAtRest(60)).toBe(true);
  });

  test('is not at rest while it runs', async () => {
    const live = moved(60);
    live.want();
    await wait(30);
    expect(live.isAtRest(5)).toBe(false);
    await live.rested(5);
    expect(live.isAtRest(5)).toBe(true);
  });
});

describe('a view of what moves', () => {
  const moving = () => {
    const waited: number[] = [];
    return { waited, isAtRest: () => false, rested: async (milliseconds: number) => void waited.push(milliseconds) };
  };

  test('follows each step when it is quick', async () => {
    const pace = new Pace();
    const of = moving();
    await pace.timed(() => wait(1));
    await pace.await(of, () => expect.unreachable());
    expect(of.waited).toEqual([]);
  });

  test('waits for a rest when it is slow, and says so first', async () => {
    const pace = new Pace();
    const of = moving();
    await pace.timed(() => wait(200));
    const told: number[] = [];
    await pace.await(of, () => told.push(of.waited.length));
    expect(told).toEqual([0]);
    expect(of.waited).toHaveLength(1);
    expect(of.waited[0]).toBeGreaterThanOrEqual(195);
    await pace.await({ ...of, isAtRest: () => true }, () => expect.unreachable());
  });
});

describe('a run', () => {
  let bench: Bench;
  afterEach(() => {
    bench.session.dispose();
    bench.engine.dispose();
  });

  test('goes on in its worker, whatever is asked after it', async () => {
    bench = new Bench('const x = 3; let f = x; for (let i = 0; i < 10; i++) f = f * x;');
    await bench.begin();
    const run = bench.session.shown!.run;
    const ask = () =>
      bench.engine.ask<'lines'>({ kind: 'lines', run, shown: {} } as QuestionOf<'lines'>).catch(() => {});
    void ask();
    const varied = bench.session.vary({ x: 2 });
    const asked = Array.from({ length: 100 }, ask); // for longer than a question is waited for
    await varied;
    await Promise.all(asked);
    expect(bench.told).toEqual([2048]);
    expect(bench.runs).toBe(1);
    expect(bench.prepared).toBe(0); // another worker would have to
  });
});
