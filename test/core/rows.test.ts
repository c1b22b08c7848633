import { describe, expect, test } from 'vitest';
import { inspect } from '../../core/index.ts';

const run = (text: string) => inspect({ language: 'javascript', text }, { now: () => 0 });

describe('the cells of a line', () => {
  test('say which are parameters, returned or a loop’s', () => {
    const text =
      'function f(a) {\n  let s = a;\n  for (let i = 0; i < 3; i++) {\n    s *= a;\n  }\n  for (const b of [1, 2]) s += b;\n  return s;\n}\nf(2);\n';
    const region = { start: 0, end: text.indexOf('f(2)') - 1 };
    const { lines } = inspect({ language: 'javascript', text, region }, { now: () => 0 }).summary;
    const roles = lines.map(({ line, cells }) => [line, ...cells.map(({ role }) => role ?? '')]);
    expect(roles).toEqual([
      [1, 'parameter'],
      [2, ''],
      [3, 'loop'],
      [4, ''],
      [6, 'loop', ''],
      [7, 'return'],
    ]);
  });
});

describe('variables', () => {
  const many = run('let s = 1;\nfor (let i = 0; i < 100; i++) s = s * 0.5;\n');

  test('are all there', () => {
    expect(many.variables()).toHaveLength(many.countVariables());
  });

  test('of very many are the first and the last, with their own numbers', () => {
    const all = many.variables();
    expect(many.variables(10)).toEqual([...all.slice(0, 5), ...all.slice(-5)]);
    expect(many.variables(all.length)).toEqual(all);
  });
});

test('what the region needs from its context is told, and nothing else from there', () => {
  const text = 'import numpy as np\nw = np.array([1.0, 2.0])\nother = 3.0\nh = w * 2.0\nloss = (h * h).sum()\n';
  const start = text.indexOf('loss');
  const run = inspect(
    { language: 'python', text, region: { start, end: text.length }, context: { start: 0, end: start } },
    { now: () => 0 },
  );
  const told = run.summary.lines.map(({ line, cells }) => [line, cells[0].name, cells[0].gradient]);
  expect(told).toEqual([
    [2, 'w', expect.stringMatching(/\[8, 16\]$/)],
    [4, 'h', expect.stringMatching(/\[4, 8\]$/)],
    [5, 'loss', '1'],
  ]);
  expect(run.variables().map(({ name }) => name)).toEqual(['w', 'h', 'loss']);
});
