import { describe, expect, test } from 'vitest';
import { type InspectRequest, inspect, type LanguageId, type Summary } from '../../core/index.ts';
import { type Choice, noChoice } from '../../extension/choice.ts';
import { writing } from '../../extension/writeDirective.ts';
import { applied, meaning } from '../../extension/written.ts';

const host = { now: () => performance.now() };

function run(language: LanguageId, text: string, choice: Choice): Summary {
  const { answers, shown: _, ...chosen } = choice;
  return inspect({ ...chosen, language, text, remembered: answers } as InspectRequest, host).summary;
}

/** What is written, after the text with it was found to mean the same. */
function written(language: LanguageId, text: string, part: Partial<Choice>) {
  const choice = { ...noChoice, ...part };
  const before = run(language, text, choice);
  expect(before.error).toBeNull();
  const result = writing(text, before, choice);
  const [now, rest] = applied(text, choice, result);
  const after = run(language, now, rest);
  expect(after.error).toBeNull();
  expect(after.findings.filter(({ code }) => code.startsWith('directive'))).toEqual([]);
  expect(meaning(after)).toBe(meaning(before));
  return { text: now, rest, left: result.left, after };
}

const JS = 'const x = 3;\nconst n = 2;\nconst y = [1, -2];\nconst q = x * y[0];\nconst f = q ** n + y[1];\n';
const PY = 'import numpy as np\nW = np.array([[1.0, 2.0], [3.0, 4.0]])\nx = 3\nD = W * x\n';

