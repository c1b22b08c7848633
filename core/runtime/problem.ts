import type { FunctionCall, Guess } from '../answers.ts';
import type { ProblemCode } from '../messages.ts';
import type { Span } from './nodes.ts';

export type MessageArguments = Readonly<Record<string, string | number>>;

/** What is known when nothing can run, and what has to be chosen before. */
export interface Choice {
  readonly missing?: readonly string[];
  readonly functions?: readonly { readonly name: string; readonly span: Span }[];
  readonly calls?: readonly Omit<FunctionCall, 'line'>[];
  readonly guesses?: readonly Guess[];
  readonly region?: Span;
  readonly slice?: readonly Span[];
  /** Of arrays that do not fit, and the numbers of the syntax nodes that made them. */
  readonly shapes?: readonly { readonly shape: string; readonly node: number }[];
  /** What the user should know besides. */
  readonly remarks?: readonly Problem[];
}

/**
 * What ends a run or keeps it from starting: named by a code of the message table and located, by the number of a
 * syntax node or by a span. The program that is inspected cannot catch it.
 */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly at: number | Span,
    readonly args: MessageArguments = {},
    readonly choice: Choice = {},
  ) {
    super(code);
  }
}
