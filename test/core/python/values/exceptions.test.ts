import { expect, test } from 'vitest';
import '../../../../core/languages/python/library/tuple.ts';
import { setAttribute } from '../../../../core/languages/python/values/attributes.ts';
import { type ExceptionValue, makeException, Raised } from '../../../../core/languages/python/values/exceptions.ts';
import type { PyMachine } from '../../../../core/languages/python/values/machine.ts';
import { repr, str } from '../../../../core/languages/python/values/text.ts';
import { asProblem } from '../../../../core/languages/python/values/thrown.ts';
import { types } from '../../../../core/languages/python/values/types.ts';
import type { Value } from '../../../../core/languages/python/values/values.ts';
import { message } from '../../../../core/messages.ts';
import { classOf, def, made, NODE, newMachine, raisedBy, read } from './machine.ts';

function caught(run: () => unknown): Raised {
  try {
    run();
  } catch (error) {
    if (error instanceof Raised) return error;
    throw error;
  }
  throw new Error('nothing was raised');
}

/** As CPython 3.11 has them. */
test.each([
  [types.ValueError, [], '', 'ValueError()'],
  [types.ValueError, ['x'], 'x', "ValueError('x')"],
  [types.ValueError, ['x', 1], "('x', 1)", "ValueError('x', 1)"],
  [types.KeyError, ['x'], "'x'", "KeyError('x')"],
  [types.KeyError, [], '', 'KeyError()'],
  [types.OSError, [2, 'No such file'], '[Errno 2] No such file', "OSError(2, 'No such file')"],
] as const)('the texts of an exception: %#', (type, args, asStr, asRepr) => {
  const machine = newMachine();
  const exception = made(machine, type, ...args);
  expect([str(machine, exception, NODE), repr(machine, exception, NODE)]).toEqual([asStr, asRepr]);
});

test('exceptions inherit as in CPython', () => {
  expect(types.ZeroDivisionError.mro.map(({ name }) => name)).toEqual([
    'ZeroDivisionError',
    'ArithmeticError',
    'Exception',
    'BaseException',
    'object',
  ]);
  expect(types.KeyError.isSubtypeOf(types.LookupError)).toBe(true);
  expect(types.GeneratorExit.isSubtypeOf(types.Exception)).toBe(false);
  expect(types.ModuleNotFoundError.isSubtypeOf(types.ImportError)).toBe(true);
});

test('an exception class of the program keeps its arguments', () => {
  const machine = newMachine();
  const type = classOf(machine, 'MyError', [types.ValueError], {
    __init__: def('self, text, code', ([self, , code]) => {
      setAttribute(machine, self, 'code', code, NODE);
      return null;
    }),
  });
  const exception = made(machine, type, 'bad', 7);
  expect(read(machine, exception, 'code')).toBe(7);
  expect(repr(machine, exception, NODE)).toBe("MyError('bad', 7)");
  setAttribute(machine, exception, 'args', read(machine, made(machine, types.KeyError, 1), 'args'), NODE);
  expect(repr(machine, exception, NODE)).toBe('MyError(1)');
});

test('attributes of exceptions', () => {
  const machine = newMachine();
  expect(read(machine, made(machine, types.StopIteration, 3), 'value')).toBe(3);
  expect(read(machine, made(machine, types.StopIteration), 'value')).toBe(null);
  expect(read(machine, made(machine, types.SystemExit, 1), 'code')).toBe(1);
  const named = machine.call(types.ImportError, ['no'], new Map([['name', 'm']]), NODE);
  expect(read(machine, named, 'name')).toBe('m');
  expect(raisedBy(machine, () => machine.call(types.ValueError, [], new Map([['a', 1]]), NODE))).toBe(
    'TypeError: ValueError() takes no keyword arguments',
  );
  const error = made(machine, types.ValueError) as ExceptionValue;
  setAttribute(machine, error, '__cause__', made(machine, types.KeyError), NODE);
  expect([error.cause?.type, error.suppressed]).toEqual([types.KeyError, true]);
  expect(raisedBy(machine, () => setAttribute(machine, error, '__cause__', 3, NODE))).toBe(
    'TypeError: exception cause must be None or derive from BaseException',
  );
});

test('what is raised while another is handled has that for its context', () => {
  const machine = newMachine();
  const first = makeException(types.KeyError, 'k');
  machine.handling.push(first);
  const { exception } = caught(() => machine.raise(types.ValueError, 'v', NODE));
  expect(exception.context).toBe(first);
  expect(caught(() => machine.throw(first, NODE)).exception.context).toBe(null);
});

test('attempt goes on where an exception of the type is raised, and only then', () => {
  const machine = newMachine();
  machine.budget.depth = 3;
  const failing = (type: Parameters<PyMachine['raise']>[0]) => () => {
    machine.budget.enter(NODE);
    machine.frame = machine.frames.call(NODE, machine.frame, NODE);
    return machine.raise(type, 'x', NODE);
  };
  const { frame } = machine;
  expect(machine.attempt(types.LookupError, failing(types.KeyError))).toBeUndefined();
  expect([machine.budget.depth, machine.frame]).toEqual([3, frame]);
  expect(() => machine.attempt(types.LookupError, failing(types.ValueError))).toThrow(Raised);
  expect(machine.attempt(types.LookupError, () => 5)).toBe(5);
});

test('what nobody caught is told with its place, as the last line of a traceback', () => {
  const machine = newMachine();
  const at = machine.nodes.add({ start: 5, end: 9 });
  const told = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      const { code, at, args } = asProblem(machine, error);
      return { at, text: message(code, args) };
    }
    return undefined;
  };
  expect(told(() => machine.raise(types.ZeroDivisionError, 'division by zero', at))).toEqual({
    at,
    text: 'Uncaught ZeroDivisionError: division by zero',
  });
  expect(told(() => machine.raise(types.KeyError, 'k', at))?.text).toBe("Uncaught KeyError: 'k'");
  expect(told(() => machine.raise(types.AssertionError, undefined, at))?.text).toBe('Uncaught AssertionError');
  const spoken = classOf(machine, 'Spoken', [types.Exception], { __str__: def('self', () => 'my own words') });
  expect(told(() => machine.throw(made(machine, spoken) as ExceptionValue, at))?.text).toBe(
    'Uncaught Spoken: my own words',
  );
  const broken = classOf(machine, 'Broken', [types.Exception], {
    __str__: def('self', ([self]: Value[]) => machine.raise(types.TypeError, self, NODE)),
  });
  expect(told(() => machine.throw(made(machine, broken) as ExceptionValue, at))?.text).toBe(
    'Uncaught Broken: <exception str() failed>',
  );
});

test('recursion without end is no exception of the program', () => {
  const machine = newMachine();
  const f: Value = def(
    '',
    () => machine.attempt(types.BaseException, () => machine.call(f, [], undefined, NODE)) ?? null,
  );
  expect(() => machine.call(f, [], undefined, NODE)).toThrow(expect.objectContaining({ code: 'budget-depth' }));
});
