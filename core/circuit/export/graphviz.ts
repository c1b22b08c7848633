/** A circuit as a DOT file, for any Graphviz: value above each wire, gradient below, boxes as clusters. */
import { isLoud, isZero } from '../../statistics.ts';
import { type Branch, type Circuit, type Gate, NONE, tagName, type Wire } from '../circuit.ts';
import { commonBox, stemBoxOf } from '../dot.ts';
import { FONT } from '../text.ts';
import { Boxed } from './boxed.ts';
import { boxTitle, gateLines, gradientLines, isRound, outputName, type TextOptions, wireNumbers } from './face.ts';

/** Colours that Graphviz reads: `#rrggbb`. */
export type GraphvizColours = Readonly<Record<(typeof used)[number], string>>;
const used = [
  ...(['background', 'foreground', 'muted', 'wire', 'gate-fill', 'gate-stroke', 'input-fill', 'input-stroke'] as const),
  ...(['box-fill', 'box-stroke', 'value', 'gradient', 'loud'] as const),
];

export interface GraphvizOptions extends TextOptions {
  readonly colours: GraphvizColours;
}

const FONT_NAME = 'Helvetica';

export function toGraphviz(circuit: Circuit, options: GraphvizOptions): string {
  const { colours, wording, digits } = options;
  const { wires, gates, boxes } = circuit;
  const nodes = new Boxed();
  const edges: string[] = [];
  /** Arguments enter their gate in order, the first from above. */
  const entering: { readonly branch: Branch; readonly line: string }[] = [];
  for (const [g, gate] of gates.entries()) nodes.put(gate.box, `g${g} ${attributes(gateAttributes(gate, options))}`);
  wires.forEach((wire, w) => {
    const box = stemBoxOf(circuit, wire);
    const { name, values, gradients } = wireNumbers(wire, options);
    nodes.put(box, `s${w} ${cell(wire, name, values, gradients, colours)}`);
    edges.push(`g${wire.from} -> s${w}:w ${attributes({ arrowhead: 'none', weight: 4, ...wireLook(wire, colours) })}`);
    wire.branches.forEach((branch, b) => {
      const { to, gradient } = branch;
      if (to === NONE) {
        const label = html(named(outputName(circuit, wire, wording)));
        nodes.put(NONE, `t${w} ${attributes({ ...terminalLook(colours), label })}`);
        edges.push(`s${w}:e -> t${w} ${attributes({ weight: 2, ...wireLook(wire, colours) })}`);
        return;
      }
      const carried = wire.forks ? { value: wire.value, gradient } : wire;
      const look = wireLook(carried, colours);
      const start = wire.forks ? `b${w}_${b}` : `s${w}`;
      if (wire.forks) {
        const far = wire.tagged ? tagName(circuit, wire) : undefined;
        const around = wire.tagged ? gates[to].box : commonBox(circuit, box, gates[to].box);
        nodes.put(around, `${start} ${cell(carried, far, [], gradientLines(gradient, digits), colours)}`);
        if (!wire.tagged) edges.push(`s${w}:e -> ${start}:w ${attributes({ arrowhead: 'none', ...look })}`);
      }
      entering.push({ branch, line: `${start}:e -> g${to} ${attributes({ weight: wire.forks ? 1 : 2, ...look })}` });
    });
  });
  entering.sort((a, b) => a.branch.to - b.branch.to || a.branch.argument - b.branch.argument);
  const title = (b: number) => html(text(boxTitle(boxes[b], wording)));
  const head = (b: number) => [`subgraph cluster${b} {`, `label=${title(b)} margin=8`];
  return [
    'digraph circuit {',
    ...indented([
      `graph ${attributes(graphLook(colours))}`,
      `node ${attributes(nodeLook(colours))}`,
      `edge ${attributes(edgeLook(colours))}`,
      ...nodes.write(circuit, head, '}'),
      ...edges,
      ...entering.map(({ line }) => line),
    ]),
    '}',
    '',
  ].join('\n');
}

type Attributes = Record<string, string | number | undefined>;

function graphLook(colours: GraphvizColours): Attributes {
  return {
    ...{ rankdir: 'LR', ordering: 'in', nodesep: 0.16, ranksep: 0.24, pad: 0.2, bgcolor: colours.background },
    ...{ fontname: FONT_NAME, fontsize: FONT.small, fontcolor: colours.muted, labeljust: 'l' },
    ...{ style: 'rounded,filled', color: colours['box-stroke'], fillcolor: colours['box-fill'] },
  };
}

function nodeLook(colours: GraphvizColours): Attributes {
  return {
    ...{ fontname: FONT_NAME, fontsize: FONT.label, fontcolor: colours.foreground, penwidth: 1.4 },
    ...{ shape: 'box', style: 'rounded,filled', color: colours['gate-stroke'], fillcolor: colours['gate-fill'] },
    ...{ margin: '0.12,0.05', width: 0.4, height: 0.36 },
  };
}

