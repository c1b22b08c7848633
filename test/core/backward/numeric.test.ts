import { describe, expect, test } from 'vitest';
import { judged, relativeError } from '../../../core/backward/numeric/judge.ts';
import { checkNumerically, type InspectRequest, type NumericCheck } from '../../../core/index.ts';

const host = { now: () => 0 };

function check(text: string, at: string, more: Partial<InspectRequest> = {}, nth = 0): NumericCheck {
  let offset = -1;
  for (let n = 0; n <= nth; n++) offset = text.indexOf(at, offset + 1);
  const answer = checkNumerically({ language: 'python', text, ...more }, { offset }, host);
  if ('reason' in answer) throw new Error(`${answer.reason.code} ${JSON.stringify(answer.reason.args)}`);
  return answer;
}

function javascript(text: string, at: string): NumericCheck {
  return check(text, at, { language: 'javascript' });
}

const NET = `import numpy as np
np.random.seed(0)
X = np.random.randn(4, 3)
y = np.array([0, 1, 1, 0])
W1 = np.random.randn(3, 5)
W2 = np.random.randn(5, 2)
h = np.maximum(0, X @ W1)
scores = h @ W2
p = np.exp(scores - np.max(scores, axis=1, keepdims=True))
p = p / np.sum(p, axis=1, keepdims=True)
loss = -np.mean(np.log(p[np.arange(4), y]))
`;

describe('a variable whose gradient differences agree with', () => {
  test('a number', () => {
    const found = check('x = 3.0\nf = x * x', 'x');
    expect(found).toMatchObject({ name: 'x', of: 'f', line: 1, shape: [], size: 1, checked: 1 });
    expect(found.worst).toMatchObject({ index: [], value: 3, analytic: 6, verdict: 'fine' });
    expect(found.worst.numeric).toBeCloseTo(6, 10);
  });

  test.each(['X', 'W1', 'W2', 'h', 'scores', 'p'])('of a network: %s', (name) => {
    const found = check(NET, `${name} =`);
    expect(found).toMatchObject({ name, kinks: 0, failed: 0, leaks: false });
    expect(found.checked).toBe(found.size);
    expect(['fine', 'okay']).toContain(found.worst.verdict);
    expect(found.worst.relError).toBeLessThan(1e-6);
  });

  test('where it is used', () => {
    expect(check(NET, 'h @', {})).toMatchObject({ name: 'h', size: 20, shape: [4, 5], worst: { verdict: 'fine' } });
  });

  test('a parameter, a variable inside of a call, a loop target', () => {
    const text =
      'def g(a):\n    h = a * 2\n    return h * h\n\nx = 1.5\nf = 0.0\nfor k in [1.0, 2.0]:\n    f = f + k * g(x * k)\n';
    expect(check(text, 'a)').worst).toMatchObject({ analytic: 48, verdict: 'fine' }); // the last: 2·8·3
    expect(check(text, 'h =').worst).toMatchObject({ analytic: 24, verdict: 'fine' });
    expect(check(text, 'k in').worst).toMatchObject({ value: 2, verdict: 'fine' });
  });

  test('the occurrence that shows', () => {
    const text = 'x = 3.0\nf = x\nfor i in range(3):\n    h = f * 2.0\n    f = h * h\n';
    const first = check(text, 'h =', { shown: { loop: 1 } }).worst;
    const last = check(text, 'h =').worst;
    expect([first.value, last.value]).toEqual([6, 2 * (2 * 36) ** 2]);
    expect([first.verdict, last.verdict]).toEqual(['fine', 'fine']);
    expect(first.analytic).toBeGreaterThan(last.analytic);
  });

  test('a name for what has another name, too', () => {
    const text = 'import numpy as np\nx = np.array([1.0, 2.0])\ng = np.sum(x)\ny = x\nf = g * np.sum(y * y)\n';
    expect(check(text, 'y =')).toMatchObject({ size: 2, failed: 0, worst: { verdict: 'fine' } });
  });

  test('a view, whose array stays as it is', () => {
    const text = 'import numpy as np\nx = np.array([[1.0, 2.0], [3.0, 4.0]])\nt = x.T\nf = np.sum(t * x)\n';
    const { worst, size } = check(text, 't =');
    expect(size).toBe(4);
    expect(worst.verdict).toBe('fine');
  });

  test('numbers in a list, first bound on their own or within it', () => {
    const text = 'a = 2.0\nx = [a, 3.0]\nf = a * x[0] * x[1]\n';
    expect(check(text, 'x =')).toMatchObject({ size: 2, failed: 0, worst: { verdict: 'fine' } });
    const list = 'const xs = [1, 2, 3];\nlet f = 0;\nxs.forEach((x) => {\n  f += x * x * xs[0];\n});\n';
    expect(javascript(list, 'x) =>').worst).toMatchObject({ value: 3, analytic: 6, verdict: 'fine' });
    expect(javascript(list, 'xs =')).toMatchObject({ size: 3, failed: 0, worst: { verdict: 'fine' } });
  });

  test('attributes and items', () => {
    const text =
      "import numpy as np\np = {'W': np.ones((2, 2)), 'b': 0.5}\nf = np.sum(p['W'] * p['W']) * p['b'] ** 2\n";
    expect(check(text, "'W'] *")).toMatchObject({ name: "p['W']", size: 4, worst: { verdict: 'fine', analytic: 0.5 } });
    expect(check(text, "'b'] **")).toMatchObject({ size: 1, worst: { verdict: 'fine', analytic: 4 } });
  });

  test('an output that is an array, with its upstream gradient', () => {
    const text =
      'import numpy as np\nW = np.array([[1.0, 2.0], [3.0, 4.0]])\nD = W @ W\ndD = np.array([[1.0, -1.0], [0.5, 2.0]])\n';
    const found = check(text, 'W =', { of: 'D' });
    expect(found).toMatchObject({ of: 'Σ dD · D', worst: { verdict: 'fine' } });
  });

  test('what the output does not depend on', () => {
    expect(check('x = 3.0\ny = x * 2\nf = x * x\n', 'y').worst).toMatchObject({
      analytic: 0,
      numeric: 0,
      verdict: 'fine',
    });
  });

  test('JavaScript', () => {
    const text =
      'const w = [2, -3];\nconst x = [-1, -2];\nlet dot = 0;\nfor (let i = 0; i < 2; i++) dot += w[i] * x[i];\nconst f = 1 / (1 + Math.exp(-dot));\n';
    expect(javascript(text, 'w =')).toMatchObject({ size: 2, worst: { verdict: 'fine' } });
    expect(javascript(text, 'dot +=').worst).toMatchObject({ value: 4, verdict: 'fine' });
  });
});

