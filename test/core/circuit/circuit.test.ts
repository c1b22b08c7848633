import { instance } from '@viz-js/viz';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildCircuit } from '../../../core/circuit/build.ts';
import { type Circuit, NONE } from '../../../core/circuit/circuit.ts';
import { toDot } from '../../../core/circuit/dot.ts';
import { type Graphviz, Layout, shapeKey } from '../../../core/circuit/layout.ts';
import { type Mark, Sketch } from './sketch.ts';
import { loop, neuron, patterns, product, staged, troubles } from './sketches.ts';

const labels = (circuit: Circuit) => circuit.gates.map((gate) => gate.label);
const wireOf = (circuit: Circuit, label: string) =>
  circuit.wires.find(({ from }) => circuit.gates[from].label === label)!;

describe('gates and wires', () => {
  test('the first circuit of the notes', () => {
    const circuit = buildCircuit(product());
    expect(labels(circuit)).toEqual(['x', 'y', 'z', '+', '×']);
    expect(circuit.wires.map(({ name, value, gradient }) => [name, value, gradient])).toEqual([
      [undefined, -2, -4],
      [undefined, 5, -4],
      [undefined, -4, 3],
      ['q', 3, -4],
      ['f', -12, 1],
    ]);
    expect(circuit.wires[3].branches).toEqual([{ to: 4, argument: 0, local: -4, slope: 'y', gradient: -4, uses: 1 }]);
    expect(circuit.wires[4].branches[0].to).toBe(NONE);
    expect(circuit.gates[3]).toMatchObject({ text: 'x + y', line: 4, effect: 'distributes', name: 'q', output: false });
    expect(circuit.gates[4].output).toBe(true);
  });

  test('constants are folded into their gate', () => {
    expect(labels(buildCircuit(neuron(), { open: ['~sigmoid:f'] })).slice(9)).toEqual(['×(−1)', 'exp', '+1', '1/x']);
    const s = new Sketch('x');
    let x = s.input('x', 0.5);
    const through = (name: Parameters<Sketch['op']>[0], args: (x: Mark) => readonly (Mark | number)[]) => {
      x = s.op(name, args(x), 'x');
    };
    through('sub', (x) => [x, 2]);
    through('sub', (x) => [2, x]);
    through('mul', (x) => [x, -0.25]);
    through('div', (x) => [x, 4]);
    through('pow', (x) => [x, 2]);
    through('pow', (x) => [2, x]);
    through('add', (x) => [x, 1e-7]);
    through('max', (x) => [0, x]);
    through('max', (x) => [x, 1, x]);
    through('max', (x) => [x, 1, 2, 3, 4]);
    expect(labels(buildCircuit(s.done(x))).slice(1)).toEqual([
      '−2',
      '2−x',
      '×(−0.25)',
      '÷4',
      '^2',
      '2^x',
      '+1e−7',
      'max(0, x)',
      'max(·, 1, ·)',
      'max(x, 1, 2, …)',
    ]);
  });

  test('a fork has the sum at its stem and a contribution on each branch', () => {
    const circuit = buildCircuit(staged());
    const x = wireOf(circuit, 'x');
    expect(x.forks).toBe(true);
    const sum = x.branches.reduce((total, branch) => total + Number(branch.gradient), 0);
    expect(sum).toBeCloseTo(Number(x.gradient), 14);
    expect(x.gradient).toBeCloseTo(2.0595697955721652, 12);
  });

  test('the same value twice is two branches', () => {
    const s = new Sketch('x * x');
    const x = s.input('x', 3);
    const [wire] = buildCircuit(s.done(s.op('mul', [x, x], 'x * x'))).wires;
    expect(wire.branches).toMatchObject([
      { to: 1, argument: 0, gradient: 3 },
      { to: 1, argument: 1, gradient: 3 },
    ]);
    expect(wire.gradient).toBe(6);
  });

  test('what the output does not depend on is not drawn', () => {
    const s = new Sketch('x y x + 1');
    const [x, y] = [s.input('x', 1), s.input('y', 2)];
    s.op('mul', [x, y], 'x y');
    expect(labels(buildCircuit(s.done(s.op('add', [x, 1], 'x + 1'))))).toEqual(['x', '+1']);
  });

  test('without an output everything shows, with values only', () => {
    const s = new Sketch('x y x + 1');
    s.op('add', [s.input('x', 1), 1], 'x + 1');
    s.input('y', 2);
    const circuit = buildCircuit(s.done());
    expect(circuit.wires.map(({ value, gradient }) => [value, gradient])).toEqual([
      [1, undefined],
      [2, undefined],
      [2, undefined],
    ]);
  });

  test('an input that is the output, and several outputs', () => {
    const s = new Sketch('x y');
    const circuit = buildCircuit(s.done(s.input('x', 1), s.input('y', 2)));
    expect(circuit.wires.map(({ branches }) => branches.map(({ to }) => to))).toEqual([[NONE], [NONE]]);
  });

  test('nothing at all', () => {
    expect(buildCircuit(new Sketch('').done())).toEqual({ gates: [], wires: [], boxes: [], entries: 0 });
  });

  test('kinks, and what is not a number', () => {
    const circuit = buildCircuit(troubles());
    expect(circuit.gates.filter((gate) => gate.kink !== undefined).map((gate) => gate.label)).toEqual(['|x|']);
    expect(wireOf(circuit, 'v').gradient).toBeNaN();
  });
});

