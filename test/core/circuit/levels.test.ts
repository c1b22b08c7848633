import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCircuit, type CircuitOptions } from '../../../core/circuit/build.ts';
import type { Circuit, Wire } from '../../../core/circuit/circuit.ts';
import { toDot } from '../../../core/circuit/dot.ts';
import { inspect, type LanguageId } from '../../../core/index.ts';
import { type Mark, Sketch } from './sketch.ts';
import { loop, neuron } from './sketches.ts';

function circuitOf(language: LanguageId, text: string, options?: CircuitOptions): Circuit {
  const run = inspect({ language, text }, { now: () => 0 });
  expect(run.summary.error).toBeNull();
  return buildCircuit(run.record!, options);
}

const js = (text: string, options?: CircuitOptions) => circuitOf('javascript', text, options);
const python = (text: string, options?: CircuitOptions) => circuitOf('python', `import numpy as np\n${text}`, options);
const labels = ({ gates }: Circuit) => gates.map(({ label, group }) => (group === undefined ? label : group.kind));
const ids = ({ gates }: Circuit) => gates.map(({ id }) => id);
const wireOf = (circuit: Circuit, label: string): Wire =>
  circuit.wires.find(({ from }) => circuit.gates[from].label === label)!;

describe('a fold', () => {
  test('is a gate with a value, a gradient, and a local gradient for each number', () => {
    const { gates, wires } = buildCircuit(neuron());
    const sigma = gates[gates.length - 1];
    const y = 1 / (1 + Math.exp(-1));
    expect(sigma).toMatchObject({ kind: 'fold', label: 'σ', name: 'f', gradient: 1, output: true, group: undefined });
    expect(sigma.fold).toEqual({ kind: 'composition', name: 'sigmoid', local: '(1 − σ)·σ', gates: 4 });
    expect(sigma.value).toBeCloseTo(y, 15);
    const [{ local, gradient, argument, uses }] = wires.find(({ name }) => name === 'dot')!.branches;
    expect([argument, uses]).toEqual([0, 1]);
    expect(local).toBeCloseTo(y * (1 - y), 15);
    expect(gradient).toBeCloseTo(y * (1 - y), 15);
  });

  test('sums what comes back from all uses of an argument in it', () => {
    const circuit = js('const x = 3, y = 2;\nconst f = 5 * (x * x * y + x);\n', { level: 'named' });
    expect(labels(circuit)).toEqual(['x', 'y', 'f']);
    expect(wireOf(circuit, 'x').branches).toMatchObject([{ to: 2, argument: 0, local: 65, gradient: 65, uses: 1 }]);
    expect(wireOf(circuit, 'y').branches).toMatchObject([{ to: 2, argument: 1, local: 45, gradient: 45, uses: 1 }]);
    expect(wireOf(circuit, 'x').forks).toBe(false);
  });

  test('hands an upstream gradient on, and to every argument its part of it', () => {
    const text = 'const x = 3, y = 2;\nconst q = x * y + x;\nconst f = q * q;\n';
    const { wires } = js(text, { level: 'named' });
    expect(wires[0].branches).toMatchObject([{ local: 3, gradient: 54 }]);
    expect(wires[1].branches).toMatchObject([{ local: 3, gradient: 54 }]);
  });

  test('of arrays has contributions alone', () => {
    const text = 'X = np.ones((4, 6))\nW = np.ones((6, 5))\nf = np.sum(np.tanh(X @ W) * 2)\n';
    const circuit = python(text, { level: 'named' });
    expect(labels(circuit)).toEqual(['X', 'W', 'f']);
    const [{ local, gradient }] = wireOf(circuit, 'W').branches;
    expect(local).toBeUndefined();
    expect(gradient).toEqual(wireOf(circuit, 'W').gradient);
  });

  test('opens into its parts, in a box, and keeps its name', () => {
    const [closed] = buildCircuit(neuron()).gates.slice(-1);
    const { gates, boxes } = buildCircuit(neuron(), { open: [closed.id] });
    const box = boxes.findIndex(({ id }) => id === closed.id);
    expect(boxes[box]).toMatchObject({ fold: closed.fold, group: { kind: 'composition', text: 'σ', gates: 4 } });
    expect(gates.filter((gate) => gate.box === box).map(({ label }) => label)).toEqual(['×(−1)', 'exp', '+1', '1/x']);
  });

  test('says where it has no single derivative, and what was not swept has no local gradient', () => {
    const text = 'const x = 0;\nconst f = 2 * Math.max(x, 0) + 1;\n';
    expect(js(text, { level: 'named' }).gates[1].kink).toMatchObject({ count: 1 });
    const s = new Sketch('f g x * 2 * 3');
    s.op('mul', [s.op('mul', [s.input('x', 1), 2], 'x * 2'), 3], 'x * 2 * 3', 'f');
    const { gates, wires } = buildCircuit(s.done(), { level: 'named' });
    expect(gates[1]).toMatchObject({ kind: 'fold', value: 6, gradient: undefined });
    expect(wires[0].branches[0].local).toBeUndefined();
  });
});

