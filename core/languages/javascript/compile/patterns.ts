import type { AnyNode } from 'acorn';
import type { Variable } from '../syntax/names.ts';
import { closeAfter, iterate } from '../values/iteration.ts';
import { copiedKeys, get } from '../values/members.ts';
import { ArrayValue, type Key, ObjectValue, PROPERTY_SIZE, type Value } from '../values/values.ts';
import { type Bind, type Context, depthOf, numbered, numberedTarget } from './context.ts';
import { fixedKey, propertyKey } from './keys.ts';
import { place } from './places.ts';
import { iterableName, rendered } from './rendered.ts';
import { writeVariable } from './variables.ts';

/** How a pattern puts values: into names that it declares, into parameters, or into places that exist. */
export type Putting = 'declare' | 'parameter' | 'assign';

/** @param from the expression that gives the value, where there is one */
export function pattern(ctx: Context, node: AnyNode, how: Putting, from?: AnyNode): Bind {
  switch (node.type) {
    case 'ObjectPattern':
      return objectPattern(ctx, node, how, from);
    case 'ArrayPattern':
      return arrayPattern(ctx, node, how, from);
    case 'AssignmentPattern': {
      const bind = pattern(ctx, node.left, how);
      const standard =
        node.left.type === 'Identifier' ? ctx.named(node.right, node.left.name) : ctx.expression(node.right);
      return (env, value) => bind(env, value === undefined ? standard(env) : value);
    }
    case 'Identifier':
      return how === 'assign' ? toPlace(ctx, node) : declared(ctx, node, how);
    default:
      return toPlace(ctx, node);
  }
}

function toPlace(ctx: Context, node: AnyNode): Bind {
  const target = place(ctx, node);
  return (env, value) => target.write(env, target.locate(env), value);
}

function declared(ctx: Context, node: Extract<AnyNode, { type: 'Identifier' }>, how: Putting): Bind {
  const { machine } = ctx;
  const id = numberedTarget(ctx, node, how === 'parameter' ? 'parameter' : 'target');
  const variable = ctx.analysis.variables.get(node) as Variable;
  const change = ctx.changeAt(node, node, id);
  if (change === undefined && depthOf(ctx, variable) === 0) {
    const { slot } = variable;
    return (env, value) => {
      env[slot] = value;
      machine.bind(id, value);
    };
  }
  const store = writeVariable(ctx, variable);
  if (change === undefined) {
    return (env, value) => {
      store(env, value);
      machine.bind(id, value);
    };
  }
  return (env, bound) => {
    const value = change(bound);
    store(env, value);
    machine.bind(id, value);
  };
}

function objectPattern(
  ctx: Context,
  node: Extract<AnyNode, { type: 'ObjectPattern' }>,
  how: Putting,
  from: AnyNode | undefined,
): Bind {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const [first] = node.properties;
  const property = first?.type === 'Property' && !first.computed ? `property '${fixedKey(first.key)}' of ` : '';
  const parts = node.properties.map((property) => {
    if (property.type === 'RestElement') {
      const rest = pattern(ctx, property.argument, how);
      return (env: Value[], from: Value, taken: Key[]) => {
        const object = new ObjectValue();
        const keys = copiedKeys(from);
        machine.budget.allocate(PROPERTY_SIZE * keys.length, id);
        for (const key of keys) if (!taken.includes(key)) object.define(key, get(machine, from, key, id));
        rest(env, object);
      };
    }
    const key = propertyKey(ctx, property);
    const bind = pattern(ctx, property.value, how);
    return (env: Value[], from: Value, taken: Key[]) => {
      const k = key(env);
      taken.push(k);
      bind(env, get(machine, from, k, id));
    };
  });
  return (env, value) => {
    if (value === undefined || value === null)
      machine.fail(
        'TypeError',
        `Cannot destructure ${property}'${from ? rendered(from) : value}' as it is ${value}.`,
        id,
      );
    const taken: Key[] = [];
    for (const part of parts) part(env, value, taken);
  };
}

function arrayPattern(
  ctx: Context,
  node: Extract<AnyNode, { type: 'ArrayPattern' }>,
  how: Putting,
  from: AnyNode | undefined,
): Bind {
  const { machine } = ctx;
  const id = numbered(ctx, node);
  const what = from && iterableName(from);
  const parts = node.elements.map((element) => ({
    isRest: element?.type === 'RestElement',
    bind: element === null ? undefined : pattern(ctx, element.type === 'RestElement' ? element.argument : element, how),
  }));
  return (env, value) => {
    const source = iterate(machine, value, id, what);
    let done = false;
    const next = (): Value => {
      if (done) return undefined;
      done = true; // an iterator that throws is not closed
      const step = source.next();
      done = step.done === true;
      return done ? undefined : (step.value as Value);
    };
    try {
      for (const { isRest, bind } of parts) {
        if (!isRest) {
          const element = next();
          bind?.(env, element);
          continue;
        }
        const rest: Value[] = [];
        for (let element = next(); !done; element = next()) {
          machine.budget.allocate(1, id);
          rest.push(element);
        }
        bind?.(env, new ArrayValue(rest));
      }
    } catch (error) {
      if (!done) closeAfter(source, error);
      throw error;
    }
    if (!done) source.return?.();
  };
}
