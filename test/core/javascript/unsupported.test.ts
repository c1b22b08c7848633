/** What is not supported ends the run where it stands, says what it is, and leaves everything before it there. */
import { describe, expect, it } from 'vitest';
import { message } from '../../../core/index.ts';
import { inspected } from './script.ts';

const BEFORE = 'const a = 2;\nconst b = a * 3;\n';

/** By what the message calls it; `¶` stands before what is to blame. */
const CONSTRUCTS: Readonly<Record<string, readonly string[]>> = {
  'Classes that extend `Array`': [
    'class Vector extends ¶Array { }',
    'export default class extends ¶Array { }',
    'const Vector = class extends (¶b, Array) { };',
  ],
  'Classes that extend `Map`': ['function f(x = class extends ¶Map { }) { }\nf();'],
  'Classes that extend `Function`': ['class F extends ¶(() => 1).constructor { }'],
  Generators: [
    '¶function* g() { yield 1; }',
    'g();\n¶function* g() { }',
    'const g = ¶function* () { yield* [1]; };',
    'const o = { *g¶() { } };',
    'class Net { *parameters¶() { } }',
    'class Net { f = ¶function* () { } }\nnew Net();',
  ],
  'Async functions': [
    '¶async function f() { }',
    'f();\n¶async function f() { }',
    'const f = ¶async () => 1;',
    'const f = ¶async function () { await 1; };',
    'const o = { async f¶() { } };',
    'class Net { static async load¶() { } }',
    'const v = ¶await b;',
    '¶for await (const v of [1]) { }',
    'const g = ¶async v => v;',
  ],
  'Modules that are loaded': ["const m = ¶import('m');", "if (b) ¶import('m');"],
  'Regular expressions': [
    'const r = ¶/a/;',
    "const r = 'a'.replace(¶/a/g, 'b');",
    'const { [¶/a/]: r } = {};',
    "for (const r of 'a'.split(¶/,/u)) ;",
  ],
  '`with` statements': ['¶with (Math) { }', '{ ¶with (b) sin(1); }'],
};

/** What JavaScript or its hosts have under a name. */
const FUNCTIONS: readonly (readonly [name: string, text: string])[] = [
  ['Float64Array', 'const x = new ¶Float64Array(3);'],
  ['Date', 'const x = ¶Date.now();'],
  ['Promise', 'const x = ¶Promise.resolve(b);'],
  ['eval', "const x = ¶eval('1');"],
  ['require', "const x = ¶require('fs');"],
  ['Function', "const x = ¶Function('return 1');"],
  ['Function', "const x = ¶new Function('return 1');"],
  ['Symbol.for', "const x = ¶Symbol.for('x');"],
  ['Symbol.keyFor', 'const x = ¶Symbol.keyFor(Symbol.iterator);'],
  ['String.prototype.match', "const x = ¶'a'.match('a');"],
  ['String.prototype.matchAll', "const x = ¶'a'.matchAll('a');"],
  ['String.prototype.search', "const x = ¶'a'.search('a');"],
  ['console.table', '¶console.table([b]);'],
  ['console.time', '¶console.time();'],
  ['console.timeEnd', '¶console.timeEnd();'],
];

/** Runs the text without its mark, and checks that the error is at the mark. */
function errorAtMark(marked: string): string {
  const text = BEFORE + marked.replace('¶', '');
  const before = (BEFORE + marked).split('¶')[0].split('\n');
  const run = inspected(text);
  const { error, lines } = run.summary;
  if (error === null) throw new Error(`no error: ${text}`);
  expect([error.line, error.column]).toEqual([before.length, before[before.length - 1].length + 1]);
  expect(run.variables().filter(({ line }) => line < 3)).toMatchObject([
    { name: 'a', line: 1, value: 2 },
    { name: 'b', line: 2, value: 6 },
  ]);
  expect(lines.slice(0, 2).map(({ cells }) => cells[0].value)).toEqual(['2', '6']);
  return `${error.code}: ${message(error.code, error.args)}`;
}

describe.each(Object.entries(CONSTRUCTS))('%s', (construct, texts) => {
  it.each(texts)('%s', (text) => {
    expect(errorAtMark(text)).toContain(`unsupported: ${construct} are not supported yet.`);
  });
});

describe('functions', () => {
  it.each(FUNCTIONS)('%s: %s', (name, text) => {
    expect(errorAtMark(text)).toContain(`unsupported-function: ${name} is not supported yet.`);
  });
});

it.each([
  ['const h = () => { class Net extends Array { } };'],
  ['if (b < 0) { class Net extends Array { } }'],
  ["const m = b || import('m');"],
  ["const f = () => 'a'.match(/a/);"],
  ['try { b } catch { with (b) { } }'],
])('what is never reached is no error: %s', (text) => {
  const { error, output } = inspected(BEFORE + text).summary;
  expect(error).toBeNull();
  expect(output?.name).toMatch(/^[bm]$/);
});

it('no program can catch it', () => {
  const { error, lines } = inspected(
    `${BEFORE}try { class Net extends Array { } } catch { } finally { var c = 1; }\nconst d = 1;`,
  ).summary;
  expect(error?.code).toBe('unsupported');
  expect(lines.map(({ line }) => line)).toEqual([1, 2]);
});

it('names that are imported are inputs to be chosen', () => {
  const text = "import { w } from './weights.js';\nimport './setup.js';\nexport * from './more.js';\nconst y = 2 * w;";
  expect(inspected(text).summary).toMatchObject({
    missing: ['w'],
    error: { code: 'input-needed', line: 4, column: 15 },
  });
  const { error, output, inputs } = inspected(text, { inputs: { w: '3' } }).summary;
  expect(error).toBeNull();
  expect(output).toMatchObject({ name: 'y', value: 6 });
  expect(inputs).toMatchObject([{ name: 'w', gradient: 2 }]);
});