describe('named', () => {
  const named = (text: string, options?: CircuitOptions) => js(text, { ...options, level: 'named' });

  test('a variable is one gate with its formula as text, the output a terminal of that name', () => {
    const circuit = named('const x = 3, y = 2;\nconst f = (x + y) * x;\n');
    expect(circuit.gates[2]).toMatchObject({
      id: '=f',
      kind: 'fold',
      label: 'f',
      name: 'f',
      text: '(x + y) * x',
      line: 2,
    });
    expect(circuit.gates[2].fold).toEqual({ kind: 'formula', name: undefined, local: undefined, gates: 2 });
    expect(circuit.wires[2].name).toBeUndefined();
  });

  test('of a single operation it is that operation', () => {
    expect(labels(named('const x = 3, y = 2;\nconst q = x + y;\nconst f = q * x;\n'))).toEqual(['x', 'y', '+', '×']);
  });

  test('what several variables use, and what a name is given to, stays outside', () => {
    const s = new Sketch('x + 1 a * 2 b * 3 x + 1 + a + b');
    const x = s.input('x', 1);
    const shared = s.op('mul', [s.op('add', [x, 1], 'x + 1'), x], 'a');
    const a = s.op('exp', [s.op('mul', [shared, 2], 'a * 2')], 'a * 2', 'a');
    const b = s.op('exp', [s.op('mul', [shared, 3], 'b * 3')], 'b * 3', 'b');
    const circuit = buildCircuit(s.done(s.op('add', [a, b], 'x + 1 + a + b', 'f')), { level: 'named' });
    expect(labels(circuit)).toEqual(['x', 'a', 'a', 'b', '+']);
    expect(circuit.gates[1]).toMatchObject({ name: undefined, fold: { gates: 2 } });
  });

  test('calls and loops without names of their own belong to the formula; others stay', () => {
    const text = `const plain = (t) => Math.exp(t) * 2;
const own = (t) => {
  const twice = Math.exp(t) * 2;
  return twice + 1;
};
const x = 0.5;
const a = plain(x) + x;
const f = own(a) - 1;
`;
    const circuit = named(text);
    expect(ids(circuit)).toEqual(['=x', '=a', 'call:own/=twice', 'call:own/+', '=f']);
    expect(circuit.boxes.map(({ id }) => id)).toEqual(['call:own']);
    const opened = named(text, { open: ['=a'] });
    expect(opened.boxes.map(({ id }) => id)).toEqual(['=a', '=a/call:plain', 'call:own']);
  });

  test('a composition is in its variable’s formula, and what holds variables is none', () => {
    const loss = 'const d = 1 / (1 + Math.exp(-x)) - y;\nconst f = d * d;\n';
    const circuit = named(`const x = 3, y = 2;\n${loss}`, { open: ['=d'] });
    expect(ids(circuit)).toEqual(['=x', '=y', '=d/~sigmoid:', '=d/=d', '=f']);
    expect(js(`const x = 3, y = 2;\n${loss}`).gates.map(({ label }) => label)).toContain('σ');
    const steps = 'x = np.array([1.0, 2.0])\ne = np.exp(x - np.max(x))\np = e / np.sum(e)\nf = -np.log(p[0])\n';
    expect(ids(python(steps, { level: 'named' }))).toEqual(['=x', '=e', '=p', '=f']);
  });
});

