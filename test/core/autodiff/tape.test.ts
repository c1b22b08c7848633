import { describe, expect, test } from 'vitest';
import { LEAF, ops } from '../../../core/autodiff/ops/index.ts';
import { CONSTANT, Tape, TapeFullError } from '../../../core/autodiff/tape.ts';

/** All that the tape says of an entry. */
function entryOf(tape: Tape, i: number) {
  const [from, to] = [tape.argStart[i], tape.argStart[i + 1]];
  return {
    op: tape.op[i],
    node: tape.node[i],
    frame: tape.frame[i],
    value: tape.value[i],
    args: [...tape.arg.subarray(from, to)],
    argValues: [...tape.argValue.subarray(from, to)],
  };
}

test('an entry is read as it was written', () => {
  const tape = new Tape();
  const x = tape.leaf(7, 1, 1.5);
  const y = tape.record1(ops.exp.id, 8, 1, x, 1.5, 4.5);
  const z = tape.record2(ops.mul.id, 9, 2, y, 4.5, CONSTANT, 2, 9);
  const m = tape.record(ops.max.id, 10, 3, [x, CONSTANT, z], [1.5, 3, 9], 9);
  expect([x, y, z, m]).toEqual([0, 1, 2, 3]);
  expect(tape.length).toBe(4);
  expect(entryOf(tape, x)).toEqual({ op: LEAF, node: 7, frame: 1, value: 1.5, args: [], argValues: [] });
  expect(entryOf(tape, y)).toEqual({ op: ops.exp.id, node: 8, frame: 1, value: 4.5, args: [0], argValues: [1.5] });
  expect(entryOf(tape, z)).toEqual({ op: ops.mul.id, node: 9, frame: 2, value: 9, args: [1, -1], argValues: [4.5, 2] });
  expect(entryOf(tape, m)).toEqual({
    op: ops.max.id,
    node: 10,
    frame: 3,
    value: 9,
    args: [0, -1, 2],
    argValues: [1.5, 3, 9],
  });
});

test('an op without arguments is an entry', () => {
  const tape = new Tape();
  tape.record(ops.max.id, 0, 0, [], [], Number.NEGATIVE_INFINITY);
  const x = tape.leaf(0, 0, 1);
  expect(entryOf(tape, 0).args).toEqual([]);
  expect(entryOf(tape, x).args).toEqual([]);
});

test('it grows and keeps what it holds', () => {
  const tape = new Tape();
  const n = 5000;
  for (let i = 0; i < n; i++) {
    if (i % 3 === 0) tape.leaf(i, i + 1, i / 2);
    else if (i % 3 === 1) tape.record1(i % 50, i, i + 1, i - 1, 0.25 * i, i / 2);
    else tape.record2(i % 50, i, i + 1, i - 1, 0.25 * i, i - 2, i + 9, i / 2);
  }
  expect(tape.length).toBe(n);
  for (let i = 0; i < n; i++) {
    expect(entryOf(tape, i)).toEqual({
      op: i % 3 === 0 ? LEAF : i % 50,
      node: i,
      frame: i + 1,
      value: i / 2,
      args: [i - 1, i - 2].slice(0, i % 3),
      argValues: [0.25 * i, i + 9].slice(0, i % 3),
    });
  }
});

test('an op of many arguments fits, however many', () => {
  const tape = new Tape();
  const n = 10_000;
  const args = Array.from({ length: n }, (_, i) => tape.leaf(0, 0, i));
  const sum = tape.record(ops.max.id, 0, 0, args, args, n - 1);
  expect(entryOf(tape, sum).args).toEqual(args);
  expect(tape.argLength).toBe(n);
});

describe('the limit', () => {
  test.each([1, 10, 256, 257, 1000])('of %d entries is held exactly', (limit) => {
    const tape = new Tape(limit);
    for (let i = 0; i < limit; i++) tape.leaf(0, 0, i);
    expect(() => tape.leaf(0, 0, 0)).toThrow(TapeFullError);
    expect(() => tape.record2(ops.add.id, 0, 0, 0, 0, 0, 0, 0)).toThrow(`full at ${limit}`);
    expect(tape.length).toBe(limit);
    expect(tape.value[limit - 1]).toBe(limit - 1);
  });

  test('may change between two runs', () => {
    const tape = new Tape(300);
    for (let i = 0; i < 300; i++) tape.leaf(0, 0, i);
    tape.reset();
    tape.limit = 2;
    tape.leaf(0, 0, 0);
    tape.leaf(0, 0, 0);
    expect(() => tape.leaf(0, 0, 0)).toThrow(TapeFullError);
    tape.limit = 1000;
    while (tape.length < 1000) tape.leaf(0, 0, 0);
    expect(() => tape.leaf(0, 0, 0)).toThrow(TapeFullError);
  });
});

test('it is empty after a reset, and keeps its memory', () => {
  const tape = new Tape();
  for (let i = 0; i < 1000; i++) tape.record1(ops.exp.id, i, i, 0, 1, i);
  const { value } = tape;
  tape.reset();
  expect([tape.length, tape.argLength]).toEqual([0, 0]);
  const x = tape.leaf(1, 2, 3);
  const y = tape.record1(ops.neg.id, 4, 5, x, 3, -3);
  expect(tape.value).toBe(value);
  expect(entryOf(tape, x)).toEqual({ op: LEAF, node: 1, frame: 2, value: 3, args: [], argValues: [] });
  expect(entryOf(tape, y)).toEqual({ op: ops.neg.id, node: 4, frame: 5, value: -3, args: [0], argValues: [3] });
});
