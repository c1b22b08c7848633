/** The `gradlens:` comments of a region. */
import type { AnyNode, Comment } from 'acorn';
import { Problem } from '../../../runtime/problem.ts';
import { asDirective, type Directive, type DirectiveItem, directiveItems } from '../../../selection/directive.ts';
import { parseExpression } from '../syntax/parse.ts';
import { children, isFunction } from '../syntax/walk.ts';
import { type Region, statementsOf } from './region.ts';

const OPENING = 2; // `//` or `/*`

/** Directives inside the region, or in the comment lines right above it. */
export function directiveOf(text: string, comments: readonly Comment[], region: Region): Directive {
  const { start, end } = region.span;
  const found: DirectiveItem[][] = [];
  const lineEnd = text.indexOf('\n', end);
  const limit = lineEnd < 0 ? text.length : lineEnd;
  let above = start;
  for (const comment of comments.toReversed()) {
    const isAbove = comment.end <= above && text.slice(comment.end, above).trim() === '';
    if (isAbove) above = comment.start;
    const isInside = comment.start >= start && comment.end <= limit;
    const items = isAbove || isInside ? directiveItems(comment.value, comment.start + OPENING) : undefined;
    if (items !== undefined && !(isInside && isInOtherFunction(comment, region))) found.unshift(items);
  }
  return asDirective(found.flat());
}

/** What a function inside of the region says is said of that function. */
function isInOtherFunction({ start, end }: Comment, region: Region): boolean {
  const inspected = region.function?.node;
  const isInside = (node: AnyNode): boolean => {
    if (start < node.start || end > node.end) return false;
    return (isFunction(node) && node !== inspected) || children(node).some(isInside);
  };
  return statementsOf(region).some(isInside);
}

/** Expressions that are none, and names that mean nothing here. */
export function directiveProblems({ inputs }: Directive, isKnown: (name: string) => boolean): Problem[] {
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
