/**
 * An op is one row: a mathematical operation with one convention. A row names its forward function, one rule an
 * argument, and the points at which the tests try it; nothing else in the project has to know that it exists.
 */

/** What a gate does to the gradient that arrives at its output; the words that explain it. */
export type Gate =
  | 'distributes'
  | 'swaps'
  | 'routes'
  | 'scales'
  | 'blocks'
  | 'passes'
  | 'spreads'
  | 'moves'
  | 'transposes';

/**
 * Why there is no gradient for an argument. `stop`: by convention nothing flows on. `unsupported`: a gradient exists,
 * but nobody has written it; on a differentiated path that is a located error, never a silent zero.
 */
export type NoGradient = 'stop' | 'unsupported';

/**
 * Where the tests try a row. Gradients, for upstream gradient 1, are stated where differences cannot tell them: at a
 * kink, whose place is named, and at points such as (−2)², which has a slope in the base and none in the exponent.
 */
export interface Sample {
  readonly at: readonly number[];
  readonly gradients?: readonly number[];
  readonly kink?: string;
}

interface Row {
  /** How a gate is labelled in a circuit, such as `×`. */
  readonly symbol: string;
  readonly gate: Gate;
  /**
   * The local gradients as people write them, one an argument, in x and y; of a variadic row one, in the argument x. The
   * symbol alone stands for the output, as in `1 − tanh²`. Absent where no formula says it, as at a choice.
   */
  readonly slopes?: readonly string[];
  /**
   * Names the convention where there is no single derivative, such as `ties share the gradient`; undefined elsewhere,
   * and at poles, whose infinite value speaks for itself. Called only for entries that somebody looks at.
   */
  readonly kink?: (args: ArrayLike<number>) => string | undefined;
  readonly samples: readonly Sample[];
}

/** VJPs are scalar functions of (upstream gradient, output, arguments): an elementwise row serves tensors unchanged. */
export interface UnaryRow extends Row {
  readonly arity: 1;
  readonly forward: (x: number) => number;
  readonly vjps: readonly [((g: number, out: number, x: number) => number) | NoGradient];
}

export interface BinaryRow extends Row {
  readonly arity: 2;
  readonly forward: (x: number, y: number) => number;
  readonly vjps: readonly [BinaryRule, BinaryRule];
}
export type BinaryRule = ((g: number, out: number, x: number, y: number) => number) | NoGradient;

/** Any number of arguments, all treated alike, such as `Math.max`. */
export interface VariadicRow extends Row {
  readonly arity: 'variadic';
  readonly forward: (xs: ArrayLike<number>) => number;
  /** What the rules of all arguments need, worked out once: how many there are may be large. */
  readonly shared?: (out: number, xs: ArrayLike<number>) => number;
  /** The gradient of argument `k`. */
  readonly vjp: (g: number, out: number, xs: ArrayLike<number>, k: number, shared: number) => number;
}

/** What `vjp` takes last. */
export function sharedOf(row: VariadicRow, out: number, xs: ArrayLike<number>): number {
  return row.shared === undefined ? 0 : row.shared(out, xs);
}

export type OpRow = UnaryRow | BinaryRow | VariadicRow;

/** A row with its name and its number, which is what the tape's op column holds. */
export type Op<R extends OpRow = OpRow> = R & { readonly id: number; readonly name: string };
