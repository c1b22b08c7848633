import { describe, expect, it } from 'vitest';
import { checkInput, prepare } from '../../../../core/index.ts';
import { inspected } from './inspected.ts';

describe('inputs of a Python program', () => {
  it.each<[string, string[], string[]]>([
    ['numbers', ['x = 3', 'y = -4.5', 'z = +1e-3', 'f = x * y * z'], ['x', 'y', 'z']],
    ['lists and tuples of numbers', ['w = [[1.0, 2], [3, -4]]', 't = (1.0, 2)', 'f = w[0][0] * t[1]'], ['w', 't']],
    [
      'several targets at once',
      ['a, (b, c) = 3.0, (4.0, 5.0)', 'd = e = 2.0', 'f = a * b * c * d * e'],
      ['a', 'b', 'c', 'd', 'e'],
    ],
    ['with annotations', ['x: float = 3.0', 'y: int', 'f = x * x'], ['x']],
    [
      'no texts, no bools, no results',
      ['s = "3"', 'b = True', 'n = None', 'x = float(s)', 'f = x * x if b else n'],
      [],
    ],
    [
      'no sizes, indices, exponents',
      ['n = 3', 'i = 1', 'p = 2', 'w = [1.0, 2.0]', 'f = sum([w[i] ** p for _ in range(n)])'],
      ['w'],
    ],
    [
      'no accumulators',
      ['s = 0.0', 'q = 1', 'xs = [1.0, 2.0]', 'for x in xs:', '    s += x', '    q *= x', 'f = s * q'],
      ['xs'],
    ],
    ['no lists that are filled', ['h = [0.0, 0.0]', 'x = 2.0', 'h[0] = x', 'f = h[0] * x'], ['x']],
    ['only what the output depends on', ['x = 2.0', 'z = 3.0', 'f = x * x'], ['x']],
    ['the first binding', ['x = 2.0', 'x = x * 3', 'f = x * x'], ['x']],
  ])('%s', (_, lines, expected) => {
    const { inputs, error } = inspected(lines);
    expect(error).toBeNull();
    expect(Object.keys(inputs)).toEqual(expected);
  });

  it('are random numbers, and lists of them; how they are seeded is said', () => {
    const lines = [
      'import random',
      'from random import gauss',
      'w = random.uniform(-1, 1)',
      'v = [[gauss(0, 1) for _ in range(2)] for _ in range(2)]',
      'u = 0.1 * random.random()',
      'n = random.randrange(2)',
      'f = w * v[n][0] * u',
    ];
    expect(Object.keys(inspected(lines).inputs)).toEqual(['w', 'v', 'u']);
    expect(inspected(lines).findings).toEqual([['random-seeded', 'random.uniform(-1, 1)']]);
    expect(inspected(['import random', 'random.seed(1)', ...lines.slice(1)]).findings).toEqual([]);
  });

  it.each<[string, string[], string[]]>([
    ['arrays', ['W = np.random.randn(2, 3)', 'b = rng.normal(size=3)', 'f = W + b'], ['W', 'b']],
    ['scaled', ['W = 0.01 * np.random.randn(2, 3)', 'b = np.random.rand(3) - 0.5', 'f = W * b'], ['W', 'b']],
    ['in another form', ['W = np.random.random((2, 3)).astype(np.float32)', 'f = W * 2'], ['W']],
    [
      'scaled by sizes, which are none themselves',
      [
        'n = 4',
        'U = rng.standard_normal((n, 3)) / np.sqrt(n)',
        'V = np.random.randn(n, 3) * np.sqrt(2.0 / n)',
        'W = rng.uniform(-1, 1, (n, 3)) * n ** -0.5 * 3',
        'f = U * V * W',
      ],
      ['U', 'V', 'W'],
    ],
    ['several at once', ['A, B = [np.random.randn(2) for _ in range(2)]', 'f = A * B'], ['A', 'B']],
    [
      'not what is computed with them',
      ['s = 2.0', 'e = np.random.randn(3)', 'z = s * e', 'k = rng.integers(3)', 'f = z * k'],
      ['s', 'e'],
    ],
  ])('are random arrays, %s', (_, lines, expected) => {
    const { inputs, error } = inspected(['import numpy as np', 'rng = np.random.default_rng(1)', ...lines]);
    expect(error).toBeNull();
    expect(Object.keys(inputs)).toEqual(expected);
  });

  it('are others where somebody names them', () => {
    const lines = ['x = 2.0', 'q = x * x', 'f = q * 3'];
    expect(inspected(lines, undefined, { wrt: ['q'] })).toMatchObject({ inputs: { q: [4, 3] } });
    expect(inspected(lines, undefined, { wrt: ['zz'] }).error).toEqual(['name-unknown', expect.anything(), 'zz']);
  });

  it('take chosen values, in the words of the language', () => {
    const lines = ['w = [1.0, 2.0]', 'f = w[0] * w[2]'];
    expect(inspected(lines, undefined, { inputs: { w: '[v / 2 for v in range(1, 4)]' } })).toMatchObject({
      inputs: {
        w: [
          [0.5, 1, 1.5],
          [1.5, 0, 0.5],
        ],
      },
      sources: { w: 'chosen' },
    });
  });

  it('read directives: above, inside, and in the functions that they stand in', () => {
    const lines = ['# gradlens: of a, wrt x', 'x = 2.0', 'a = x * y  # gradlens: y = 3.0', 'b = a * 2'];
    expect(inspected(lines)).toMatchObject({ output: ['a', 6], inputs: { x: [2, 3] }, error: null });
    const method = [
      'class A:',
      '    k = 2.0',
      '    def m(self, x):',
      '        # gradlens: x = 5.0, wrt x',
      '        return self.k * x',
      'A().m(1.0)',
    ];
    expect(inspected(method, method.slice(2, 5).join('\n').trim())).toMatchObject({
      output: ['m', 10],
      inputs: { x: [5, 2] },
    });
  });

  it.each<[string, string | undefined]>([
    ['3', undefined],
    ['(1, 2.5)', undefined],
    ['{"a": [1.0]}', undefined],
    ['math.sqrt(2)', undefined],
    ['y + 1', 'y has no value here: the expression stands alone. Write a number instead.'],
    ['1 / 0', 'Uncaught ZeroDivisionError: division by zero'],
    ['[0] * 10 ** 12', 'Stopped: it would need more than 1000000 elements of memory. Make its arrays smaller.'],
  ])('check %s', (expression, detail) => {
    const reason = checkInput('python', 'x', expression, { now: () => 0 });
    expect(reason?.args.detail).toBe(detail);
  });
});

