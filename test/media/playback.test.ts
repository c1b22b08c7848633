import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Quantity } from '../../core/answers.ts';
import { ops as opRows } from '../../core/autodiff/ops/index.ts';
import type { Op } from '../../core/autodiff/ops/row.ts';
import { buildCircuit } from '../../core/circuit/build.ts';
import { type Circuit, isArray, NONE } from '../../core/circuit/circuit.ts';
import { inspect, type LanguageId } from '../../core/index.ts';
import { Arithmetic } from '../../media/playback/arithmetic.ts';
import { formOf } from '../../media/playback/forms.ts';
import { name, type Text, written } from '../../media/playback/pieces.ts';
import { inNames } from '../../media/playback/slopes.ts';
import { contributionsOf, momentAt, progressOf, type Step, sameStep, stepsOf } from '../../media/playback/steps.ts';
import { LEVELS } from '../../media/protocol.ts';
import { english } from '../../media/words.ts';
import { evaluateFormula } from '../core/autodiff/formula.ts';
import { Sketch } from '../core/circuit/sketch.ts';
import { loop, neuron, patterns, product, staged, troubles } from '../core/circuit/sketches.ts';

const examples = path.resolve(import.meta.dirname, '../../examples');

function circuitOf(text: string, language: LanguageId, level: (typeof LEVELS)[number] = 'gate'): Circuit {
  const { record } = inspect({ language, text }, { now: () => performance.now() });
  if (record === undefined) throw new Error('the program does not run');
  return buildCircuit(record, { level });
}

function example(file: string, level: (typeof LEVELS)[number] = 'gate'): Circuit {
  const text = fs.readFileSync(path.join(examples, file), 'utf8');
  return circuitOf(text, file.endsWith('.py') ? 'python' : 'javascript', level);
}

/** `[forward|backward kind, …lines]` by step. */
function told(circuit: Circuit): string[][] {
  const arithmetic = new Arithmetic(circuit, english, undefined);
  return stepsOf(circuit).map((step) => [`${step.pass} ${step.kind}`, ...arithmetic.linesOf(step).map(written)]);
}

const programs = fs.readdirSync(examples).filter((file) => !['mistake.js', 'function.js'].includes(file));
const circuits: readonly (readonly [string, () => Circuit])[] = [
  ...programs.flatMap((file) => LEVELS.map((level) => [`${file} by ${level}`, () => example(file, level)] as const)),
  ...[product, neuron, staged, patterns, loop, troubles].map(
    (make) => [make.name, () => buildCircuit(make())] as const,
  ),
];

