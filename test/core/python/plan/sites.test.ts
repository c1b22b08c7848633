import { describe, expect, it } from 'vitest';
import { namesIn, prepare } from '../../../../core/index.ts';
import { inspected } from './inspected.ts';

describe('hovers in Python', () => {
  const lines = [
    'import math',
    'x = 3.0',
    'w = [1.0, 2.0]',
    'def f(a):',
    '    return math.exp(a) * w[1]',
    's = 0.0',
    'for v in w:',
    '    s = s + f(v * x)',
    'p = max(s, 1.0) if s > 0 else -s',
  ];
  const { run, text } = inspected(lines);
  it.each<[string, string | undefined, number | undefined]>([
    ['x = 3', 'x', 1],
    ['exp(a)', 'math.exp(a)', 2],
    ['1]', '1', 2],
    ['* x)', 'v * x', 2],
    ['s > 0', 's', 1],
    ['> 0', undefined, undefined],
    ['range', undefined, undefined],
  ])('at %j', (place, name, occurrences) => {
    const offset = text.indexOf(place);
    const site = run.site(offset < 0 ? text.length : offset);
    expect([site?.text, site?.occurrences]).toEqual([name, occurrences]);
  });

  it('know value and gradient of the last time', () => {
    const site = run.site(text.indexOf('exp(a)'));
    expect(site?.value).toBe(String(Math.exp(6)));
    expect(Number(site?.gradient)).toBe(2);
  });
});

describe('names of a Python program', () => {
  it('are its variables and parameters', () => {
    const text =
      'a, (b, *c) = t\nfor i, j in d:\n    self.x = i\ndef f(k, *m, n=1, **o):\n    with g() as h:\n        q: int = 3\n    z += 1\n';
    expect(namesIn('python', text)).toEqual(['a', 'b', 'c', 'i', 'j', 'k', 'm', 'n', 'o', 'h', 'q', 'z']);
  });
});

describe('running again with other values', () => {
  const text =
    'n = 2\nx = 3.0\nt = (1.0, 2)\nw = [[1.0], {"a": 2.0}]\ny = x * w[0][0] * w[1]["a"] * t[1] + [5.0, 6.0, 7.0][n] + n\n';
  const prepared = prepare({ language: 'python', text, wrt: ['n', 'x', 't', 'w'] }, { now: () => 0 });
  it.each<[Record<string, unknown>, number]>([
    [{}, 21],
    [{ x: 4 }, 25],
    [{ n: 1 }, 19],
    [{ t: [1, 3] }, 27],
    [{ w: [[2], { a: 5 }] }, 69],
  ])('%j gives %d', (values, expected) => {
    const { summary } = prepared.run(values as never);
    expect(summary.error).toBeNull();
    expect(summary.output?.value).toBe(expected);
  });
});
