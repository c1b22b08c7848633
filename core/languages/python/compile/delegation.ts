/** `yield from`: whoever sends to the generator sends to what it delegates to. */
import { callMethod, findAttribute } from '../values/attributes.ts';
import { type ExceptionValue, Raised } from '../values/exceptions.ts';
import { IteratorValue, iteratorOf } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { types } from '../values/types.ts';
import type { Value } from '../values/values.ts';
import type { Context } from './context.ts';
import { GeneratorValue } from './generator.ts';
import { caught, markOf } from './trying.ts';

/** What is delegated to. `undefined` is its end; then `result` is what `yield from` gives. */
interface Inner {
  readonly result: Value;
  send(value: Value, node: number): Value | undefined;
  throw(exception: ExceptionValue, node: number): Value | undefined;
  close(node: number): void;
}

export function* delegate(ctx: Context, iterable: Value, id: number): Generator<Value, Value, Value> {
  const iterator = iteratorOf(ctx.machine, iterable, id);
  const inner: Inner = iterator instanceof GeneratorValue ? iterator : new Delegate(ctx, iterator);
  let item = inner.send(null, id);
  while (item !== undefined) {
    let sent: Value;
    try {
      sent = yield item;
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      if (error.exception.type.isSubtypeOf(types.GeneratorExit)) {
        inner.close(id);
        throw error;
      }
      item = inner.throw(error.exception, id);
      continue;
    }
    item = inner.send(sent, id);
  }
  return inner.result;
}

/** An iterator that is no generator: it may have methods of that kind. */
class Delegate implements Inner {
  result: Value = null;
  readonly #machine: PyMachine;

  constructor(
    private readonly ctx: Context,
    private readonly iterator: Value,
  ) {
    this.#machine = ctx.machine;
  }

  send(value: Value, node: number): Value | undefined {
    if (value === null && this.iterator instanceof IteratorValue) return this.iterator.walk.next();
    const args = value === null ? [] : [value];
    return this.#untilStop(() =>
      callMethod(this.#machine, this.iterator, value === null ? '__next__' : 'send', args, undefined, node),
    );
  }

  throw(exception: ExceptionValue, node: number): Value | undefined {
    const method = findAttribute(this.#machine, this.iterator, 'throw', node);
    if (method === undefined) throw new Raised(exception, node);
    return this.#untilStop(() => this.#machine.call(method, [exception], undefined, node));
  }

  close(node: number): void {
    const method = findAttribute(this.#machine, this.iterator, 'close', node);
    if (method !== undefined) this.#machine.call(method, [], undefined, node);
  }

  #untilStop(work: () => Value): Value | undefined {
    const mark = markOf(this.ctx);
    try {
      return work();
    } catch (error) {
      const raised = caught(this.ctx, error, mark);
      if (!raised.exception.type.isSubtypeOf(types.StopIteration)) throw raised;
      this.result = raised.exception.args.elements[0] ?? null;
      return undefined;
    }
  }
}
