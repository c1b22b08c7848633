/** Which names are inputs, and where their values come from. */
import { describe, expect, it } from 'vitest';
import { gradientsOf, inputNames, lineEnds, type Options, summaryOf } from './notes-run.ts';

describe('inputs by default', () => {
  it.each<[title: string, lines: string[], wanted: string[]]>([
    ['signed literals', ['const a = -3;', 'const b = +2;', 'const f = a * b;'], ['a', 'b']],
    ['nested literals', ['const w = [[1, -2], [3, 4]];', 'const f = w[0][1] * w[1][0];'], ['w']],
    ['a random initialiser', ['const w = Math.random();', 'const f = w * w;'], ['w']],
    ['not what does not reach the output', ['const a = 3;', 'const unused = 5;', 'const f = a * 2;'], ['a']],
    ['not what is computed', ['const k = 2 * 3;', 'const a = 5;', 'const f = k * a;'], ['a']],
    ['not the literal inside an expression', ['const a = 3;', 'const f = 7 * a;'], ['a']],
    ['not an index', ['const x = [5, 6];', 'const i = 1;', 'const f = x[i] * 2;'], ['x']],
    ['not a size', ['const x = 5;', 'const n = 3;', 'const f = Array(n).fill(x).reduce((a, b) => a + b);'], ['x']],
    [
      'not a bound of a loop',
      ['const x = 5;', 'const n = 3;', 'let f = x;', 'for (let i = 0; i < n; i++) f *= x;'],
      ['x'],
    ],
    ['not an exponent', ['const x = 5;', 'const n = 2;', 'const f = x ** n;'], ['x']],
    ['not an exponent of pow', ['const x = 5;', 'const n = 2;', 'const f = Math.pow(x, n);'], ['x']],
    ['but an exponent that is a factor, too', ['const x = 5;', 'const n = 2;', 'const f = n * x ** n;'], ['x', 'n']],
    ['not a sum from 0', ['const x = [1, 2];', 'let s = 0;', 'for (const v of x) s += v;'], ['x']],
    ['not a product from 1', ['const x = [1, 2];', 'let p = 1;', 'for (const v of x) p *= v;'], ['x']],
    ['not an empty list', ['const x = [1, 2];', 'const h = [];', 'for (const v of x) h.push(v * v);'], ['x']],
    ['not zeros that are written', ['const x = 2;', 'const h = [0, 0];', 'h[0] = x;', 'const f = h[0] + h[1];'], ['x']],
    [
      'but 0 and 1 that stay',
      ['const x = 2;', 'const b = 0;', 'const k = 1;', 'const f = k * x + b;'],
      ['x', 'b', 'k'],
    ],
    ['but a start that is neither', ['const w = 2;', 'let h = 0.5;', 'h = h * w;', 'const f = h + 1;'], ['w', 'h']],
    ['not a loop variable', ['const x = 2;', 'let s = 0;', 'for (let i = 2; i < 4; i++) s += x * i;'], ['x']],
    ['not what a loop walks over in place', ['let s = 0;', 'for (const v of [2, 3]) s += v * v;'], []],
    ['not a name', ["const name = 'x';", 'const x = 2;', 'const f = x * name.length;'], ['x']],
  ])('%s', (_, lines, wanted) => {
    const names = inputNames(lines);
    expect(names.toSorted()).toEqual(wanted.toSorted());
  });

  it('give way to those that were asked for, arrays included, in their order', () => {
    const lines = [
      'const x = [1, 2];',
      'const n = 2;',
      'const h = x.map((v) => v ** n);',
      'const f = h[0] + 3 * h[1];',
    ];
    expect(gradientsOf(summaryOf(lines, { wrt: ['h', 'x'] }))).toEqual([
      ['h', [1, 3]],
      ['x', [2, 12]],
    ]);
    expect(inputNames(lines, { wrt: ['x', 'n'] })).toEqual(['x', 'n']);
    expect(inputNames(lines, { wrt: ['n', 'x'] })).toEqual(['n', 'x']);
    expect(gradientsOf(summaryOf(lines, { wrt: ['x'] }))).toEqual([['x', [2, 12]]]);
  });

  it('are missed where nothing has their name', () => {
    const { error, findings } = summaryOf(['const x = 2;', 'const f = 3 * x;'], { wrt: ['nowhere'] });
    expect([...findings, error]).toContainEqual(expect.objectContaining({ code: 'name-unknown' }));
  });

  it('are zero where they were asked for and are not reached', () => {
    const lines = ['const x = 3;', 'const w = [[1, 2], [3, 4]];', 'const f = x * x;'];
    expect(gradientsOf(summaryOf(lines, { wrt: ['w', 'x'] }))).toEqual([
      [
        'w',
        [
          [0, 0],
          [0, 0],
        ],
      ],
      ['x', 6],
    ]);
  });
});

