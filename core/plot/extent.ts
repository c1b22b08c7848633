export type Extent = readonly [least: number, most: number];

/** Values of which so many times as much is far out as lies together are cut off. */
const FAR = 6;
const OUTER = 0.05;

/**
 * From where to where a plot of these numbers goes: all that are finite, but for those near a pole, beside which the
 * rest would be a flat line. Undefined: none is finite.
 */
export function extentOf(values: readonly number[]): Extent | undefined {
  const sorted = Float64Array.from(values.filter(Number.isFinite)).sort();
  if (sorted.length === 0) return undefined;
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  const part = (p: number) => sorted[Math.round(p * (sorted.length - 1))];
  const [low, high] = [part(OUTER), part(1 - OUTER)];
  const inner = high - low;
  if (!(most - least > FAR * inner) || inner === 0) return [least, most];
  return [Math.max(least, low - inner / 4), Math.min(most, high + inner / 4)];
}
