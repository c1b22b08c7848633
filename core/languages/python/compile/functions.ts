import type { Node } from '../syntax/ast.ts';
import type { Scope, Variable } from '../syntax/names.ts';
import { type FunctionNode, parametersOf } from '../syntax/walk.ts';
import { TupleValue } from '../values/containers.ts';
import { defineGetters } from '../values/functions.ts';
import type { PyMachine } from '../values/machine.ts';
import { bindArguments, type Defaults, type Parameters } from '../values/parameters.ts';
import { types } from '../values/types.ts';
import { CallableValue, type Keywords, OBJECT_SIZE, type Value } from '../values/values.ts';
import {
  bindRow,
  type Code,
  type Context,
  type Env,
  type Exec,
  environments,
  numbered,
  numberedTarget,
  RETURN,
  unsupported,
  within,
} from './context.ts';
import { GeneratorValue } from './generator.ts';
import { writeVariable } from './variables.ts';

/** A function's compiled code, shared by all the closures made of it. */
export interface FunctionCode {
  readonly node: FunctionNode;
  /** The number of the node. */
  readonly id: number;
  readonly name: string;
  readonly qualifiedName: string;
  readonly doc: string | null;
  readonly scope: Scope;
  readonly parameters: Parameters;
  /** Where the parameters are in the environment: by name, then `*args`, then `**kwargs`. */
  readonly slots: readonly number[];
  /** So many positional arguments fill all there is; -1 where it is not that simple. */
  readonly direct: number;
  readonly environment: (parent: Env) => Env;
  /** Makes inputs and rows of the parameters, once they are bound. */
  readonly noteParameters: (env: Env) => void;
  readonly run: (env: Env) => Value;
}

/** A closure of the program. */
export class UserFunction extends CallableValue {
  constructor(
    readonly code: FunctionCode,
    readonly env: Env,
    /** In the order of the parameters' names. */
    readonly defaults: Defaults,
  ) {
    super(types.function);
  }

  get name(): string {
    return this.code.name;
  }

  get qualifiedName(): string {
    return this.code.qualifiedName;
  }

  /** As a tuple, or None if there are none. */
  get positionalDefaults(): Value {
    const given = this.defaults.slice(0, this.code.parameters.positional).filter((value) => value !== undefined);
    return given.length === 0 ? null : new TupleValue(given);
  }

  override call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value {
    machine.budget.enter(node);
    const outer = machine.frame;
    machine.frame = machine.frames.call(node, outer, this.code.id);
    const value = this.code.run(this.enter(machine, args, keywords, node));
    machine.frame = outer;
    machine.budget.depth--;
    return value;
  }

  /** Runs in an environment in which the arguments are already where the parameters are. */
  run(machine: PyMachine, env: Env, node: number): Value {
    machine.budget.enter(node);
    const outer = machine.frame;
    machine.frame = machine.frames.call(node, outer, this.code.id);
    this.code.noteParameters(env);
    const value = this.code.run(env);
    machine.frame = outer;
    machine.budget.depth--;
    return value;
  }

