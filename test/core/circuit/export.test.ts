import { instance, type RenderResult } from '@viz-js/viz';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildCircuit } from '../../../core/circuit/build.ts';
import type { Circuit } from '../../../core/circuit/circuit.ts';
import { Layout } from '../../../core/circuit/layout.ts';
import type { RunRecord } from '../../../core/record.ts';
import { type TextFormat, textFormats } from '../../../media/formats.ts';
import { looks } from '../../../media/theme.ts';
import { english } from '../../../media/words.ts';
import { checkMermaid, labelsOf } from './mermaid.ts';
import { loop, neuron, patterns, product, staged, troubles } from './sketches.ts';

let viz: Awaited<ReturnType<typeof instance>>;
let layout: Layout;
beforeAll(async () => {
  viz = await instance();
  layout = new Layout(viz);
});

const sketches = { product, neuron, staged, patterns, loop, troubles };
const circuits = () => [product, patterns, loop, troubles].map((make) => buildCircuit(make()));

function written(format: TextFormat, circuit: Circuit, look = looks.light): string {
  return textFormats[format]({ circuit, places: layout.place(circuit) }, { look, words: english });
}

const drawn = (format: TextFormat, record: RunRecord) => written(format, buildCircuit(record));

/** The same circuit with these texts for all that a user writes. */
function renamed(circuit: Circuit, names: readonly string[]): Circuit {
  const name = (i: number) => names[i % names.length];
  return {
    ...circuit,
    gates: circuit.gates.map((gate, g) => ({
      ...gate,
      label: name(g),
      text: name(g + 1),
      group: gate.group && { ...gate.group, text: name(g) },
    })),
    wires: circuit.wires.map((wire, w) => ({ ...wire, name: wire.name && name(w), tagged: wire.forks })),
    boxes: circuit.boxes.map((box, b) => ({ ...box, group: { ...box.group, text: name(b) } })),
  };
}

/** As it can be read: blanks of all kinds look alike, and so does what is no character of XML. */
const readable = (text: string) =>
  text.replace(/([\s\u00a0\ufffd\ufffe\uffff]|\p{Surrogate}|\p{Control})+/gu, ' ').trim();

const hostile = [
  '"><script>alert(1)</script>',
  '</text>]]>&lt;&#60;&copy;',
  '"];}\n} digraph {',
  '\\N\\G\\n\\"',
  '#quot;#35;;%%{init: {}}%%',
  '1. list',
  '- list',
  '+',
  '`**bold**` *a* _b_ w_1_x',
  'end',
  'style: x #a; --> | ]] ))',
  '\u0000\u0007\ud800\uffff',
  '   ',
  '$$x^2$$',
  '变量 😀',
];
const names = fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' }), fc.string()), {
  minLength: 1,
  maxLength: 6,
});

/** The texts of Graphviz' SVG, which are its own reading of our labels, and how far down they stand. */
function graphvizTexts({ output = '' }: RenderResult): { readonly text: string; readonly y: number }[] {
  return [...output.matchAll(/<text[^>]* y="([-\d.]+)"[^>]*>(.*?)<\/text>/gs)]
    .map(([, y, text]) => ({ text: readable(plain(text)), y: Number(y) }))
    .filter(({ text }) => text !== '');
}

const textsOf = (result: RenderResult) => graphvizTexts(result).map(({ text }) => text);

function plain(xml: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return xml.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, name) =>
    name !== undefined ? named[name] : String.fromCodePoint(hex === undefined ? Number(decimal) : Number(`0x${hex}`)),
  );
}

/** Of the fonts of this Graphviz not all widths are known: that is no error. */
function checkDot(dot: string): RenderResult {
  const result = viz.render(dot, { format: 'svg' });
  expect(result.status).toBe('success');
  expect(result.errors.filter(({ message }) => !message.includes('Falling back to width'))).toEqual([]);
  return result;
}

