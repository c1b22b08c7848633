import type { JsMachine } from '../machine.ts';
import { get } from '../members.ts';
import type { Scope } from '../scope.ts';
import {
  ArrayValue,
  FUNCTION_KEYS,
  FunctionValue,
  type Key,
  ObjectValue,
  prototypes,
  type Slot,
  type Value,
} from '../values.ts';
import type { FunctionNode } from '../walk.ts';
import {
  type Bind,
  type Code,
  type Context,
  checkedSlots,
  type Env,
  newEnv,
  numberedTarget,
  RETURN,
  UNDECLARED,
  unsupported,
  within,
} from './context.ts';

/** A function's compiled code, shared by all the closures made of it. */
export interface FunctionCode {
  readonly node: FunctionNode;
  readonly name: string;
  /** Parameters before the first with a default or a rest. */
  readonly length: number;
  readonly scope: Scope;
  readonly isArrow: boolean;
  /** Slots that the call fills, 0 where the function does not ask for them. */
  readonly slots: { readonly self: number; readonly this: number; readonly arguments: number };
  readonly undeclared: readonly number[];
  readonly bindParameters: (env: Env, args: Value[]) => void;
  readonly run: (env: Env) => Value;
}

/** A closure of the program. */
export class UserFunction extends FunctionValue {
  constructor(
    readonly code: FunctionCode,
    readonly env: Env,
  ) {
    super();
    this.hidden = FUNCTION_KEYS;
    if (!code.isArrow) this.construct = construct;
  }

  /** Name, length and prototype come into being when somebody asks: most closures are only called. */
  override getOwn(key: Key): Slot {
    const own = super.getOwn(key);
    if (own !== undefined || super.hasOwn(key)) return own;
    if (key === 'name') return this.code.name;
    if (key === 'length') return this.code.length;
    if (key !== 'prototype' || this.code.isArrow) return undefined;
    const prototype = new ObjectValue();
    prototype.define('constructor', this);
    prototype.hidden = new Set(['constructor']);
    this.define('prototype', prototype);
    return prototype;
  }

  override hasOwn(key: Key): boolean {
    return super.hasOwn(key) || this.getOwn(key) !== undefined;
  }

  override construct?: (machine: JsMachine, args: Value[], node: number) => Value;

  override call(machine: JsMachine, self: Value, args: Value[], node: number): Value {
    machine.budget.enter(node);
    const outer = machine.frame;
    machine.frame = machine.frames.call(node, outer);
    const value = this.code.run(this.enter(self, args));
    machine.frame = outer;
    machine.budget.depth--;
    return value;
  }

  /** The environment of a call, its parameters bound. */
  enter(self: Value, args: Value[]): Env {
    const { scope, slots, undeclared, bindParameters } = this.code;
    const env = newEnv(scope, this.env);
    if (slots.this > 0) env[slots.this] = self;
    if (slots.self > 0) env[slots.self] = this;
    if (slots.arguments > 0) env[slots.arguments] = new ArrayValue(args.slice());
    for (const slot of undeclared) env[slot] = UNDECLARED;
    bindParameters(env, args);
    return env;
  }
}

function construct(this: UserFunction, machine: JsMachine, args: Value[], node: number): Value {
  const prototype = get(machine, this, 'prototype', node);
  const object = new ObjectValue(prototype instanceof ObjectValue ? prototype : prototypes.object);
  const value = this.call(machine, object, args, node);
  return value instanceof ObjectValue ? value : object;
}

/** @param inferred the name of the variable or property that an anonymous function is bound to */
export function compileFunction(ctx: Context, node: FunctionNode, inferred = ''): Code {
  if (node.generator) return unsupported(ctx, node, 'Generators');
  if (node.async) return unsupported(ctx, node, 'Async functions');
  const code = functionCode(ctx, node, node.id?.name ?? inferred);
  return (env) => new UserFunction(code, env);
}

function functionCode(ctx: Context, node: FunctionNode, name: string): FunctionCode {
  const scope = ctx.analysis.scopes.get(node) as Scope;
  const needs = ctx.analysis.functions.get(node) ?? {};
  const { shownAt } = ctx;
  const { bindParameters, run } = within(ctx, scope, () => ({
    bindParameters: parameters(ctx, node),
    run: body(ctx, node, scope),
  }));
  ctx.shownAt = shownAt;
  const optional = node.params.findIndex((p) => p.type === 'AssignmentPattern' || p.type === 'RestElement');
  return {
    node,
    name,
    length: optional < 0 ? node.params.length : optional,
    scope,
    isArrow: node.type === 'ArrowFunctionExpression',
    slots: {
      self: needs.self?.slot ?? 0,
      this: needs.this?.slot ?? 0,
      arguments: needs.arguments?.slot ?? 0,
    },
    undeclared: checkedSlots(scope),
    bindParameters,
    run,
  };
}

function parameters(ctx: Context, node: FunctionNode): FunctionCode['bindParameters'] {
  const binds: Bind[] = node.params.map((p) => ctx.pattern(p.type === 'RestElement' ? p.argument : p, 'parameter'));
  const rest = node.params.at(-1)?.type === 'RestElement' ? binds.length - 1 : -1;
  return (env, args) => {
    for (let i = 0; i < binds.length; i++) binds[i](env, i === rest ? new ArrayValue(args.slice(i)) : args[i]);
  };
}

function body(ctx: Context, node: FunctionNode, scope: Scope): FunctionCode['run'] {
  const { machine } = ctx;
  if (node.body.type !== 'BlockStatement') {
    ctx.shownAt = node.body.end;
    const id = numberedTarget(ctx, node.body, 'return');
    const code = ctx.expression(node.body);
    return (env) => {
      const value = code(env);
      machine.bind(id, value);
      return value;
    };
  }
  const statements = ctx.block(node.body.body, scope);
  return (env) => (statements(env) === RETURN ? ctx.returned : undefined);
}
