import type { AnyNode } from 'acorn';
import { ops } from '../../../autodiff/ops/index.ts';
import type { Op } from '../../../autodiff/ops/row.ts';
import { globals, hostGlobals } from '../library/index.ts';
import { isAnonymous } from '../syntax/walk.ts';
import { toScalar, toText, truthy, typeOf } from '../values/conversions.ts';
import { describe } from '../values/describe.ts';
import { toList } from '../values/iteration.ts';
import { checkChain, copiedKeys, get, remove } from '../values/members.ts';
import { complement, negate } from '../values/operators.ts';
import {
  Accessor,
  ARRAY_SIZE,
  ArrayValue,
  type FunctionValue,
  type Key,
  OBJECT_SIZE,
  ObjectValue,
  PROPERTY_SIZE,
  type Value,
} from '../values/values.ts';
import { binaryCode } from './arithmetic.ts';
import { type Code, type Context, ENDED, numbered, sourceOf, UNDECLARED, unsupported } from './context.ts';
import { nameLate, UserFunction } from './functions.ts';
import { isGlobal, isGlobalMath } from './globals.ts';
import { fixedKey, memberKey, propertyKey } from './keys.ts';
import { privateIn } from './privates.ts';
import { iterableName } from './rendered.ts';
import { readSlot, readVariable } from './variables.ts';

type Table = {
  readonly [T in AnyNode['type']]?: (ctx: Context, node: Extract<AnyNode, { type: T }>) => Code;
};

export const expressions: Table = {
  Identifier: readVariable,

  Literal(ctx, node) {
    if (node.regex) return unsupported(ctx, node, 'Regular expressions');
    const value = (node.bigint === null || node.bigint === undefined ? node.value : BigInt(node.bigint)) as Value;
    const lift = ctx.lift.get(node);
    return lift === undefined ? () => value : () => lift(value);
  },

  TemplateLiteral(ctx, node) {
    const id = numbered(ctx, node);
    const texts = node.quasis.map((quasi) => quasi.value.cooked ?? '');
    const parts = node.expressions.map((part) => ctx.expression(part));
    const { machine } = ctx;
    return (env) => {
      let text = texts[0];
      for (let i = 0; i < parts.length; i++) {
        const part = toText(machine, parts[i](env), id);
        machine.budget.allocate(part.length + texts[i + 1].length, id);
        text += part + texts[i + 1];
      }
      return text;
    };
  },

  ArrayExpression(ctx, node) {
    const id = numbered(ctx, node);
    const append = node.elements.map((element) => elementInto(ctx, element, id));
    const { machine } = ctx;
    return (env) => {
      machine.budget.allocate(append.length + ARRAY_SIZE, id);
      const elements: Value[] = [];
      for (const each of append) each(env, elements);
      return new ArrayValue(elements);
    };
  },

  ObjectExpression(ctx, node) {
    const id = numbered(ctx, node);
    const fill = node.properties.map((property) => propertyInto(ctx, property));
    const size = OBJECT_SIZE + PROPERTY_SIZE * fill.length;
    const { machine } = ctx;
    return (env) => {
      machine.budget.allocate(size, id);
      const object = new ObjectValue();
      for (const each of fill) each(env, object);
      return object;
    };
  },

  FunctionExpression: (ctx, node) => ctx.function(node),
  ArrowFunctionExpression: (ctx, node) => ctx.function(node),
  ParenthesizedExpression: (ctx, node) => ctx.expression(node.expression),

  ThisExpression(ctx, node) {
    const variable = ctx.scope.lookup('(this)');
    return variable === undefined ? () => undefined : readVariable(ctx, node, variable);
  },

  SequenceExpression(ctx, node) {
    const parts = node.expressions.map((part) => ctx.expression(part));
    return (env) => {
      let value: Value;
      for (const part of parts) value = part(env);
      return value;
    };
  },

  UnaryExpression(ctx, node) {
    const id = numbered(ctx, node);
    const { machine } = ctx;
    if (node.operator === 'delete') return deletion(ctx, node.argument);
    if (node.operator === 'typeof' && node.argument.type === 'Identifier') return typeOfName(ctx, node.argument);
    const argument = ctx.expression(node.argument);
    switch (node.operator) {
      case '-':
        if (
          node.argument.type === 'Literal' &&
          typeof node.argument.value === 'number' &&
          !ctx.lift.has(node.argument)
        ) {
          const value = -node.argument.value;
          return () => value;
        }
        return (env) => negate(machine, argument(env), id);
      case '+':
        return (env) => toScalar(machine, argument(env), id);
      case '!':
        return (env) => !truthy(machine, argument(env));
      case '~':
        return (env) => complement(machine, argument(env), id);
      case 'typeof':
        return (env) => typeOf(argument(env));
      default:
        return (env) => {
          argument(env);
          return undefined;
        };
    }
  },

  BinaryExpression(ctx, node) {
    const id = numbered(ctx, node);
    if (node.left.type === 'PrivateIdentifier') return privateIn(ctx, node.left, node.right, id);
    return binaryCode(ctx, node.operator, node.left, node.right, id);
  },

  LogicalExpression(ctx, node) {
    const { machine } = ctx;
    const left = ctx.expression(node.left);
    const right = ctx.expression(node.right);
    const settles = settledBy(node.operator);
    return (env) => {
      const a = left(env);
      return settles(machine, a) ? a : right(env);
    };
  },

  ConditionalExpression(ctx, node) {
    const { machine } = ctx;
    const test = ctx.expression(node.test);
    const consequent = ctx.expression(node.consequent);
    const alternate = ctx.expression(node.alternate);
    return (env) => {
      const t = test(env);
      return (typeof t === 'boolean' ? t : truthy(machine, t)) ? consequent(env) : alternate(env);
    };
  },

  YieldExpression: (ctx, node) => unsupported(ctx, node, 'Generators'),
  AwaitExpression: (ctx, node) => unsupported(ctx, node, 'Async functions'),
  ImportExpression: (ctx, node) => unsupported(ctx, node, 'Modules that are loaded'),

  MetaProperty(ctx, node) {
    const target = node.meta.name === 'new' ? ctx.scope.lookup('(target)') : undefined;
    if (target === undefined) return unsupported(ctx, node, `\`${sourceOf(ctx, node)}\` expressions`);
    return readVariable(ctx, node, target);
  },
};

