import { describe, expect, test } from 'vitest';
import type { Figures, Quantity } from '../../../core/answers.ts';
import { buildCircuit, type CircuitOptions } from '../../../core/circuit/build.ts';
import { cellLines, cellSize } from '../../../core/circuit/cells.ts';
import type { Circuit, Wire } from '../../../core/circuit/circuit.ts';
import { toDot } from '../../../core/circuit/dot.ts';
import { inspect } from '../../../core/index.ts';
import { figuresOfTensor } from '../../../core/statistics.ts';

function circuitOf(text: string, options?: CircuitOptions): Circuit {
  const run = inspect({ language: 'python', text: `import numpy as np\n${text}` }, { now: () => 0 });
  expect(run.summary.error).toBeNull();
  return buildCircuit(run.record!, options);
}

const labels = (circuit: Circuit) => circuit.gates.map(({ label }) => label);
const wireOf = (circuit: Circuit, label: string): Wire =>
  circuit.wires.find(({ from }) => circuit.gates[from].label === label)!;
const figures = (quantity: Quantity | undefined): Figures => {
  expect(typeof quantity).toBe('object');
  return quantity as Figures;
};
const values = (...numbers: number[]) => figuresOfTensor([numbers.length], Float64Array.from(numbers));

const LAYER = `np.random.seed(0)
X = np.random.randn(4, 6)
W = np.random.randn(6, 5)
b = np.zeros(5)
s = X @ W + b
h = np.maximum(0, s)
f = np.sum(h * h * 0.5) + np.sum(s.T)
`;

describe('gates of arrays', () => {
  const circuit = circuitOf(LAYER, { open: ['~row:s'] });

  test('are labelled by their op, with constants that are numbers, and bear the names of arrays', () => {
    expect(labels(circuit)).toEqual(['X', 'W', 'b', '@', '+', 'max(0, x)', '×', '×0.5', 'Σ', 'T', 'Σ', '+']);
    expect(circuit.gates.map(({ name }) => name).filter(Boolean)).toEqual(['X', 'W', 'b', 's', 'h', 'f']);
  });

  test('carry figures, and numbers where the result is one', () => {
    expect(figures(wireOf(circuit, 'W').value).shape).toEqual([6, 5]);
    expect(figures(wireOf(circuit, 'W').gradient).norm).toBeGreaterThan(0);
    expect(wireOf(circuit, 'b').value).toMatchObject({ elements: [0, 0, 0, 0, 0] });
    expect(wireOf(circuit, 'Σ').gradient).toBe(1);
    expect(wireOf(circuit, 'Σ').value).toBeTypeOf('number');
  });

  test('a fork has the sum at its stem and a contribution on each branch', () => {
    const s = circuit.wires.find(({ name }) => name === 's')!;
    expect(s.branches).toHaveLength(2);
    const sum = s.branches.reduce((total, { gradient }) => total + figures(gradient).mean, 0);
    expect(sum).toBeCloseTo(figures(s.gradient).mean, 14);
    expect(figures(s.branches[0].gradient).shape).toEqual([4, 5]);
    expect(s.branches[0].local).toBeUndefined();
  });

  test('the gradient of what was broadcast has its own shape', () => {
    expect(figures(wireOf(circuit, 'b').branches[0].gradient).shape).toEqual([5]);
  });
});

test('constants that are arrays are not written on a gate', () => {
  expect(labels(circuitOf('x = np.array([1.0, 2.0])\nf = np.sum(x * np.sqrt(np.array([2.0, 3.0])))\n'))).toContain('×');
});

test('uses in a closed group are one branch with their sum', () => {
  const text =
    'w = np.array([1.0, 2.0])\nh = np.array([0.5, -1.0])\nfor t in range(30):\n    h = np.tanh(h * w)\nf = np.sum(h)\n';
  const closed = circuitOf(text, { limit: 10, closed: ['loop'] });
  const w = wireOf(closed, 'w');
  expect(w.branches).toMatchObject([{ uses: 30, local: undefined }]);
  const sum = w.branches.reduce((total, { gradient }) => total + figures(gradient).mean, 0);
  expect(sum).toBeCloseTo(figures(w.gradient).mean, 14);
});

test('of an array that is written element by element each element gets its own, however many they are', () => {
  const text =
    'x = 2.0\nout = np.zeros(3000)\nfor i in range(3000):\n    out[i] = x * i\nf = np.sum(out * np.arange(3000))\n';
  const start = performance.now();
  const circuit = circuitOf(text, { closed: ['loop'] });
  expect(performance.now() - start).toBeLessThan(4000);
  const x = wireOf(circuit, 'x');
  expect(x.gradient).toBe((2999 * 3000 * 5999) / 6);
});

test('a kink is counted', () => {
  const circuit = circuitOf('x = np.array([0.0, 1.0, 0.0])\nf = np.sum(np.abs(x))\n');
  expect(circuit.gates.map(({ kink }) => kink?.count)).toEqual([undefined, 2, undefined]);
});

describe('a cell', () => {
  const large = (shape: readonly number[], fill: number) =>
    figuresOfTensor(shape, new Float64Array(shape.reduce((a, b) => a * b, 1)).fill(fill));

  test.each<[Quantity, 'value' | 'gradient', readonly string[]]>([
    [-0.39322, 'value', ['-0.3932']],
    [values(1, -2.5), 'value', ['[1, -2.5]']],
    [values(1, 2, 3, 4, 1e-7), 'value', ['[1, 2, 3,', '4, 1e-7]']],
    [values(1, 2, 3, 4), 'gradient', ['[1, 2,', '3, 4]']],
    [figuresOfTensor([2, 2], Float64Array.of(1, 2, 3, 4)), 'value', ['[1, 2]', '[3, 4]']],
    [figuresOfTensor([4, 1], Float64Array.of(1, 2, 3, 4)), 'value', ['4×1 ‖·‖ 5.477']],
    [large([5, 10], 2), 'value', ['5×10 ‖·‖ 14.14']],
    [large([5, 10], 2), 'gradient', ['‖·‖ 14.14']],
    [large([3, 3], Number.NaN), 'gradient', ['NaN ×9']],
    [large([0, 3], 0), 'value', ['0×3 –']],
  ])('%#', (quantity, part, lines) => expect(cellLines(quantity, part)).toEqual(lines));

  test('keeps its size whatever is in it', () => {
    expect(cellSize(values(1, 2, 3))).toEqual(cellSize(values(-1e-9, Number.NaN, 12345)));
    expect(cellSize(large([5, 10], 0))).toEqual(cellSize(large([5, 10], Number.NaN)));
  });

  test('an edit of values moves nothing, one of shapes does', () => {
    const layer = (rows: number, scale: number) =>
      toDot(circuitOf(`W = np.random.randn(${rows}, 5) * ${scale}\nf = np.sum(W * W)\n`));
    expect(layer(4, 1)).toBe(layer(4, 1e-30));
    expect(layer(4, 1)).not.toBe(layer(400, 1));
  });
});

test('of loops of loops one iteration each shows', () => {
  const text = `x = np.random.randn(2, 6, 6)
out = np.zeros((2, 6, 6))
for n in range(2):
    for i in range(6):
        for j in range(6):
            out[n, i, j] = x[n, i, j] * 2
f = np.sum(out)
`;
  const circuit = circuitOf(text);
  expect(circuit.gates.length).toBeLessThan(20);
  expect(circuit.boxes.map(({ id, stepper }) => [id, stepper?.at, stepper?.of])).toEqual([
    ['loop', 2, 2],
    ['loop/loop', 6, 6],
    ['loop/loop/loop', 6, 6],
  ]);
});