describe('choices written into the code', () => {
  test('stand in a comment above the region, and are not in memory any more', () => {
    const { text, rest, left, after } = written('javascript', JS, {
      ...{ values: { x: 1.5, y: [-0.25, 1e-7] }, of: 'q', except: ['y'] },
    });
    expect(text).toBe(`// gradlens: x = 1.5, y = [-0.25, 1e-7], of q, wrt x\n${JS}`);
    expect(rest).toEqual(noChoice);
    expect(left).toEqual([]);
    expect(after.inputs.map(({ name, source }) => [name, source])).toEqual([['x', 'directive']]);
  });

  test('make arrays of the library that the file has', () => {
    const { text, rest } = written('python', PY, {
      values: {
        W: [
          [0.5, 2],
          [3, -4],
        ],
      },
      inputs: { x: '2.5' },
    });
    expect(text).toBe(`# gradlens: x = 2.5, W = np.array([[0.5, 2.0], [3.0, -4.0]])\n${PY}`);
    expect(rest).toEqual(noChoice);
  });

  test('leave whole numbers whole in Python, and the others not', () => {
    const code = 'a = 2.0\nb = 3\nc = [1, 2]\nf = a * b + c[0]\n';
    expect(written('python', code, { values: { a: 4, b: 5, c: [7, 8] } }).text).toBe(
      `# gradlens: a = 4.0, b = 5, c = [7, 8]\n${code}`,
    );
    const odd = 'a = 2.0\nf = a * 1.0\n';
    expect(written('python', odd, { values: { a: Number.POSITIVE_INFINITY } }).text).toContain("a = float('inf')");
  });

  test('are indented as the code is, and stay above the function that is inspected', () => {
    const code = 'class Net:\n    def loss(self, a):\n        b = a * a\n        return b\n';
    const region = { start: code.indexOf('def'), end: code.length - 1 };
    const choice = { ...noChoice, region, answers: { self: '0' }, inputs: { a: '4.0' } };
    const before = run('python', code, choice);
    const { edits } = writing(code, before, choice);
    expect(edits).toEqual([{ span: { start: 11, end: 11 }, text: '    # gradlens: a = 4.0\n' }]);
    const top = 'function f(a) {\n  return a * a;\n}\n';
    const { text, rest } = written('javascript', top, {
      region: { start: 0, end: top.length - 1 },
      inputs: { a: '5' },
    });
    expect(text).toBe(`// gradlens: a = 5\n${top}`);
    expect(rest.region).toEqual({ start: 19, end: 19 + top.length - 1 });
  });

  test('go into the comment that is there, what it says of the same in its place', () => {
    const code = `/* gradlens: x = 2, of f */\n${JS}`;
    expect(written('javascript', code, { values: { x: 7, y: [1, 1] }, of: 'q' }).text).toBe(
      `/* gradlens: x = 7, of q, y = [1, 1] */\n${JS}`,
    );
    const inside = JS.replace('const q', '// gradlens: wrt x, y, x = 2\nconst q');
    expect(written('javascript', inside, { values: { x: 7 }, of: 'q' }).text).toBe(
      `// gradlens: of q\n${JS.replace('const q', '// gradlens: wrt x, y, x = 7\nconst q')}`,
    );
    const above = `x = 1  # gradlens: a = 3\n\n# the loss\na = 2\nf = a * a\n`;
    const region = { start: above.indexOf('a = 2'), end: above.length - 1 };
    expect(written('python', above, { region, values: { a: 5 } }).text).toBe(above.replace('a = 3', 'a = 5'));
  });

  test('stay below what a file begins with', () => {
    const top = '#!/usr/bin/env node\n/* A square.\n   Of x. */\n\n';
    const { text } = written('javascript', `${top}const x = 3;\nconst f = x * x;\n`, { values: { x: 4 } });
    expect(text).toBe(`${top}// gradlens: x = 4\nconst x = 3;\nconst f = x * x;\n`);
  });

  test('keep the end of lines of the file', () => {
    const code = 'const x = 3;\r\nconst f = x * x;\r\n';
    expect(written('javascript', code, { values: { x: 4 } }).text).toBe(`// gradlens: x = 4\r\n${code}`);
  });

  test('name the variable of the upstream gradient', () => {
    const code = `${PY}dD = np.ones((2, 2)) * 0.5\nother = np.ones((2, 2)) * 2\n`;
    const { text, rest, after } = written('python', code, { of: 'D', upstream: { expression: 'other' } });
    expect(text).toBe(`# gradlens: of D, seed other\n${code}`);
    expect(rest).toEqual(noChoice);
    expect(after.output?.seed).toBe('other');
  });

  test('name an output that was chosen by its place, if its name means just that', () => {
    const place = { start: JS.indexOf('q **'), end: JS.indexOf('q **') + 1 };
    const named = written('javascript', JS, { ofAt: place });
    expect(named.text).toBe(`// gradlens: of q\n${JS}`);
    const twice = JS.replace('const q = x * y[0];', 'let q = x * y[0];\nq = q + 1;');
    const at = { start: twice.indexOf('q + 1'), end: twice.indexOf('q + 1') + 1 };
    const kept = written('javascript', twice, { ofAt: at });
    expect(kept.text).toBe(twice);
    expect(kept.left).toEqual(['output']);
    expect(kept.rest.ofAt).toEqual(at);
  });

  test('stay in memory where no comment can say them', () => {
    const literal = { start: JS.indexOf('2;'), end: JS.indexOf('2;') + 1 };
    const { rest, left, text } = written('javascript', `const z = 1;\n${JS.replace('** n', '** 2')}`, {
      region: { start: 0, end: JS.length + 13 },
      literals: [{ start: JS.indexOf('** n') + 16, end: JS.indexOf('** n') + 17 }],
      values: { x: 2, '2 (line 6)': 3 },
    });
    expect(literal.start).toBeGreaterThan(0);
    expect(text.startsWith('// gradlens: x = 2\n')).toBe(true);
    expect(left).toEqual(['value', 'literals']);
    expect(rest.values).toEqual({ '2 (line 7)': 3 });
    const element = written('python', PY, { of: 'D', upstream: { element: [0, 1] } });
    expect(element.left).toEqual(['upstream']);
    expect(element.rest).toEqual({ ...noChoice, upstream: { element: [0, 1] } });
  });

  test('begin another comment where a line would be long', () => {
    const long = `${'1 + '.repeat(20)}1`;
    const { text } = written('javascript', JS, { inputs: { x: long, y: `[${long}, 2]` } });
    expect(text).toBe(`// gradlens: x = ${long}\n// gradlens: y = [${long}, 2]\n${JS}`);
  });

  test('leave out an expression that would be read as several things', () => {
    const code = 'x = 3.0\nf = x * x\n';
    const choice = { ...noChoice, inputs: { x: '1, 2' } };
    expect(writing(code, run('python', code, choice), choice)).toMatchObject({ edits: [], left: ['value'] });
  });
});
