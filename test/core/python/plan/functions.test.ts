import { describe, expect, it } from 'vitest';
import { inspected } from './inspected.ts';

const F = ['def f(x, k=3, *more, s=1.0, **rest):', '    y = k * x', '    return y * s + sum(more)'];

describe('inspecting a Python function', () => {
  it('asks for the parameters that nothing gives a value to', () => {
    expect(inspected(F, F.join('\n'))).toMatchObject({ missing: ['x'], error: ['input-needed', F.join('\n'), 'x'] });
    expect(inspected(F, F.join('\n'), { inputs: { x: '2.0', s: '4.0' } })).toMatchObject({
      output: ['f', 24],
      inputs: { x: [2, 12], k: [3, 8], s: [4, 6] },
      sources: { x: 'chosen', k: 'code', s: 'chosen' },
    });
    expect(inspected(F, F.join('\n'), { remembered: { x: '2.0' } }).sources).toMatchObject({ x: 'remembered' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['z = f(2.0)', { x: [2, 3], k: [3, 2], s: [1, 6] }],
    [
      'z = f(2.0, 4, 7.0, 8.0, s=0.5)',
      {
        x: [2, 2],
        k: [4, 1],
        more: [
          [7, 8],
          [1, 1],
        ],
        s: [0.5, 8],
      },
    ],
    ['z = f(k=4, x=2.0)', { x: [2, 4], k: [4, 2], s: [1, 8] }],
  ])('takes the arguments of its only call: %s', (call, inputs) => {
    const found = inspected([...F, call], F.join('\n'));
    expect(found).toMatchObject({ error: null, inputs });
    expect(found.sources.x).toBe('call');
  });

  it('makes the arguments of its only call from what is before it', () => {
    const lines = ['def f(x):', '    return x * x', 'a = 2.0', 'a = a + 1', 'print(f(a * 2))'];
    expect(inspected(lines, 'def f(x):\n    return x * x')).toMatchObject({
      output: ['f', 36],
      inputs: { x: [6, 12] },
    });
  });

  it.each([
    ['two calls', ['f(1.0)', 'f(2.0)']],
    ['a call in another function', ['def g():', '    return f(1.0)']],
    ['a call with a star', ['f(*[1.0])']],
    ['a call in a comprehension', ['[f(v) for v in (1.0, 2.0)]']],
  ])('does not guess from %s', (_, calls) => {
    expect(inspected(['def f(x):', '    return x * x', ...calls], 'def f(x):\n    return x * x').missing).toEqual([
      'x',
    ]);
  });

  it('takes what is around it as it is by the time of a call', () => {
    const lines = ['def f(x):', '    return K * g(x)', 'K = 3.0', 'def g(v):', '    return v * v'];
    expect(inspected(lines, 'def f(x):\n    return K * g(x)', { inputs: { x: '2.0' } })).toMatchObject({
      output: ['f', 12],
      inputs: { x: [2, 12], K: [3, 4] },
    });
  });

  it('inspects what a decorator wraps', () => {
    const lines = [
      'def twice(g):',
      '    def inner(*a):',
      '        return 2 * g(*a)',
      '    return inner',
      '@twice',
      'def f(x):',
      '    return x * x',
      'y = f(3.0)',
    ];
    expect(inspected(lines, 'def f(x):\n    return x * x')).toMatchObject({ output: ['f', 9], inputs: { x: [3, 6] } });
  });

  it('has its decorators with it', () => {
    const lines = [
      'def twice(g):',
      '    return lambda *a: 2 * g(*a)',
      '@twice',
      'def f(x):',
      '    return x * x',
      'y = f(3.0)',
    ];
    const f = '@twice\ndef f(x):\n    return x * x';
    expect(inspected(lines, 'y = f(3.0)').slice).toEqual(['def twice(g):\n    return lambda *a: 2 * g(*a)', f]);
    expect(inspected(lines, f)).toMatchObject({ region: f, output: ['f', 9] });
    expect(inspected(lines, '@twice').region).toBe(f);
    expect(inspected(lines, 'return x * x').region).toBe('return x * x');
  });

  it('inspects a lambda with a name', () => {
    expect(inspected(['square = lambda x: x * x', 'y = square(3.0)'], 'square = lambda x: x * x')).toMatchObject({
      output: ['square', 9],
      inputs: { x: [3, 6] },
    });
  });

  it('inspects a method with the object of its only call', () => {
    const lines = [
      'class Net:',
      '    def __init__(self, w):',
      '        self.w = w',
      '    def forward(self, x, k=1.0):',
      '        h = self.w * x',
      '        return h * h * k',
      'net = Net(2.0)',
      'out = net.forward(3.0)',
    ];
    const method = lines.slice(3, 6).join('\n').trim();
    expect(inspected(lines, method)).toMatchObject({
      region: method,
      output: ['forward', 36],
      inputs: { x: [3, 24], k: [1, 36] },
      error: null,
    });
    expect(inspected(lines.slice(0, 6), method)).toMatchObject({ missing: ['self', 'x'] });
  });

  it('inspects static methods, class methods and properties', () => {
    const lines = [
      'class A:',
      '    k = 2.0',
      '    @staticmethod',
      '    def s(x):',
      '        return x * x',
      '    @property',
      '    def p(self):',
      '        return self.k * 3',
    ];
    expect(inspected(lines, 'def s(x):\n        return x * x', { inputs: { x: '3.0' } }).output).toEqual(['s', 9]);
    expect(inspected(lines, 'def p(self):\n        return self.k * 3').missing).toEqual(['self']);
  });

  it('offers the functions of a file that computes nothing', () => {
    const lines = [
      '"""Doc."""',
      'import math',
      'K = [1.0, -2.0]',
      'class A:',
      '    pass',
      'def f(x):',
      '    return x',
      'g = lambda x: x',
    ];
    expect(inspected(lines)).toMatchObject({
      functions: [
        ['f', 'def f(x):'],
        ['g', 'g = lambda x: x'],
      ],
      error: ['choose-function', expect.anything(), 'f, g'],
    });
    expect(inspected([...lines, 'y = f(K[1]) * 2'])).toMatchObject({ output: ['y', -4], functions: [] });
  });
});
