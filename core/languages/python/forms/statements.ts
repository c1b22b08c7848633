/** Python's statements as the check of a backward pass reads them. */
import type { Assign, Block, Expression, FunctionForm, Statement } from '../../../backward/forms.ts';
import type { Span } from '../../../runtime/nodes.ts';
import { tree } from '../plan/tree.ts';
import type { AnyNode, ExprNode, Node, StmtNode } from '../syntax/ast.ts';
import { parseProgram } from '../syntax/parse.ts';
import { isFunction, parametersOf, statementLists } from '../syntax/walk.ts';
import { Expressions, OPERATORS } from './expressions.ts';

/** Statements that cannot be read are left out. @throws Problem `syntax` where there are no others */
export function forms(text: string): readonly Statement[] {
  const { body, problems } = parseProgram(text);
  if (body.length === 0 && problems.length > 0) throw problems[0];
  return new Statements(text).all(body, false);
}

class Statements {
  readonly #expressions: Expressions;

  constructor(text: string) {
    this.#expressions = new Expressions(text);
  }

  all(body: readonly StmtNode[], isClass: boolean): Statement[] {
    return body.map((statement) => this.#of(statement, isClass));
  }

  #of(node: StmtNode, isClass: boolean): Statement {
    const { start, end } = node;
    switch (node.nodeType) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        return this.#function(node, isClass);
      case 'ClassDef':
        return { kind: 'class', name: node.name, body: this.all(node.body, true), ...tree.spanOf(node) };
      case 'Return':
        return { kind: 'return', value: node.value && this.#expression(node.value), start, end };
      case 'Assign':
        return this.#lambda(node) ?? this.#assign(node, '=', node.targets, node.targets.at(-1) as ExprNode, node.value);
      case 'AugAssign':
        return this.#assign(node, `${OPERATORS[node.op.nodeType]}=`, [node.target], node.target, node.value);
      case 'AnnAssign':
        return node.value === undefined
          ? this.#evaluate(node)
          : this.#assign(node, '=', [node.target], node.annotation, node.value);
      default:
        return statementLists(node).length === 0 ? this.#evaluate(node) : this.#block(node);
    }
  }

  readonly #expression = (node: ExprNode): Expression => this.#expressions.of(node);

  #function(node: Node<'FunctionDef' | 'AsyncFunctionDef'>, isMethod: boolean): FunctionForm {
    const names = parametersOf(node).map(({ arg }) => arg);
    const isStatic = node.decorator_list.some((d) => d.nodeType === 'Name' && d.id === 'staticmethod');
    const receiver = isMethod && !isStatic ? names.shift() : undefined;
    const body = this.all(node.body, false);
    return { kind: 'function', name: node.name, parameters: names, body, receiver, ...tree.spanOf(node) };
  }

  /** `f = lambda x: x * x` */
  #lambda({ targets: [target, ...others], value, start, end }: Node<'Assign'>): FunctionForm | undefined {
    if (!isFunction(value) || value.nodeType !== 'Lambda') return undefined;
    if (target.nodeType !== 'Name' || others.length > 0) return undefined;
    const { body } = value;
    const returned: Statement = { kind: 'return', value: this.#expression(body), start: body.start, end: body.end };
    const parameters = parametersOf(value).map(({ arg }) => arg);
    return { kind: 'function', name: target.id, parameters, body: [returned], receiver: undefined, start, end };
  }

  #assign({ start, end }: Span, operator: string, targets: readonly ExprNode[], before: Span, value: ExprNode): Assign {
    const operatorAt = this.#expressions.operatorAt(operator, before, value);
    return {
      kind: 'assign',
      targets: targets.map(this.#expression),
      operator,
      operatorAt,
      value: this.#expression(value),
      start,
      end,
    };
  }

  #evaluate(node: StmtNode): Statement {
    const { start, end } = node;
    const value: Expression =
      node.nodeType === 'Expr'
        ? this.#expression(node.value)
        : { kind: 'other', children: this.#expressions.below(node), start, end };
    return { kind: 'evaluate', value, start, end };
  }

  #block(node: StmtNode): Block {
    const { start, end } = node;
    const isLoop = node.nodeType === 'For' || node.nodeType === 'AsyncFor' || node.nodeType === 'While';
    const { head, bound } = this.#head(node);
    const bodies = statementLists(node)
      .filter((list) => list.length > 0)
      .map((list) => this.all(list, false));
    return { kind: 'block', isLoop, head, bound, bodies, start, end };
  }

  /** Names that a `case` or an `except` binds are left out. */
  #head(node: AnyNode): Pick<Block, 'head' | 'bound'> {
    switch (node.nodeType) {
      case 'For':
      case 'AsyncFor':
        return { head: [this.#expression(node.iter)], bound: [this.#expression(node.target)] };
      case 'While':
      case 'If':
        return { head: [this.#expression(node.test)], bound: [] };
      case 'With':
      case 'AsyncWith':
        return {
          head: node.items.map(({ context_expr }) => this.#expression(context_expr)),
          bound: node.items.flatMap(({ optional_vars }) => (optional_vars ? [this.#expression(optional_vars)] : [])),
        };
      case 'Match':
        return { head: [this.#expression(node.subject)], bound: [] };
      default:
        return { head: [], bound: [] };
    }
  }
}
