/** Whole programs as courses write them: what NumPy computes in them, and what central differences say of it. */
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type InspectRequest, inspect, type Run } from '../../core/index.ts';
import { nested } from './cases.ts';
import { difference, type Nested, parseNumbers } from './compare.ts';

/** What record-numpy-gradients.py writes. */
interface Recorded {
  readonly file: string;
  readonly of: string;
  readonly wrt: readonly string[];
  readonly output: string;
  readonly values: Readonly<Record<string, Nested>>;
  readonly gradients: Readonly<Record<string, Nested>>;
}

/** Where somebody has to name the inputs: trained from zeros, computed, or put together from what is no input itself. */
const NAMED_INPUTS: Readonly<Record<string, readonly string[]>> = {
  'conv_naive.py': ['x', 'w', 'b'],
  'gru.py': ['W'],
  'logistic_minibatches.py': ['w', 'b'],
  'mixture.py': ['icf'],
  'ode_lorenz.py': ['beta'],
  'rnn.py': ['x', 'h0', 'Wx', 'Wh', 'b'],
};

const folder = new URL('numpy-gradients/', import.meta.url);
const lines = fs
  .readFileSync(new URL('numpy-gradients.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const programs = lines.map((line) => parseNumbers(JSON.parse(line)) as unknown as Recorded);
const textOf = (file: string) => fs.readFileSync(new URL(file, folder), 'utf8');
const run = (request: Omit<InspectRequest, 'language'>): Run =>
  inspect({ language: 'python', ...request }, { now: () => performance.now() });

describe('programs of courses', () => {
  it.each(programs)('$file: values and gradients', ({ file, of, wrt, output, values, gradients }) => {
    const names = Object.keys(values);
    // Arrays change after they were bound: what they are in the end is asked at the end.
    const finished = run({ text: `${textOf(file)}\nat_the_end = [${names.join(', ')}]\n`, of, wrt });
    const { summary } = finished;
    expect(summary.error).toBeNull();
    expect(summary.findings.filter(({ code }) => code !== 'numpy-warning')).toEqual([]);
    expect(summary.console.map(({ text }) => text).join('\n')).toBe(output.trimEnd());

    expect(summary.inputs.map(({ name }) => name)).toEqual(wrt);
    for (const { name, gradient } of summary.inputs)
      expect(difference(nested(gradient), gradients[name], { rtol: 1e-7, atol: 1e-8 }), `∂${name}`).toBeUndefined();

    const end = finished.variables().findLast(({ name }) => name === 'at_the_end');
    const found = nested(end?.value) as readonly Nested[];
    names.forEach((name, i) => {
      expect(difference(found[i], values[name], { rtol: 1e-10, atol: 1e-12 }), name).toBeUndefined();
    });
  });

  it.each(programs)('$file: output and inputs without a question', ({ file, of, wrt }) => {
    const { output, inputs } = run({ text: textOf(file) }).summary;
    const named = NAMED_INPUTS[file] ?? [];
    expect(output?.name).toBe(of);
    expect(wrt.filter((name) => !inputs.some((input) => input.name === name))).toEqual(named);
  });

  it('softmax.py, an example: the gradients that it works out by hand are those that are shown', () => {
    const finished = run({ text: fs.readFileSync(new URL('../../examples/softmax.py', import.meta.url), 'utf8') });
    const { output, inputs, error, findings } = finished.summary;
    expect({ name: output?.name, error, findings }).toEqual({ name: 'loss', error: null, findings: [] });
    expect(inputs.map(({ name }) => name)).toEqual(['X', 'W', 'b']);
    for (const { name, gradient } of inputs) {
      const byHand = finished.variables().findLast((variable) => variable.name === `d${name}`);
      const wanted = nested(byHand?.value) as Nested;
      expect(difference(nested(gradient), wanted, { rtol: 1e-10, atol: 1e-14 }), name).toBeUndefined();
    }
  });

  it('attention.py, an example: what lies ahead gets no gradient', () => {
    const text = fs.readFileSync(new URL('../../examples/attention.py', import.meta.url), 'utf8');
    const { output, inputs, error, findings } = run({ text, wrt: ['x'] }).summary;
    expect({ name: output?.name, error, findings }).toEqual({ name: 'loss', error: null, findings: [] });
    const first = run({ text: `${text}first = (out[0] ** 2).sum()\n`, of: 'first', wrt: ['x'] }).summary.inputs[0];
    const rows = nested(first.gradient) as readonly (readonly number[])[];
    expect(rows.map((row) => row.some((x) => x !== 0))).toEqual([true, false, false, false, false]);
    expect((nested(inputs[0].gradient) as readonly (readonly number[])[]).flat().every((x) => x !== 0)).toBe(true);
  });

  it('are all recorded', () => {
    expect(programs.map(({ file }) => file)).toEqual(fs.readdirSync(folder).sort());
  });
});
