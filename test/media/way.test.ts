import { instance } from '@viz-js/viz';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCircuit } from '../../core/circuit/build.ts';
import { Layout } from '../../core/circuit/layout.ts';
import type { Frame, Places } from '../../core/circuit/places.ts';
import { inspect } from '../../core/index.ts';
import { between } from '../../media/camera.ts';
import { find } from '../../media/find.ts';
import { chordOf, keySigns } from '../../media/keys.ts';
import { originsOf, type Picture, steadyWires, wayFrom } from '../../media/origins.ts';
import { focused, isWhole, legible, type Transform, union } from '../../media/viewport.ts';
import { english } from '../../media/words.ts';
import { loop, staged } from '../core/circuit/sketches.ts';

const layout = new Layout(await instance());
const drawn = (record: Parameters<typeof buildCircuit>[0], options?: Parameters<typeof buildCircuit>[1]): Picture => {
  const circuit = buildCircuit(record, options);
  return { circuit, places: layout.place(circuit) };
};
const closed = drawn(staged());
const fold = closed.circuit.gates.findIndex((gate) => gate.fold !== undefined);
const { id } = closed.circuit.gates[fold];
const open = drawn(staged(), { open: [id] });
const HERE: Transform = { x: 0, y: 0, scale: 1 };

describe('where parts were', () => {
  const came = originsOf(open, closed);
  const went = originsOf(closed, open);
  const box = open.circuit.boxes.findIndex((other) => other.id === id);

  test('what is drawn in both keeps its identity', () => {
    const same = open.circuit.gates.findIndex((gate) => gate.name === 'x');
    const before = closed.circuit.gates.findIndex((gate) => gate.name === 'x');
    expect(came.gates[same]).toEqual({
      isSame: true,
      frame: closed.places.gates[before],
      room: open.places.gates[same],
    });
  });

  test('the parts of what was opened come out of it together, and go back into it', () => {
    const parts = open.circuit.gates.flatMap((gate, g) => (gate.box === box ? [g] : []));
    expect(parts.length).toBeGreaterThan(1);
    const frame = closed.places.gates[fold];
    const room = open.places.boxes[box];
    for (const part of parts) expect(came.gates[part]).toEqual({ isSame: false, frame, room });
    expect(came.boxes[box]).toEqual({ isSame: false, frame, room });
    expect(went.gates[fold]).toBeUndefined(); // it fades, while its parts grow out of its place
  });

  test('at another level a formula takes in the operations that it stands for', () => {
    const named = drawn(staged(), { level: 'named' });
    const inside = originsOf(closed, named).gates.filter((origin) => origin?.isSame === false);
    expect(inside.length).toBeGreaterThan(0);
    for (const origin of inside) expect(named.places.gates).toContainEqual(origin!.frame);
  });

  test('wires between parts that moved alike moved with them', () => {
    const all = steadyWires(closed, closed, originsOf(closed, closed));
    expect([...all]).toEqual(closed.circuit.wires.map((_, w) => [w, w]));
    const right = { ...closed.places, gates: closed.places.gates.map((frame, g) => (g === 0 ? moved(frame) : frame)) };
    const some = steadyWires({ ...closed, places: right }, closed, originsOf({ ...closed, places: right }, closed));
    const touched = closed.circuit.wires.flatMap(({ from, branches }, w) =>
      from === 0 || branches.some(({ to }) => to === 0) ? [w] : [],
    );
    expect(touched.length).toBeGreaterThan(0);
    expect(closed.circuit.wires.map((_, w) => w).filter((w) => !some.has(w))).toEqual(touched);
  });

  test('the way begins where the part was seen', () => {
    const number = fc.double({ min: -500, max: 500, noNaN: true });
    const size = fc.double({ min: 1, max: 300, noNaN: true });
    const frames = fc.record({ x: number, y: number, width: size, height: size });
    const transforms = fc.record({ x: number, y: number, scale: fc.double({ min: 0.1, max: 4, noNaN: true }) });
    fc.assert(
      fc.property(frames, frames, transforms, transforms, fc.boolean(), (frame, room, seen, other, isSame) => {
        const way = wayFrom({ isSame, frame, room }, seen, other);
        const middle = room.x + room.width / 2;
        const now = seen.scale * (way.scale * middle + way.x) + seen.x;
        expect(now).toBeCloseTo(other.scale * (frame.x + frame.width / 2) + other.x, 6);
      }),
    );
    expect(wayFrom({ isSame: true, frame: frameAt(5, 7), room: frameAt(5, 7) }, HERE, HERE)).toEqual(HERE);
  });
});

