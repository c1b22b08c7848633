import { afterEach, describe, expect, test } from 'vitest';
import { type Choice, noChoice } from '../../extension/choice.ts';
import type { Program } from '../../extension/program.ts';
import { requestFor } from '../../extension/request.ts';
import { Bench, settings } from './bench.ts';

const SQUARE = 'const x = 3; const f = x * x;';
let bench: Bench;

afterEach(() => {
  bench.session.dispose();
  bench.engine.dispose();
});

describe('a value that moves', () => {
  test('shows each step that there is time for, the last in any case, and dims nothing', async () => {
    bench = new Bench(SQUARE);
    await bench.begin();
    const steps = Array.from({ length: 40 }, (_, i) => i + 1);
    for (const x of steps) {
      void bench.session.vary({ x });
      if (x % 8 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await bench.session.settled();
    expect(bench.told.at(-1)).toBe(1600);
    expect(bench.told).not.toContain('old');
    expect(bench.told.length).toBe(bench.runs);
    expect(bench.runs).toBeGreaterThan(1);
    expect(bench.runs).toBeLessThan(steps.length);
    expect(bench.told).toEqual([...bench.told].sort((a, b) => Number(a) - Number(b)));
  });

  test('is compiled once, when it is moved for the first time', async () => {
    bench = new Bench(SQUARE);
    await bench.begin();
    for (const x of [1, 2, 3, 4]) await bench.session.vary({ x });
    expect(bench.told).toEqual([1, 4, 9, 16]);
    expect(bench.prepared).toBe(0); // the first run is made ready for values, too
  });

  test('lets the views ask about each step before the next takes its place', async () => {
    const found: (number | undefined)[] = [];
    bench = new Bench(SQUARE, {}, async (session) => {
      const site = await session.about<'site'>((run) => ({ kind: 'site', run, offset: SQUARE.indexOf('f =') }));
      found.push(Number(site?.value));
    });
    await bench.begin();
    found.length = 0;
    for (let x = 1; x <= 20; x++) {
      void bench.session.vary({ x });
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await bench.session.settled();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(found).toEqual(bench.told);
    expect(bench.asked.filter(({ kind }) => kind === 'site')).toHaveLength(bench.told.length);
  });

  test('is asked about in vain only when nothing can be had of it', async () => {
    bench = new Bench(SQUARE);
    await bench.begin();
    const ask = (run: number) => ({ kind: 'site', run, offset: 6 }) as const;
    await bench.engine.ask({ kind: 'dispose', run: bench.session.shown?.run ?? 0 });
    expect(await bench.session.about<'site'>(ask)).toMatchObject({ value: '3' });
    const moving = bench.session.vary({ x: 5 });
    const asked = bench.session.about<'site'>(ask); // the run that it names is given up meanwhile
    expect(await asked).toMatchObject({ value: '5' });
    await moving;
  });

  test('moves on while one types, in the text as it is then', async () => {
    bench = new Bench(SQUARE);
    await bench.begin();
    void bench.session.vary({ x: 4 });
    bench.edit('x * x', 'x * x * x');
    void bench.session.vary({ x: 5 });
    await bench.session.settled();
    expect(bench.told.at(-1)).toBe(125);
    expect(bench.session.shown?.text).toBe(bench.program.text);
  });

  test('says at once what cannot be, and goes on from there', async () => {
    bench = new Bench(SQUARE);
    await bench.begin();
    await bench.session.choose({ inputs: { x: '(' } });
    expect(bench.session.problem?.finding.code).toBe('input-invalid');
    expect(bench.session.stale).toBe(true);
    await bench.session.reset('x');
    await bench.session.vary({ x: 2 });
    expect(bench.told.at(-1)).toBe(4);
    expect(bench.session.problem).toBeUndefined();
  });

  test('is reset to what the code says', async () => {
    bench = new Bench(`${SQUARE} const y = 2; const g = f * y;`, { inputs: { y: '10' } });
    await bench.begin();
    await bench.session.vary({ x: 1 });
    expect(bench.told.at(-1)).toBe(10);
    await bench.session.reset('x');
    expect(bench.told.at(-1)).toBe(90);
    await bench.session.reset();
    expect(bench.told.at(-1)).toBe(18);
    expect(bench.session.choice).toEqual(noChoice);
  });
});

describe('a choice of a session', () => {
  test('is asked of the engine whole', () => {
    const choice: Choice = {
      ...{ region: { start: 0, end: 2 }, of: 'f', ofAt: { start: 1, end: 2 }, upstream: { element: [0] } },
      ...{ call: { start: 3, end: 4 }, answers: { a: '1' }, inputs: { b: '2' }, values: { c: 3 }, also: ['d'] },
      ...{ except: ['e'], literals: [{ start: 5, end: 6 }], shown: { s: 2 } },
    };
    const program = { text: 'f', language: 'python', cell: undefined } as unknown as Program;
    const { answers, shown: _, ...rest } = choice;
    expect(requestFor(program, choice, settings as never)).toMatchObject({ ...rest, remembered: answers, text: 'f' });
  });

  test('forgets an input whose name is gone from the code', async () => {
    bench = new Bench('const n = 2; const x = 3; const f = x ** n;', { also: ['n'] });
    await bench.begin();
    expect(bench.session.shown?.summary.inputs.map(({ name }) => name)).toEqual(['n', 'x']);
    bench.edit('const n = 2; const x = 3; const f = x ** n;', 'const m = 2; const x = 3; const f = x ** m;');
    await bench.session.settled();
    expect(bench.session.problem).toBeUndefined();
    expect(bench.session.choice.also).toEqual([]);
  });

  test('keeps to its literals while the text is edited, by span and by name', async () => {
    const text = 'const x = 3; const f = x ** 2;';
    const start = text.indexOf('2;');
    bench = new Bench(text, { literals: [{ start, end: start + 1 }] });
    await bench.begin();
    await bench.session.vary({ '2 (line 1)': 3 });
    expect(bench.told.at(-1)).toBe(27);
    bench.edit('const x', '\nconst x');
    await bench.session.settled();
    expect(bench.session.choice.values).toEqual({ '2 (line 2)': 3 });
    expect(bench.told.at(-1)).toBe(27);
    expect(bench.session.shown?.summary.inputs.map(({ name }) => name)).toContain('2 (line 2)');
  });
});
