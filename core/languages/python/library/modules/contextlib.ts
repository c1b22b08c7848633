/** `contextlib`. */
import { callMethod, callSpecial } from '../../values/attributes.ts';
import type { TupleValue } from '../../values/containers.ts';
import { truthy } from '../../values/conversions.ts';
import { type ExceptionValue, Raised } from '../../values/exceptions.ts';
import { Builtin, defineMethods, type Functions } from '../../values/functions.ts';
import { advance } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { keywordsOf } from '../../values/parameters.ts';
import { builtinType, typeOf, types } from '../../values/types.ts';
import { CallableValue, type Keywords, ObjectValue, TypeValue, type Value } from '../../values/values.ts';
import { method } from './methods.ts';
import type { ModuleContents } from './module.ts';
import { asMethod, wrapped } from './wrapping.ts';

const managerType = builtinType('_GeneratorContextManager', { module: 'contextlib' });
const makerType = builtinType('_GeneratorContextManagerFactory', { module: 'contextlib', hasDict: true });

/** What is between the two halves of a generator function, around a block. */
class Manager extends CallableValue {
  readonly name = '_GeneratorContextManager';
  generator: Value = null;

  constructor(readonly begin: (machine: PyMachine, node: number) => Value) {
    super(managerType);
  }

  /** As a decorator: each call of the function is such a block. */
  override call(_machine: PyMachine, [func]: Value[], _keywords: Keywords | undefined, _node: number): Value {
    return new Builtin('inner', '*args, **kwargs', (inner, [args, kwargs], at) => {
      const around = new Manager(this.begin);
      enter(inner, around, at);
      const result = attempt(inner, () => inner.call(func, [...(args as TupleValue).elements], keywordsOf(kwargs), at));
      if (!(result instanceof Raised)) {
        leave(inner, around, null, at);
        return result;
      }
      if (leave(inner, around, result.exception, at)) return null;
      throw result;
    });
  }
}

/** What something gives, or the exception that it raised. */
function attempt(machine: PyMachine, body: () => Value): Value | Raised {
  const { frame, handling, budget } = machine;
  const [depth, handled] = [budget.depth, handling.length];
  try {
    return body();
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    machine.frame = frame;
    budget.depth = depth;
    handling.length = handled;
    return error;
  }
}

function enter(machine: PyMachine, manager: Manager, node: number): Value {
  manager.generator = manager.begin(machine, node);
  const value = advance(machine, manager.generator, node);
  return value === undefined ? machine.raise(types.RuntimeError, "generator didn't yield", node) : value;
}

/** Ends the block; whether the exception that ended it is dealt with. */
function leave(machine: PyMachine, { generator }: Manager, exception: Value, node: number): boolean {
  if (exception === null) {
    if (advance(machine, generator, node) === undefined) return false;
    return machine.raise(types.RuntimeError, "generator didn't stop", node);
  }
  const result = attempt(machine, () => callMethod(machine, generator, 'throw', [exception], undefined, node));
  if (!(result instanceof Raised))
    return machine.raise(types.RuntimeError, "generator didn't stop after throw()", node);
  if (result.exception === exception) return false;
  if (result.exception.type === types.StopIteration) return true;
  throw result;
}

defineMethods(managerType, {
  __enter__: ['self, /', (machine, [self], node) => enter(machine, self as Manager, node)],
  __exit__: [
    'self, type, value, traceback, /',
    (machine, [self, , value], node) => leave(machine, self as Manager, value, node),
  ],
});

/** A function decorated with `contextmanager`. */
class ManagerMaker extends CallableValue {
  constructor(readonly func: Value) {
    super(makerType);
  }

  get name(): string {
    return this.func instanceof CallableValue ? this.func.name : '';
  }

  override call(_machine: PyMachine, args: Value[], keywords: Keywords | undefined, _node: number): Value {
    return new Manager((machine, node) => machine.call(this.func, [...args], keywords, node));
  }
}

asMethod(makerType);

/** A context manager that keeps something. */
function kind(name: string, methods: Functions): TypeValue {
  const type = builtinType(name, { module: 'contextlib', hasDict: true });
  type.allocate = (_machine, cls) => new ObjectValue(cls);
  defineMethods(type, { __enter__: ['self, /', (_machine, [self]) => self], ...methods });
  return type;
}

const never: Functions[string] = ['self, type, value, traceback, /', () => false];

const nullContext = kind('nullcontext', {
  __init__: [
    'self, enter_result=None',
    method<ObjectValue>((_machine, self, [result]) => {
      self.define('enter_result', result);
      return undefined;
    }),
  ],
  __enter__: ['self, /', method<ObjectValue>((_machine, self) => self.getOwn('enter_result'))],
  __exit__: never,
});

