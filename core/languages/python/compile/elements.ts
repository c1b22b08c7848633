import type { ExprNode } from '../syntax/ast.ts';
import { isIterable, toList } from '../values/iteration.ts';
import { typeOf, types } from '../values/types.ts';
import { OBJECT_SIZE, type Value } from '../values/values.ts';
import { spread } from './arguments.ts';
import type { Context, Env } from './context.ts';

/** The values of the elements of a list, a tuple or a set, those behind a star one by one. */
export function valuesOf(ctx: Context, nodes: readonly ExprNode[], id: number): (env: Env) => Value[] {
  const { machine } = ctx;
  const size = nodes.length + OBJECT_SIZE;
  if (nodes.some(({ nodeType }) => nodeType === 'Starred')) {
    const fill = spread(ctx, nodes, (value, _callee, at) => listed(machine, value, at));
    return (env) => {
      machine.budget.allocate(size, id);
      return fill(env, undefined);
    };
  }
  const codes = nodes.map((node) => ctx.expression(node));
  return (env) => {
    machine.budget.allocate(size, id);
    const values: Value[] = [];
    for (let i = 0; i < codes.length; i++) values.push(codes[i](env));
    return values;
  };
}

function listed(machine: Context['machine'], value: Value, id: number): Value[] {
  if (isIterable(value)) return toList(machine, value, id);
  return machine.raise(types.TypeError, `Value after * must be an iterable, not ${typeOf(value).name}`, id);
}
