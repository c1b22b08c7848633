/**
 * Who is meant by a name: scopes, variables and the slots that they live in at run time.
 *
 * A scope that is materialized has an environment of its own each time it is entered; the variables of the others live
 * in the environment of the next materialized scope around them. Functions are always materialized, blocks only where
 * it can be told apart: in a loop, when a closure captures one of their variables.
 */
import type { AnyNode } from 'acorn';
import { boundNames, children, type FunctionNode } from './walk.ts';

/** How a use contributes to a number: only `value` can carry a gradient that anybody would ask for. */
export type UseKind = 'value' | 'index' | 'size' | 'exponent';

export class Variable {
  /** Position in the environment; set when the analysis is over. */
  slot = 0;
  /** A closure uses it. */
  captured = false;
  /** Some use may run before the declaration: it must be checked. */
  checked = false;
  /** Assigned again after its declaration, or written into. */
  rewritten = false;
  readonly uses = new Set<UseKind>();

  constructor(
    readonly name: string,
    readonly kind: 'var' | 'let' | 'const' | 'function' | 'parameter' | 'self' | 'import' | 'input',
    readonly scope: Scope,
    /** Where its declaration ends; before that a use of `let` or `const` is an error. */
    readonly declaredAt: number,
  ) {}
}

export class Scope {
  readonly variables = new Map<string, Variable>();
  /** How many slots its environment has; slot 0 is the environment around it. */
  slots = 1;
  materialized: boolean;
  /** Functions declared in it, which exist before anything runs. */
  readonly functions: Extract<AnyNode, { type: 'FunctionDeclaration' }>[] = [];

  constructor(
    readonly parent: Scope | undefined,
    /** The scope of the function around it, or of the program; itself for these. */
    readonly owner: Scope | undefined,
    readonly inLoop: boolean,
    readonly isSwitch = false,
  ) {
    this.materialized = owner === undefined;
  }

  get function(): Scope {
    return this.owner ?? this;
  }

  /** The scope whose environment holds its variables. */
  get home(): Scope {
    return this.materialized ? this : (this.parent as Scope).home;
  }

  declare(name: string, kind: Variable['kind'], declaredAt: number): Variable {
    const known = this.variables.get(name);
    if (known !== undefined) return known;
    const variable = new Variable(name, kind, this, declaredAt);
    this.variables.set(name, variable);
    return variable;
  }

  lookup(name: string): Variable | undefined {
    return this.variables.get(name) ?? this.parent?.lookup(name);
  }
}

export interface Analysis {
  readonly root: Scope;
  readonly scopes: ReadonlyMap<AnyNode, Scope>;
  /** What an identifier refers to or declares; a name of the library, or nobody's, is absent. */
  readonly variables: ReadonlyMap<AnyNode, Variable>;
  /** Names that are used and declared nowhere, each with its first use. */
  readonly free: ReadonlyMap<string, AnyNode>;
  /** `this`, `arguments` and `new.target` have no slot of their own unless a function uses them. */
  readonly functions: ReadonlyMap<AnyNode, FunctionNeeds>;
}

