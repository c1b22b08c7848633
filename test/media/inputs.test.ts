/** How the list of inputs moves numbers, and what it says to the extension. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf } from '../../media/inputs/promise.ts';
import { type Change, isFromInputs, isToInputs } from '../../media/inputs/protocol.ts';
import {
  dragged,
  factorOf,
  numberIn,
  partOf,
  rangeAround,
  stepIn,
  stepped,
  stepsOfKey,
  valueAt,
} from '../../media/inputs/steps.ts';
import { Stream } from '../../media/inputs/stream.ts';

const key = (name: string, more: object = {}) => ({ key: name, shiftKey: false, altKey: false, ...more });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('a range', () => {
  test.each([
    [3, -7, 13, 0.1],
    [-4, -14, 6, 0.1],
    [0, -1, 1, 0.01],
    [0.5, -0.5, 1.5, 0.01],
    [250, -750, 1250, 10],
    [1e-9, -9e-9, 1.1e-8, 1e-10],
  ])('around %d goes from %d to %d in steps of %d', (x, from, to, step) => {
    expect(rangeAround(x)).toEqual({ from, to });
    expect(stepIn(rangeAround(x))).toBeCloseTo(step, 14);
  });

  test('holds its number, and 0 between its ends, whatever the number is', () => {
    fc.assert(
      fc.property(finite, (x) => {
        const { from, to } = rangeAround(x);
        expect(from < to && Number.isFinite(from) && Number.isFinite(to)).toBe(true);
        expect(from <= 0 && 0 <= to).toBe(true);
        expect(from <= x && x <= to).toBe(true);
        expect(stepIn({ from, to })).toBeGreaterThan(0);
      }),
    );
  });

  test('of whole numbers has whole steps', () => {
    expect(stepIn({ from: -7, to: 13 }, true)).toBe(1);
    expect(stepIn({ from: 0, to: 1000 }, true)).toBe(5);
  });

  test('goes to its ends and back', () => {
    const range = { from: -7, to: 13 };
    expect([0, 0.5, 1].map((part) => valueAt(range, part, 0.1))).toEqual([-7, 3, 13]);
    expect(valueAt(range, 0.5001, 0.1)).toBe(3);
    expect([-7, 3, 13, 99].map((x) => partOf(range, x))).toEqual([0, 0.5, 1, 1]);
  });
});

describe('a step', () => {
  test('leaves nothing of binary fractions', () => {
    let x = 0;
    for (let i = 0; i < 10; i++) x = stepped(x, 1, 0.1);
    expect(x).toBe(1);
    expect(stepped(0.2, 1, 0.1)).toBe(0.3);
  });

  test('is coarse with Shift and fine with Alt', () => {
    expect(stepped(3, stepsOfKey(key('ArrowUp'), true)!, 0.1)).toBe(3.1);
    expect(stepped(3, stepsOfKey(key('ArrowUp', { shiftKey: true }), true)!, 0.1)).toBe(4);
    expect(stepped(3, stepsOfKey(key('ArrowDown', { altKey: true }), true)!, 0.1)).toBe(2.99);
    expect(factorOf(key('', { altKey: true }))).toBe(0.1);
  });

  test('left and right move the cursor where something is written', () => {
    expect(stepsOfKey(key('ArrowLeft'), true)).toBeUndefined();
    expect(stepsOfKey(key('ArrowLeft'), false)).toBe(-1);
    expect(stepsOfKey(key('a'), false)).toBeUndefined();
  });

  test('by dragging is one for every three pixels', () => {
    expect(dragged(3, 2, 0.1, 1)).toBe(3);
    expect(dragged(3, 30, 0.1, 1)).toBe(4);
    expect(dragged(3, -30, 0.1, 0.1)).toBe(2.9);
    expect(dragged(3, 9, 0.1, 1, true)).toBe(6);
  });
});

test.each([
  ['3', 3],
  [' -1.5e-3 ', -0.0015],
  ['.5', 0.5],
  ['2.', 2],
  ['1_000', 1000],
  ['\u22122', -2],
  ['', undefined],
  ['-', undefined],
  ['1e999', undefined],
  ['0x10', undefined],
  ['2 + 3', undefined],
  ['Infinity', undefined],
])('%j is %s', (text, x) => expect(numberIn(text)).toBe(x));

describe('what moves', () => {
  const sent: (readonly Change[])[] = [];
  const change = (value: number, name = 'x', element?: number): Change => ({ name, element, value });
  const stream = () => {
    sent.length = 0;
    return new Stream((_, changes) => sent.push(changes));
  };

  test('goes at once, and while it is on its way only the newest waits', () => {
    const one = stream();
    for (const x of [1, 2, 3, 4]) one.send(change(x));
    expect(sent).toEqual([[change(1)]]);
    one.answered(1);
    expect(sent).toEqual([[change(1)], [change(4)]]);
    one.answered(2);
    expect(sent).toHaveLength(2);
  });

  test('of different numbers the newest of each', () => {
    const one = stream();
    one.send(change(1));
    for (const x of [2, 3]) {
      one.send(change(x, 'W', 0));
      one.send(change(x, 'W', 5));
    }
    one.answered(1);
    expect(sent[1]).toEqual([change(3, 'W', 0), change(3, 'W', 5)]);
  });

  test('is ahead of the state until it is answered', () => {
    const one = stream();
    one.send(change(1));
    one.send(change(2));
    expect(one.ahead('x')).toBe(2);
    expect(one.ahead('x', 0)).toBeUndefined();
    one.answered(1);
    expect(one.ahead('x')).toBe(2);
    one.answered(1); // an old answer
    expect(one.ahead('x')).toBe(2);
    one.answered(2);
    expect(one.ahead('x')).toBeUndefined();
  });
});

test.each([
  [94.08 + 1.4e-14, 94.08, 0],
  [1e-20, 0, 1e-20],
  [3, 2.5, 0.5],
  [Number.NaN, 1, Number.NaN],
])('what came, %d, and what was promised, %d, differ by %d', (actual, promised, difference) => {
  expect(differenceOf(actual, promised)).toBe(difference);
});

test('messages are looked at before they are believed', () => {
  for (const message of [
    { type: 'ready' },
    { type: 'vary', turn: 1, changes: [{ name: 'x', element: undefined, value: 3 }] },
    { type: 'reset' },
    { type: 'look', name: 'W', place: { matrix: 0, row: 8, column: 0 } },
    { type: 'run', action: 'write' },
  ])
    expect(isFromInputs(message)).toBe(true);
  for (const message of [
    ...[null, 'ready', {}, { type: 'vary' }, { type: 'run', action: 'workbench.action.quit' }],
    { type: 'vary', turn: 1, changes: [{ name: 'x', value: Number.NaN }] },
    { type: 'vary', turn: 1, changes: [{ name: 'x', element: -1, value: 1 }] },
    { type: 'look', name: 'W', place: { matrix: 0, row: 1.5, column: 0 } },
    { type: 'differentiate', name: 'x', on: 'yes' },
  ])
    expect(isFromInputs(message)).toBe(false);
  expect(isToInputs({ type: 'checked', name: 'x', expression: '1' })).toBe(true);
  expect(isToInputs({ type: 'state', state: {} })).toBe(false);
});
