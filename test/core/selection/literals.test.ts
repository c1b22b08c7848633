import { describe, expect, it } from 'vitest';
import { inspect, prepare } from '../../../core/index.ts';
import { checkByDifferences, host, inputsOf, inspected, LANGUAGES, type Programs, requestOf } from './chosen.ts';

const PROGRAM: Programs = {
  javascript: [
    'const x = 3;',
    'function f(v) {',
    '  return 5 * v ** 2 - 0.25;',
    '}',
    'let y = 0;',
    'for (let i = 0; i < 2; i++) y += f(x + i) * -7;',
    'y += 2 * x + 2;',
  ],
  python: [
    'x = 3.0',
    'def f(v):',
    '    return 5 * v ** 2 - 0.25',
    'y = 0.0',
    'for i in range(2):',
    '    y += f(x + i) * -7',
    'y += 2 * x + 2',
  ],
};
const LINE: Readonly<Record<string, number>> = { javascript: 3, python: 3 };

describe.each(LANGUAGES)('a number in an expression that is made an input, in %s', (language) => {
  const lines = PROGRAM[language];
  const at = LINE[language];

  it('is one input, however often it is evaluated', () => {
    const summary = checkByDifferences(requestOf(language, lines, { literalsAt: ['5'] }));
    const name = `5 (line ${at})`;
    expect(inputsOf(summary)[name]).toEqual([5, -7 * (9 + 16)]);
    expect(summary.inputs.find((input) => input.name === name)).toMatchObject({
      source: 'code',
      original: '5',
      shape: [],
    });
    expect(summary.inputs.map((input) => input.name).sort()).toEqual([name, 'x']);
  });

  it('may be an exponent, or have a sign before it', () => {
    const summary = checkByDifferences(requestOf(language, lines, { literalsAt: [['2', 0], ['0.25', 0], '7'] }));
    const found = inputsOf(summary);
    expect(found[`2 (line ${at})`]?.[1]).toBeCloseTo(-35 * (9 * Math.log(3) + 16 * Math.log(4)), 9);
    expect(found[`0.25 (line ${at})`]).toEqual([0.25, 14]);
    expect(found['7 (line 6)']).toEqual([7, -(5 * 25 - 0.5)]);
  });

  it('is told apart from the same number on its line', () => {
    const request = requestOf(language, lines, {
      literalsAt: [
        ['2', 4],
        ['2', 3],
      ],
    });
    const named = checkByDifferences(request).inputs.map(({ name }) => name);
    expect(named).toContain('2 (line 7:6)');
    expect(named).toContain('2 (line 7:14)');
    const second = requestOf(language, lines, { literalsAt: [['2', 4]] });
    expect(inputsOf(checkByDifferences(second))['2 (line 7:14)']).toEqual([2, 1]);
  });

  it('takes numbers and expressions under its name', () => {
    const name = `5 (line ${at})`;
    const request = requestOf(language, lines, { literalsAt: ['5'] });
    const prepared = prepare(request, host);
    for (const value of [1, -2.5, 0]) {
      const run = prepared.run({ [name]: value }).summary;
      expect(run).toEqual(inspect({ ...request, values: { [name]: value } }, host).summary);
      expect(run.output?.value).toBeCloseTo(-7 * (25 * value - 0.5) + 8, 9);
    }
    const chosen = inspect({ ...request, inputs: { [name]: '1 + 1' } }, host).summary;
    expect(chosen.output?.value).toBe(-7 * (50 - 0.5) + 8);
    expect(chosen.inputs.find((input) => input.name === name)?.source).toBe('chosen');
  });

  it('is there beside the names of `wrt`, and its gradient is 0 where it does not matter', () => {
    const more = language === 'python' ? ['z = 9 * x'] : ['const z = 9 * x;'];
    const summary = inspected(language, [...lines, ...more], { of: 'y', wrt: ['x'], literalsAt: ['9'] });
    expect(inputsOf(summary)).toMatchObject({ x: [3, expect.any(Number)], '9 (line 8)': [9, 0] });
  });

  it('makes an input of the name, where it is all that the name is bound to', () => {
    const n = language === 'python' ? ['n = 4', 'z = x ** n'] : ['const n = 4;', 'const z = x ** n;'];
    const summary = checkByDifferences(requestOf(language, [...lines, ...n], { literalsAt: ['4'] }));
    expect(inputsOf(summary)).toEqual({ x: [3, 108], n: [4, 81 * Math.log(3)] });
  });

  it('may count and index, too', () => {
    const loop =
      language === 'python'
        ? ['a = [1.0, 2.0, 6.0]', 's = 0.0', 'for i in range(2):', '    s += a[i + 1] * 3']
        : ['const a = [1, 2, 6];', 'let s = 0;', 'for (let i = 0; i < 2; i++) s += a[i + 1] * 3;'];
    const literalsAt = [
      ['2', 1],
      ['1', 1],
    ] as const;
    const summary = inspected(language, loop, { literalsAt });
    expect(summary).toMatchObject({ error: null, output: { value: 24 } });
    const line = language === 'python' ? 4 : 3;
    expect(inputsOf(summary)).toMatchObject({ '2 (line 3)': [2, 0], [`1 (line ${line})`]: [1, 0] });
  });

  it('is told where it is none', () => {
    const { error, output } = inspected(language, lines, { literalsAt: ['x + i'] });
    expect(error).toMatchObject({ code: 'literal-unknown', line: 6 });
    expect(output?.value).toBe(-7 * (125 - 0.5) + 8);
  });
});