describe('the value of an input', () => {
  const product = ['const x = 4;', 'const y = -3;', 'const f = x * y;'];
  const origin = (lines: string[], options?: Options) =>
    summaryOf(lines, options).inputs.map(({ name, value, source }) => [name, value, source]);

  it('is its literal', () => {
    expect(origin(product)).toEqual([
      ['x', 4, 'code'],
      ['y', -3, 'code'],
    ]);
  });

  it('comes from a directive before the literal', () => {
    expect(origin(['// gradlens: x = 2 * 5', ...product])).toEqual([
      ['x', 10, 'directive'],
      ['y', -3, 'code'],
    ]);
  });

  it('comes from who asks before all', () => {
    const lines = ['// gradlens: x = 10, y = 20', ...product];
    expect(origin(lines, { inputs: { x: '7' }, remembered: { y: '1' } })).toEqual([
      ['x', 7, 'chosen'],
      ['y', 20, 'directive'],
    ]);
    expect(lineEnds(lines, { inputs: { x: '7' } })).toEqual([
      [2, '7', '20', 1],
      [3, '20', '7', 1],
      [4, '140', '1', 1],
    ]);
  });

  it('replaces only the first binding', () => {
    const lines = ['let x = 2;', 'x = x * 3;', 'const f = x + 1;'];
    expect(summaryOf(lines, { inputs: { x: '5' } })).toMatchObject({
      output: { value: 16 },
      inputs: [{ name: 'x', value: 5, gradient: 3, source: 'chosen' }],
    });
  });

  it('may be an array, and is written in JavaScript', () => {
    const lines = ['const w = [1, 2];', 'const f = w.reduce((a, b) => a + b * b, 0);'];
    expect(summaryOf(lines, { inputs: { w: 'Array.from({ length: 3 }, (_, i) => 2 ** i)' } }).inputs).toMatchObject([
      { name: 'w', value: [1, 2, 4], gradient: [2, 4, 8] },
    ]);
  });

  it('is asked for where nothing gives it', () => {
    const asked = summaryOf(['const f = a * b + Math.sin(a);']);
    expect(asked).toMatchObject({ missing: ['a', 'b'], error: { code: 'input-needed' }, output: null });
    const answered = summaryOf(['const f = a * b;'], { inputs: { a: '2' }, remembered: { b: '5' } });
    expect(answered).toMatchObject({
      missing: [],
      error: null,
      output: { value: 10 },
      inputs: [
        { name: 'a', source: 'chosen', gradient: 5 },
        { name: 'b', source: 'remembered', gradient: 2 },
      ],
    });
    expect(summaryOf(['const f = a * b;'], { inputs: { a: '2' } }).missing).toEqual(['b']);
  });

  it('is never what was answered before, where the code says it', () => {
    expect(origin(product, { remembered: { x: '9' } })[0]).toEqual(['x', 4, 'code']);
  });

  it('is refused where it makes no sense', () => {
    expect(summaryOf(product, { inputs: { x: '2 +' } }).error).toMatchObject({
      code: 'input-invalid',
      args: { name: 'x' },
    });
  });

  it('of what an import brings is asked for', () => {
    const lines = ["import { rate } from './settings.js';", 'const x = 3;', 'const f = x * rate;'];
    expect(summaryOf(lines)).toMatchObject({ missing: ['rate'], error: { code: 'input-needed' } });
    expect(gradientsOf(summaryOf(lines, { inputs: { rate: '0.5' } })).toSorted()).toEqual([
      ['rate', 3],
      ['x', 0.5],
    ]);
  });
});