describe('kinks', () => {
  test('at one, both slopes are told', () => {
    const { worst, kinks } = check('import numpy as np\nx = 0.0\nf = np.maximum(0, x) * 3', 'x');
    expect(kinks).toBe(1);
    expect(worst).toMatchObject({ verdict: 'kink', numeric: null, jumps: false });
    expect(worst.slopes?.[0]).toBeCloseTo(0, 9);
    expect(worst.slopes?.[1]).toBeCloseTo(3, 9);
  });

  test.each([
    ['np.maximum(0, x)', 1],
    ['np.abs(x)', 1],
    ['x if x > 0 else 0 * x', 1],
    ['x * (x > 0)', 1],
    ['np.sum(np.where(np.array([x]) > 0, x, -x))', 1],
    ['max([x, 0.0])', 1],
    ['np.max(np.array([x, 0.0]))', 1],
    ['np.clip(x, 0, 1)', 1],
    ['np.sqrt(x * x)', 1],
  ])('beside one, smaller steps keep clear of it: %s', (expression, slope) => {
    const { worst, near } = check(`import numpy as np\nx = 1e-4\nf = ${expression}`, 'x');
    expect(near).toBe(expression.startsWith('np.sqrt') ? 0 : 1);
    expect(worst).toMatchObject({ analytic: slope });
    expect(['fine', 'okay']).toContain(worst.verdict);
  });

  test('a tie of two', () => {
    const { worst } = check('import numpy as np\nx = 2.0\nf = np.maximum(x, 2.0) + np.minimum(3 * x, 6.0)', 'x');
    expect(worst.verdict).toBe('kink');
    expect(worst.slopes?.map(Math.round)).toEqual([3, 1]);
  });

  test('a jump', () => {
    expect(check('import math\nx = 2.0\nf = x * math.floor(x)', 'x').worst).toMatchObject({
      verdict: 'kink',
      jumps: true,
    });
    expect(check('x = 0.0\nf = x + (1.0 if x >= 0 else 0.0)', 'x').worst).toMatchObject({
      verdict: 'kink',
      jumps: true,
    });
  });

  test('a loop whose length changes', () => {
    const text = 'x = 8.001\ny = x\nwhile y > 1:\n    y = y / 2\nf = y';
    expect(check(text, 'x')).toMatchObject({ near: 1, worst: { verdict: 'fine', analytic: 1 / 16 } });
  });

  test('signs that change where there is no kink are none', () => {
    expect(check('import numpy as np\nx = 0.0\nf = np.hypot(x, 2.0) + x', 'x').worst).toMatchObject({
      verdict: 'fine',
      analytic: 1,
    });
  });

  test('one of many numbers', () => {
    const text = 'import numpy as np\nx = np.array([1.0, 0.0, -2.0])\nf = np.sum(np.maximum(x, 0))';
    expect(check(text, 'x')).toMatchObject({ size: 3, kinks: 1, worst: { verdict: 'fine' } });
  });
});

