/** The iteration protocol: what `for…of`, spread, destructuring and the library walk through. */
import { Ref } from '../../../runtime/ref.ts';
import { primal, truthy, typeOf } from './conversions.ts';
import type { JsMachine } from './machine.ts';
import { get } from './members.ts';
import { ArrayValue, Builtin, ObjectValue, prototypes, Thrown, type Value } from './values.ts';

/**
 * What a walk has in hand: an iterator of the host. `return` is there only if leaving early means something to what is
 * walked through: an array's iterator can be taken up again.
 */
export type Walk = Iterator<Value, unknown, undefined>;

export const iteratorPrototype = new ObjectValue();

/** An iterator of the standard library, such as `array.entries()` gives. */
export class IteratorValue extends ObjectValue {
  constructor(readonly source: Walk) {
    super(iteratorPrototype);
  }

  override get className(): string {
    return 'Iterator';
  }
}

/** A method of the standard library that gives an iterator. Where nobody sees the iterator, the source alone serves. */
export class IteratorMethod extends Builtin {
  constructor(
    name: string,
    readonly source: (machine: JsMachine, self: Value, node: number) => Walk,
  ) {
    super(name, 0, (machine, self, _args, node) => new IteratorValue(source(machine, self, node)));
  }
}

/** `next` of every iterator of the library. */
export const nextMethod = new Builtin('next', 0, (machine, self, _args, node) => {
  if (!(self instanceof IteratorValue))
    return machine.fail('TypeError', 'next method called on incompatible receiver', node);
  const { done = false, value } = self.source.next();
  const result = new ObjectValue();
  result.define('value', done ? undefined : (value as Value));
  result.define('done', done);
  return result;
});

/** Begins a walk. `what` names the value in the error: the text of the expression that gave it. */
export function iterate(machine: JsMachine, v: Value, node: number, what?: string): Walk {
  const method = v === undefined || v === null ? undefined : get(machine, v, Symbol.iterator, node);
  if (method instanceof IteratorMethod) return method.source(machine, v, node);
  if (typeOf(method) !== 'function')
    return machine.fail('TypeError', `${what ?? named(machine, v)} is not iterable`, node);
  const iterator = machine.call(method, v, [], node);
  if (!(iterator instanceof ObjectValue))
    return machine.fail('TypeError', 'Result of the Symbol.iterator method is not an object', node);
  const next = get(machine, iterator, 'next', node);
  return next === nextMethod && iterator instanceof IteratorValue
    ? iterator.source
    : programWalk(machine, iterator, next, node);
}

/** The protocol as the program wrote it. */
function programWalk(machine: JsMachine, iterator: ObjectValue, next: Value, node: number): Walk {
  return {
    next() {
      machine.budget.step(node);
      const result = machine.call(next, iterator, [], node, 'next');
      if (!(result instanceof ObjectValue)) return notAnObject(machine, result, node);
      return truthy(machine, get(machine, result, 'done', node))
        ? { done: true, value: undefined }
        : { done: false, value: get(machine, result, 'value', node) };
    },
    return() {
      const method = get(machine, iterator, 'return', node);
      if (method !== undefined && method !== null) {
        const result = machine.call(method, iterator, [], node, 'return');
        if (!(result instanceof ObjectValue)) return notAnObject(machine, result, node);
      }
      return { done: true, value: undefined };
    },
  };
}

function notAnObject(machine: JsMachine, result: Value, node: number): never {
  return machine.fail('TypeError', `Iterator result ${String(primal(machine, result))} is not an object`, node);
}

/** Calls `visit` with each value; if it throws, the iterator is closed. */
export function forEachOf(machine: JsMachine, v: Value, node: number, visit: (value: Value) => void): void {
  const walk = iterate(machine, v, node);
  for (let step = walk.next(); !step.done; step = walk.next()) {
    try {
      visit(step.value);
    } catch (error) {
      closeAfter(walk, error);
      throw error;
    }
  }
}

/** Closes a walk that an error ends. What the program throws on closing is not to cover that error up. */
export function closeAfter(walk: Walk, error: unknown): void {
  if (!(error instanceof Thrown)) return;
  try {
    walk.return?.();
  } catch (second) {
    if (!(second instanceof Thrown)) throw second;
  }
}

/** All values at once, for spread. */
export function toList(machine: JsMachine, v: Value, node: number, what?: string): Value[] {
  const known = v instanceof ArrayValue ? v.elements.length : 0;
  machine.budget.allocate(known, node);
  if (v instanceof ArrayValue) {
    const method = get(machine, v, Symbol.iterator, node);
    if (method instanceof IteratorMethod && method === prototypes.array.getOwn('values')) return Array.from(v.elements);
  }
  const walk = iterate(machine, v, node, what);
  const list: Value[] = [];
  for (let step = walk.next(); !step.done; step = walk.next()) {
    if (list.length >= known) machine.budget.allocate(1, node);
    list.push(step.value);
  }
  return list;
}

/** The values of a walk of the host, changed. */
export function mapped<T>(source: Iterator<T>, change: (value: T) => Value): Walk {
  return {
    next() {
      const { done, value } = source.next();
      return done ? { done, value: undefined } : { done: false, value: change(value) };
    },
  };
}

function named(machine: JsMachine, v: Value): string {
  if (v instanceof ObjectValue) return typeOf(v);
  if (v instanceof Ref || typeof v === 'number') return `number ${machine.primalOf(v) as number}`;
  return v === null || v === undefined ? String(v) : `${typeof v} ${String(v)}`;
}
