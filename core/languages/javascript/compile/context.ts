/** What the compiler's tables share. Each syntax node compiles once, to a closure over resolved variable slots. */
import type { AnyNode } from 'acorn';
import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import type { TargetInfo } from '../../language.ts';
import type { Analysis, Scope, Variable } from '../syntax/names.ts';
import type { JsMachine } from '../values/machine.ts';
import type { Value } from '../values/values.ts';

/** Variables at run time. Slot 0 holds the environment around it. */
export type Env = Value[];

export type Code = (env: Env) => Value;

/** How a statement ended, when not normally. */
export class Completion {
  constructor(
    readonly kind: 'break' | 'continue' | 'return',
    readonly label?: string,
  ) {}
}
export const BREAK = new Completion('break');
export const CONTINUE = new Completion('continue');
/** The value is in the context's `returned`. */
export const RETURN = new Completion('return');

export type Exec = (env: Env) => Completion | undefined;

/** Puts a value where a pattern or target says. */
export type Bind = (env: Env, value: Value) => void;

/** In a chain with `?.`, what a link gives when the chain ends there. */
export const ENDED = Symbol('ended') as unknown as Value;

/** What stands in a slot before its declaration ran. */
export const UNDECLARED = Symbol('undeclared') as unknown as Value;

/** Where results go while a run is watched for a hover: every evaluation of the nodes that `watches` names. */
export interface Watch {
  watches(node: AnyNode): boolean;
  saw(node: AnyNode, value: Value, machine: JsMachine): void;
}

export interface Context {
  readonly machine: JsMachine;
  readonly text: string;
  readonly analysis: Analysis;
  readonly watch: Watch | undefined;
  /** Literals that are inputs: what comes out of `lift` takes their place. */
  readonly lift: ReadonlyMap<AnyNode, (value: Value) => Value>;
  /** What a value becomes that is bound to a target: see `BoundValues.changeAt`. */
  readonly changeAt: (node: AnyNode, name: Span, id: number) => ((value: Value) => Value) | undefined;
  /** The program uses `Math` for nothing but to call its functions. */
  readonly mathIsIntact: boolean;
  /** By number of the syntax node. */
  readonly targets: Map<number, TargetInfo>;
  /** Where the statement that is being compiled ends. */
  shownAt: number;
  /** Targets belong to the head of a `for` loop. */
  inHead: boolean;
  /** The scope that is being compiled. */
  scope: Scope;
  /** The value of the last `return`. */
  returned: Value;

  expression(node: AnyNode): Code;
  statement(node: AnyNode): Exec;
  /** Hoists the functions of a scope, runs the statements. */
  block(statements: readonly AnyNode[], scope: Scope): Exec;
  /** @param from the expression that gives the value, for the text of errors */
  pattern(node: AnyNode, how: 'declare' | 'parameter' | 'assign', from?: AnyNode): Bind;
  /**
   * @param name of what an anonymous function is bound to
   * @param key what names a method: the object that it is called on is noted there
   */
  function(node: AnyNode, name?: string, key?: AnyNode): Code;
  /** An expression; an anonymous function or class has the name of what it is bound to. */
  named(node: AnyNode, name: string): Code;
}

/** Gives a syntax node its number on the tape. */
export function numbered(ctx: Context, node: AnyNode): number {
  return ctx.machine.nodes.add(node);
}

/** Gives a target its number; `bind` with it makes a row. */
export function numberedTarget(ctx: Context, node: AnyNode, kind: TargetInfo['kind']): number {
  const id = numbered(ctx, node);
  if (kind === 'target' && ctx.inHead) kind = 'loop';
  ctx.targets.set(id, { kind, shownAt: kind === 'parameter' ? node.end : ctx.shownAt });
  return id;
}

export function within<T>(ctx: Context, scope: Scope, compile: () => T): T {
  const outer = ctx.scope;
  ctx.scope = scope;
  try {
    return compile();
  } finally {
    ctx.scope = outer;
  }
}

export function sourceOf(ctx: Context, node: AnyNode): string {
  return ctx.text.slice(node.start, node.end);
}

/** A construct that is not supported: it fails where it stands, when it runs; all before it is kept. */
export function unsupported(ctx: Context, node: AnyNode, construct: string): () => never {
  const id = numbered(ctx, node);
  return () => {
    throw new Problem('unsupported', id, { construct });
  };
}

/** How many environments lie between the scope that is being compiled and the one that holds a variable. */
export function depthOf(ctx: Context, variable: Variable): number {
  let depth = 0;
  for (let scope = ctx.scope.home; scope !== variable.scope.home; scope = (scope.parent as Scope).home) depth++;
  return depth;
}

export function outward(env: Env, depth: number): Env {
  let e = env;
  for (let i = 0; i < depth; i++) e = e[0] as unknown as Env;
  return e;
}

/** Makes the environments of a scope, in which nothing is declared yet. */
export function environments(scope: Scope): (parent: Env | undefined) => Env {
  const blank: Env = Array.from({ length: scope.slots }, () => undefined);
  for (const slot of checkedSlots(scope)) blank[slot] = UNDECLARED;
  return (parent) => {
    const env = blank.slice();
    env[0] = parent as unknown as Value;
    return env;
  };
}

export function newEnv(scope: Scope, parent: Env | undefined): Env {
  return environments(scope)(parent);
}

/** Slots that must be marked undeclared each time the scope is entered. */
export function checkedSlots(scope: Scope): number[] {
  return [...scope.variables.values()].filter((variable) => variable.checked).map((variable) => variable.slot);
}
