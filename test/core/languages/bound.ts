/** Runs programs with leaves and nudges, and reads what targets were bound to. */

import { isArray } from '../../../core/array-tree.ts';
import { boundSnapshot } from '../../../core/bound.ts';
import { gradientOf, numbersOf, sweepFrom } from '../../../core/gradients.ts';
import type { InspectRequest, Tree } from '../../../core/index.ts';
import { javascript } from '../../../core/languages/javascript/index.ts';
import type { ExecutedOutput, Execution, Leaves, Nudge, Program } from '../../../core/languages/language.ts';
import { python } from '../../../core/languages/python/index.ts';
import type { Snapshot } from '../../../core/runtime/snapshot.ts';

export type LanguageName = 'python' | 'javascript';

/** The whole of a text, with nothing differentiated but the leaves. */
export function program(language: LanguageName, text: string, leaves?: Leaves, of?: string): Program {
  const request: InspectRequest = { language, text, of, region: { start: 0, end: text.length }, wrt: [] };
  return { python, javascript }[language].prepare(request, () => 0, leaves);
}

export function leavesAt(...targets: string[]): Leaves {
  return (target) => targets.includes(target);
}

/** What a target, as it is written, was bound to, in the order in which that happened. */
export function boundTo(execution: Execution, text: string, target: string): Snapshot[] {
  const { bindings, nodes } = execution.machine;
  const snapshots: Snapshot[] = [];
  for (let i = 0; i < bindings.length; i++) {
    const { start, end } = nodes.span(bindings.node[i]);
    if (text.slice(start, end) === target) snapshots.push(boundSnapshot(execution, i));
  }
  return snapshots;
}

/** Numbers in the nesting of lists; null where there is none. */
function plain(tree: Tree): unknown {
  if (isArray(tree)) return Array.from(tree.data, (x, i) => (tree.missing?.[i] ? null : x));
  if (tree === null || typeof tree === 'number') return tree;
  if (Array.isArray(tree)) return tree.map(plain);
  return Object.fromEntries(Object.entries(tree).map(([key, below]) => [key, plain(below)]));
}

/** The gradients of all that a target was bound to; arrays flat. */
export function gradientsAt(language: LanguageName, text: string, target: string, leaves: Leaves, of: string) {
  const execution = program(language, text, leaves, of).execute();
  if (execution.problem !== undefined)
    throw new Error(`${execution.problem.code} ${JSON.stringify(execution.problem.args)}`);
  sweepFrom(execution, execution.output as ExecutedOutput);
  const { tape } = execution.machine;
  return boundTo(execution, text, target).map((snapshot) => plain(gradientOf(tape, snapshot)));
}

/** The output of a run, as numbers. */
export function outputOf(execution: Execution): number[] {
  if (execution.problem !== undefined)
    throw new Error(`${execution.problem.code} ${JSON.stringify(execution.problem.args)}`);
  return [...numbersOf(execution.machine.tape, (execution.output as ExecutedOutput).snapshot)];
}

/** Central differences of a number with respect to one that a target is bound to. @param apart see `Nudge` */
export function difference(
  one: Program,
  text: string,
  target: string,
  occurrence = 0,
  element = 0,
  apart = false,
): number {
  const at = text.search(new RegExp(`(?<![\\w.])${target.replace(/[[\].()']/g, '\\$&')}(?!\\w)`));
  const nudge: Nudge = { target: { start: at, end: at + target.length }, occurrence, element, by: 2 ** -12, apart };
  const [above] = outputOf(one.execute(undefined, nudge));
  const [below] = outputOf(one.execute(undefined, { ...nudge, by: -nudge.by }));
  return (above - below) / (2 * nudge.by);
}
