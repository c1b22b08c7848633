/** The programs of the course notes, in each of their forms: value by value and gradient by gradient. */
import { describe, expect, it } from 'vitest';
import type { Tree } from '../../../core/index.ts';
import { gradientsOf, runOf, summaryOf } from './notes-run.ts';

interface Form {
  readonly form: string;
  readonly lines: readonly string[];
  /** Intermediates: name → value and gradient of its last binding. */
  readonly between?: Readonly<Record<string, readonly [value: Tree, gradient: Tree]>>;
  /** Hand-written gradients: name → last value. They have no gradient themselves. */
  readonly byHand?: Readonly<Record<string, Tree>>;
}

interface Notes {
  readonly title: string;
  readonly given: readonly string[];
  readonly output: Tree;
  readonly gradients: Readonly<Record<string, Tree>>;
  readonly forms: readonly Form[];
}

const s = 0.19661193324148185;

const notes: readonly Notes[] = [
  {
    title: 'a product',
    given: ['const x = 4;', 'const y = -3;'],
    output: -12,
    gradients: { x: -3, y: 4 },
    forms: [
      { form: 'as one expression', lines: ['const f = x * y;'] },
      {
        form: 'with its backward lines',
        lines: ['const f = x * y;', 'const df = 1;', 'const dx = y * df;', 'const dy = x * df;'],
        byHand: { df: 1, dx: -3, dy: 4 },
      },
      {
        form: 'with backward lines that only copy',
        lines: ['const f = x * y;', 'const dx = y;', 'const dy = x;'],
        byHand: { dx: -3, dy: 4 },
      },
    ],
  },
  {
    title: 'a maximum',
    given: ['const x = 4;', 'const y = 2;'],
    output: 4,
    gradients: { x: 1, y: 0 },
    forms: [
      { form: 'as one expression', lines: ['const f = Math.max(x, y);'] },
      {
        form: 'with its backward lines',
        lines: ['const f = Math.max(x, y);', 'const dx = x >= y ? 1 : 0;', 'const dy = y >= x ? 1 : 0;'],
        byHand: { dx: 1, dy: 0 },
      },
    ],
  },
  {
    title: 'a sum in a product',
    given: ['const x = -2;', 'const y = 5;', 'const z = -4;'],
    output: -12,
    gradients: { x: -4, y: -4, z: 3 },
    forms: [
      { form: 'as one expression', lines: ['const f = (x + y) * z;'] },
      {
        form: 'gate by gate',
        lines: ['const q = x + y;', 'const f = q * z;'],
        between: { q: [3, -4], f: [-12, 1] },
      },
      {
        form: 'with its backward lines',
        lines: [
          'const q = x + y;',
          'const f = q * z;',
          'const dz = q;',
          'const dq = z;',
          'const dx = 1 * dq;',
          'const dy = 1 * dq;',
        ],
        between: { q: [3, -4], f: [-12, 1] },
        byHand: { dz: 3, dq: -4, dx: -4, dy: -4 },
      },
    ],
  },
  {
    title: 'all three gates',
    given: ['const x = 3;', 'const y = -4;', 'const z = 2;', 'const w = -1;'],
    output: -20,
    gradients: { x: -8, y: 6, z: 2, w: 0 },
    forms: [
      { form: 'as one expression', lines: ['const f = 2 * (x * y + Math.max(z, w));'] },
      {
        form: 'gate by gate',
        lines: ['const p = x * y;', 'const m = Math.max(z, w);', 'const t = p + m;', 'const f = 2 * t;'],
        between: { p: [-12, 2], m: [2, 2], t: [-10, 2], f: [-20, 1] },
      },
    ],
  },
  {
    title: 'a neuron',
    given: ['const w = [2, -3, -3];', 'const x = [-1, -2];'],
    output: 0.7310585786300049,
    gradients: { w: [-s, -2 * s, s], x: [2 * s, -3 * s] },
    forms: [
      {
        form: 'as one expression',
        lines: ['const f = 1 / (1 + Math.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])));'],
      },
      {
        form: 'gate by gate',
        lines: [
          'const a = w[0] * x[0];',
          'const b = w[1] * x[1];',
          'const c = a + b;',
          'const dot = c + w[2];',
          'const minus = -dot;',
          'const e = Math.exp(minus);',
          'const den = 1 + e;',
          'const f = 1 / den;',
        ],
        between: {
          a: [-2, s],
          b: [6, s],
          c: [4, s],
          dot: [1, s],
          minus: [-1, -s],
          e: [0.36787944117144233, -0.534446645388523],
          den: [1.3678794411714423, -0.534446645388523],
        },
      },
      {
        form: 'with its backward lines',
        lines: [
          'const dot = w[0] * x[0] + w[1] * x[1] + w[2];',
          'const f = 1 / (1 + Math.exp(-dot));',
          'const ddot = (1 - f) * f;',
          'const dx = [w[0] * ddot, w[1] * ddot];',
          'const dw = [x[0] * ddot, x[1] * ddot, 1 * ddot];',
        ],
        between: { dot: [1, s], f: [0.7310585786300049, 1] },
        byHand: { ddot: s, dx: [2 * s, -3 * s], dw: [-s, -2 * s, s] },
      },
    ],
  },
  {
    title: 'the staged example',
    given: ['const x = 3;', 'const y = -4;'],
    output: 1.5456448841066441,
    gradients: { x: 2.0595697955721652, y: 1.5922327514838093 },
    forms: [
      {
        form: 'as one expression',
        lines: ['const f = (x + 1 / (1 + Math.exp(-y))) / (1 / (1 + Math.exp(-x)) + (x + y) ** 2);'],
      },
      {
        form: 'with a function for the sigmoid',
        lines: [
          'const sigmoid = (t) => 1 / (1 + Math.exp(-t));',
          'const f = (x + sigmoid(y)) / (sigmoid(x) + Math.pow(x + y, 2));',
        ],
      },
      {
        form: 'staged, with its backward lines',
        lines: [
          'const sigy = 1 / (1 + Math.exp(-y));',
          'const num = x + sigy;',
          'const sigx = 1 / (1 + Math.exp(-x));',
          'const xpy = x + y;',
          'const xpysqr = xpy ** 2;',
          'const den = sigx + xpysqr;',
          'const invden = 1 / den;',
          'const f = num * invden;',
          'const dnum = invden;',
          'const dinvden = num;',
          'const dden = (-1 / den ** 2) * dinvden;',
          'const dsigx = 1 * dden;',
          'const dxpysqr = 1 * dden;',
          'const dxpy = 2 * xpy * dxpysqr;',
          'let dx = dxpy;',
          'let dy = dxpy;',
          'dx += (1 - sigx) * sigx * dsigx;',
          'dx += dnum;',
          'const dsigy = dnum;',
          'dy += (1 - sigy) * sigy * dsigy;',
        ],
        between: {
          sigy: [0.01798620996209156, 0.5121444488396316],
          num: [3.0179862099620918, 0.5121444488396316],
          sigx: [0.9525741268224334, -0.7915934472725935],
          xpy: [-1, 1.583186894545187],
          xpysqr: [1, -0.7915934472725935],
          den: [1.9525741268224333, -0.7915934472725935],
          invden: [0.5121444488396316, 3.0179862099620918],
        },
        byHand: {
          dnum: 0.5121444488396316,
          dinvden: 3.0179862099620918,
          dden: -0.7915934472725935,
          dsigx: -0.7915934472725935,
          dxpysqr: -0.7915934472725935,
          dxpy: 1.583186894545187,
          dsigy: 0.5121444488396316,
          dx: 2.0595697955721652,
          dy: 1.5922327514838093,
        },
      },
    ],
  },
];

