/** What kinds of statements JavaScript has. */
import type { AnyNode } from 'acorn';
import type { Statements } from '../../../selection/facts.ts';
import { children, isClass, isFunction, type MemberNode } from '../syntax/walk.ts';
import { namedFunction } from './functions.ts';
import { exported } from './tree.ts';

export const statements: Statements<AnyNode> = {
  isHoisted: (statement) =>
    exported(statement).type === 'FunctionDeclaration' || namedFunction(statement) !== undefined,
  isFixed(statement) {
    const node = exported(statement);
    return node.type === 'ClassDeclaration' || (node.type === 'VariableDeclaration' && node.kind === 'const');
  },
  isInert,
  isCompound(statement) {
    const node = exported(statement);
    return !isFunction(node) && /^(For|While|DoWhile|If|Block|Try|Switch|Labeled)/.test(node.type);
  },
};

const INERT =
  /^(Export|Import|Variable|Empty)|Pattern$|^(Array|Object|Member|Unary)Expression$|^(Literal|Identifier|Property|RestElement|SpreadElement)$/;

function isInert(node: AnyNode): boolean {
  if (isFunction(node)) return true;
  if (isClass(node)) return (!node.superClass || isInert(node.superClass)) && node.body.body.every(isInertMember);
  if (node.type === 'ExpressionStatement') {
    const { expression } = node;
    return expression.type === 'AssignmentExpression' ? exportsSomething(expression) : expression.type === 'Literal';
  }
  return INERT.test(node.type) && children(node).every(isInert);
}

/** What a class computes when it is made: computed keys, static fields, static blocks. */
function isInertMember(member: MemberNode): boolean {
  if (member.type === 'StaticBlock') return member.body.length === 0;
  if (member.computed && !isInert(member.key)) return false;
  return member.type === 'MethodDefinition' || !member.static || !member.value || isInert(member.value);
}

/** `module.exports = …`, `exports.f = …` */
function exportsSomething({ left, right }: Extract<AnyNode, { type: 'AssignmentExpression' }>): boolean {
  let root: AnyNode = left;
  while (root.type === 'MemberExpression') root = root.object as AnyNode;
  return root.type === 'Identifier' && (root.name === 'module' || root.name === 'exports') && isInert(right);
}
