/**
 * A run as a circuit: plain data that crosses threads. Gates and wires stand in source order and refer to one another
 * by their place in the lists, so two circuits of the same form can be laid one over the other.
 */

import type { Quantity } from '../answers.ts';
import type { Gate as Effect } from '../autodiff/ops/row.ts';
import type { Kink } from '../autodiff/rows.ts';
import type { Span } from '../runtime/nodes.ts';

export interface Circuit {
  readonly gates: readonly Gate[];
  readonly wires: readonly Wire[];
  /** Open groups and folds, drawn as boxes around their gates. A box stands before the boxes in it. */
  readonly boxes: readonly Box[];
  /** Entries that the output depends on, drawn or folded away in groups. */
  readonly entries: number;
}

/**
 * How much is taken together when nobody opened or closed anything. `gate`: every operation, known compositions as one;
 * `named`: one gate for each named variable, its formula inside; `group`: calls, loops and lines.
 */
export type Level = 'gate' | 'named' | 'group';

export type GateKind = 'input' | 'constant' | 'op' | 'group' | 'fold';

/** A line of the text, from 1; 0 is none. Or what it is called where that is one of several documents. */
export type LineName = number | string;

export interface Gate {
  /** A path of what the source calls it: edits of values and of other lines leave it as it is. */
  readonly id: string;
  readonly kind: GateKind;
  /** What is written on it: `×`, `×2`, `1/x`, `max`, an input's name. */
  readonly label: string;
  /** The variable that holds its result. */
  readonly name: string | undefined;
  readonly value: Quantity | undefined;
  readonly gradient: Quantity | undefined;
  readonly span: Span;
  readonly line: LineName;
  /** Its source text, shortened. */
  readonly text: string;
  readonly output: boolean;
  /** What it does to a gradient. */
  readonly effect: Effect | undefined;
  /** At a point with no single derivative. */
  readonly kink: Kink | undefined;
  /** The box that it stands in, or `NONE`. */
  readonly box: number;
  /** Of a closed group. */
  readonly group: Group | undefined;
  /** Of a closed group or fold: the variables in it, without repetition; of very many the first ones. */
  readonly holds: readonly string[];
  /** Of a closed fold. */
  readonly fold: Fold | undefined;
  /** The entries that it stands for: the first and the last, and the runs of those without a gap between them. */
  readonly first: number;
  readonly last: number;
  readonly runs: readonly (readonly [number, number])[];
}

/** No box; and as a branch's end: the output. */
export const NONE = -1;

/** A result on its way from the gate that made it to all that use it. */
export interface Wire {
  readonly from: number;
  /** The entry that it carries; of several the first. */
  readonly entry: number;
  /** The variable that it carries. */
  readonly name: string | undefined;
  readonly value: Quantity | undefined;
  /** The whole gradient of what it carries: the sum over its branches. */
  readonly gradient: Quantity | undefined;
  /** How many results it carries: more than one only from or to a group, and then it has no value. */
  readonly count: number;
  /** It is used more than once, so each branch shows its own contribution. */
  readonly forks: boolean;
  /** It is used so often that its branches are not drawn to it: each begins with a tag that bears its name. */
  readonly tagged: boolean;
  readonly branches: readonly Branch[];
}

/** Does it stand for the numbers of a list? */
export function isArray({ group }: Gate): boolean {
  return group?.kind === 'array';
}

/** Parts of a list begin where they are used: beside its gate nothing stands. */
export function beginsAtUse({ gates }: Circuit, { from, tagged }: Wire): boolean {
  return tagged && isArray(gates[from]);
}

/** The name written on a wire: where it leaves the circuit, its end bears the name. */
export function nameOn({ name, branches }: Wire): string | undefined {
  return branches.some(({ to }) => to === NONE) ? undefined : name;
}

export function tagName({ gates }: Circuit, { from, name }: Wire): string {
  const gate = gates[from];
  return name ?? (gate.kind === 'op' ? gate.text.slice(0, 14) : gate.label);
}

/** One use of what a wire carries. */
export interface Branch {
  /** The gate that uses it, or `NONE` where the output leaves the circuit. */
  readonly to: number;
  /** Which of the gate's arguments it is. */
  readonly argument: number;
  /** ∂gate/∂argument, where both are numbers. */
  readonly local: number | undefined;
  /** The same as people write it, in the arguments x and y, where a formula says it. Of arrays element by element. */
  readonly slope?: string;
  /** The contribution of this use: upstream × local. */
  readonly gradient: Quantity | undefined;
  /** How many uses in a group it stands for. */
  readonly uses: number;
}

/**
 * Several operations with one result, drawn as one gate that has a value, a gradient and local gradients like any other
 * and opens into its parts: a known composition, such as σ, or the formula of a variable.
 */
export interface Fold {
  readonly kind: 'composition' | 'formula';
  /** Of a composition: the name of its row. */
  readonly name: string | undefined;
  /** Of a composition: its local gradient as people write it, such as `(1 − σ)·σ`. */
  readonly local: string | undefined;
  /** The operations in it. */
  readonly gates: number;
}

/** Of several alike, such as a loop's iterations, one shows: which one, counted from 1. */
export interface Stepper {
  /** Names the series in `CircuitOptions.shown`. */
  readonly series: string;
  readonly at: number;
  readonly of: number;
  /**
   * What to choose for each of them, where they are not all of their series: a function is called elsewhere, too.
   */
  readonly numbers?: readonly number[];
}

export type GroupKind =
  | 'call'
  | 'calls'
  | 'loop'
  | 'iteration'
  | 'iterations'
  | 'lines'
  | 'part'
  /** An input that came as a list: `text` is its name and shape. */
  | 'array'
  /** Folds, when they are open: `text` is what is written on them when they are closed. */
  | Fold['kind'];

/** What a group holds. Numbers count from 1. */
export interface Group {
  readonly kind: GroupKind;
  /** The call's source text, shortened. */
  readonly text: string;
  readonly line: LineName;
  readonly lastLine: LineName;
  /** The part that it is of a loop's iterations, or of the gates of a line. */
  readonly from: number;
  readonly to: number;
  readonly of: number;
  readonly gates: number;
}

export interface Box {
  readonly id: string;
  readonly group: Group;
  /** Of an open fold. */
  readonly fold: Fold | undefined;
  /** In the box of a series, the one that shows is chosen here. */
  readonly stepper: Stepper | undefined;
  readonly span: Span;
  /** The box around it, or `NONE`. */
  readonly box: number;
}
