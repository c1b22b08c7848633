/** Who is meant by a name. */
import type { AnyNode } from 'acorn';
import { type Analysis, type FunctionNeeds, type Kind, Scope, type UseKind, type Variable } from './names.ts';
import { boundNames, type ClassNode, children, type FunctionNode, type MemberNode } from './walk.ts';

type Named = Extract<AnyNode, { type: 'FunctionDeclaration' }>;

interface Reference {
  readonly node: Extract<AnyNode, { type: 'Identifier' }>;
  readonly scope: Scope;
  readonly use: UseKind;
}

const MUTATORS = new Set(['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin', 'set']);
const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!=', '===', '!==', 'in', 'instanceof']);

/** @param inputs names that are given values from outside, as variables of the program's scope */
export function analyse(program: AnyNode, inputs: Iterable<string> = []): Analysis {
  return new Analyser(inputs).run(program);
}

class Analyser implements Analysis {
  readonly root = new Scope(undefined, undefined, false);
  readonly scopes = new Map<AnyNode, Scope>();
  readonly variables = new Map<AnyNode, Variable>();
  readonly free = new Map<string, AnyNode>();
  readonly functions = new Map<AnyNode, FunctionNeeds>();
  readonly leaking = new Map<AnyNode, Variable>();
  readonly #inBlocks: { readonly node: Named; readonly scope: Scope }[] = [];
  readonly #references: Reference[] = [];
  /** Targets of assignments to names. */
  readonly #assigned: (Reference & { readonly creates: boolean })[] = [];
  /** Names whose contents are written: `x[i] = 1`, `x.push(1)`. */
  readonly #mutated: Reference[] = [];
  readonly #functionNode = new Map<Scope, AnyNode>();
  /** Constructors of classes that extend another. */
  readonly #derived = new Set<AnyNode>();

  constructor(inputs: Iterable<string>) {
    for (const name of inputs) this.root.declare(name, 'input', -1);
  }

  run(program: AnyNode): Analysis {
    this.scopes.set(program, this.root);
    for (const node of children(program)) this.#visit(node, this.root, false, 'value');
    for (const { node, scope } of this.#inBlocks) this.#leak(node, scope);
    for (const { node, scope, creates } of this.#assigned) {
      // What nobody declares becomes a global.
      if (!creates || scope.isStrict || scope.lookup(node.name) !== undefined) continue;
      this.root.declare(node.name, 'implicit', -1).checked = true;
    }
    for (const reference of this.#references) this.#resolve(reference);
    for (const { node, scope } of [...this.#assigned, ...this.#mutated]) {
      const variable = scope.lookup(node.name);
      if (variable !== undefined) variable.rewritten = true;
    }
    for (const scope of this.#allScopes()) {
      if (scope.owner === undefined) continue;
      scope.materialized = scope.inLoop && [...scope.variables.values()].some((variable) => variable.captured);
    }
    for (const scope of this.#allScopes()) {
      for (const variable of scope.variables.values()) variable.slot = scope.home.slots++;
    }
    return this;
  }

  *#allScopes(): Iterable<Scope> {
    yield* new Set(this.scopes.values());
  }

  #resolve({ node, scope, use }: Reference): void {
    const variable = scope.lookup(node.name);
    if (variable === undefined) {
      if (!this.free.has(node.name)) this.free.set(node.name, node);
      return;
    }
    this.variables.set(node, variable);
    variable.uses.add(use);
    const outside = scope.function !== variable.scope.function;
    if (outside) variable.captured = true;
    const isEarly = node.start < variable.declaredAt;
    if (variable.kind === 'let' || variable.kind === 'const') {
      if (outside || isEarly || variable.scope.isSwitch) variable.checked = true;
    } else if (variable.kind === 'parameter' && isEarly) variable.checked = true;
  }

  /** A function in a block is seen outside of it, too, where that hides nothing (ECMA-262 B.3.2). */
  #leak(node: Named, scope: Scope): void {
    const { name } = node.id as { name: string };
    const around = scope.parent?.lookup(name);
    const hides = around?.scope.function === scope.function && around.kind !== 'var' && around.kind !== 'function';
    if (!hides) this.leaking.set(node, scope.function.declare(name, 'var', -1));
  }

