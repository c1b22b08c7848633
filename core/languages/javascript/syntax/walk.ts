import type { AnyNode } from 'acorn';

const SKIPPED = new Set(['type', 'start', 'end', 'loc', 'range', 'raw', 'regex', 'bigint']);

/** Where nodes of a type may have children: as the first one seen tells, since all have the same keys. */
const keys = new Map<string, readonly string[]>();

function keysOf(node: AnyNode): readonly string[] {
  let known = keys.get(node.type);
  if (known === undefined) {
    known = Object.entries(node).flatMap(([key, value]) =>
      typeof value === 'object' && !SKIPPED.has(key) ? [key] : [],
    );
    keys.set(node.type, known);
  }
  return known;
}

/** The syntax nodes directly below a node, in source order. */
export function children(node: AnyNode): AnyNode[] {
  const below: AnyNode[] = [];
  const add = (child: unknown) => {
    // A shorthand property `{ x }` is one node in two places.
    if (isNode(child) && child !== below[below.length - 1]) below.push(child);
  };
  for (const key of keysOf(node)) {
    const value = (node as unknown as Readonly<Record<string, unknown>>)[key];
    if (Array.isArray(value)) value.forEach(add);
    else add(value);
  }
  return below;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

export type FunctionNode = Extract<
  AnyNode,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>;

export function isFunction(node: AnyNode | null | undefined): node is FunctionNode {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

export type ClassNode = Extract<AnyNode, { type: 'ClassDeclaration' | 'ClassExpression' }>;

export function isClass(node: AnyNode | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

/** A function or a class without a name of its own: it gets that of what it is bound to. */
export function isAnonymous(node: AnyNode | null | undefined): boolean {
  return (isFunction(node) || isClass(node)) && !('id' in node && node.id);
}

/** Methods and fields of a class, and what it runs when it is made. */
export type MemberNode = ClassNode['body']['body'][number];

/** Identifiers that a pattern binds, in source order. */
export function boundNames(pattern: AnyNode | null): Extract<AnyNode, { type: 'Identifier' }>[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((p) => boundNames(p.type === 'RestElement' ? p : p.value));
    case 'ArrayPattern':
      return pattern.elements.flatMap(boundNames);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    default:
      return [];
  }
}
