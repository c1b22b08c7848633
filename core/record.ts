import type { Tape } from './autodiff/tape.ts';
import type { Frames } from './runtime/frames.ts';
import type { Nodes } from './runtime/nodes.ts';

/** A finished and swept run, as the views that explain it read it. */
export interface RunRecord {
  readonly text: string;
  readonly tape: Tape;
  readonly frames: Frames;
  readonly nodes: Nodes;
  /** Entries that are inputs, with the name of each, such as `x` or `w[0]`, in order. */
  readonly inputs: ReadonlyMap<number, string>;
  /** Entries of the output. Empty when the run has none: then there are values only. */
  readonly outputs: readonly number[];
  /** Entry → the name that it was first bound to. Inputs are among them. */
  readonly names: ReadonlyMap<number, string>;
}
