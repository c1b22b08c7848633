import { expect, test } from 'vitest';
import { ListValue, TupleValue } from '../../../../core/languages/python/values/containers.ts';
import { hashOf } from '../../../../core/languages/python/values/hashing.ts';
import { DictValue, dictWalk, SetValue, setWalk } from '../../../../core/languages/python/values/mappings.ts';
import { Float, IntRef, type Value } from '../../../../core/languages/python/values/values.ts';
import { classOf, def, made, NODE, newMachine, raisedBy, read } from './machine.ts';

const machine = newMachine();

function dictOf(...entries: [Value, Value][]): DictValue {
  const dict = new DictValue();
  for (const [key, value] of entries) dict.set(machine, key, value, NODE);
  return dict;
}

const get = (dict: DictValue, key: Value) => dict.get(machine, key, NODE);

test('equal numbers are one key, whatever their type; the first of them stays', () => {
  const tracked = machine.input(1, NODE);
  const dict = dictOf([1, 'a'], [true, 'b'], [new Float(1), 'c'], [tracked, 'd'], [new IntRef(tracked.entry, 1), 'e']);
  expect([...dict.entries()]).toEqual([{ key: 1, value: 'e' }]);
  const big = 2n ** 60n;
  const large = dictOf([big, 'a'], [big + 1n, 'b']);
  expect(get(large, new Float(2 ** 60))).toBe('a');
  expect(large.size).toBe(2);
  expect(get(dictOf([new Float(-0), 1]), 0)).toBe(1);
  expect(get(dictOf([new Float(0.5), 1]), machine.input(0.5, NODE))).toBe(1);
});

test('texts, None and numbers are different keys', () => {
  const dict = dictOf(['1', 1], [1, 2], [null, 3], ['None', 4], [0, 5], [false, 6], ['', 7]);
  expect(['1', 1, null, 'None', false, ''].map((key) => get(dict, key))).toEqual([1, 2, 3, 4, 6, 7]);
  expect(get(dict, 'x')).toBeUndefined();
});

test('a NaN is itself only', () => {
  const nan = new Float(Number.NaN);
  const dict = dictOf([nan, 1], [new Float(Number.NaN), 2]);
  expect([dict.size, get(dict, nan), get(dict, new Float(Number.NaN))]).toEqual([2, 1, undefined]);
});

test('tuples are keys by what they hold', () => {
  const tuple = (...elements: Value[]) => new TupleValue(elements);
  const dict = dictOf(
    [tuple(1, 2), 'a'],
    [tuple(2, 1), 'b'],
    [tuple('1', 2), 'c'],
    [tuple(tuple(1), null), 'd'],
    [tuple(), 'e'],
  );
  const found = [tuple(1, 2), tuple(new Float(2), true), tuple('1', 2), tuple(tuple(1), null), tuple(), tuple(1)];
  expect(found.map((key) => get(dict, key))).toEqual(['a', 'b', 'c', 'd', 'e', undefined]);
  expect(dict.delete(machine, tuple(1, 2), NODE)).toBe(true);
  expect([get(dict, tuple(1, 2)), get(dict, tuple(2, 1)), dict.size]).toEqual([undefined, 'b', 4]);
});

test('objects are keys by identity, or by their own __eq__ and __hash__', () => {
  const plain = classOf(machine, 'A', [], {});
  const [a, b] = [made(machine, plain), made(machine, plain)];
  const identities = dictOf([a, 1], [b, 2]);
  expect([get(identities, a), get(identities, b), get(identities, made(machine, plain))]).toEqual([1, 2, undefined]);
  const value = (v: Value) => (typeof v === 'number' ? v : read(machine, v, 'n'));
  const type = classOf(machine, 'N', [], {
    __init__: def('self, n', ([self, n]) => {
      (self as ListValue).define('n', n);
      return null;
    }),
    __eq__: def('self, other', ([self, other]) => value(self) === value(other)),
    __hash__: def('self', ([self]) => value(self)),
  });
  const n = (x: number) => made(machine, type, x);
  const dict = dictOf([n(1), 'one'], [5, 'five'], [n(2), 'two'], [n(1), 'uno']);
  expect(dict.size).toBe(3);
  expect([1, 2, 3].map((x) => get(dict, n(x)))).toEqual(['uno', 'two', undefined]);
  expect([get(dict, 1), get(dict, n(5)), get(dict, 3)]).toEqual(['uno', 'five', undefined]);
  expect(get(dictOf([new TupleValue([n(1), 2]), 'pair']), new TupleValue([n(1), 2]))).toBe('pair');
  expect(dict.delete(machine, n(5), NODE)).toBe(true);
  expect([...dict.values()]).toEqual(['uno', 'two']);
});

