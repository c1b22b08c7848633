/** How surfaces write verdicts: the parts that are no language's. */
import type { Shape } from '../answers.ts';
import { formatNumber, NOTHING } from '../format.ts';

/** Verdicts differ in colour; these tell them apart as well. */
export const VERDICT_MARKS = { correct: '✓', part: '✓', wrong: '✗', kink: '⋎', unjudged: '?' } as const;

const MOST_DIGITS = 17;

/** Two numbers in as many significant digits as it takes to tell them apart. */
export function formatApart(one: number, other: number, digits: number): [string, string] {
  for (let more = digits; ; more++) {
    const texts: [string, string] = [formatNumber(one, more), formatNumber(other, more)];
    if (texts[0] !== texts[1] || more >= MOST_DIGITS) return texts;
  }
}

/** Of a relative error its size is enough. */
export function formatError(error: number): string {
  return formatNumber(error, 1);
}

export function formatIndex(index: readonly number[]): string {
  return `[${index.join(', ')}]`;
}

export function formatShape(shape: Shape): string {
  return shape === null ? NOTHING : formatIndex(shape);
}

export function isSameShape(one: Shape, other: Shape): boolean {
  return formatShape(one) === formatShape(other);
}
