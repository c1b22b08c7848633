import type { VariadicRow } from './row.ts';

export const summation = {
  /** The sum of a list as one gate. */
  fsum: {
    arity: 'variadic',
    symbol: 'Σ',
    gate: 'distributes',
    forward: (xs) => {
      let sum = 0;
      for (let k = 0; k < xs.length; k++) sum += xs[k];
      return sum;
    },
    vjp: (g) => g,
    samples: [{ at: [1.5, -2.25] }, { at: [-0.3, 7.1, 2] }, { at: [-4] }],
  } satisfies VariadicRow,
};
