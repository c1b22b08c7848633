/** Values and gradients of programs against Node and against differences. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Tree } from '../../../core/index.ts';
import { checkSlope } from '../differences.ts';
import { byNode, inspected } from './script.ts';

/** What `out` is with these inputs. */
function value(text: string, inputs: Record<string, number>): number {
  const chosen = Object.fromEntries(Object.entries(inputs).map(([name, v]) => [name, String(v)]));
  const { output, error } = inspected(text, { of: 'out', wrt: Object.keys(inputs), inputs: chosen }).summary;
  if (error !== null || typeof output?.value !== 'number') throw new Error(`${error?.code} ${text}`);
  return output.value;
}

/** Checks the value of a program's `out` against Node's, and the gradients of some inputs against differences. */
export function check(text: string, inputs: Record<string, number>): Tree[] {
  const run = inspected(text, { of: 'out', wrt: Object.keys(inputs) });
  const { summary } = run;
  expect(summary.error).toBeNull();
  fc.pre(Number.isFinite(summary.output?.value as number) && Math.abs(summary.output?.value as number) < 1e6);
  expect(summary.output?.value).toBe(byNode(text));
  checkSlope(summary, inputs, (changed) => value(text, changed));
  return run.variables().map((row) => row.value);
}
