/** How JavaScript's syntax nodes lie in each other. */
import type { AnyNode } from 'acorn';
import type { Tree } from '../../../selection/facts.ts';
import { children, isFunction } from '../syntax/walk.ts';

const EXPRESSION = /Expression$|^Identifier$|^Literal$|^TemplateLiteral$/;

export const tree: Tree<AnyNode> = {
  spanOf: ({ start, end }) => ({ start, end }),
  children,
  lists: (node) => (node.type === 'BlockStatement' ? [node.body] : []),
  isScope: isFunction,
  isExpression: ({ type }) => EXPRESSION.test(type),
  operands,
  expressionOf(statement) {
    if (statement.type !== 'ExpressionStatement') return undefined;
    const { expression } = statement;
    return ['AssignmentExpression', 'UpdateExpression'].includes(expression.type) ? undefined : expression;
  },
};

function operands(node: AnyNode): AnyNode[] {
  if (node.type === 'MemberExpression' && !node.computed) return [node.object as AnyNode];
  if (node.type === 'Property' && !node.computed) return [node.value];
  if (node.type === 'VariableDeclarator') return node.init ? [node.init] : [];
  if (node.type === 'CallExpression') {
    const { callee } = node;
    return [...(callee.type === 'MemberExpression' ? operands(callee) : []), ...node.arguments];
  }
  return children(node);
}

/** What an `export` statement exports, other statements themselves. */
export function exported(statement: AnyNode): AnyNode {
  if (statement.type === 'ExportNamedDeclaration' && statement.declaration) return statement.declaration;
  if (statement.type === 'ExportDefaultDeclaration') return statement.declaration;
  return statement;
}
