import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './differences.ts';
import { byNode, inspected, numeric } from './script.ts';

const START = { x: 0.7137, y: -1.2291, z: 0.3519 };
const HEAD = `const x = ${START.x}, y = ${START.y}, z = ${START.z};
let a = [x, y * y, 0.5, z], b = [a[0] * 2, 1], c = a;
const rows = [];`;

const index = fc.nat(5);
const name = fc.constantFrom('a', 'b', 'c');

const term = fc.oneof(
  fc.constantFrom('x', 'y', 'z', '1.5', '-0.25'),
  fc.tuple(name, index).map(([array, i]) => `(${array}[${i}] ?? 0.75)`),
);
const number = fc.oneof(
  term,
  fc.tuple(term, fc.constantFrom('+', '-', '*'), term).map((parts) => parts.join(' ')),
  term.map((t) => `Math.sin(${t})`),
);

const step = fc.oneof(
  fc.tuple(name, index, number).map(([a, i, e]) => `if (${i} <= ${a}.length) ${a}[${i}] = ${e};`),
  fc.tuple(name, index, number).map(([a, i, e]) => `if (${i} < ${a}.length) ${a}[${i}] *= ${e};`),
  fc.tuple(name, number, number).map(([a, e, f]) => `${a}.push(${e}, ${f});`),
  name.map((a) => `${a}.pop();`),
  name.map((a) => `${a}.shift();`),
  fc.tuple(name, number).map(([a, e]) => `${a}.unshift(${e});`),
  fc.tuple(name, index, index, number).map(([a, i, n, e]) => `${a}.splice(${i}, ${n}, ${e});`),
  fc.tuple(name, index, index).map(([a, i, n]) => `${a}.splice(${i}, ${n});`),
  name.map((a) => `${a}.sort((p, q) => p - q);`),
  name.map((a) => `${a}.reverse();`),
  fc.tuple(name, index, number).map(([a, i, e]) => `${a}.fill(${e}, ${i}, ${i + 2});`),
  fc.tuple(name, index, index).map(([a, i, j]) => `${a}.copyWithin(${i}, ${j});`),
  fc.tuple(name, name).map(([a, b]) => `${a} = ${b};`),
  fc.tuple(name, name, number).map(([a, b, e]) => `${a} = [...${b}, ${e}];`),
  fc.tuple(name, name).map(([a, b]) => `${a} = ${b}.slice(1);`),
  fc.tuple(name, index).map(([a, i]) => `${a}.length = Math.min(${a}.length, ${i});`),
  fc.tuple(name, name).map(([a, b]) => `if (${a}.length && ${b}.length) [${a}[0], ${b}[0]] = [${b}[0], ${a}[0]];`),
  fc.tuple(name, number).map(([a, e]) => `${a}.forEach((v, i, all) => { all[i] = v * 0.5 + ${e}; });`),
  fc.tuple(name, number).map(([a, e]) => `for (const i in ${a}) ${a}[i] += ${e};`),
  fc.tuple(name, name).map(([a, b]) => `if (${a}.length + ${b}.length < 40) ${a}.push(...${b});`),
);

const steps = fc.array(step, { minLength: 1, maxLength: 14 });

/** After each step `rows` gets a copy of each array, and `seen…` is bound to the arrays themselves. */
function textOf(list: readonly string[]): string {
  const lines = list.flatMap((line, i) => [line, `const seen${i} = [a, b, c]; rows.push([[...a], [...b], [...c]]);`]);
  const sum = '[...a, ...b, ...c].reduce((s, v, k) => s + v * Math.cos(k), 0)';
  return [HEAD, ...lines, `const out = ${sum};`].join('\n');
}

describe('random writes to arrays', () => {
  it('give what Node gives, and no row of before changes', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const text = textOf(list);
        const run = inspected(text);
        expect(run.summary.error).toBeNull();
        const rows = run.variables();
        const seen = list.map((_, i) => rows.find((row) => row.name === `seen${i}`)?.value);
        expect(seen).toEqual(numeric(byNode(`${text.replace('const out', 'const sum')} const out = rows;`)));
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('have gradients that agree with differences', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(steps, (list) => {
        check(textOf(list), START);
      }),
      { numRuns: 200, seed: 8, maxSkipsPerRun: 20 },
    );
  });
});

/** What each row of a name is, in the order in which they happened. */
function rowsOf(text: string, name: string): [unknown, unknown][] {
  const run = inspected(text, { of: 'out' });
  expect(run.summary.error).toBeNull();
  return run.variables().flatMap((row) => (row.name === name ? [[row.value, row.gradient]] : []));
}

describe('rows keep the version that they made', () => {
  it.each([
    [
      'const x = 2; const a = [x, 1]; a[0] = x * x; a[1] = a[0] * 3; const out = a[1];',
      'a',
      [
        [
          [2, 1],
          [12, null],
        ],
      ],
    ],
    ['const x = 2; let a = [x]; const b = a; b[0] = 5 * x; const out = a[0];', 'b', [[[2], [5]]]],
    ['const x = 2; let a = [x]; const b = a; b[0] = 5 * x; const out = a[0];', 'b[0]', [[10, 1]]],
    [
      'const x = 2; const a = [x]; a[0] = a[0] * 3; a[0] = a[0] * 4; const out = a[0];',
      'a[0]',
      [
        [6, 4],
        [24, 1],
      ],
    ],
    [
      'const x = 2; const a = [0]; a[0] = x; a[0] = x * 3; const out = a[0];',
      'a[0]',
      [
        [2, 3],
        [6, 1],
      ],
    ],
    [
      'const x = 2; const a = [0]; a[0] = x * 2; a[0] = x * 3; const out = a[0];',
      'a[0]',
      [
        [4, 0],
        [6, 1],
      ],
    ],
    ['const x = 2; const o = { p: x }; const q = o; o.p = x * x; const out = q.p;', 'q', [[{ p: 2 }, { p: 4 }]]],
    ['const x = 2; const o = { p: x }; const q = o; o.p = x * x; const out = q.p;', 'o.p', [[4, 1]]],
    [
      'const x = 3; let s = 0; for (const v of [x, 2 * x]) s += v * v; const out = s;',
      'v',
      [
        [3, 30],
        [6, 12],
      ],
    ],
    [
      'const x = 3; const a = [x, 1]; const b = a.reverse(); a.length = 1; const out = b[0] * x;',
      'b',
      [
        [
          [1, 3],
          [null, 1],
        ],
      ],
    ],
  ])('%s: %s', (text, name, expected) => {
    expect(rowsOf(text, name)).toEqual(expected);
  });
});
