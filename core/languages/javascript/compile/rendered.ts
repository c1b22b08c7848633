import type { AnyNode } from 'acorn';

/** An expression as V8 names it in the messages of errors: `o.f(...)`; what has no short name is an intermediate value. */
export function rendered(node: AnyNode): string {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'ThisExpression':
      return 'this';
    case 'Literal':
      return typeof node.value === 'string' ? `"${node.value}"` : String(node.value);
    case 'MemberExpression':
      return member(node);
    case 'CallExpression':
      return `${rendered(node.callee as AnyNode)}${node.optional ? '?.' : ''}(...)`;
    case 'ChainExpression':
      return rendered(node.expression);
    case 'UnaryExpression':
      return `(${node.operator}${/\w$/.test(node.operator) ? ' ' : ''}${rendered(node.argument)})`;
    default:
      return '(intermediate value)';
  }
}

function member({ object, property, computed, optional }: Extract<AnyNode, { type: 'MemberExpression' }>): string {
  const of = rendered(object as AnyNode);
  const isName = property.type === 'Literal' && typeof property.value === 'string';
  if (property.type === 'PrivateIdentifier') return `${of}${optional ? '?.' : ''}[#${property.name}]`;
  const name = property.type === 'Identifier' ? property.name : isName ? String(property.value) : undefined;
  if (name !== undefined && (!computed || isName)) return `${of}${optional ? '?.' : '.'}${name}`;
  return `${of}${optional ? '?.' : ''}[${rendered(property)}]`;
}

/** What is said not to be iterable; undefined: its value says more. */
export function iterableName(node: AnyNode): string | undefined {
  const name = rendered(node);
  return name.startsWith('(') ? undefined : name;
}
