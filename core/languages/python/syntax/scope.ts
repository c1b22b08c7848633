/** Who is meant by a name, as CPython's symbol tables tell it. */
import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import type { AnyNode, ExprNode, Node, PatternNode, StmtNode } from './ast.ts';
import { BUILTIN_NAMES } from './builtin-names.ts';
import { type Kind, mangle, Scope, type UseKind, Variable } from './names.ts';
import { sizeIn } from './random-draws.ts';
import { argumentUse, attributeUse, calleeName, isMutator, keywordUse } from './uses.ts';
import { boundNames, type ComprehensionNode, capturesOf, children, type FunctionNode, parametersOf } from './walk.ts';

export interface Analysis {
  readonly root: Scope;
  /** Of functions, classes and comprehensions. */
  readonly scopes: ReadonlyMap<AnyNode, Scope>;
  /**
   * Of nodes that use or bind a name: `Name`, `Arg`, `Alias`, `FunctionDef`, `ClassDef`, `ExceptHandler`, `MatchAs`,
   * `MatchStar`, `MatchMapping`. Annotations are not evaluated: the names in them mean nothing.
   */
  readonly variables: ReadonlyMap<AnyNode, Variable>;
  /** Names that are used and bound nowhere, each with its first use. */
  readonly free: ReadonlyMap<string, AnyNode>;
  /** Functions with a `yield` of their own. */
  readonly generators: ReadonlySet<AnyNode>;
  /** Rules for names that the program breaks. */
  readonly problems: readonly Problem[];
}

/** @param inputs names that are given values from outside, as variables of the module */
export function analyse(body: readonly StmtNode[], inputs: Iterable<string> = []): Analysis {
  return new Analyser(inputs).run(body);
}

interface Reference {
  readonly node: AnyNode;
  readonly name: string;
  readonly scope: Scope;
}

class Analyser implements Analysis {
  readonly root = new Scope('module', undefined);
  readonly scopes = new Map<AnyNode, Scope>();
  readonly variables = new Map<AnyNode, Variable>();
  readonly free = new Map<string, AnyNode>();
  readonly generators = new Set<AnyNode>();
  readonly problems: Problem[] = [];
  readonly #builtins = new Map<string, Variable>();
  readonly #functions = new Map<Scope, FunctionNode>();
  readonly #uses: (Reference & { readonly use: UseKind })[] = [];
  /** In source order. `again`: the name must have been bound before. */
  readonly #bindings: (Reference & { readonly again: boolean })[] = [];
  /** Names whose contents are written: `x[i] = 1`, `x.append(1)`. */
  readonly #written: Reference[] = [];
  readonly #nonlocals: Reference[] = [];
  /** How many iterables of comprehensions are around. */
  #iterables = 0;
  /** What was done to a name in a scope before `global` or `nonlocal` could say whose it is. */
  readonly #done = new Map<Scope, Map<string, string>>();

  constructor(inputs: Iterable<string>) {
    for (const name of inputs) this.root.declare(name, 'input');
  }

  run(body: readonly StmtNode[]): Analysis {
    this.#statements(body, this.root);
    for (const outer of this.#nonlocals) this.#resolveNonlocal(outer);
    const bound = new Set([...this.root.variables.values()].filter(({ kind }) => kind === 'input'));
    for (const { node, name, scope, again } of this.#bindings) {
      const variable = scope.variables.get(name) ?? scope.declare(name, 'local');
      if (again || bound.has(variable)) variable.rewritten = true;
      bound.add(variable);
      this.#refer(node, scope, variable);
    }
    for (const { node, name, scope, use } of this.#uses) {
      const variable = this.#resolve(node, name, scope);
      variable.uses.add(use);
      this.#refer(node, scope, variable);
    }
    for (const { name, scope } of this.#written) {
      const variable = scope.lookup(name);
      if (variable !== undefined) variable.rewritten = true;
    }
    for (const scope of [this.root, ...this.scopes.values()]) {
      for (const variable of scope.variables.values()) if (variable.scope === scope) variable.slot = scope.slots++;
    }
    return this;
  }

  #refer(node: AnyNode, scope: Scope, variable: Variable): void {
    this.variables.set(node, variable);
    if (variable.scope !== scope) variable.captured = true;
  }

