/** JavaScript's statements as the check of a backward pass reads them. */
import type { AnyNode } from 'acorn';
import type { Assign, Block, Expression, FunctionForm, Statement } from '../../../backward/forms.ts';
import type { Span } from '../../../runtime/nodes.ts';
import { exported } from '../plan/tree.ts';
import { parseProgram } from '../syntax/parse.ts';
import { boundNames, type FunctionNode, isFunction } from '../syntax/walk.ts';
import { Expressions, keyOf } from './expressions.ts';

type Node<T extends AnyNode['type']> = Extract<AnyNode, { type: T }>;

/** An object literal with methods is a class; an `i++` has no value. @throws Problem `syntax` */
export function forms(text: string): readonly Statement[] {
  return new Statements(text).all(parseProgram(text).program.body);
}

class Statements {
  readonly #expressions: Expressions;

  constructor(text: string) {
    this.#expressions = new Expressions(text);
  }

  all(body: readonly AnyNode[]): Statement[] {
    return body.flatMap((statement) => this.#of(exported(statement)));
  }

  #of(node: AnyNode): Statement[] {
    switch (node.type) {
      case 'EmptyStatement':
        return [];
      case 'LabeledStatement':
        return this.#of(node.body);
      case 'FunctionDeclaration':
        return [this.#function(node, node.id?.name ?? '', false, node)];
      case 'ClassDeclaration':
        return [this.#class(node, node.id?.name ?? '', node)];
      case 'ReturnStatement':
        return node.argument
          ? this.#returned(node.argument, node)
          : [{ kind: 'return', value: undefined, start: node.start, end: node.end }];
      case 'VariableDeclaration': {
        const { declarations } = node;
        return declarations.map((each) => this.#declared(each, declarations.length === 1 ? node : each));
      }
      case 'ExpressionStatement':
        return this.#effects(node.expression, node);
      default:
        return [this.#block(node)];
    }
  }

  readonly #expression = (node: AnyNode): Expression => this.#expressions.of(node);

  #declared({ id, init }: Node<'VariableDeclarator'>, at: Span): Statement {
    if (!init) return this.#evaluate({ kind: 'other', children: [], start: id.start, end: id.end }, at);
    const defined = id.type === 'Identifier' ? this.#defined(id.name, init, at) : undefined;
    return defined ?? this.#assign([id], '=', init, at);
  }

  /** A function, a class, or an object with methods, that a name is bound to. */
  #defined(name: string, value: AnyNode, at: Span): Statement | undefined {
    if (isFunction(value)) return this.#function(value, name, false, at);
    if (value.type === 'ClassExpression') return this.#class(value, name, at);
    if (value.type !== 'ObjectExpression') return undefined;
    const isClass = value.properties.some((property) => property.type === 'Property' && isFunction(property.value));
    return isClass
      ? { kind: 'class', name, body: value.properties.flatMap((p) => this.#property(p)), ...span(at) }
      : undefined;
  }

  #property(node: AnyNode): Statement[] {
    if (node.type === 'MethodDefinition') return [this.#method(node, node.value, !node.static)];
    if (node.type === 'StaticBlock') return this.all(node.body);
    if ((node.type !== 'PropertyDefinition' && node.type !== 'Property') || !node.value) return [];
    if (isFunction(node.value)) {
      const isStatic = node.type === 'PropertyDefinition' && node.static;
      // An arrow in a class has the object, one in an object literal has what is around that.
      const hasThis = node.value.type !== 'ArrowFunctionExpression' || node.type === 'PropertyDefinition';
      return [this.#method(node, node.value, hasThis && !isStatic)];
    }
    // What each object begins with: what methods make of it later is written elsewhere, under another name.
    const { start, end } = node.key;
    const target: Expression = { kind: 'name', name: keyOf(node) ?? '', start, end };
    const head = [this.#expression(node.value)];
    return [{ kind: 'block', isLoop: false, head, bound: [target], bodies: [], ...span(node) }];
  }

  #method(node: Node<'Property' | 'MethodDefinition' | 'PropertyDefinition'>, value: FunctionNode, hasThis: boolean) {
    return this.#function(value, keyOf(node) ?? '', hasThis, node);
  }

  #class({ body: { body } }: Node<'ClassDeclaration' | 'ClassExpression'>, name: string, at: Span): Statement {
    return { kind: 'class', name, body: body.flatMap((member) => this.#property(member)), ...span(at) };
  }

  /** Parameters that are patterns give the names that they bind. */
  #function({ params, body }: FunctionNode, name: string, hasThis: boolean, at: Span): FunctionForm {
    const parameters = params.flatMap((param) => boundNames(param).map((bound) => bound.name));
    const receiver = hasThis ? 'this' : undefined;
    return { kind: 'function', name, parameters, body: this.#body(body), receiver, ...span(at) };
  }

  #body(body: AnyNode): Statement[] {
    if (body.type === 'BlockStatement') return this.all(body.body);
    return this.#returned(body, body);
  }

  /** What makes objects and returns them has their methods in it. */
  #returned(value: AnyNode, at: Span): Statement[] {
    const properties = value.type === 'ObjectExpression' ? value.properties : [];
    const methods = properties.filter((property) => property.type === 'Property' && isFunction(property.value));
    const members = methods.flatMap((property) => this.#property(property));
    return [...members, { kind: 'return', value: this.#expression(value), ...span(at) }];
  }

  #assign(targets: readonly AnyNode[], operator: string, value: AnyNode, at: Span): Assign {
    const operatorAt = this.#expressions.operatorAt(operator, targets[targets.length - 1], value);
    const assigned = this.#expression(value);
    return {
      kind: 'assign',
      targets: targets.map(this.#expression),
      operator,
      operatorAt,
      value: assigned,
      ...span(at),
    };
  }

  /** What an expression does where nobody takes its value. */
  #effects(node: AnyNode, at: Span): Statement[] {
    switch (node.type) {
      case 'SequenceExpression':
        return node.expressions.flatMap((each) => this.#effects(each, each));
      case 'AssignmentExpression':
        return [this.#assignment(node, at)];
      case 'UpdateExpression': {
        const { argument, operator, prefix, start, end } = node;
        const operatorAt = prefix ? { start, end: start + 2 } : { start: end - 2, end };
        const targets = [this.#expression(argument)];
        return [{ kind: 'assign', targets, operator, operatorAt, value: undefined, ...span(at) }];
      }
      case 'CallExpression':
        return [this.#callback(node, at) ?? this.#evaluate(this.#expression(node), at)];
      default:
        return [this.#evaluate(this.#expression(node), at)];
    }
  }

  #assignment(node: Node<'AssignmentExpression'>, at: Span): Statement {
    const targets: AnyNode[] = [node.left];
    let value: AnyNode = node.right;
    while (node.operator === '=' && value.type === 'AssignmentExpression' && value.operator === '=') {
      targets.push(value.left);
      value = value.right;
    }
    const [target] = targets;
    if (targets.length === 1 && node.operator === '=' && target.type === 'MemberExpression') {
      const method = this.#memberDefined(target, value, at);
      if (method !== undefined) return method;
    }
    return this.#assign(targets, node.operator, value, at);
  }

  /** `this.forward = function (x) { … }`, and what is written into a prototype. */
  #memberDefined(target: Node<'MemberExpression'>, value: AnyNode, at: Span): Statement | undefined {
    const { object, property, computed } = target;
    if (computed || property.type !== 'Identifier') return undefined;
    if (property.name === 'prototype' && object.type === 'Identifier') return this.#defined(object.name, value, at);
    if (!isFunction(value)) return undefined;
    const method = this.#function(value, property.name, value.type !== 'ArrowFunctionExpression', at);
    const isPrototype = object.type === 'MemberExpression' && !object.computed && object.object.type === 'Identifier';
    if (!isPrototype || object.property.type !== 'Identifier' || object.property.name !== 'prototype') return method;
    return { kind: 'class', name: (object.object as Node<'Identifier'>).name, body: [method], ...span(at) };
  }

  /** `xs.forEach((x, i) => { … })` and functions that are called at once have statements, as a loop has. */
  #callback({ callee, arguments: given }: Node<'CallExpression'>, at: Span): Block | undefined {
    const parts: AnyNode[] = [callee, ...given];
    const functions = parts.filter(isFunction);
    if (functions.length === 0) return undefined;
    const head = parts.filter((node) => !isFunction(node)).map(this.#expression);
    const bound = functions.flatMap(({ params }) => params.map(this.#expression));
    const bodies = functions.map(({ body }) =>
      body.type === 'BlockStatement' ? this.all(body.body) : this.#effects(body, body),
    );
    return { kind: 'block', isLoop: !isFunction(callee), head, bound, bodies, ...span(at) };
  }

  #evaluate(value: Expression, at: Span): Statement {
    return { kind: 'evaluate', value, ...span(at) };
  }

  #block(node: AnyNode): Statement {
    const block = (isLoop: boolean, head: Expression[], bound: Expression[], bodies: readonly AnyNode[][]): Block => {
      return { kind: 'block', isLoop, head, bound, bodies: bodies.map((body) => this.all(body)), ...span(node) };
    };
    switch (node.type) {
      case 'BlockStatement':
        return block(false, [], [], [node.body]);
      case 'IfStatement':
        return block(
          false,
          [this.#expression(node.test)],
          [],
          [listOf(node.consequent), ...alternates(node.alternate)],
        );
      case 'WhileStatement':
      case 'DoWhileStatement':
        return block(true, [this.#expression(node.test)], [], [listOf(node.body)]);
      case 'ForOfStatement':
      case 'ForInStatement': {
        const { left, right, body } = node;
        const target = left.type === 'VariableDeclaration' ? left.declarations[0].id : left;
        return block(true, [this.#expression(right)], [this.#expression(target)], [listOf(body)]);
      }
      case 'ForStatement': {
        const { init, test, update, body } = node;
        const declared = init?.type === 'VariableDeclaration' ? init.declarations : [];
        const before =
          init && init.type !== 'VariableDeclaration' ? [init] : declared.flatMap((each) => each.init ?? []);
        const head = [...before, ...(test ? [test] : []), ...(update ? [update] : [])];
        const bound = declared.map(({ id }) => id);
        return block(true, head.map(this.#expression), bound.map(this.#expression), [listOf(body)]);
      }
      case 'TryStatement': {
        const rest = [node.handler?.body, node.finalizer].flatMap((each) => (each ? [each.body] : []));
        return block(false, [], [], [node.block.body, ...rest]);
      }
      case 'SwitchStatement': {
        const bodies = node.cases.map(({ consequent }) => consequent);
        return block(false, [this.#expression(node.discriminant)], [], bodies);
      }
      default:
        return this.#evaluate(this.#expression(node), node);
    }
  }
}

function listOf(node: AnyNode): AnyNode[] {
  return node.type === 'BlockStatement' ? node.body : [node];
}

function alternates(node: AnyNode | null | undefined): AnyNode[][] {
  return node ? [listOf(node)] : [];
}

function span({ start, end }: Span): Span {
  return { start, end };
}
