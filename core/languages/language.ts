/** What a language gives to the engine, and what the engine makes of it. */
import type { Guess, InputSource, InputValues, InspectRequest, LanguageId, Upstream } from '../answers.ts';
import type { Statement } from '../backward/forms.ts';
import type { Machine } from '../runtime/machine.ts';
import type { Span } from '../runtime/nodes.ts';
import type { Problem } from '../runtime/problem.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import type { PlannedCall } from '../selection/calls.ts';
import type { Signature } from '../selection/signature.ts';

/** Whether what is bound to a target, as it is written (`x`, `self.W`, `params['W']`), is to be differentiated. */
export type Leaves = (target: string) => boolean;

/** Adds to one number of what a target is bound to. */
export interface Nudge {
  readonly target: Span;
  /** Which of the times that it is bound, from 0. */
  readonly occurrence: number;
  /** Which number of the value, from 0: in the order in which it holds them, arrays in C order. */
  readonly element: number;
  readonly by: number;
  /** An array that is a view of another's memory gets memory of its own: the other stays as it is. */
  readonly apart?: boolean;
}

export interface Language {
  readonly id: LanguageId;
  /**
   * Parses, slices and compiles. Throws `Problem` when nothing can run.
   *
   * @param leaves targets at which a value becomes leaves, each time that it is bound, if nothing in it is on the tape
   */
  prepare(request: InspectRequest, now: () => number, leaves?: Leaves): Program;
  /** The function around an offset, as the region that inspects it. */
  functionAround(text: string, offset: number): Span | undefined;
  /** The names of variables in a text. Throws `Problem` where it has no syntax. */
  names(text: string): string[];
  /**
   * What directives say of hand-written gradients: of what a name is one, and `false` for of nothing; both as `asTarget`
   * writes them. Throws `Problem` where the text has no syntax.
   */
  saidGradients(text: string): ReadonlyMap<string, string | false>;
  /** The whole text as the check of a backward pass reads it. @throws Problem `syntax` where nothing can be read */
  forms(text: string): readonly Statement[];
  /** Of the functions that are defined at these places. Throws `Problem` where the text has no syntax. */
  signatures(text: string, spans: readonly Span[]): readonly Signature[];
  /** Writes statements to go on with behind a text. Throws `Problem` where it has no syntax. */
  writer(text: string): Writer;
  /** What is wrong with an expression that somebody chose for an input; undefined: nothing. */
  checkInput(name: string, text: string, now: () => number): Problem | undefined;
}

/** How a language writes what calls its functions. */
export interface Writer {
  /** Arrays are of NumPy; else they are nested lists. */
  readonly hasArrays: boolean;
  /** @param lists numbers in nested lists, as all languages write them */
  array(lists: string): string;
  /** @param targets one name for the value, or more for its elements, or none */
  statement(targets: readonly string[], value: string): string;
  /** Arguments that have no value are left out. */
  call(callee: string, args: readonly WrittenArgument[]): string;
  /** @param text the source of the class, or of the object that has the methods */
  instance(owner: string, text: string, args: readonly WrittenArgument[]): string;
  record(entries: readonly (readonly [key: string, value: string])[]): string;
}

export interface WrittenArgument {
  readonly name: string;
  readonly value: string | undefined;
}

/** A program that is ready to run, any number of times. */
export interface Program {
  /**
   * Runs from the beginning, in the memory of the execution before: that one answers nothing any more. With a nudge it
   * runs in a memory of its own, so that only the execution before with a nudge of the same target is gone.
   */
  execute(values?: InputValues, nudge?: Nudge): Execution;
  /** Names that nothing but the numbers of a run gives a value to. */
  readonly awaited: readonly string[];
  /** Whether it takes numbers for all of these names, and they are all that it awaits; else it must be prepared for them. */
  takes(names: readonly string[]): boolean;
}

/**
 * `loop`: a target in the head of a loop. On no line are `each`, a target in a comprehension, and `receiver`, the
 * parameter with the object whose method runs.
 */
export type TargetKind = 'target' | 'parameter' | 'return' | 'loop' | 'each' | 'receiver';

/** What the views must know of a syntax node that binds a value. */
export interface TargetInfo {
  readonly kind: TargetKind;
  /** A line shows it where its statement ends. */
  readonly shownAt: number;
  /** Nothing in the text is bound, as JavaScript's `this` by a call: it has no row. */
  readonly isImplied?: boolean;
}

export interface ExecutedInput {
  readonly name: string;
  readonly source: InputSource;
  readonly span: Span | undefined;
  readonly snapshot: Snapshot;
  /** Named by the request; else it is listed only where the output depends on it. */
  readonly isRequested: boolean;
  /** The expression that the directive, the code or the call has for it. */
  readonly original: string | undefined;
}

export interface ExecutedOutput {
  readonly name: string;
  readonly span: Span | undefined;
  readonly snapshot: Snapshot;
}

/** What a place of the text was evaluated to, in the order in which it happened; counted from 0. */
export interface Evaluations {
  readonly span: Span;
  readonly length: number;
  frame(i: number): number;
  snapshot(i: number): Snapshot;
  /** Whether the snapshot is a number, which costs nothing to look at. */
  isNumber(i: number): boolean;
}

/** A program that has run, to its end or to an error. */
export interface Execution {
  readonly machine: Machine;
  readonly region: Span;
  readonly slice: readonly Span[];
  readonly inputs: readonly ExecutedInput[];
  /** What could be inputs, and are none: parameters, and names that something was chosen for. */
  readonly constants: readonly ExecutedInput[];
  /** The like that are bound directly to numbers. */
  readonly numbers: readonly (Pick<ExecutedInput, 'name' | 'original'> & { readonly span: Span })[];
  /** Of the inspected function. */
  readonly calls: readonly PlannedCall[];
  readonly guesses: readonly Guess[];
  /** Names of the inputs' tape entries, such as `w[0]`. */
  readonly inputNames: ReadonlyMap<number, string>;
  /** undefined: there is none, or it was not reached. */
  readonly output: ExecutedOutput | undefined;
  readonly outputs: readonly string[];
  /** Names of hand-written gradients: they show their value, and no gradient of their own. */
  isHandWritten(name: string): boolean;
  /** The output's upstream gradient, as the request has it. */
  readonly upstream: Upstream | undefined;
  /** Name of the variable with the upstream gradient, if the request or a directive names one. */
  readonly seed: string | undefined;
  /** Where a directive names it. */
  readonly seedAt: Span | undefined;
  /** Names to be chosen, where the run ended for want of one. */
  readonly missing: readonly string[];
  /** What ended the run. */
  readonly problem: Problem | undefined;
  /** What the user should know besides. */
  readonly remarks: readonly Problem[];
  readonly console: readonly { readonly node: number; readonly text: string }[];
  readonly targets: ReadonlyMap<number, TargetInfo>;
  /** How many entries the tape had when something was nudged; undefined: nothing was. */
  readonly nudgedAt: number | undefined;
  /** One version of a value of the program. */
  snapshotOf(value: unknown, clock: number): Snapshot;
  /** The entry whose value all of an array of the program is, element for element; negative where there is none. */
  ownerOf(value: unknown, clock: number): number;
  /** An expression alone, of which nothing else depends. @throws Problem `input-invalid` at `at` */
  evaluate(name: string, text: string, at: Span): Snapshot;
  /** The last value of a variable of the region. */
  valueOf(name: string): Snapshot | undefined;
  /** Runs again and watches the smallest expression around an offset. undefined: there is none, or it never ran. */
  watch(offset: number): Evaluations | undefined;
}
