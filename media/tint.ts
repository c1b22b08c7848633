/** How thick and how strongly tinted a wire is by the size of its gradient: on a logarithmic scale, in a few steps. */
import type { Quantity } from '../core/answers.ts';
import type { Circuit } from '../core/circuit/circuit.ts';
import { isLoud } from '../core/statistics.ts';

/** More than this nobody tells apart. */
export const LEVELS = 7;
/** In pixels. A thicker one would touch the numbers beside it. */
const THICKEST = 5;
const THINNEST = 1;

/** Between the least and the greatest: what rounding leaves of a 0 would make all others look alike. */
const MOST_DECADES = 6;

/** The least and the greatest size of a gradient in a picture, without those that are 0. */
export interface GradientRange {
  readonly least: number;
  readonly most: number;
  /** There are smaller ones, which all look like the least. */
  readonly isCut: boolean;
}

/** @returns undefined where there is no gradient other than 0 */
export function gradientRange({ wires }: Circuit): GradientRange | undefined {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  const take = (gradient: Quantity | undefined) => {
    const size = sizeOf(gradient);
    if (size === 0) return;
    least = Math.min(least, size);
    most = Math.max(most, size);
  };
  for (const { gradient, branches } of wires) {
    take(gradient);
    for (const branch of branches) take(branch.gradient);
  }
  if (most === 0) return undefined;
  const bound = most / 10 ** MOST_DECADES;
  return least < bound ? { least: bound, most, isCut: true } : { least, most, isCut: false };
}

/** From 1 to `LEVELS`; 0: there is none, or it is 0. What is not finite is as large as can be. */
export function levelOf(gradient: Quantity | undefined, range: GradientRange | undefined): number {
  if (isLoud(gradient)) return LEVELS;
  const size = sizeOf(gradient);
  if (size === 0 || range === undefined) return 0;
  const { least, most } = range;
  // The bound may have been rounded to 0.
  if (least === most || least === 0) return Math.ceil(LEVELS / 2);
  // Differences of logarithms: the quotient of two numbers may be too large for one.
  const part = (Math.log(size) - Math.log(least)) / (Math.log(most) - Math.log(least));
  return 1 + Math.round((LEVELS - 1) * Math.min(Math.max(part, 0), 1));
}

/** In pixels. */
export function thickness(level: number): number {
  return level === 0 ? THINNEST : THINNEST + ((level - 1) * (THICKEST - THINNEST)) / (LEVELS - 1);
}

/** How strong its colour is. Never so faint that it is not seen. */
export function strength(level: number): number {
  return 0.55 + (0.45 * (level - 1)) / (LEVELS - 1);
}

/** Of an array the norm, as it stands on the wire. */
function sizeOf(gradient: Quantity | undefined): number {
  if (gradient === undefined) return 0;
  const size = typeof gradient === 'number' ? Math.abs(gradient) : gradient.norm;
  return Number.isFinite(size) ? size : 0;
}
