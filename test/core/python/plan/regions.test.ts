import { describe, expect, it } from 'vitest';
import { regionAt } from '../../../../core/index.ts';
import { inspected } from './inspected.ts';

const GATES = ['x = -2.0', 'y = 5.0', 'z = -4.0', 'q = x + y', 'f = q * z'];

describe('a region of Python', () => {
  it('is the whole document where nothing is selected', () => {
    expect(inspected(GATES)).toMatchObject({
      output: ['f', -12],
      outputs: ['x', 'y', 'z', 'q', 'f'],
      inputs: { x: [-2, -4], y: [5, -4], z: [-4, 3] },
      error: null,
    });
  });

  it.each([
    ['= q *', 'f = q * z'],
    ['q = x + y\nf', 'q = x + y\nf = q * z'],
    ['y = 5.0\nz = -4.0', 'y = 5.0\nz = -4.0'],
  ])('snaps %j to whole statements', (selected, region) => {
    expect(inspected(GATES, selected).region).toBe(region);
  });

  it('looks up what it needs, transitively, and nothing else', () => {
    const lines = [
      'import math',
      'unused = 7',
      'k = 2.0',
      'def act(v):',
      '    return math.tanh(k * v)',
      'y = act(0.5)',
    ];
    expect(inspected(lines, 'y = act(0.5)')).toMatchObject({
      slice: ['import math', 'k = 2.0', 'def act(v):\n    return math.tanh(k * v)'],
      output: ['y', Math.tanh(1)],
    });
  });

  it.each([
    ['x * y', 'x * y', 6],
    ['(x * y)', 'x * y', 6],
    ['(x * y) + x', '(x * y) + x', 8],
    ['z + 1', 'z + 1', 9],
  ])('is the expression %s where that is selected', (selected, name, value) => {
    const lines = ['x = 2.0', 'y = 3.0', 'z = (x * y) + x', 'z + 1'];
    expect(inspected(lines, selected)).toMatchObject({ region: name, output: [name, value], error: null });
  });

  it('is in a function: what the function binds stays in it', () => {
    const lines = [
      'w = 3.0',
      'def g():',
      '    return w',
      'def f(w):',
      '    w = w + 1',
      '    y = w * g()',
      '    return y',
    ];
    // The `w` of the module is 3, whatever happens to that of the function.
    expect(inspected(lines, 'w = w + 1\n    y = w * g()', { inputs: { w: '4.0' } })).toMatchObject({
      output: ['y', 15],
      inputs: { w: [4, 3] },
    });
  });

  it('is in a function: its parameters are not the variables of that name around it', () => {
    const lines = ['x = 2.0', 'def g():', '    return x', 'def f(x):', '    y = x * x + g()', 'f(5.0)'];
    expect(inspected(lines, 'y = x * x')).toMatchObject({ missing: ['x'], error: ['input-needed', 'x', 'x'] });
    expect(inspected(lines, 'y = x * x', { inputs: { x: '3.0' } })).toMatchObject({ output: ['y', 11] });
    const nested = ['x = 2.0', 'def f(x):', '    def g(v):', '        y = x * v', '    return g'];
    expect(inspected(nested, 'y = x * v').missing).toEqual(['x', 'v']);
    const lazy = ['def f(x):', '    g = lambda v: x * v', '    y = g(2.0)'];
    expect(inspected(lazy, 'g = lambda v: x * v\n    y = g(2.0)').missing).toEqual(['x']);
  });

  it('is in a function: its variables come before those around it', () => {
    const lines = ['w = 5.0', 'def f():', '    w = 2.0', '    y = w * w', '    return y'];
    expect(inspected(lines, 'y = w * w')).toMatchObject({ slice: ['w = 2.0'], inputs: { w: [2, 4] } });
  });

  it('is in a function in a function', () => {
    const lines = [
      'def f(a):',
      '    b = a * 2',
      '    def g(c):',
      '        d = b * c',
      '        return d',
      '    return g',
    ];
    expect(inspected(lines, 'd = b * c', { inputs: { a: '1.5', c: '4.0' } })).toMatchObject({
      slice: ['b = a * 2'],
      output: ['d', 12],
      inputs: { a: [1.5, 8], c: [4, 3] },
    });
  });

  it('is in a class: methods do not see what its body binds', () => {
    const lines = ['k = 5.0', 'class A:', '    k = 2.0', '    z = k * 3', '    def m(self):', '        q = k * k'];
    expect(inspected(lines.slice(1), 'z = k * 3')).toMatchObject({ output: ['z', 6], inputs: { k: [2, 3] } });
    expect(inspected(lines, 'q = k * k')).toMatchObject({ output: ['q', 25], inputs: { k: [5, 10] } });
  });

  it('is in a branch or a loop: only that runs', () => {
    const lines = [
      'x = 2.0',
      'if x > 3:',
      '    y = x',
      'else:',
      '    y = x * 7',
      'for i in range(3):',
      '    z = x * i',
    ];
    expect(inspected(lines, 'else:\n    y = x * 7')).toMatchObject({ region: 'y = x * 7', output: ['y', 14] });
    expect(inspected(lines, 'z = x * i')).toMatchObject({ missing: ['i'], error: ['input-needed', 'i', 'i'] });
    expect(inspected(lines, 'z = x * i', { inputs: { i: '2' } }).output).toEqual(['z', 4]);
  });

  it('ends where it returns', () => {
    const lines = ['def f(x):', '    y = x * x', '    return y + 1'];
    expect(inspected(lines, 'y = x * x\n    return y + 1', { inputs: { x: '3.0' } })).toMatchObject({
      output: ['return', 10],
      inputs: { x: [3, 6] },
    });
  });

  it('takes what a main program guards as part of it', () => {
    const lines = ['def f(x):', '    return x * x', '', "if __name__ == '__main__':", '    a = 3.0', '    b = f(a)'];
    expect(inspected(lines)).toMatchObject({ output: ['b', 9], outputs: ['a', 'b'], inputs: { a: [3, 6] } });
    expect(inspected(lines, 'b = f(a)')).toMatchObject({ slice: [lines.slice(0, 2).join('\n'), 'a = 3.0'] });
    expect(inspected(lines, lines.slice(0, 2).join('\n'))).toMatchObject({ output: ['f', 9], sources: { x: 'call' } });
  });
});

