import type { PlotRange } from './protocol.ts';

/** Ranges that differ more are not made alike. */
const ALIKE = 10;

/** So far a plot goes beyond the point, as a part of how far that is from 0. */
const REACH = 1.5;
const AT_ZERO = 2;

/** Around a point, and 0 with it, with round lengths: from 2 by -3 … 7. Lengths along two axes are alike if they can. */
export function plotRangesAround(point: readonly number[]): PlotRange[] {
  const reaches = point.map((x) => roundUp(REACH * Math.abs(x)) ?? Math.max(AT_ZERO, Math.abs(x) / 4 || 0));
  const longest = Math.max(...reaches);
  return point.map((at, i) => {
    const x = Number.isFinite(at) ? at : 0;
    const reach = longest <= ALIKE * reaches[i] ? longest : reaches[i];
    return { from: tidy(x - reach), to: tidy(x + reach) };
  });
}

/** To 1, 2 or 5 times a power of ten; undefined: there is none. */
function roundUp(x: number): number | undefined {
  const power = 10 ** Math.floor(Math.log10(x));
  const round = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= x * (1 - 1e-9));
  return round !== undefined && round > 0 && Number.isFinite(2 * round) ? round : undefined;
}

/** Without what binary fractions leave behind. */
function tidy(x: number): number {
  return Number(x.toPrecision(12));
}
