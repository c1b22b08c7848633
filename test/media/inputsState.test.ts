/** What the list shows of a run, and what a derivative promises of a change: against the run itself. */
import { describe, expect, test } from 'vitest';
import { arrayOf, elementAt, indexText, withElement } from '../../core/elements.ts';
import { inspect, type LanguageId } from '../../core/index.ts';
import { type Choice, noChoice, withValues } from '../../extension/choice.ts';
import { varied } from '../../extension/elements.ts';
import { type Look, listed } from '../../extension/inputsState.ts';
import { Bases } from '../../extension/whatIf.ts';
import type { ArrayContent, Change } from '../../media/inputs/protocol.ts';

const host = { now: () => performance.now() };

/** A program that is moved as the extension moves it. */
function program(language: LanguageId, text: string, chosen: Partial<Choice> = {}) {
  const bases = new Bases();
  const of = {};
  let choice: Choice = { ...noChoice, ...chosen };
  let shown = run();
  function run() {
    const { summary } = inspect({ language, text, ...choice }, host);
    return { text, summary };
  }
  return {
    get summary() {
      return shown.summary;
    },
    get output() {
      return shown.summary.output?.value;
    },
    get whatIf() {
      return bases.whatIf(of, { shown, choice });
    },
    list: (look: Partial<Look> = {}) =>
      listed(shown.summary, choice, {
        ...{ filter: '', columns: 5, places: new Map(), digits: 4, lineOf: () => 1, ...look },
      }),
    vary(...changes: readonly Change[]) {
      for (const { name } of changes) bases.begin(of, { shown, choice }, name);
      choice = { ...choice, ...withValues(choice, varied(shown.summary, choice, changes)) };
      shown = run();
    },
    choose(change: Partial<Choice>) {
      choice = { ...choice, ...change };
      shown = run();
    },
    rebase: () => bases.restart(of, { shown, choice }),
  };
}

const to = (value: number, name = 'x', element?: number): Change => ({ name, element, value });
const square = 'const x = 3;\nconst y = -2;\nconst f = x * x * y;\n';
const matrices = `import numpy as np
W = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
b = np.array([1.0, -1.0])
D = (W * W).sum(axis=1) + b
`;

describe('what a derivative promises', () => {
  test('is measured from where the change began', () => {
    const one = program('javascript', square);
    expect(one.whatIf).toBeUndefined();
    one.vary(to(3.5));
    expect(one.whatIf).toEqual({
      ...{ name: 'x', from: 3, to: 3.5, slope: -12, rise: -6 },
      ...{ output: 'f', before: -18, actual: -24.5 },
    });
    one.vary(to(2));
    expect(one.whatIf).toMatchObject({ from: 3, to: 2, before: -18, rise: 12, actual: -8 });
  });

  test('comes ever closer to what comes, the smaller the step is', () => {
    const errors = [1, 0.1, 0.01].map((h) => {
      const one = program('javascript', square);
      one.vary(to(3 + h));
      const { before, rise, actual } = one.whatIf!;
      return Math.abs(actual - before - rise);
    });
    // f'' / 2 · h², and here nothing else.
    for (const [i, error] of errors.entries()) expect(error).toBeCloseTo(2 * 0.01 ** i, 10);
  });

  test('begins anew with another input, and where one says so', () => {
    const one = program('javascript', square);
    one.vary(to(4));
    one.vary(to(-1, 'y'));
    expect(one.whatIf).toMatchObject({ name: 'y', from: -2, before: -32, slope: 16, actual: -16 });
    one.rebase();
    expect(one.whatIf).toMatchObject({ name: 'y', from: -1, to: -1, rise: 0, before: -16, actual: -16 });
  });

  test('is no more when something else was chosen', () => {
    const one = program('javascript', square);
    one.vary(to(4));
    one.choose({ inputs: { y: '5' } });
    expect(one.whatIf).toBeUndefined();
  });

  test('of an element of an array, and of several', () => {
    const one = program('python', `${matrices}f = D.sum()\n`);
    one.vary(to(10, 'W', 4));
    expect(one.whatIf).toMatchObject({
      name: 'W[1, 1]',
      from: 5,
      to: 10,
      slope: 10,
      rise: 50,
      before: 91,
      actual: 166,
    });
    one.vary(to(0, 'W', 0));
    expect(one.whatIf).toMatchObject({ name: 'W', from: undefined, slope: undefined, rise: 48, actual: 165 });
    one.vary(to(5, 'W', 4));
    expect(one.whatIf).toMatchObject({ name: 'W[0, 0]', from: 1, to: 0, rise: -2, actual: 90 });
  });

  test('of an array that is the output: of its sum, or of the element that is chosen', () => {
    const one = program('python', matrices);
    one.vary(to(2, 'b', 0));
    expect(one.whatIf).toMatchObject({ output: 'Σ D', before: 91, rise: 1, actual: 92 });
    const other = program('python', matrices, { upstream: { element: [1] } });
    other.vary(to(3, 'b', 1));
    expect(other.whatIf).toMatchObject({ output: 'D[1]', before: 76, rise: 4, actual: 80 });
    const third = program('python', matrices, { upstream: { expression: 'np.array([1.0, 2.0])' } });
    third.vary(to(3, 'b', 1));
    expect(third.whatIf).toBeUndefined(); // nobody knows the number here
  });
});