/** Equal but for the last digits that V8's transcendental functions may differ in. */
function near(tree: Tree): unknown {
  if (typeof tree === 'number') return Number.isInteger(tree) ? tree : expect.closeTo(tree, 12);
  return Array.isArray(tree) ? tree.map(near) : tree;
}

describe.each(notes)('$title', ({ given, output, gradients, forms }) => {
  const wanted = (names: readonly string[]) => names.map((name) => [name, near(gradients[name])]);
  const names = Object.keys(gradients);
  const inOrder = given.map((line) => /\w+(?= =)/.exec(line)?.[0] ?? '');

  describe.each(forms)('$form', ({ lines, between = {}, byHand = {} }) => {
    const program = [...given, ...lines];

    it('finds its inputs and output', () => {
      const summary = summaryOf(program);
      expect(summary.error).toBeNull();
      expect(summary.findings).toEqual([]);
      expect(summary.output).toMatchObject({ name: 'f', value: near(output), seed: '1' });
      expect(gradientsOf(summary)).toEqual(wanted(inOrder));
    });

    it('takes them by name, in the order of the request', () => {
      const reversed = names.toReversed();
      const summary = summaryOf(program, { of: 'f', wrt: reversed });
      expect(summary.output).toMatchObject({ name: 'f', value: near(output) });
      expect(gradientsOf(summary)).toEqual(wanted(reversed));
      expect(gradientsOf(summaryOf(program, { wrt: [names[1]] }))).toEqual(wanted([names[1]]));
      expect(gradientsOf(summaryOf(program, { of: 'f' }))).toEqual(wanted(inOrder));
    });

    it('has every value and gradient between', () => {
      const rows = new Map(
        runOf(program)
          .variables()
          .map((row) => [row.name, row]),
      );
      for (const [name, [value, gradient]] of Object.entries(between))
        expect(rows.get(name), name).toMatchObject({ value: near(value), gradient: near(gradient) });
      for (const [name, value] of Object.entries(byHand))
        expect(rows.get(name), name).toMatchObject({ value: near(value), gradient: null });
      for (const name of names) expect(rows.get(name), name).toMatchObject({ gradient: near(gradients[name]) });
    });
  });
});