describe('group', () => {
  const text = `const g = (t) => Math.exp(t) * 2;
const x = 0.5;
const a = g(x) + x * 3;
let h = a;
for (let i = 0; i < 2; i++) h = h * x + 1;
const b = Math.max(a, h) + a;
const f = a - b;
`;

  test('each line with more than one gate is a group, calls and loops are closed', () => {
    const circuit = js(text, { level: 'group' });
    expect(ids(circuit)).toEqual(['=x', 'line:a', 'loop', 'line:b', '=f']);
    expect(circuit.gates[1].group).toMatchObject({ kind: 'lines', line: 3, lastLine: 3, gates: 4 });
    expect(circuit.gates[1].span).toEqual({ start: text.indexOf('g(x)'), end: text.indexOf('g(x)') + 12 });
    expect(circuit.boxes).toEqual([]);
  });

  test('a line opens into its gates and calls, a loop into its lines', () => {
    expect(ids(js(text, { level: 'group', open: ['line:a'] }))).toEqual([
      '=x',
      'line:a/call:g',
      'line:a/×',
      'line:a/=a',
      'loop',
      'line:b',
      '=f',
    ]);
    expect(ids(js(text, { level: 'group', open: ['loop'] }))).toContain('loop/1');
  });

  test('a statement of several lines is one', () => {
    const long = 'const x = 2;\nconst a = x * 3\n  + x * 4\n  + x * 5;\nconst f = a * x;\n';
    const circuit = js(long, { level: 'group' });
    expect(ids(circuit)).toEqual(['=x', 'line:a', '=f']);
    expect(circuit.gates[1].group).toMatchObject({ line: 2, lastLine: 4 });
  });
});

describe('a series', () => {
  test('shows the last iteration, between nothing and all before it', () => {
    const circuit = buildCircuit(loop(20));
    expect(circuit.boxes).toMatchObject([{ id: 'loop', stepper: { series: 'loop', at: 20, of: 20 } }]);
    expect(labels(circuit)).toEqual(['h', 'w', 'iterations', '×', 'tanh', '×']);
    expect(circuit.gates[2]).toMatchObject({
      id: 'loop/before',
      box: 0,
      group: { from: 1, to: 19, of: 20, gates: 38 },
    });
  });

  test('steps', () => {
    const at = (shown: number) => buildCircuit(loop(20), { shown: { loop: shown } });
    expect(labels(at(1))).toEqual(['h', 'w', '×', 'tanh', 'iterations', '×']);
    expect(at(1).gates[4]).toMatchObject({ id: 'loop/after', group: { from: 2, to: 20 } });
    expect(labels(at(5))).toEqual(['h', 'w', 'iterations', '×', 'tanh', 'iterations', '×']);
    expect(at(5).boxes[0].stepper).toEqual({ series: 'loop', at: 5, of: 20 });
    expect(at(5).gates[4]).toMatchObject({ id: 'loop/=h', first: 11 });
    expect(at(99).boxes[0].stepper?.at).toBe(20);
    expect(at(-3).boxes[0].stepper?.at).toBe(1);
    expect(at(Number.NaN).boxes[0].stepper?.at).toBe(20);
    expect(toDot(at(2))).toBe(toDot(at(19)));
    expect(ids(at(2))).toEqual(ids(at(19)));
  });

  test('of few small iterations stands side by side; closed, it is one gate', () => {
    const circuit = buildCircuit(loop(3));
    expect(circuit.boxes).toMatchObject([{ id: 'loop', stepper: undefined }]);
    expect(circuit.gates.filter(({ box }) => box === 0)).toHaveLength(6);
    expect(labels(buildCircuit(loop(3), { closed: ['loop'] }))).toEqual(['h', 'w', 'loop', '×']);
    expect(buildCircuit(loop(1)).boxes[0].stepper).toBeUndefined();
  });

  test('what lies before opens, too', () => {
    const circuit = buildCircuit(loop(12), { open: ['loop/before'] });
    expect(circuit.boxes.map(({ id }) => id)).toEqual(['loop', 'loop/before']);
    expect(circuit.gates).toHaveLength(2 + 24 + 1);
    expect(ids(circuit).slice(2, 5)).toEqual(['loop/before/1/×', 'loop/before/1/=h', 'loop/before/2/×']);
  });

  test('loops in loops step each for themselves', () => {
    const text = `let h = 0.5;
for (let i = 0; i < 5; i++) {
  for (let j = 0; j < 4; j++) h = Math.sin(h);
}
const f = h * 2;
`;
    const steppers = (shown: Record<string, number>) => js(text, { shown }).boxes.map(({ stepper }) => stepper);
    expect(steppers({})).toEqual([
      { series: 'loop', at: 5, of: 5 },
      { series: 'loop/loop', at: 4, of: 4 },
    ]);
    expect(steppers({ loop: 2, 'loop/loop': 3 }).map((stepper) => stepper?.at)).toEqual([2, 3]);
  });

  test('calls of one place in one call are one', () => {
    const text =
      'const xs = [1, 2, 3, 4, 5];\nconst ys = xs.map((x) => Math.exp(x) * x + 1);\nconst f = ys[0] + ys[1] + ys[2] + ys[3] + ys[4];\n';
    const { boxes, gates } = js(text, { shown: { 'calls:xs.map': 2 } });
    expect(boxes).toMatchObject([{ id: 'calls:xs.map', group: { kind: 'calls', of: 5 }, stepper: { at: 2, of: 5 } }]);
    expect(gates.filter(({ box }) => box === 0).map(({ id }) => id.split('/').slice(1).join('/'))).toEqual([
      'before',
      'exp',
      '×',
      '+',
      'after',
    ]);
  });
});

