import type { AnyNode } from 'acorn';
import type { FunctionNeeds, Scope } from '../syntax/names.ts';
import type { FunctionNode } from '../syntax/walk.ts';
import type { JsMachine } from '../values/machine.ts';
import { checkChain, get } from '../values/members.ts';
import {
  ArrayValue,
  Builtin,
  type Construct,
  FUNCTION_KEYS,
  FUNCTION_SIZE,
  FunctionValue,
  type Key,
  OBJECT_SIZE,
  ObjectValue,
  PROPERTY_SIZE,
  prototypes,
  type Slot,
  type Value,
} from '../values/values.ts';
import {
  type Bind,
  type Code,
  type Context,
  type Env,
  environments,
  numbered,
  numberedTarget,
  RETURN,
  unsupported,
  within,
} from './context.ts';
import { nameByKey } from './keys.ts';

const LENGTH: Set<Key> = new Set(['length']);

/** `arguments`: no array, and apart from the parameters. */
class ArgumentsValue extends ObjectValue {
  constructor(args: readonly Value[]) {
    super();
    args.forEach((value, i) => {
      this.define(String(i), value);
    });
    this.define('length', args.length);
    this.define(Symbol.iterator, prototypes.array.getOwn(Symbol.iterator));
    this.hidden = LENGTH;
  }

  override get className(): string {
    return 'Arguments';
  }
}

/** A function's compiled code, shared by all the closures made of it. */
export interface FunctionCode {
  readonly node: AnyNode;
  /** The number of the node. */
  readonly id: number;
  readonly name: string;
  /** Parameters before the first with a default or a rest. */
  readonly length: number;
  readonly scope: Scope;
  readonly isArrow: boolean;
  readonly environment: (parent: Env) => Env;
  /** Slots that the call fills, 0 where the function does not ask for them; undefined if it asks for none. */
  readonly slots: Readonly<Record<'self' | 'this' | 'arguments' | 'target' | 'home', number>> | undefined;
  /** Notes the object that it is called on, which may be made an input; undefined where it asks for none. */
  readonly receive: ((self: Value) => Value) | undefined;
  readonly bindParameters: (env: Env, args: Value[]) => void;
  readonly run: (env: Env) => Value;
}

/** A closure of the program. */
export class UserFunction extends FunctionValue {
  /** The object that it was written in: `super` is what that inherits from. */
  home: ObjectValue | undefined;

  constructor(
    readonly code: FunctionCode,
    readonly env: Env,
  ) {
    super();
    this.hidden = FUNCTION_KEYS;
    if (!code.isArrow) this.construct = construct;
  }

  /** It was written as a method of an object: it is no constructor, and knows `super`. */
  becomeMethod(home: ObjectValue): void {
    this.home = home;
    this.construct = undefined;
  }

  /** Name, length and prototype come into being when somebody asks: most closures are only called. */
  override getOwn(key: Key): Slot {
    const own = super.getOwn(key);
    if (own !== undefined || super.hasOwn(key)) return own;
    if (key === 'name') return this.code.name;
    if (key === 'length') return this.code.length;
    if (key !== 'prototype' || this.construct === undefined) return undefined;
    const prototype = new ObjectValue();
    prototype.define('constructor', this);
    prototype.hidden = new Set(['constructor']);
    this.define('prototype', prototype);
    return prototype;
  }

  override hasOwn(key: Key): boolean {
    return super.hasOwn(key) || this.getOwn(key) !== undefined;
  }

  override construct?: Construct;

  override call(machine: JsMachine, self: Value, args: Value[], node: number, target?: FunctionValue): Value {
    machine.budget.enter(node);
    if (this.code.slots !== undefined && this.code.slots.arguments > 0)
      machine.budget.allocate(PROPERTY_SIZE * args.length, node);
    const outer = machine.frame;
    machine.frame = machine.frames.call(node, outer, this.code.id);
    const value = this.code.run(this.enter(self, args, target));
    machine.frame = outer;
    machine.budget.depth--;
    return value;
  }

