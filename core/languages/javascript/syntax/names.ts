/**
 * What a name can stand for: scopes, variables and the slots that they live in at run time.
 *
 * A scope that is materialized has an environment of its own each time it is entered; the variables of the others live
 * in the environment of the next materialized scope around them. Functions are always materialized, blocks only where
 * it can be told apart: in a loop, when a closure captures one of their variables.
 */
import type { AnyNode } from 'acorn';

/** How a use contributes to a number: only `value` can carry a gradient that anybody would ask for. */
export type UseKind = 'value' | 'index' | 'size' | 'exponent';

/**
 * `self` is a function's own name, or what has no name: its `this`; `derived` the `this` that only `super(…)` makes.
 * `implicit` comes into being when it is assigned.
 */
export type Kind =
  | 'var'
  | 'let'
  | 'const'
  | 'function'
  | 'parameter'
  | 'self'
  | 'derived'
  | 'import'
  | 'input'
  | 'implicit';

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
    readonly kind: Kind,
    readonly scope: Scope,
    /** Where its declaration ends; before that a use of `let`, `const` or a parameter is an error. */
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
  /** Of a class: what is in it is strict code. */
  isClass = false;

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

  get isStrict(): boolean {
    return this.isClass || (this.parent?.isStrict ?? false);
  }

  /** The scope whose environment holds its variables. */
  get home(): Scope {
    return this.materialized ? this : (this.parent as Scope).home;
  }

  declare(name: string, kind: Kind, declaredAt: number): Variable {
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

/** Who is meant by the names of a program. */
export interface Analysis {
  readonly root: Scope;
  readonly scopes: ReadonlyMap<AnyNode, Scope>;
  /** What an identifier refers to or declares; a name of the library, or nobody's, is absent. */
  readonly variables: ReadonlyMap<AnyNode, Variable>;
  /** Names that are used and declared nowhere, each with its first use. */
  readonly free: ReadonlyMap<string, AnyNode>;
  /**
   * `this`, `arguments` and the like have no slot of their own unless a function uses them. What a class computes for
   * its fields, and its static blocks, are functions, too.
   */
  readonly functions: ReadonlyMap<AnyNode, FunctionNeeds>;
  /** Functions declared in blocks that are variables of the function around them, too, once the block has run. */
  readonly leaking: ReadonlyMap<AnyNode, Variable>;
}

export interface FunctionNeeds {
  this?: Variable;
  arguments?: Variable;
  /** `new.target` */
  target?: Variable;
  /** The object that a method was written in: `super` is what it inherits from. */
  home?: Variable;
  /** The function itself. */
  self?: Variable;
}
