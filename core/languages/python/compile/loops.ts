import type { Node } from '../syntax/ast.ts';
import { ListValue, RangeValue, TupleValue } from '../values/containers.ts';
import { iterate } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { types } from '../values/types.ts';
import type { Value } from '../values/values.ts';
import { BREAK, CONTINUE, type Completion, type Context, type Exec, isTrue, numbered } from './context.ts';
import { iterated } from './sets.ts';

export const loops = {
  While(ctx: Context, node: Node<'While'>): Exec {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    ctx.shownAt = node.test.end;
    const test = ctx.expression(node.test);
    const body = ctx.block(node.body);
    const orelse = ctx.block(node.orelse);
    return (env) => {
      const outer = machine.frame;
      for (let i = 0; isTrue(machine, test(env), id); i++) {
        beginIteration(machine, id, outer, i);
        const completion = body(env);
        machine.frame = outer;
        if (completion === undefined || completion === CONTINUE) continue;
        return completion === BREAK ? undefined : completion;
      }
      return orelse(env);
    };
  },

  For(ctx: Context, node: Node<'For'>): Exec {
    const { machine } = ctx;
    const id = numbered(ctx, node);
    const at = numbered(ctx, node.iter);
    ctx.shownAt = node.iter.end;
    const iterable = iterated(ctx, node.iter);
    const bind = ctx.target(node.target, 'loop');
    const body = ctx.block(node.body);
    const orelse = ctx.block(node.orelse);
    return (env) => {
      const values = iterable(env);
      const outer = machine.frame;
      let ended: Completion | undefined;
      forEach(machine, values, at, (value, i) => {
        beginIteration(machine, id, outer, i);
        bind(env, value);
        const completion = body(env);
        machine.frame = outer;
        if (completion === undefined || completion === CONTINUE) return false;
        ended = completion;
        return true;
      });
      if (ended === undefined) return orelse(env);
      return ended === BREAK ? undefined : ended;
    };
  },
};

/** Each iteration has a frame of its own. */
export function beginIteration(machine: PyMachine, id: number, outer: number, i: number): void {
  machine.budget.step(id);
  machine.frame = machine.frames.iteration(id, outer, i);
}

/** Calls `isOver` with each value, until it says so. Of ranges, lists and tuples no iterator is made. */
export function forEach(
  machine: PyMachine,
  values: Value,
  id: number,
  isOver: (value: Value, i: number) => boolean,
): void {
  if (values instanceof RangeValue) {
    const { start, step, length } = values;
    for (let i = 0; i < length; i++) if (isOver(start + step * i, i)) return;
    return;
  }
  if (
    values instanceof ListValue
      ? values.type === types.list
      : values instanceof TupleValue && values.type === types.tuple
  ) {
    const { elements } = values as ListValue | TupleValue;
    // Elements that are added meanwhile are reached.
    for (let i = 0; i < elements.length; i++) if (isOver(elements[i], i)) return;
    return;
  }
  const walk = iterate(machine, values, id);
  let i = 0;
  for (let value = walk.next(); value !== undefined; value = walk.next()) if (isOver(value, i++)) return;
}
