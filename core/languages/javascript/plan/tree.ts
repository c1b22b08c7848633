/** How JavaScript's syntax nodes lie in each other. */
import type { AnyNode } from 'acorn';
import type { Tree } from '../../../selection/facts.ts';
import { children, isClass, isFunction } from '../syntax/walk.ts';
import { isInspectable } from './methods.ts';

const EXPRESSION = /Expression$|^Identifier$|^Literal$|^TemplateLiteral$/;

export const tree: Tree<AnyNode> = {
  spanOf: ({ start, end }) => ({ start, end }),
  children,
  lists,
  isScope: (node) => isFunction(node) || isClass(node),
  isExpression: ({ type }) => EXPRESSION.test(type),
  operands,
  expressionOf(statement) {
    if (statement.type !== 'ExpressionStatement') return undefined;
    const { expression } = statement;
    return ['AssignmentExpression', 'UpdateExpression'].includes(expression.type) ? undefined : expression;
  },
};

/** A method stands alone in its list: of several parts of a class nothing less than the class is meant. */
function lists(node: AnyNode): readonly (readonly AnyNode[])[] {
  if (node.type === 'ClassBody') return node.body.filter(isInspectable).map((method) => [method]);
  return node.type === 'BlockStatement' || node.type === 'StaticBlock' ? [node.body] : [];
}

function operands(node: AnyNode): AnyNode[] {
  if (node.type === 'MemberExpression' && !node.computed) return [node.object as AnyNode];
  if ((node.type === 'Property' || node.type === 'MethodDefinition') && !node.computed) return [node.value];
  if (node.type === 'PropertyDefinition' && !node.computed) return node.value ? [node.value] : [];
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