describe('the steps', () => {
  test.each(circuits)('of %s reveal each value, contribution and gradient once', (_, make) => checkReveals(make()));

  test('of any circuit do', () => {
    const op = fc.record({ name: fc.constantFrom('add', 'mul', 'maximum'), a: fc.nat(), b: fc.nat() });
    fc.assert(
      fc.property(fc.array(op, { minLength: 1, maxLength: 30 }), (ops) => {
        const s = new Sketch('const x = 1.5;\nconst y = -2;\nconst f = x * y;\n');
        const marks = [s.input('x', 1.5), s.input('y', -2)];
        for (const { name, a, b } of ops) {
          marks.push(s.op(name, [marks[a % marks.length], marks[b % marks.length]], 'x * y'));
        }
        checkReveals(buildCircuit(s.done(marks[marks.length - 1])));
      }),
    );
  });

  test('follow the tape forward, and the other way back', () => {
    const labels = (pass: Step['pass']) => {
      const circuit = buildCircuit(product());
      return stepsOf(circuit)
        .filter((step) => step.pass === pass)
        .map(({ kind, gates }) => `${kind} ${gates.map((gate) => circuit.gates[gate].label).join(' ')}`);
    };
    expect(labels('forward')).toEqual(['inputs x y z', 'gate +', 'gate ×']);
    expect(labels('backward')).toEqual(['seed ×', 'gate ×', 'gate +']);
  });

  test('count by pass', () => {
    const steps = stepsOf(buildCircuit(product()));
    expect(progressOf(steps, 2)).toEqual({ at: 3, of: 3 });
    expect(progressOf(steps, 3)).toEqual({ at: 1, of: 3 });
  });

  test('end with the forward pass where there is no output', () => {
    const circuit = circuitOf('const x = 2;\nconst y = x * x;\nconst z = y.nothing.at;\n', 'javascript');
    expect(stepsOf(circuit).every(({ pass }) => pass === 'forward')).toBe(true);
  });

  test('are found again when a number changes, a gate is opened, and not in another circuit', () => {
    const before = example('staged.js');
    const steps = stepsOf(before);
    const text = fs.readFileSync(path.join(examples, 'staged.js'), 'utf8');
    const edited = circuitOf(text.replace('x = 3', 'x = 5'), 'javascript');
    steps.forEach((step, at) => {
      if (step.kind !== 'sum') expect(sameStep(before, step, edited, stepsOf(edited))).toBe(at);
    });
    const closed = steps.findIndex(({ gates: [gate] }) => before.gates[gate].kind === 'fold');
    const fold = before.gates[steps[closed].gates[0]];
    const { record } = inspect({ language: 'javascript', text }, { now: () => performance.now() });
    const opened = buildCircuit(record!, { open: [fold.id] });
    const inside = stepsOf(opened)[sameStep(before, steps[closed], opened, stepsOf(opened))];
    expect(opened.gates[inside.gates[0]].label).toBe('×(−1)');
    const other = example('chain.js');
    expect(sameStep(before, steps[closed], other, stepsOf(other))).toBe(NONE);
  });
});

function checkReveals(circuit: Circuit): void {
  const steps = stepsOf(circuit);
  const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
  const hasGradients = steps.some(({ pass }) => pass === 'backward');
  expect(sorted(steps.flatMap(({ values }) => values))).toEqual(circuit.wires.map((_, w) => w));
  const withGradient = circuit.wires.flatMap(({ gradient }, w) => (gradient === undefined ? [] : [w]));
  expect(sorted(steps.flatMap(({ gradients }) => gradients))).toEqual(hasGradients ? withGradient : []);
  const came = steps
    .filter(({ pass, kind }) => pass === 'backward' && kind !== 'sum')
    .flatMap(({ uses }) => uses.map(({ wire, branch }) => `${wire}.${branch}`));
  expect(new Set(came).size).toBe(came.length);

  const known = new Set<number>();
  const arrived = new Set<string>();
  for (const step of steps) {
    // Nothing flows that is not there yet.
    if (step.pass === 'forward') for (const { wire } of step.uses) expect(known).toContain(wire);
    for (const wire of step.values) known.add(wire);
    if (step.pass === 'backward') for (const { wire, branch } of step.uses) arrived.add(`${wire}.${branch}`);
    for (const wire of step.gradients) {
      circuit.wires[wire].branches.forEach(({ gradient }, branch) => {
        if (gradient !== undefined) expect(arrived).toContain(`${wire}.${branch}`);
      });
    }
  }

  expect(momentAt(circuit, steps, steps.length - 1).circuit).toEqual(circuit);
  const first = momentAt(circuit, steps, 0);
  expect(first.circuit.wires.every(({ gradient }) => gradient === undefined)).toBe(true);
  for (const { kind, value } of first.circuit.gates) {
    if (kind === 'op' || kind === 'fold') expect(value).toBeUndefined();
  }
}

