/** A problem as the answers tell it: at its place in the text. */
import type { Finding, Severity } from './answers.ts';
import type { Span } from './runtime/nodes.ts';
import type { Problem } from './runtime/problem.ts';
import type { SourceText } from './runtime/source-text.ts';

/** @param spanOf where a number of a syntax node is */
export function findingOf(
  problem: Problem,
  severity: Severity,
  source: SourceText,
  spanOf: (at: number | Span) => Span,
): Finding {
  const { at, choice } = problem;
  const span = spanOf(at);
  const lineOf = ({ node }: { readonly node: number }) => source.lineOf(spanOf(node).start);
  const [first, second] = choice.shapes ?? [];
  const lines = second && { firstLine: lineOf(first), secondLine: lineOf(second) };
  const code = second ? 'uncaught-shapes' : problem.code;
  const args = second ? { ...problem.args, first: first.shape, second: second.shape, ...lines } : problem.args;
  return { code, args, severity, span, line: source.lineOf(span.start), column: source.columnOf(span.start) };
}