test.each(['gate', 'named', 'group'] as const)('a picture does not depend on those before it: %s', (level) => {
  const record = loop(200);
  const options = { level, open: ['loop/before'], shown: { loop: 120 }, limit: 20 };
  const first = buildCircuit(record, options);
  buildCircuit(record, { level, open: ['loop', 'loop/after'], shown: { loop: 3 } });
  expect(buildCircuit(record, options)).toEqual(first);
  expect(buildCircuit(loop(200), options)).toEqual(first);
});

test('names outlive edits of values and other lines', () => {
  const text = (before: string, n: number) => `${before}let h = 0.5;
const act = (t) => Math.exp(t) * t * 2;
for (let i = 0; i < ${n}; i++) h = act(h) / 9;
const f = h * 2 + 1;
`;
  const one = js(text('', 5));
  const other = js(text('const unused = 1;\n\n', 7));
  expect(ids(other)).toEqual(ids(one));
  expect(other.boxes.map(({ id }) => id)).toEqual(one.boxes.map(({ id }) => id));
});

describe('odd circuits', () => {
  test.each(['gate', 'named', 'group'] as const)('%s', (level) => {
    const s = new Sketch('x 1');
    const input = buildCircuit(s.done(s.input('x', 1)), { level });
    expect(input.gates).toMatchObject([{ id: '=x', output: true }]);
    const c = new Sketch('1 + 1');
    const constants = buildCircuit(c.done(c.op('add', [c.op('add', [1, 1], '1'), 1], '1 + 1')), { level });
    expect(constants.entries).toBe(2);
    expect(constants.wires.at(-1)).toMatchObject({ value: 3, gradient: 1 });
    expect(buildCircuit(new Sketch('').done(), { level })).toEqual({ gates: [], wires: [], boxes: [], entries: 0 });
    const { record } = inspect(
      { language: 'javascript', text: 'const x = 2;\nconst y = x * x * x;\nnone.at;\n' },
      { now: () => 0 },
    );
    expect(buildCircuit(record!, { level }).gates.length).toBeGreaterThan(0);
  });
});

