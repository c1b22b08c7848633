/** What a selection means: whole statements, one expression, or a function to be inspected. */
import type { AnyNode, Program } from 'acorn';
import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import { children, type FunctionNode, isFunction } from '../syntax/walk.ts';

/** A statement list, and which of its statements are meant; lists around it come before, each with the statement that
 * leads inwards. */
export interface Level {
  readonly list: readonly AnyNode[];
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** The function whose body the list is in, where that is another than the level's before. */
  readonly function: FunctionNode | undefined;
}

export interface Region {
  readonly span: Span;
  /** From the program inwards. The last level holds the region itself. */
  readonly levels: readonly Level[];
  /** The function to be inspected, if the region is one. */
  readonly function?: { readonly node: FunctionNode; readonly name: string };
  /** The expression to be inspected, if the region is one. */
  readonly expression?: AnyNode;
}

export function statementsOf(region: Region): readonly AnyNode[] {
  const { list, from, to } = region.levels[region.levels.length - 1];
  return list.slice(from, to);
}

/** @throws Problem `region-empty` */
export function resolveRegion(program: Program, text: string, selection: Span | undefined): Region {
  const whole: Level = { list: program.body, from: 0, to: program.body.length, function: undefined };
  if (selection === undefined) {
    if (program.body.length === 0) throw new Problem('region-empty', { start: 0, end: text.length });
    return { span: { start: 0, end: text.length }, levels: [whole] };
  }
  const trimmed = trim(text, selection);
  const levels: Level[] = [];
  let found: Level | undefined = within(program.body, trimmed, undefined);
  while (found !== undefined) {
    levels.push(found);
    if (found.to - found.from !== 1) break;
    const only = found.list[found.from];
    if (covers(trimmed, only)) break;
    found = deeper(only, trimmed, found.function);
  }
  if (levels.length === 0) throw new Problem('region-empty', selection);
  const { list, from, to } = levels[levels.length - 1];
  const span = { start: list[from].start, end: list[to - 1].end };
  if (to - from > 1) return { span, levels };
  const [statement] = list.slice(from, to);
  const named = namedFunction(statement);
  if (named !== undefined && (covers(trimmed, statement) || trimmed.start === trimmed.end))
    return { span, levels, function: named };
  const expression = expressionIn(statement, text, trimmed);
  return expression === undefined
    ? { span, levels }
    : { span: { start: expression.start, end: expression.end }, levels, expression };
}

/** The innermost named function around an offset, as the source range of its statement. */
export function functionAround(program: Program, offset: number): Span | undefined {
  let found: Span | undefined;
  const visit = (node: AnyNode): void => {
    if (offset < node.start || offset > node.end) return;
    if (namedFunction(node) !== undefined) found = { start: node.start, end: node.end };
    for (const child of children(node)) visit(child);
  };
  visit(program);
  return found;
}

/** The function that a statement defines and names, and does nothing else. */
export function namedFunction(statement: AnyNode): Region['function'] {
  const node = exported(statement);
  if (node.type === 'FunctionDeclaration' && node.id) return { node, name: node.id.name };
  if (node.type !== 'VariableDeclaration' || node.declarations.length !== 1) return undefined;
  const [{ id, init }] = node.declarations;
  return id.type === 'Identifier' && init && isFunction(init) ? { node: init, name: id.name } : undefined;
}

/** What an `export` statement exports, other statements themselves. */
export function exported(statement: AnyNode): AnyNode {
  if (statement.type === 'ExportNamedDeclaration' && statement.declaration) return statement.declaration;
  if (statement.type === 'ExportDefaultDeclaration') return statement.declaration;
  return statement;
}

function trim(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end);
  const left = inner.length - inner.trimStart().length;
  const right = inner.trimEnd().replace(/;+$/, '').trimEnd().length;
  return left >= right ? { start, end: start } : { start: start + left, end: start + right };
}

function covers(selection: Span, node: AnyNode): boolean {
  return selection.start <= node.start && selection.end >= node.end - 1; // the semicolon was trimmed
}

/** The statements of a list that a selection touches. */
function within(list: readonly AnyNode[], selection: Span, owner: FunctionNode | undefined): Level | undefined {
  const isEmpty = selection.start === selection.end;
  const touches = (node: AnyNode) =>
    isEmpty
      ? node.start <= selection.start && selection.end <= node.end
      : node.start < selection.end && selection.start < node.end;
  const from = list.findIndex(touches);
  if (from < 0) return undefined;
  let to = from + 1;
  while (to < list.length && touches(list[to])) to++;
  return { list, from, to, function: owner };
}

/** The outermost statement list inside a node that holds the whole selection. */
function deeper(node: AnyNode, selection: Span, owner: FunctionNode | undefined): Level | undefined {
  for (const child of children(node)) {
    if (selection.start < child.start || selection.end > child.end) continue;
    const inner = isFunction(child) ? child : isFunction(node) ? node : owner;
    const list = child.type === 'BlockStatement' ? child.body : undefined;
    if (list !== undefined) {
      const [first, last] = [list[0], list[list.length - 1]];
      if (first === undefined || selection.end <= first.start || selection.start >= last.end) return undefined;
      return within(list, selection, inner);
    }
    return deeper(child, selection, inner);
  }
  return undefined;
}

/** The expression that a selection is, exactly or but for parentheses; a lone expression statement counts, too. */
function expressionIn(statement: AnyNode, text: string, selection: Span): AnyNode | undefined {
  if (selection.start === selection.end) return undefined;
  if (statement.type === 'ExpressionStatement' && covers(selection, statement)) {
    const { expression } = statement;
    return ['AssignmentExpression', 'UpdateExpression'].includes(expression.type) ? undefined : expression;
  }
  let { start, end } = selection;
  for (;;) {
    const found = exactly(statement, start, end);
    if (found !== undefined) return found;
    if (text[start] !== '(' || text[end - 1] !== ')') return undefined;
    ({ start, end } = trim(text, { start: start + 1, end: end - 1 }));
  }
}

const EXPRESSION = /Expression$|^Identifier$|^Literal$|^TemplateLiteral$/;

function exactly(node: AnyNode, start: number, end: number): AnyNode | undefined {
  if (start < node.start || end > node.end) return undefined;
  if (node.start === start && node.end === end && EXPRESSION.test(node.type)) return node;
  if (node.type === 'VariableDeclarator') return node.init ? exactly(node.init, start, end) : undefined;
  for (const child of children(node)) {
    const found = exactly(child, start, end);
    if (found !== undefined) return found;
  }
  return undefined;
}