describe('the list', () => {
  test('has inputs with source, gradient and what the code says, and constants apart', () => {
    const one = program('javascript', 'const x = 3;\nconst n = 2;\nconst f = x ** n;\n');
    const { inputs, constants, output, changed, calls } = one.list();
    expect(inputs).toMatchObject([
      { name: 'x', source: 'code', gradient: '6', original: '3', differentiated: true, changed: false },
    ]);
    expect(constants).toMatchObject([{ name: 'n', gradient: undefined, content: { value: 2, isWhole: true } }]);
    expect(output).toMatchObject({ name: 'f', value: '9', seed: '1', isArray: false });
    expect({ changed, calls }).toEqual({ changed: false, calls: undefined });
    one.vary(to(3, 'n'));
    expect(one.list()).toMatchObject({ changed: true, output: { value: '27' }, constants: [{ changed: true }] });
  });

  test('is filtered, and no longer than can be looked at', () => {
    const names = Array.from({ length: 250 }, (_, i) => `x${i}`);
    const text = `${names.map((name) => `const ${name} = 1.5;`).join('\n')}\nconst f = ${names.join(' + ')};\n`;
    const one = program('javascript', text);
    expect(one.list().inputs).toHaveLength(200);
    expect(one.list().count).toBe(250);
    expect(one.list({ filter: ' X24' }).inputs.map(({ name }) => name)).toEqual([
      'x24',
      ...Array.from({ length: 10 }, (_, i) => `x24${i}`),
    ]);
  });

  test('tells of parameters without a value, with a guess where there is one', () => {
    const text = 'def loss(x, rate=0.5):\n    """x: a number"""\n    return x * rate\n';
    const { missing, inputs } = program('python', text, { region: { start: 0, end: text.length } }).list();
    expect(missing).toMatchObject([{ name: 'x' }]);
    expect(inputs).toEqual([]);
  });

  test('shows of an array a part, with its gradient, and all of it in small', () => {
    const one = program('python', 'import numpy as np\nW = np.arange(60.0).reshape(6, 10)\nf = (W * W).sum()\n', {
      also: ['W'],
    });
    const look = { places: new Map([['W', { matrix: 0, row: 2, column: 99 }]]) };
    const [{ content }] = one.list(look).inputs as readonly { content: ArrayContent }[];
    expect(content).toMatchObject({ rows: 6, columns: 10, matrices: 1, shapeText: 'f64[6, 10]' });
    expect(content.window).toMatchObject({ row: 0, column: 5, height: 6, width: 5 });
    expect(content.window.values.slice(0, 6)).toEqual([5, 6, 7, 8, 9, 15]);
    expect(content.window.gradients?.[5]).toBe(30);
    expect(content.sheet?.tile).toEqual([6, 10]);
  });

  test('takes lists within lists as arrays, and records as neither', () => {
    const one = program('javascript', 'const w = [[1, 2], [3, 4]];\nconst f = w[1][0] * w[0][1];\n');
    const [{ content }] = one.list().inputs as readonly { content: ArrayContent }[];
    expect(content.window.values).toEqual([1, 2, 3, 4]);
    one.vary(to(7, 'w', 2));
    expect(one.output).toBe(14);
    expect(one.whatIf).toMatchObject({ name: 'w[1, 0]', from: 3, slope: 2, rise: 8, before: 6 });
  });
});

describe('elements', () => {
  test('are found by their indexes, and back', () => {
    expect(elementAt([1, 2], [3, 4])).toBe(6);
    expect(indexText(6, [3, 4])).toBe('[1, 2]');
    expect(elementAt([3, 0], [3, 4])).toBeUndefined();
    expect(elementAt([0], [3, 4])).toBeUndefined();
  });

  test('are changed in a copy', () => {
    const rows = [
      [1, 2],
      [3, 4],
    ];
    expect(withElement(rows, [2, 2], 2, 9)).toEqual([
      [1, 2],
      [9, 4],
    ]);
    expect(rows[1][0]).toBe(3);
    const array = { shape: [2], data: Float64Array.of(1, 2), dtype: 'f64' };
    expect(withElement(array, [2], 1, 9)).toMatchObject({ data: Float64Array.of(1, 9) });
    expect(array.data[1]).toBe(2);
  });

  test('are none of what is ragged or empty', () => {
    expect(arrayOf([[1], [2, 3]], null)).toBeUndefined();
    expect(arrayOf([], [0])).toBeUndefined();
  });
});