describe('views', () => {
  const X = 'import numpy as np\nx = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])\n';

  test.each([
    'k = x[0]\nf = k[0] * 3 + np.sum(x)',
    'k = x[:, 0:2]\nf = np.sum(k * k) + np.sum(k[0] * 3) + x[0, 0]',
    'k = (x * 2).reshape(3, 2)\nf = np.sum(k.T * 5) + np.sum(k * 3)',
    'h = np.array([x[0, 0] * 2, x[0, 1]])\nk = h[0:1]\nf = k[0] * 3 + np.sum(h)',
  ])('%s', (text) => {
    expect(check(X + text, 'k')).toMatchObject({ failed: 0, worst: { verdict: 'fine' } });
  });
});

describe('what cannot be judged', () => {
  test('is drowned in rounding', () => {
    expect(check('x = 1.0\nf = (1e16 + x * 1e-3) - 1e16', 'x').worst.verdict).toBe('noisy');
  });

  test('cannot be moved', () => {
    const used = check(
      'import itertools\nx = 2.0\nsums = list(itertools.accumulate([x, x, x]))\nmiddle = sums[1]\nf = middle * sums[2]',
      'middle',
    );
    expect(used.worst).toMatchObject({
      verdict: 'failed',
      reason: { code: 'numeric-not-movable', args: { name: 'middle' } },
    });
    const whole = check('import numpy as np\nn = 2\nf = np.sum(np.ones(n)) * n', 'n =').worst;
    expect(whole).toMatchObject({ verdict: 'failed', reason: { code: 'uncaught' } });
  });

  test('is too small', () => {
    expect(check('x = 1.0\nf = 1 + x * 1e-15', 'x').worst.verdict).toBe('small');
  });

  test('is nothing that can be differentiated', () => {
    const reason = (text: string, offset: number) => checkNumerically({ language: 'python', text }, { offset }, host);
    expect(reason('x = 1.0\ns = "a"\nf = x * 2', 8)).toEqual({
      reason: { code: 'numeric-untracked', args: { name: 's' } },
    });
    expect(reason('x = 1.0\n\nf = x * 2', 8)).toMatchObject({ reason: { code: 'numeric-no-variable' } });
    expect(reason('x = (', 0)).toMatchObject({ reason: { code: 'syntax' } });
  });
});

describe('a gradient that differences contradict', () => {
  test('because something goes past the tape', () => {
    const found = check('x = 3.0\nf = x * float(str(x))', 'x');
    expect(found).toMatchObject({ leaks: true, worst: { analytic: 3, verdict: 'wrong' } });
    expect(found.worst.numeric).toBeCloseTo(6, 6);
  });

  test('by the courses’ measure', () => {
    const smooth = (slope: number, error = 0) =>
      ({ kind: 'smooth', slope, error, within: undefined, leaks: false }) as const;
    expect(relativeError(1, 3)).toBe(0.5);
    expect(relativeError(1e-9, 3e-9)).toBeCloseTo(0.2, 9);
    expect(judged(1, smooth(1 + 1e-9)).verdict).toBe('fine');
    expect(judged(1, smooth(1 + 1e-5)).verdict).toBe('okay');
    expect(judged(1, smooth(1 + 1e-3)).verdict).toBe('uncomfortable');
    expect(judged(1, smooth(2)).verdict).toBe('wrong');
    expect(judged(1, smooth(1 + 1e-3, 1e-3)).verdict).toBe('noisy');
    expect(judged(0, smooth(1e-12)).verdict).toBe('small');
    expect(judged(0, smooth(0)).verdict).toBe('fine');
    const kink = { kind: 'kink', left: 0, right: 1, jumps: false } as const;
    expect([0, 0.5, 1, 2].map((slope) => judged(slope, kink).verdict)).toEqual(['kink', 'kink', 'kink', 'wrong']);
  });
});

test('of a large array as many numbers as there is time for, spread evenly', () => {
  let time = 0;
  const text = 'import numpy as np\nx = np.arange(10000.0)\nf = np.sum(x * x)';
  const answer = checkNumerically(
    { language: 'python', text },
    { offset: text.indexOf('x'), patience: 50 },
    { now: () => time++ },
  ) as NumericCheck;
  expect(answer.size).toBe(10000);
  expect(answer.checked).toBeGreaterThan(0);
  expect(answer.checked).toBeLessThan(100);
});
