import { describe, expect, it } from 'vitest';
import { checkByDifferences, inputsOf, inspected, LANGUAGES, type Programs, requestOf } from './chosen.ts';

const VECTOR: Programs = {
  javascript: [
    'const x = 2;',
    'const w = [3, 4];',
    'const g = [0.5, -1, 2];',
    'const y = [x * w[0], w[1] * w[1], x ** 3];',
  ],
  python: [
    'import numpy as np',
    'x = 2.0',
    'w = [3.0, 4.0]',
    'g = [0.5, -1.0, 2.0]',
    'y = [x * w[0], w[1] * w[1], x ** 3]',
  ],
};

describe.each(LANGUAGES)('the upstream gradient of an output, in %s', (language) => {
  it('is 1 for an element, and for the others nothing', () => {
    const request = requestOf(language, VECTOR[language], { of: 'y', upstream: { element: [2] } });
    const summary = checkByDifferences(request, [0, 0, 1]);
    expect(summary.output?.seed).toBe('[2]');
    expect(inputsOf(summary)).toEqual({ x: [2, 12] });
    const first = checkByDifferences({ ...request, upstream: { element: [0] } }, [1, 0, 0]);
    expect(inputsOf(first)).toEqual({
      x: [2, 3],
      w: [
        [3, 4],
        [2, 0],
      ],
    });
  });

  it('is ones, whatever the code has for it', () => {
    const code = VECTOR[language].map((line) => line.replace('g =', 'dy ='));
    const request = requestOf(language, code, { of: 'y' });
    expect(checkByDifferences(request, [0.5, -1, 2]).output?.seed).toBe('dy');
    const summary = checkByDifferences({ ...request, upstream: { ones: true } }, [1, 1, 1]);
    expect(summary.output?.seed).toBe('ones');
    expect(inputsOf(summary).x).toEqual([2, 15]);
  });

  it('is an expression of the language', () => {
    const upstream = { expression: '[1, -2, 0.25 * 2]' };
    const summary = checkByDifferences(requestOf(language, VECTOR[language], { of: 'y', upstream }), [1, -2, 0.5]);
    expect(summary.output?.seed).toBe('[1, -2, 0.25 * 2]');
  });

  it('is a variable of the program', () => {
    const upstream = { expression: 'g' };
    const summary = checkByDifferences(requestOf(language, VECTOR[language], { of: 'y', upstream }), [0.5, -1, 2]);
    expect(summary.output?.seed).toBe('g');
    expect(summary).toMatchObject({ error: null });
  });

  it('goes before the names of a request and of a directive', () => {
    const comment = language === 'python' ? '#' : '//';
    const lines = [`${comment} gradlens: of y, seed g`, ...VECTOR[language]];
    expect(inspected(language, lines).output?.seed).toBe('g');
    expect(inspected(language, lines, { seed: 'g', upstream: { element: [1] } }).output?.seed).toBe('[1]');
  });

  it('scales a number, too', () => {
    const choices = { of: 'y', ofAt: language === 'python' ? 'x ** 3' : 'x ** 3' };
    const summary = checkByDifferences(
      requestOf(language, VECTOR[language], { ...choices, upstream: { expression: '-0.5' } }),
      [-0.5],
    );
    expect(inputsOf(summary)).toEqual({ x: [2, -6] });
    expect(inspected(language, VECTOR[language], { ...choices, upstream: { element: [] } })).toMatchObject({
      error: null,
      output: { seed: '[]' },
    });
  });

  it('is told where it does not fit', () => {
    const told = (upstream: NonNullable<Parameters<typeof requestOf>[2]>['upstream']) => {
      const { error, inputs, lines } = inspected(language, VECTOR[language], { of: 'y', upstream });
      expect(inputs.every(({ gradient }) => gradient === null)).toBe(true);
      expect(lines.length).toBe(VECTOR[language].length - (language === 'python' ? 1 : 0));
      return error;
    };
    expect(told({ element: [3] })).toMatchObject({
      code: 'seed-element',
      args: { element: '[3]', name: 'y', shape: '[3]' },
      line: VECTOR[language].length,
    });
    for (const element of [[-1], [0, 0], [], [0.5]]) expect(told({ element })?.code).toBe('seed-element');
    expect(told({ expression: '[1, 2]' })).toMatchObject({
      code: 'seed-shape',
      args: { seedShape: '[2]', shape: '[3]' },
    });
    expect(told({ expression: '1 +' })).toMatchObject({ code: 'input-invalid', args: { name: '∂y' } });
    expect(told({ expression: 'nowhere' })).toMatchObject({ code: 'input-invalid' });
  });

  it('leaves out what else would be infinitely steep', () => {
    const root = language === 'python' ? ['z = [x * x, (x - 2) ** 0.5]'] : ['const z = [x * x, Math.sqrt(x - 2)];'];
    const lines = [...VECTOR[language].filter((line) => / x = /.test(` ${line}`)), ...root];
    expect(inputsOf(inspected(language, lines, { of: 'z', upstream: { element: [0] } }))).toEqual({ x: [2, 4] });
  });
});

describe('the upstream gradient of an array', () => {
  const lines = [
    'import numpy as np',
    'W = np.array([[1.0, 2.0], [3.0, -4.0]])',
    'x = np.array([0.5, 2.0])',
    'D = np.tanh(W) * x',
  ];

  it('is 1 for an element by its place in each dimension', () => {
    const summary = checkByDifferences(requestOf('python', lines, { upstream: { element: [1, 0] } }), [0, 0, 1, 0]);
    expect(summary.output?.seed).toBe('[1, 0]');
  });

  it('is an array by an expression', () => {
    const expression = 'np.arange(4.0).reshape(2, 2) - 1';
    const summary = checkByDifferences(requestOf('python', lines, { upstream: { expression } }), [-1, 0, 1, 2]);
    expect(summary.output?.seed).toBe(expression);
  });

  it('must have the shape', () => {
    const { error } = inspected('python', lines, { upstream: { expression: 'np.ones(2)' } });
    expect(error).toMatchObject({
      code: 'seed-shape',
      args: { seed: 'np.ones(2)', seedShape: '[2]', shape: '[2, 2]' },
    });
    expect(inspected('python', lines, { upstream: { element: [0] } }).error?.code).toBe('seed-element');
  });
});