describe('groups', () => {
  test('short calls are open, in a box; of one gate there is none', () => {
    expect(buildCircuit(staged()).boxes).toEqual([]);
    const open = ['call:sigmoid/~sigmoid:', 'call:sigmoid.1/~sigmoid:'];
    const circuit = buildCircuit(staged(), { open });
    expect(circuit.boxes.map(({ id, group }) => [id, group.text, group.line])).toEqual([
      [open[0], 'σ', 1],
      [open[1], 'σ', 1],
    ]);
    expect(circuit.gates.filter(({ box }) => box === 0).map(({ label }) => label)).toEqual([
      '×(−1)',
      'exp',
      '+1',
      '1/x',
    ]);
    const chosen = buildCircuit(staged(), { open: ['call:sigmoid'] });
    expect(chosen.boxes.map(({ id, group }) => [id, group.text, group.line])).toEqual([
      ['call:sigmoid', 'sigmoid(y)', 4],
    ]);
    const closed = buildCircuit(staged(), { closed: ['call:sigmoid'] });
    expect(closed.gates.find(({ kind }) => kind === 'group')).toMatchObject({
      id: 'call:sigmoid',
      group: { gates: 4 },
    });
  });

  test('a loop that is closed is one gate', () => {
    const { gates } = buildCircuit(loop(20), { closed: ['loop'] });
    expect(gates.map(({ kind }) => kind)).toEqual(['input', 'input', 'group', 'op']);
    expect(gates[2].group).toMatchObject({ kind: 'loop', line: 2, of: 20, gates: 40 });
    expect([gates[2].first, gates[2].last, gates[2].runs]).toEqual([2, 41, [[2, 41]]]);
  });

  test('a branch into a closed group carries the sum of the uses there', () => {
    const w = wireOf(buildCircuit(loop(20), { closed: ['loop'] }), 'w');
    expect(w.branches).toHaveLength(1);
    expect(w.branches[0]).toMatchObject({ uses: 20, local: undefined });
    expect(w.branches[0].gradient).toBeCloseTo(Number(w.gradient), 12);
  });

  test('many values between groups are one thick wire', () => {
    const s = new Sketch('init()\nuse()');
    const made = s.call('init()', () => Array.from({ length: 20 }, (_, i) => s.input(`w[${i}]`, i, 'init')));
    const f = s.call('use()', () => made.reduce((sum, w) => s.op('add', [sum, w], 'use')));
    const circuit = buildCircuit(s.done(f), { closed: ['call:init', 'call:use'] });
    expect(circuit.wires).toHaveLength(2);
    expect(circuit.wires[0]).toMatchObject({ count: 20, value: undefined, branches: [{ to: 1 }] });
  });

  test('a recursion is not drawn box in box without end', () => {
    const s = new Sketch('f(x)');
    const deep = (x: Mark, depth: number): Mark =>
      depth === 0 ? x : s.call('f(x)', () => deep(s.op('add', [x, 1], 'x'), depth - 1));
    const circuit = buildCircuit(s.done(deep(s.input('x', 1), 500)));
    expect(circuit.boxes.length).toBeLessThanOrEqual(8);
  });
});

/** 65,000 gates, in a loop or in a flat line of lines. */
function big(inLoop: boolean) {
  const lines = Array.from({ length: 650 }, (_, i) => `x = x * a${i}`);
  const s = new Sketch(`for (;;) body(x);\n${lines.join('\n')}`);
  let x = s.input('x', 1, 'x');
  if (inLoop) {
    s.loop('for (;;) body(x);', 6500, () => {
      for (let i = 0; i < 10; i++) x = s.op('mul', [x, 0.999], lines[i]);
    });
  } else for (const line of lines) for (let i = 0; i < 100; i++) x = s.op('mul', [x, 0.9999], line);
  return s.done(x);
}

