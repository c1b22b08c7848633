import type { BinaryRow, VariadicRow } from './row.ts';
import { unary, upright } from './unary.ts';

// The zeros are those of torch (pow_backward_self, pow_backward_exponent in FunctionsManual.cpp).
const pow = {
  arity: 2,
  symbol: '^',
  gate: 'scales',
  slopes: ['y·xʸ⁻¹', 'xʸ·ln x'],
  forward: Math.pow,
  vjps: [
    (g, _out, x, y) => (y === 0 ? 0 : g * (y * x ** (y - 1))),
    (g, out, x, y) => (x === 0 && y >= 0 ? 0 : g * (out * Math.log(x))),
  ],
  kink: ({ 0: x, 1: y }) => {
    if (x !== 0 || !(y >= 0 && y < 1)) return undefined;
    return y === 0 ? '0⁰: gradient 0' : 'the slope is infinite';
  },
  samples: [
    { at: [1.5, -2.25] },
    { at: [2.3, 0.5] },
    { at: [0.7, 0] },
    { at: [-2, 2], gradients: [-4, Number.NaN] },
    { at: [-8, 1 / 3], gradients: [Number.NaN, Number.NaN] },
    { at: [0, 2], gradients: [0, 0] },
    { at: [0, 1], gradients: [1, 0] },
    { at: [0, -1], gradients: [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY] },
    { at: [Number.NaN, 0], gradients: [0, Number.NaN] },
    { at: [0, 0], kink: 'at 0⁰', gradients: [0, 0] },
    { at: [0, 0.5], kink: 'at the root of 0', gradients: [Number.POSITIVE_INFINITY, 0] },
  ],
} satisfies BinaryRow;

/** C's, which Python, NumPy and torch take: 1 to every power is 1, and so is −1 to an infinite one; in JavaScript NaN. */
function powOfC(x: number, y: number): number {
  return x === 1 || (x === -1 && Math.abs(y) === Number.POSITIVE_INFINITY) ? 1 : x ** y;
}

export const powers = {
  pow,
  powC: { ...pow, forward: powOfC },
  square: unary(
    'x²',
    '2·x',
    (x) => x * x,
    (g, _out, x) => g * (2 * x),
    [-1.3, 0.7],
  ),
  reciprocal: unary(
    '1/x',
    '−1/x²',
    (x) => 1 / x,
    (g, out) => -g * (out * out),
    [-1.3, 0.7],
  ),
  sqrt: unary('√', '1/(2·√x)', Math.sqrt, (g, out) => g / (2 * out), [0.4, 2.5], upright(Number.POSITIVE_INFINITY, 0)),
  cbrt: unary(
    '∛',
    '1/(3·∛²)',
    Math.cbrt,
    (g, out) => g / (3 * out * out),
    [-0.4, 2.5],
    upright(Number.POSITIVE_INFINITY, 0),
  ),
  hypot: {
    arity: 'variadic',
    symbol: 'hypot',
    gate: 'scales',
    slopes: ['x/hypot'],
    forward: (xs) => Math.hypot.apply(null, xs as number[]),
    vjp: (g, out, xs, k) => (out === 0 ? 0 : g * (xs[k] / out)),
    kink: (xs) => (Math.hypot.apply(null, xs as number[]) === 0 ? 'a corner: gradient 0' : undefined),
    samples: [
      { at: [1.5, -2.25] },
      { at: [-0.3, 7.1, 2] },
      { at: [0, 2] },
      { at: [-4] },
      { at: [3e200, 4e200], gradients: [0.6, 0.8] },
      { at: [0, 0, 0], kink: 'at the origin', gradients: [0, 0, 0] },
    ],
  } satisfies VariadicRow,
};
