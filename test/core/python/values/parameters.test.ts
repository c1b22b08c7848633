import { expect, test } from 'vitest';
import '../../../../core/languages/python/library/float.ts';
import type { TupleValue } from '../../../../core/languages/python/values/containers.ts';
import { Builtin, defineMethods, signature } from '../../../../core/languages/python/values/functions.ts';
import type { DictValue } from '../../../../core/languages/python/values/mappings.ts';
import { bindArguments } from '../../../../core/languages/python/values/parameters.ts';
import { builtinType, types } from '../../../../core/languages/python/values/types.ts';
import { Float, ObjectValue, type Value, WrappedValue } from '../../../../core/languages/python/values/values.ts';
import { classOf, made, NODE, newMachine, raisedBy } from './machine.ts';

const keywords = (given: Record<string, Value>) => {
  const entries = Object.entries(given);
  return entries.length === 0 ? undefined : new Map(entries);
};

function bound(text: string, args: Value[], given: Record<string, Value> = {}): unknown[] {
  const { parameters, defaults } = signature(text);
  const call = { name: 'f', parameters, defaults, args, keywords: keywords(given) };
  return bindArguments(newMachine(), call, NODE);
}

function misfit(text: string, args: Value[], given: Record<string, Value> = {}): string {
  return raisedBy(newMachine(), () => bound(text, args, given)).replace('TypeError: ', '');
}

test('a signature has names, kinds and defaults', () => {
  const { parameters, defaults } = signature("a, b=1, /, c=2.5, *rest, d, e='x', f=None, g=?, **others");
  expect(parameters).toEqual({
    names: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    positionalOnly: 2,
    positional: 3,
    hasRest: true,
    hasKeywordRest: true,
    optional: new Set(['g']),
  });
  expect(defaults).toEqual([undefined, 1, new Float(2.5), undefined, 'x', null, undefined]);
});

test('arguments find their parameters', () => {
  expect(bound('a, b', [1, 2])).toEqual([1, 2]);
  expect(bound('a, b=5', [1])).toEqual([1, 5]);
  expect(bound('a, b=5', [], { b: 2, a: 1 })).toEqual([1, 2]);
  expect(bound('a, *, k=3', [null], { k: null })).toEqual([null, null]);
  expect(bound('a, b=?', [1])).toEqual([1, undefined]);
  const [a, rest, others] = bound('a, *rest, **others', [1, 2, 3], { x: 4 });
  expect([a, ...(rest as TupleValue).elements]).toEqual([1, 2, 3]);
  expect([...(others as DictValue).entries()]).toEqual([{ key: 'x', value: 4 }]);
  const [b, named] = bound('a, /, **others', [1], { a: 2 });
  expect([b, [...(named as DictValue).keys()]]).toEqual([1, ['a']]);
});

/** As CPython 3.11 says it of `def f(…)`. */
test.each([
  ['a, b', [1], {}, "f() missing 1 required positional argument: 'b'"],
  ['a, b', [], {}, "f() missing 2 required positional arguments: 'a' and 'b'"],
  ['a, b, c, d=1', [], {}, "f() missing 3 required positional arguments: 'a', 'b', and 'c'"],
  ['a, *, k', [1], {}, "f() missing 1 required keyword-only argument: 'k'"],
  ['a, *, k', [], {}, "f() missing 1 required positional argument: 'a'"],
  ['', [1], {}, 'f() takes 0 positional arguments but 1 was given'],
  ['a', [1, 2], {}, 'f() takes 1 positional argument but 2 were given'],
  ['a, b', [1, 2, 3], {}, 'f() takes 2 positional arguments but 3 were given'],
  ['a, b=1', [1, 2, 3], {}, 'f() takes from 1 to 2 positional arguments but 3 were given'],
  [
    'a, *, k=1',
    [1, 2],
    { k: 3 },
    'f() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given',
  ],
  ['a', [1], { b: 2 }, "f() got an unexpected keyword argument 'b'"],
  ['a', [1], { a: 2 }, "f() got multiple values for argument 'a'"],
  ['a, /', [], { a: 2 }, "f() got some positional-only arguments passed as keyword arguments: 'a'"],
] as const)('def f(%s) called with %j %j', (text, args, given, said) => {
  expect(misfit(text, [...args], given)).toBe(said);
});