describe('65,000 gates', () => {
  test.each([true, false])('show in parts (loop: %s)', (inLoop) => {
    const circuit = buildCircuit(big(inLoop));
    expect(circuit.entries).toBe(65001);
    expect(circuit.gates.length).toBeLessThanOrEqual(300);
  });

  test('open a part at a time', () => {
    const record = big(false);
    const opened = (open: readonly string[]) => buildCircuit(record, { open });
    const first = opened([]);
    const group = first.gates.find(({ kind }) => kind === 'group')!;
    expect(group.group).toMatchObject({ kind: 'lines', line: 2, lastLine: 18 });
    const second = opened([group.id]);
    expect(second.gates.length).toBeLessThan(700);
    expect(second.boxes.map(({ id }) => id)).toEqual([group.id]);
    const loops = buildCircuit(big(true), { open: ['loop/before', 'loop/before/from1001'] });
    expect(loops.gates.map(({ group }) => group?.kind)).toContain('iterations');
    expect(loops.boxes[2].group).toMatchObject({ from: 1001, to: 2000, of: 6500, gates: 10000 });
  });
});

describe('layout', () => {
  let viz: Graphviz;
  beforeAll(async () => {
    viz = await instance();
  });

  test('places everything, left to right', () => {
    const circuit = buildCircuit(product());
    const places = new Layout(viz).place(circuit);
    expect(places.gates).toHaveLength(5);
    for (const { from, branches } of circuit.wires) {
      for (const { to } of branches) if (to !== NONE) expect(places.gates[to].x).toBeGreaterThan(places.gates[from].x);
    }
    expect(places.wires.every(({ lead, branches }) => lead.length >= 8 && branches[0].curves.length === 1)).toBe(true);
    expect(places.wires[4].branches[0].terminal).toBeDefined();
  });

  test('arguments enter in their order, the first above', () => {
    for (const record of [product(), patterns()]) {
      const { gates } = new Layout(viz).place(buildCircuit(record));
      expect(gates[0].y).toBeLessThan(gates[1].y);
    }
    const circuit = buildCircuit(product());
    const { wires } = new Layout(viz).place(circuit);
    expect(wires[3].stem.y).toBeLessThan(wires[2].stem.y);
  });

  test('other values have the same places, and Graphviz is not asked again', () => {
    let asked = 0;
    const layout = new Layout({
      render: (dot, options) => {
        asked++;
        return viz.render(dot, options);
      },
    });
    const places = layout.place(buildCircuit(product()));
    expect(layout.place(buildCircuit(product(-123.456, 1e-300, Number.NaN)))).toBe(places);
    expect(asked).toBe(1);
    expect(shapeKey(buildCircuit(product(7, 8, 9)))).toBe(places.key);
    expect(shapeKey(buildCircuit(neuron()))).not.toBe(places.key);
  });

  test.each([staged, loop, troubles, neuron])('%o has a place for all that is drawn', (make) => {
    const circuit = buildCircuit(make(), { open: ['loop'] });
    const places = new Layout(viz).place(circuit);
    for (const frame of [...places.gates, ...places.boxes, ...places.wires.map(({ stem }) => stem)]) {
      expect(frame.width).toBeGreaterThan(0);
      expect(frame.x + frame.width).toBeLessThanOrEqual(places.width + 1);
      expect(frame.y + frame.height).toBeLessThanOrEqual(places.height + 1);
    }
    circuit.gates.forEach(({ box }, g) => {
      if (box === NONE) return;
      expect(places.gates[g].x).toBeGreaterThan(places.boxes[box].x);
      expect(places.gates[g].y).toBeGreaterThan(places.boxes[box].y);
    });
  });

  test('no text of the user reaches Graphviz', () => {
    const name = '"]; evil [label=<b>';
    const s = new Sketch(`${name}(x)`);
    const x = s.input(name, 1);
    const circuit = buildCircuit(s.done(s.call(`${name}(x)`, () => s.op('sin', [x], name, name))));
    expect(toDot(circuit)).not.toContain('evil');
    expect(new Layout(viz).place(circuit).gates).toHaveLength(2);
  });

  test('says why it cannot', () => {
    const broken: Graphviz = { render: () => ({ status: 'failure', errors: [{ message: 'out of memory' }] }) };
    expect(() => new Layout(broken).place(buildCircuit(product()))).toThrow('out of memory');
  });
});
