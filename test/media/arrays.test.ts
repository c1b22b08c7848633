import { instance } from '@viz-js/viz';
import { beforeAll, expect, test } from 'vitest';
import { buildCircuit } from '../../core/circuit/build.ts';
import { Layout } from '../../core/circuit/layout.ts';
import { inspect } from '../../core/index.ts';
import { explainGate, explanationText } from '../../media/explain.ts';
import { renderCircuit } from '../../media/render.ts';
import { english } from '../../media/words.ts';

let layout: Layout;
beforeAll(async () => {
  layout = new Layout(await instance());
});

function circuitOf(text: string) {
  const run = inspect({ language: 'python', text: `import numpy as np\n${text}` }, { now: () => 0 });
  expect(run.summary.error).toBeNull();
  return buildCircuit(run.record!);
}

function pictureOf(text: string): string {
  const circuit = circuitOf(text);
  return renderCircuit(circuit, layout.place(circuit));
}

const texts = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, text]) => text.replace(/<[^>]*>/g, ''));

const LAYER = `W = np.array([[3.0, -4.0], [0.0, 12.0], [0.0, 0.0], [84.0, 0.0]])
b = np.array([1.0, 2.0])
s = W[1:] + b
f = np.sum(s)
`;

test('wires say shape and norm, or the elements', () => {
  const svg = pictureOf(LAYER);
  expect(texts(svg)).toEqual(
    expect.arrayContaining([
      '4×2 ‖·‖ 85',
      '∂ ‖·‖ 2.449',
      '[1, 2]',
      '∂ [3, 3]',
      '3×2 ‖·‖ 84.85',
      's 3×2 ‖·‖ 86.2',
      '105',
      '∂ 1',
    ]),
  );
});

test('movements are small', () => {
  const svg = pictureOf(LAYER);
  expect(svg.match(/gl-moves/g)).toHaveLength(1);
  expect(/gl-moves.*?<rect[^>]*height="(\d+)"/s.exec(svg)?.[1]).toBe('20');
});

test('the lines of small arrays stand above and below their wire', () => {
  const svg = pictureOf('x = np.array([[1.0, 2.0], [3.0, 4.0]])\nf = np.sum(x * x)\n');
  const at = (text: string) => Number(new RegExp(`y="([\\d.]+)"[^>]*>(?:<[^>]*>|∂| )*\\${text}<`).exec(svg)?.[1]);
  const heights = ['[1, 2]', '[3, 4]', '[2, 4]', '[6, 8]'].map(at);
  expect(heights).toEqual([...heights].sort((a, b) => a - b));
  expect(new Set(heights).size).toBe(4);
});

test('what is not finite is loud, a gradient of zeros dead', () => {
  const svg = pictureOf('x = np.zeros(8)\nz = np.random.randn(8)\nf = np.sum(0.0 * z + x / x)\n');
  expect(texts(svg)).toEqual(expect.arrayContaining(['[8]', 'NaN ×8', '∂', '±∞ ×8', '∂ ‖·‖ 0']));
  expect(svg).toMatch(/gl-gate gl-input gl-dead/);
  expect(svg).toMatch(/gl-gate gl-input gl-loud/);
  expect(svg).toMatch(/gl-chip"/);
});

test('a gate says what goes in and what comes out', () => {
  const circuit = circuitOf(LAYER);
  const said = (label: string) =>
    explanationText(
      explainGate(
        circuit,
        circuit.gates.findIndex((gate) => gate.label === label),
        english,
      ),
      english,
    );
  expect(said('+')).toBe(
    [
      's · +: hands the gradient on to every input',
      'W[1:] + b (line 4)',
      'value [[1, 14], [1, 2], [85, 2]]',
      'gradient [[1, 1], [1, 1], [1, 1]]',
      '∂[…]: 3×2 → 3×2 ‖·‖ 2.449',
      '∂b: [[1, 1], [1, 1], [1, 1]] → [3, 3] · summed up',
    ].join('\n'),
  );
  expect(said('Σ')).toContain('spreads the gradient over all that it adds up');
  expect(said('Σ')).toContain('∂s: 1 → [[1, 1], [1, 1], [1, 1]]');
  expect(said('W')).toContain('value 4×2 · mean 11.88 · range -4 … 84 · ‖·‖ 85');
  expect(said('[…]')).toContain('∂W: 3×2 → 4×2 ‖·‖ 2.449');
});

test('a kink says at how many elements', () => {
  const circuit = circuitOf('x = np.array([0.0, 1.0, 0.0])\nf = np.sum(np.abs(x))\n');
  const { notes } = explainGate(circuit, 1, english);
  expect(notes).toEqual(['No single derivative at 2 elements: a corner: gradient 0']);
});
