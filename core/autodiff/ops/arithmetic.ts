import type { BinaryRow, UnaryRow } from './row.ts';

export const arithmetic = {
  add: {
    arity: 2,
    symbol: '+',
    gate: 'distributes',
    slopes: ['1', '1'],
    forward: (x, y) => x + y,
    vjps: [(g) => g, (g) => g],
    samples: [{ at: [1.5, -2.25] }, { at: [-0.3, 7.1] }],
  } satisfies BinaryRow,
  sub: {
    arity: 2,
    symbol: '−',
    gate: 'distributes',
    slopes: ['1', '−1'],
    forward: (x, y) => x - y,
    vjps: [(g) => g, (g) => -g],
    samples: [{ at: [1.5, -2.25] }, { at: [-0.3, 7.1] }],
  } satisfies BinaryRow,
  mul: {
    arity: 2,
    symbol: '×',
    gate: 'swaps',
    slopes: ['y', 'x'],
    forward: (x, y) => x * y,
    vjps: [(g, _out, _x, y) => g * y, (g, _out, x) => g * x],
    samples: [{ at: [1.5, -2.25] }, { at: [-0.3, 7.1] }],
  } satisfies BinaryRow,
  div: {
    arity: 2,
    symbol: '÷',
    gate: 'scales',
    slopes: ['1/y', '−x/y²'],
    forward: (x, y) => x / y,
    vjps: [(g, _out, _x, y) => g / y, (g, out, _x, y) => -g * (out / y)],
    samples: [{ at: [1.5, -2.25] }, { at: [-0.3, 7.1] }, { at: [0, 2] }],
  } satisfies BinaryRow,
  /** A value written to another place: there it has a gradient of its own. */
  identity: {
    arity: 1,
    symbol: '=',
    gate: 'passes',
    slopes: ['1'],
    forward: (x) => x,
    vjps: [(g) => g],
    samples: [{ at: [1.5] }, { at: [-0.3] }],
  } satisfies UnaryRow,
  neg: {
    arity: 1,
    symbol: '×(−1)',
    gate: 'scales',
    slopes: ['−1'],
    forward: (x) => -x,
    vjps: [(g) => -g],
    samples: [{ at: [1.5] }, { at: [-0.3] }],
  } satisfies UnaryRow,
  /** The remainder that has the sign of x. */
  remTrunc: {
    arity: 2,
    symbol: '%',
    gate: 'passes',
    forward: (x, y) => x % y,
    // −trunc(x / y), but the quotient that x % y used: 1 % 0.1 is 0.0999…, its quotient 9, while 1 / 0.1 rounds to 10.
    vjps: [(g) => g, (g, out, x, y) => -g * Math.round((x - out) / y)],
    kink: ({ 0: x, 1: y }) => (x !== 0 && x % y === 0 ? 'a jump: the slope beside it' : undefined),
    samples: [
      { at: [7.5, 2] },
      { at: [-7.5, 2.2] },
      { at: [7.5, -2.2] },
      { at: [0, 3] },
      { at: [6, 3], kink: 'at a multiple', gradients: [1, -2] },
      { at: [-6, 3], kink: 'at a multiple', gradients: [1, 2] },
    ],
  } satisfies BinaryRow,
};