const suppress = kind('suppress', {
  __init__: [
    'self, /, *exceptions',
    method<ObjectValue>((_machine, self, [exceptions]) => {
      self.define('_exceptions', exceptions);
      return undefined;
    }),
  ],
  __enter__: ['self, /', () => null],
  __exit__: [
    'self, type, value, traceback, /',
    method<ObjectValue>((_machine, self, [type]) => {
      const { elements } = self.getOwn('_exceptions') as TupleValue;
      const isWanted = (of: Value) => of instanceof TypeValue && (type as TypeValue).isSubtypeOf(of);
      return type !== null && elements.some(isWanted);
    }),
  ],
});

const closing = kind('closing', {
  __init__: [
    'self, thing',
    method<ObjectValue>((_machine, self, [thing]) => {
      self.define('thing', thing);
      return undefined;
    }),
  ],
  __enter__: ['self, /', method<ObjectValue>((_machine, self) => self.getOwn('thing'))],
  __exit__: [
    'self, type, value, traceback, /',
    method<ObjectValue>((machine, self, _args, node) => {
      callMethod(machine, self.getOwn('thing') as Value, 'close', [], undefined, node);
      return false;
    }),
  ],
});

/** What an `ExitStack` calls at its end, given the exception or None; it says whether that is dealt with. */
class ExitStack extends ObjectValue {
  exits: ((machine: PyMachine, exception: Value, node: number) => boolean)[] = [];
}

function onExit(machine: PyMachine, self: ExitStack, manager: Value, node: number): void {
  const exit = typeOf(manager).lookup('__exit__');
  if (exit === undefined) {
    const text = `'${typeOf(manager).name}' object does not support the context manager protocol`;
    machine.raise(types.TypeError, text, node);
  }
  self.exits.push((inner, exception, at) => {
    const args = exception === null ? [null, null, null] : [typeOf(exception), exception, null];
    return truthy(inner, callSpecial(inner, manager, '__exit__', args, at) ?? null, at);
  });
}

function unwind(machine: PyMachine, self: ExitStack, pending: Value, node: number): boolean {
  let exception = pending;
  for (let exit = self.exits.pop(); exit !== undefined; exit = self.exits.pop()) {
    const leaving = exit;
    const result = attempt(machine, () => leaving(machine, exception, node));
    if (result instanceof Raised) exception = result.exception;
    else if (result === true) exception = null;
  }
  if (exception !== null && exception !== pending) machine.throw(exception as ExceptionValue, node);
  return pending !== null && exception === null;
}

const exitStack = kind('ExitStack', {
  __exit__: [
    'self, type, value, traceback, /',
    method<ExitStack>((machine, self, [, value], node) => unwind(machine, self, value, node)),
  ],
  close: [
    'self',
    method<ExitStack>((machine, self, _args, node) => {
      unwind(machine, self, null, node);
      return undefined;
    }),
  ],
  enter_context: [
    'self, cm',
    method<ExitStack>((machine, self, [manager], node) => {
      const entered = callSpecial(machine, manager, '__enter__', [], node);
      onExit(machine, self, manager, node);
      return entered;
    }),
  ],
  push: [
    'self, exit',
    method<ExitStack>((machine, self, [exit], node) => {
      onExit(machine, self, exit, node);
      return exit;
    }),
  ],
  callback: [
    'self, callback, /, *args, **kwds',
    method<ExitStack>((_machine, self, [callback, args, kwds]) => {
      self.exits.push((machine, _exception, node) => {
        machine.call(callback, [...(args as TupleValue).elements], keywordsOf(kwds), node);
        return false;
      });
      return callback;
    }),
  ],
  pop_all: [
    'self',
    method<ExitStack>((_machine, self) => {
      const other = new ExitStack(self.type);
      [other.exits, self.exits] = [self.exits, []];
      return other;
    }),
  ],
});
exitStack.allocate = (_machine, type) => new ExitStack(type);

const functions: Functions = {
  contextmanager: ['func, /', (machine, [func], node) => wrapped(machine, new ManagerMaker(func), func, node)],
};

/** With a method `__call__`, for classes that serve as decorators, too. */
const decoratorType = kind('ContextDecorator', {
  __call__: [
    'self, func, /',
    method<ObjectValue>((_machine, self, [func]) => {
      return new Builtin('inner', '*args, **kwargs', (machine, [args, kwargs], node) => {
        const stack = new ExitStack(exitStack);
        callSpecial(machine, self, '__enter__', [], node);
        onExit(machine, stack, self, node);
        const { elements } = args as TupleValue;
        const result = attempt(machine, () => machine.call(func, [...elements], keywordsOf(kwargs), node));
        const isDone = unwind(machine, stack, result instanceof Raised ? result.exception : null, node);
        if (!(result instanceof Raised)) return result;
        if (isDone) return null;
        throw result;
      });
    }),
  ],
});

export const contextlib: ModuleContents = {
  functions,
  constants: { ContextDecorator: decoratorType, ExitStack: exitStack, closing, nullcontext: nullContext, suppress },
};
