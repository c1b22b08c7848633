/** The output, the upstream gradient, what a selection means, and what stands at the ends of lines. */
import { describe, expect, it } from 'vitest';
import { gradientsOf, inputNames, lineEnds, type Options, rowsOf, summaryOf } from './notes-run.ts';

describe('the output', () => {
  const name = (lines: readonly string[], options?: Options) => summaryOf(lines, options).output?.name;

  it.each<[title: string, lines: string[], wanted: string]>([
    ['is the last binding', ['const x = 2;', 'const q = x * 3;', 'const f = q * q;'], 'f'],
    ['may be a later assignment', ['const x = 2;', 'let f = 1;', 'const q = x * 3;', 'f = q * x;'], 'f'],
    ['is a number', ['const x = 2;', 'const f = x * x;', "const text = 'f is ' + f;", 'const yes = f > 3;'], 'f'],
    ['may be an array', ['const x = [1, 2];', 'const y = x.map((v) => v * v);'], 'y'],
    ['is not what is printed', ['const x = 2;', 'const f = x * x;', 'console.log(x * 7);'], 'f'],
    ['is not a gradient dx', ['const x = 2;', 'const f = x * x;', 'const dx = 2 * x;'], 'f'],
    ['is not a gradient dL_dx', ['const x = 2;', 'const L = x * x;', 'const dL_dx = 2 * x;'], 'L'],
    ['is not a gradient grad_x', ['const x = 2;', 'const f = x * x;', 'const grad_x = 2 * x;'], 'f'],
    ['is not dout', ['const x = 2;', 'const f = x * x;', 'const dout = 1;'], 'f'],
    [
      'is not computed from gradients',
      ['const x = 2;', 'const f = x * x;', 'const dx = 2 * x;', 'const step = 0.1 * dx;', 'const next = x - step;'],
      'f',
    ],
    [
      'is not computed from gradients in a loop',
      [
        'const x = [1, 2];',
        'const f = x[0] * x[1];',
        'const dx = [x[1], x[0]];',
        'let n = 0;',
        'for (const g of dx) n += g * g;',
      ],
      'f',
    ],
    ['may begin with d where nothing has the rest of its name', ['const x = 2;', 'const decay = x * 0.9;'], 'decay'],
    ['may be called grad_q where there is no q', ['const x = 2;', 'const grad_q = x * 3;'], 'grad_q'],
  ])('%s', (_, lines, wanted) => {
    expect(name(lines)).toBe(wanted);
  });

  it('is what was named', () => {
    const lines = ['const x = 2;', 'const q = x * 3;', 'const f = q * q;', 'const dx = 2 * q * 3;'];
    expect(name(lines, { of: 'q' })).toBe('q');
    expect(name(['// gradlens: of q', ...lines])).toBe('q');
    expect(name(['// gradlens: of q', ...lines], { of: 'f' })).toBe('f');
    expect(summaryOf(lines, { of: 'dx' }).output).toMatchObject({ name: 'dx', value: 36 });
  });

  it('is the last binding of its name', () => {
    const lines = ['const x = 2;', 'let h = x * 3;', 'h = h * h;', 'const f = h + 1;', 'h = h * x;'];
    expect(summaryOf(lines, { of: 'h' })).toMatchObject({ output: { value: 72 }, inputs: [{ gradient: 108 }] });
  });

  it('of a function is what it returns itself', () => {
    const lines = [
      'function outer(x) {',
      '  const inner = (t) => {',
      '    return t * 100;',
      '  };',
      '  const y = x * x;',
      '  if (x > 0) return y + 1;',
      '  return inner(x);',
      '}',
    ];
    const select = lines.join('\n');
    expect(summaryOf(lines, { select, inputs: { x: '3' } })).toMatchObject({
      output: { value: 10 },
      inputs: [{ gradient: 6 }],
    });
    expect(summaryOf(lines, { select, inputs: { x: '-3' } })).toMatchObject({
      output: { value: -300 },
      inputs: [{ gradient: 100 }],
    });
    expect(summaryOf(lines, { select, inputs: { x: '3' }, of: 'y' }).output).toMatchObject({ name: 'y', value: 9 });
  });

  it('has to be chosen in a file of functions', () => {
    const lines = [
      'function f(x) {',
      '  return x;',
      '}',
      'export const g = (x) => x * 2;',
      'const h = function (x) {};',
    ];
    const { error, functions, output } = summaryOf(lines);
    expect(error?.code).toBe('choose-function');
    expect(functions.map((one) => one.name)).toEqual(['f', 'g', 'h']);
    expect(output).toBeNull();
  });

  it('has to be chosen also where there are constants and exports, but nothing is computed from them', () => {
    const lines = [
      'const { exp } = Math;',
      'const scale = -2, names = ["a"], settings = { rate: [0.1, scale] };',
      'const f = (x) => exp(x) * scale;',
      'module.exports = { f, settings };',
    ];
    expect(summaryOf(lines).error?.code).toBe('choose-function');
    expect(summaryOf([...lines, 'const y = f(3);']).output?.name).toBe('y');
    expect(summaryOf([...lines, 'const y = scale * 3;']).output?.name).toBe('y');
  });

  it('could be another', () => {
    expect(summaryOf(['const x = 2;', 'const q = x * 3;', 'const f = q * q;']).outputs).toEqual(['x', 'q', 'f']);
  });

  it('is missed where there is none', () => {
    expect(summaryOf(["const name = 'x';"])).toMatchObject({ output: null });
    const { error, findings } = summaryOf(['const x = 2;'], { of: 'nowhere' });
    expect([...findings, error].map((one) => one?.code)).toContain('name-unknown');
  });
});

