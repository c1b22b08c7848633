// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs that have templates
import { describe, expect, it } from 'vitest';
import type { Limits } from '../../../core/index.ts';
import { endingOf, TENTH } from '../hostile.ts';
import { inspected } from './script.ts';

const ending = (text: string, limits: Partial<Limits> = TENTH) => endingOf(inspected, text, limits);

describe('more memory than there is', { timeout: 15_000 }, () => {
  it.each([
    'new Array(1e9).fill(0);',
    'Array.from({ length: 1e9 });',
    'Array.from({ length: 1e9 }, (_, i) => i);',
    '"x".repeat(1e9);',
    '"x".padStart(1e9, "ab");',
    '10n ** 10n ** 9n;',
    '1n << 10_000_000_000n;',
    '1n >> -10_000_000_000n;',
    '281474976710655n ** 20000000n;',
    'let b = 3n; for (;;) b *= b;',
    'BigInt("9".repeat(1e7));',
    '"9".repeat(1e7) == 1n;',
    'const a = []; a.length = 4e9;',
    'const a = []; a[4294967290] = 1;',
    'let s = "a"; for (;;) s += s;',
    'let s = "a"; for (;;) s = `${s}${s}`;',
    'let s = "a"; for (;;) s = s.concat(s);',
    'const s = "a".repeat(1e7); `${s}${s}${s}${s}`;',
    'let s = "a"; for (;;) s = [s, s].join();',
    'let s = "a"; for (;;) s = s.replaceAll("a", "aa");',
    'let a = [1]; for (;;) a = [...a, ...a];',
    'let a = [1]; for (;;) a = a.concat(a);',
    'let a = [1]; for (;;) a.push(...a);',
    'const f = (...a) => f(...a, ...a); f(1, 2);',
    'let o = {}; for (let i = 0; ; i++) o = { ...o, [i]: o };',
    '[...{ [Symbol.iterator]: () => ({ next: () => ({ value: 1 }) }) }];',
    'let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; JSON.stringify(a);',
    'let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; String(a);',
    'let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; a.flat(Infinity);',
    'const o = {}; for (let i = 0; ; i++) o.a = i;',
    'const m = new Map(); for (let i = 0; ; i++) m.set({}, [i]);',
    'let l = null; for (;;) { const k = l; l = () => k; }',
    'let f = () => 1; for (;;) { const g = f; f = function () { return g; }; f.prototype.v = 1; }',
    'Math.max.apply(null, { length: 1e9 });',
    'String.fromCharCode.apply(null, { length: 1e9 });',
    'const o = {}; for (let i = 0; i < 1e5; i++) o["k" + i] = i; for (;;) ({ ...o });',
    'const o = {}; for (let i = 0; i < 1e5; i++) o["k" + i] = i; for (;;) { const { k0, ...rest } = o; }',
    'const a = Array(1e6).fill(0); for (;;) for (const k in a) break;',
    'const a = Array(1e6).fill(0); for (;;) { const [...rest] = a; }',
    'const s = "a".repeat(1e6); const t = "a".repeat(1e6); for (;;) s + "b" === t + "b";',
    'const s = " ".repeat(1e6); for (;;) +s;',
    'for (let i = 0; ; i++) console.log("x".repeat(1e4));',
  ])('%s is stopped', (text) => {
    expect(ending(`let z = 1;\n${text}`)).toMatch(/^budget-(memory|time|steps)$/);
  });

  it.each(['let l = null; for (;;) l = { l, a: {}, b: [] };', 'let s = "a"; for (;;) s += s;'])(
    '%s is stopped by the limits that are set for everybody',
    { timeout: 30_000 },
    (text) => {
      expect(ending(`let z = 1;\n${text}`, {})).toMatch(/^budget-(memory|time|steps)$/);
    },
  );

  it.each([
    'const a = Array(1e6).fill(0); for (let i = 0; i < 2000; i++) delete a[i]; const out = a.length;',
    'const a = Array(1e6).fill(0); for (let i = 0; i < 2000; i++) a.length--; const out = a.length + 2000;',
    'const a = Array(1e6).fill(0); for (let i = 0; i < 2000; i++) a[i] = i; const out = a.length;',
    'const a = []; for (let i = 0; i < 1e5; i++) { a.push(i); if (i % 2) a.pop(); } const out = a.length * 20;',
  ])('%s does not copy the whole each time', (text) => {
    expect(inspected(text).summary).toMatchObject({ error: null, output: { value: 1e6 } });
  });
});

