/** Binding events: one row each, with the value and the gradient of the version that was made there. */
import { describe, expect, it } from 'vitest';
import { type Options, rowsOf, runOf, summaryOf } from './notes-run.ts';

describe('rows of', () => {
  it('a loop', () => {
    const lines = [
      'const w = 3;',
      'let s = 0;',
      'for (let i = 1; i <= 3; i++) {',
      '  s += w * i;',
      '}',
      'const f = s * s;',
    ];
    expect(rowsOf(lines)).toEqual([
      ['w', 1, '', 0, 3, 216],
      ['s', 2, '', 0, 0, null],
      ['i', 3, '', 0, 1, null],
      ['s', 4, 'loop 3,0', 0, 3, 36],
      ['i', 3, 'loop 3,0', 1, 2, null],
      ['s', 4, 'loop 3,1', 1, 9, 36],
      ['i', 3, 'loop 3,1', 2, 3, null],
      ['s', 4, 'loop 3,2', 2, 18, 36],
      ['i', 3, 'loop 3,2', 3, 4, null],
      ['f', 6, '', 0, 324, 1],
    ]);
  });

  it('a function that is called twice, and once more', () => {
    const lines = [
      'const a = 2;',
      'const b = 3;',
      'function square(v) {',
      '  const r = v * v;',
      '  return r;',
      '}',
      'const f = square(a) + square(b) * 2;',
      'const g = square(f);',
    ];
    expect(rowsOf(lines)).toEqual([
      ['a', 1, '', 0, 2, 176],
      ['b', 2, '', 0, 3, 528],
      ['v', 3, 'call 7,0', 0, 2, 176],
      ['r', 4, 'call 7,0', 0, 4, 44],
      ['v', 3, 'call 7,1', 1, 3, 528],
      ['r', 4, 'call 7,1', 1, 9, 88],
      ['f', 7, '', 0, 22, 44],
      ['v', 3, 'call 8,0', 2, 22, 44],
      ['r', 4, 'call 8,0', 2, 484, 1],
      ['g', 8, '', 0, 484, 1],
    ]);
  });

  it('a name that is bound again', () => {
    const lines = ['let x = 2;', 'x = x * 3;', 'x = x + 1;', 'const f = x * x;'];
    expect(rowsOf(lines)).toEqual([
      ['x', 1, '', 0, 2, 42],
      ['x', 2, '', 0, 6, 14],
      ['x', 3, '', 0, 7, 14],
      ['f', 4, '', 0, 49, 1],
    ]);
    expect(summaryOf(lines, { wrt: ['x'] }).inputs).toMatchObject([{ name: 'x', value: 2, gradient: 42 }]);
    expect(summaryOf(lines, { of: 'x' })).toMatchObject({ output: { value: 7 }, inputs: [{ value: 2, gradient: 3 }] });
  });

  it('several bindings on one line', () => {
    const lines = ['let x = 2; x = x * x; x = x * x;', 'const f = x;'];
    expect(rowsOf(lines)).toEqual([
      ['x', 1, '', 0, 2, 32],
      ['x', 1, '', 1, 4, 8],
      ['x', 1, '', 2, 16, 1],
      ['f', 2, '', 0, 16, 1],
    ]);
  });

  it('a write through an alias', () => {
    const lines = ['const a = [1, 2];', 'const b = a;', 'b[0] = a[1] * 5;', 'const f = a[0] * 3 + a[1];'];
    expect(rowsOf(lines)).toEqual([
      ['a', 1, '', 0, [1, 2], [0, 16]],
      ['b', 2, '', 0, [1, 2], [0, 16]],
      ['b[0]', 3, '', 0, 10, 3],
      ['f', 4, '', 0, 32, 1],
    ]);
    expect(summaryOf(lines).inputs).toMatchObject([{ name: 'a', value: [1, 2], gradient: [0, 16] }]);
  });

  it('an alias that is written later keeps what it was', () => {
    const lines = ['const a = [3, 4];', 'const before = a;', 'a[0] *= 2;', 'a.push(a[0]);', 'const f = a[0] + a[2];'];
    expect(rowsOf(lines)).toEqual([
      ['a', 1, '', 0, [3, 4], [4, 0]],
      ['before', 2, '', 0, [3, 4], [4, 0]],
      ['a[0]', 3, '', 0, 6, 2],
      ['f', 5, '', 0, 12, 1],
    ]);
  });

  it('loops in loops in a function', () => {
    const lines = [
      'const w = [[1, 2], [3]];',
      'function total(m) {',
      '  let s = 0;',
      '  for (const row of m) {',
      '    for (const v of row) {',
      '      s += v * v;',
      '    }',
      '  }',
      '  return s;',
      '}',
      'const f = total(w);',
    ];
    const call = 'call 11,0';
    expect(rowsOf(lines)).toEqual([
      ['w', 1, '', 0, [[1, 2], [3]], [[2, 4], [6]]],
      ['m', 2, call, 0, [[1, 2], [3]], [[2, 4], [6]]],
      ['s', 3, call, 0, 0, null],
      ['row', 4, `${call} loop 4,0`, 0, [1, 2], [2, 4]],
      ['v', 5, `${call} loop 4,0 loop 5,0`, 0, 1, 2],
      ['s', 6, `${call} loop 4,0 loop 5,0`, 0, 1, 1],
      ['v', 5, `${call} loop 4,0 loop 5,1`, 1, 2, 4],
      ['s', 6, `${call} loop 4,0 loop 5,1`, 1, 5, 1],
      ['row', 4, `${call} loop 4,1`, 1, [3], [6]],
      ['v', 5, `${call} loop 4,1 loop 5,0`, 2, 3, 6],
      ['s', 6, `${call} loop 4,1 loop 5,0`, 2, 14, 1],
      ['f', 11, '', 0, 14, 1],
    ]);
  });

  it('calls in a loop, and calls in calls', () => {
    const lines = [
      'const x = 2;',
      'const twice = (t) => t + t;',
      'function four(u) {',
      '  return twice(twice(u));',
      '}',
      'let y = x;',
      'for (const n of [1, 2]) y = four(y);',
    ];
    expect(rowsOf(lines, { of: 'y' }).filter(([name]) => 'tu'.includes(name))).toEqual([
      ['u', 3, 'loop 7,0 call 7,0', 0, 2, 16],
      ['t', 2, 'loop 7,0 call 7,0 call 4,0', 0, 2, 16],
      ['t', 2, 'loop 7,0 call 7,0 call 4,1', 1, 4, 8],
      ['u', 3, 'loop 7,1 call 7,0', 1, 8, 4],
      ['t', 2, 'loop 7,1 call 7,0 call 4,0', 2, 8, 4],
      ['t', 2, 'loop 7,1 call 7,0 call 4,1', 3, 16, 2],
    ]);
  });

  it('a while loop and a do loop', () => {
    const lines = ['let x = 12;', 'while (x > 4) {', '  x /= 2;', '}', 'do x = x * x; while (x < 50);', 'const f = x;'];
    expect(rowsOf(lines)).toEqual([
      ['x', 1, '', 0, 12, 27],
      ['x', 3, 'loop 2,0', 0, 6, 54],
      ['x', 3, 'loop 2,1', 1, 3, 108],
      ['x', 5, 'loop 5,0', 0, 9, 18],
      ['x', 5, 'loop 5,1', 1, 81, 1],
      ['f', 6, '', 0, 81, 1],
    ]);
  });

  it('destructuring', () => {
    const lines = [
      'const pair = [3, 5];',
      'const [a, b] = pair;',
      'let { p, q: r = a } = { p: a * b };',
      '[p, r] = [r, p];',
      'const f = p * a;',
    ];
    expect(rowsOf(lines)).toEqual([
      ['pair', 1, '', 0, [3, 5], [6, 0]],
      ['a', 2, '', 0, 3, 6],
      ['b', 2, '', 0, 5, null],
      ['p', 3, '', 0, 15, null],
      ['r', 3, '', 0, 3, 6],
      ['p', 4, '', 0, 3, 6],
      ['r', 4, '', 0, 15, null],
      ['f', 5, '', 0, 9, 1],
    ]);
  });

  it('compound assignment', () => {
    const lines = [
      'const x = 3;',
      'let y = x;',
      'y += 2;',
      'y *= x;',
      'y -= 1;',
      'y /= 2;',
      'y **= 2;',
      'y++;',
      'const f = y;',
    ];
    expect(rowsOf(lines)).toEqual([
      ['x', 1, '', 0, 3, 56],
      ['y', 2, '', 0, 3, 56],
      ['y', 3, '', 0, 5, 21],
      ['y', 4, '', 0, 15, 7],
      ['y', 5, '', 0, 14, 7],
      ['y', 6, '', 0, 7, 14],
      ['y', 7, '', 0, 49, 1],
      ['y', 8, '', 0, 50, 1],
      ['f', 9, '', 0, 50, 1],
    ]);
  });

  it('writes to members', () => {
    const lines = [
      'const w = 2;',
      'const net = { w, h: [0, 0] };',
      'net.w = net.w * 3;',
      'net.h[1] = net.w + 1;',
      "net['w'] *= 2;",
      'const f = net.h[1] * net.w;',
    ];
    expect(rowsOf(lines)).toEqual([
      ['w', 1, '', 0, 2, 78],
      ['net', 2, '', 0, { w: 2, h: [0, 0] }, { w: 78, h: [null, null] }],
      ['net.w', 3, '', 0, 6, 26],
      ['net.h[1]', 4, '', 0, 7, 12],
      ["net['w']", 5, '', 0, 12, 7],
      ['f', 6, '', 0, 84, 1],
    ]);
  });

  it('writes to this', () => {
    const lines = [
      'const k = 3;',
      'const unit = {',
      '  scale: k,',
      '  grow(by) {',
      '    this.scale *= by;',
      '    return this;',
      '  },',
      '};',
      'const f = unit.grow(k).grow(2).scale;',
    ];
    expect(rowsOf(lines).filter(([name]) => name !== 'unit')).toEqual([
      ['k', 1, '', 0, 3, 12],
      ['by', 4, 'call 9,0', 0, 3, 12],
      ['this.scale', 5, 'call 9,0', 0, 9, 2],
      ['by', 4, 'call 9,1', 1, 2, null],
      ['this.scale', 5, 'call 9,1', 1, 18, 1],
      ['f', 9, '', 0, 18, 1],
    ]);
  });

  it('elements that are written, overwritten and never read', () => {
    const lines = [
      'const x = [1, 2, 3];',
      'const out = [];',
      'for (let i = 0; i < 3; i++) out[i] = x[i] * x[i];',
      'out[0] = 5 * x[1];',
      'const f = out[0] + out[1];',
    ];
    const writes = rowsOf(lines).filter(([name]) => name.startsWith('out['));
    expect(writes.map(([name, , frame, occurrence, value]) => [name, frame, occurrence, value])).toEqual([
      ['out[i]', 'loop 3,0', 0, 1],
      ['out[i]', 'loop 3,1', 1, 4],
      ['out[i]', 'loop 3,2', 2, 9],
      ['out[0]', '', 0, 10],
    ]);
    expect(writes.map(([, , , , , gradient]) => gradient).filter((_, i) => i % 2 === 1)).toEqual([1, 1]);
  });

  it('an element that is overwritten unread has gradient 0', () => {
    const lines = ['const x = 3;', 'const out = [0];', 'out[0] = x * x;', 'out[0] = x * 5;', 'const f = out[0] * 2;'];
    expect(rowsOf(lines).filter(([name]) => name === 'out[0]')).toEqual([
      ['out[0]', 3, '', 0, 9, 0],
      ['out[0]', 4, '', 0, 15, 2],
    ]);
  });

  it('an element that is added to keeps each of its versions', () => {
    const lines = [
      'const x = [2, 3];',
      'const sum = [0];',
      'for (const v of x) sum[0] += v * v;',
      'const f = sum[0] * 10;',
    ];
    expect(rowsOf(lines)).toEqual([
      ['x', 1, '', 0, [2, 3], [40, 60]],
      ['sum', 2, '', 0, [0], null],
      ['v', 3, 'loop 3,0', 0, 2, 40],
      ['sum[0]', 3, 'loop 3,0', 0, 4, 10],
      ['v', 3, 'loop 3,1', 1, 3, 60],
      ['sum[0]', 3, 'loop 3,1', 1, 13, 10],
      ['f', 4, '', 0, 130, 1],
    ]);
  });

  it('what is no number has a row without one', () => {
    const lines = ["const name = 'relu';", 'const x = 2;', 'const f = name === "relu" ? x * 3 : x;'];
    expect(rowsOf(lines)).toEqual([
      ['name', 1, '', 0, null, null],
      ['x', 2, '', 0, 2, 3],
      ['f', 3, '', 0, 6, 1],
    ]);
  });

  it('parameters with defaults, rest and patterns', () => {
    const lines = [
      'const x = 3;',
      'function f(a, { b, c = 5 }, ...rest) {',
      '  return a * b * c * rest[1];',
      '}',
      'const y = f(x, { b: x }, 7, x);',
    ];
    expect(rowsOf(lines).slice(1)).toEqual([
      ['a', 2, 'call 5,0', 0, 3, 135],
      ['b', 2, 'call 5,0', 0, 3, 135],
      ['c', 2, 'call 5,0', 0, 5, null],
      ['rest', 2, 'call 5,0', 0, [7, 3], [null, 135]],
      ['y', 5, '', 0, 135, 1],
    ]);
  });
});