describe('the upstream gradient', () => {
  const square = ['const x = [1, 2];', 'const D = x.map((v) => v * v);'];

  it.each<[title: string, lines: string[], options: Options, seed: string, gradient: number[]]>([
    ['is ones', square, {}, 'ones', [2, 4]],
    ['is dD', [...square, 'const dD = [1, 10];'], {}, 'dD', [2, 40]],
    ['is dD that stands before', ['const dD = [1, 10];', ...square], { of: 'D' }, 'dD', [2, 40]],
    ['is grad_D', [...square, 'const grad_D = [1, 10];'], {}, 'grad_D', [2, 40]],
    ['is dout', [...square, 'const dout = [1, 10];'], {}, 'dout', [2, 40]],
    ['is what was named', [...square, 'const up = [3, 0];'], { of: 'D', seed: 'up' }, 'up', [6, 0]],
    ['is named by a directive', ['// gradlens: of D, seed up', ...square, 'const up = [3, 0];'], {}, 'up', [6, 0]],
    ['goes by convention only where it fits', [...square, 'const dD = [1, 10, 100];'], {}, 'ones', [2, 4]],
  ])('%s', (_, lines, options, seed, gradient) => {
    const summary = summaryOf(lines, options);
    expect(summary.error).toBeNull();
    expect(summary.output).toMatchObject({ name: 'D', seed });
    expect(summary.inputs.find((input) => input.name === 'x')?.gradient).toEqual(gradient);
  });

  it('that was named has to fit', () => {
    const summary = summaryOf([...square, 'const up = [1, 10, 100];'], { of: 'D', seed: 'up' });
    expect(summary.error).toMatchObject({ code: 'seed-shape', args: { seed: 'up', seedShape: '[3]', shape: '[2]' } });
    expect(summary.output).toMatchObject({ name: 'D', value: [1, 4] });
    expect(gradientsOf(summary).every(([, gradient]) => gradient === null)).toBe(true);
  });

  it('of a scalar is 1, or a number that was named', () => {
    const lines = ['const x = 3;', 'const f = x * x;', 'const up = 10;'];
    expect(summaryOf(lines, { of: 'f' })).toMatchObject({ output: { seed: '1' }, inputs: [{ gradient: 6 }] });
    expect(summaryOf(lines, { of: 'f', seed: 'up' })).toMatchObject({
      output: { seed: 'up' },
      inputs: [{ gradient: 60 }],
    });
  });
});