describe('an output in the middle', () => {
  const program = ['const x = -2;', 'const y = 5;', 'const z = -4;', 'const q = x + y;', 'const f = q * z;'];

  it('is what was named, and nothing after it has a gradient', () => {
    const run = runOf(program, { of: 'q' });
    expect(run.summary.output).toMatchObject({ name: 'q', value: 3 });
    expect(gradientsOf(run.summary)).toEqual([
      ['x', 1],
      ['y', 1],
    ]);
    expect(run.variables().map(({ name, gradient }) => [name, gradient])).toEqual([
      ['x', 1],
      ['y', 1],
      ['z', null],
      ['q', 1],
      ['f', null],
    ]);
  });

  it('gives zeros to what was asked for and is not reached', () => {
    expect(gradientsOf(summaryOf(program, { of: 'q', wrt: ['z', 'x'] }))).toEqual([
      ['z', 0],
      ['x', 1],
    ]);
  });

  it('may be an input of another run', () => {
    expect(gradientsOf(summaryOf(program, { wrt: ['q', 'z'] }))).toEqual([
      ['q', -4],
      ['z', 3],
    ]);
  });
});

describe('a product of matrices', () => {
  const matrix = (rows: number, columns: number, at: (i: number, j: number) => number) =>
    Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => at(i, j)));
  const W = matrix(5, 10, (i, j) => ((7 * i + 3 * j) % 11) - 5);
  const X = matrix(10, 3, (i, j) => ((5 * i + 2 * j) % 7) - 3);
  const dD = matrix(5, 3, (i, j) => ((3 * i + j) % 5) - 2);
  const literals = [`const W = ${JSON.stringify(W)};`, `const X = ${JSON.stringify(X)};`];
  const seed = `const dD = ${JSON.stringify(dD)};`;
  const sum = (count: number, at: (k: number) => number) =>
    Array.from({ length: count }, (_, k) => at(k)).reduce((a, b) => a + b, 0);
  const D = matrix(5, 3, (i, j) => sum(10, (k) => W[i][k] * X[k][j]));
  const dW = matrix(5, 10, (i, k) => sum(3, (j) => dD[i][j] * X[k][j]));
  const dX = matrix(10, 3, (k, j) => sum(5, (i) => W[i][k] * dD[i][j]));

  const mapped = 'const D = W.map((row) => X[0].map((_, j) => row.reduce((s, w, k) => s + w * X[k][j], 0)));';
  const looped = [
    'const D = [];',
    'for (let i = 0; i < W.length; i++) {',
    '  D.push([]);',
    '  for (let j = 0; j < 3; j++) {',
    '    let s = 0;',
    '    for (let k = 0; k < X.length; k++) s += W[i][k] * X[k][j];',
    '    D[i].push(s);',
    '  }',
    '}',
  ];

  it.each([
    ['mapped', [...literals, mapped, seed]],
    ['looped', [...literals, ...looped, seed]],
    ['seeded before', [seed, ...literals, mapped]],
  ])('%s: takes the upstream gradient by its name', (_, lines) => {
    const summary = summaryOf(lines, { of: 'D' });
    expect(summary.output).toMatchObject({ name: 'D', value: D, shape: [5, 3], seed: 'dD' });
    expect(gradientsOf({ inputs: summary.inputs.filter(({ name }) => name !== 'dD') })).toEqual([
      ['W', dW],
      ['X', dX],
    ]);
  });

  it('finds the output without being told', () => {
    const summary = summaryOf([...literals, mapped, seed]);
    expect(summary.output?.name).toBe('D');
    expect(gradientsOf(summary)).toEqual([
      ['W', dW],
      ['X', dX],
    ]);
  });
});
