/** Gradients of programs against central differences: the program runs again with its inputs a little changed. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Run } from '../../core/index.ts';

const STEP = 1e-4;

/**
 * Checks the gradients of some inputs against differences. Where differences of two widths do not agree there is a kink,
 * or the slope runs away: then nothing can be said.
 *
 * @param value what the output is with other inputs
 */
export function checkSlope(
  { output, inputs: found }: Run['summary'],
  inputs: Record<string, number>,
  value: (inputs: Record<string, number>) => number,
): void {
  const names = Object.keys(inputs);
  // One slope in a direction of no meaning tells of all of them.
  const at = (by: number) =>
    value(Object.fromEntries(names.map((name, i) => [name, inputs[name] + by * Math.cos(1 + 2 * i)])));
  const slope = (h: number) => (at(h) - at(-h)) / (2 * h);
  const [wide, narrow] = [slope(STEP), slope(STEP / 2)];
  const scale = Math.max(1, Math.abs(narrow), Math.abs(output?.value as number));
  fc.pre(Math.abs(wide - narrow) < 1e-5 * scale);
  const expected = (4 * narrow - wide) / 3;
  const gradients = names.map((name) => found.find((input) => input.name === name)?.gradient as number);
  const along = gradients.reduce((sum, gradient, i) => sum + gradient * Math.cos(1 + 2 * i), 0);
  expect(Math.abs(along - expected), `${gradients}: ${along}, by differences ${expected}`).toBeLessThan(1e-6 * scale);
}
