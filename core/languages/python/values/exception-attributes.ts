/** The attributes of exceptions, and how they are written. */

import { ListValue, TupleValue } from './containers.ts';
import { ExceptionValue } from './exceptions.ts';
import { defineAccessors, defineGetters, defineMethods } from './functions.ts';
import { toList } from './iteration.ts';
import type { PyMachine } from './machine.ts';
import type { DictValue } from './mappings.ts';
import { repr, str } from './text.ts';
import { types } from './types.ts';
import type { TypeValue, Value } from './values.ts';

/** Attributes that are given by keyword. */
const KEYWORDS = new Map<TypeValue, readonly string[]>([
  [types.ImportError, ['name', 'path']],
  [types.NameError, ['name']],
  [types.AttributeError, ['name', 'obj']],
]);

types.BaseException.allocate = (_machine, type, args) => new ExceptionValue(type, new TupleValue(args));

defineMethods(types.BaseException, {
  __init__: [
    'self, /, *args, **kwargs',
    (machine, [self, args, kwargs], node) => {
      const exception = self as ExceptionValue;
      exception.args = args as TupleValue;
      const known = exception.type.mro.flatMap((type) => KEYWORDS.get(type) ?? []);
      for (const { key, value } of (kwargs as DictValue).entries()) {
        if (!known.includes(key as string))
          machine.raise(types.TypeError, `${exception.type.name}() takes no keyword arguments`, node);
        exception.setOwn(key as string, value, machine);
      }
      return null;
    },
  ],
  __str__: ['self, /', (machine, [self], node) => textOf(machine, self as ExceptionValue, str, node)],
  __repr__: [
    'self, /',
    (machine, [self], node) => {
      const { type, args } = self as ExceptionValue;
      const [only] = args.elements;
      const text = args.elements.length === 1 ? `(${repr(machine, only, node)})` : repr(machine, args, node);
      return `${type.name}${text}`;
    },
  ],
  with_traceback: ['self, tb, /', (_machine, [self]) => self],
  add_note: [
    'self, note, /',
    (machine, [self, note], node) => {
      const exception = self as ExceptionValue;
      const notes = exception.getOwn('__notes__');
      const before = notes instanceof ListValue ? notes.elements : [];
      machine.budget.allocate(before.length + 1, node);
      exception.setOwn('__notes__', new ListValue([...before, note]), machine);
      return null;
    },
  ],
});

/** @param one how the only argument is written */
function textOf(machine: PyMachine, { args }: ExceptionValue, one: typeof str, node: number): string {
  const { length } = args.elements;
  if (length === 0) return '';
  return length === 1 ? one(machine, args.elements[0], node) : repr(machine, args, node);
}

defineMethods(types.KeyError, {
  __str__: ['self, /', (machine, [self], node) => textOf(machine, self as ExceptionValue, repr, node)],
});

defineMethods(types.OSError, {
  __str__: [
    'self, /',
    (machine, [self], node) => {
      const exception = self as ExceptionValue;
      const [number, text, file] = exception.args.elements;
      if (text === undefined) return textOf(machine, exception, str, node);
      const where = file === undefined ? '' : `: ${repr(machine, file, node)}`;
      return `[Errno ${str(machine, number, node)}] ${str(machine, text, node)}${where}`;
    },
  ],
});

/** An exception or None, as `raise … from` takes it. */
function linked(machine: PyMachine, value: Value, what: string, node: number): ExceptionValue | null {
  if (value === null || value instanceof ExceptionValue) return value;
  return machine.raise(types.TypeError, `exception ${what} must be None or derive from BaseException`, node);
}

defineAccessors(types.BaseException, {
  args: [
    (_machine, self) => (self as ExceptionValue).args,
    (machine, self, value, node) => {
      (self as ExceptionValue).args = new TupleValue(toList(machine, value, node));
    },
  ],
  __cause__: [
    (_machine, self) => (self as ExceptionValue).cause,
    (machine, self, value, node) => {
      (self as ExceptionValue).cause = linked(machine, value, 'cause', node);
      (self as ExceptionValue).suppressed = true;
    },
  ],
  __context__: [
    (_machine, self) => (self as ExceptionValue).context,
    (machine, self, value, node) => {
      (self as ExceptionValue).context = linked(machine, value, 'context', node);
    },
  ],
  __suppress_context__: [
    (_machine, self) => (self as ExceptionValue).suppressed,
    (_machine, self, value) => {
      (self as ExceptionValue).suppressed = value === true;
    },
  ],
});

/** There are no frames to look into. */
types.BaseException.define('__traceback__', null);

/** An argument by its place, under a name; an exception may have its own. */
function argument(type: TypeValue, name: string, index: number): void {
  defineGetters(type, { [name]: (_machine, self) => (self as ExceptionValue).args.elements[index] ?? null }, false);
}

argument(types.StopIteration, 'value', 0);
argument(types.SystemExit, 'code', 0);
argument(types.OSError, 'errno', 0);
argument(types.OSError, 'strerror', 1);
argument(types.OSError, 'filename', 2);
for (const [type, names] of KEYWORDS) for (const name of names) type.define(name, null);