function edgeLook(colours: GraphvizColours): Attributes {
  return { color: colours.wire, penwidth: 1.4, arrowsize: 0.6 };
}

function gateAttributes(gate: Gate, { wording, colours }: GraphvizOptions): Attributes {
  const lines = gateLines(gate, wording);
  const [first, ...others] = lines;
  const small = others.map((line) => `<br/>${font(text(line), colours.muted, FONT.small)}`).join('');
  const loud = isLoud(gate.value) || isLoud(gate.gradient);
  const dead = !loud && isZero(gate.gradient);
  const round = isRound(gate, lines);
  const size = gate.kind === 'op' || gate.kind === 'fold' ? FONT.symbol : FONT.label;
  const label = font(gate.kind === 'input' ? named(first) : text(first), colours.foreground, size);
  return {
    label: html(label + small),
    tooltip: quoted(gate.text),
    ...(round ? { shape: 'circle', style: 'filled', fixedsize: 'true', width: 0.5 } : {}),
    ...(gate.kind === 'input' ? { color: colours['input-stroke'], fillcolor: colours['input-fill'] } : {}),
    ...(gate.kind === 'group' || gate.kind === 'fold' ? { peripheries: 2 } : {}),
    ...(gate.kind === 'constant' || dead ? { style: round ? 'filled,dashed' : 'rounded,filled,dashed' } : {}),
    ...(loud ? { color: colours.loud, penwidth: 2.4 } : {}),
  };
}

function terminalLook({ foreground, background }: GraphvizColours): Attributes {
  return { fillcolor: foreground, color: foreground, fontcolor: background };
}

type Carried = Pick<Wire, 'value' | 'gradient'>;

function wireLook({ value, gradient }: Carried, { loud }: GraphvizColours): Attributes {
  if (isLoud(value) || isLoud(gradient)) return { color: loud, penwidth: 2 };
  return isZero(gradient) ? { style: 'dashed' } : {};
}

/** The wire goes on as the rule between the two rows, which are equally high so that it is in the middle. */
function cell(
  carried: Carried,
  name: string | undefined,
  values: readonly string[],
  gradients: readonly string[],
  colours: GraphvizColours,
): string {
  const above = values.map((line) => painted(line, colours.value, colours));
  if (name !== undefined) {
    const title = font(named(name), colours.foreground, FONT.number);
    above[0] = above.length === 0 ? title : `${title}${BLANK}${above[0]}`;
  }
  const below = gradients.map((line) => painted(line, colours.gradient, colours));
  const missing = Math.max(above.length, 1) - Math.max(below.length, 1);
  const blanks = Array.from({ length: Math.abs(missing) }, () => BLANK);
  const row = (lines: readonly string[]) => `<tr><td>${lines.join('<br/>') || BLANK}</td></tr>`;
  const rows = [row(missing < 0 ? [...blanks, ...above] : above), row(missing > 0 ? [...below, ...blanks] : below)];
  const colour = isLoud(carried.value) || isLoud(carried.gradient) ? colours.loud : colours.wire;
  const frame = `border="0" cellborder="0" cellspacing="0" cellpadding="2" color="${colour}"`;
  return attributes({ shape: 'plain', style: '', label: html(`<table ${frame}>${rows.join('<hr/>')}</table>`) });
}

function painted(line: string, colour: string, { loud }: GraphvizColours): string {
  if (/NaN|∞/.test(line)) return font(`<b>${text(line)}</b>`, loud, FONT.number);
  return font(text(line), colour, FONT.number);
}

function font(content: string, colour: string, size?: number): string {
  const point = size === undefined ? '' : ` point-size="${size}"`;
  return `<font color="${colour}"${point}>${content}</font>`;
}

/** A name of the user's. */
function named(name: string): string {
  return `<b><i>${text(name)}</i></b>`;
}

function html(content: string): string {
  return `<${content}>`;
}

const BLANK = '&#160;';

/** Text in a label: Graphviz refuses elements without content, and reads `\N` in it once more. */
function text(raw: string): string {
  const written = escaped(raw, 2);
  return written.trim() === '' ? BLANK : written;
}

/** A quoted string, in which it reads `\N` twice more. */
function quoted(raw: string): string {
  return `"${escaped(raw, 4)}"`;
}

/** Without what XML does not allow, nor Graphviz' own escapes, for labels and quoted strings alike. */
function escaped(raw: string, backslashes: number): string {
  return raw
    .replace(/\s+/g, ' ')
    .replace(/\p{Surrogate}|\p{Control}|[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('\\', '\\'.repeat(backslashes))
    .replace(/[&<>"'\\]/g, (character) => `&#${character.codePointAt(0)};`);
}

function attributes(all: Attributes): string {
  const written = Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : `${key}=${word(value)}`));
  return `[${written.join(' ')}]`;
}

function word(value: string | number): string {
  if (typeof value === 'number' || /^(<.*>|".*"|\w+)$/s.test(value)) return String(value);
  return `"${value}"`;
}

function indented(all: readonly string[]): string[] {
  return all.map((line) => `  ${line}`);
}
