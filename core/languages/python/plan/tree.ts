/** How Python's syntax nodes lie in each other. */
import type { Tree } from '../../../selection/facts.ts';
import type { AnyNode } from '../syntax/ast.ts';
import { children, isComprehension, isFunction, statementLists } from '../syntax/walk.ts';

/** The sign before a decorator. */
const AT = 1;

export const tree: Tree<AnyNode> = {
  spanOf(node) {
    const [first] = 'decorator_list' in node ? node.decorator_list : [];
    return { start: first === undefined ? node.start : first.start - AT, end: node.end };
  },
  children,
  lists: statementLists,
  isScope,
  isExpression: (node) => EXPRESSIONS.has(node.nodeType) && (!('ctx' in node) || node.ctx.nodeType === 'Load'),
  operands(node) {
    if (node.nodeType !== 'Call') return children(node);
    const { func, args, keywords } = node;
    const callee = func.nodeType === 'Name' ? [] : func.nodeType === 'Attribute' ? [func.value] : [func];
    return [...callee, ...args, ...keywords];
  },
  expressionOf: (statement) =>
    statement.nodeType === 'Expr' && statement.value.nodeType !== 'NamedExpr' ? statement.value : undefined,
};

export function isScope(node: AnyNode): boolean {
  return isFunction(node) || isComprehension(node) || node.nodeType === 'ClassDef';
}

const EXPRESSIONS: ReadonlySet<AnyNode['nodeType']> = new Set([
  'BoolOp',
  'NamedExpr',
  'BinOp',
  'UnaryOp',
  'Lambda',
  'IfExp',
  'Dict',
  'Set',
  'ListComp',
  'SetComp',
  'DictComp',
  'GeneratorExp',
  'Yield',
  'YieldFrom',
  'Compare',
  'Call',
  'JoinedStr',
  'Constant',
  'Attribute',
  'Subscript',
  'Name',
  'List',
  'Tuple',
]);