  /** The environment of a call, its parameters bound. */
  enter(self: Value, args: Value[], target?: FunctionValue): Env {
    const { environment, slots, receive, bindParameters } = this.code;
    const env = environment(this.env);
    if (slots !== undefined) {
      if (slots.this > 0) env[slots.this] = receive === undefined ? self : receive(self);
      if (slots.self > 0) env[slots.self] = this;
      if (slots.arguments > 0) env[slots.arguments] = new ArgumentsValue(args);
      if (slots.target > 0) env[slots.target] = target;
      if (slots.home > 0) env[slots.home] = this.home;
    }
    bindParameters(env, args);
    return env;
  }
}

function construct(
  this: UserFunction,
  machine: JsMachine,
  args: Value[],
  node: number,
  target: FunctionValue = this,
): Value {
  const object = newObject(machine, target, node);
  const value = this.call(machine, object, args, node, target);
  return value instanceof ObjectValue ? value : object;
}

/** What `new` makes before a constructor runs. */
export function newObject(machine: JsMachine, target: FunctionValue, node: number): ObjectValue {
  const prototype = get(machine, target, 'prototype', node);
  const proto = prototype instanceof ObjectValue ? prototype : prototypes.object;
  checkChain(proto, node);
  machine.budget.allocate(OBJECT_SIZE, node);
  return new ObjectValue(proto);
}

/** What a function is that cannot run here. */
export function refused({ generator, async }: FunctionNode): string | undefined {
  if (generator) return 'Generators';
  return async ? 'Async functions' : undefined;
}

/** A declaration exists from the beginning of its block: only to call it, or to come to where it stands, is an error. */
function refusal(ctx: Context, node: FunctionNode, construct: string): Code {
  const refuse = unsupported(ctx, node, construct);
  return node.type === 'FunctionDeclaration' ? () => new Builtin(node.id?.name ?? '', 0, refuse) : refuse;
}

/** See `Context.function`. */
export function compileFunction(ctx: Context, node: FunctionNode, inferred = '', key: AnyNode = node): Code {
  const construct = refused(node);
  if (construct !== undefined) return refusal(ctx, node, construct);
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const code = functionCode(ctx, node, id, node.id?.name ?? inferred, key);
  return (env) => {
    machine.budget.allocate(FUNCTION_SIZE, id);
    return new UserFunction(code, env);
  };
}

export function functionCode(ctx: Context, node: FunctionNode, id: number, name: string, key: AnyNode): FunctionCode {
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
    id,
    name,
    length: optional < 0 ? node.params.length : optional,
    scope,
    isArrow: node.type === 'ArrowFunctionExpression',
    environment: environments(scope),
    slots: slotsOf(needs),
    receive: needs.this && receiving(ctx, key),
    bindParameters,
    run,
  };
}

export function slotsOf(needs: FunctionNeeds): FunctionCode['slots'] {
  if (Object.values(needs).length === 0) return undefined;
  return {
    self: needs.self?.slot ?? 0,
    this: needs.this?.slot ?? 0,
    arguments: needs.arguments?.slot ?? 0,
    target: needs.target?.slot ?? 0,
    home: needs.home?.slot ?? 0,
  };
}

/** What is bound to a key that is computed has its name. */
export function nameLate(value: Value, key: Key): void {
  if (value instanceof UserFunction && value.getOwn('name') === '') value.define('name', nameByKey(key));
}

function receiving(ctx: Context, key: AnyNode): FunctionCode['receive'] {
  const { machine } = ctx;
  const id = numbered(ctx, key);
  ctx.targets.set(id, { kind: 'receiver', shownAt: key.end, isImplied: true });
  const lift = ctx.lift.get(key);
  return (given) => {
    const self = lift === undefined ? given : lift(given);
    if (self instanceof ObjectValue) machine.bind(id, self);
    return self;
  };
}

function parameters(ctx: Context, node: FunctionNode): FunctionCode['bindParameters'] {
  const binds: Bind[] = node.params.map((p) => ctx.pattern(p.type === 'RestElement' ? p.argument : p, 'parameter'));
  const rest = node.params.at(-1)?.type === 'RestElement' ? binds.length - 1 : -1;
  if (binds.length === 1 && rest < 0) {
    const [only] = binds;
    return (env, args) => only(env, args[0]);
  }
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
