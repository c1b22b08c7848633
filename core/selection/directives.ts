/** The `gradlens:` comments of a region. */
import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';
import { asDirective, type Directive, type DirectiveItem, directiveItems } from './directive.ts';
import type { Comment, Tree } from './facts.ts';
import { type Region, statementsOf } from './region.ts';

/** Directives inside the region, or in the comment lines right above it. */
export function directiveOf<N extends Span>(
  tree: Tree<N>,
  text: string,
  comments: readonly Comment[],
  region: Region<N>,
): Directive {
  const { start, end } = region.span;
  const found: DirectiveItem[][] = [];
  const lineEnd = text.indexOf('\n', end);
  const limit = lineEnd < 0 ? text.length : lineEnd;
  let above = start;
  for (const comment of comments.toReversed()) {
    const isAbove = comment.end <= above && text.slice(comment.end, above).trim() === '';
    if (isAbove) above = comment.start;
    const isInside = comment.start >= start && comment.end <= limit;
    const items = isAbove || isInside ? itemsOf(comment, text) : undefined;
    if (items !== undefined && !(isInside && isInOtherFunction(tree, comment, region))) found.unshift(items);
  }
  return asDirective(found.flat());
}

function itemsOf({ start, end, value }: Comment, text: string): DirectiveItem[] | undefined {
  return directiveItems(value, start + text.slice(start, end).indexOf(value));
}

/** What a function inside of the region says is said of that function. */
function isInOtherFunction<N extends Span>(tree: Tree<N>, { start, end }: Comment, region: Region<N>): boolean {
  const isInside = (node: N): boolean => {
    if (start < node.start || end > node.end) return false;
    return tree.isScope(node) || tree.children(node).some(isInside);
  };
  const inspected = region.function?.node;
  return (inspected ? tree.children(inspected) : statementsOf(region)).some(isInside);
}

/** Expressions that are none, and names that mean nothing here. */
export function directiveProblems(
  { inputs }: Directive,
  isKnown: (name: string) => boolean,
  parseExpression: (text: string) => unknown,
): Problem[] {
  return [...inputs.values()].flatMap(({ name, nameSpan, expression, expressionSpan }) => {
    if (!isKnown(name)) return [new Problem('name-unknown', nameSpan, { name })];
    try {
      parseExpression(expression);
      return [];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return [new Problem('input-invalid', expressionSpan, { name, detail: String(error.args.detail) })];
    }
  });
}
