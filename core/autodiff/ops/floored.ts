/** Division with other quotients than the truncated one: with floor, as in Python and NumPy, and with the nearest. */
import type { BinaryRow } from './row.ts';

/** Exact: no quotient is rounded on the way. */
export function floorRemainder(x: number, y: number): number {
  const rest = x % y;
  if (rest === 0) return y < 0 || Object.is(y, -0) ? -0 : 0;
  return rest < 0 !== y < 0 ? rest + y : rest;
}

/** ⌊x / y⌋ of the quotient that the remainder leaves, not of the rounded one: 1 // 0.1 is 9. */
export function floorQuotient(x: number, y: number): number {
  if (y === 0) return x / y;
  const rest = x % y;
  const quotient = (x - rest) / y - (rest !== 0 && rest < 0 !== y < 0 ? 1 : 0);
  if (quotient === 0) return Object.is(x / y, -0) || x / y < 0 ? -0 : 0;
  const low = Math.floor(quotient);
  return quotient - low > 0.5 ? low + 1 : low;
}

/** What is left of the nearest multiple, ties to the even one: C's `remainder`, of IEEE 754. */
function nearestRemainder(x: number, y: number): number {
  const [size, step] = [Math.abs(x), Math.abs(y)];
  const rest = size % step;
  const other = step - rest;
  const distance = rest < other ? rest : rest > other ? -other : rest - 2 * ((0.5 * (size - rest)) % step);
  return step === Number.POSITIVE_INFINITY && Number.isFinite(x)
    ? x
    : Math.sign(x) < 0 || Object.is(x, -0)
      ? -distance
      : distance;
}

const isMultiple = (x: number, y: number) => x % y === 0;

export const floored = {
  floorDiv: {
    arity: 2,
    symbol: '//',
    gate: 'blocks',
    forward: floorQuotient,
    vjps: [() => 0, () => 0],
    kink: ({ 0: x, 1: y }) => (isMultiple(x, y) ? 'a step: gradient 0' : undefined),
    samples: [
      { at: [7.5, 2] },
      { at: [-7.5, 2.2] },
      { at: [7.5, -2.2] },
      { at: [6, 3], kink: 'at a multiple', gradients: [0, 0] },
      { at: [0, -3], kink: 'at 0', gradients: [0, 0] },
    ],
  } satisfies BinaryRow,
  /** The remainder that has the sign of y. */
  remFloor: {
    arity: 2,
    symbol: '%',
    gate: 'passes',
    forward: floorRemainder,
    // As for remTrunc: the quotient that the remainder leaves.
    vjps: [(g) => g, (g, out, x, y) => -g * Math.round((x - out) / y)],
    kink: ({ 0: x, 1: y }) => (isMultiple(x, y) ? 'a jump: the slope beside it' : undefined),
    samples: [
      { at: [7.5, 2] },
      { at: [-7.5, 2.2] },
      { at: [7.5, -2.2] },
      { at: [6, 3], kink: 'at a multiple', gradients: [1, -2] },
      { at: [-6, 3], kink: 'at a multiple', gradients: [1, 2] },
      { at: [0, 3], kink: 'at 0', gradients: [1, 0] },
    ],
  } satisfies BinaryRow,
  /** The remainder of the nearest multiple. */
  remNearest: {
    arity: 2,
    symbol: 'remainder',
    gate: 'passes',
    forward: nearestRemainder,
    vjps: [(g) => g, (g, out, x, y) => -g * Math.round((x - out) / y)],
    kink: ({ 0: x, 1: y }) => (isMultiple(x - y / 2, y) ? 'a jump: the slope beside it' : undefined),
    samples: [
      { at: [7.5, 2] },
      { at: [-7.5, 2.2] },
      { at: [7.5, -2.2] },
      { at: [5, 2], kink: 'between two multiples', gradients: [1, -2] },
    ],
  } satisfies BinaryRow,
};
