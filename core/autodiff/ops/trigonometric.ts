import type { BinaryRow } from './row.ts';
import { unary, upright } from './unary.ts';

const { POSITIVE_INFINITY, NEGATIVE_INFINITY } = Number;
const DEGREES = 180 / Math.PI;
const RADIANS = Math.PI / 180;

export const trigonometric = {
  sin: unary('sin', 'cos x', Math.sin, (g, _out, x) => g * Math.cos(x), [-1.3, 0.7]),
  cos: unary('cos', '−sin x', Math.cos, (g, _out, x) => -g * Math.sin(x), [-1.3, 0.7]),
  tan: unary('tan', '1 + tan²', Math.tan, (g, out) => g * (1 + out * out), [-1.3, 0.7]),
  asin: unary(
    'asin',
    '1/√(1 − x²)',
    Math.asin,
    (g, _out, x) => g / arc(x),
    [-0.6, 0.3],
    upright(POSITIVE_INFINITY, -1, 1),
  ),
  acos: unary(
    'acos',
    '−1/√(1 − x²)',
    Math.acos,
    (g, _out, x) => -g / arc(x),
    [-0.6, 0.3],
    upright(NEGATIVE_INFINITY, -1, 1),
  ),
  atan: unary('atan', '1/(1 + x²)', Math.atan, (g, _out, x) => g / (1 + x * x), [-1.3, 0.7]),
  /** As everywhere, the ordinate comes first. */
  atan2: {
    arity: 2,
    symbol: 'atan2',
    gate: 'scales',
    slopes: ['y/(x² + y²)', '−x/(x² + y²)'],
    forward: Math.atan2,
    vjps: [(g, _out, y, x) => perSquare(g, x, Math.hypot(y, x)), (g, _out, y, x) => perSquare(-g, y, Math.hypot(y, x))],
    kink: ({ 0: y, 1: x }) => {
      if (y !== 0 || x > 0) return undefined;
      return x === 0 ? 'no direction at the origin' : 'a jump: the slope beside it';
    },
    samples: [
      { at: [1.5, -2.25] },
      { at: [-0.3, 7.1] },
      { at: [0, 2] },
      { at: [2, 0] },
      { at: [4e200, 3e200], gradients: [1.2e-201, -1.6e-201] },
      { at: [0, -2], kink: 'at the negative axis', gradients: [-0.5, 0] },
      { at: [0, 0], kink: 'at the origin', gradients: [Number.NaN, Number.NaN] },
    ],
  } satisfies BinaryRow,

  degrees: unary(
    'deg',
    '180/π',
    (x) => x * DEGREES,
    (g) => g * DEGREES,
    [-1.3, 0.7],
  ),
  radians: unary(
    'rad',
    'π/180',
    (x) => x * RADIANS,
    (g) => g * RADIANS,
    [-100, 30],
  ),

  sinh: unary('sinh', 'cosh x', Math.sinh, (g, _out, x) => g * Math.cosh(x), [-1.3, 0.7]),
  cosh: unary('cosh', 'sinh x', Math.cosh, (g, _out, x) => g * Math.sinh(x), [-1.3, 0.7]),
  tanh: unary('tanh', '1 − tanh²', Math.tanh, (g, out) => g * (1 - out * out), [-1.3, 0.7]),
  asinh: unary('asinh', '1/√(1 + x²)', Math.asinh, (g, _out, x) => g / Math.hypot(1, x), [-1.3, 0.7]),
  // Two roots, so that it is NaN wherever acosh is.
  acosh: unary(
    'acosh',
    '1/√(x² − 1)',
    Math.acosh,
    (g, _out, x) => g / (Math.sqrt(x - 1) * Math.sqrt(x + 1)),
    [1.3, 2.7],
    upright(POSITIVE_INFINITY, 1),
  ),
  atanh: unary('atanh', '1/(1 − x²)', Math.atanh, (g, _out, x) => g / ((1 - x) * (1 + x)), [-0.6, 0.3]),
};

/** √(1 − x²), with all digits near ±1. */
function arc(x: number): number {
  return Math.sqrt((1 - x) * (1 + x));
}

/** g · x / r², where r² may overflow. */
function perSquare(g: number, x: number, r: number): number {
  return (g * (x / r)) / r;
}
