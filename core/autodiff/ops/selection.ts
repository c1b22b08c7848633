import type { VariadicRow } from './row.ts';
import { unary } from './unary.ts';

export const selection = {
  abs: unary('|x|', Math.abs, (g, _out, x) => g * Math.sign(x), [-1.3, 0.7], {
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
};

/** Those arguments that are the output share its gradient. NaN wins over every number. */
function share(g: number, out: number, xs: ArrayLike<number>, k: number): number {
  return isChosen(xs[k], out) ? g / chosen(out, xs) : 0;
}

function tie(out: number, xs: ArrayLike<number>): string | undefined {
  return chosen(out, xs) > 1 ? 'ties share the gradient' : undefined;
}

function chosen(out: number, xs: ArrayLike<number>): number {
  let count = 0;
  for (let k = 0; k < xs.length; k++) if (isChosen(xs[k], out)) count++;
  return count;
}

function isChosen(x: number, out: number): boolean {
  return x === out || Number.isNaN(x);
}
