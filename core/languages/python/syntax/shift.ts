import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';

/** A copy of a tree, or of a list of trees, that stands elsewhere in its document. */
export function shifted<T>(tree: T, by: number): T {
  if (by === 0 || typeof tree !== 'object' || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map((element) => shifted(element, by)) as T;
  const source = tree as Readonly<Record<string, unknown>>;
  // Operators and contexts have no place.
  if (!('start' in source)) return tree;
  const copy: Record<string, unknown> = {};
  for (const key in source) {
    const value = source[key];
    copy[key] = key === 'start' || key === 'end' ? (value as number) + by : shifted(value, by);
  }
  return copy as T;
}

export function shiftedProblem(problem: Problem, by: number): Problem {
  if (by === 0) return problem;
  const { start, end } = problem.at as Span;
  return new Problem(problem.code, { start: start + by, end: end + by }, problem.args);
}
