import { describe, expect, test } from 'vitest';
import { checkNumerically, message, type NumericCheck, type Reason } from '../../core/index.ts';
import { numericText } from '../../extension/numericText.ts';

const t = (text: string, ...args: (string | number)[]) => text.replace(/\{(\d)\}/g, (_, i) => String(args[i]));
const speech = { t, sentence: ({ code, args }: Reason) => message(code, args), digits: 4 };

function told(text: string, at: string, more: Partial<NumericCheck> = {}): string {
  const answer = checkNumerically({ language: 'python', text }, { offset: text.indexOf(at) }, { now: () => 0 });
  if ('reason' in answer) return speech.sentence(answer.reason);
  return numericText({ ...answer, ...more }, speech);
}

describe('what is said', () => {
  test('of a number', () => {
    expect(told('x = 3.0\nf = x * x\n', 'x')).toMatch(
      /^∂f\/∂x: 6 analytic, (6|5\.9+\d*|6\.0+\d*) numeric, relative error (0|\d(\.\d)?e-1\d): fine\.$/,
    );
  });

  test('of an array: its worst number', () => {
    const text = 'import numpy as np\nx = np.array([[1.0, 2.0]])\nf = np.sum(np.exp(x))\n';
    expect(told(text, 'x')).toMatch(/^∂f\/∂x\[0, [01]\]: .* fine\. The worst of 2 numbers\.$/);
    expect(told(text, 'x', { checked: 1 })).toContain('The worst of 1 that were checked, out of 2 numbers.');
  });

  test('of an output that is an array', () => {
    const text = 'import numpy as np\nW = np.ones((2, 2))\nD = W @ W\n';
    expect(told(text, 'W =')).toMatch(/^∂\(Σ D\)\/∂W\[/);
  });

  test('at a kink and beside one', () => {
    expect(told('import numpy as np\nx = 0.0\nf = np.maximum(0, x) * 3\n', 'x =')).toMatch(
      /^∂f\/∂x: 1\.5 analytic\. x is at a kink: the slope is 0 on the left and 3 on the right\.$/,
    );
    expect(told('import math\nx = 2.0\nf = x * math.floor(x)\n', 'x =')).toBe(
      '∂f/∂x: 2 analytic. f jumps here: its slopes beside are 1 on the left and 2 on the right.',
    );
    expect(told('import numpy as np\nx = 1e-4\nf = np.abs(x)\n', 'x =')).toMatch(
      /fine\. A kink is near: steps of \S+ keep clear of it\.$/,
    );
  });

  test('where it is contradicted', () => {
    expect(told('x = 3.0\nf = x * float(str(x))\n', 'x =')).toMatch(
      /^∂f\/∂x: 3 analytic, 6\S* numeric, relative error 0\.3: usually wrong\. It goes through something without a gradient/,
    );
  });

  test('where nothing can be judged', () => {
    expect(told('x = 1.0\nf = 1 + x * 1e-15\n', 'x')).toContain('Both are too close to 0 to be judged.');
    expect(told('x = 1.0\nf = (1e16 + x * 1e-3) - 1e16\n', 'x')).toContain('Rounding drowns it');
    expect(told('n = 2\nf = sum([1.5 for i in range(n)]) * n\n', 'n =')).toMatch(
      /^∂f\/∂n: 3 analytic\. Differences cannot check it: Uncaught TypeError/,
    );
    expect(told('s = "a"\nf = 1.0\n', 's')).toBe('s holds nothing that can be differentiated.');
  });
});
