import { instance } from '@viz-js/viz';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCircuit } from '../../core/circuit/build.ts';
import { Layout } from '../../core/circuit/layout.ts';
import { asMemory, noChoice, noMemory, withGroup, withLevel } from '../../media/memory.ts';
import { gatesOf, neighbour } from '../../media/navigate.ts';
import { isFromView, isSource, isToView, packed, unpacked } from '../../media/protocol.ts';
import { fitted, inSight, legible, zoomed } from '../../media/viewport.ts';
import { english, fill } from '../../media/words.ts';
import { loop, product, troubles } from '../core/circuit/sketches.ts';

describe('messages', () => {
  test('a circuit survives the way as JSON', () => {
    const circuit = buildCircuit(troubles());
    expect(unpacked(JSON.parse(JSON.stringify(packed(circuit))))).toEqual(circuit);
  });

  test('so does everything else', () => {
    fc.assert(
      fc.property(
        fc.object({ withNullPrototype: false, values: [fc.double(), fc.string(), fc.constant(null)] }),
        (data) => {
          expect(unpacked(JSON.parse(JSON.stringify(packed(data))))).toEqual(data);
        },
      ),
    );
  });

  test('guards', () => {
    const state = { source: undefined, words: english, picture: undefined, stale: false, selected: [] };
    expect(isToView({ type: 'state', state })).toBe(true);
    expect(isToView({ type: 'select', entries: [1], follow: true })).toBe(true);
    expect(isToView({ type: 'stale', stale: true })).toBe(true);
    expect(isToView({ type: 'command', name: 'fit' })).toBe(true);
    for (const message of [
      ...[undefined, null, 'state', {}, { type: 'state' }, { type: 'select' }, { type: 'nothing' }],
      { type: 'command', name: 'gradlens.compute' },
    ]) {
      expect(isToView(message)).toBe(false);
    }
    expect(isFromView({ type: 'ready', choice: { ...noChoice, closed: ['a'] }, drawn: false })).toBe(true);
    expect(isFromView({ type: 'reveal', start: 1, end: 2, focus: false })).toBe(true);
    expect(isFromView({ type: 'run', action: 'compute' })).toBe(true);
    for (const message of [
      undefined,
      { type: 'ready', drawn: false },
      { type: 'ready', choice: noChoice },
      { type: 'choose', choice: { ...noChoice, open: [1] } },
      { type: 'choose', choice: { ...noChoice, level: 'wire' } },
      { type: 'step', series: 'loop', at: '1' },
      { type: 'step', at: 1 },
      { type: 'light', start: 1 },
      { type: 'reveal', start: -1, end: 2 },
      { type: 'run', action: 'workbench.action.quit' },
    ]) {
      expect(isFromView(message)).toBe(false);
    }
  });
});

describe('memory', () => {
  test('what was done last counts', () => {
    let choice = withGroup(noChoice, 'a', true);
    choice = withGroup(choice, 'b', true);
    choice = withGroup(choice, 'a', false);
    expect(choice).toMatchObject({ open: ['b'], closed: ['a'] });
    expect(withGroup(choice, 'a', true)).toMatchObject({ open: ['b', 'a'], closed: [] });
    expect(withLevel(choice, 'named')).toEqual({ ...noChoice, level: 'named' });
  });

  const source = { document: 'a', kept: { code: 'f=1' }, pinned: true };

  test.each([undefined, 7, {}, { source: 1 }])('what is stored may be anything: %j', (stored) => {
    expect(asMemory(stored)).toEqual(noMemory);
  });

  test('is read back, as far as it makes sense', () => {
    const memory = {
      source,
      choice: { ...noChoice, open: ['x'] },
      transform: { x: 1, y: 2, scale: 3 },
      overview: false,
      tinted: true,
      drawer: true,
    };
    expect(asMemory(JSON.parse(JSON.stringify(memory)))).toEqual(memory);
    expect(asMemory({ source, transform: { x: 1, y: null, scale: 0 } })).toEqual({ ...noMemory, source });
  });

  test.each([{ document: 1 }, { kept: undefined }, { kept: 'f=1' }, { cell: -1 }, { pinned: 'yes' }])(
    'a source with %j is none',
    (part) => {
      expect(isSource(source)).toBe(true);
      expect(isSource({ ...source, ...part })).toBe(false);
    },
  );
});

