/** Generators as objects of the program. */
import { type ExceptionValue, makeException, Raised } from '../values/exceptions.ts';
import { defineGetters, defineMethods } from '../values/functions.ts';
import { IteratorValue } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { types } from '../values/types.ts';
import { TypeValue, type Value } from '../values/values.ts';
import type { Resumption } from './context.ts';
import { exceptionOf } from './raising.ts';

type Steps = Generator<Value, Value, Value>;

/** Suspended code of the program. It has the frame that it was suspended in, and what was being handled there. */
export class GeneratorValue extends IteratorValue {
  /** What it returned, once it is over. */
  result: Value = null;
  #state: 'new' | 'suspended' | 'running' | 'over' = 'new';
  #frame: number;
  #handling: ExceptionValue[] = [];

  constructor(
    private readonly machine: PyMachine,
    private readonly resumption: Resumption,
    readonly name: string,
    private readonly steps: Steps,
    /** Who is to blame where nobody else is. */
    node: number,
  ) {
    const walk = { next: (): Value | undefined => undefined };
    super(types.generator, walk);
    walk.next = () => this.send(null, node);
    this.#frame = machine.frame;
  }

  /** Goes on with a value. Gives what is yielded next; undefined at the end. */
  send(value: Value, node: number): Value | undefined {
    if (this.#state === 'new' && value !== null)
      return this.machine.raise(types.TypeError, "can't send non-None value to a just-started generator", node);
    if (this.#state === 'over') return undefined;
    return this.#resume(() => this.steps.next(value), node);
  }

  /** Goes on with an exception, where it stands. */
  throw(exception: ExceptionValue, node: number): Value | undefined {
    exception.node = node;
    const raised = new Raised(exception, node);
    if (this.#state === 'new') this.#state = 'over';
    if (this.#state === 'over') throw raised;
    return this.#resume(() => this.steps.throw(raised), node);
  }

  close(node: number): void {
    if (this.#state === 'new') this.#state = 'over';
    if (this.#state === 'over') return;
    const exit = makeException(types.GeneratorExit);
    try {
      if (this.throw(exit, node) === undefined) return;
    } catch (error) {
      if (error instanceof Raised && isEnd(error.exception)) return;
      throw error;
    }
    this.machine.raise(types.RuntimeError, 'generator ignored GeneratorExit', node);
  }

  #resume(go: () => IteratorResult<Value, Value>, node: number): Value | undefined {
    const { machine, resumption } = this;
    const { budget, handling } = machine;
    if (this.#state === 'running') return machine.raise(types.ValueError, 'generator already executing', node);
    budget.enter(node);
    const { frame } = machine;
    const around = { ...resumption };
    resumption.depth = budget.depth;
    resumption.handling = handling.length;
    handling.push(...this.#handling);
    machine.frame = this.#frame;
    this.#state = 'running';
    const { done, value } = this.#step(go, around, node);
    this.#frame = machine.frame;
    this.#handling = handling.splice(resumption.handling);
    machine.frame = frame;
    budget.depth = resumption.depth - 1;
    Object.assign(resumption, around);
    this.#state = done ? 'over' : 'suspended';
    if (!done) return value;
    this.result = value;
    return undefined;
  }

  #step(go: () => IteratorResult<Value, Value>, around: Resumption, node: number): IteratorResult<Value, Value> {
    try {
      return go();
    } catch (error) {
      this.#state = 'over';
      Object.assign(this.resumption, around);
      if (!(error instanceof Raised) || !error.exception.type.isSubtypeOf(types.StopIteration)) throw error;
      // To whoever walks through the generator it would look like its end.
      const wrong = makeException(types.RuntimeError, 'generator raised StopIteration');
      wrong.cause = error.exception;
      return this.machine.throw(wrong, node);
    }
  }
}

function isEnd({ type }: ExceptionValue): boolean {
  return type.isSubtypeOf(types.GeneratorExit) || type.isSubtypeOf(types.StopIteration);
}

/** What was yielded; at the end StopIteration with what was returned. */
function yielded(machine: PyMachine, generator: GeneratorValue, value: Value | undefined, node: number): Value {
  if (value !== undefined) return value;
  const { result } = generator;
  generator.result = null;
  return machine.throw(makeException(types.StopIteration, ...(result === null ? [] : [result])), node);
}

defineMethods(types.generator, {
  __iter__: ['self, /', (_machine, [self]) => self],
  __next__: [
    'self, /',
    (machine, [self], node) => {
      const generator = self as GeneratorValue;
      return yielded(machine, generator, generator.send(null, node), node);
    },
  ],
  send: [
    'self, value, /',
    (machine, [self, value], node) => {
      const generator = self as GeneratorValue;
      return yielded(machine, generator, generator.send(value, node), node);
    },
  ],
  throw: [
    'self, type, value=None, traceback=None, /',
    (machine, [self, type, value], node) => {
      const generator = self as GeneratorValue;
      const made = value !== null && type instanceof TypeValue ? machine.call(type, [value], undefined, node) : type;
      const exception = exceptionOf(machine, made, node);
      return yielded(machine, generator, generator.throw(exception, node), node);
    },
  ],
  close: [
    'self, /',
    (_machine, [self], node) => {
      (self as GeneratorValue).close(node);
      return null;
    },
  ],
});

defineGetters(types.generator, { __name__: (_machine, self) => (self as GeneratorValue).name });
