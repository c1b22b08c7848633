import { describe, expect, it } from 'vitest';
import { inspected } from './inspected.ts';

describe('what a region of Python needs from the file', () => {
  it.each<[string, string[], number]>([
    ['elements that are assigned', ['W = [1.0, 2.0]', 'W[1] = 5.0', 'y = W[1] * 2'], 10],
    ['methods that change', ['W = [1.0]', 'W.append(5.0)', 'y = W[1] * 2'], 10],
    ['deleted elements', ['W = [1.0, 5.0]', 'del W[0]', 'y = W[0] * 2'], 10],
    ['augmented assignments', ['w = 2.0', 'w += 3', 'y = w * 2'], 10],
    ['loops', ['w = 0.0', 'for i in range(5):', '    w = w + 1', 'y = w * 2'], 10],
    ['branches', ['w = 1.0', 'if w > 0:', '    w = 5.0', 'y = w * 2'], 10],
    ['with', ['import math', 'with open("f") as g: pass', 'w = 5.0', 'y = w * 2'], 10],
    ['functions that are given it', ['W = [1.0]', 'def fill(v):', '    v[0] = 5.0', 'fill(W)', 'y = W[0] * 2'], 10],
    [
      'functions whose result is kept',
      ['W = [1.0]', 'def fill(v):', '    v[0] = 5.0', '    return v', 'V = fill(W)', 'y = W[0] * 2'],
      10,
    ],
    [
      'functions that write into globals',
      ['b = 1.0', 'def g():', '    global b', '    b = 5.0', 'g()', 'y = b * 2'],
      10,
    ],
    [
      'and functions that call such',
      ['b = [1.0]', 'def g():', '    b[0] = 5.0', 'def h():', '    g()', 'h()', 'y = b[0] * 2'],
      10,
    ],
    [
      'methods that write into globals',
      ['b = [1.0]', 'class A:', '    def m(self):', '        b[0] = 5.0', 'a = A()', 'a.m()', 'y = b[0] * 2'],
      10,
    ],
    ['walruses', ['if (w := 5.0) > 1:', '    pass', 'y = w * 2'], 10],
    ['several targets', ['a, (w, *c) = 1, (5.0, 2)', 'y = w * 2'], 10],
    ['imports of names', ['from math import sqrt as root', 'y = root(100.0)'], 10],
    [
      'classes with what their methods need',
      ['k = 5.0', 'class A:', '    def m(self):', '        return k', 'y = A().m() * 2'],
      10,
    ],
    [
      'decorators',
      ['def twice(f):', '    return lambda v: 2 * f(v)', '@twice', 'def f(v):', '    return v', 'y = f(5.0)'],
      10,
    ],
    ['default values', ['k = 5.0', 'def f(v=k):', '    return v', 'y = f() * 2'], 10],
  ])('%s', (_, lines, value) => {
    expect(inspected(lines, lines.at(-1))).toMatchObject({ error: null, output: ['y', value] });
  });

  it('leaves out what it binds itself before it uses it', () => {
    const lines = ['x = 5.0', 'x = 3.0', 'y = x * x'];
    expect(inspected(lines, 'x = 3.0\ny = x * x')).toMatchObject({ slice: [], inputs: { x: [3, 6] } });
  });

  it('takes what it may use before it binds it', () => {
    const lines = ['t = 5.0', 'c = 0', 'if c:', '    t = 1.0', 'y = t * 2'];
    expect(inspected(lines, 'if c:\n    t = 1.0\ny = t * 2')).toMatchObject({
      slice: ['t = 5.0', 'c = 0'],
      output: ['y', 10],
    });
  });

  it('takes no function or constant from behind it, but for what is in a function', () => {
    const lines = ['y = f(2.0)', 'def f(v):', '    return K * v', 'K = 3.0'];
    expect(inspected(lines, 'y = f(2.0)')).toMatchObject({ missing: ['f'], slice: [] });
    expect(inspected(lines, 'K * v', { inputs: { v: '2.0' } })).toMatchObject({
      slice: ['K = 3.0'],
      output: ['K * v', 6],
    });
  });

  it('needs a value for what it changes and nobody has bound', () => {
    const lines = ['a = 1', 'w = w - 0.5', 'z = w * w'];
    const step = lines.slice(1).join('\n');
    expect(inspected(lines, step)).toMatchObject({ missing: ['w'], error: ['input-needed', 'w', 'w'] });
    expect(inspected(lines, step, { inputs: { w: '3.0' } })).toMatchObject({
      output: ['z', 6.25],
      inputs: { w: [3, 5] },
    });
    // As a whole program it is what CPython says it is.
    expect(inspected(lines).error).toEqual(['uncaught', 'w', "NameError: name 'w' is not defined"]);
  });

  it('names all that is missing, modules that are not here among it', () => {
    const lines = [
      'import nowhere',
      'from somewhere.else_ import thing as t',
      'from math import pi',
      'y = u + nowhere.v + t + pi',
    ];
    expect(inspected(lines)).toMatchObject({ missing: ['u', 'nowhere', 't'], error: ['input-needed', 'u', 'u'] });
    expect(inspected(lines, undefined, { inputs: { u: '1.0' } }).error).toEqual(['input-needed', 'nowhere', 'nowhere']);
  });

  it('takes a chosen value in the place of an import', () => {
    const lines = ['from somewhere import weight', 'y = weight * 2'];
    expect(inspected(lines, undefined, { inputs: { weight: '4.0' } })).toMatchObject({
      output: ['y', 8],
      inputs: { weight: [4, 2] },
      error: null,
    });
  });

  it('lets a program do without a module', () => {
    const lines = [
      'try:',
      '    import nowhere',
      'except ImportError:',
      '    nowhere = None',
      'y = 2.0 if nowhere is None else 1',
    ];
    expect(inspected(lines)).toMatchObject({ output: ['y', 2], error: null });
  });
});

describe('code that is nested deeply', () => {
  it.each<[string, string[]]>([
    ['sums', [`y = ${'x + '.repeat(1200)}x`]],
    ['signs', [`y = ${'-'.repeat(1200)}x`]],
    ['branches', ['y = x', 'if x > 5: pass', ...Array.from({ length: 600 }, () => 'elif x > 3: pass'), 'y = x']],
    ['functions', [`f = ${'lambda: '.repeat(300)}x`, 'y = x']],
  ])('%s are planned in no time', (_, lines) => {
    expect(inspected(['x = 2.0', ...lines], lines.join('\n'))).toMatchObject({ error: null, slice: ['x = 2.0'] });
  });
});