/** As CPython 3.11 says it of functions that are written in C. */
test.each([
  ['len', 'obj, /', [], {}, 'len() takes exactly one argument (0 given)'],
  ['len', 'obj, /', [1, 2], {}, 'len() takes exactly one argument (2 given)'],
  ['len', 'obj, /', [], { a: 1 }, 'len() takes no keyword arguments'],
  ['isinstance', 'obj, cls, /', [1], {}, 'isinstance expected 2 arguments, got 1'],
  ['getattr', 'object, name, default=?, /', [1], {}, 'getattr expected at least 2 arguments, got 1'],
  ['range', 'start, stop=?, step=?, /', [1, 2, 3, 4], {}, 'range expected at most 3 arguments, got 4'],
  ['sorted', 'iterable, /, *, key=None', [], {}, 'sorted expected 1 argument, got 0'],
  ['sorted', 'iterable, /, *, key=None', [1, 2], {}, 'sorted expected 1 argument, got 2'],
  ['print', "*args, sep=' '", [], { foo: 1 }, "'foo' is an invalid keyword argument for print()"],
  ['round', 'number, ndigits=None', [], {}, "round() missing required argument 'number' (pos 1)"],
  ['round', 'number, ndigits=None', [1, 2, 3], {}, 'round() takes at most 2 arguments (3 given)'],
  ['sum', 'iterable, /, start=0', [], {}, 'sum() takes at least 1 positional argument (0 given)'],
  ['sum', 'iterable, /, start=0', [1, 2, 3], {}, 'sum() takes at most 2 arguments (3 given)'],
] as const)('%s(%s) called with %j %j', (name, text, args, given, said) => {
  const machine = newMachine();
  const builtin = new Builtin(name, text, () => null);
  expect(raisedBy(machine, () => builtin.call(machine, [...args], keywords(given), NODE))).toBe(`TypeError: ${said}`);
});

test('methods of built-in types are for their instances', () => {
  const machine = newMachine();
  const type = builtinType('thing');
  defineMethods(type, {
    take: ['self, item, /', (_machine, [, item]) => item],
    pop: ['self, index=0, /', (_machine, [, index]) => index],
    clear: ['self, /', () => null],
    sort: ['self, /, *, key=None', () => null],
  });
  const said = (name: string, args: Value[], given: Record<string, Value> = {}) =>
    raisedBy(machine, () => machine.call(type.lookup(name) as Value, args, keywords(given), NODE));
  const thing = new ObjectValue(type);
  expect(said('take', [thing, 1])).toBe('nothing');
  expect(said('take', [thing])).toBe('TypeError: thing.take() takes exactly one argument (0 given)');
  expect(said('pop', [thing, 1, 2])).toBe('TypeError: pop expected at most 1 argument, got 2');
  expect(said('clear', [thing, 1])).toBe('TypeError: thing.clear() takes no arguments (1 given)');
  expect(said('sort', [thing, 1])).toBe('TypeError: sort() takes no positional arguments');
  expect(said('sort', [thing], { foo: 1 })).toBe("TypeError: 'foo' is an invalid keyword argument for sort()");
  expect(said('take', [])).toBe('TypeError: unbound method thing.take() needs an argument');
  expect(said('take', [5, 1])).toBe("TypeError: descriptor 'take' for 'thing' objects doesn't apply to a 'int' object");
});

test('methods of numbers get the numbers of what the program derives from them', () => {
  const machine = newMachine();
  const type = classOf(machine, 'Celsius', [types.float], {});
  const method = new Builtin('plus', 'self, other, /', (_machine, args) => (args as Float[])[1], types.float);
  const wrapped = made(machine, type, new Float(1));
  expect(wrapped).toBeInstanceOf(WrappedValue);
  expect(method.call(machine, [wrapped, wrapped], undefined, NODE)).toEqual(new Float(1));
});
