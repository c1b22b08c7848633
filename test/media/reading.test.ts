import { instance } from '@viz-js/viz';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildCircuit } from '../../core/circuit/build.ts';
import type { Circuit, Gate } from '../../core/circuit/circuit.ts';
import { Layout } from '../../core/circuit/layout.ts';
import { inspect } from '../../core/index.ts';
import { figuresOfTensor } from '../../core/statistics.ts';
import { explainFork, explainGate, explanationText } from '../../media/explain.ts';
import { linksOf } from '../../media/links.ts';
import { isExploding, isHuge, isVanishing, magnitude, originsOf } from '../../media/marks.ts';
import { renderCircuit } from '../../media/render.ts';
import { looks, resolvedRules } from '../../media/theme.ts';
import { gradientRange, LEVELS, levelOf, strength, thickness } from '../../media/tint.ts';
import { english } from '../../media/words.ts';

let layout: Layout;
beforeAll(async () => {
  layout = new Layout(await instance());
});

function circuitOf(text: string, language: 'javascript' | 'python' = 'javascript'): Circuit {
  const source = language === 'python' ? `import numpy as np\n${text}` : text;
  const run = inspect({ language, text: source }, { now: () => 0 });
  expect(run.summary.error).toBeNull();
  return buildCircuit(run.record!);
}

function gateOf(circuit: Circuit, is: Partial<Gate>): number {
  const found = circuit.gates.findIndex((gate) =>
    Object.entries(is).every(([key, x]) => gate[key as keyof Gate] === x),
  );
  expect(found, JSON.stringify(is)).toBeGreaterThanOrEqual(0);
  return found;
}

function explained(circuit: Circuit, is: Partial<Gate>) {
  return explainGate(circuit, gateOf(circuit, is), english);
}

const array = (...xs: number[]) => figuresOfTensor([xs.length], Float64Array.from(xs));

