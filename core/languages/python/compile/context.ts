/** What the compiler's tables share. Each syntax node compiles once, to a closure over resolved variable slots. */
import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import type { TargetInfo } from '../../language.ts';
import type { Watch } from '../../program.ts';
import type { AnyNode, ExprNode, StmtNode } from '../syntax/ast.ts';
import type { Scope, Variable } from '../syntax/names.ts';
import type { Analysis } from '../syntax/scope.ts';
import { truthy } from '../values/conversions.ts';
import type { PyMachine } from '../values/machine.ts';
import { Float, type Value } from '../values/values.ts';

/** Variables at run time. Slot 0 holds the environment around it; what is undefined is not bound. */
export type Env = Value[];

export type Code = (env: Env) => Value;

/** How a statement ended, when not normally. */
export class Completion {
  constructor(readonly kind: 'break' | 'continue' | 'return') {}
}
export const BREAK = new Completion('break');
export const CONTINUE = new Completion('continue');
/** The value is in the context's `returned`. */
export const RETURN = new Completion('return');

export type Exec = (env: Env) => Completion | undefined;

/** A statement that may be suspended: it yields values, and goes on with what is sent. */
export type Steps = (env: Env) => Generator<Value, Completion | undefined, Value>;

/** Puts a value where a target says. */
export type Bind = (env: Env, value: Value) => void;

/** How many calls, and how many exceptions that were being handled. */
export interface Resumption {
  depth: number;
  handling: number;
}

export interface Context {
  readonly machine: PyMachine;
  readonly text: string;
  readonly analysis: Analysis;
  readonly watch: Watch<AnyNode, Value> | undefined;
  /** Numbers that are inputs: what `lift` gives takes their place. */
  readonly lift: ReadonlyMap<AnyNode, (value: Value) => Value>;
  /** What a value becomes that is bound to a target: see `BoundValues.changeAt`. */
  readonly changeAt: (node: AnyNode, name: Span, id: number) => ((value: Value) => Value) | undefined;
  /** By number of the syntax node. */
  readonly targets: Map<number, TargetInfo>;
  /** Expressions that were evaluated before the statement that they are part of: the slots that hold their values. */
  readonly spilled: Map<AnyNode, number>;
  /** Expressions whose values nobody keeps who reads of them: see `receiver`. */
  readonly passing: Set<AnyNode>;
  /** Where the statement, or the head of the statement, that is being compiled ends. */
  shownAt: number;
  /** An exception of the statement that is being compiled can be caught around it, in the same function. */
  isGuarded: boolean;
  /** The scope that is being compiled. */
  scope: Scope;
  /** Slots that the environment of the scope that is being compiled has so far. */
  slots: number;
  /** Before the names of what is defined in the scope: `Outer.`, `outer.<locals>.`. */
  qualifier: string;
  /** Of the function that is being compiled. */
  firstParameter: Variable | undefined;
  /** Names of modules that are not here, and of what is imported from them: inputs that somebody must choose. */
  readonly unresolved: Set<Variable>;
  /** The value of the last `return`. */
  returned: Value;
  /** What there was around the generator that runs now, when it was resumed. */
  readonly resumption: Resumption;

  expression(node: ExprNode): Code;
  statement(node: StmtNode): Exec;
  /** Runs statements in order. */
  block(statements: readonly StmtNode[]): Exec;
  /** As `statement` and `block`, of what contains a `yield`. */
  steps(node: StmtNode): Steps;
  stepsBlock(statements: readonly StmtNode[]): Steps;
  /** Binds what a target names. */
  target(node: ExprNode, kind?: TargetInfo['kind'], isFresh?: boolean): Bind;
}

/** Gives a syntax node its number on the tape. */
export function numbered(ctx: Context, node: { readonly start: number; readonly end: number }): number {
  return ctx.machine.nodes.add(node);
}

/** Gives a target its number; `bindRow` with it makes a row. */
export function numberedTarget(
  ctx: Context,
  node: { readonly start: number; readonly end: number },
  kind: TargetInfo['kind'],
): number {
  const id = numbered(ctx, node);
  ctx.targets.set(id, { kind, shownAt: kind === 'parameter' || kind === 'receiver' ? node.end : ctx.shownAt });
  return id;
}

/** Notes that a target was bound to a value. */
export function bindRow(machine: PyMachine, id: number, value: Value): void {
  machine.bind(id, value instanceof Float ? value.value : value);
}

export function isTrue(machine: PyMachine, v: Value, id: number): boolean {
  return typeof v === 'boolean' ? v : truthy(machine, v, id);
}

/** Compiles what is in a scope; afterwards the context is as it was before. */
export function within<T>(ctx: Context, scope: Scope, compile: () => T): T {
  const { scope: outer, slots, shownAt, isGuarded, qualifier, firstParameter } = ctx;
  Object.assign(ctx, { scope, slots: scope.slots });
  try {
    return compile();
  } finally {
    Object.assign(ctx, { scope: outer, slots, shownAt, isGuarded, qualifier, firstParameter });
  }
}

export function sourceOf(ctx: Context, node: AnyNode): string {
  return ctx.text.slice(node.start, node.end);
}

/** A construct that is not supported: it fails where it stands, when it runs; all before it is kept. */
export function unsupported(
  ctx: Context,
  node: { readonly start: number; readonly end: number },
  construct: string,
): () => never {
  const id = numbered(ctx, node);
  return () => {
    throw new Problem('unsupported', id, { construct });
  };
}

/** How many environments lie between the scope that is being compiled and the one that holds a variable. */
export function depthOf(ctx: Context, variable: Variable): number {
  let depth = 0;
  for (let scope = ctx.scope; scope !== variable.scope; scope = scope.parent as Scope) depth++;
  return depth;
}

export function outward(env: Env, depth: number): Env {
  let e = env;
  for (let i = 0; i < depth; i++) e = e[0] as unknown as Env;
  return e;
}

/** Makes environments of so many slots, in which nothing is bound yet. */
export function environments(slots: number): (parent: Env | undefined) => Env {
  const blank: Env = Array.from({ length: slots }, () => undefined as unknown as Value);
  return (parent) => {
    const env = blank.slice();
    env[0] = parent as unknown as Value;
    return env;
  };
}

/** An expression of which only an element, an attribute or a method is wanted. */
export function receiver(ctx: Context, node: ExprNode): Code {
  if (!ctx.watch?.watches(node)) ctx.passing.add(node);
  return ctx.expression(node);
}
