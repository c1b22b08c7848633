/** JavaScript's functions, their parameters and calls. */
import type { AnyNode } from 'acorn';
import type { Functions, NamedFunction } from '../../../selection/facts.ts';
import { boundNames, type FunctionNode, isClass, isFunction } from '../syntax/walk.ts';
import { isInspectable, isReceiving, keyName } from './methods.ts';
import { exported } from './tree.ts';

type Call = Extract<AnyNode, { type: 'CallExpression' }>;

export const functions: Functions<AnyNode> = {
  namedFunction,
  bodyOf(node) {
    const { body } = functionOf(node);
    return body.type === 'BlockStatement' ? body.body : undefined;
  },
  parameters(node) {
    if (node.type === 'MethodDefinition') {
      const own = { bound: [{ name: 'this', target: node.key }], initial: undefined, required: ['this'] };
      return [...(isReceiving(node) ? [own] : []), ...functions.parameters(node.value)];
    }
    if (!isFunction(node)) return [];
    return node.params.map((parameter) => ({
      bound: boundNames(parameter).map((target) => ({ name: target.name, target })),
      initial: parameter.type === 'AssignmentPattern' ? parameter.right : undefined,
      required: required(parameter),
      keys: keysOf(parameter),
    }));
  },
  calls(node, { node: called, name }) {
    if (node.type !== 'CallExpression') return false;
    const { callee } = node;
    if (called.type !== 'MethodDefinition') return callee.type === 'Identifier' && callee.name === name;
    return callee.type === 'MemberExpression' && callee.object.type !== 'Super' && keyName(callee) === name;
  },
  argumentsOf(call, { node }) {
    const { callee, arguments: args } = call as Call;
    if (args.some(({ type }) => type === 'SpreadElement')) return undefined;
    return isReceiving(node) && callee.type === 'MemberExpression' ? [callee.object as AnyNode, ...args] : args;
  },
  hidesNames: isClass,
};

/** The function of a method, or itself. */
export function functionOf(node: AnyNode): FunctionNode {
  return node.type === 'MethodDefinition' ? node.value : (node as FunctionNode);
}

export function namedFunction(statement: AnyNode): NamedFunction<AnyNode> | undefined {
  if (isInspectable(statement)) return { node: statement, name: keyName(statement) ?? '' };
  const node = exported(statement);
  if (node.type === 'FunctionDeclaration' && node.id) return { node, name: node.id.name };
  if (node.type !== 'VariableDeclaration' || node.declarations.length !== 1) return undefined;
  const [{ id, init }] = node.declarations;
  return id.type === 'Identifier' && init && isFunction(init) ? { node: init, name: id.name } : undefined;
}

/** `{ x, weights: w, b = 0 }` */
function keysOf(parameter: AnyNode): string[] | undefined {
  const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  if (pattern.type !== 'ObjectPattern') return undefined;
  const keys = pattern.properties.flatMap((property) => {
    if (property.type === 'RestElement' || property.key.type !== 'Identifier' || property.computed) return [];
    return boundNames(property.value).length === 1 ? [property.key.name] : [];
  });
  return keys.length === pattern.properties.length ? keys : undefined;
}

function required(pattern: AnyNode | null): string[] {
  if (pattern?.type === 'AssignmentPattern') return [];
  if (pattern?.type === 'ObjectPattern')
    return pattern.properties.flatMap((p) => required(p.type === 'RestElement' ? p : p.value));
  if (pattern?.type === 'ArrayPattern') return pattern.elements.flatMap(required);
  return boundNames(pattern).map(({ name }) => name);
}
