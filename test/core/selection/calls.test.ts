import { describe, expect, it } from 'vitest';
import { inspect, prepare } from '../../../core/index.ts';
import {
  checkByDifferences,
  host,
  inputsOf,
  inspected,
  LANGUAGES,
  type Programs,
  requestOf,
  spanOf,
} from './chosen.ts';

const PROGRAM: Programs = {
  javascript: [
    'function f(x, k = 3) {',
    '  const y = k * x * x;',
    '  return y;',
    '}',
    'const a = 2;',
    'const b = a + 1;',
    'f(b * 2);',
    'const z = f(1, a) + f(b, 5);',
    'const g = (v) => f(v, 1);',
  ],
  python: [
    'def f(x, k=3.0):',
    '    y = k * x * x',
    '    return y',
    'a = 2.0',
    'b = a + 1',
    'f(b * 2)',
    'z = f(1.0, a) + f(b, k=5.0)',
    'def g(v):',
    '    return f(v, 1.0)',
  ],
};
const BODY: Readonly<Record<string, string>> = {
  javascript: PROGRAM.javascript.slice(0, 4).join('\n'),
  python: PROGRAM.python.slice(0, 3).join('\n'),
};

describe.each(LANGUAGES)('the call that gives a function its arguments, in %s', (language) => {
  const lines = PROGRAM[language];
  const region = BODY[language];
  const [one, five, named] = language === 'python' ? ['1.0', '5.0', 'k=5.0'] : ['1', '5', '5'];

  it('is asked for where there are several, and all at the top are listed', () => {
    const { calls, missing, error, lines: shown } = inspected(language, lines, { region });
    expect([error?.code, missing, shown]).toEqual(['input-needed', ['x'], []]);
    const first = language === 'python' ? 6 : 7;
    expect(calls).toEqual([
      {
        span: expect.anything(),
        line: first,
        text: 'f(b * 2)',
        arguments: [{ name: 'x', text: 'b * 2' }],
        chosen: false,
      },
      {
        span: expect.anything(),
        line: first + 1,
        text: `f(${one}, a)`,
        arguments: [
          { name: 'x', text: one },
          { name: 'k', text: 'a' },
        ],
        chosen: false,
      },
      {
        span: expect.anything(),
        line: first + 1,
        text: `f(b, ${named})`,
        arguments: [
          { name: 'x', text: 'b' },
          { name: 'k', text: five },
        ],
        chosen: false,
      },
    ]);
    const { text } = requestOf(language, lines);
    expect(calls.map(({ span }) => text.slice(span.start, span.end))).toEqual(calls.map((call) => call.text));
  });

  it('may be any of them', () => {
    const with1 = checkByDifferences(requestOf(language, lines, { region, call: 'f(b * 2)' }));
    expect(with1.calls.map(({ chosen }) => chosen)).toEqual([true, false, false]);
    expect(inputsOf(with1)).toMatchObject({ x: [6, 36], k: [3, 36] });
    const with2 = checkByDifferences(requestOf(language, lines, { region, call: `f(${one}, a)` }));
    expect(inputsOf(with2)).toMatchObject({ x: [1, 4], k: [2, 1] });
    const given = with2.inputs.filter(({ source }) => source === 'call');
    expect(given.map(({ original }) => original)).toEqual([one, 'a']);
    const with3 = checkByDifferences(requestOf(language, lines, { region, call: `f(b, ${named})` }));
    expect(inputsOf(with3)).toMatchObject({ x: [3, 30], k: [5, 9] });
    expect(with3.slice.length).toBeGreaterThan(1);
  });

  it('is told to be chosen where it is the only one, too', () => {
    const alone = lines.filter((_, i) => i < (language === 'python' ? 6 : 7));
    const { calls, output } = inspected(language, alone, { region });
    expect(calls).toMatchObject([{ text: 'f(b * 2)', chosen: true }]);
    expect(output?.value).toBe(108);
  });

  it('leaves its arguments to be overridden, one by one', () => {
    const request = requestOf(language, lines, { region, call: `f(${one}, a)` });
    const prepared = prepare(request, host);
    for (const values of [{ x: 3 }, { k: -1 }, { x: 2, k: 0.5 }] as Record<string, number>[])
      expect(prepared.run(values).summary).toEqual(inspect({ ...request, values }, host).summary);
    expect(inputsOf(prepared.run({ x: 3 }).summary)).toMatchObject({ x: [3, 12], k: [2, 9] });
  });

  it('is none where nothing is at the place that is named', () => {
    const request = { ...requestOf(language, lines, { region }), call: spanOf(lines.join('\n'), 'b * 2') };
    expect(inspect(request, host).summary).toMatchObject({ missing: ['x'], error: { code: 'input-needed' } });
  });

  it('is listed only for an inspected function', () => {
    expect(inspected(language, lines).calls).toEqual([]);
  });
});