describe('the arithmetic', () => {
  test('is that of the notes', () => {
    expect(told(example('chain.js'))).toEqual([
      ['forward inputs', 'x = -2,  y = 5,  z = -4'],
      ['forward gate', 'q = x + y = -2 + 5 = 3'],
      ['forward gate', 'f = q · z = 3 · (-4) = -12'],
      ['backward seed', 'df = 1   here the backward pass begins'],
      ['backward gate', 'dq = df · z = 1 · (-4) = -4', 'dz = df · q = 1 · 3 = 3'],
      ['backward gate', 'dx = dq · 1 = -4 · 1 = -4', 'dy = dq · 1 = -4 · 1 = -4'],
    ]);
  });

  test('knows σ, powers and forks', () => {
    const lines = told(example('staged.js')).flat();
    for (const line of [
      'sigy = σ(y) = σ(-4) = 0.01799',
      'xpysqr = xpy² = (-1)² = 1',
      'invden = 1 / den = 1 / 1.953 = 0.5121',
      'dden = dinvden · (−1/den²) = 3.018 · (-0.2623) = -0.7916',
      'dxpy = dxpysqr · 2·xpy = -0.7916 · (-2) = 1.583',
      'dx += dsigx · (1 − σ)·σ = -0.7916 · 0.04518 = -0.03576',
      'dx = 0.5121 + (-0.03576) + 1.583 = 2.06',
    ]) {
      expect(lines).toContain(line);
    }
  });

  test('says what a maximum chose, and writes constants where they stand', () => {
    const lines = told(example('gates.js')).flat();
    expect(lines).toContain('max(z, w) = max(2, -1) = 2');
    expect(lines).toContain('dz = d(Math.max(z, w)) · 1 = 2 · 1 = 2   chosen');
    expect(lines).toContain('dw = d(Math.max(z, w)) · 0 = 2 · 0 = 0');
    expect(lines).toContain('f = (x * y + Math.max(z, …)) · 2 = -10 · 2 = -20');
    const tie = told(circuitOf('const a = 2;\nconst b = 2;\nconst f = Math.max(a, b);\n', 'javascript')).flat();
    expect(tie).toContain('da = df · 0.5 = 1 · 0.5 = 0.5   tied');
  });

  test('writes the rules of arrays with their shapes', () => {
    const program = (lines: readonly string[]) =>
      told(circuitOf(['import numpy as np', ...lines].join('\n'), 'python')).flat();
    const matrices = program([
      'W = np.arange(50.0).reshape(5, 10)',
      'X = np.ones((10, 3))',
      'D = W @ X',
      's = D * 2',
      'loss = np.sum(s)',
      '# gradlens: wrt W, X',
    ]);
    expect(matrices).toContainEqual(expect.stringMatching(/^D = W · X {3}\(5,10\)·\(10,3\) → \(5,3\) {3}‖·‖ /));
    expect(matrices).toContainEqual(
      expect.stringMatching(/^dW = dD · Xᵀ {3}\(5,3\)·\(3,10\) → \(5,10\) {3}‖·‖ 42\.43$/),
    );
    expect(matrices).toContainEqual(expect.stringMatching(/^dX = Wᵀ · dD {3}\(10,5\)·\(5,3\) → \(10,3\) {3}‖·‖ /));
    expect(matrices).toContainEqual(expect.stringMatching(/^dD = ds · 2 {3}\(5,3\) {3}‖·‖ 7\.746$/));
    expect(matrices).toContainEqual(expect.stringMatching(/^ds = dloss {3}spread over \(5,3\) {3}‖·‖ 3\.873$/));
    const broadcast = program([
      'a = np.array([[1.0, 2.0], [3.0, 4.0]])',
      'b = np.array([5.0, 6.0])',
      'c = a * b',
      'f = np.sum(c)',
    ]);
    expect(broadcast).toContain('c = a ⊙ b = [[1, 2], [3, 4]] ⊙ [5, 6] = [[5, 12], [15, 24]]');
    expect(broadcast).toContain('da = dc ⊙ b = [[5, 6], [5, 6]]   (2,2)');
    expect(broadcast).toContain('db = Σ (dc ⊙ a) = [4, 6]   summed over what was broadcast: (2,2) → (2)');
  });

  test('tells what goes through a closed group', () => {
    const circuit = example('layers.py', 'group');
    const steps = stepsOf(circuit);
    const lines = told(circuit);
    const through = lines.filter((_, at) => {
      const { pass, kind, gates } = steps[at];
      return pass === 'backward' && kind === 'gate' && circuit.gates[gates[0]].group !== undefined;
    });
    expect(through.length).toBeGreaterThan(0);
    for (const [, line] of through) expect(line).toMatch(/^d\S+ \+?= -?[\d.e-]+.* {3}through .+ gates?$/);
  });

  test.each(circuits)('of %s has the numbers of the circuit', (_, make) => checkNumbers(make()));
});

