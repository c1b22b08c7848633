/** JavaScript's functions, their parameters and calls. */
import type { AnyNode } from 'acorn';
import type { Functions, NamedFunction } from '../../../selection/facts.ts';
import { boundNames, type FunctionNode, isFunction } from '../syntax/walk.ts';
import { exported } from './tree.ts';

export const functions: Functions<AnyNode> = {
  namedFunction,
  bodyOf(node) {
    const { body } = node as FunctionNode;
    return body.type === 'BlockStatement' ? body.body : undefined;
  },
  parameters(node) {
    if (!isFunction(node)) return [];
    return node.params.map((parameter) => ({
      bound: boundNames(parameter).map((target) => ({ name: target.name, target })),
      initial: parameter.type === 'AssignmentPattern' ? parameter.right : undefined,
      required: required(parameter),
    }));
  },
  calls: (node, { name }) =>
    node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === name,
  argumentsOf(call) {
    const { arguments: args } = call as Extract<AnyNode, { type: 'CallExpression' }>;
    return args.some(({ type }) => type === 'SpreadElement') ? undefined : args;
  },
  hidesNames: () => false,
};

export function namedFunction(statement: AnyNode): NamedFunction<AnyNode> | undefined {
  const node = exported(statement);
  if (node.type === 'FunctionDeclaration' && node.id) return { node, name: node.id.name };
  if (node.type !== 'VariableDeclaration' || node.declarations.length !== 1) return undefined;
  const [{ id, init }] = node.declarations;
  return id.type === 'Identifier' && init && isFunction(init) ? { node: init, name: id.name } : undefined;
}

function required(pattern: AnyNode | null): string[] {
  if (pattern?.type === 'AssignmentPattern') return [];
  if (pattern?.type === 'ObjectPattern')
    return pattern.properties.flatMap((p) => required(p.type === 'RestElement' ? p : p.value));
  if (pattern?.type === 'ArrayPattern') return pattern.elements.flatMap(required);
  return boundNames(pattern).map(({ name }) => name);
}