test('what is mutable is no key', () => {
  const dict = dictOf(['a', 1]);
  const said = (key: Value) => raisedBy(machine, () => dict.set(machine, key, 1, NODE));
  expect(said(new ListValue())).toBe("TypeError: unhashable type: 'list'");
  expect(said(new DictValue())).toBe("TypeError: unhashable type: 'dict'");
  expect(said(new SetValue())).toBe("TypeError: unhashable type: 'set'");
  expect(said(new TupleValue([new ListValue()]))).toBe("TypeError: unhashable type: 'list'");
  expect(raisedBy(machine, () => get(dict, new ListValue()))).toBe("TypeError: unhashable type: 'list'");
});

test('a dict keeps the order of insertion and its versions', () => {
  const dict = dictOf(['a', 1], ['b', 2]);
  const { clock } = machine;
  dict.set(machine, 'a', 3, NODE);
  dict.delete(machine, 'b', NODE);
  dict.set(machine, 'c', 4, NODE);
  dict.set(machine, 'b', 5, NODE);
  expect([...dict.keys()]).toEqual(['a', 'c', 'b']);
  const later = machine.clock;
  dict.clear(machine, NODE);
  expect(dict.size).toBe(0);
  const at = (then: number) => [...dict.entriesAt(then)].map(({ key, value }) => `${key}${value}`).sort();
  expect([at(clock), at(later), at(machine.clock)]).toEqual([['a1', 'b2'], ['a3', 'b5', 'c4'], []]);
});

test('sets hold each of equals once', () => {
  const set = new SetValue();
  for (const v of [3, new Float(3), 'x', 3, true, 1]) set.add(machine, v, NODE);
  expect([...set.keys()]).toEqual([3, 'x', true]);
  expect(set.has(machine, 1, NODE)).toBe(true);
});

test('what is walked through must keep its size', () => {
  const dict = dictOf(['a', 1], ['b', 2]);
  const walk = dictWalk(machine, dict, 'keys', NODE);
  expect(walk.next()).toBe('a');
  dict.set(machine, 'a', 9, NODE);
  expect(walk.next()).toBe('b');
  expect(walk.next()).toBeUndefined();
  const grown = dictWalk(machine, dict, 'values', NODE);
  grown.next();
  dict.set(machine, 'c', 3, NODE);
  expect(raisedBy(machine, () => grown.next())).toBe('RuntimeError: dictionary changed size during iteration');
  const replaced = dictWalk(machine, dict, 'keys', NODE);
  replaced.next();
  dict.delete(machine, 'a', NODE);
  dict.set(machine, 'd', 3, NODE);
  const rest = () => {
    while (replaced.next() !== undefined);
  };
  expect(raisedBy(machine, rest)).toBe('RuntimeError: dictionary keys changed during iteration');
  const set = new SetValue();
  set.add(machine, 1, NODE);
  const elements = setWalk(machine, set, NODE);
  set.add(machine, 2, NODE);
  expect(raisedBy(machine, () => elements.next())).toBe('RuntimeError: Set changed size during iteration');
});

/** As CPython 3.11 has them. */
test('hashes of numbers', () => {
  const hashes = [0, -1, -2, 2 ** 52, 2n ** 61n, 2n ** 61n - 1n, -(2n ** 61n), true, new Float(2)].map((v) =>
    hashOf(machine, v, NODE),
  );
  expect(hashes).toEqual([0, -2, -2, 2 ** 52, 1, 0, -2, 1, 2]);
  expect(hashOf(machine, new Float(0.5), NODE)).toBe(1152921504606846976n);
  expect(hashOf(machine, new Float(Number.POSITIVE_INFINITY), NODE)).toBe(314159);
  const [a, b] = [new TupleValue([1, 'a']), new TupleValue([new Float(1), 'a'])];
  expect(hashOf(machine, a, NODE)).toBe(hashOf(machine, b, NODE));
});
