/** Who binds, changes and reads which names in JavaScript. */
import type { AnyNode } from 'acorn';
import type { Binding, Initialiser, Names } from '../../../selection/facts.ts';
import { analyse } from '../syntax/scope.ts';
import { boundNames } from '../syntax/walk.ts';
import { exported } from './tree.ts';

export const names: Names<AnyNode> = {
  bindings(node) {
    switch (node.type) {
      case 'VariableDeclarator':
        return node.init ? bound(node.id, node.init) : [];
      case 'AssignmentExpression':
        return bound(node.left, node.operator === '=' ? node.right : undefined);
      case 'ForOfStatement':
      case 'ForInStatement':
        return bound(node.left.type === 'VariableDeclaration' ? node.left.declarations[0].id : node.left);
      default:
        return [];
    }
  },
  directBindings(statement) {
    const node = exported(statement);
    if (node.type === 'VariableDeclaration') return node.declarations.flatMap(({ id, init }) => bound(id, init));
    if (node.type !== 'ExpressionStatement') return [];
    const { expression } = node;
    const parts = expression.type === 'SequenceExpression' ? expression.expressions : [expression];
    return parts.flatMap((part) => (part.type === 'UpdateExpression' ? bound(part.argument) : names.bindings(part)));
  },
  namesAt: (node) => (node.type === 'Identifier' || node.type === 'PrivateIdentifier' ? [node.name] : []),
  neededBy(nodes) {
    const body = nodes.map((node) => (/Statement$|Declaration$/.test(node.type) ? node : asStatement(node)));
    const analysis = analyse({ type: 'Program', body, start: 0, end: 0 } as unknown as AnyNode);
    // A name that is assigned and never declared is somebody else's, too.
    const implicit = [...analysis.root.variables.values()].filter((variable) => variable.kind === 'implicit');
    return [...analysis.free.keys(), ...implicit.map((variable) => variable.name)];
  },
  initialiser,
  isNumber: (node) => node.type === 'Literal' && typeof node.value === 'number',
};

function bound(pattern: AnyNode, init?: AnyNode | null): Binding<AnyNode>[] {
  const own = pattern.type === 'Identifier' && init ? init : undefined;
  return boundNames(pattern).map((target) => ({ name: target.name, target, init: own }));
}

export function asStatement(expression: AnyNode): AnyNode {
  return { type: 'ExpressionStatement', expression, start: expression.start, end: expression.end } as AnyNode;
}

function initialiser(node: AnyNode): Initialiser | undefined {
  switch (node.type) {
    case 'ParenthesizedExpression':
      return initialiser(node.expression);
    case 'Literal':
      return typeof node.value === 'number' ? node.value : undefined;
    case 'UnaryExpression':
      return signed(node.operator, initialiser(node.argument));
    case 'ArrayExpression': {
      const elements = node.elements.map((element) => (element === null ? undefined : initialiser(element)));
      return elements.some((element) => element === undefined) ? undefined : (elements as Initialiser[]);
    }
    case 'CallExpression':
      return isRandom(node.callee as AnyNode) ? 'random' : undefined;
    default:
      return undefined;
  }
}

function signed(operator: string, value: Initialiser | undefined): Initialiser | undefined {
  if (typeof value !== 'number') return undefined;
  if (operator === '-') return -value;
  return operator === '+' ? value : undefined;
}

/** `Math.random` */
function isRandom(node: AnyNode): boolean {
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return false;
  return node.object.name === 'Math' && node.property.type === 'Identifier' && node.property.name === 'random';
}
