/** A program of any language while it runs, again and again. */
import type { InputSource, InputValues } from '../answers.ts';
import type { Machine } from '../runtime/machine.ts';
import type { Span } from '../runtime/nodes.ts';
import type { Problem } from '../runtime/problem.ts';
import { Ref } from '../runtime/ref.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import type { BindingRequest } from './bound-values.ts';
import type { Nudge, TargetInfo } from './language.ts';

/** An input that got its value. */
export interface Input<V> {
  readonly name: string;
  readonly source: InputSource;
  readonly span: Span | undefined;
  readonly value: V;
  /** Names the version of the value: the program may write into it later. */
  readonly clock: number;
}

/** One run of a program, and what it leaves behind. */
export abstract class ProgramRun<V> {
  readonly inputs: Input<V>[] = [];
  /** What was chosen for names that are no inputs, and parameters that are none. */
  readonly constants: Input<V>[] = [];
  problem: Problem | undefined;
  /** How many statements of the region are done. */
  done = 0;
  /** What an inspected function, an expression or a `return` gave. */
  result: { readonly value: V } | undefined;
  /** The inspected function is being called: its parameters become inputs. */
  inspecting = false;

  constructor(readonly values: InputValues | undefined) {}

  /** The last value of a variable of the region or around it; undefined: it has none. */
  abstract variable(name: string): V | undefined;
}

/**
 * A compiled plan. It runs any number of times; each run begins with nothing, in the memory of the run before, whose
 * record is gone then.
 */
export interface RunnableProgram<V> {
  readonly machine: Machine;
  readonly console: readonly { readonly node: number; readonly text: string }[];
  /** By number of the syntax node. */
  readonly targets: ReadonlyMap<number, TargetInfo>;
  /**
   * @param values inputs that go before what the request and the text say
   * @param nudge of the target that was named when the program was compiled
   */
  run(values?: InputValues, nudge?: Nudge): ProgramRun<V>;
  /** An expression alone. @throws Problem `input-invalid` at `at` */
  evaluate(name: string, text: string, at: Span): V;
  /** How many entries the tape had when the last run nudged; undefined: it did not. */
  readonly nudgedAt: number | undefined;
  /** What the user should know of the last run. */
  remarks(): readonly Problem[];
}

/** Where results go while a run is watched for a hover: every evaluation of the nodes that `watches` names. */
export interface Watch<N, V> {
  watches(node: N): boolean;
  saw(node: N, value: V, machine: Machine): void;
}

/** What a program is compiled for, besides what its plan says. */
export interface CompileRequest<N, V> extends BindingRequest {
  readonly watch?: Watch<N, V>;
}

/** Whether a value is a number, plain or tracked: it has no versions, in any language. */
export function isNumber(value: unknown): boolean {
  return typeof value === 'number' || value instanceof Ref;
}

/** How the values of a language are looked at. */
export interface ValueViews<V> {
  snapshotOf(value: V, clock: number): Snapshot;
  /** The entry whose value all of an array is, element for element; negative where there is none. */
  ownerOf(value: V, clock: number): number;
  /** Names the entries in a lifted value that have no name yet, such as `w[0]`. */
  nameLeaves(snapshot: Snapshot, path: string, names: Map<number, string>, value: V): void;
  /** The attribute with the number that an object stands for; undefined for objects that stand for none. */
  numberIn?(value: V): { readonly name: string; readonly value: V } | undefined;
}