describe('search', () => {
  const names = (query: string, picture = closed) =>
    find(picture.circuit, query, english).map(({ kind, index }) =>
      kind === 'box' ? 'box' : (picture.circuit.gates[index].name ?? picture.circuit.gates[index].label),
    );

  test('the variable itself stands before what only mentions it', () => {
    const found = names('x');
    expect(found[0]).toBe('x');
    expect(found.length).toBeGreaterThan(1);
    expect(names('XPY')[0]).toBe('xpy');
  });

  test('source texts, lines, and groups by their titles', () => {
    const { line } = closed.circuit.gates[closed.circuit.gates.findIndex((gate) => gate.name === 'xpy')];
    expect(names(String(line))).toContain('xpy');
    expect(names('loop', drawn(loop(20)))).not.toEqual([]);
    expect(names('')).toEqual([]);
    expect(names('  ')).toEqual([]);
    expect(names('nowhere')).toEqual([]);
  });

  test('a variable in a closed group, by the group that holds it', () => {
    const text = 'w = 2.0\ns = 0.0\nfor i in range(20):\n    hidden = w * i\n    s += hidden\n';
    const { record } = inspect({ language: 'python', text }, { now: () => 0 });
    const { circuit } = drawn(record!, { level: 'group' });
    const found = find(circuit, 'hidden', english).map(({ index, inside }) => [circuit.gates[index].kind, inside]);
    expect(found).toEqual([['group', true]]);
  });
});

describe('where one looks', () => {
  const panel = { width: 800, height: 600 };
  const places = (width: number, height: number, gates: readonly Frame[]) => ({ width, height, gates }) as Places;

  test('a wide picture begins at its left end, at its natural size if that fits', () => {
    expect(legible(places(4000, 400, []), panel)).toEqual({ x: 24, y: 100, scale: 1 });
  });

  test('a high one at the height of most of its first gates', () => {
    const gates = [frameAt(0, 2000), frameAt(100, 2100), frameAt(200, 2200), frameAt(3000, 0)];
    const { y, scale } = legible(places(4000, 4000, gates), panel);
    for (const gate of gates.slice(0, 3)) {
      expect(y + scale * gate.y).toBeGreaterThan(0);
      expect(y + scale * (gate.y + gate.height)).toBeLessThan(panel.height);
    }
    expect(legible(places(4000, 4000, [frameAt(0, 0)]), panel).y).toBe(24);
  });

  test('what one looks at stands in the middle, with what is around it', () => {
    const part = union([frameAt(1000, 1000), frameAt(1100, 1050)]);
    expect(part).toEqual({ x: 1000, y: 1000, width: 140, height: 90 });
    const { x, y, scale } = focused(part, panel);
    expect(x + scale * 1070).toBeCloseTo(400);
    expect(y + scale * 1045).toBeCloseTo(300);
    expect(scale).toBe(1.5);
  });

  test('whether all of it is in sight', () => {
    expect(isWhole({ width: 100, height: 100 }, panel, { x: 0, y: 0, scale: 5 })).toBe(true);
    expect(isWhole({ width: 100, height: 100 }, panel, { x: 0, y: 0, scale: 7 })).toBe(false);
    expect(isWhole({ width: 100, height: 100 }, panel, { x: -1, y: 0, scale: 1 })).toBe(false);
  });

  test('a glide that zooms keeps its fixed point all the way', () => {
    const to = { x: -100, y: 50, scale: 3 };
    const fixed = { x: to.x / (1 - to.scale), y: to.y / (1 - to.scale) };
    for (const part of [0, 0.3, 0.7, 1]) {
      const { x, y, scale } = between(HERE, to, part);
      expect(x + scale * fixed.x).toBeCloseTo(fixed.x);
      expect(y + scale * fixed.y).toBeCloseTo(fixed.y);
    }
    expect(between(HERE, { x: 8, y: 4, scale: 1 }, 0.5)).toEqual({ x: 4, y: 2, scale: 1 });
  });
});

describe('keys', () => {
  const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

  test('are called alike on all keyboards', () => {
    expect(chordOf({ ...plain, key: '?', shiftKey: true })).toBe('?');
    expect(chordOf({ ...plain, key: 'Enter', shiftKey: true })).toBe('Shift+Enter');
    expect(chordOf({ ...plain, key: 'T', shiftKey: true })).toBe('t');
    expect(chordOf({ ...plain, key: 'F', ctrlKey: true, shiftKey: true })).not.toBe('Ctrl+f');
    expect(chordOf({ ...plain, key: 'f', metaKey: true })).toBe('Ctrl+f');
    expect(chordOf({ ...plain, key: 'ArrowUp', altKey: true })).toBe('Alt+ArrowUp');
  });

  test('are written as on the keyboard', () => {
    expect(keySigns(['+', '='])).toEqual(['+', '=']);
    expect(keySigns(['/', 'Ctrl+f'])).toEqual(['/', 'Ctrl+F']);
    expect(keySigns(['Shift+ArrowLeft', 'Shift+ArrowRight'])).toEqual(['Shift', '←', '→']);
  });
});

function frameAt(x: number, y: number): Frame {
  return { x, y, width: 40, height: 40 };
}

function moved(frame: Frame): Frame {
  return { ...frame, y: frame.y + 30 };
}
