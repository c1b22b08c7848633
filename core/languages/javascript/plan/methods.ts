/** The methods of JavaScript's classes that can be inspected like functions, each with its class. */
import type { AnyNode } from 'acorn';
import { children, isClass, isFunction } from '../syntax/walk.ts';

export type MethodNode = Extract<AnyNode, { type: 'MethodDefinition' }>;
type Member = Extract<AnyNode, { type: 'MemberExpression' }>;

/** A method with a name. Constructors give nothing, accessors are not called. */
export function isInspectable(node: AnyNode): node is MethodNode {
  return node.type === 'MethodDefinition' && node.kind === 'method' && keyName(node) !== undefined;
}

/** Whether a function must be given an object: as `this`, before all parameters. */
export function isReceiving(node: AnyNode): node is MethodNode {
  return node.type === 'MethodDefinition' && !node.static && usesThis(node.value);
}

/** Its `this` is the class. */
export function isStatic(node: AnyNode): boolean {
  return node.type === 'MethodDefinition' && node.static;
}

function usesThis(node: AnyNode): boolean {
  if (node.type === 'ThisExpression' || node.type === 'Super') return true;
  // Others have a `this` of their own.
  return children(node).some((child) => {
    const isOther = isClass(child) || (isFunction(child) && child.type !== 'ArrowFunctionExpression');
    return !isOther && usesThis(child);
  });
}

/** The name of a member or a method; undefined: it is computed. */
export function keyName(node: MethodNode | Member): string | undefined {
  const key = node.type === 'MemberExpression' ? node.property : node.key;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  return key.type === 'Identifier' && !node.computed ? key.name : undefined;
}