describe('the scale of gradients', () => {
  const range = { least: 1e-3, most: 10, isCut: false };

  test('goes from the smallest to the largest that is not 0', () => {
    const circuit = circuitOf('const x = 3; const y = 0; const z = -20; const f = x * y + 2 * z;');
    expect(gradientRange(circuit)).toEqual({ least: 1, most: 3, isCut: false });
    expect(gradientRange({ gates: [], wires: [], boxes: [], entries: 0 })).toBeUndefined();
  });

  test('counts what comes back on branches', () => {
    const circuit = circuitOf('const x = 2; const f = x * 0.001 + x * 100;');
    expect(gradientRange(circuit)?.least).toBe(0.001);
  });

  test('leaves out what rounding leaves of a 0', () => {
    const circuit = circuitOf('const x = 2; const y = 3; const f = x * 1e-17 + y * 5;');
    expect(gradientRange(circuit)).toEqual({ least: 5e-6, most: 5, isCut: true });
  });

  test('has steps of equal ratios', () => {
    expect(levelOf(1e-3, range)).toBe(1);
    expect(levelOf(-10, range)).toBe(LEVELS);
    expect(levelOf(0.1, range)).toBe(4);
    expect(levelOf(1e-9, range)).toBe(1);
    expect(levelOf(array(0.06, 0.08), range)).toBe(4);
    const levels = [1e-3, 1e-2, 1e-1, 1, 10].map((x) => levelOf(x, range));
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
  });

  test('has no step for 0 and for nothing, the last for what is not finite', () => {
    expect(levelOf(0, range)).toBe(0);
    expect(levelOf(undefined, range)).toBe(0);
    expect(levelOf(2, undefined)).toBe(0);
    expect(levelOf(Number.NaN, range)).toBe(LEVELS);
    expect(levelOf(array(0, Number.NEGATIVE_INFINITY), range)).toBe(LEVELS);
  });

  test('has one step where all are alike, and room for all numbers', () => {
    expect(levelOf(2, { least: 2, most: 2, isCut: false })).toBe(4);
    const wide = { least: 5e-324, most: 1.7e308, isCut: false };
    expect([5e-324, 1.7e308].map((x) => levelOf(x, wide))).toEqual([1, LEVELS]);
  });

  test('rises in thickness and strength, and every step has a rule', () => {
    const levels = Array.from({ length: LEVELS }, (_, i) => i + 1);
    for (const of of [thickness, strength]) {
      const sizes = levels.map(of);
      expect(new Set(sizes).size).toBe(LEVELS);
      expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    }
    const rules = resolvedRules(looks.light);
    for (const level of levels) expect(rules).toContain(`.gl-tinted .gl-l${level} > .gl-line`);
  });

  test('is on the wires, and shows only in a tinted picture', () => {
    const circuit = circuitOf('const x = 2; const f = x * 0.001 + x * 100;');
    const places = layout.place(circuit);
    const svg = renderCircuit(circuit, places, { standalone: true });
    expect(svg).toMatch(/gl-branch gl-l1"/);
    expect(svg).toMatch(new RegExp(`gl-branch gl-l${LEVELS}"`));
    expect(svg).not.toContain('class="gl-circuit gl-tinted"');
    expect(renderCircuit(circuit, places, { standalone: true, tinted: true })).toContain(
      'class="gl-circuit gl-tinted"',
    );
  });
});

describe('what stands out', () => {
  test('is measured by the largest of the finite numbers', () => {
    expect(magnitude(-3)).toBe(3);
    expect(magnitude(array(1, -7, Number.NaN))).toBe(7);
    for (const none of [undefined, Number.NaN, Number.POSITIVE_INFINITY, array(Number.NaN)])
      expect(magnitude(none)).toBe(0);
  });

  test('explodes or vanishes beyond its bounds only', () => {
    expect([1e4, -1.1e4, array(0, 2e4)].map(isExploding)).toEqual([false, true, true]);
    expect([0, 1e-6, 9e-7, array(1e-9, -1e-8), array(1e-9, 1)].map(isVanishing)).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
    expect(isVanishing(array(1e-9, Number.NaN))).toBe(false);
    expect([1e8, 1.1e8].map(isHuge)).toEqual([false, true]);
  });

  test('is marked on its wire and said of its gate', () => {
    const circuit = circuitOf('const x = 40; const t = 1e-5; const f = Math.exp(x) * 1e-9 + t ** 3;');
    const svg = renderCircuit(circuit, layout.place(circuit));
    expect(svg.match(/gl-warning gl-of-gradient/g)).toHaveLength(3);
    expect(svg.match(/gl-warning gl-of-value/g)).toHaveLength(3);
    expect(explained(circuit, { label: 'x' }).notes).toEqual([
      'The gradient explodes: some of it is larger than 10,000.',
    ]);
    expect(explained(circuit, { label: 't' }).notes).toEqual([
      'The gradient vanishes: all of it is smaller than 1e-6.',
    ]);
    expect(explained(circuit, { label: 'exp' }).notes).toContain('The value is very large: more than 100,000,000.');
  });
});

describe('where NaN and ∞ come from', () => {
  const circuit = () =>
    circuitOf('const x = 0; const y = 2; const a = Math.log(x); const b = a * (x + 0 * y); const f = b + y;');

  test('is the gate that makes them of what has none', () => {
    const drawn = circuit();
    const found = new Map([...originsOf(drawn)].map(([g, origins]) => [drawn.gates[g].label, origins]));
    expect(found.get('log')?.[0]).toEqual({ of: 'value', what: '∞' });
    expect(found.get('×')).toEqual([
      { of: 'value', what: 'NaN' },
      { of: 'gradient', what: '∞' },
    ]);
    // −∞ comes to it, and 0 · −∞ goes on.
    expect(found.get('×0')).toEqual([{ of: 'gradient', what: 'NaN' }]);
    expect(found.size).toBe(3);
  });

  test('is marked and said', () => {
    const drawn = circuit();
    const svg = renderCircuit(drawn, layout.place(drawn));
    expect(svg.match(/gl-origin/g)).toHaveLength(originsOf(drawn).size);
    expect(explained(drawn, { label: 'log' }).notes).toContain('Here a value first is ∞.');
    expect(explained(drawn, { label: '×' }).notes).toContain('Here a value first is NaN.');
    expect(explained(drawn, { label: '×' }).notes).toContain('On the way back, a gradient here first is ∞.');
  });

  test('is nowhere where all is finite', () => {
    expect(originsOf(circuitOf('const x = 3; const f = x * x;')).size).toBe(0);
  });
});

describe('the chain rule of a gate', () => {
  test('names what flows in, the local gradient as a formula, and what flows back', () => {
    const circuit = circuitOf('const num = 3; const den = -4; const f = num / den;');
    expect(explained(circuit, { name: 'f' }).terms).toEqual([
      { name: 'num', value: '3', local: '1/den = -0.25', flow: '1 × -0.25 = -0.25' },
      { name: 'den', value: '-4', local: '−num/den² = -0.1875', flow: '1 × -0.1875 = -0.1875' },
    ]);
  });

  test('has the constants in it', () => {
    const circuit = circuitOf('const x = 3; const f = 1 / (x ** 2) + 5;');
    expect(explained(circuit, { label: '^2' }).terms[0].local).toBe('2·x = 6');
    expect(explained(circuit, { label: '1/x' }).terms[0].local).toMatch(/^−1\/x² = -0.0123/);
    expect(explained(circuit, { label: '+5' }).terms[0].local).toBe('1');
  });

  test('calls long arguments x and y', () => {
    const circuit = circuitOf('const a = 3; const b = 2; const f = (a + b) * Math.sin(b + 1);');
    expect(explained(circuit, { label: '×' }).terms.map(({ name, local }) => [name, local])).toEqual([
      ['x = a + b', 'y = 0.1411'],
      ['y = Math.sin(b + 1)', 'x = 5'],
    ]);
  });

  test('keeps to letters where they are exponents', () => {
    const circuit = circuitOf('const base = 2; const k = 1; const n = k + 2; const f = base ** n;');
    expect(explained(circuit, { name: 'f' }).terms.map(({ name, local }) => [name, local])).toEqual([
      ['x = base', 'y·xʸ⁻¹ = 12'],
      ['y = n', 'xʸ·ln x = 5.545'],
    ]);
  });

  test('says which one was chosen', () => {
    const of = (z: number, w: number) =>
      explained(circuitOf(`const z = ${z}; const w = ${w}; const f = 5 * Math.max(z, w);`), { label: 'max' }).terms;
    expect(of(2, -1).map(({ local }) => local)).toEqual(['1 · chosen', '0 · not chosen']);
    expect(of(2, 2).map(({ local }) => local)).toEqual(['0.5 · tied', '0.5 · tied']);
  });

  test('of a composition is its simplified one', () => {
    const circuit = circuitOf('const x = 1; const f = 1 / (1 + Math.exp(-x));');
    expect(explained(circuit, { kind: 'fold' })).toMatchObject({
      terms: [{ name: 'x', value: '1', local: '(1 − σ)·σ = 0.1966', flow: '1 × 0.1966 = 0.1966' }],
      notes: ['Enter opens it into its parts'],
    });
  });

  test('of a composition of two differs in its sign, and calls both by their names', () => {
    const circuit = circuitOf('const p = 3; const target = 1; const f = (p - target) ** 2;');
    expect(explained(circuit, { kind: 'fold' }).terms.map(({ local }) => local)).toEqual([
      '2(p − target) = 4',
      '−2(p − target) = -4',
    ]);
  });

  test('of a composition of several stands above the rows', () => {
    const text = 'X = np.ones((4, 3))\nW = np.ones((3, 2))\nb = np.ones(2)\nf = np.sum(np.tanh(X @ W + b))\n';
    const circuit = circuitOf(text, 'python');
    const fold = explained(circuit, { kind: 'fold', label: 'x·W + b' });
    expect(fold.effect).toBe('∂x: g·Wᵀ, ∂W: xᵀ·g, ∂b: Σg');
    expect(fold.terms.map(({ name, local }) => [name, local])).toEqual([
      ['X', undefined],
      ['W', undefined],
      ['b', undefined],
    ]);
  });

  test('of a product of matrices is a product, with its shapes', () => {
    const circuit = circuitOf('W = np.ones((5, 10))\nX = np.ones((10, 3))\nD = W @ X\nf = np.sum(D * D)\n', 'python');
    expect(explained(circuit, { name: 'D' }).terms).toEqual([
      { name: 'W', value: '5×10', local: '∂D · Xᵀ', flow: '5×3 · 3×10 → 5×10 ‖·‖ 424.3' },
      { name: 'X', value: '10×3', local: 'Wᵀ · ∂D', flow: '10×5 · 5×3 → 10×3 ‖·‖ 547.7' },
    ]);
  });

  test('of arrays is element by element, summed up where it was broadcast', () => {
    const circuit = circuitOf('x = np.ones((4, 3))\nk = 2.0\ns = x * k\nf = np.sum(s)\n', 'python');
    expect(explained(circuit, { name: 's' }).terms).toEqual([
      { name: 'x', value: '4×3', local: '∂s ⊙ k', flow: '4×3 → 4×3 ‖·‖ 6.928' },
      { name: 'k', value: '2', local: '∂s ⊙ x', flow: '4×3 → 12 · summed up' },
    ]);
  });

  test('is cut where there are many arguments', () => {
    const names = Array.from({ length: 12 }, (_, i) => `a${i}`);
    const circuit = circuitOf(`${names.map((name) => `const ${name} = 1;`).join('')} const f = Math.max(${names});`);
    const { terms } = explained(circuit, { label: 'max' });
    expect(terms).toHaveLength(8);
    expect(terms[7]).toEqual({ name: '…', flow: '' });
    expect(explanationText(explained(circuit, { label: 'max' }), english).length).toBeLessThan(500);
  });
});

describe('a fork', () => {
  const forked = () => circuitOf('const x = 3; const a = x * 2; const b = x * -5; const f = a + b + x;');
  const sum = '∂ -2 = 2 + (-5) + 1';

  test('tells what comes back from each use, and the sum', () => {
    const circuit = forked();
    expect(
      explainFork(
        circuit,
        circuit.wires.findIndex(({ forks }) => forks),
        english,
      ),
    ).toMatchObject({
      title: 'x',
      effect: 'The gradient is the sum of 3 uses.',
      terms: [
        { name: 'a', flow: '2' },
        { name: 'b', flow: '-5' },
        { name: 'f', flow: '1' },
      ],
      notes: [sum],
    });
  });

  test('is summed up in the words of its gate, too', () => {
    expect(explained(forked(), { label: 'x' }).notes).toEqual([sum]);
  });

  test('of the output has more than what is drawn', () => {
    const circuit = circuitOf('const x = 3; const f = x * 2; const g = f * 4;');
    const drawn: Circuit = {
      ...circuit,
      wires: circuit.wires.map((wire) => (wire.from === 0 ? { ...wire, gradient: 9, forks: true } : wire)),
    };
    const w = drawn.wires.findIndex(({ from }) => from === 0);
    expect(explainFork(drawn, w, english).notes).toEqual(['∂ 9 = 8 + …']);
  });

  test('of arrays is no sum of norms', () => {
    const circuit = circuitOf('x = np.ones(9)\nf = np.sum(x * 2 + np.sin(x) * x)\n', 'python');
    expect(explained(circuit, { label: 'x' }).notes).toEqual(['The gradient is the sum of 3 uses.']);
  });

  test('can be pointed at in the panel only', () => {
    const circuit = forked();
    const places = layout.place(circuit);
    expect(renderCircuit(circuit, places).match(/data-fork/g)).toHaveLength(1);
    expect(renderCircuit(circuit, places).match(/data-cell/g)).toHaveLength(circuit.wires.length);
    expect(renderCircuit(circuit, places, { standalone: true })).not.toMatch(/data-fork|data-cell/);
  });
});

test('what comes to a gate stands in the order of its arguments', () => {
  const circuit = circuitOf('const b = 2; const a = 3; const f = a - b;');
  const { arriving, leaving } = linksOf(circuit);
  const f = gateOf(circuit, { name: 'f' });
  expect(arriving[f].map(({ wire }) => circuit.gates[wire.from].label)).toEqual(['a', 'b']);
  expect(leaving[f]).toHaveLength(1);
  expect(linksOf(circuit)).toBe(linksOf(circuit));
});
