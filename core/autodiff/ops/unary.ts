import type { UnaryRow } from './row.ts';

/** Points where a function of one number has no single derivative. */
interface Kink {
  /** What `UnaryRow.kink` says there. */
  readonly says: string;
  /** The gradient that the convention gives. */
  readonly gradient: number;
  /** Some of the points, for the tests; all of them unless `where` knows more. */
  readonly at: readonly number[];
  readonly where?: (x: number) => boolean;
}

/** A row that scales the gradient by its derivative, which `slope` writes. `at` holds generic points for the tests. */
export function unary(
  symbol: string,
  slope: string,
  forward: (x: number) => number,
  vjp: (g: number, out: number, x: number) => number,
  at: readonly number[],
  kink?: Kink,
): UnaryRow {
  const samples = at.map((x) => ({ at: [x] }));
  const row: UnaryRow = { arity: 1, symbol, gate: 'scales', slopes: [slope], forward, vjps: [vjp], samples };
  if (kink === undefined) return row;
  const { says, gradient, at: kinks, where = (x) => kinks.includes(x) } = kink;
  return {
    ...row,
    kink: (args) => (where(args[0]) ? says : undefined),
    samples: [...samples, ...kinks.map((x) => ({ at: [x], kink: says, gradients: [gradient] }))],
  };
}

/** An end of the domain, or an upright tangent, such as the square root's at 0. */
export function upright(gradient: number, ...at: number[]): Kink {
  return { says: 'the slope is infinite', gradient, at };
}

/** The same value from one kink to the next. Nothing flows back, not even NaN: the output truly does not depend on x. */
export function step(
  symbol: string,
  forward: (x: number) => number,
  at: readonly number[],
  kinks: readonly number[],
  where: (x: number) => boolean,
): UnaryRow {
  const kink = { says: 'a step: gradient 0', gradient: 0, at: kinks, where };
  return { ...unary(symbol, '0', forward, () => 0, at, kink), gate: 'blocks' };
}