describe('outputs of a Python program', () => {
  it.each<[string, string[], [string, unknown]]>([
    ['the last that depends on an input', ['x = 2.0', 'f = x * x', 'n = 7'], ['f', 4]],
    ['a list of numbers', ['x = 2.0', 'f = [x, (x, 1.0)]'], ['f', [2, [2, 1]]]],
    ['no text, no dict', ['x = 2.0', 'f = x * x', 's = str(f)', 'd = {"f": f}'], ['f', 4]],
    [
      'no hand-written gradient, nor what comes of it',
      ['x = 2.0', 'f = x * x', 'df = 1.0', 'dx = 2 * x * df', 'x2 = x - 0.1 * dx'],
      ['f', 4],
    ],
    ['no gradient that is summed up', ['x = 2.0', 'f = x * x', 'dx = 0.0', 'dx += 2 * x'], ['f', 4]],
    [
      'nothing that a hand-written backward pass works out for itself',
      ['x = 2.0', 'f = x * x * x', 'df = 1.0', 'x2 = x * x', 'slope = 3 * x2', 'dx = slope * df'],
      ['f', 8],
    ],
    [
      'the loss of a loop that trains, rather than what it trains or what was there before',
      ['w = 2.0', 'v = w * 3', 'for i in range(2):', '    loss = w * w * v', '    dw = 2 * w * v', '    w -= 0.5 * dw'],
      ['loss', 600],
    ],
    [
      'what only a loop binds, if there is nothing else',
      ['x = 2.0', 'for i in range(3):', '    y = x * i', '    s = str(y)'],
      ['y', 4],
    ],
    [
      'what the top level binds, if there is something',
      ['x = 2.0', 'f = x * x', 'for i in range(3):', '    y = f * i'],
      ['f', 4],
    ],
    [
      'a loss that is summed up beside its gradients',
      [
        ...['w = 2.0', 'for i in range(2):', '  loss = dw = 0.0', '  for x in [1.0, 2.0]:'],
        ...['    err = w * x - 1', '    loss += err ** 2', '    dw += 2 * err * x', '  w -= 0.125 * dw'],
      ],
      ['loss', 0.8125],
    ],
    ['a plain number is no gradient', ['t = 2.0', 'dt = 0.5', 'f = t * dt'], ['f', 1]],
  ])('%s', (_, lines, output) => {
    expect(inspected(lines)).toMatchObject({ output, error: null });
  });

  it('show hand-written gradients without one of their own', () => {
    const lines = ['x = 2.0', 'f = x * x', 'df = 1.0', 'dx = 2 * x * df'];
    expect(inspected(lines).rows).toEqual([
      ['x', 2, 4],
      ['f', 4, 1],
      ['df', 1, null],
      ['dx', 4, null],
    ]);
  });

  it('are seeded by the name of their upstream gradient', () => {
    const lines = ['x = 2.0', 'y = [x, 3 * x]', 'dy = [5.0, 7.0]'];
    expect(inspected(lines)).toMatchObject({ output: ['y', [2, 6]], inputs: { x: [2, 26] } });
  });

  it('may be missing', () => {
    expect(inspected(['s = "a"']).error?.[0]).toBe('no-output');
    expect(inspected(['x = 2.0', 's = "a"'], undefined, { of: 's' }).error?.[0]).toBe('output-not-numeric');
    expect(inspected(['x = 2.0', 'y = x / 0'])).toMatchObject({
      output: null,
      error: ['uncaught', 'x / 0', expect.anything()],
    });
  });
});

