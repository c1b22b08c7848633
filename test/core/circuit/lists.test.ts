import { instance } from '@viz-js/viz';
import { describe, expect, test } from 'vitest';
import { buildCircuit, type CircuitOptions } from '../../../core/circuit/build.ts';
import type { Circuit } from '../../../core/circuit/circuit.ts';
import { Layout } from '../../../core/circuit/layout.ts';
import { inspect } from '../../../core/index.ts';

function js(text: string, options?: CircuitOptions): Circuit {
  return buildCircuit(inspect({ language: 'javascript', text }, { now: () => 0 }).record!, options);
}

describe('lists as inputs', () => {
  const network = `const W = [[1, 2], [3, 4], [5, 6]];
const xs = [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6], [0.7, 0.8]];
let loss = 0;
for (let n = 0; n < 4; n++) {
  for (let h = 0; h < 3; h++) loss += Math.sin(W[h][0] * xs[n][0] + W[h][1] * xs[n][1]);
}
`;

  test('are one gate with shape, value and gradient', () => {
    const { gates } = js(network, { closed: ['loop'] });
    expect(gates.map(({ id, group }) => [id, group?.text])).toEqual([
      ['=W', 'W 3×2'],
      ['=xs', 'xs 4×2'],
      ['loop', ''],
    ]);
    expect(gates[0].value).toMatchObject({ shape: [3, 2], mean: 3.5 });
    expect(gates[0].gradient).toMatchObject({ shape: [3, 2], numbers: 6 });
  });

  test('open into their numbers', () => {
    const { gates, boxes } = js(network, { closed: ['loop'], open: ['=W'] });
    expect(boxes).toMatchObject([{ id: '=W', group: { kind: 'array', text: 'W 3×2' } }]);
    expect(gates.filter(({ box }) => box === 0).map(({ label }) => label)).toEqual([
      ...['W[0][0]', 'W[0][1]', 'W[1][0]', 'W[1][1]', 'W[2][0]', 'W[2][1]'],
    ]);
  });

  test('hold what shows; the rest is with the iterations that use it', () => {
    const at = (n: number) => js(network, { shown: { loop: n } });
    const texts = (circuit: Circuit) => circuit.gates.flatMap(({ group }) => (group ? [group.text] : []));
    expect(texts(at(4))).toEqual(['W 3×2', 'xs[3] ×2', '']);
    expect(texts(at(1))).toEqual(['W 3×2', 'xs[0] ×2', '']);
    expect(at(2).entries).toBe(at(4).entries);
  });

  test('are named where they are used', () => {
    const circuit = js(network, { closed: ['loop/loop'], shown: { loop: 4 } });
    const used = circuit.wires
      .filter(({ from }) => circuit.gates[from].group?.kind === 'array')
      .map(({ name, count, branches: [{ to }] }) => `${name} ${count} ${circuit.gates[to].id}`);
    expect(used).toEqual(['W 6 loop/before', 'W 6 loop/loop', 'xs[3] 2 loop/loop']);
  });

  test('of few numbers stand each by itself in a small circuit', () => {
    const { gates } = js('const w = [1, 2, 3];\nconst f = w[0] * w[1] + w[2];\n');
    expect(gates.map(({ id }) => id)).toEqual(['=w[0]', '=w[1]', '=w[2]', '×', '=f']);
  });

  test('stand in a row above the picture when all their uses are named', async () => {
    const circuit = js(network, { shown: { loop: 4 } });
    const places = new Layout(await instance()).place(circuit);
    const at = (id: string) => places.gates[circuit.gates.findIndex((gate) => gate.id === id)];
    const [W, xs, loop] = [at('=W'), at('=xs'), places.boxes[0]];
    expect(W.y).toBe(xs.y);
    expect(xs.x).toBeGreaterThan(W.x + W.width);
    expect(loop.y).toBeGreaterThan(W.y + W.height);
    expect(places.height).toBeGreaterThanOrEqual(loop.y + loop.height);
    expect(places.wires.every(({ branches }) => branches.every(({ curves }) => curves.length > 0))).toBe(true);
  });

  test('are there in rows, too, when they are open', async () => {
    const circuit = js(network, { shown: { loop: 4 }, open: ['=W'] });
    const places = new Layout(await instance()).place(circuit);
    const at = (label: string) => places.gates[circuit.gates.findIndex((gate) => gate.label === label)];
    const box = places.boxes[circuit.boxes.findIndex(({ id }) => id === '=W')];
    expect(at('W[0][1]').y).toBe(at('W[0][0]').y);
    expect(at('W[0][1]').x).toBeGreaterThan(at('W[0][0]').x);
    expect(at('W[1][0]').x).toBe(at('W[0][0]').x);
    expect(at('W[1][0]').y).toBeGreaterThan(at('W[0][0]').y);
    expect(at('W[2][1]').y).toBeLessThan(box.y + box.height);
    expect(at('xs[3]').y).toBe(box.y);
  });
});
