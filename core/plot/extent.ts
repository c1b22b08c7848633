export type Extent = readonly [least: number, most: number];

/** Values of which so many times as much is far out as lies together are cut off. */
const FAR = 3;
const OUTER = 0.03;

/**
 * From where to where a plot of these numbers goes: all that are finite, but for those near a pole, beside which the
 * rest would be a flat line. Undefined: none is finite.
 *
 * @param xs where they are, if they are not equally far apart: then a value counts as much as there is room around it
 */
export function extentOf(values: readonly number[], xs?: readonly number[]): Extent | undefined {
  const finite = values.flatMap((value, i) => (Number.isFinite(value) ? [{ value, room: roomAt(xs, i) }] : []));
  finite.sort((a, b) => a.value - b.value);
  if (finite.length === 0) return undefined;
  const [least, most] = [finite[0].value, finite[finite.length - 1].value];
  const [low, high] = [partOf(finite, OUTER), partOf(finite, 1 - OUTER)];
  const inner = high - low;
  if (!(most - least > FAR * inner) || inner === 0) return [least, most];
  return [Math.max(least, low - inner / 4), Math.min(most, high + inner / 4)];
}

function roomAt(xs: readonly number[] | undefined, i: number): number {
  if (xs === undefined) return 1;
  return (xs[Math.min(i + 1, xs.length - 1)] - xs[Math.max(i - 1, 0)]) / 2;
}

function partOf(sorted: readonly { readonly value: number; readonly room: number }[], part: number): number {
  let left = part * sorted.reduce((sum, { room }) => sum + room, 0);
  for (const { value, room } of sorted) {
    left -= room;
    if (left <= 0) return value;
  }
  return sorted[sorted.length - 1].value;
}