  #resolve(node: AnyNode, name: string, scope: Scope): Variable {
    const known = scope.lookup(name) ?? this.#builtins.get(name);
    if (known !== undefined) return known;
    if (BUILTIN_NAMES.has(name)) {
      const builtin = new Variable(name, 'builtin', this.root);
      this.#builtins.set(name, builtin);
      return builtin;
    }
    this.free.set(name, node);
    return this.root.declare(name, 'input');
  }

  #resolveNonlocal({ node, name, scope }: Reference): void {
    let around = scope.parent;
    while (around !== undefined && !(around.kind === 'function' && around.variables.has(name))) around = around.parent;
    const variable = around?.variables.get(name);
    if (variable !== undefined && variable.scope !== this.root) scope.variables.set(name, variable);
    else this.#fail(node, `no binding for nonlocal '${name}' found`);
  }

  #fail(at: Span, detail: string): void {
    this.problems.push(new Problem('syntax', { start: at.start, end: at.end }, { detail }));
  }

  #note(scope: Scope, name: string, what: string): void {
    const done = this.#done.get(scope) ?? new Map<string, string>();
    this.#done.set(scope, done);
    if (!done.has(name) || what !== 'used prior to') done.set(name, what);
  }

  #bind(node: AnyNode, name: string, scope: Scope, kind: Kind = 'local', again = false): void {
    const own = mangle(name, scope.className);
    this.#bindings.push({ node, name: own, scope, again });
    if (this.#nonlocals.some((outer) => outer.scope === scope && outer.name === own)) return;
    if (kind !== 'parameter') this.#note(scope, own, 'assigned to before');
    scope.declare(own, kind);
  }

  #use(node: Node<'Name'>, scope: Scope, use: UseKind): void {
    const name = mangle(node.id, scope.className);
    this.#note(scope, name, 'used prior to');
    if (name === 'super' || name === '__class__') scope.declareClassCell();
    this.#uses.push({ node, name, scope, use });
  }

  #statements(body: readonly StmtNode[], scope: Scope): void {
    for (const statement of body) this.#visit(statement, scope, 'value');
  }

  /** @param use what becomes of the value of this node */
  #visit(node: AnyNode | null | undefined, scope: Scope, use: UseKind): void {
    if (!node) return;
    const below = (child: AnyNode | null | undefined, kind: UseKind = use) => this.#visit(child, scope, kind);
    switch (node.nodeType) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'Lambda':
        this.#visitFunction(node, scope);
        return;
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp':
        this.#visitComprehension(node, scope);
        return;
      case 'Name':
        this.#use(node, scope, use);
        return;
      case 'ClassDef':
        this.#visitClass(node, scope);
        return;
      case 'Assign':
        below(node.value, 'value');
        for (const target of node.targets) this.#visitTarget(target, scope);
        return;
      case 'AnnAssign':
        below(node.value, 'value');
        this.#visitTarget(node.target, scope);
        return;
      case 'AugAssign':
        below(node.value, node.op.nodeType === 'Pow' ? 'exponent' : 'value');
        this.#visitTarget(node.target, scope, true);
        return;
      case 'Delete':
        for (const target of node.targets) this.#visitTarget(target, scope, true);
        return;
      case 'For':
      case 'AsyncFor':
        below(node.iter, 'value');
        this.#visitTarget(node.target, scope);
        this.#statements(node.body, scope);
        this.#statements(node.orelse, scope);
        return;
      case 'While':
        below(node.test, 'size');
        this.#statements(node.body, scope);
        this.#statements(node.orelse, scope);
        return;
      case 'WithItem':
        below(node.context_expr, 'value');
        if (node.optional_vars) this.#visitTarget(node.optional_vars, scope);
        return;
      case 'ExceptHandler':
        below(node.type, 'value');
        if (node.name !== undefined) this.#bind(node, node.name, scope);
        this.#statements(node.body, scope);
        return;
      case 'MatchCase':
        this.#visitPattern(node.pattern, scope);
        below(node.guard, 'size');
        this.#statements(node.body, scope);
        return;
      case 'NamedExpr':
        below(node.value, 'value');
        this.#bind(node.target, node.target.id, this.#walrusScope(node, scope));
        return;
      case 'Import':
      case 'ImportFrom':
        for (const alias of node.names) {
          const name = alias.asname ?? (node.nodeType === 'Import' ? alias.name.split('.')[0] : alias.name);
          if (name !== '*') this.#bind(alias, name, scope, 'import');
        }
        return;
      case 'Global':
      case 'Nonlocal':
        for (const name of node.names) this.#declareOuter(node, mangle(name, scope.className), scope);
        return;
      case 'Yield':
      case 'YieldFrom':
      case 'Await':
        if (node.nodeType !== 'Await') this.#noteGenerator(scope);
        below(node.value, 'value');
        return;
      case 'Attribute':
        below(node.value, attributeUse(node.attr, use));
        return;
      case 'Subscript':
        below(node.value);
        below(node.slice, 'index');
        return;
      case 'Slice':
        for (const child of children(node)) below(child, 'index');
        return;
      case 'Dict':
        for (const key of node.keys) below(key, 'index');
        for (const value of node.values) below(value, 'value');
        return;
      case 'Compare':
        for (const child of children(node)) below(child, 'size');
        return;
      case 'BinOp': {
        const size = sizeIn(node);
        below(node.left, node.left === size ? 'size' : use);
        below(node.right, node.op.nodeType === 'Pow' ? 'exponent' : node.right === size ? 'size' : use);
        return;
      }
      case 'Call':
        this.#visitCall(node, scope, use);
        return;
      default:
        for (const child of children(node)) below(child);
    }
  }

  #visitCall(node: Node<'Call'>, scope: Scope, use: UseKind): void {
    const { func } = node;
    const name = calleeName(node);
    const isMethod = func.nodeType === 'Attribute';
    this.#visit(func, scope, name === 'len' ? 'size' : 'value');
    if (isMethod && isMutator(func.attr)) this.#noteWritten(func, scope);
    const isOnlyArgument = isMethod && node.args.length === 1;
    node.args.forEach((argument, i) => {
      const isSize = name === 'sqrt' && use === 'size';
      this.#visit(argument, scope, isSize ? use : argumentUse(name, isOnlyArgument ? i + 1 : i, isMethod));
    });
    for (const keyword of node.keywords) this.#visit(keyword.value, scope, keywordUse(keyword.arg));
  }

  #visitFunction(node: FunctionNode, scope: Scope): void {
    const { defaults, kw_defaults } = node.args;
    if (node.nodeType !== 'Lambda') for (const decorator of node.decorator_list) this.#visit(decorator, scope, 'value');
    for (const value of [...defaults, ...kw_defaults]) this.#visit(value, scope, 'value');
    if (node.nodeType !== 'Lambda') this.#bind(node, node.name, scope, 'function');
    const inner = this.#enter(node, 'function', scope);
    this.#functions.set(inner, node);
    for (const parameter of parametersOf(node)) this.#bind(parameter, parameter.arg, inner, 'parameter');
    if (node.nodeType === 'Lambda') this.#visit(node.body, inner, 'value');
    else this.#statements(node.body, inner);
  }

  #visitClass(node: Node<'ClassDef'>, scope: Scope): void {
    for (const child of [...node.decorator_list, ...node.bases, ...node.keywords]) this.#visit(child, scope, 'value');
    this.#bind(node, node.name, scope, 'class');
    this.#statements(node.body, this.#enter(node, 'class', scope, node.name));
  }

  #visitComprehension(node: ComprehensionNode, scope: Scope): void {
    const inner = this.#enter(node, 'comprehension', scope);
    node.generators.forEach(({ iter, target, ifs }, i) => {
      // The first iterable is evaluated before the comprehension is entered.
      this.#iterables++;
      this.#visit(iter, i === 0 ? scope : inner, 'value');
      this.#iterables--;
      this.#visitTarget(target, inner);
      for (const test of ifs) this.#visit(test, inner, 'size');
    });
    const results = node.nodeType === 'DictComp' ? [node.key, node.value] : [node.elt];
    for (const result of results) this.#visit(result, inner, 'value');
  }

  #enter(node: AnyNode, kind: 'function' | 'class' | 'comprehension', scope: Scope, className?: string): Scope {
    const inner = new Scope(kind, scope, className);
    this.scopes.set(node, inner);
    return inner;
  }

  /** @param again it must have been bound before: `x += 1`, `del x` */
  #visitTarget(target: ExprNode, scope: Scope, again = false): void {
    for (const name of boundNames(target)) this.#bind(name, name.id, scope, 'local', again);
    this.#visitWritten(target, scope);
  }

  /** What a target computes: the objects that it writes into, and where. */
  #visitWritten(target: ExprNode, scope: Scope): void {
    switch (target.nodeType) {
      case 'Name':
        return;
      case 'Tuple':
      case 'List':
        for (const element of target.elts) this.#visitWritten(element, scope);
        return;
      case 'Starred':
        this.#visitWritten(target.value, scope);
        return;
      default:
        this.#noteWritten(target, scope);
        this.#visit(target, scope, 'value');
    }
  }

  #noteWritten(target: ExprNode, scope: Scope): void {
    let object = target;
    while (object.nodeType === 'Attribute' || object.nodeType === 'Subscript') object = object.value;
    if (object.nodeType !== 'Name') return;
    this.#written.push({ node: object, name: mangle(object.id, scope.className), scope });
  }

  #visitPattern(pattern: PatternNode, scope: Scope): void {
    for (const capture of capturesOf(pattern)) {
      const name = capture.nodeType === 'MatchMapping' ? capture.rest : capture.name;
      this.#bind(capture, name as string, scope);
    }
    const visit = (node: AnyNode) => {
      if (node.nodeType === 'MatchValue') this.#visit(node.value, scope, 'size');
      else if (node.nodeType === 'MatchClass') this.#visit(node.cls, scope, 'size');
      else if (node.nodeType === 'MatchMapping') for (const key of node.keys) this.#visit(key, scope, 'size');
      for (const child of children(node)) if (child.nodeType.startsWith('Match')) visit(child);
    };
    visit(pattern);
  }

  /** `:=` in a comprehension binds in the function around it. */
  #walrusScope(node: Node<'NamedExpr'>, scope: Scope): Scope {
    let around = scope;
    for (; around.kind === 'comprehension'; around = around.parent as Scope) {
      if (around.variables.has(node.target.id)) {
        this.#fail(node, `assignment expression cannot rebind comprehension iteration variable '${node.target.id}'`);
      }
    }
    if (this.#iterables > 0)
      this.#fail(node, 'assignment expression cannot be used in a comprehension iterable expression');
    if (around.kind === 'class' && around !== scope) {
      this.#fail(node, 'assignment expression within a comprehension cannot be used in a class body');
    }
    return around;
  }

  #noteGenerator(scope: Scope): void {
    const node = this.#functions.get(scope);
    if (node !== undefined) this.generators.add(node);
  }

  #declareOuter(node: Node<'Global' | 'Nonlocal'>, name: string, scope: Scope): void {
    const wrong = this.#wrongOuter(node, name, scope);
    if (wrong !== undefined) this.#fail(node, wrong);
    else if (scope === this.root) return;
    else if (node.nodeType === 'Nonlocal') this.#nonlocals.push({ node, name, scope });
    else scope.variables.set(name, this.root.declare(name, 'local'));
  }

  /** The rule that a `global` or `nonlocal` breaks, in CPython's words. */
  #wrongOuter({ nodeType }: Node<'Global' | 'Nonlocal'>, name: string, scope: Scope): string | undefined {
    const word = nodeType === 'Global' ? 'global' : 'nonlocal';
    const done = this.#done.get(scope)?.get(name);
    const own = scope.variables.get(name);
    if (own?.kind === 'parameter' && own.scope === scope) return `name '${name}' is parameter and ${word}`;
    if (done !== undefined) return `name '${name}' is ${done} ${word} declaration`;
    if (scope === this.root)
      return word === 'nonlocal' ? 'nonlocal declaration not allowed at module level' : undefined;
    const isNonlocal = this.#nonlocals.some((outer) => outer.scope === scope && outer.name === name);
    const isGlobal = own !== undefined && own.scope !== scope;
    return (word === 'nonlocal' ? isGlobal : isNonlocal) ? `name '${name}' is nonlocal and global` : undefined;
  }
}
