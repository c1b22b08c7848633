/**
 * What a name can stand for: scopes, variables and the slots that they live in at run time.
 *
 * A module, a function, a class body and a comprehension each have an environment of their own whenever they are entered.
 */

/** How a use contributes to a number: only `value` can carry a gradient that anybody would ask for. */
export type UseKind = 'value' | 'index' | 'size' | 'exponent';

/** `input`: bound nowhere. `builtin`: bound nowhere, but Python itself has it; it has no slot. */
export type Kind = 'local' | 'parameter' | 'function' | 'class' | 'import' | 'builtin' | 'input';

export type ScopeKind = 'module' | 'function' | 'class' | 'comprehension';

export class Variable {
  /** Position in the environment; set when the analysis is over. */
  slot = 0;
  /** A scope inside of its own uses it. */
  captured = false;
  /** Bound again after its first binding, or written into. */
  rewritten = false;
  readonly uses = new Set<UseKind>();

  constructor(
    readonly name: string,
    /** As its first binding tells. */
    readonly kind: Kind,
    readonly scope: Scope,
  ) {}
}

export class Scope {
  /** Those of its own, and by `global` and `nonlocal` those of others. */
  readonly variables = new Map<string, Variable>();
  /** How many slots its environment has; slot 0 is the environment around it. */
  slots = 1;

  constructor(
    readonly kind: ScopeKind,
    readonly parent: Scope | undefined,
    /** The class around it: names such as `__x` belong to it. */
    readonly className: string | undefined = parent?.className,
  ) {}

  declare(name: string, kind: Kind): Variable {
    const known = this.variables.get(name);
    if (known !== undefined) return known;
    const variable = new Variable(name, kind, this);
    this.variables.set(name, variable);
    return variable;
  }

  /** A method that may ask for its class finds it in a variable of the class body. */
  declareClassCell(): void {
    let around = this.parent;
    while (around !== undefined && around.kind !== 'class') around = around.parent;
    if (around !== undefined) around.declare('__class__', 'local').captured = true;
  }

  /** Who is meant by a name that is used here. What a class body binds is not seen by the functions in it. */
  lookup(name: string): Variable | undefined {
    const own = this.variables.get(name);
    if (own !== undefined) return own;
    let around = this.parent;
    while (around !== undefined && around.kind === 'class' && name !== '__class__') around = around.parent;
    return around?.lookup(name);
  }
}

/** What Python makes of a name or attribute such as `__x` in a class: one that belongs to the class. */
export function mangle(name: string, className: string | undefined): string {
  const isPrivate = name.startsWith('__') && !name.endsWith('__') && !name.includes('.');
  const owner = className?.replace(/^_+/, '');
  return isPrivate && owner ? `_${owner}${name}` : name;
}
