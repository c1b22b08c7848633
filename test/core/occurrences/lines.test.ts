import { describe, expect, test } from 'vitest';
import { formatLine, formatNumber } from '../../../core/format.ts';
import { inspect, type LanguageId, type ShownLines } from '../../../core/index.ts';

const run = (language: LanguageId, text: string, shown?: Record<string, number>) =>
  inspect({ language, text, shown }, { now: () => 0 });

/** Line → what stands at its end. */
const texts = ({ lines }: ShownLines) =>
  Object.fromEntries(lines.map((line) => [line.line, Object.values(formatLine(line)).join(' ').trim()]));

const series = ({ series }: ShownLines) => series.map(({ id, at, count }) => `${id} ${at}/${count}`);

describe.each<[LanguageId, Record<'nested' | 'while' | 'calls' | 'recursion' | 'partly', string>]>([
  [
    'javascript',
    {
      nested: `const x = 2;
let s = 0;
for (const i of [1, 2, 3]) {
  let t = 0;
  for (const j of [10, 20, 30, 40].slice(0, i + 1)) {
    t = t + x * j;
  }
  s = s + t * i;
}
`,
      while: `let h = 3;
let n = 0;
while (n < 5) {
  n = n + 1;
  h = h * 2;
}
`,
      calls: `const a = 2;
function g(u) {
  const v = u * u;
  return v + a;
}
const p = g(a);
const q = g(3 * a) * g(p);
`,
      recursion: `const x = 2;
function power(n) {
  const rest = n === 0 ? 1 : x * power(n - 1);
  return rest;
}
const f = power(3);
`,
      partly: `const x = 2;
let s = 0;
for (const i of [1, 2, 3, 4]) {
  s = s + x * i;
  if (i === 2) {
    s = s * 10;
  }
}
const f = s;
`,
    },
  ],
  [
    'python',
    {
      nested: `x = 2.0
s = 0.0
for i in [1, 2, 3]:
    t = 0.0
    for j in [10, 20, 30, 40][:i + 1]:
        t = t + x * j

    s = s + t * i

`,
      while: `h = 3.0
n = 0
while n < 5:
    n = n + 1
    h = h * 2

`,
      calls: `a = 2.0
def g(u):
    v = u * u
    return v + a

p = g(a)
q = g(3 * a) * g(p)
`,
      recursion: `x = 2.0
def power(n):
    rest = 1 if n == 0 else x * power(n - 1)
    return rest

f = power(3)
`,
      partly: `x = 2.0
s = 0.0
for i in [1, 2, 3, 4]:
    s = s + x * i
    if i == 2:
        s = s * 10


f = s
`,
    },
  ],
])('%s', (language, programs) => {
  const shown = (text: string, chosen: Record<string, number>) => run(language, text).lines(chosen);

  test('loops in loops are counted within what shows around them, and each is chosen for itself', () => {
    const all = run(language, programs.nested).summary;
    expect(series(all)).toEqual(['loop 3/3', 'loop/loop 4/4']);
    expect(all.series.map(({ kind, line, chosen }) => [kind, line, chosen])).toEqual([
      ['loop', 3, false],
      ['loop', 5, false],
    ]);
    expect(texts(all)).toMatchObject({ 3: '3 ×3', 5: '40 ×9', 6: '200 ×9 ∂ 3', 8: '900 ×3 ∂ 1' });
    const outer = shown(programs.nested, { loop: 2 });
    expect(series(outer)).toEqual(['loop 2/3', 'loop/loop 3/3']);
    expect(texts(outer)).toEqual({
      ...{ 1: '2 ∂ 450', 2: '0', 3: '2 (2/3)', 4: '0 (2/3)', 5: '30 ×3', 6: '120 ×3 ∂ 2', 8: '300 (2/3) ∂ 1' },
    });
    const both = shown(programs.nested, { loop: 2, 'loop/loop': 1 });
    expect(series(both)).toEqual(['loop 2/3', 'loop/loop 1/3']);
    expect(texts(both)).toMatchObject({ 3: '2 (2/3)', 5: '10 (1/3)', 6: '20 (1/3) ∂ 2', 8: '300 (2/3) ∂ 1' });
    const inner = shown(programs.nested, { 'loop/loop': 2 });
    expect(texts(inner)).toMatchObject({ 3: '3 ×3', 5: '20 (2/4)', 6: '60 (2/4) ∂ 3', 8: '900 ×3 ∂ 1' });
  });

  test('a request says at once what to show, and the numbers keep to what there is', () => {
    expect(run(language, programs.while, { loop: 2 }).summary.lines).toEqual(shown(programs.while, { loop: 2 }).lines);
    expect(texts(shown(programs.while, { loop: 2 }))).toEqual({ 1: '3 ∂ 32', 2: '0', 4: '2 (2/5)', 5: '12 (2/5) ∂ 8' });
    expect(series(shown(programs.while, { loop: 99 }))).toEqual(['loop 5/5']);
    expect(series(shown(programs.while, { loop: -1 }))).toEqual(['loop 1/5']);
    expect(series(shown(programs.while, { loop: Number.NaN, other: 3 }))).toEqual(['loop 5/5']);
  });

  test('the calls of a function are one series, wherever it is called', () => {
    expect(series(run(language, programs.calls).summary)).toEqual(['calls:g 3/3']);
    expect(run(language, programs.calls).summary.series[0]).toMatchObject({ kind: 'calls', name: 'g', line: 2 });
    const second = texts(shown(programs.calls, { 'calls:g': 2 }));
    expect(second).toMatchObject({ 2: '6 (2/3) ∂ 456', 3: '36 (2/3) ∂ 38', 4: '38 (2/3) ∂ 38', 6: '6 ∂ 456' });
  });

  test('of a function that calls itself all calls count, each with its own lines', () => {
    expect(series(run(language, programs.recursion).summary)).toEqual(['calls:power 4/4']);
    const calls = [1, 2, 3, 4].map((n) => texts(shown(programs.recursion, { 'calls:power': n }))[3]);
    expect(calls).toEqual(['8 (1/4) ∂ 1', '4 (2/4) ∂ 2', '2 (3/4) ∂ 4', '1 (4/4)']);
  });

  test('a line that did not run in what was chosen shows nothing; outside of it all is as before', () => {
    expect(texts(run(language, programs.partly).summary)).toMatchObject({ 4: '74 ×4 ∂ 1', 6: '60 ∂ 1', 9: '74 ∂ 1' });
    expect(texts(shown(programs.partly, { loop: 2 }))).toMatchObject({ 4: '6 (2/4) ∂ 10', 6: '60 (2/4) ∂ 1' });
    const third = texts(shown(programs.partly, { loop: 3 }));
    expect(third).toMatchObject({ 4: '66 (3/4) ∂ 1', 9: '74 ∂ 1' });
    expect(third[6]).toBeUndefined();
  });

  test('a hover tells of the same occurrence, of names and of expressions', () => {
    const site = (part: string, chosen: Record<string, number>, text = programs.partly) =>
      run(language, text).site(text.indexOf(part) + (part.startsWith('s =') ? 0 : 2), chosen);
    const name = site('s = s + x', { loop: 2 });
    expect(name).toMatchObject({ text: 's', value: '6', gradient: '10', occurrence: 2, occurrences: 4 });
    expect(name?.frame).toEqual([['loop', 3, 1]]);
    expect(name?.terms).toMatchObject([{ line: 6, local: 10 }]);
    expect(name?.history?.rows.map(({ occurrence, value, gradient }) => [occurrence, value, gradient])).toEqual([
      [1, '2', '10'],
      [2, '6', '10'],
      [3, '66', '1'],
      [4, '74', '1'],
    ]);
    expect(name?.history?.values).toMatchObject({ least: [2, 6, 66, 74], most: [2, 6, 66, 74], at: 1 });
    expect(name?.history?.gradients?.least).toEqual([10, 10, 1, 1]);
    const expression = site('x * i', { loop: 1 });
    expect(expression).toMatchObject({ text: 'x * i', value: '2', gradient: '10', occurrence: 1, occurrences: 4 });
    // What did not happen in the third: its last, which says when it was.
    expect(site('s = s * 10', { loop: 3 })).toMatchObject({ value: '60', occurrence: 1, occurrences: 1 });
    expect(site('s = s * 10', { loop: 3 })?.history).toBeUndefined();
    expect(site('s + t * i', { loop: 2 }, programs.nested)).toMatchObject({ occurrence: 2, occurrences: 3 });
  });

  test('names of series outlive edits of values and other lines', () => {
    const before = language === 'python' ? 'unused = 1\n\n' : 'const unused = 1;\n\n';
    const edited = before + programs.nested.replace('[1, 2, 3]', '[1, 2, 3, 3, 3]');
    const ids = (text: string) => run(language, text).summary.series.map(({ id }) => id);
    expect(ids(edited)).toEqual(ids(programs.nested));
  });
});

