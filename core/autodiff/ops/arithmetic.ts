import type { BinaryRow, UnaryRow } from './row.ts';

export const arithmetic = {
  add: {
    arity: 2,
    symbol: '+',
    gate: 'distributes',
    forward: (x, y) => x + y,
    vjps: [(g) => g, (g) => g],
    samples: [{ at: [1.5, -2.25] }, { at: [-0.3, 7.1] }],
  } satisfies BinaryRow,
  sub: {
    arity: 2,
    symbol: '−',
    gate: 'distributes',
    forward: (x, y) => x - y,
    vjps: [(g) => g, (g) => -g],
    samples: [{ at: [1.5, -2.25] }, { at: [-0.3, 7.1] }],
  } satisfies BinaryRow,
  mul: {
    arity: 2,
    symbol: '×',
    gate: 'swaps',
    forward: (x, y) => x * y,
    vjps: [(g, _out, _x, y) => g * y, (g, _out, x) => g * x],
    samples: [{ at: [1.5, -2.25] }, { at: [-0.3, 7.1] }],
  } satisfies BinaryRow,
  neg: {
    arity: 1,
    symbol: '×(−1)',
    gate: 'scales',
    forward: (x) => -x,
    vjps: [(g) => -g],
    samples: [{ at: [1.5] }, { at: [-0.3] }],
  } satisfies UnaryRow,
};
