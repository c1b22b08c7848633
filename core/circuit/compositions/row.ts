import type { TensorShape } from '../../autodiff/tensor.ts';

/**
 * A known composition is one row. `written` holds its formulas, which are found in all spellings of the tape: `exp(-x)`
 * as well as `e^(x · −1)`, `(x - y)^2` as a power, a square or a product (see spellings.ts).
 *
 * A name stands for anything, but everywhere for the same; `n` and `c` are constant numbers. `sum`, `mean`, `max`,
 * `variance` and `deviation` run along the same axes of an array (`max` possibly along more). A `sum` is also one that
 * is written out over numbers, and then a name outside of it stands for that of one of its terms: softmax of numbers is
 * the same formula. A name that begins with a capital, such as `Softmax(x)`, is another row's composition.
 */
export interface Row {
  readonly label: string;
  /**
   * The local gradient, where it has a short formula; for arguments that differ in it one each: `∂w: x, ∂x: w`. The
   * tests work out what is written here.
   */
  readonly local: string | undefined;
  /** Where another row is built on this one, the first of them that fits counts: what takes in more stands first. */
  readonly written: readonly string[];
  /** The op that does the same at once. */
  readonly op?: string;
  /** It starts open: its gates are what one wants to see. */
  readonly open?: boolean;
  /** What else has to be so, by the shapes of what the names stand for. */
  readonly holds?: (shapes: ReadonlyMap<string, TensorShape>) => boolean;
}

export type Rows = Readonly<Record<string, Row>>;