describe('in Python', () => {
  test('a comprehension is a loop, and the calls in it go with it', () => {
    const text = `def g(u):
    v = u * u
    return v

xs = [1.0, 2.0, 3.0]
ys = [g(x) for x in xs if x > 1]
f = ys[0] + ys[1]
`;
    expect(series(run('python', text).summary)).toEqual(['loop 3/3']);
    expect(texts(run('python', text).lines({ loop: 2 }))[2]).toBe('4 (2/3) ∂ 1');
    const first = run('python', text).lines({ loop: 1 });
    expect(texts(first)[2]).toBeUndefined();
    expect(series(first)).toEqual(['loop 1/3']);
  });

  test('generators that walk through one another end', () => {
    const text = `def walk(n):
    if n > 0:
        yield from walk(n - 1)
        for k in range(n):
            yield n * 1.0

total = 0.0
for value in walk(3):
    total = total + value
`;
    const all = run('python', text);
    expect(all.summary.error).toBeNull();
    for (const { id, count } of all.summary.series)
      for (let n = 1; n <= count; n++) expect(all.lines({ [id]: n }).lines.length).toBeGreaterThan(0);
  });
});

test('calls of a function within a loop and outside of it go with what is chosen of the loop', () => {
  const text = `const g = (u) => {
  const v = u * u;
  return v;
};
let s = 0;
for (const x of [1, 2, 3]) {
  s += g(x) * g(2 * x);
}
const f = g(s);
`;
  const at = (shown: Record<string, number>) => run('javascript', text).lines(shown);
  expect(series(at({}))).toEqual(['calls:g 3/3', 'loop 3/3']);
  expect(texts(at({ loop: 2, 'calls:g': 1 }))).toMatchObject({ 2: '4 (1/3)', 7: '68 (2/3)' });
  expect(texts(at({ loop: 2, 'calls:g': 2 }))[2]).toBe('16 (2/3)');
  expect(texts(at({ loop: 2, 'calls:g': 3 }))[2]).toMatch(/^153664 .*3\/3/);
});