/** When `&&`, `||` and `??` are content with their left side. */
export function settledBy(operator: string): (machine: Context['machine'], v: Value) => boolean {
  if (operator === '&&') return (machine, v) => !truthy(machine, v);
  if (operator === '||') return truthy;
  return (_machine, v) => v !== null && v !== undefined;
}

function elementInto(ctx: Context, element: AnyNode | null, id: number): (env: Value[], elements: Value[]) => void {
  const { machine } = ctx;
  if (element === null) {
    return (_env, elements) => {
      elements.length++;
    };
  }
  if (element.type === 'SpreadElement') {
    const argument = ctx.expression(element.argument);
    const what = iterableName(element.argument);
    return (env, elements) => {
      for (const value of toList(machine, argument(env), id, what)) elements.push(value);
    };
  }
  const code = ctx.expression(element);
  return (env, elements) => {
    elements.push(code(env));
  };
}

/** Argument lists: the values, spreads included. */
export function list(ctx: Context, nodes: readonly AnyNode[], id: number): (env: Value[]) => Value[] {
  if (nodes.every((node) => node.type !== 'SpreadElement')) {
    const codes = nodes.map((node) => ctx.expression(node));
    if (codes.length === 1) {
      const [only] = codes;
      return (env) => [only(env)];
    }
    return (env) => {
      const values: Value[] = [];
      for (const code of codes) values.push(code(env));
      return values;
    };
  }
  const append = nodes.map((node) => elementInto(ctx, node, id));
  return (env) => {
    const values: Value[] = [];
    for (const each of append) each(env, values);
    return values;
  };
}

