/** What a selection means: whole statements, one expression, or a function to be inspected. */
import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';
import type { Functions, NamedFunction, Tree } from './facts.ts';

/** A statement list, and which of its statements are meant; lists around it come before, each with the statement that
 * leads inwards. */
export interface Level<N> {
  readonly list: readonly N[];
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** The innermost function or the like that the list is in. */
  readonly scope: N | undefined;
}

export interface Region<N> {
  readonly span: Span;
  /** From the program inwards. The last level holds the region itself. */
  readonly levels: readonly Level<N>[];
  /** The function to be inspected, if the region is one. */
  readonly function?: NamedFunction<N>;
  /** The expression to be inspected, if the region is one. */
  readonly expression?: N;
}

export function statementsOf<N>({ levels }: Region<N>): readonly N[] {
  const { list, from, to } = levels[levels.length - 1];
  return list.slice(from, to);
}

/** The statements among which the output is: an inspected function's own. */
export function inspectedStatements<N>(functions: Functions<N>, region: Region<N>): readonly N[] {
  return (region.function && functions.bodyOf(region.function.node)) ?? statementsOf(region);
}

/** @throws Problem `region-empty` */
export function resolveRegion<N extends Span>(
  facts: Tree<N> & Functions<N>,
  statements: readonly N[],
  text: string,
  selection: Span | undefined,
): Region<N> {
  const whole: Level<N> = { list: statements, from: 0, to: statements.length, scope: undefined };
  if (selection === undefined) {
    if (statements.length === 0) throw new Problem('region-empty', { start: 0, end: text.length });
    return { span: { start: 0, end: text.length }, levels: [whole] };
  }
  const trimmed = trim(text, selection);
  const levels: Level<N>[] = [];
  let found = within(facts, statements, trimmed, undefined);
  while (found !== undefined) {
    levels.push(found);
    if (found.to - found.from !== 1) break;
    const only = found.list[found.from];
    if (covers(trimmed, only)) break;
    found = deeper(facts, only, trimmed, found.scope);
  }
  if (levels.length === 0) throw new Problem('region-empty', selection);
  const { list, from, to } = levels[levels.length - 1];
  const span = { start: facts.spanOf(list[from]).start, end: list[to - 1].end };
  if (to - from > 1) return { span, levels };
  const [statement] = list.slice(from, to);
  const named = facts.namedFunction(statement);
  if (named !== undefined && (covers(trimmed, statement) || trimmed.start === trimmed.end))
    return { span, levels: withClass(facts, levels), function: named };
  const expression = expressionIn(facts, statement, text, trimmed);
  return expression === undefined
    ? { span, levels }
    : { span: { start: expression.start, end: expression.end }, levels, expression };
}

/** A method is inspected with its class: that is what runs. */
function withClass<N>(functions: Functions<N>, levels: Level<N>[]): Level<N>[] {
  const isInside = ({ scope }: Level<N>) => scope === undefined || !functions.hidesNames(scope);
  return levels.slice(0, levels.findLastIndex(isInside) + 1);
}

/** The innermost named function around an offset, as the source range of its statement. */
export function functionAround<N extends Span>(
  facts: Tree<N> & Functions<N>,
  statements: readonly N[],
  offset: number,
): Span | undefined {
  let found: Span | undefined;
  const visit = (node: N): void => {
    const span = facts.spanOf(node);
    if (offset < span.start || offset > span.end) return;
    if (facts.namedFunction(node) !== undefined) found = span;
    facts.children(node).forEach(visit);
  };
  statements.forEach(visit);
  return found;
}

function trim(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end);
  const left = inner.length - inner.trimStart().length;
  const right = inner.trimEnd().replace(/;+$/, '').trimEnd().length;
  return left >= right ? { start, end: start } : { start: start + left, end: start + right };
}

function covers(selection: Span, node: Span): boolean {
  return selection.start <= node.start && selection.end >= node.end - 1; // the semicolon was trimmed
}

function touches(selection: Span, node: Span): boolean {
  return selection.start === selection.end
    ? node.start <= selection.start && selection.end <= node.end
    : node.start < selection.end && selection.start < node.end;
}

/** The statements of a list that a selection touches. */
function within<N extends Span>(
  tree: Tree<N>,
  list: readonly N[],
  selection: Span,
  scope: N | undefined,
): Level<N> | undefined {
  const from = list.findIndex((node) => touches(selection, tree.spanOf(node)));
  if (from < 0) return undefined;
  let to = from + 1;
  while (to < list.length && touches(selection, tree.spanOf(list[to]))) to++;
  return { list, from, to, scope };
}

/** The outermost statement list inside a node that holds the whole selection. */
function deeper<N extends Span>(tree: Tree<N>, node: N, selection: Span, scope: N | undefined): Level<N> | undefined {
  const inner = tree.isScope(node) ? node : scope;
  const touched = tree.children(node).filter((child) => touches(selection, tree.spanOf(child)));
  const list = tree.lists(node).find((one) => touched.length > 0 && touched.every((child) => one.includes(child)));
  if (list !== undefined) return within(tree, list, selection, inner);
  const around = touched.find((child) => child.start <= selection.start && selection.end <= child.end);
  return around && deeper(tree, around, selection, inner);
}

/** The expression that a selection is, exactly or but for parentheses; a lone expression statement counts, too. */
function expressionIn<N extends Span>(tree: Tree<N>, statement: N, text: string, selection: Span): N | undefined {
  if (selection.start === selection.end) return undefined;
  if (covers(selection, statement)) return tree.expressionOf(statement);
  let { start, end } = selection;
  for (;;) {
    const found = exactly(tree, statement, start, end);
    if (found !== undefined) return found;
    if (text[start] !== '(' || text[end - 1] !== ')') return undefined;
    ({ start, end } = trim(text, { start: start + 1, end: end - 1 }));
  }
}

function exactly<N extends Span>(tree: Tree<N>, node: N, start: number, end: number): N | undefined {
  if (start < node.start || end > node.end) return undefined;
  if (node.start === start && node.end === end && tree.isExpression(node)) return node;
  for (const child of tree.operands(node)) {
    const found = exactly(tree, child, start, end);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The smallest expression around a selection, parentheses at both its ends aside. */
export function expressionAround<N extends Span>(
  tree: Tree<N>,
  statements: readonly N[],
  text: string,
  selection: Span,
): N | undefined {
  let { start, end } = trim(text, selection);
  for (;;) {
    const exact = statements.map((node) => exactly(tree, node, start, end)).find((node) => node !== undefined);
    if (exact !== undefined) return exact;
    if (end - start < 2 || text[start] !== '(' || text[end - 1] !== ')') break;
    ({ start, end } = trim(text, { start: start + 1, end: end - 1 }));
  }
  for (const node of statements) {
    const found = expressionAt(tree, node, start, end);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The smallest expression around an offset, or a range. */
export function expressionAt<N extends Span>(tree: Tree<N>, node: N, start: number, end = start): N | undefined {
  if (start < node.start || end > node.end) return undefined;
  for (const child of tree.operands(node)) {
    const found = expressionAt(tree, child, start, end);
    if (found !== undefined) return found;
  }
  return tree.isExpression(node) ? node : undefined;
}