test('callbacks have the name of what calls them, and functions that of what they are bound to', () => {
  const text = `const ys = [1, 2, 3].map((x) => x * 2);
const zs = [4, 5].map((x) => { const y = x * 3; return y; });
const o = { twice(u) { return 2 * u; } };
const f = ys[0] + zs[0] + o.twice(1) + o.twice(2);
`;
  const names = run('javascript', text).summary.series.map(({ id, name }) => [id, name]);
  expect(names).toEqual([
    ['calls:[1, 2, 3].map', ''],
    ['calls:[4, 5].map', ''],
    ['calls:twice', 'twice'],
  ]);
});

test('of very many the table is cut, and keeps the one that is shown', () => {
  const text = 'let s = 2;\nfor (let i = 0; i < 2000; i++) {\n  s = s * 0.999;\n}\n';
  const site = inspect({ language: 'javascript', text }, { now: () => 0 }).site(text.indexOf('s = s *'), {
    loop: 1000,
  });
  const numbers = site?.history?.rows.map(({ occurrence }) => occurrence);
  expect(numbers).toEqual([1, 2, 3, 4, 998, 999, 1000, 1001, 1997, 1998, 1999, 2000]);
  const { values, gradients } = site!.history!;
  expect(values.least).toHaveLength(120);
  expect(values.at).toBe(59);
  expect(values.most[0]).toBeCloseTo(2 * 0.999);
  expect(values.least[119]).toBeCloseTo(2 * 0.999 ** 2000);
  expect(gradients?.most[119]).toBe(1);
});

test('what is not finite has its own columns; arrays are told by shape and norm', () => {
  const text = `import numpy as np
x = np.array([3.0, 4.0, 0.0, 0.0, 0.0, 0.0, 0.0])
for i in range(3):
    y = np.log(i * 1.0)
    x = x * 2.0
`;
  const run = inspect({ language: 'python', text, of: 'x' }, { now: () => 0 });
  const y = run.site(text.indexOf('y = '));
  expect(y?.history?.values).toMatchObject({ below: [0], above: [], nans: [], most: [Number.NaN, 0, Math.log(2)] });
  const x = run.site(text.indexOf('x = x'), { loop: 2 });
  expect(x?.history?.rows.map(({ value, gradient }) => [value, gradient])).toEqual([
    ['[7] ‖·‖ 10', '[7] ‖·‖ 10.58'],
    ['[7] ‖·‖ 20', '[7] ‖·‖ 5.292'],
    ['[7] ‖·‖ 40', '[7] ‖·‖ 2.646'],
  ]);
  expect(x?.history?.values.most).toEqual([10, 20, 40]);
  expect(x?.occurrence).toBe(2);
});

test('of 100,000 events any can be chosen', () => {
  const text = 'let s = 2;\nfor (let i = 0; i < 100000; i++) {\n  s = s + i;\n}\n';
  const numbered = run('javascript', text);
  for (const n of [1, 50_000, 100_000])
    expect(texts(numbered.lines({ loop: n }))[3]).toContain(formatNumber(2 + (n * (n - 1)) / 2));
});