describe('whatever the program', () => {
  /** A program as nested steps: what happens, and in what. */
  type Step =
    | { kind: 'op'; named: boolean; args: [number, number] }
    | { kind: 'loop' | 'call'; times: number; body: Step[] };
  const { program } = fc.letrec<{ program: Step[]; step: Step; group: Step; op: Step }>((tie) => ({
    program: fc.array(tie('step'), { minLength: 1, maxLength: 12 }),
    step: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: tie('op') },
      { weight: 1, arbitrary: tie('group') },
    ),
    op: fc.record({ kind: fc.constant('op' as const), named: fc.boolean(), args: fc.tuple(fc.nat(30), fc.nat(30)) }),
    group: fc.record({
      kind: fc.constantFrom('loop' as const, 'call' as const),
      times: fc.integer({ min: 1, max: 9 }),
      body: tie('program'),
    }),
  }));

  function recordOf(steps: readonly Step[]) {
    const lines = Array.from({ length: 8 }, (_, i) => `line${i}`);
    const s = new Sketch(`x y ${lines.join('\n')} loop() call()`);
    const made: Mark[] = [s.input('x', 1.25), s.input('y', -0.75)];
    let count = 0;
    const pick = (n: number) => made[Math.max(made.length - 1 - (n % 12), n % 2)];
    const perform = (all: readonly Step[]) => {
      for (const [i, step] of all.entries()) {
        if (count > 400) return;
        if (step.kind === 'op') {
          const name = step.named ? `v${i}` : undefined;
          const sum = s.op('add', step.args.map(pick), lines[i % 8]);
          made.push(s.op('mul', [sum, 0.5], lines[i % 8], name));
          count += 2;
        } else if (step.kind === 'loop') s.loop('loop()', step.times, () => perform(step.body));
        else for (let n = 0; n < step.times; n++) s.call('call()', () => perform(step.body));
      }
    };
    perform(steps);
    return s.done(s.op('add', [made[made.length - 1], made[made.length >> 1]], 'line0', 'f'));
  }

  const options = fc.record({
    level: fc.constantFrom('gate' as const, 'named' as const, 'group' as const),
    limit: fc.constantFrom(20, 60, 300),
    picks: fc.array(fc.nat(), { maxLength: 6 }),
    at: fc.integer({ min: 0, max: 10 }),
  });

  function check({ gates, wires, boxes, entries }: Circuit): void {
    const seen = new Set<number>();
    for (const { runs, first, last, box } of gates) {
      expect([runs[0][0], runs[runs.length - 1][1]]).toEqual([first, last]);
      for (const [from, to] of runs) {
        for (let entry = from; entry <= to; entry++) {
          expect(seen.has(entry)).toBe(false);
          seen.add(entry);
        }
      }
      expect(box).toBeLessThan(boxes.length);
    }
    expect(seen.size).toBe(entries);
    expect(new Set([...gates, ...boxes].map(({ id }) => id)).size).toBe(gates.length + boxes.length);
    for (const { from, branches, forks, gradient, count } of wires) {
      expect(gates[from]).toBeDefined();
      for (const { to, local, gradient: given } of branches) {
        expect(to < gates.length).toBe(true);
        if (local !== undefined) expect(given).toBeCloseTo(local * Number(gates[to].gradient), 9);
      }
      const isAll = count === 1 && forks && gates[from].group === undefined && branches.every(({ to }) => to >= 0);
      const bundled = wires.some((wire) => wire.from === from && wire.count > 1);
      if (isAll && !bundled) {
        const sum = branches.reduce((total, branch) => total + Number(branch.gradient), 0);
        expect(sum).toBeCloseTo(Number(gradient), 9);
      }
    }
  }

  test('each entry is in one gate, wires end at gates, contributions add up, and it is never too much', () => {
    fc.assert(
      fc.property(program, options, (steps, { level, limit, picks, at }) => {
        const record = recordOf(steps);
        let circuit = buildCircuit(record, { level, limit });
        check(circuit);
        expect(circuit.gates.length).toBeLessThanOrEqual(limit);
        const open: string[] = [];
        const shown: Record<string, number> = {};
        for (const pick of picks) {
          const closed = circuit.gates.filter(({ group, fold }) => group !== undefined || fold !== undefined);
          if (closed.length === 0) break;
          open.push(closed[pick % closed.length].id);
          for (const { stepper } of circuit.boxes) if (stepper !== undefined) shown[stepper.series] = at;
          circuit = buildCircuit(record, { level, limit, open, shown });
          check(circuit);
          expect(circuit.gates.length).toBeLessThanOrEqual(2 * limit);
        }
      }),
      { numRuns: 60 },
    );
  });
});
