/** Gradients of programs against central differences: the program runs again with its inputs a little changed. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Tree } from '../../../core/index.ts';
import { byNode, inspected } from './script.ts';

const STEP = 1e-4;

/** What `out` is with these inputs. */
function value(text: string, inputs: Record<string, number>): number {
  const chosen = Object.fromEntries(Object.entries(inputs).map(([name, v]) => [name, String(v)]));
  const { output, error } = inspected(text, { of: 'out', wrt: Object.keys(inputs), inputs: chosen }).summary;
  if (error !== null || typeof output?.value !== 'number') throw new Error(`${error?.code} ${text}`);
  return output.value;
}

/**
 * Checks the value of a program's `out` against Node's, and the gradients of some inputs against differences. Where
 * differences of two widths do not agree there is a kink, or the slope runs away: then nothing can be said.
 */
export function check(text: string, inputs: Record<string, number>): Tree[] {
  const names = Object.keys(inputs);
  const run = inspected(text, { of: 'out', wrt: names });
  const { summary } = run;
  expect(summary.error).toBeNull();
  fc.pre(Number.isFinite(summary.output?.value as number) && Math.abs(summary.output?.value as number) < 1e6);
  expect(summary.output?.value).toBe(byNode(text));
  // One slope in a direction of no meaning tells of all of them.
  const at = (by: number) =>
    value(text, Object.fromEntries(names.map((name, i) => [name, inputs[name] + by * Math.cos(1 + 2 * i)])));
  const slope = (h: number) => (at(h) - at(-h)) / (2 * h);
  const [wide, narrow] = [slope(STEP), slope(STEP / 2)];
  const scale = Math.max(1, Math.abs(narrow), Math.abs(summary.output?.value as number));
  fc.pre(Math.abs(wide - narrow) < 1e-5 * scale);
  const expected = (4 * narrow - wide) / 3;
  const gradients = names.map((name) => summary.inputs.find((input) => input.name === name)?.gradient as number);
  const along = gradients.reduce((sum, gradient, i) => sum + gradient * Math.cos(1 + 2 * i), 0);
  expect(Math.abs(along - expected), `${gradients}: ${along}, by differences ${expected}`).toBeLessThan(1e-6 * scale);
  return run.variables().map((row) => row.value);
}
