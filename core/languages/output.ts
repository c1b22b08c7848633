/** Finds the output of a finished run by the rules of the design. */
import { LEAF } from '../autodiff/ops/index.ts';
import { CONSTANT, type Tape } from '../autodiff/tape.ts';
import { ArraySnapshot } from '../runtime/array-snapshot.ts';
import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';
import { Ref } from '../runtime/ref.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import type { Candidate, Candidates } from '../selection/outputs.ts';
import type { Plan } from '../selection/plan.ts';
import { shortened } from '../selection/shortened.ts';
import type { ExecutedOutput } from './language.ts';

/** What the choice needs of a run. */
export interface Finished {
  readonly tape: Tape;
  readonly problem: Problem | undefined;
  /** How many statements of the region are done. */
  readonly done: number;
  /** What an inspected function, an expression or a `return` gave; undefined: nothing did. */
  readonly result: Snapshot | undefined;
  /** The last value of a variable. */
  variable(name: string): Snapshot;
  /** What is at the place that was chosen; undefined: it was not evaluated, or no place was. */
  readonly chosen: ExecutedOutput | undefined;
  /** The number that a variable's object stands for, and its name; undefined if it stands for none. */
  numberIn(name: string): Pick<ExecutedOutput, 'name' | 'snapshot'> | undefined;
}

/** @returns a problem that says why there is none, or nothing where another problem says it */
export function chooseOutput<N extends Span>(
  plan: Plan<N>,
  candidates: Candidates<N>,
  run: Finished,
): ExecutedOutput | Problem | undefined {
  const { region, ofAt } = plan;
  if (ofAt !== undefined) {
    if (run.chosen !== undefined && isNumeric(run.chosen.snapshot)) return run.chosen;
    const code = run.chosen === undefined ? 'output-not-computed' : 'output-not-numeric';
    return run.problem ? undefined : new Problem(code, ofAt, { name: run.chosen?.name ?? shortened(plan.text, ofAt) });
  }
  const named = (name: string, target: N | undefined): ExecutedOutput => ({
    name,
    span: target && { start: target.start, end: target.end },
    snapshot: run.variable(name),
    ...run.numberIn(name),
  });

  if (plan.of !== undefined && plan.of !== region.function?.name) {
    const candidate = candidates.all.findLast(({ name }) => name === plan.of);
    const isReached = candidate === undefined || region.function !== undefined || candidate.statement < run.done;
    if (!isReached) return undefined;
    const output = named(plan.of, candidate?.target ?? plan.bindings.get(plan.of)?.target);
    if (isNumeric(output.snapshot)) return output;
    const isKnown = candidate !== undefined || plan.bindings.has(plan.of);
    const code = isKnown ? 'output-not-numeric' : 'name-unknown';
    return run.problem ? undefined : new Problem(code, plan.ofNameAt ?? region.span, { name: plan.of });
  }
  if (run.result !== undefined) {
    const name = region.function?.name ?? (region.expression ? shortened(plan.text, region.expression) : 'return');
    const span = region.function ? undefined : region.span;
    if (isNumeric(run.result)) return { name, span, snapshot: run.result };
    const code = region.function || region.expression ? 'output-not-numeric' : 'no-output';
    return new Problem(code, region.span, { name });
  }
  if (region.function !== undefined || region.expression !== undefined) return undefined;
  const { forward, inner, all } = candidates;
  if (forward.some(({ statement }) => statement >= run.done)) return undefined;
  const output =
    lastComputed(forward, named, run.tape) ??
    lastComputed(inner, named, run.tape) ??
    lastNumeric(forward, named) ??
    lastComputed(all, named, run.tape) ??
    lastNumeric(all, named);
  return output ?? (run.problem ? undefined : new Problem('no-output', region.span));
}

/** The last that depends on an input. */
function lastComputed<N>(
  from: readonly Candidate<N>[],
  named: (name: string, target: N) => ExecutedOutput,
  tape: Tape,
): ExecutedOutput | undefined {
  return lastOf(from, named, (snapshot) => someEntry(snapshot, (entry) => tape.op[entry] !== LEAF));
}

/** The last that is an input; else the last that is a number at all. */
function lastNumeric<N>(
  from: readonly Candidate<N>[],
  named: (name: string, target: N) => ExecutedOutput,
): ExecutedOutput | undefined {
  return lastOf(from, named, (snapshot) => someEntry(snapshot, () => true)) ?? lastOf(from, named, () => true);
}

function lastOf<N>(
  from: readonly Candidate<N>[],
  named: (name: string, target: N) => ExecutedOutput,
  test: (snapshot: Snapshot) => boolean,
): ExecutedOutput | undefined {
  for (let i = from.length - 1; i >= 0; i--) {
    const output = named(from[i].name, from[i].target);
    if (isNumeric(output.snapshot) && test(output.snapshot)) return output;
  }
  return undefined;
}

function someEntry(snapshot: Snapshot, test: (entry: number) => boolean): boolean {
  if (snapshot instanceof Ref) return test(snapshot.entry);
  if (snapshot instanceof ArraySnapshot) {
    const { owner } = snapshot;
    const tests = (entry: number) => entry !== CONSTANT && test(entry);
    return typeof owner === 'number' ? tests(owner) : owner.entries.some(tests);
  }
  return Array.isArray(snapshot) && snapshot.some((element) => someEntry(element, test));
}

/** A number, or an array of nothing but numbers. */
function isNumeric(snapshot: Snapshot): boolean {
  if (snapshot instanceof ArraySnapshot) return snapshot.data.length > 0;
  if (Array.isArray(snapshot)) {
    let some = false;
    for (const element of snapshot) {
      // Asked once of each: twice at each level would be without end in deep ones.
      if (isNumeric(element)) some = true;
      else if (!isEmpty(element)) return false;
    }
    return some;
  }
  return typeof snapshot === 'number' || snapshot instanceof Ref;
}

/** A list without numbers in it, such as a row that nobody filled. */
function isEmpty(snapshot: Snapshot): boolean {
  return Array.isArray(snapshot) && snapshot.every(isEmpty);
}