describe('a selection', () => {
  const lines = ['const a = 2;', 'const b = 3;', 'const p = a * b;', 'const q = p + 1;', 'const f = q * (p - 2);'];
  const snapped = (select: string, program = lines) => {
    const { region } = summaryOf(program, { select });
    return program.join('\n').slice(region.start, region.end);
  };

  it('grows to whole statements', () => {
    expect(snapped('b;\nconst q = p')).toBe('const p = a * b;\nconst q = p + 1;');
    expect(snapped('const q')).toBe('const q = p + 1;');
    expect(snapped('\nconst q = p + 1;\n')).toBe('const q = p + 1;');
  });

  it('gives rows of its own statements only', () => {
    expect(rowsOf(lines, { select: lines.slice(2, 4).join('\n') })).toEqual([
      ['p', 3, '', 0, 6, 1],
      ['q', 4, '', 0, 7, 1],
    ]);
  });

  it.each([
    ['q * (p - 2)', 28],
    ['(p - 2)', 4],
    ['p - 2', 4],
    ['p + 1', 7],
  ])('may be the expression %s', (select, value) => {
    expect(summaryOf(lines, { select })).toMatchObject({ error: null, output: { value } });
  });

  it('of an expression shows at the end of its line', () => {
    expect(lineEnds(lines, { select: 'q * (p - 2)' })).toEqual([[5, '28', '1', 1]]);
    expect(gradientsOf(summaryOf(lines, { select: 'q * (p - 2)' }))).toEqual([
      ['a', 33],
      ['b', 22],
    ]);
  });

  it('that is part of an expression and no whole one grows, too', () => {
    expect(snapped('* (p')).toBe('const f = q * (p - 2);');
  });

  it('may be inside of a function', () => {
    const inside = [
      'const k = 3;',
      'function f(x) {',
      '  const y = x * k;',
      '  const z = y * y;',
      '  return z + 1;',
      '}',
    ];
    const select = 'const y = x * k;\n  const z = y * y;';
    expect(summaryOf(inside, { select })).toMatchObject({ missing: ['x'], error: { code: 'input-needed' } });
    const summary = summaryOf(inside, { select, inputs: { x: '2' } });
    expect(summary).toMatchObject({ error: null, output: { name: 'z', value: 36 } });
    expect(gradientsOf(summary).toSorted()).toEqual([
      ['k', 24],
      ['x', 36],
    ]);
  });

  it('may be inside of a loop', () => {
    const inside = ['const xs = [2, 3];', 'for (const x of xs) {', '  const y = x * x;', '}'];
    expect(summaryOf(inside, { select: 'const y = x * x;', inputs: { x: '5' } })).toMatchObject({
      output: { name: 'y', value: 25 },
      inputs: [{ name: 'x', gradient: 10 }],
    });
  });

  it('of nothing says so', () => {
    expect(summaryOf(['// only words', '']).error?.code).toBe('region-empty');
  });
});

describe('a slice', () => {
  const lines = [
    'const a = 2;',
    'const unused = missing * 2;',
    'console.log(a);',
    'let b = a + 1;',
    'b = b * 2;',
    'const g = (v) => v * half(b);',
    'const f = g(a);',
    'function half(v) {',
    '  return v / 2;',
    '}',
    'b = 100;',
    'const late = 5;',
  ];
  const select = 'const f = g(a);';

  it('holds functions, constants and earlier assignments, and what they need', () => {
    const summary = summaryOf(lines, { select });
    expect(summary.error).toBeNull();
    expect(summary.output).toMatchObject({ name: 'f', value: 6 });
    expect(summary.inputs.find(({ name }) => name === 'a')?.gradient).toBe(5);
    expect(summary.console).toEqual([]);
    const text = lines.join('\n');
    const [region, ...needed] = summary.slice.map(({ start, end }) => text.slice(start, end));
    expect(region).toBe(select);
    expect(needed.toSorted()).toEqual(
      [lines[0], lines[3], lines[4], lines[5], lines.slice(7, 10).join('\n')].toSorted(),
    );
  });

  it('holds nothing that comes later', () => {
    expect(
      summaryOf([...lines, 'const f2 = late2 * a;', 'let late2 = 3;'], { select: 'const f2 = late2 * a;' }),
    ).toMatchObject({
      missing: ['late2'],
    });
  });

  it('shows only the region', () => {
    expect(lineEnds(lines, { select })).toEqual([[7, '6', '1', 1]]);
  });
});

