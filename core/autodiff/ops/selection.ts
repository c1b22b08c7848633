import type { BinaryRow, VariadicRow } from './row.ts';
import { unary } from './unary.ts';

const TIE = 'ties share the gradient';

export const selection = {
  abs: unary('|x|', 'sign x', Math.abs, (g, _out, x) => g * Math.sign(x), [-1.3, 0.7], {
    says: 'a corner: gradient 0',
    gradient: 0,
    at: [0],
  }),
  /** Ties share evenly. */
  max: {
    arity: 'variadic',
    symbol: 'max',
    gate: 'routes',
    forward: (xs) => Math.max.apply(null, xs as number[]),
    shared: chosen,
    vjp: share,
    kink: (xs) => tie(Math.max.apply(null, xs as number[]), xs),
    samples: [
      { at: [1.5, -2.25] },
      { at: [-0.3, 7.1, 7, 7] },
      { at: [-4] },
      { at: [1, Number.NaN], gradients: [0, 1] },
      { at: [2, 2], kink: 'at a tie', gradients: [0.5, 0.5] },
      { at: [2, 3, 3, -1, 3, 3], kink: 'at a tie', gradients: [0, 0.25, 0.25, 0, 0.25, 0.25] },
      { at: [0, -0], kink: 'at a tie', gradients: [0.5, 0.5] },
    ],
  } satisfies VariadicRow,
  min: {
    arity: 'variadic',
    symbol: 'min',
    gate: 'routes',
    forward: (xs) => Math.min.apply(null, xs as number[]),
    shared: chosen,
    vjp: share,
    kink: (xs) => tie(Math.min.apply(null, xs as number[]), xs),
    samples: [
      { at: [1.5, -2.25] },
      { at: [0.3, -7.1, 0, 0] },
      { at: [-4] },
      { at: [1, Number.NaN], gradients: [0, 1] },
      { at: [2, 2], kink: 'at a tie', gradients: [0.5, 0.5] },
      { at: [2, -3, -3, -1], kink: 'at a tie', gradients: [0, 0.5, 0.5, 0] },
    ],
  } satisfies VariadicRow,
  /** The same of two, which is the commonest, and of arrays element by element. */
  maximum: extreme('max', Math.max),
  minimum: extreme('min', Math.min),
  /** As processors do it: of equal ones the second, whatever the signs of zeros. */
  maximumC: extreme('max', (x, y) => (x > y || Number.isNaN(x) ? x : y)),
  minimumC: extreme('min', (x, y) => (x < y || Number.isNaN(x) ? x : y)),
  /** The same, but of a number and NaN it is the number. */
  fmax: extreme('max', (x, y) => (Number.isNaN(y) || x > y ? x : y), true),
  fmin: extreme('min', (x, y) => (Number.isNaN(y) || x < y ? x : y), true),
  /** 0, y, 1 for x below, at and above 0. */
  heaviside: {
    arity: 2,
    symbol: 'step',
    gate: 'blocks',
    forward: (x, y) => (x < 0 ? 0 : x > 0 ? 1 : x === 0 ? y : x),
    vjps: [() => 0, (g, _out, x) => (x === 0 ? g : 0)],
    kink: ({ 0: x }) => (x === 0 ? 'a step: gradient 0' : undefined),
    samples: [{ at: [1.5, -2.25] }, { at: [-0.3, 7.1] }, { at: [0, 2], kink: 'at 0', gradients: [0, 1] }],
  } satisfies BinaryRow,
  /** |x| with the sign of y. */
  copysign: {
    arity: 2,
    symbol: 'copysign',
    gate: 'scales',
    forward: (x, y) => (isNegative(y) ? -Math.abs(x) : Math.abs(x)),
    vjps: [(g, _out, x, y) => g * Math.sign(x) * (isNegative(y) ? -1 : 1), () => 0],
    kink: ({ 0: x, 1: y }) => (x === 0 ? 'a corner: gradient 0' : y === 0 ? 'a step: gradient 0' : undefined),
    samples: [
      { at: [1.5, -2.25] },
      { at: [-0.3, 7.1] },
      { at: [0, 2], kink: 'at x = 0', gradients: [0, 0] },
      { at: [3, 0], kink: 'at y = 0', gradients: [1, 0] },
      { at: [3, -0], kink: 'at y = −0', gradients: [-1, 0] },
    ],
  } satisfies BinaryRow,
};

function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0);
}

function extreme(symbol: string, forward: (x: number, y: number) => number, passesNaN = false): BinaryRow {
  const isChosen = (x: number, out: number) => x === out || (Number.isNaN(x) && (!passesNaN || Number.isNaN(out)));
  return {
    arity: 2,
    symbol,
    gate: 'routes',
    forward,
    vjps: [
      (g, out, x, y) => (isChosen(x, out) ? (isChosen(y, out) ? g / 2 : g) : 0),
      (g, out, x, y) => (isChosen(y, out) ? (isChosen(x, out) ? g / 2 : g) : 0),
    ],
    kink: ({ 0: x, 1: y }) => (x === y || (Number.isNaN(x) && Number.isNaN(y)) ? TIE : undefined),
    samples: [
      { at: [1.5, -2.25] },
      { at: [-0.3, 7.1] },
      { at: [2, 2], kink: 'at a tie', gradients: [0.5, 0.5] },
      { at: [0, -0], kink: 'at a tie', gradients: [0.5, 0.5] },
    ],
  };
}

/** Those arguments that are the output share its gradient. NaN wins over every number. */
function share(g: number, out: number, xs: ArrayLike<number>, k: number, ties: number): number {
  return isChosen(xs[k], out) ? g / ties : 0;
}

function tie(out: number, xs: ArrayLike<number>): string | undefined {
  return chosen(out, xs) > 1 ? TIE : undefined;
}

function chosen(out: number, xs: ArrayLike<number>): number {
  let count = 0;
  for (let k = 0; k < xs.length; k++) if (isChosen(xs[k], out)) count++;
  return count;
}

function isChosen(x: number, out: number): boolean {
  return x === out || Number.isNaN(x);
}