describe('objects that stand for numbers', () => {
  const value = [
    'class Value:',
    '  def __init__(self, data, parents=(), label=""):',
    '    self.data, self.grad, self.parents, self.label = data, 0.0, parents, label',
    '  def __add__(self, other): return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))',
    '  def __mul__(self, other): return Value(self.data * other.data, ((self, other.data), (other, self.data)))',
    '  def backward(self, upstream=1.0):',
    '    self.grad += upstream',
    '    for parent, slope in self.parents: parent.backward(upstream * slope)',
  ];
  const engine = [...value, 'a = Value(2.0, label="a")', 'b = Value(-3)', 'f = a * b + a', 'f.backward()'];

  it('are inputs and outputs beside the gradients that the program finds itself', () => {
    const found = inspected([...engine, 'print(a.grad, b.grad)']);
    expect(found).toMatchObject({
      output: ['f.data', -4],
      inputs: {
        a: [{ data: 2, grad: 0 }, { data: -2 }],
        b: [{ data: -3, grad: 0 }, { data: 2 }],
      },
      error: null,
    });
    expect(found.run.summary.console.map(({ text }) => text)).toEqual(['-2.0 2.0']);
    expect(inspected(engine, undefined, { of: 'f', wrt: ['b'] }).output).toEqual(['f.data', -4]);
  });

  it('get other numbers where they stand', () => {
    const request = { language: 'python', text: `${engine.join('\n')}\n` } as const;
    const run = prepare(request, { now: () => 0 }).run({ a: { data: 5 }, b: { data: 4 } });
    expect(run.summary.output).toMatchObject({ name: 'f.data', value: 25 });
    expect(run.summary.inputs.map(({ gradient }) => gradient)).toMatchObject([{ data: 5 }, { data: 5 }]);
  });

  it('are those of classes that calculate', () => {
    const point = ['class Point:', '  def __init__(self, x): self.x = x', 'p = Point(2.0)', 'y = 3.0', 'f = p.x * y'];
    expect(inspected(point)).toMatchObject({ output: ['f', 6], inputs: { y: [3, 2] } });
    expect(Object.keys(inspected(point).inputs)).toEqual(['y']);
  });
});