describe('data that cannot be written out', { timeout: 15_000 }, () => {
  it.each([
    'let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; const out = 1;',
    'let o = { v: 1 }; for (let i = 0; i < 40; i++) o = { l: o, r: o }; const out = 1;',
    'const c = []; c.push(c); let a = [c]; for (let i = 0; i < 40; i++) a = [a, c, a]; const out = 1;',
    'const a = []; a[0] = a; const b = { a, get g() { throw 1; } }; b.b = b; const out = 1;',
    'let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; console.log(a); const out = 1;',
    'let a = []; for (let i = 0; i < 2000; i++) a = [a]; const out = 1;',
    'let a = [2]; for (let i = 0; i < 50; i++) a = [a]; const out = a.length;',
    'let a = []; for (let i = 0; i < 50; i++) a = [a, [], [1]]; const out = 1;',
  ])('%s does no harm', (text) => {
    const run = inspected(`const x = 2; ${text}`);
    expect(run.summary.error).toBeNull();
    expect(run.summary.output).not.toBeNull();
    expect(run.site(6)?.value).toBe('2');
  });
});

describe('prototypes without end', () => {
  it.each([
    'let o = {}; for (;;) o = { __proto__: o };',
    'let o = {}; for (;;) o = Object.create(o);',
    'let o = {}; for (;;) { const p = {}; p.__proto__ = o; o = p; }',
    'let o = {}; for (;;) { function F() {} F.prototype = o; o = new F(); }',
    'let o = {}; for (;;) o = Object.setPrototypeOf([], o);',
  ])('%s is stopped', (text) => {
    expect(ending(text)).toMatch(/^budget-(depth|steps)$/);
  });

  it.each(['a.__proto__ = b;', 'Object.setPrototypeOf(a, b);', 'a.__proto__ = a;'])('%s in a circle', (text) => {
    const { error } = inspected(`const a = {}, b = { __proto__: a };\n${text}`).summary;
    expect(error).toMatchObject({ code: 'uncaught', line: 2, args: { error: 'TypeError: Cyclic __proto__ value' } });
  });
});

describe('syntax without end', () => {
  const nested = (open: string, close: string, n: number) => `${open.repeat(n)}x${close.repeat(n)}`;

  it.each([
    ['parentheses', nested('(', ')', 10_000)],
    ['minuses', `${'- '.repeat(10_000)}x`],
    ['arrays', nested('[', ']', 10_000)],
    ['objects', nested('{ a: ', '}', 5000)],
    ['a sum', `x${' + 1'.repeat(20_000)}`],
    ['a chain', `x${'?.a'.repeat(5000)}`],
    ['calls', `x${'()'.repeat(5000)}`],
    ['members', `x${'.a'.repeat(5000)}`],
    ['choices', `${'x ? 1 : '.repeat(5000)}x`],
    ['templates', nested('`${', '}`', 3000)],
    ['arrows', `${'() => '.repeat(5000)}x`],
    ['functions', nested('(function () { return ', '})()', 3000)],
    ['spreads', nested('[...', ']', 3000)],
    ['conjunctions', `x${' && x'.repeat(10_000)}`],
    ['assignments', `${'y = '.repeat(5000)}x`],
    ['exponents', `x${' ** 1'.repeat(10_000)}`],
  ])('%s end in a located error', (_, expression) => {
    for (const text of [`let x = 2, y;\nconst out = ${expression};`, `let x = 2, y;\n(${expression});`]) {
      const { error } = inspected(text).summary;
      expect(error).toMatchObject({ code: 'syntax', args: { detail: 'The code is nested too deeply' }, line: 2 });
    }
  });

  it.each([
    ['blocks', nested('{', '}', 5000)],
    ['branches', `${'if (x) '.repeat(5000)}x;`],
    ['else-branches', `${'if (x === 1) ; else '.repeat(5000)};`],
    ['loops', `${'while (x) '.repeat(5000)}x;`],
    ['labels', `${Array.from({ length: 3000 }, (_, i) => `l${i}: `).join('')}x;`],
    ['patterns', `const ${nested('[', ']', 3000)} = [];`],
  ])('%s end in a located error', (_, statement) => {
    const { error } = inspected(`let x = 2;\n${statement}`).summary;
    expect(error).toMatchObject({ code: 'syntax', line: 2 });
  });

  it.each([
    ['a sum', `x${' + 1'.repeat(1000)}`, 1002],
    ['parentheses', nested('(', ')', 300), 2],
    ['minuses', `${'- '.repeat(1000)}x`, 2],
    ['a sequence', `(${'x, '.repeat(5000)}x)`, 2],
    ['a list', `[${'x, '.repeat(5000)}].length`, 5000],
    ['calls inside calls', `${'((v) => v)('.repeat(100)}x${')'.repeat(100)}`, 2],
  ])('%s of a size that people write is run', (_, expression, value) => {
    expect(inspected(`const x = 2;\nconst out = ${expression};`, { of: 'out' }).summary).toMatchObject({
      error: null,
      output: { value },
    });
  });

  it('many statements are run', () => {
    const text = `let x = 1;\n${'x = x * 1.0001;\n'.repeat(3000)}const out = x;`;
    expect(inspected(text).summary.output?.value).toBeCloseTo(1.0001 ** 3000, 10);
  });
});
