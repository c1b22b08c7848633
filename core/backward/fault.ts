/** A wrong gradient as the search for the reason sees it, between the check that found it and the edits that are tried. */
import type { LanguageId } from '../answers.ts';
import type { Gate } from '../autodiff/ops/row.ts';
import type { Span } from '../runtime/nodes.ts';
import type { Check, Diagnosis, Edit } from './answers.ts';
import type { Assign, Statement } from './forms.ts';

export interface Fault {
  readonly language: LanguageId;
  readonly text: string;
  readonly program: readonly Statement[];
  readonly check: Check;
  /** What the code has; `expected` is what it should have, given what is right and wrong before it. */
  readonly value: Numbers;
  readonly expected: Numbers;
  readonly suspects: readonly Suspect[];
  /** What the uses of the variable contribute, in the order of the forward pass: their sum is what is expected. */
  readonly terms: readonly Term[];
  /** What the suspects could read where they stand. */
  readonly variables: readonly Variable[];
  /** How loops and several statements computed it; undefined: each ran once. */
  readonly runs?: Runs;
}

export interface Runs {
  /** The variable that is the gradient, as `Place.text`. */
  readonly name: string;
  /** In their order. */
  readonly executions: readonly Execution[];
  /** @throws Problem `syntax` */
  readonly parse: (text: string) => readonly Statement[];
}

/** One run of a statement that writes the gradient, or serves to. */
export interface Execution {
  readonly statement: Assign;
  /** The variable that it writes, as `Place.text`. */
  readonly name: string;
  /** What it could read, by its text. */
  readonly variables: ReadonlyMap<string, Numbers>;
  /** The whole variable afterwards; undefined where only a part of it was written. */
  readonly after: Numbers | undefined;
}

export interface Numbers {
  readonly shape: readonly number[];
  /** In C order. */
  readonly data: ArrayLike<number>;
}

/** A statement where the mistake may be. */
export interface Suspect {
  readonly statement: Statement;
  /**
   * It writes the gradient; serves one that does (a temporary that has no variable of its own); keeps what a later one
   * reads (a cache, `self.x = x`); or changes an array in place that is read later.
   */
  readonly role: 'writes' | 'serves' | 'keeps' | 'changes';
  /** Other wrong gradients are computed from it, too. */
  readonly isShared?: boolean;
}

/** One use of the variable in the forward pass. */
export interface Term {
  /** Where it is used, and the statement's name for the result, if it has one. */
  readonly span: Span;
  readonly line: number;
  readonly consumer: string;
  /** The name of the hand-written gradient of what came out, if there is one. */
  readonly upstream: string | undefined;
  /** What that gradient is; undefined: it is no array of its own. */
  readonly flow: Numbers | undefined;
  readonly gate: Gate;
  readonly op: string;
  /** Which argument it is, from 0; and the texts of all, as the source has them. */
  readonly argument: number;
  readonly arguments: readonly string[];
  /** undefined: the gradient stops here. */
  readonly contribution: Numbers | undefined;
}

export interface Variable {
  /** As code there would read it: `x`, `self.x`, `cache[0]`. */
  readonly text: string;
  readonly role: 'forward' | 'gradient' | 'upstream';
  /** Of a gradient: what of. */
  readonly of: string | undefined;
  readonly numbers: Numbers;
}

/**
 * What the whole check makes of these edits. `it`: the gradient is right, and none that was right is wrong; `all`: others
 * that were wrong are right with it, too; undefined: neither. A run of the program each.
 */
export type Trial = (edits: readonly Edit[]) => 'it' | 'all' | undefined;

/** undefined: no edit that was tried makes it right, or there was no time for more. */
export type Diagnose = (fault: Fault, mendedBy: Trial, hasTime: () => boolean) => Diagnosis | undefined;
