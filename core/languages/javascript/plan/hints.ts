/** How JavaScript writes numbers for inputs that have none. Its comments say what they are. */
import type { AnyNode } from 'acorn';
import type { Hints, Quantity } from '../../../selection/facts.ts';

export const hints: Hints<AnyNode> = {
  docstringOf: () => undefined,
  annotationOf: () => undefined,
  write,
};

function write({ shape, below, isWhole }: Quantity): string {
  if (shape.length === 0) return below === undefined ? (isWhole ? '2' : '0.5') : '1';
  const one = below === undefined ? '2 * Math.random() - 1' : `Math.floor(${below} * Math.random())`;
  return shape.reduceRight((inner, length) => `Array.from({ length: ${length} }, () => ${inner})`, one);
}