export interface FunctionNeeds {
  this?: Variable;
  arguments?: Variable;
  self?: Variable;
}

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
  readonly #references: Reference[] = [];
  /** Targets of assignments to names: where nobody declares them they become globals. */
  readonly #assigned: Reference[] = [];
  /** Names whose contents are written: `x[i] = 1`, `x.push(1)`. */
  readonly #mutated: Reference[] = [];
  readonly #functionNode = new Map<Scope, FunctionNode>();

  constructor(inputs: Iterable<string>) {
    for (const name of inputs) this.root.declare(name, 'input', -1);
  }

  run(program: AnyNode): Analysis {
    this.scopes.set(program, this.root);
    for (const node of children(program)) this.#visit(node, this.root, false, 'value');
    for (const { node, scope } of this.#assigned) {
      if (scope.lookup(node.name) === undefined) this.root.declare(node.name, 'var', -1);
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
    if (variable.kind === 'let' || variable.kind === 'const') {
      if (outside || node.start < variable.declaredAt || variable.scope.isSwitch) variable.checked = true;
    }
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
        for (const declarator of node.declarations) {
          const home = node.kind === 'var' ? scope.function : scope;
          this.#declarePattern(declarator.id, home, node.kind, declarator.end);
          this.#visitTarget(declarator.id, scope, inLoop);
          below(declarator.init, 'value');
        }
        return;
      case 'FunctionDeclaration':
        if (node.id) {
          const variable = scope.declare(node.id.name, 'function', -1);
          this.variables.set(node.id, variable);
        }
        scope.functions.push(node);
        this.#visitFunction(node, scope);
        return;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.#visitFunction(node, scope);
        return;
      case 'ClassDeclaration':
        if (node.id) this.variables.set(node.id, scope.declare(node.id.name, 'let', node.end));
        for (const child of [node.superClass, node.body]) below(child, 'value');
        return;
      case 'ImportDeclaration':
        for (const specifier of node.specifiers) {
          const variable = scope.declare(specifier.local.name, 'import', -1);
          variable.checked = variable.kind === 'import';
          this.variables.set(specifier.local, variable);
        }
        return;
      case 'BlockStatement':
      case 'StaticBlock':
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
        if (!isFor && node.left.type !== 'VariableDeclaration') this.#visitTarget(node.left, inner, true);
        else if (!isFor) below(node.left, 'value', inner, true);
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
        this.#visitTarget(node.left, scope, inLoop);
        this.#noteAssigned(node.left, scope);
        below(node.right, 'value');
        return;
      case 'UpdateExpression':
        this.#visitTarget(node.argument, scope, inLoop);
        this.#noteAssigned(node.argument, scope);
        return;
      case 'MemberExpression':
        below(node.object as AnyNode, use);
        if (node.computed) below(node.property, 'index');
        return;
      case 'Property':
        if (node.computed) below(node.key, 'index');
        below(node.value, 'value');
        return;
      case 'MethodDefinition':
      case 'PropertyDefinition':
        if (node.computed) below(node.key, 'index');
        below(node.value, 'value');
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
      case 'MetaProperty':
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
    const isMember = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && !callee.computed;
    const method = isMember ? (callee.property as { name: string }).name : '';
    if (isMember && MUTATORS.has(method)) this.#noteMutated(callee, scope);
    const size = callee.type === 'Identifier' && callee.name === 'Array';
    const pow = method === 'pow' && callee.type === 'MemberExpression';
    node.arguments.forEach((argument, i) => {
      this.#visit(argument, scope, inLoop, size ? 'size' : pow && i === 1 ? 'exponent' : 'value');
    });
  }

  #visitFunction(node: FunctionNode, scope: Scope): void {
    const inner = new Scope(scope, undefined, false);
    this.scopes.set(node, inner);
    this.functions.set(node, {});
    this.#functionNode.set(inner, node);
    for (const parameter of node.params) {
      this.#declarePattern(parameter, inner, 'parameter', -1);
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

  #declarePattern(pattern: AnyNode, scope: Scope, kind: Variable['kind'] | string, end: number): void {
    for (const identifier of boundNames(pattern)) {
      this.variables.set(identifier, scope.declare(identifier.name, kind as Variable['kind'], end));
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

  #noteAssigned(target: AnyNode, scope: Scope): void {
    for (const node of boundNames(target)) {
      this.#assigned.push({ node, scope, use: 'value' });
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

  #needsOf(node: FunctionNode): FunctionNeeds {
    return this.functions.get(node) as FunctionNeeds;
  }

  /** The nearest function that has a `this` of its own must keep it in a slot. */
  #needs(scope: Scope, what: 'this' | 'arguments'): Variable | undefined {
    for (let s: Scope | undefined = scope.function; s !== undefined; s = s.parent?.function) {
      const node = this.#functionNode.get(s);
      if (node === undefined) return undefined;
      if (node.type === 'ArrowFunctionExpression') continue;
      const needs = this.#needsOf(node);
      needs[what] ??= s.declare(`(${what})`, 'self', -1);
      return needs[what];
    }
    return undefined;
  }
}