describe('rows up to an error', () => {
  const cases: [title: string, lines: string[], options: Options, output: number | null, rows: unknown[]][] = [
    [
      'before the output: values only',
      ['const x = 2;', 'const y = x * 3;', 'const z = y.a.b;', 'const f = y * y;'],
      {},
      null,
      [
        ['x', 1, '', 0, 2, null],
        ['y', 2, '', 0, 6, null],
      ],
    ],
    [
      'before the output that was named',
      ['const x = 2;', 'const y = x * 3;', 'x.a.b;', 'const f = y * y;'],
      { of: 'f' },
      null,
      [
        ['x', 1, '', 0, 2, null],
        ['y', 2, '', 0, 6, null],
      ],
    ],
    [
      'after the output: everything',
      ['const x = 2;', 'const f = x * x;', 'console.log(f.a.b);'],
      {},
      4,
      [
        ['x', 1, '', 0, 2, 4],
        ['f', 2, '', 0, 4, 1],
      ],
    ],
    [
      'after the output that was named',
      ['const x = 2;', 'const y = x * 3;', 'const z = y.a.b;', 'const f = y * y;'],
      { of: 'y' },
      6,
      [
        ['x', 1, '', 0, 2, 3],
        ['y', 2, '', 0, 6, 1],
      ],
    ],
    [
      'in hand-written backward lines: everything of the forward pass',
      ['const x = 2;', 'const f = x * x;', 'const dx = f.a.b;'],
      {},
      4,
      [
        ['x', 1, '', 0, 2, 4],
        ['f', 2, '', 0, 4, 1],
      ],
    ],
  ];
  it.each(cases)('%s', (_, lines, options, output, rows) => {
    const { error, output: found } = summaryOf(lines, options);
    expect(error).toMatchObject({ code: 'uncaught', line: lines.findIndex((line) => line.includes('.a.b')) + 1 });
    expect(found?.value ?? null).toBe(output);
    expect(rowsOf(lines, options)).toEqual(rows);
  });

  it('in the third round of a loop', () => {
    const lines = [
      'const x = [{ v: 1 }, { v: 2 }];',
      'let s = 0;',
      'for (let i = 0; i < 3; i++) {',
      '  s += x[i].v;',
      '}',
      'const f = s;',
    ];
    const run = runOf(lines);
    expect(run.summary.error).toMatchObject({ code: 'uncaught', line: 4 });
    expect(run.summary.output).toBeNull();
    expect(
      run
        .variables()
        .filter(({ line }) => line === 4)
        .map(({ occurrence, value, gradient }) => [occurrence, value, gradient]),
    ).toEqual([
      [0, 1, null],
      [1, 3, null],
    ]);
  });
});
