// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs that have templates
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './differences.ts';
import { inspected } from './script.ts';

/** Text of an expression over names that are known where it comes to stand. */
type Text = (names: readonly string[]) => string;

const leaf: fc.Arbitrary<Text> = fc.oneof(
  { weight: 4, arbitrary: fc.nat(20).map((n) => (names: readonly string[]) => names[n % names.length]) },
  { weight: 1, arbitrary: fc.integer({ min: -20, max: 20 }).map((n) => () => `(${n / 8})`) },
);

/** Operations whose results stay small and whose slopes do, too. */
const ONE = [
  ...['Math.sin($)', 'Math.cos($)', 'Math.tanh($)', 'Math.atan($)', 'Math.exp(Math.sin($))', 'Math.log1p($ * $)'],
  ...['Math.sqrt(1 + $ * $)', 'Math.cbrt(2 + $ * $)', 'Math.asinh($)', 'Math.cosh(Math.tanh($))', 'Math.abs($)'],
  ...['Math.sinh(Math.sin($))', 'Math.log(1.5 + Math.cos($))', 'Math.log2(2 + $ ** 2)', 'Math.log10(3 + $ ** 2)'],
  ...[
    'Math.expm1(Math.tanh($))',
    'Math.asin(0.9 * Math.sin($))',
    'Math.acos(0.9 * Math.cos($))',
    'Math.tan(Math.atan($))',
  ],
  ...['Math.atanh(0.8 * Math.tanh($))', 'Math.acosh(1.5 + $ * $)', '-$', '+$', '($) ** 2 / 4', '(-(-$))', '$ % 100'],
];
const TWO = [
  ...['($ + %)', '($ - %)', '($ * %)', '$ / (1 + % * %)', 'Math.max($, %)', 'Math.min($, %)', 'Math.hypot($, %, 1)'],
  ...['Math.atan2($, 1.5 + Math.cos(%))', 'Math.pow(1.5 + Math.sin($), Math.tanh(%))', '(1 + $ ** 2) ** Math.sin(%)'],
  ...['($ > % ? $ * 2 : % - $)', '($ && %)', '($ || %)', '($ ?? %)', '(%, $)', 'Math.max(...[$, %, 0.25])'],
  ...['((p, q = p) => p * q)($, %)', '[$, %].reduce((s, v) => s * v + 0.5)', 'Number($) * +%', '(() => $ - % / 3)()'],
];

const { expression } = fc.letrec<{ expression: Text }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.tuple(fc.constantFrom(...ONE), tie('expression')).map(
      ([form, a]): Text =>
        (names) =>
          form.replaceAll('$', `(${a(names)})`),
    ),
    fc.tuple(fc.constantFrom(...TWO), tie('expression'), tie('expression')).map(
      ([form, a, b]): Text =>
        (names) =>
          form.replaceAll(/[$%](?! 100)/g, (mark) => `(${(mark === '$' ? a : b)(names)})`),
    ),
  ),
}));

/** Ways for numbers to go: `v` is bound to something made of $, % and #. */
const PATHS = [
  'const v = $;',
  'const v = [$, %, #].map((t, i) => t * (i + 0.5)).reduce((p, c) => p + c, 0);',
  'const [p_v, q_v = %] = [$], v = p_v * q_v;',
  'let v = $; for (let i = 0; i < 3; i++) v = Math.tanh(v * % + i / 8);',
  'const v = ((f, t) => f(t) + f(#))((s) => s * $, %);',
  'const { a: a_v, ...r_v } = { a: $, b: % }, v = a_v - r_v.b;',
  'let v; if (($) > 0.1) { v = %; } else v = # * 2;',
  'let v = 0; for (const t of [$, %, #]) { if (t < -1) continue; v += t * t; }',
  'const l_v = []; l_v.push($, %); l_v.unshift(#); const v = l_v.slice().sort((p, q) => p - q)[1] + l_v[0];',
  'const f_v = (n, t) => (n === 0 ? t : f_v(n - 1, Math.sin(t + %))), v = f_v(3, $);',
  'function g_v() { return arguments[0] * arguments[1] + this.k; } const v = g_v.call({ k: # }, $, %);',
  'const m_v = new Map([["k", $]]); m_v.set("l", %); const v = [...m_v.values()].reduce((p, c) => p - c, #);',
  'const o_v = { t: $, get u() { return this.t * %; }, set u(w) { this.t = w; } }; o_v.u = #; const v = o_v.u;',
  'let v = $; v += %; v *= 0.5; v -= #; v /= 2; v **= 2; v++; --v;',
  'const w_v = Array.from({ length: 3 }, (_, i) => $ * i - %), v = w_v.flatMap((t) => [t, t * #]).at(-1);',
  'let v; try { try { throw $; } catch (e) { v = e * %; throw { e }; } finally { v += 1; } } catch ({ e }) { v -= e; }',
  'let v = 1, n_v = 3; while (n_v--) { switch (n_v) { case 2: v += $; break; case 1: v *= %; default: v -= # / 4; } }',
  'const a_v = [[$, %], [%, #]], t_v = a_v[0].map((_, j) => a_v.map((r) => r[j])), v = t_v[1][0] * a_v[1][1];',
  'const b_v = [$, %, #]; [b_v[0], b_v[2]] = [b_v[2], b_v[0]]; b_v.length = 2; const v = b_v[0] + 2 * b_v[1];',
  'const v = `${"a"}` ? Object.values({ ...{ p: $ }, q: % }).concat(#).reduceRight((p, c) => p * 0.5 + c) : 0;',
];