describe('DOT', () => {
  test('is drawn by Graphviz with values, gradients and names', () => {
    expect(textsOf(checkDot(drawn('dot', product()))).sort()).toEqual(
      ['x', 'y', 'z', '+', '×', 'f', 'q', '-2', '5', '-4', '3', '-12', '∂ -4', '∂ -4', '∂ 3', '∂ -4', '∂ 1'].sort(),
    );
  });

  test('has the value above the wire and the gradient below', () => {
    const found = graphvizTexts(checkDot(drawn('dot', product())));
    const [value, gradient] = ['-12', '∂ 1'].map((wanted) => found.find(({ text }) => text === wanted)?.y);
    expect(value).toBeLessThan(gradient ?? Number.NaN);
  });

  test.each(Object.entries(sketches))('every circuit, in every theme: %s', (_, make) => {
    for (const open of [[], ['loop', 'loop/before']]) {
      const circuit = buildCircuit(make(), { open });
      for (const look of Object.values(looks)) {
        const dot = written('dot', circuit, look);
        checkDot(dot);
        expect(dot).toContain(`bgcolor="${look.colours.background}"`);
        expect(dot).not.toContain('undefined');
        expect(dot.match(/subgraph cluster/g) ?? []).toHaveLength(circuit.boxes.length);
      }
    }
  });

  test('shows the contributions of a fork, and dashes what is dead', () => {
    const texts = textsOf(checkDot(drawn('dot', staged())));
    expect(texts).toEqual(expect.arrayContaining(['∂ 0.5121', '∂ 1.583', '∂ -0.03576', '∂ 2.06']));
    expect(drawn('dot', patterns())).toMatch(/g3 -> s3:w \[[^\]]*style=dashed/);
    expect(drawn('dot', product())).not.toContain('dashed');
  });

  test('a fold says its local gradient, a series which one of it shows', () => {
    expect(textsOf(checkDot(drawn('dot', neuron())))).toEqual(expect.arrayContaining(['σ', '(1 − σ)·σ']));
    const series = buildCircuit(loop(20), { open: ['loop2'], shown: {} });
    const { stepper } = series.boxes.find((box) => box.stepper !== undefined)!;
    expect(stepper).toMatchObject({ of: 20 });
    expect(textsOf(checkDot(written('dot', series)))).toContain(`loop ×20 · ${stepper?.at} / 20`);
    const { boxes } = JSON.parse(written('json', series));
    expect(boxes[0]).toMatchObject({ title: 'loop ×20', at: stepper?.at, of: 20 });
  });

  test('whatever things are called, Graphviz reads exactly that', () => {
    fc.assert(
      fc.property(names, fc.constantFrom(...circuits()), (all, circuit) => {
        const result = checkDot(written('dot', renamed(circuit, all)));
        const texts = textsOf(result);
        const tooltips = [...(result.output ?? '').matchAll(/title="([^"]*)"/g)].map(([, title]) =>
          readable(plain(title)),
        );
        for (const [g, gate] of circuit.gates.entries()) {
          if (gate.group !== undefined) continue;
          const label = readable(all[g % all.length]);
          const mark = gate.kink === undefined ? '' : ' ∠';
          if (label !== '') expect(texts).toContain(label + mark);
          const source = readable(all[(g + 1) % all.length]);
          if (source !== '') expect(tooltips).toContain(source);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('Mermaid', () => {
  test('is a flowchart with values, gradients and names', () => {
    expect(drawn('mermaid', product()).split('\n').slice(0, 12)).toEqual([
      'flowchart LR',
      '  g0(["x"]):::input',
      '  g1(["y"]):::input',
      '  g2(["z"]):::input',
      '  g3(("#43;"))',
      '  g4(("×"))',
      '  t4(["f"]):::output',
      '  g4 -->|"-12<br/>∂ 1"| t4',
      '  g0 -->|"-2<br/>∂ -4"| g3',
      '  g1 -->|"5<br/>∂ -4"| g3',
      '  g3 -->|"q 3<br/>∂ -4"| g4',
      '  g2 -->|"-4<br/>∂ 3"| g4',
    ]);
  });

  test('a fork has its sum before it and a contribution on each branch', () => {
    const text = drawn('mermaid', staged());
    expect(text).toContain('  s0["3<br/>∂ 2.06"]:::numbers\n');
    expect(text).toMatch(/ {2}g0 --- s0\n[\s\S]* {2}s0 -->\|"∂ 1\.583"\| g\d/);
    expect(drawn('mermaid', patterns())).toContain('  g3 -.->|"-1<br/>∂ 0"|');
    expect(drawn('mermaid', troubles())).toContain('==>');
  });

  test.each(Object.entries(sketches))('keeps to the language: %s', (_, make) => {
    for (const open of [[], ['loop', 'loop/before']]) checkMermaid(written('mermaid', buildCircuit(make(), { open })));
  });

  test('says when viewers will want to be asked for more', () => {
    expect(drawn('mermaid', staged())).not.toContain('%%');
    const long = renamed(buildCircuit(product()), ['long '.repeat(5000)]);
    expect(written('mermaid', long)).toMatch(/^%% Larger than viewers draw/);
  });

  test('whatever things are called, the labels say exactly that', () => {
    fc.assert(
      fc.property(names, fc.constantFrom(...circuits()), (all, circuit) => {
        const text = written('mermaid', renamed(circuit, all));
        checkMermaid(text);
        const labels = labelsOf(text).map(readable);
        for (const [g, gate] of circuit.gates.entries()) {
          const mark = gate.kink === undefined ? '' : ' ∠';
          if (gate.group === undefined) expect(labels).toContain(readable(all[g % all.length] + mark));
        }
      }),
    );
  });
});

describe('JSON', () => {
  test('says all of a circuit', () => {
    const { gates, wires, ...rest } = JSON.parse(drawn('json', product()));
    expect(rest).toEqual({ format: 'gradlens-circuit', version: 1, boxes: [] });
    expect(gates).toHaveLength(5);
    expect(gates[3]).toMatchObject({ id: '=q', kind: 'op', label: '+', name: 'q', line: 4, value: 3, gradient: -4 });
    expect(gates[3]).toMatchObject({ text: 'x + y', effect: 'distributes', kink: null, output: false, box: null });
    expect(gates[4]).toMatchObject({ name: 'f', output: true });
    expect(wires[3]).toEqual({
      from: '=q',
      name: 'q',
      value: 3,
      gradient: -4,
      count: 1,
      uses: [expect.objectContaining({ to: '=f', argument: 0, local: -4, contribution: -4 })],
    });
    expect(wires[4].uses).toEqual([expect.objectContaining({ to: null })]);
  });

  test('spells what JSON has no numbers for, and keeps the sign of zero', () => {
    const text = drawn('json', troubles());
    const { gates } = JSON.parse(text);
    const values = Object.fromEntries(gates.map(({ label, value }: Record<string, unknown>) => [label, value]));
    expect(values.log).toBe('-Infinity');
    expect(text).toContain('"NaN"');
    expect(drawn('json', product(0, -0, 3))).toContain('"value":-0.0');
  });

  test('has the same keys everywhere, and ids that are there', () => {
    for (const make of Object.values(sketches)) {
      for (const open of [[], ['loop', 'loop/before']]) {
        const { gates, wires, boxes } = JSON.parse(written('json', buildCircuit(make(), { open })));
        const ids = new Set(gates.map(({ id }: { id: string }) => id));
        const boxIds = new Set([null, ...boxes.map(({ id }: { id: string }) => id)]);
        for (const rows of [gates, wires, boxes, wires.flatMap(({ uses }: { uses: unknown }) => uses)]) {
          for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(rows[0]));
        }
        for (const { from, uses } of wires) {
          expect(ids).toContain(from);
          for (const { to } of uses) expect(to === null || ids.has(to)).toBe(true);
        }
        for (const { box } of [...gates, ...boxes]) expect(boxIds).toContain(box);
      }
    }
  });

  test('a fork: the gradient is the sum of the contributions', () => {
    const { wires } = JSON.parse(drawn('json', staged()));
    const forks = wires.filter(({ uses }: { uses: unknown[] }) => uses.length > 1);
    expect(forks.length).toBeGreaterThan(0);
    for (const { gradient, uses } of forks) {
      const sum = uses.reduce((so: number, { contribution }: { contribution: number }) => so + contribution, 0);
      expect(sum).toBeCloseTo(gradient, 12);
    }
  });

  test('whatever things are called comes back', () => {
    fc.assert(
      fc.property(names, fc.constantFrom(...circuits()), (all, circuit) => {
        const { gates } = JSON.parse(written('json', renamed(circuit, all)));
        expect(gates.map(({ label }: { label: string }) => label)).toEqual(
          circuit.gates.map((_, g) => all[g % all.length]),
        );
      }),
    );
  });
});

describe('SVG', () => {
  test('whatever things are called, it is well-formed and shows that', () => {
    fc.assert(
      fc.property(names, fc.constantFrom(...circuits()), (all, circuit) => {
        const svg = written('svg', renamed(circuit, all));
        const open: string[] = [];
        const rest = svg.replace(/<(\/?)([a-z]+)(?: [\w:-]+="[^"<]*")*(\/?)>/gi, (_, closing, name, empty) => {
          if (closing !== '') expect(open.pop()).toBe(name);
          else if (empty === '') open.push(name);
          return '\u0000';
        });
        expect(open).toEqual([]);
        expect(rest).not.toMatch(/<|&(?!(amp|lt|gt|quot|#39);)/);
        expect(svg).not.toMatch(/[^\P{Control}\t\n\r]|\p{Surrogate}/u);
        const texts = rest.split('\u0000').map((text) => readable(plain(text)));
        for (const [g, gate] of circuit.gates.entries()) {
          const label = readable(all[g % all.length]);
          if (gate.group === undefined && label !== '') expect(texts).toContain(label);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('has nothing to press', () => {
    for (const make of [loop, staged]) {
      const svg = written('svg', buildCircuit(make()));
      expect(svg).not.toMatch(/tabindex|role="button"|aria-expanded|▸|▾|class="gl-opens"/);
      expect(svg).toContain('<title>');
    }
  });

  test('takes any colours and font, and nothing of them gets out of its place', () => {
    const colours = { ...looks.dark.colours, value: '#123456', background: '"/><script>' };
    const svg = written('svg', buildCircuit(product()), { colours, font: "'A & B', </style><script>" });
    expect(svg).toContain('#123456');
    expect(svg).not.toContain('<script');
    expect(svg.match(/<\/style>/g)).toHaveLength(1);
  });
});