  /** The environment of a call, its parameters bound. */
  enter(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Env {
    const { parameters, slots, environment, noteParameters } = this.code;
    const call = { name: this.qualifiedName, parameters, defaults: this.defaults, args, keywords };
    const values = bindArguments(machine, call, node);
    const env = environment(this.env);
    for (let i = 0; i < slots.length; i++) env[slots[i]] = values[i];
    noteParameters(env);
    return env;
  }
}

defineGetters(
  types.function,
  {
    __qualname__: (_machine, self) => (self as UserFunction).qualifiedName,
    __doc__: (_machine, self) => (self as UserFunction).code.doc,
    __module__: () => '__main__',
    __defaults__: (_machine, self) => (self as UserFunction).positionalDefaults,
  },
  false,
);

/** `def`: the function, decorated, is bound to its name. */
export function defineFunction(ctx: Context, node: Node<'FunctionDef'>): Exec {
  const decorate = decorated(ctx, node.decorator_list, () => closure(ctx, node, node.name));
  const store = writeVariable(ctx, ctx.analysis.variables.get(node) as Variable);
  return (env) => {
    store(env, decorate(env));
    return undefined;
  };
}

/** Decorators are evaluated before what they decorate is made, and called afterwards, the last one first. */
export function decorated(ctx: Context, decorators: Node<'FunctionDef'>['decorator_list'], compile: () => Code): Code {
  const { machine } = ctx;
  const calls = decorators.map((decorator) => ({ code: ctx.expression(decorator), id: numbered(ctx, decorator) }));
  const make = compile();
  if (calls.length === 0) return make;
  return (env) => {
    const callees = calls.map(({ code }) => code(env));
    let value = make(env);
    for (let i = calls.length - 1; i >= 0; i--) value = machine.call(callees[i], [value], undefined, calls[i].id);
    return value;
  };
}

export function closure(ctx: Context, node: FunctionNode, name: string): Code {
  if ('type_params' in node && node.type_params.length > 0) return unsupported(ctx, node, 'Type parameters');
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const defaults = defaultsOf(ctx, node);
  const code = functionCode(ctx, node, id, name);
  return (env) => {
    machine.budget.allocate(OBJECT_SIZE, id);
    return new UserFunction(code, env, defaults(env));
  };
}

/** Default values, evaluated where the function is made. */
function defaultsOf(ctx: Context, { args }: FunctionNode): (env: Env) => Defaults {
  const required = args.posonlyargs.length + args.args.length - args.defaults.length;
  const codes: (Code | undefined)[] = Array.from({ length: required }, () => undefined);
  for (const value of args.defaults) codes.push(ctx.expression(value));
  for (const value of args.kw_defaults) codes.push(value === null ? undefined : ctx.expression(value));
  if (codes.every((code) => code === undefined)) {
    const none = codes.map(() => undefined);
    return () => none;
  }
  return (env) => codes.map((code) => code?.(env));
}

function functionCode(ctx: Context, node: FunctionNode, id: number, name: string): FunctionCode {
  const scope = ctx.analysis.scopes.get(node) as Scope;
  const qualifiedName = ctx.qualifier + name;
  const { posonlyargs, args, vararg, kwonlyargs, kwarg } = node.args;
  const positional = [...posonlyargs, ...args];
  const named = [...positional, ...kwonlyargs];
  const slotOf = (parameter: Node<'Arg'>) => (ctx.analysis.variables.get(parameter) as Variable).slot;
  const isSimple = named.length === positional.length && vararg === undefined && kwarg === undefined;
  const compiled = within(ctx, scope, () => {
    ctx.qualifier = `${qualifiedName}.<locals>.`;
    ctx.firstParameter = positional.length > 0 ? ctx.analysis.variables.get(positional[0]) : undefined;
    ctx.isGuarded = false;
    const noteParameters = notingParameters(ctx, node);
    const run = body(ctx, node, name);
    return { noteParameters, run, environment: environments(ctx.slots) };
  });
  return {
    node,
    id,
    name,
    qualifiedName,
    doc: node.nodeType === 'Lambda' ? null : docOf(node.body),
    scope,
    parameters: {
      names: named.map(({ arg }) => arg),
      positionalOnly: posonlyargs.length,
      positional: positional.length,
      hasRest: vararg !== undefined,
      hasKeywordRest: kwarg !== undefined,
    },
    slots: [...named, ...(vararg ? [vararg] : []), ...(kwarg ? [kwarg] : [])].map(slotOf),
    direct: isSimple ? positional.length : -1,
    ...compiled,
  };
}

function notingParameters(ctx: Context, node: FunctionNode): (env: Env) => void {
  const { machine } = ctx;
  const notes = parametersOf(node).map((parameter, i) => {
    const { slot } = ctx.analysis.variables.get(parameter) as Variable;
    // The annotation is no part of the name.
    const span = { start: parameter.start, end: parameter.start + parameter.arg.length };
    const isReceiver = i === 0 && ctx.scope.parent?.kind === 'class';
    const id = numberedTarget(ctx, span, isReceiver ? 'receiver' : 'parameter');
    const change = ctx.changeAt(parameter, span, id);
    if (change === undefined) return (env: Env) => bindRow(machine, id, env[slot]);
    return (env: Env) => {
      env[slot] = change(env[slot]);
      bindRow(machine, id, env[slot]);
    };
  });
  if (notes.length === 1) return notes[0];
  return (env) => {
    for (let i = 0; i < notes.length; i++) notes[i](env);
  };
}

/** The text that a body begins with, if it does. */
export function docOf([first]: Node<'FunctionDef'>['body']): string | null {
  if (first?.nodeType !== 'Expr' || first.value.nodeType !== 'Constant') return null;
  return first.value.kind === 'str' ? first.value.value : null;
}

function body(ctx: Context, node: FunctionNode, name: string): (env: Env) => Value {
  const { machine } = ctx;
  const isGenerator = ctx.analysis.generators.has(node);
  if (node.nodeType === 'Lambda') {
    if (isGenerator) return unsupported(ctx, node, '`lambda` expressions with `yield`');
    ctx.shownAt = node.body.end;
    const id = numberedTarget(ctx, node.body, 'return');
    const code = ctx.expression(node.body);
    return (env) => {
      const value = code(env);
      bindRow(machine, id, value);
      return value;
    };
  }
  if (node.nodeType === 'AsyncFunctionDef') return unsupported(ctx, node, 'Async functions');
  if (isGenerator) {
    const id = numbered(ctx, node.nameAt);
    const steps = ctx.stepsBlock(node.body);
    const toReturn = function* (env: Env): Generator<Value, Value, Value> {
      return (yield* steps(env)) === RETURN ? ctx.returned : null;
    };
    return (env) => new GeneratorValue(machine, ctx.resumption, name, toReturn(env), id);
  }
  const statements = ctx.block(node.body);
  return (env) => (statements(env) === RETURN ? ctx.returned : null);
}