function propertyInto(ctx: Context, property: AnyNode): (env: Value[], object: ObjectValue) => void {
  const { machine } = ctx;
  const id = numbered(ctx, property);
  if (property.type === 'SpreadElement') {
    const argument = ctx.expression(property.argument);
    return (env, object) => {
      const from = argument(env);
      const keys = copiedKeys(from);
      machine.budget.allocate(PROPERTY_SIZE * keys.length, id);
      for (const key of keys) object.define(key, get(machine, from, key, id));
    };
  }
  if (property.type !== 'Property') return unsupported(ctx, property, 'Members of this kind');
  const key = propertyKey(ctx, property);
  const value = isAnonymous(property.value) || property.method ? named(ctx, property) : ctx.expression(property.value);
  if (property.kind === 'init') {
    const isPrototype = !property.computed && !property.shorthand && !property.method;
    return (env, object) => {
      const k = key(env);
      if (k === '__proto__' && isPrototype) setPrototype(object, value(env, k, object), id);
      else object.define(k, value(env, k, object));
    };
  }
  return (env, object) => {
    const k = key(env);
    const code = value(env, k, object) as FunctionValue;
    const other = object.getOwn(k);
    const accessor = other instanceof Accessor ? other : undefined;
    object.define(k, property.kind === 'get' ? new Accessor(code, accessor?.set) : new Accessor(accessor?.get, code));
  };
}

/** The value of a property that has its name; a method knows the object that it was written in. */
function named(
  ctx: Context,
  { key, value, kind, computed, method }: Extract<AnyNode, { type: 'Property' }>,
): (env: Value[], key: Key, object: ObjectValue) => Value {
  const isMethod = method || kind !== 'init';
  const name = computed ? '' : fixedKey(key);
  const make = isMethod ? ctx.function(value, name, key) : ctx.named(value, name);
  return (env, key, object) => {
    const made = make(env);
    if (computed) nameLate(made, key);
    if (isMethod && made instanceof UserFunction) made.becomeMethod(object);
    return made;
  };
}

function setPrototype(object: ObjectValue, proto: Value, node: number): void {
  if (proto !== null && !(proto instanceof ObjectValue)) return;
  checkChain(proto, node);
  object.proto = proto;
}

function deletion(ctx: Context, argument: AnyNode): Code {
  const { machine } = ctx;
  const member = argument.type === 'ChainExpression' ? argument.expression : argument;
  if (member.type !== 'MemberExpression') {
    const code = ctx.expression(argument);
    return (env) => {
      code(env);
      return true;
    };
  }
  const id = numbered(ctx, member);
  if (member.object.type === 'Super')
    return () => machine.fail('ReferenceError', "Unsupported reference to 'super'", id);
  const object = ctx.expression(member.object);
  const key = memberKey(ctx, member);
  const { isStrict } = ctx.scope;
  return (env) => {
    const from = object(env);
    if (from === ENDED) return true;
    if (from !== undefined && from !== null) {
      const k = key(env);
      if (remove(machine, from, k)) return true;
      if (!isStrict) return false;
      return machine.fail('TypeError', `Cannot delete property '${String(k)}' of ${describe(machine, from)}`, id);
    }
    return member.optional ? true : machine.fail('TypeError', 'Cannot convert undefined or null to object', id);
  };
}

/** `typeof name` of a name that nobody declared is no error. */
function typeOfName(ctx: Context, name: Extract<AnyNode, { type: 'Identifier' }>): Code {
  const variable = ctx.analysis.variables.get(name);
  if (variable === undefined && (!isGlobal(name.name) || hostGlobals.has(name.name))) return () => 'undefined';
  if (variable?.kind === 'implicit') {
    const read = readSlot(ctx, variable);
    return (env) => {
      const value = read(env);
      return value === UNDECLARED ? 'undefined' : typeOf(value);
    };
  }
  const code = ctx.expression(name);
  return (env) => typeOf(code(env));
}

/** The row of `Math.exp` and the like, where the callee is surely the library's. */
export function directRow(ctx: Context, callee: AnyNode): Op | undefined {
  if (callee.type !== 'MemberExpression' || callee.computed || !isGlobalMath(ctx, callee.object as AnyNode))
    return undefined;
  const { name } = callee.property as { name: string };
  if (!(globals.get('Math') as ObjectValue).hasOwn(name)) return undefined;
  return (ops as unknown as Readonly<Record<string, Op | undefined>>)[name];
}
