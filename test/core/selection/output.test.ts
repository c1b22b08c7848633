import { describe, expect, it } from 'vitest';
import { inspect, prepare } from '../../../core/index.ts';
import { checkByDifferences, host, inputsOf, inspected, LANGUAGES, type Programs, requestOf } from './chosen.ts';

const LOOP: Programs = {
  javascript: [
    'const x = 1.5;',
    'const w = [1, -2];',
    'let total = 0;',
    'for (let i = 0; i < 2; i++) {',
    '  total += w[i] * (x + i);',
    '}',
    'const y = Math.exp(total * x) + total;',
  ],
  python: [
    'import math',
    'x = 1.5',
    'w = [1.0, -2.0]',
    'total = 0.0',
    'for i in range(2):',
    '    total += w[i] * (x + i)',
    'y = math.exp(total * x) + total',
  ],
};

const FUNCTION: Programs = {
  javascript: [
    'function f(x) {',
    '  const q = g(x) * x;',
    '  return q + 1;',
    '}',
    'const g = (v) => v * v * v;',
    'f(2);',
  ],
  python: ['def f(x):', '    q = g(x) * x', '    return q + 1', 'def g(v):', '    return v * v * v', 'f(2.0)'],
};

describe.each(LANGUAGES)('an output at a place, in %s', (language) => {
  it('is the last value of an expression', () => {
    const summary = checkByDifferences(requestOf(language, LOOP[language], { ofAt: 'total * x' }));
    expect(summary.output).toMatchObject({ name: 'total * x', value: -5.25, shape: [], seed: '1' });
    expect(inputsOf(summary)).toEqual({
      x: [1.5, -5],
      w: [
        [1, -2],
        [2.25, 3.75],
      ],
    });
    const inner = checkByDifferences(requestOf(language, LOOP[language], { ofAt: 'w[i] * (x + i)' }));
    expect(inner.output).toMatchObject({ name: 'w[i] * (x + i)', value: -5 });
    expect(inputsOf(inner)).toEqual({
      x: [1.5, -2],
      w: [
        [1, -2],
        [0, 2.5],
      ],
    });
  });

  it('may be between parentheses, or around a part', () => {
    expect(inspected(language, LOOP[language], { ofAt: '(x + i)' }).output).toMatchObject({
      name: 'x + i',
      value: 2.5,
    });
    expect(inspected(language, LOOP[language], { ofAt: ' * (x +' }).output).toMatchObject({ name: 'w[i] * (x + i)' });
  });

  it('is what a name was bound to last, where the name is bound', () => {
    const summary = checkByDifferences(requestOf(language, LOOP[language], { ofAt: ['total', 1] }));
    expect(summary.output).toMatchObject({ name: 'total', value: -3.5 });
    expect(summary.output?.span).toEqual(requestOf(language, LOOP[language], { ofAt: ['total', 1] }).ofAt);
    expect(inputsOf(summary)).toEqual({
      x: [1.5, -1],
      w: [
        [1, -2],
        [1.5, 2.5],
      ],
    });
    expect(inspected(language, LOOP[language], { ofAt: 'total' }).output).toMatchObject({ name: 'total', value: 0 });
  });

  it('goes before names that are chosen, and leaves the lines their gradients', () => {
    const summary = inspected(language, LOOP[language], { of: 'y', ofAt: 'total * x' });
    expect(summary.output?.name).toBe('total * x');
    const line = summary.lines.find(({ cells }) => cells.some(({ name }) => name === 'y'));
    expect(line?.cells[0].gradient).toBeUndefined();
  });

  it('is found in an inspected function, and in what that calls', () => {
    const region = FUNCTION[language].slice(0, language === 'python' ? 3 : 4).join('\n');
    const q = checkByDifferences(requestOf(language, FUNCTION[language], { region, ofAt: 'q' }));
    expect([q.output?.value, inputsOf(q)]).toEqual([16, { x: [2, 32] }]);
    const call = checkByDifferences(requestOf(language, FUNCTION[language], { region, ofAt: 'g(x)' }));
    expect([call.output?.name, inputsOf(call)]).toEqual(['g(x)', { x: [2, 12] }]);
    const inside = checkByDifferences(requestOf(language, FUNCTION[language], { region, ofAt: 'v * v' }));
    expect([inside.output?.value, inputsOf(inside)]).toEqual([4, { x: [2, 4] }]);
  });

  it('is told where it is none', () => {
    const word = language === 'python' ? ["s = 'text'"] : ["const s = 'text';"];
    const lines = [...LOOP[language], ...word];
    expect(inspected(language, lines, { ofAt: "'text'" }).error).toMatchObject({ code: 'output-not-numeric' });
    const region = LOOP[language][LOOP[language].length - 1];
    const never = language === 'python' ? ['if x > 9:', '    z = x * 7'] : ['if (x > 9) {', '  x * 7;', '}'];
    const { error, lines: shown } = inspected(language, [...LOOP[language], ...never], { ofAt: 'x * 7' });
    expect(error).toMatchObject({ code: 'output-not-computed', args: { name: 'x * 7' } });
    expect(shown.length).toBeGreaterThan(2);
    const after = language === 'python' ? ['k = x * 7'] : ['const k = x * 7;'];
    expect(inspected(language, [...LOOP[language], ...after], { region, ofAt: 'x * 7' }).error?.code).toBe(
      'output-not-computed',
    );
  });

  it('moves with the numbers of a program that is prepared once', () => {
    const request = requestOf(language, LOOP[language], { ofAt: 'total * x' });
    const prepared = prepare(request, host);
    for (const x of [1, 2, -3])
      expect(prepared.run({ x }).summary).toEqual(inspect({ ...request, values: { x } }, host).summary);
  });

  it('is of the iteration that shows', () => {
    const all = inspected(language, LOOP[language], { ofAt: 'w[i] * (x + i)' });
    const [{ id }] = all.series;
    const shown = { [id]: 1 };
    const first = inspected(language, LOOP[language], { ofAt: 'w[i] * (x + i)', shown });
    expect([all.output?.value, first.output?.value]).toEqual([-5, 1.5]);
    expect(inputsOf(first)).toEqual({
      x: [1.5, 1],
      w: [
        [1, -2],
        [1.5, 0],
      ],
    });
    const name = checkByDifferences(requestOf(language, LOOP[language], { ofAt: ['total', 1], shown }));
    expect(name.output).toMatchObject({ name: 'total', value: 1.5 });
    const after = inspected(language, LOOP[language], { ofAt: 'total * x', shown });
    expect(after.output?.value).toBe(-5.25);
  });

  it('leaves hovers what they are', () => {
    const request = requestOf(language, LOOP[language], { ofAt: 'total * x' });
    const run = inspect(request, host);
    const at = request.text.indexOf('x + i');
    expect(run.site(at + 2)).toMatchObject({ text: 'x + i', value: '2.5', gradient: '-3', occurrences: 2 });
  });
});
