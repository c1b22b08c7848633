import { describe, expect, test } from 'vitest';
import { gradientOf, sweepFrom } from '../../../core/gradients.ts';
import type { ArrayTree } from '../../../core/index.ts';
import type { ExecutedOutput } from '../../../core/languages/language.ts';
import { boundTo, difference, type LanguageName, leavesAt, outputOf, program } from './bound.ts';

/** f, a target, which time it is bound, which of its numbers, and the slope there. */
type Case = readonly [text: string, target: string, occurrence: number, element: number, slope: number];

const cases: Readonly<Record<LanguageName, readonly Case[]>> = {
  python: [
    ['x = 3.0\nf = x * x', 'x', 0, 0, 6],
    ['x = 3\nf = x * x', 'x', 0, 0, 6],
    ['x = 3.0\ny = x * 2\nf = y * y', 'y', 0, 0, 12],
    ['f = 0.0\nfor x in [1.0, 2.0]:\n    f = f + x * x', 'x', 1, 0, 4],
    ['f = 1.0\nfor i in range(3):\n    h = f * 2.0\n    f = h', 'h', 1, 0, 2],
    ['def g(x):\n    return x * x\n\nf = g(2.0) + 3 * g(5.0)', 'x', 1, 0, 30],
    ['x = [1.0, [2.0, 3.0]]\nf = x[0] * x[1][0] * x[1][1]', 'x', 0, 2, 2],
    ["p = {'a': 2.0, 'b': 5.0}\nf = p['a'] * p['b']", 'p', 0, 1, 2],
    ['x = (1.0, 4.0)\nf = x[0] * x[1]', 'x', 0, 0, 4],
    ['import numpy as np\nx = np.array([[1.0, 2.0], [3.0, 4.0]])\ny = x.T\nf = np.sum(x * x * x)', 'y', 0, 1, 27],
    ['import numpy as np\nx = np.arange(4)\nf = np.sum(x * x)', 'x', 0, 3, 6],
    ['import numpy as np\nx = np.float32(3.0)\nf = x * 2', 'x', 0, 0, 2],
    [
      'import numpy as np\nh = np.zeros(3)\nfor t in range(3):\n    h[t] = t + 1.0\nf = h[0] * h[1] * h[2]',
      'h[t]',
      1,
      0,
      3,
    ],
    [
      'import numpy as np\nh = np.zeros((2, 2))\na = np.ones(2)\nh[1] = a\nf = np.sum(h * h) + np.sum(a)',
      'h[1]',
      0,
      1,
      2,
    ],
    ['import numpy as np\nb = np.broadcast_to(np.array([1.0, 2.0]), (2, 2))\nf = np.sum(b * b)', 'b', 0, 3, 4],
    ['class A:\n    pass\na = A()\na.w = 2.0\nf = a.w * a.w', 'a.w', 0, 0, 4],
  ],
  javascript: [
    ['const x = 3;\nconst f = x * x;', 'x', 0, 0, 6],
    ['const x = 3;\nconst y = x * 2;\nconst f = y * y;', 'y', 0, 0, 12],
    ['let f = 0;\nfor (const x of [1, 2]) f += x * x;', 'x', 1, 0, 4],
    ['const g = (x) => x * x;\nconst f = g(2) + 3 * g(5);', 'x', 1, 0, 30],
    ['const x = [1, { a: 2, b: 3 }];\nconst f = x[0] * x[1].a * x[1].b;', 'x', 0, 2, 2],
    ['const o = {};\no.w = [2, 5];\nconst f = o.w[0] * o.w[1];', 'o.w', 0, 1, 2],
  ],
};

for (const language of ['python', 'javascript'] as const) {
  describe(`a nudge, ${language}`, () => {
    test.each(cases[language])('%s: %s, time %i, number %i', (text, target, occurrence, element, slope) => {
      expect(difference(program(language, text, undefined, 'f'), text, target, occurrence, element)).toBeCloseTo(
        slope,
        6,
      );
    });
  });
}

describe('a nudge', () => {
  test('gives the gradients that the sweep gives, of leaves and of all that is made of them', () => {
    const text = [
      'import numpy as np',
      'x = np.array([[0.5, -1.0], [2.0, 0.25]])',
      'W = np.array([[1.0, 2.0, 3.0], [0.5, -0.5, 1.5]])',
      'h = np.tanh(x @ W)',
      'h[0] = h[1] * 0.5',
      'f = np.sum(h ** 2)',
    ].join('\n');
    const one = program('python', text, leavesAt('x', 'W'), 'f');
    const execution = one.execute();
    sweepFrom(execution, execution.output as ExecutedOutput);
    const { tape } = execution.machine;
    for (const target of ['x', 'W', 'h']) {
      const [array] = boundTo(execution, text, target);
      const { data: gradient } = gradientOf(tape, array) as ArrayTree;
      for (const [i, slope] of gradient.entries())
        expect(difference(one, text, target, 0, i), `${target} ${i}`).toBeCloseTo(slope, 6);
    }
  });

  test('is seen by all who hold the same number', () => {
    const text = 'h = [0.5]\nh.append(h[0] * 2)\ny = h[1]\nf = y * h[1]';
    expect(difference(program('python', text, leavesAt('h'), 'f'), text, 'y')).toBeCloseTo(2, 6);
  });

  test('leaves runs without one as they were', () => {
    const text = 'x = 3.0\nf = x * x';
    const one = program('python', text, leavesAt('x'), 'f');
    const before = one.execute();
    expect(
      outputOf(one.execute(undefined, { target: { start: 0, end: 1 }, occurrence: 0, element: 0, by: 1 })),
    ).toEqual([16]);
    expect(outputOf(before)).toEqual([9]);
    expect(outputOf(one.execute())).toEqual([9]);
  });

  test('of what is never bound, or has no such number, changes nothing', () => {
    const text = 'x = [3.0, True]\nf = x[0] * 2';
    const one = program('python', text, undefined, 'f');
    expect(difference(one, text, 'x', 1, 0)).toBe(0);
    expect(difference(one, text, 'x', 0, 1)).toBe(0);
  });
});
