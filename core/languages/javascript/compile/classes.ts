/** `class`: its methods, its fields, and what it runs when it is made (ECMA-262 §15.7). */
import type { AnyNode } from 'acorn';
import type { Scope } from '../syntax/names.ts';
import { type ClassNode, isAnonymous, type MemberNode } from '../syntax/walk.ts';
import { describe } from '../values/describe.ts';
import { checkChain, defineField, get } from '../values/members.ts';
import { PrivateName } from '../values/privates.ts';
import {
  Accessor,
  checkExtensible,
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
import { ClassValue, type Initialiser } from './constructing.ts';
import {
  type Code,
  type Context,
  type Env,
  environments,
  numbered,
  numberedTarget,
  sourceOf,
  within,
} from './context.ts';
import { type FunctionCode, functionCode, nameLate, slotsOf, UserFunction } from './functions.ts';
import { fixedKey, nameByKey, propertyKey } from './keys.ts';
import { entering } from './loops.ts';
import { privateName } from './privates.ts';

type Method = Extract<MemberNode, { type: 'MethodDefinition' }>;
type Field = Extract<MemberNode, { type: 'PropertyDefinition' }>;
type StaticBlock = Extract<MemberNode, { type: 'StaticBlock' }>;

/** A class that is being made. */
interface Making {
  readonly type: ClassValue;
  /** What runs when all methods are there, in order. */
  readonly statics: Initialiser[];
}

type Define = (env: Env, making: Making) => void;

export const classes = {
  ClassExpression: (ctx: Context, node: Extract<AnyNode, { type: 'ClassExpression' }>): Code => classCode(ctx, node),
};

/** @param inferred the name of what an anonymous class is bound to */
export function classCode(ctx: Context, node: ClassNode, inferred = ''): Code {
  const { machine, shownAt } = ctx;
  const id = numbered(ctx, node);
  const name = node.id?.name ?? inferred;
  const scope = ctx.analysis.scopes.get(node) as Scope;
  const enter = entering(scope);
  const { heritage, code, definitions } = within(ctx, scope, () => ({
    heritage: node.superClass ? heritageOf(ctx, node.superClass) : () => ORIGIN,
    code: constructorOf(ctx, node, name, id),
    definitions: node.body.body.flatMap((member) => definition(ctx, member) ?? []),
  }));
  ctx.shownAt = shownAt;
  const privates = privateSlots(node, scope);
  const own = node.id ? scope.variables.get(node.id.name) : undefined;
  const isWritten = code.node !== node;
  const size = FUNCTION_SIZE + 2 * OBJECT_SIZE + (FUNCTION_SIZE + PROPERTY_SIZE) * node.body.body.length;
  return (outer) => {
    machine.budget.allocate(size, id);
    const env = enter(outer);
    for (const { name, owner, slot } of privates) env[slot] = new PrivateName(name, owner) as unknown as Value;
    const { parent, prototype } = heritage(env);
    const type = new ClassValue(code, env, new ObjectValue(prototype), node.superClass != null, isWritten);
    type.proto = parent;
    const making: Making = { type, statics: [] };
    for (const define of definitions) define(env, making);
    if (own !== undefined) env[own.slot] = type;
    for (const { name, slot } of type.privateStatics) name.add(machine, type, slot, id);
    for (const initialise of making.statics) initialise(type);
    return type;
  };
}

interface Heritage {
  readonly parent: ObjectValue;
  readonly prototype: ObjectValue | null;
}

const ORIGIN: Heritage = { parent: prototypes.function, prototype: prototypes.object };

function heritageOf(ctx: Context, node: AnyNode): (env: Env) => Heritage {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const code = ctx.expression(node);
  return (env) => {
    const parent = code(env);
    if (parent === null) return { parent: prototypes.function, prototype: null };
    if (!(parent instanceof FunctionValue) || parent.construct === undefined) {
      const text = parent instanceof UserFunction ? sourceOf(ctx, parent.code.node) : describe(machine, parent);
      return machine.fail('TypeError', `Class extends value ${text} is not a constructor or null`, id);
    }
    checkExtensible(parent, id);
    const prototype = get(machine, parent, 'prototype', id);
    if (prototype !== null && !(prototype instanceof ObjectValue)) {
      const text = `Class extends value does not have valid prototype property ${describe(machine, prototype)}`;
      return machine.fail('TypeError', text, id);
    }
    checkChain(prototype, id);
    checkChain(parent, id);
    return { parent, prototype };
  };
}

/** The constructor's code, or that of one that does nothing. */
function constructorOf(ctx: Context, node: ClassNode, name: string, id: number): FunctionCode {
  const written = node.body.body.find((member): member is Method => {
    return member.type === 'MethodDefinition' && member.kind === 'constructor';
  });
  if (written !== undefined) return functionCode(ctx, written.value, numbered(ctx, written.value), name, written.key);
  return {
    node,
    id,
    name,
    length: 0,
    scope: ctx.scope,
    isArrow: false,
    environment: (parent) => parent,
    slots: undefined,
    receive: undefined,
    bindParameters: () => undefined,
    run: () => undefined,
  };
}

interface PrivateSlot {
  readonly name: string;
  readonly owner: string | undefined;
  readonly slot: number;
}

/** The private names that a class declares, each with whom messages say to have it. */
function privateSlots(node: ClassNode, scope: Scope): PrivateSlot[] {
  const slots = new Map<string, PrivateSlot>();
  for (const member of node.body.body) {
    if (member.type === 'StaticBlock' || member.key.type !== 'PrivateIdentifier') continue;
    const name = `#${member.key.name}`;
    const whose = `${member.static ? '' : 'an instance of '}class ${node.id?.name ?? 'anonymous'}`;
    const owner = member.type === 'MethodDefinition' ? whose : undefined;
    slots.set(name, { name, owner, slot: scope.variables.get(name)?.slot ?? 0 });
  }
  return [...slots.values()];
}

function definition(ctx: Context, member: MemberNode): Define | undefined {
  switch (member.type) {
    case 'MethodDefinition':
      return member.kind === 'constructor' ? undefined : method(ctx, member);
    case 'PropertyDefinition':
      return field(ctx, member);
    case 'StaticBlock':
      return staticBlock(ctx, member);
  }
}

function method(ctx: Context, node: Method): Define {
  const { key, kind, computed, value } = node;
  const prefix = kind === 'method' ? '' : `${kind} `;
  const make = ctx.function(value, computed ? undefined : prefix + nameOf(key), key) as (env: Env) => UserFunction;
  if (key.type === 'PrivateIdentifier') {
    const name = privateName(ctx, key);
    return (env, { type }) => {
      const methods = node.static ? type.privateStatics : type.privateMethods;
      const made = make(env);
      made.becomeMethod(node.static ? type : type.prototype);
      const own = name(env);
      const known = methods.findIndex((other) => other.name === own);
      const slot = slotOf(kind, made, methods[known]?.slot);
      if (known < 0) methods.push({ name: own, slot });
      else methods[known] = { name: own, slot };
    };
  }
  const locate = memberKey(ctx, node);
  return (env, { type }) => {
    const home = node.static ? type : type.prototype;
    const key = locate(env);
    const made = make(env);
    made.becomeMethod(home);
    if (computed) made.define('name', prefix + nameByKey(key));
    home.define(key, slotOf(kind, made, home.getOwn(key)));
    home.hidden?.add(key);
  };
}

/** @param other what is there: a getter and a setter of one name are one property */
function slotOf(kind: Method['kind'], made: UserFunction, other: Slot): Slot {
  if (kind === 'method') return made;
  const accessor = other instanceof Accessor ? other : undefined;
  return kind === 'get' ? new Accessor(made, accessor?.set) : new Accessor(accessor?.get, made);
}

function nameOf(key: AnyNode): string {
  return key.type === 'PrivateIdentifier' ? `#${key.name}` : fixedKey(key);
}

/** The key of a method or a field. */
function memberKey(ctx: Context, node: Method | Field): (env: Env) => Key {
  const { machine } = ctx;
  const locate = propertyKey(ctx, node as { key: AnyNode; computed: boolean });
  if (!node.static || !node.computed) return locate;
  const id = numbered(ctx, node.key);
  return (env) => {
    const key = locate(env);
    return key === 'prototype'
      ? machine.fail('TypeError', "Classes may not have a static property named 'prototype'", id)
      : key;
  };
}

function field(ctx: Context, node: Field): Define {
  const { machine } = ctx;
  const { key, value } = node;
  ctx.shownAt = node.end;
  const id = numbered(ctx, key);
  const compute = value ? initialValue(ctx, node, value) : () => undefined;
  if (key.type === 'PrivateIdentifier') {
    const name = privateName(ctx, key);
    return (env, making) => {
      const own = name(env);
      initialisers(node, making).push((object) => own.add(machine, object, compute(env, making, object, own.name), id));
    };
  }
  const locate = memberKey(ctx, node);
  return (env, making) => {
    const key = locate(env);
    initialisers(node, making).push((object) =>
      defineField(machine, object, key, compute(env, making, object, key), id),
    );
  };
}

function initialisers(node: Field, { type, statics }: Making): Initialiser[] {
  return node.static ? statics : type.fields;
}

/** What a field begins with: a row. */
function initialValue(ctx: Context, node: Field, value: AnyNode) {
  const { machine } = ctx;
  const { key } = node;
  const id = numberedTarget(ctx, key, 'target');
  const change = ctx.changeAt(key, key, id);
  const open = opening(ctx, node);
  const scope = ctx.analysis.scopes.get(node) as Scope;
  const code = within(ctx, scope, () => ctx.named(value, node.computed ? '' : nameOf(key)));
  const isNamedLate = node.computed && isAnonymous(value);
  return (env: Env, { type }: Making, object: ObjectValue, key: Key): Value => {
    const computed = code(open(env, object, node.static ? type : type.prototype));
    if (isNamedLate) nameLate(computed, key);
    const kept = change === undefined ? computed : change(computed);
    machine.bind(id, kept);
    return kept;
  };
}

function staticBlock(ctx: Context, node: StaticBlock): Define {
  const open = opening(ctx, node);
  const scope = ctx.analysis.scopes.get(node) as Scope;
  const run = within(ctx, scope, () => ctx.block(node.body, scope));
  return (env, { type, statics }) => statics.push((object) => run(open(env, object, type)));
}

/** Makes the environments of what is a function to a class. */
function opening(ctx: Context, node: Field | StaticBlock): (env: Env, self: ObjectValue, home: ObjectValue) => Env {
  const environment = environments(ctx.analysis.scopes.get(node) as Scope);
  const slots = slotsOf(ctx.analysis.functions.get(node) ?? {});
  return (outer, self, home) => {
    const env = environment(outer);
    if (slots !== undefined) {
      if (slots.this > 0) env[slots.this] = self;
      if (slots.home > 0) env[slots.home] = home;
    }
    return env;
  };
}