const program = fc.array(fc.tuple(fc.constantFrom(...PATHS), expression, expression, expression), {
  minLength: 1,
  maxLength: 6,
});

const START = { x: 0.7137, y: -1.2291, z: 0.3519 };

function textOf(parts: readonly (readonly [string, Text, Text, Text])[]): string {
  const names = Object.keys(START);
  const lines = parts.map(([path, ...texts], i) => {
    const line = path.replaceAll(/\bv\b|_v\b|[$%#](?!\{)/g, (mark) => {
      if (mark === 'v') return `v${i}`;
      if (mark === '_v') return `_v${i}`;
      return `(${texts['$%#'.indexOf(mark)](names)})`;
    });
    names.push(`v${i}`);
    return line;
  });
  const sum = parts.map((_, i) => `Math.tanh(v${i}) * ${i + 1}`).join(' + ');
  return [`const x = ${START.x}, y = ${START.y}, z = ${START.z};`, ...lines, `const out = ${sum};`].join('\n');
}

describe('gradients of random programs agree with differences', () => {
  it('through arrays, objects, closures, loops and patterns', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(program.map(textOf), (text) => {
        check(text, START);
      }),
      { numRuns: 300, seed: 20240, maxSkipsPerRun: 20 },
    );
  });

  it.each(PATHS)('%s', (path) => {
    const text = textOf([[path, () => 'x * y', () => 'Math.sin(z) + x', () => 'y - z * z']]);
    check(text, START);
  });
});

describe('where a gradient ends, and where it does not', () => {
  const gradient = (text: string) =>
    inspected(`const x = 3;\n${text}`, { of: 'out', wrt: ['x'] }).summary.inputs[0]?.gradient;

  it.each([
    ['const out = x | 0;', 0],
    ['const out = (x >> 1) + x;', 1],
    ['const out = Number(x.toFixed(2)) + 2 * x;', 2],
    ['const out = parseFloat(`${x}`) * x;', 3],
    ['const out = JSON.parse(JSON.stringify({ x })).x * x;', 3],
    ['const out = Number(x) * +x;', 6],
    ['const out = parseFloat(x) * x;', 6],
    ['const out = Math.floor(x / 2) * x;', 1],
    ['const out = x % 2 + x;', 2],
    ['const out = [5, 6, 7, 8][x] * x;', 8],
    ['const out = typeof x === "number" ? x * x : 0;', 6],
    ['const out = x === 3 && x == "3" ? x ** 2 : 0;', 6],
    ['const out = new Map([[x, 2]]).get(3) * x;', 2],
    ['const o = { 3: 4 }; const out = o[x] * x;', 4],
    ['let s = 0; for (let i = 0; i < x; i++) s += x; const out = s;', 3],
    ['let n = x; let s = 0; while (n--) s += n; const out = s;', 3],
    ['const out = -(-(-x));', -1],
    ['let v = x; const f = (v /= 2) + 1; const out = f * f * v;', 6.875],
    ['const out = new Array(x).fill(x).reduce((p, c) => p + c);', 3],
    ['const out = Math.max(x, 3);', 0.5],
    ['const out = Math.abs(x - 3);', 0],
    ['const out = x ** 0;', 0],
    ['const out = [x, x][x - 3] * [..."ab"].length;', 2],
    ['const out = Math.clz32(x) + Math.fround(x);', 1],
    ['const out = [[x]] * 2;', 0],
  ])('%s', (text, expected) => {
    expect(gradient(text)).toBe(expected);
  });
});