const NUMBER = String.raw`\(?(-?(?:[\d.]+(?:e-?\d+)?|∞|NaN))\)?`;
const CHAIN = new RegExp(`= ${NUMBER} · ${NUMBER} = ${NUMBER}(?: {3}|$)`);
const SUM = new RegExp(
  `^[^=]+ = ((?:${NUMBER.replace('(-?', '(?:-?')} \\+ )*${NUMBER.replace('(-?', '(?:-?')}) = ${NUMBER}$`,
);

/** What is printed is rounded to four digits. */
function expectRounded(found: number, printed: number, terms: readonly number[] = []): void {
  if (Number.isNaN(found) || !Number.isFinite(printed)) {
    expect(printed).toBe(found);
    return;
  }
  const size = [printed, ...terms].reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  expect(Math.abs(found - printed)).toBeLessThanOrEqual(2e-3 * size);
}

function read(text: string): number {
  return Number(text.replace('∞', 'Infinity').replace(/[()]/g, ''));
}

function checkNumbers(circuit: Circuit): void {
  const arithmetic = new Arithmetic(circuit, english, undefined);
  for (const step of stepsOf(circuit)) {
    const lines = arithmetic.linesOf(step);
    expect(lines.length).toBeGreaterThan(0);
    const [gate] = step.gates.map((g) => circuit.gates[g]);
    if (step.pass === 'forward' && step.kind === 'gate' && typeof gate.value === 'number') {
      expectPrinted(lines[0], 'value', gate.value);
    }
    if (step.kind === 'sum' && isArray(gate)) checkGathered(lines[0], gate.gradient);
    else if (step.kind === 'sum') checkSum(lines[0], circuit, step.gradients[0]);
    if (step.pass === 'backward' && step.kind === 'gate' && gate.group === undefined) {
      const shown = step.uses.filter(({ wire }) => circuit.wires[wire].count === 1);
      lines.forEach((line, i) => {
        if (written(line) === '…') return;
        const { wire, branch } = shown[i];
        checkContribution(line, circuit.wires[wire].branches[branch], gate.gradient);
      });
    }
  }
}

function expectPrinted(line: Text, role: 'value' | 'gradient', quantity: number): void {
  const last = line.filter((piece) => piece.role === role).at(-1);
  expectRounded(quantity, read(last!.text));
}

function checkContribution(
  line: Text,
  { local, gradient }: Circuit['wires'][number]['branches'][number],
  upstream: Quantity | undefined,
): void {
  if (typeof gradient !== 'number' || typeof upstream !== 'number' || local === undefined) return;
  const [, up, slope, came] = CHAIN.exec(written(line)) ?? [];
  expectRounded(upstream, read(up));
  expectRounded(local, read(slope));
  expectRounded(gradient, read(came));
  expectRounded(read(up) * read(slope), read(came));
}

function checkSum(line: Text, circuit: Circuit, wire: number): void {
  const { gradient } = circuit.wires[wire];
  const parts = contributionsOf(circuit.wires[wire]);
  if (typeof gradient !== 'number' || written(line).includes('…')) return;
  const [, terms, total] = SUM.exec(written(line)) ?? [];
  const numbers = terms.split(' + ').map(read);
  expect(numbers).toHaveLength(parts.length);
  parts.forEach((part, i) => {
    expectRounded(part as number, numbers[i]);
  });
  expectRounded(gradient, read(total));
  expectRounded(
    numbers.reduce((a, b) => a + b, 0),
    read(total),
    numbers,
  );
}

