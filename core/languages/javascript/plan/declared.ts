/** Names to choose from. */
import type { AnyNode } from 'acorn';
import { boundNames, children, isFunction } from '../syntax/walk.ts';

/** The variables and parameters of a program, in the order of the text; functions only where they are variables. */
export function declaredNames(program: AnyNode): string[] {
  const names = new Set<string>();
  const add = (pattern: AnyNode) => {
    for (const { name } of boundNames(pattern)) names.add(name);
  };
  const visit = (node: AnyNode): void => {
    if (node.type === 'VariableDeclarator') add(node.id);
    else if (node.type === 'AssignmentExpression') add(node.left);
    else if (isFunction(node)) node.params.forEach(add);
    for (const child of children(node)) visit(child);
  };
  visit(program);
  return [...names];
}