describe('a function', () => {
  const neuron = ['function neuron(x, w, b) {', '  const s = w * x + b;', '  return s * s;', '}'];
  const select = neuron.join('\n');

  it('has its parameters as inputs', () => {
    const inputs = { x: '2', w: '3', b: '1' };
    expect(summaryOf(neuron, { select, inputs })).toMatchObject({
      error: null,
      output: { value: 49 },
      inputs: [
        { name: 'x', value: 2, gradient: 42, source: 'chosen' },
        { name: 'w', value: 3, gradient: 28 },
        { name: 'b', value: 1, gradient: 14 },
      ],
    });
  });

  it('takes the arguments of its only call', () => {
    const lines = [...neuron, 'const k = 3;', 'const loss = neuron(2, k, 1) * 10;'];
    const { error, output, inputs } = summaryOf(lines, { select });
    expect({ error, value: output?.value }).toEqual({ error: null, value: 49 });
    expect(inputs.filter(({ source }) => source === 'call')).toMatchObject([
      { name: 'x', value: 2, gradient: 42 },
      { name: 'w', value: 3, gradient: 28 },
      { name: 'b', value: 1, gradient: 14 },
    ]);
    expect(summaryOf(lines, { select, inputs: { w: '0' } }).output).toMatchObject({ value: 1 });
  });

  it('asks where there are two calls, or none', () => {
    expect(summaryOf([...neuron, 'neuron(1, 2, 3);', 'neuron(4, 5, 6);'], { select }).missing).toEqual(['x', 'w', 'b']);
    expect(summaryOf(neuron, { select })).toMatchObject({ missing: ['x', 'w', 'b'], error: { code: 'input-needed' } });
    expect(summaryOf(neuron, { select, inputs: { w: '1' } }).missing).toEqual(['x', 'b']);
    expect(summaryOf([...neuron, 'const y = neuron(1, 2);'], { select }).missing).toEqual(['b']);
  });

  it('has defaults', () => {
    const lines = ['function scale(x, k = 3, b = 0) {', '  return k * x + b;', '}'];
    expect(summaryOf(lines, { select: lines.join('\n'), inputs: { x: '2' } })).toMatchObject({
      missing: [],
      output: { value: 6 },
      inputs: [
        { name: 'x', value: 2, gradient: 3 },
        { name: 'k', value: 3, gradient: 2, source: 'code' },
        { name: 'b', value: 0, gradient: 1, source: 'code' },
      ],
    });
  });

  it('may take its parameters apart', () => {
    const lines = ['const layer = ({ w, b = 1 }, [x, y]) => {', '  return w * x * y + b;', '};'];
    const select = lines.join('\n');
    expect(summaryOf(lines, { select }).missing).toEqual(['w', 'x', 'y']);
    expect(gradientsOf(summaryOf(lines, { select, inputs: { w: '2', x: '3', y: '5' } }))).toEqual([
      ['w', 15],
      ['b', 1],
      ['x', 10],
      ['y', 6],
    ]);
    const called = [...lines, 'const out = layer({ w: 2 }, [3, 5]);'];
    expect(gradientsOf(summaryOf(called, { select }))).toEqual([
      ['w', 15],
      ['b', 1],
      ['x', 10],
      ['y', 6],
    ]);
  });

  it('takes what it needs from the file', () => {
    const lines = ['const rate = 0.5;', 'const other = 7;', 'function half(v) {', '  return v * rate;', '}', ...neuron];
    const twice = ['function twice(x) {', '  return half(x) * half(x);', '}'];
    const summary = summaryOf([...lines, ...twice], { select: twice.join('\n'), inputs: { x: '6' } });
    expect(summary).toMatchObject({ error: null, output: { value: 9 } });
    expect(gradientsOf(summary).toSorted()).toEqual([
      ['rate', 36],
      ['x', 3],
    ]);
  });
});
