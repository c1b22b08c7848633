/** What a plot has at one of the points that were computed: its value there, and slopes from the points beside it. */
import type { Sample } from '../../core/plot/sample.ts';

export interface Reading {
  /** Along each axis. */
  readonly at: readonly number[];
  /** NaN: there is none. */
  readonly value: number;
  /** About the slope along each axis; undefined: the points beside it do not tell. */
  readonly slopes: readonly (Slope | undefined)[];
}

/** Both are the same but at a kink. */
export interface Slope {
  readonly left: number;
  readonly right: number;
}

/** At a kink the curve bends so many times as much as beside it, and its slopes differ by this part. */
const SHARPER = 5;
const APART = 0.02;

/**
 * The computed point nearest to a place: between two of them nothing is known.
 *
 * @param to a place along each axis
 * @returns undefined: nothing was computed
 */
export function readingAt(sample: Sample, to: readonly number[]): Reading | undefined {
  const { xs, ys, values, leaps, complete } = sample;
  const places = (ys === undefined ? [xs] : [xs, ys]).map((line, n) => nearest(line, to[n]));
  if (places.some((place) => place < 0)) return undefined;
  const [i, j = 0] = places;
  const value = values[j * xs.length + i];
  const alongX: Line = { at: xs, value: (k) => values[j * xs.length + k], leaps };
  const alongY: Line | undefined = ys && { at: ys, value: (k) => values[k * xs.length + i], leaps: [] };
  const lines = alongY === undefined ? [alongX] : [alongX, alongY];
  // Where it leaps is known only at the end.
  const slopes = lines.map((line, n) => (complete && Number.isFinite(value) ? slopeAt(line, places[n]) : undefined));
  return { at: lines.map((line, n) => line.at[places[n]]), value, slopes };
}

/** The computed point that so many others lie beside, along one axis; at its ends the last one. */
export function beside(line: readonly number[], at: number, by: number): number {
  return line[Math.min(Math.max(nearest(line, at) + by, 0), line.length - 1)];
}

/** -1: there is none. */
function nearest(line: readonly number[], to: number): number {
  let found = -1;
  for (let i = 0; i < line.length; i++) if (found < 0 || Math.abs(line[i] - to) < Math.abs(line[found] - to)) found = i;
  return found;
}

/** A function of one number, at increasing places. */
interface Line {
  readonly at: readonly number[];
  readonly value: (i: number) => number;
  /** After which of them it leaps. */
  readonly leaps: readonly number[];
}

function slopeAt(line: Line, i: number): Slope | undefined {
  const [left, right] = [secant(line, i - 1), secant(line, i)];
  if (left === undefined && right === undefined) return undefined;
  if (left === undefined || right === undefined) return { left: (left ?? right)!, right: (left ?? right)! };
  const isApart = Math.abs(right - left) > APART * Math.max(Math.abs(left), Math.abs(right));
  const around = [bend(line, i - 1), bend(line, i + 1)].filter((one) => one !== undefined);
  const isSharp = around.length > 0 && bend(line, i)! > SHARPER * Math.min(...around);
  if (isApart && isSharp) return { left, right };
  // Of a parabola through the three points.
  const [before, after] = [line.at[i] - line.at[i - 1], line.at[i + 1] - line.at[i]];
  const slope = (left * after + right * before) / (before + after);
  return { left: slope, right: slope };
}

/** From a point to the next one. */
function secant({ at, value, leaps }: Line, i: number): number | undefined {
  if (i < 0 || i + 1 >= at.length || leaps.includes(i)) return undefined;
  const slope = (value(i + 1) - value(i)) / (at[i + 1] - at[i]);
  return Number.isFinite(slope) ? slope : undefined;
}

/** How much the slope changes at a point, for so far as it has to. */
function bend(line: Line, i: number): number | undefined {
  const [left, right] = [secant(line, i - 1), secant(line, i)];
  return left === undefined || right === undefined
    ? undefined
    : Math.abs(right - left) / (line.at[i + 1] - line.at[i - 1]);
}