describe('the function around a place', () => {
  const text =
    'def f(a):\n    def g(b):\n        return b\n    return g(a)\nclass K:\n    @property\n    def m(self):\n        return 1\nx = 2\n';
  const around = (place: string) => {
    const span = regionAt('python', text, text.indexOf(place));
    return span && text.slice(span.start, span.end).split('\n')[0];
  };
  it.each([
    ['return b', 'def g(b):'],
    ['return g', 'def f(a):'],
    ['return 1', '@property'],
    ['property', '@property'],
    ['x = 2', undefined],
  ])('%s is in %s', (place, expected) => expect(around(place)).toBe(expected));
});

describe('a statement without syntax', () => {
  const lines = ['x = 3.0', 'y = x *', 'z = x * x', 'def f(v):', '    return v +'];
  it('leaves the rest of the file alone, and is told', () => {
    expect(inspected(lines, 'z = x * x')).toMatchObject({ output: ['z', 9], inputs: { x: [3, 6] }, error: null });
    expect(inspected(lines, 'z = x * x').findings.map(([code]) => code)).toEqual(['syntax', 'syntax']);
  });
  it.each(['y = x *', 'y = x *\nz = x * x', '    return v +', undefined])('is the error of %j', (selected) => {
    expect(inspected(lines, selected)).toMatchObject({ error: ['syntax', expect.anything(), expect.anything()] });
    expect(inspected(lines, selected).output).toBeNull();
  });
});
