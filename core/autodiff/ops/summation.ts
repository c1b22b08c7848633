import { exactSum } from './exact-sum.ts';
import type { VariadicRow } from './row.ts';

export const summation = {
  /** The sum of a list as one gate, rounded once. */
  fsum: {
    arity: 'variadic',
    symbol: 'Σ',
    gate: 'distributes',
    slopes: ['1'],
    forward: exactSum,
    vjp: (g) => g,
    samples: [
      { at: [1.5, -2.25] },
      { at: [-0.3, 7.1, 2] },
      { at: [-4] },
      { at: [1e16, 1, -1e16], gradients: [1, 1, 1] },
    ],
  } satisfies VariadicRow,
};
