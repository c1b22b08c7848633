/** The `gradlens:` comments of a region. */
import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';
import { asDirective, type Directive, type DirectiveItem, directiveItems } from './directive.ts';
import type { Comment, Names, Tree } from './facts.ts';
import { namesIn } from './outputs.ts';
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

/**
 * What the directives of a whole text say of hand-written gradients: of what a name is one, and `false` for of nothing.
 * Names are written as `asTarget` does. What is said again counts as said last.
 */
export function saidGradients(comments: readonly Comment[], text: string): ReadonlyMap<string, string | false> {
  const { gradients } = asDirective(comments.flatMap((comment) => itemsOf(comment, text) ?? []));
  return new Map([...gradients].map(([name, { of }]) => [name, of ?? false]));
}

/**
 * Expressions that are none, and names that mean nothing here.
 *
 * @param statements of the whole text: gradients may be anywhere
 * @param isKnown whether what runs has a variable of that name
 */
export function directiveProblems<N>(
  facts: Tree<N> & Names<N> & { parseExpression(text: string): N },
  { inputs, gradients }: Directive,
  statements: readonly N[],
  isKnown: (name: string) => boolean,
): Problem[] {
  const wrongInputs = [...inputs.values()].flatMap(({ name, nameSpan, expression, expressionSpan }) => {
    if (!isKnown(name)) return [new Problem('name-unknown', nameSpan, { name })];
    try {
      facts.parseExpression(expression);
      return [];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return [new Problem('input-invalid', expressionSpan, { name, detail: String(error.args.detail) })];
    }
  });
  const written = gradients.size === 0 ? undefined : namesIn(facts, statements);
  const unknown = (target: string | undefined, at: Span | undefined): Problem[] => {
    const name = target && partsOf(target).find((part) => !written?.has(part));
    return name && at ? [new Problem('name-unknown', at, { name })] : [];
  };
  const wrongGradients = [...gradients.values()].flatMap(({ name, nameSpan, of, ofSpan }) => [
    ...unknown(name, nameSpan),
    ...unknown(of, ofSpan),
  ]);
  return [...wrongInputs, ...wrongGradients];
}

/** The names in a target: of a key or an index none. */
function partsOf(target: string): string[] {
  return target.replace(/\[[^\]]*\]/g, '').split('.');
}
