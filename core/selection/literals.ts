/** Numbers that are written inside of expressions, made inputs one by one. */
import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';
import { SourceText } from '../runtime/source-text.ts';
import type { Names, Tree } from './facts.ts';

export interface Literals<N> {
  /** By names that tell where they stand: `2 (line 5)`, or `2 (line 5:9)` where that line has it twice. */
  readonly named: ReadonlyMap<string, N>;
  /** Where no number is. */
  readonly problem: Problem | undefined;
}

/** @param nodes what runs */
export function literalsAt<N extends Span>(
  facts: Tree<N> & Names<N>,
  text: string,
  nodes: readonly N[],
  wanted: readonly Span[],
): Literals<N> {
  const named = new Map<string, N>();
  let problem: Problem | undefined;
  if (wanted.length === 0) return { named, problem };
  const source = new SourceText(text);
  const literals = new Set<N>();
  const visit = (node: N): void => {
    if (facts.isNumber(node)) literals.add(node);
    facts.children(node).forEach(visit);
  };
  nodes.forEach(visit);
  const placed = [...literals].map((node) => {
    const written = text.slice(node.start, node.end);
    const [line, column] = [source.lineOf(node.start), source.columnOf(node.start)];
    return { node, column, place: `${written} (line ${line}` };
  });
  for (const span of [...wanted].sort((a, b) => a.start - b.start)) {
    const found = placed.find(({ node }) => node.start === span.start && node.end === span.end);
    if (found === undefined) {
      problem ??= new Problem('literal-unknown', { start: span.start, end: Math.min(span.end, text.length) });
      continue;
    }
    const isAlone = placed.every((other) => other === found || other.place !== found.place);
    named.set(isAlone ? `${found.place})` : `${found.place}:${found.column})`, found.node);
  }
  return { named, problem };
}