describe('a directive', () => {
  const program = ['const x = 4;', 'const w = [1, 2];', 'const q = x * w[1];', 'const f = q * x;'];

  it('says several things at once', () => {
    const summary = summaryOf(['// gradlens: x = 3, of q, wrt w, x', ...program]);
    expect(summary.output).toMatchObject({ name: 'q', value: 6 });
    expect(gradientsOf(summary)).toEqual([
      ['w', [0, 3]],
      ['x', 2],
    ]);
  });

  it('may hold an expression with commas, and stand anywhere in the region', () => {
    const summary = summaryOf([...program, '// gradlens: w = [5, Math.max(6, 7)]']);
    expect(summary.output?.value).toBe(112);
  });

  it('may stand above a function', () => {
    const lines = ['// gradlens: x = 3', 'function f(x) {', '  return x * x;', '}'];
    expect(summaryOf(lines, { select: lines.slice(1).join('\n') })).toMatchObject({
      output: { value: 9 },
      inputs: [{ name: 'x', source: 'directive', gradient: 6 }],
    });
  });

  it('that cannot be read is a finding at its place, and the rest runs', () => {
    const summary = summaryOf([...program, '// gradlens: of of f']);
    expect(summary.findings).toMatchObject([{ code: 'directive-invalid', line: 5 }]);
    expect(summary.output).toMatchObject({ name: 'f', value: 32 });
  });

  it('is no other comment', () => {
    expect(inputNames(['// about gradlens: of q', ...program])).toEqual(['x', 'w']);
  });
});

describe('the end of a line', () => {
  it('shows the last occurrence and how many there were', () => {
    const lines = ['const w = 2;', 'let h = 3;', 'for (let i = 0; i < 4; i++) {', '  h = h * w;', '}', 'const f = h;'];
    expect(lineEnds(lines).filter(([line]) => line !== 3)).toEqual([
      [1, '2', '96', 1],
      [2, '3', '16', 1],
      [4, '48', '1', 4],
      [6, '48', '1', 1],
    ]);
  });

  it('of a statement over several lines is its last', () => {
    const lines = ['const w = [', '  1,', '  2,', '];', 'const f =', '  w[0] *', '  w[1];'];
    expect(lineEnds(lines)).toEqual([
      [4, '[1, 2]', '[2, 1]', 1],
      [7, '2', '1', 1],
    ]);
    expect(rowsOf(lines).map(([name, line]) => [name, line])).toEqual([
      ['w', 1],
      ['f', 5],
    ]);
  });

  it('shows nothing where nothing ran', () => {
    const lines = ['const x = 2;', 'let f = 0;', 'if (x > 3) {', '  f = x * 5;', '} else {', '  f = x * 7;', '}'];
    expect(lineEnds(lines).map(([line]) => line)).toEqual([1, 2, 6]);
  });

  it('shows all that is bound there, in their order', () => {
    const lines = ['const a = 2, b = 3;', 'const f = a * b;'];
    const [first] = summaryOf(lines).lines;
    expect(first.cells).toEqual([
      { name: 'a', value: '2', gradient: '3' },
      { name: 'b', value: '3', gradient: '2' },
    ]);
  });

  it('shows a hand-written gradient without one', () => {
    const lines = ['const x = 4;', 'const y = -3;', 'const f = x * y;', 'const dx = y;', 'const dy = x * 1;'];
    expect(lineEnds(lines)).toEqual([
      [1, '4', '-3', 1],
      [2, '-3', '4', 1],
      [3, '-12', '1', 1],
      [4, '-3', undefined, 1],
      [5, '4', undefined, 1],
    ]);
  });

  it('shows values alone before an error, and nothing from it on', () => {
    expect(lineEnds(['const x = 4;', 'const q = x * 2;', 'const f = q.a.b;', 'const g = q * q;'])).toEqual([
      [1, '4', undefined, 1],
      [2, '8', undefined, 1],
    ]);
  });
});
