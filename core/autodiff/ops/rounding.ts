import { step, unary } from './unary.ts';

export const rounding = {
  floor: step('⌊x⌋', Math.floor, [-1.3, 0.7], [-2, 0, 3], Number.isInteger),
  ceil: step('⌈x⌉', Math.ceil, [-1.3, 0.7], [-2, 0, 3], Number.isInteger),
  trunc: step('trunc', Math.trunc, [-1.3, 0.7, 0], [-2, 3], (x) => x !== 0 && Number.isInteger(x)),
  /** Halves go up, as in JavaScript. */
  round: step('round', Math.round, [-1.3, 0.7, 2], [-2.5, 0.5], (x) => x - Math.floor(x) === 0.5),
  /** Halves go to the even neighbour, as in IEEE 754. */
  roundEven: step('round', roundEven, [-1.3, 0.7, 2], [-2.5, 0.5, 1.5], (x) => x - Math.floor(x) === 0.5),
  sign: step('sign', Math.sign, [-1.3, 0.7], [0], (x) => x === 0),
  /** The same, and 0 of the negative zero. */
  signum: step(
    'sign',
    (x) => Math.sign(x) + 0,
    [-1.3, 0.7],
    [0],
    (x) => x === 0,
  ),
  /** To single precision. By convention it passes the gradient: it is meant as the number itself. */
  fround: {
    ...unary('f32', '1', Math.fround, (g) => g, []),
    gate: 'passes' as const,
    samples: [
      { at: [-1.3], gradients: [1] },
      { at: [0.7], gradients: [1] },
    ],
  },
};

export function roundEven(x: number): number {
  const low = Math.floor(x);
  const part = x - low;
  if (part !== 0.5) return part < 0.5 ? low : Math.ceil(x);
  return low % 2 === 0 ? low : Math.ceil(x);
}
