/** JavaScript's expressions as the check of a backward pass reads them. A span is without parentheses around the expression. */
import type { AnyNode } from 'acorn';
import type { Binary, Expression } from '../../../backward/forms.ts';
import type { Span } from '../../../runtime/nodes.ts';
import { operatorSpan } from '../../operator-span.ts';
import { tree } from '../plan/tree.ts';
import { children } from '../syntax/walk.ts';

type Node<T extends AnyNode['type']> = Extract<AnyNode, { type: T }>;

const UNARY: ReadonlySet<string> = new Set(['-', '+', '!', '~']);
const COMMENTS = /\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;

/** The forms of one text. */
export class Expressions {
  constructor(readonly text: string) {}

  readonly of = (node: AnyNode): Expression => {
    const { start, end } = node;
    switch (node.type) {
      case 'Identifier':
        return { kind: 'name', name: node.name, start, end };
      case 'ThisExpression':
        return { kind: 'name', name: 'this', start, end };
      case 'Literal':
        return literal(node);
      case 'TemplateLiteral':
        return node.expressions.length === 0
          ? { kind: 'text', value: node.quasis[0].value.cooked ?? '', start, end }
          : this.#other(node);
      case 'UnaryExpression':
        return UNARY.has(node.operator)
          ? { kind: 'unary', operator: node.operator, operand: this.of(node.argument), start, end }
          : this.#other(node);
      case 'BinaryExpression':
      case 'LogicalExpression':
        return this.#binary(node, node.operator, node.left, node.right);
      case 'ChainExpression':
        return this.of(node.expression);
      case 'CallExpression':
      case 'NewExpression': {
        const given = node.arguments.map(this.of);
        return { kind: 'call', callee: this.of(node.callee), arguments: given, keywords: [], start, end };
      }
      case 'MemberExpression':
        return this.#member(node);
      case 'ArrayExpression':
      case 'ArrayPattern':
        return { kind: 'list', elements: node.elements.flatMap((element) => element ?? []).map(this.of), start, end };
      case 'ObjectExpression':
      case 'ObjectPattern':
        return this.#record(node);
      case 'AssignmentPattern':
        return this.of(node.left);
      default:
        return this.#other(node);
    }
  };

  /** What is between two operands, or a target and a value. */
  operatorAt(operator: string, left: Span, right: Span): Span {
    return operatorSpan(this.text, operator, left.end, right.start, COMMENTS);
  }

  #binary({ start, end }: Span, operator: string, left: AnyNode, right: AnyNode): Binary {
    const operatorAt = this.operatorAt(operator, left, right);
    return { kind: 'binary', operator, operatorAt, left: this.of(left), right: this.of(right), start, end };
  }

  #member({ object, property, computed, start, end }: Node<'MemberExpression'>): Expression {
    if (computed) return { kind: 'index', object: this.of(object), indices: [this.of(property)], start, end };
    const name = property.type === 'Identifier' ? property.name : this.text.slice(property.start, property.end);
    return { kind: 'member', object: this.of(object), name, start, end };
  }

  #record({ properties, start, end }: Node<'ObjectExpression' | 'ObjectPattern'>): Expression {
    const entries = properties.flatMap((property) => {
      if (property.type !== 'Property') return [];
      const key = keyOf(property);
      return key === undefined ? [] : [{ key, value: this.of(property.value) }];
    });
    return { kind: 'record', entries, start, end };
  }

  #other(node: AnyNode): Expression {
    return { kind: 'other', children: this.#below(node), start: node.start, end: node.end };
  }

  /** The expressions nearest below a node. */
  #below(node: AnyNode): Expression[] {
    return children(node).flatMap((child) => (tree.isExpression(child) ? [this.of(child)] : this.#below(child)));
  }
}

/** undefined: it is computed. */
export function keyOf(node: Node<'Property' | 'MethodDefinition' | 'PropertyDefinition'>): string | undefined {
  const { key } = node;
  if (key.type === 'Literal') return String(key.value);
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  return key.type === 'Identifier' && !node.computed ? key.name : undefined;
}

function literal({ value, start, end }: Node<'Literal'>): Expression {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return { kind: 'number', value: Number(value), start, end };
    case 'string':
      return { kind: 'text', value, start, end };
    case 'boolean':
      return { kind: 'name', name: String(value), start, end };
    default:
      return value === null ? { kind: 'name', name: 'null', start, end } : { kind: 'other', children: [], start, end };
  }
}