describe('viewport', () => {
  const panel = { width: 800, height: 600 };

  test('the whole picture in the middle, not blown up', () => {
    expect(fitted({ width: 100, height: 100 }, panel)).toEqual({ x: 325, y: 225, scale: 1.5 });
    const { x, scale } = fitted({ width: 8000, height: 100 }, panel);
    expect([x, scale]).toEqual([24, 752 / 8000]);
    expect(legible({ width: 8000, height: 100, gates: [] }, panel).scale).toBeGreaterThan(0.5);
    expect(Number.isFinite(fitted({ width: 0, height: 0 }, { width: 0, height: 0 }).scale)).toBe(true);
  });

  test('zooming keeps the point under the pointer', () => {
    const number = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(
        number,
        number,
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        number,
        number,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (x, y, scale, px, py, factor) => {
          const next = zoomed({ x, y, scale }, { x: px, y: py }, factor);
          expect((px - next.x) / next.scale).toBeCloseTo((px - x) / scale, 6);
          expect((py - next.y) / next.scale).toBeCloseTo((py - y) / scale, 6);
        },
      ),
    );
  });

  test('the smallest move brings a gate in sight', () => {
    const gate = { x: 1000, y: 100, width: 50, height: 50 };
    expect(inSight({ x: 0, y: 0, scale: 1 }, gate, panel)).toEqual({ x: -274, y: 0, scale: 1 });
    const seen = { x: -500, y: 0, scale: 1 };
    expect(inSight(seen, gate, panel)).toBe(seen);
  });

  test('nothing is brought in sight beneath the overview', () => {
    const corner = { width: 200, height: 100 };
    const { width, height } = panel;
    const at = (right: number, below: number) => ({
      x: width - right - 50,
      y: height - below - 50,
      width: 50,
      height: 50,
    });
    const still = { x: 0, y: 0, scale: 1 };
    expect(inSight(still, at(30, 30), panel, corner)).toEqual({ x: 0, y: -70, scale: 1 });
    expect(inSight(still, at(180, 30), panel, corner)).toEqual({ x: -20, y: 0, scale: 1 });
    for (const seen of [at(30, 100), at(200, 30)]) expect(inSight(still, seen, panel, corner)).toBe(still);
    const high = { x: width - 80, y: 40, width: 50, height: height - 70 };
    expect(inSight(still, high, panel, corner)).toEqual({ x: -170, y: 0, scale: 1 });
    const all = { x: 24, y: 24, width: width - 48, height: height - 48 };
    expect(inSight(still, all, panel, corner)).toBe(still);
  });
});

describe('keys', () => {
  test('arrows follow the wires', async () => {
    const circuit = buildCircuit(product());
    const places = new Layout(await instance()).place(circuit);
    const go = (from: number, direction: 'left' | 'right' | 'up' | 'down') =>
      neighbour(circuit, places, from, direction);
    expect(go(0, 'right')).toBe(3);
    expect(go(3, 'right')).toBe(4);
    expect(go(4, 'right')).toBe(4);
    expect(go(4, 'left')).toBe(3);
    expect([0, 1]).toContain(go(3, 'left'));
    expect(go(0, 'down')).toBe(1);
    expect(go(0, 'up')).toBe(0);
  });

  test('an entry in a closed group is found as its group', () => {
    const circuit = buildCircuit(loop(20));
    expect(gatesOf(circuit, [0])).toEqual([0]);
    expect(gatesOf(circuit, [10, 11, 12])).toEqual([2]);
    expect(gatesOf(circuit, [9999])).toEqual([]);
  });
});

test('words are filled in', () => {
  expect(fill('{count} gates, {nothing}', { count: 65000 })).toBe('65,000 gates, {nothing}');
});
