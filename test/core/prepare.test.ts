import { describe, expect, test } from 'vitest';
import { type InspectRequest, inspect, type Prepared, prepare, type Run } from '../../core/index.ts';

const host = { now: () => 0 };

/** All that a run says of itself, and of its tape. */
function answersOf(run: Run) {
  const { tape } = run.record as NonNullable<Run['record']>;
  return {
    summary: run.summary,
    variables: run.variables(),
    values: Array.from(tape.value.subarray(0, tape.length)),
    gradients: Array.from(tape.gradient.subarray(0, tape.length)),
    names: [...(run.record?.names ?? [])],
  };
}

function requestFor(text: string, more: Partial<InspectRequest> = {}): InspectRequest {
  return { language: 'javascript', text, ...more };
}

type Inputs = NonNullable<Parameters<Prepared['run']>[0]>;

/** Runs one prepared program with each of the inputs, and asks whether a run from the text says the same. */
function sameAsInspect(text: string, inputs: readonly Inputs[], more: Partial<InspectRequest> = {}) {
  const request = requestFor(text, more);
  const prepared = prepare(request, host);
  for (const each of inputs) {
    const expressions = Object.entries(each).map(([name, value]) => [name, JSON.stringify(value)]);
    const expected = inspect({ ...request, inputs: { ...more.inputs, ...Object.fromEntries(expressions) } }, host);
    expect(answersOf(prepared.run(each))).toEqual(answersOf(expected));
  }
}

const numbers = Array.from({ length: 100 }, (_, i) => (i - 50) / 7);

describe('a prepared program', () => {
  test('runs without inputs as inspect does, as often as one likes', () => {
    const text = 'const x = 3;\nconst y = x * x + Math.random();';
    const prepared = prepare(requestFor(text), host);
    const expected = answersOf(inspect(requestFor(text), host));
    for (let i = 0; i < 3; i++) expect(answersOf(prepared.run())).toEqual(expected);
  });

  test('takes other numbers in each run', () => {
    sameAsInspect(
      'const x = 3;\nconst y = -4;\nconst f = (x + y) / (1 + Math.exp(-x)) + Math.max(x, y);',
      numbers.map((x) => ({ x, y: x / 2 - 1 })),
    );
  });

  test('takes arrays and objects, of other lengths, too', () => {
    sameAsInspect(
      'const w = [1, 2];\nlet total = 0;\nfor (const v of w) total += v * v;\nconst loss = total / w.length;',
      numbers.map((x, i) => ({ w: numbers.slice(0, 1 + (i % 7)).map((v) => v + x) })),
    );
    sameAsInspect(
      'const f = p.x * p.x + p.y;',
      numbers.map((x) => ({ p: { x, y: 1 - x } })),
      { inputs: { p: '{ x: 0, y: 0 }' } },
    );
  });

  test('begins with fresh arrays, objects, closures and counters', () => {
    sameAsInspect(
      `const x = 2;
const a = [0, 0, 0];
const cache = { n: 0 };
const counter = (() => { let n = 0; return () => ++n; })();
function step(v) { step.calls = (step.calls || 0) + 1; cache.n += v; a[counter() % 3] += v * step.calls; return a; }
for (let i = 0; i < 5; i++) step(x * i);
a.push(cache.n);
a.sort((p, q) => q - p);
const total = a.reduce((s, v) => s + v * counter(), 0);`,
      numbers.map((x) => ({ x })),
    );
  });

  test('finds the library as it was', () => {
    sameAsInspect(
      `const x = 2;
Array.prototype.total = function () { return this.reduce((s, v) => s + v, 0); };
Math.twice = (v) => v * (Math.twice.factor = (Math.twice.factor || 1) + 1);
Math.twice(1);
const f = [x, x * x].total() * Math.twice(x);`,
      numbers.map((x) => ({ x })),
    );
  });

  test('exports into a module of its own', () => {
    sameAsInspect(
      `const x = 2;
exports.count = (exports.count || 0) + 1;
module.exports.seen = (module.exports.seen || 0) + x;
const f = x * exports.count * module.exports.seen;`,
      numbers.map((x) => ({ x })),
    );
  });

  test('cuts tagged templates anew', () => {
    sameAsInspect(
      `const x = 2;
const tag = (strings, v) => { try { strings.n = 1; } catch {} return v * strings.length; };
const f = tag\`a\${x}b\` * x;`,
      numbers.slice(0, 5).map((x) => ({ x })),
    );
  });

  test('calls the inspected function with other arguments', () => {
    const text = 'function f(a, b = 2) { const c = a * b; return c * c; }\nf(3);';
    sameAsInspect(
      text,
      numbers.map((a) => ({ a, b: a + 1 })),
      { region: { start: 0, end: text.indexOf('\n') } },
    );
  });

  test('takes numbers for names that nothing else gives a value to', () => {
    sameAsInspect(
      'const f = g * g;',
      numbers.map((g) => ({ g })),
      { inputs: { g: '1' } },
    );
  });

  test('forgets an error of the run before', () => {
    const text = 'const x = 2;\nconst y = x * x;\nif (x < 0) throw new Error("negative");\nconst f = y * x;';
    sameAsInspect(text, [{ x: 1 }, { x: -1 }, { x: 3 }, { x: -2 }, { x: -3 }, { x: 4 }]);
  });

  test('runs out of fuel and runs again', () => {
    const text = 'const n = 3;\nlet f = n;\nfor (let i = 0; i < n; i++) f = f * 1.5;';
    sameAsInspect(text, [{ n: 5 }, { n: 1e9 }, { n: 4 }], { limits: { steps: 3000 }, wrt: ['n'] });
  });

  test('answers what is said of the request in every run', () => {
    const run = prepare(requestFor('const = 3'), host).run({ x: 1 });
    expect(run.summary.error?.code).toBe('syntax');
    expect(run.record).toBeUndefined();
  });

  test('answers hovers about the inputs of its own run', () => {
    const text = 'const x = 2;\nconst f = x * x + 1;';
    const run = prepare(requestFor(text), host).run({ x: 5 });
    expect(run.site(text.indexOf('x * x') + 2)?.value).toBe('25');
    expect(run.site(text.indexOf('x'))?.gradient).toBe('10');
  });
});