  /** @param use what becomes of the value of this node */
  #visit(node: AnyNode, scope: Scope, inLoop: boolean, use: UseKind): void {
    const below = (child: AnyNode | null | undefined, kind: UseKind = use, within = scope, loop = inLoop) => {
      if (child) this.#visit(child, within, loop, kind);
    };
    switch (node.type) {
      case 'Identifier': {
        const own = node.name === 'arguments' ? this.#needs(scope, 'arguments') : undefined;
        if (own === undefined) this.#references.push({ node, scope, use });
        else this.variables.set(node, own);
        return;
      }
      case 'VariableDeclaration':
        this.#declare(node, scope, inLoop);
        return;
      case 'FunctionDeclaration':
        if (node.id) {
          const variable = scope.declare(node.id.name, 'function', -1);
          this.variables.set(node.id, variable);
          if (scope.owner !== undefined && !scope.isStrict) this.#inBlocks.push({ node, scope });
        }
        if (node.id) scope.functions.push(node);
        this.#visitFunction(node, scope);
        return;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.#visitFunction(node, scope);
        return;
      case 'ClassDeclaration':
        if (node.id) this.variables.set(node.id, scope.declare(node.id.name, 'let', node.end));
        this.#visitClass(node, scope, inLoop);
        return;
      case 'ClassExpression':
        this.#visitClass(node, scope, inLoop);
        return;
      case 'PrivateIdentifier': {
        const variable = scope.lookup(`#${node.name}`);
        if (variable !== undefined && variable.scope.function !== scope.function) variable.captured = true;
        return;
      }
      case 'ImportDeclaration':
        for (const specifier of node.specifiers) {
          const variable = scope.declare(specifier.local.name, 'import', -1);
          variable.checked = variable.kind === 'import';
          this.variables.set(specifier.local, variable);
        }
        return;
      case 'BlockStatement':
      case 'SwitchStatement': {
        const inner = this.#block(node, scope, inLoop);
        for (const child of children(node)) this.#visit(child, inner, inLoop, 'value');
        return;
      }
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement': {
        const inner = this.#block(node, scope, true);
        const isFor = node.type === 'ForStatement';
        if (!isFor && node.left.type === 'VariableDeclaration') this.#declare(node.left, inner, true, node.right.end);
        else if (!isFor) this.#visitAssigned(node.left, inner, true, true);
        for (const child of isFor ? [node.init, node.test, node.update] : [node.right]) {
          below(child, 'value', inner, true);
        }
        below(node.body, 'value', inner, true);
        return;
      }
      case 'WhileStatement':
      case 'DoWhileStatement':
        below(node.test, 'size', scope, true);
        below(node.body, 'value', scope, true);
        return;
      case 'CatchClause': {
        const inner = this.#block(node, scope, inLoop);
        if (node.param) {
          this.#declarePattern(node.param, inner, 'parameter', -1);
          this.#visitTarget(node.param, inner, inLoop);
        }
        below(node.body, 'value', inner);
        return;
      }
      case 'AssignmentExpression':
        this.#visitAssigned(node.left, scope, inLoop, node.operator === '=');
        below(node.right, 'value');
        return;
      case 'UpdateExpression':
        this.#visitAssigned(node.argument, scope, inLoop, false);
        return;
      case 'MemberExpression':
        below(node.object as AnyNode, use);
        if (node.computed || node.property.type === 'PrivateIdentifier') below(node.property, 'index');
        return;
      case 'Property':
        if (node.computed) below(node.key, 'index');
        below(node.value, 'value');
        if (node.method) this.#needsThis(node.value);
        return;
      case 'BinaryExpression':
        if (COMPARISONS.has(node.operator)) {
          below(node.left as AnyNode, 'size');
          below(node.right, 'size');
        } else if (node.operator === '**') {
          below(node.left as AnyNode);
          below(node.right, 'exponent');
        } else for (const child of children(node)) below(child);
        return;
      case 'CallExpression':
      case 'NewExpression':
        this.#visitCall(node, scope, inLoop);
        return;
      case 'LabeledStatement':
        below(node.body);
        return;
      case 'BreakStatement':
      case 'ContinueStatement':
        return;
      case 'MetaProperty':
        if (node.meta.name === 'new') this.#needs(scope, 'target');
        return;
      case 'Super':
        this.#needs(scope, 'home');
        this.#needs(scope, 'this');
        return;
      case 'ExportSpecifier':
        below(node.local);
        return;
      case 'ThisExpression':
        this.#needs(scope, 'this');
        return;
      default:
        for (const child of children(node)) below(child);
    }
  }

  #visitCall(node: Extract<AnyNode, { type: 'CallExpression' | 'NewExpression' }>, scope: Scope, inLoop: boolean) {
    const { callee } = node;
    this.#visit(callee as AnyNode, scope, inLoop, 'value');
    if (callee.type === 'Super') {
      this.#needs(scope, 'self');
      this.#needs(scope, 'target');
    }
    const isMember = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && !callee.computed;
    const method = isMember ? (callee.property as { name: string }).name : '';
    if (isMember && MUTATORS.has(method)) this.#noteMutated(callee, scope);
    const size = callee.type === 'Identifier' && callee.name === 'Array';
    const pow = method === 'pow' && callee.type === 'MemberExpression';
    node.arguments.forEach((argument, i) => {
      this.#visit(argument, scope, inLoop, size ? 'size' : pow && i === 1 ? 'exponent' : 'value');
    });
  }

  #visitClass(node: ClassNode, scope: Scope, inLoop: boolean): void {
    const inner = this.#block(node, scope, inLoop);
    inner.isClass = true;
    // Inside it has a name of its own, which nobody can assign.
    if (node.id) inner.declare(node.id.name, 'const', node.end);
    const members = node.body.body;
    for (const member of members) {
      if (member.type !== 'StaticBlock' && member.key.type === 'PrivateIdentifier')
        inner.declare(`#${member.key.name}`, 'self', -1);
    }
    if (node.superClass) this.#visit(node.superClass, inner, inLoop, 'value');
    for (const member of members) {
      if (member.type !== 'StaticBlock' && member.computed) this.#visit(member.key, inner, inLoop, 'index');
      if (node.superClass && member.type === 'MethodDefinition' && member.kind === 'constructor')
        this.#derived.add(member.value);
      this.#visitMember(member, inner);
    }
  }

  #visitMember(member: MemberNode, scope: Scope): void {
    if (member.type === 'MethodDefinition') {
      this.#visitFunction(member.value, scope);
      if (!member.static) this.#needsThis(member.value);
    } else if (member.type === 'StaticBlock') {
      const inner = this.#open(member, scope);
      for (const statement of member.body) this.#visit(statement, inner, false, 'value');
    } else if (member.value) this.#visit(member.value, this.#open(member, scope), false, 'value');
  }

  /** Makes the scope of a function, or of what is one to a class. */
  #open(node: AnyNode, scope: Scope): Scope {
    const inner = new Scope(scope, undefined, false);
    this.scopes.set(node, inner);
    this.functions.set(node, {});
    this.#functionNode.set(inner, node);
    return inner;
  }

  #visitFunction(node: FunctionNode, scope: Scope): void {
    const inner = this.#open(node, scope);
    for (const parameter of node.params) {
      this.#declarePattern(parameter, inner, 'parameter', parameter.end);
      this.#visitTarget(parameter, inner, false);
    }
    if (node.type === 'FunctionExpression' && node.id && !inner.variables.has(node.id.name)) {
      this.#needsOf(node).self = inner.declare(node.id.name, 'self', -1);
    }
    if (node.body.type === 'BlockStatement') {
      // The body shares the function's own scope.
      this.scopes.set(node.body, inner);
      for (const child of node.body.body) this.#visit(child, inner, false, 'value');
    } else this.#visit(node.body, inner, false, 'value');
  }

  #block(node: AnyNode, scope: Scope, inLoop: boolean): Scope {
    const inner = new Scope(scope, scope.function, inLoop, node.type === 'SwitchStatement');
    this.scopes.set(node, inner);
    return inner;
  }

  #declare(node: Extract<AnyNode, { type: 'VariableDeclaration' }>, scope: Scope, inLoop: boolean, end?: number): void {
    for (const declarator of node.declarations) {
      const home = node.kind === 'var' ? scope.function : scope;
      this.#declarePattern(declarator.id, home, node.kind as Kind, end ?? declarator.end);
      this.#visitTarget(declarator.id, scope, inLoop);
      if (declarator.init) this.#visit(declarator.init, scope, inLoop, 'value');
    }
  }

  #declarePattern(pattern: AnyNode, scope: Scope, kind: Kind, end: number): void {
    for (const identifier of boundNames(pattern)) {
      this.variables.set(identifier, scope.declare(identifier.name, kind, end));
    }
  }

  /** A pattern or a target: what it binds is no use, what it computes (keys, defaults, objects written to) is. */
  #visitTarget(target: AnyNode | null, scope: Scope, inLoop: boolean): void {
    switch (target?.type) {
      case undefined:
      case 'Identifier':
        return;
      case 'ObjectPattern':
        for (const property of target.properties) {
          if (property.type === 'Property' && property.computed) this.#visit(property.key, scope, inLoop, 'index');
          this.#visitTarget(property.type === 'Property' ? property.value : property, scope, inLoop);
        }
        return;
      case 'ArrayPattern':
        for (const element of target.elements) this.#visitTarget(element, scope, inLoop);
        return;
      case 'AssignmentPattern':
        this.#visitTarget(target.left, scope, inLoop);
        this.#visit(target.right, scope, inLoop, 'value');
        return;
      case 'RestElement':
        this.#visitTarget(target.argument, scope, inLoop);
        return;
      default:
        this.#visit(target as AnyNode, scope, inLoop, 'value');
    }
  }

  /** @param creates names that nobody declares are made by it */
  #visitAssigned(target: AnyNode, scope: Scope, inLoop: boolean, creates: boolean): void {
    this.#visitTarget(target, scope, inLoop);
    for (const node of boundNames(target)) {
      this.#assigned.push({ node, scope, use: 'value', creates });
      // An assignment resolves its target, but is no use of it.
      this.#references.push({ node, scope, use: 'size' });
    }
    if (target.type === 'MemberExpression') this.#noteMutated(target, scope);
  }

  #noteMutated(member: Extract<AnyNode, { type: 'MemberExpression' }>, scope: Scope): void {
    let object: AnyNode = member;
    while (object.type === 'MemberExpression') object = object.object as AnyNode;
    if (object.type === 'Identifier') this.#mutated.push({ node: object, scope, use: 'value' });
  }

  #needsOf(node: AnyNode): FunctionNeeds {
    return this.functions.get(node) as FunctionNeeds;
  }

  /** A method has its object, whether it uses it or not. */
  #needsThis(method: AnyNode): void {
    const scope = this.scopes.get(method);
    if (scope !== undefined) this.#needs(scope, 'this');
  }

  /** The nearest function that has a `this` of its own must keep it in a slot. */
  #needs(scope: Scope, what: keyof FunctionNeeds): Variable | undefined {
    for (let s: Scope | undefined = scope.function; s !== undefined; s = s.parent?.function) {
      const node = this.#functionNode.get(s);
      if (node === undefined) return undefined;
      if (node.type === 'ArrowFunctionExpression') continue;
      const needs = this.#needsOf(node);
      if (needs[what] === undefined) {
        const isDerived = what === 'this' && this.#derived.has(node);
        const variable = s.declare(`(${what})`, isDerived ? 'derived' : 'self', -1);
        variable.checked = isDerived;
        needs[what] = variable;
      }
      return needs[what];
    }
    return undefined;
  }
}
