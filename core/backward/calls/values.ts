/** Numbers for inputs: always the same, with few digits, none near 0 and no two alike, so that no kink is hit. */
import type { Candidate, Values } from './roles.ts';

/** Multiples of it, without their whole parts, are spread evenly and never repeat. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** As nested lists of one number or an array. @param seed others for another variable */
export function listsOf(shape: readonly number[], values: Values, seed: number): string {
  const next = values === 'whole' ? wholes(seed) : numbers(values === 'positive', seed, count(shape));
  const nested = (dimension: number): string => {
    if (dimension === shape.length) return next();
    return `[${Array.from({ length: shape[dimension] }, () => nested(dimension + 1)).join(', ')}]`;
  };
  return nested(0);
}

export function zerosOf(shape: readonly number[]): string {
  return shape.reduceRight((inner, length) => `[${Array(length).fill(inner).join(', ')}]`, '0.0');
}

function count(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

function wholes(seed: number): () => string {
  let i = seed;
  return () => String([2, 0, 1][i++ % 3]);
}

function numbers(isPositive: boolean, seed: number, count: number): () => string {
  const digits = count > 30 ? 3 : 2;
  const seen = new Set<number>();
  let i = 37 * seed;
  return () => {
    for (;;) {
      const part = (++i * GOLDEN) % 1;
      const text = (isPositive ? 0.05 + 0.9 * part : 2 * part - 1).toFixed(digits);
      const size = Math.abs(Number(text));
      // Not alike but for the sign, either: a sum of two is not 0.
      const isTaken = seen.has(size) && seen.size < 10 ** digits / 2;
      if (size < 0.05 || isTaken) continue;
      seen.add(size);
      return text;
    }
  };
}

/** @param array writes nested lists as the file has its arrays */
export function written(
  candidate: Candidate,
  seed: number,
  array: (lists: string) => string,
  isPositive: boolean,
): string {
  if ('text' in candidate) return candidate.text;
  const { shape } = candidate;
  const values = isPositive && candidate.values === 'real' ? 'positive' : candidate.values;
  const lists = listsOf(shape, values, seed);
  return shape.length === 0 ? lists : array(lists);
}
