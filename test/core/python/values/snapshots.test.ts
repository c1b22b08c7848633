import { expect, test } from 'vitest';
import { setAttribute } from '../../../../core/languages/python/values/attributes.ts';
import { ListValue, TupleValue } from '../../../../core/languages/python/values/containers.ts';
import { liftLeaves, nameLeaves } from '../../../../core/languages/python/values/lift.ts';
import { DictValue, SetValue } from '../../../../core/languages/python/values/mappings.ts';
import { snapshotOf } from '../../../../core/languages/python/values/snapshots.ts';
import { Float, IntRef, ObjectValue, type Value } from '../../../../core/languages/python/values/values.ts';
import { Ref } from '../../../../core/runtime/ref.ts';
import { classOf, made, NODE, newMachine } from './machine.ts';

const machine = newMachine();
const now = (v: Value) => snapshotOf(v, machine.clock);

function dictOf(...entries: [Value, Value][]): DictValue {
  const dict = new DictValue();
  for (const [key, value] of entries) dict.set(machine, key, value, NODE);
  return dict;
}

test('numbers, lists and dicts are copied out, other leaves are null', () => {
  const ref = machine.input(2, NODE);
  const list = new ListValue([1, new Float(2.5), ref, true, 'x', null, 2n ** 64n]);
  expect(now(list)).toEqual([1, 2.5, ref, null, null, null, 2 ** 64]);
  expect(now(new TupleValue([1, new TupleValue([2])]))).toEqual([1, [2]]);
  const dict = dictOf(['a', 1], [1, 2], ['1', 3], [new TupleValue([1, 'b']), 4], [null, 5], [new Float(0.5), 6]);
  expect(now(dict)).toEqual({ a: 1, '1': 2, '1 #2': 3, "(1, 'b')": 4, None: 5, '0.5': 6 });
  expect([now(new SetValue()), now(classOf(machine, 'A', [], {}))]).toEqual([null, null]);
});

test('a version is what stood there then', () => {
  const list = new ListValue([1, 2]);
  const dict = dictOf(['l', list]);
  const { clock } = machine;
  list.setIndex(0, 9, machine);
  dict.set(machine, 'm', 3, NODE);
  expect(snapshotOf(dict, clock)).toEqual({ l: [1, 2] });
  expect(now(dict)).toEqual({ l: [9, 2], m: 3 });
});

test('what a stack was is known after it was popped', () => {
  const stack = new ListValue([1, 2]);
  const versions: [clock: number, elements: unknown][] = [];
  const note = (): number => versions.push([machine.clock, now(stack)]);
  const pop = () => {
    stack.beforeSplice(stack.elements.length - 1, 1, 0, machine);
    stack.elements.pop();
    return note();
  };
  note();
  pop();
  stack.beforeGrow(machine);
  stack.elements.push(3);
  note();
  stack.setIndex(0, 9, machine);
  pop();
  pop();
  expect(versions.map(([clock]) => [clock, snapshotOf(stack, clock)])).toEqual(versions);
  expect(versions.map(([, elements]) => elements)).toEqual([[1, 2], [1], [1, 3], [9], []]);
});

test('instances are records of their attributes, and a graph of them is cut off', () => {
  const type = classOf(machine, 'Node', [], {});
  const node = (depth: number): Value => {
    const object = made(machine, type);
    setAttribute(machine, object, 'data', depth, NODE);
    if (depth > 0) setAttribute(machine, object, 'next', new ListValue([node(depth - 1)]), NODE);
    return object;
  };
  expect(now(node(4))).toEqual({
    data: 4,
    next: [{ data: 3, next: [{ data: 2, next: [null] }] }],
  });
  const ring = made(machine, type);
  setAttribute(machine, ring, 'self', ring, NODE);
  expect(now(ring)).toEqual({ self: null });
});

test('instances that all know each other are copied out in bounded time', () => {
  const type = classOf(machine, 'Node', [], {});
  const nodes = Array.from({ length: 600 }, () => made(machine, type));
  for (const node of nodes) setAttribute(machine, node, 'others', new ListValue([...nodes]), NODE);
  const start = performance.now();
  now(new ListValue(nodes));
  expect(performance.now() - start).toBeLessThan(2000);
});

test('inputs are made of numbers where they stand', () => {
  const inner = new ListValue([1, new Float(2)]);
  const list = new ListValue([inner, inner, 'x', true]);
  expect(liftLeaves(machine, list, NODE)).toBe(list);
  const [int, float] = inner.elements;
  expect(int).toBeInstanceOf(IntRef);
  expect((int as IntRef).int).toBe(1);
  expect(machine.num(int as Ref)).toBe(1);
  expect(float).toBeInstanceOf(Ref);
  expect(float).not.toBeInstanceOf(IntRef);
  expect(list.elements[1]).toBe(inner);
  expect(list.elements.slice(2)).toEqual(['x', true]);
  liftLeaves(machine, list, NODE);
  expect(inner.elements[0]).toBe(int);
});

test('tuples that hold numbers give others, dicts keep their keys', () => {
  const tuple = new TupleValue([1, 'x']);
  const lifted = liftLeaves(machine, tuple, NODE) as TupleValue;
  expect(lifted).not.toBe(tuple);
  expect(lifted.elements[0]).toBeInstanceOf(IntRef);
  const texts = new TupleValue(['x']);
  expect(liftLeaves(machine, texts, NODE)).toBe(texts);
  const dict = dictOf([1, new Float(3)], ['t', tuple]);
  liftLeaves(machine, dict, NODE);
  expect([...dict.keys()]).toEqual([1, 't']);
  expect(dict.get(machine, 1, NODE)).toBeInstanceOf(Ref);
  expect((dict.get(machine, 't', NODE) as TupleValue).elements[0]).toBeInstanceOf(IntRef);
  const object = new ObjectValue(classOf(machine, 'A', [], {}));
  expect(liftLeaves(machine, object, NODE)).toBe(object);
});

test('a list that contains itself is lifted once; big ints are exact', () => {
  const list = new ListValue([1]);
  list.elements.push(list);
  liftLeaves(machine, list, NODE);
  expect(list.elements[1]).toBe(list);
  const big = liftLeaves(machine, 2n ** 70n, NODE) as IntRef;
  expect([big.int, machine.num(big)]).toEqual([2n ** 70n, 2 ** 70]);
  expect(liftLeaves(machine, 10n ** 400n, NODE)).toBe(10n ** 400n);
});

test('leaves are named as Python reads them', () => {
  const names = new Map<number, string>();
  const value = dictOf(['w', new ListValue([1, new TupleValue([2])])], [3, new Float(4)]);
  liftLeaves(machine, value, NODE);
  nameLeaves(now(value), 'p', names);
  expect([...names.values()].sort()).toEqual(["p['w'][0]", "p['w'][1][0]", 'p[3]']);
});
