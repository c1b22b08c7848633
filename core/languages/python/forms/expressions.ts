/** Python's expressions as the check of a backward pass reads them. A span is without parentheses around the expression. */
import type { Binary, Expression } from '../../../backward/forms.ts';
import type { Span } from '../../../runtime/nodes.ts';
import { operatorSpan } from '../../operator-span.ts';
import { tree } from '../plan/tree.ts';
import type { AnyNode, CmpOpNode, ExprNode, Node, Operator, UnaryOpNode } from '../syntax/ast.ts';
import { children } from '../syntax/walk.ts';

export const OPERATORS: Readonly<Record<Operator, string>> = {
  Add: '+',
  Sub: '-',
  Mult: '*',
  MatMult: '@',
  Div: '/',
  Mod: '%',
  Pow: '**',
  LShift: '<<',
  RShift: '>>',
  BitOr: '|',
  BitXor: '^',
  BitAnd: '&',
  FloorDiv: '//',
};

const COMPARISONS: Readonly<Record<CmpOpNode['nodeType'], string>> = {
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Is: 'is',
  IsNot: 'is not',
  In: 'in',
  NotIn: 'not in',
};

const UNARY: Readonly<Record<UnaryOpNode['nodeType'], string>> = { Invert: '~', Not: 'not', UAdd: '+', USub: '-' };

const COMMENTS = /#[^\r\n]*/g;

/** The forms of one text. */
export class Expressions {
  constructor(readonly text: string) {}

  readonly of = (node: ExprNode): Expression => {
    const { start, end } = node;
    switch (node.nodeType) {
      case 'Name':
        return { kind: 'name', name: node.id, start, end };
      case 'Constant':
        return constant(node);
      case 'UnaryOp':
        return { kind: 'unary', operator: UNARY[node.op.nodeType], operand: this.of(node.operand), start, end };
      case 'BinOp':
        return this.#binary(node, OPERATORS[node.op.nodeType], node.left, node.right);
      case 'Compare':
        return node.ops.length === 1
          ? this.#binary(node, COMPARISONS[node.ops[0].nodeType], node.left, node.comparators[0])
          : this.#other(node);
      case 'BoolOp':
        return this.#chain(node);
      case 'Call':
        return this.#call(node);
      case 'Attribute':
        return { kind: 'member', object: this.of(node.value), name: node.attr, start, end };
      case 'Subscript': {
        const indices = node.slice.nodeType === 'Tuple' ? node.slice.elts : [node.slice];
        return { kind: 'index', object: this.of(node.value), indices: indices.map(this.of), start, end };
      }
      case 'List':
      case 'Tuple':
        return { kind: 'list', elements: node.elts.map(this.of), start, end };
      case 'Dict':
        return this.#record(node);
      case 'Starred':
        return { kind: 'other', children: [this.of(node.value)], start, end };
      default:
        return this.#other(node);
    }
  };

  /** What is between two operands, or a target and a value. */
  operatorAt(operator: string, left: Span, right: Span): Span {
    return operatorSpan(this.text, operator, left.end, right.start, COMMENTS);
  }

  /** The expressions nearest below a node. */
  below(node: AnyNode): Expression[] {
    return children(node).flatMap((child) =>
      tree.isExpression(child) ? [this.of(child as ExprNode)] : this.below(child),
    );
  }

  #binary({ start, end }: Span, operator: string, left: ExprNode, right: ExprNode): Binary {
    const operatorAt = this.operatorAt(operator, left, right);
    return { kind: 'binary', operator, operatorAt, left: this.of(left), right: this.of(right), start, end };
  }

  /** `a and b and c` groups to the left. */
  #chain({ op, values, start, end }: Node<'BoolOp'>): Expression {
    const operator = op.nodeType === 'And' ? 'and' : 'or';
    const places = values.slice(1).map((value, i) => this.operatorAt(operator, values[i], value));
    return values.slice(1).reduce<Expression>((left, value, i) => {
      // Parentheses that close behind a value belong to the chain so far.
      const stop = i === places.length - 1 ? end : value.end + this.#closing(value.end, places[i + 1].start);
      return { kind: 'binary', operator, operatorAt: places[i], left, right: this.of(value), start, end: stop };
    }, this.of(values[0]));
  }

  #closing(start: number, end: number): number {
    const between = this.text.slice(start, end).replace(COMMENTS, (comment) => ' '.repeat(comment.length));
    return between.lastIndexOf(')') + 1;
  }

  #call({ func, args, keywords, start, end }: Node<'Call'>): Expression {
    const named = keywords.flatMap(({ arg, value, start, end }) =>
      arg === undefined ? [] : [{ name: arg, value: this.of(value), at: { start, end } }],
    );
    const unpacked = keywords.filter(({ arg }) => arg === undefined).map((keyword) => this.#other(keyword));
    const given = [...args.map(this.of), ...unpacked];
    return { kind: 'call', callee: this.of(func), arguments: given, keywords: named, start, end };
  }

  #record({ keys, values, start, end }: Node<'Dict'>): Expression {
    const entries = keys.flatMap((key, i) =>
      key?.nodeType === 'Constant' && key.kind === 'str' ? [{ key: key.value, value: this.of(values[i]) }] : [],
    );
    return { kind: 'record', entries, start, end };
  }

  #other(node: AnyNode): Expression {
    return { kind: 'other', children: this.below(node), start: node.start, end: node.end };
  }
}

function constant(node: Node<'Constant'>): Expression {
  const { start, end } = node;
  switch (node.kind) {
    case 'int':
    case 'float':
      return { kind: 'number', value: Number(node.value), start, end };
    case 'str':
      return { kind: 'text', value: node.value, start, end };
    case 'bool':
      return { kind: 'name', name: node.value ? 'True' : 'False', start, end };
    case 'none':
      return { kind: 'name', name: 'None', start, end };
    default:
      return { kind: 'other', children: [], start, end };
  }
}