/** What came back to a list: its numbers, or of many the norm. */
function checkGathered(line: Text, gradient: Quantity | undefined): void {
  if (typeof gradient !== 'object' || written(line).includes('…')) return;
  const [, norm] = written(line).match(/‖·‖ (\S+)$/) ?? [];
  if (norm !== undefined) {
    expectRounded(gradient.norm, read(norm));
    return;
  }
  const numbers =
    written(line)
      .replace(/^.*? = /, '')
      .match(/-?[\d.]+(?:e-?\d+)?/g) ?? [];
  gradient.elements!.forEach((element, i) => {
    expectRounded(element!, read(numbers[i]));
  });
}

describe('local gradients in names', () => {
  const all = Object.values(opRows) as Op[];
  const slopes = [...new Set(all.flatMap(({ slopes = [] }) => slopes))];
  /** The result of an op may stand in its slope. */
  const results = Object.fromEntries(
    all
      .filter(({ symbol }) => /^[\p{L}√∛]+$/u.test(symbol) && !symbol.includes('ˣ'))
      .map(({ symbol }) => [symbol, 2.1]),
  );

  test.each(slopes)('%s', (slope) => {
    const [x, y] = slope === '1/√(x² − 1)' ? [1.7, 1.3] : [0.7, 1.3];
    const text = written(inNames(slope, [name('a'), name('b')])!).replaceAll('-', '−');
    const expected = evaluateFormula(slope, { ...results, x, y });
    expect(evaluateFormula(text, { ...results, a: x, b: y })).toBeCloseTo(expected, 12);
    expect(text).not.toMatch(/(?<!\p{L})[xy](?!\p{L})|[ˣʸ]/u);
  });

  test('what is compound stands in brackets', () => {
    expect(written(inNames('2·x', [name('a + b')])!)).toBe('2·(a + b)');
    expect(written(inNames('xʸ⁻¹', [name('a'), name('n')])!)).toBe('a^(n − 1)');
    expect(written(inNames('1 − x²', [name('t')])!)).toBe('(1 − t²)');
    expect(inNames('y', [name('a')])).toBeUndefined();
  });
});

test.each([
  ['+', ['-2', '5'], '-2 + 5'],
  ['−', ['a', 'b − c'], 'a − (b − c)'],
  ['×2', ['a + b', '2'], '(a + b) · 2'],
  ['^(−1)', ['-3', '-1'], '(-3)^(-1)'],
  ['1/x', ['1', 'den'], '1 / den'],
  ['×(−1)', ['-1'], '−(-1)'],
  ['max(0, x)', ['0', '-1e-7'], 'max(0, -1e-7)'],
  ['x²', ['-1e-7'], '(-1e-7)²'],
  ['√', ['a*b'], '√(a*b)'],
  ['log(eˣ+eʸ)', ['a', 'b'], 'log(e^a + e^b)'],
  ['Σ', ['a', 'b', 'c', 'd', 'e', 'f'], 'Σ(a, b, c, d, …)'],
])('%s of %j is written %s', (label, args, expected) => {
  const form = formOf(label);
  expect(
    written(
      form.write(
        args.map((text) => name(text)),
        '·',
      ),
    ),
  ).toBe(expected);
});

test.each([
  ['×2', [[1, '2']]],
  ['1/x', [[0, '1']]],
  ['(−2)/x', [[0, '-2']]],
  ['1.5e−7−x', [[0, '1.5e-7']]],
  ['//3', [[1, '3']]],
  ['max(0, x)', [[0, '0']]],
  [
    'clip(·, −1, 1)',
    [
      [1, '-1'],
      [2, '1'],
    ],
  ],
  ['×(−1)', []],
  ['+[…]', []],
  ['log|det|', []],
  ['2ˣ', []],
] as const)('on %s stand the constants %j', (label, expected) => {
  expect([...formOf(label).constants]).toEqual(expected);
});
