/** A circuit as a Mermaid flowchart, as GitHub and many others draw it: value first, gradient after `∂`. */
import { isLoud, isZero } from '../../statistics.ts';
import { type Branch, type Circuit, type Gate, NONE, tagName, type Wire } from '../circuit.ts';
import { stemBoxOf } from '../dot.ts';
import { Boxed } from './boxed.ts';
import { boxTitle, gateLines, gradientLines, isRound, outputName, type TextOptions, wireNumbers } from './face.ts';

type Role = 'foreground' | 'background' | 'input-fill' | 'input-stroke' | 'box-stroke' | 'loud';

export interface MermaidOptions extends TextOptions {
  readonly colours: Readonly<Record<Role, string>>;
}

/** What viewers refuse unless they are set up for more. */
const MOST_EDGES = 500;
const MOST_CHARACTERS = 50_000;

export function toMermaid(circuit: Circuit, options: MermaidOptions): string {
  const { wording, digits } = options;
  const { gates, wires, boxes } = circuit;
  const nodes = new Boxed();
  const edges: string[] = [];
  const entering: { readonly branch: Branch; readonly line: string }[] = [];
  for (const [g, gate] of gates.entries()) nodes.put(gate.box, gateNode(gate, g, options));
  wires.forEach((wire, w) => {
    const { name, values, gradients } = wireNumbers(wire, options);
    const numbers = label([[name, ...values].filter((part) => part !== undefined).join(' '), ...gradients]);
    const single = wire.branches.length === 1 && !wire.tagged;
    // Where a wire parts, its numbers stand before the fork: at a node without a frame.
    if (!single) {
      nodes.put(stemBoxOf(circuit, wire), `s${w}[${numbers}]:::numbers`);
      edges.push(`g${wire.from} ${lines[stateOf(wire)].plain} s${w}`);
    }
    wire.branches.forEach((branch, b) => {
      const { to, gradient } = branch;
      let from = single ? `g${wire.from}` : `s${w}`;
      if (to === NONE) nodes.put(NONE, `t${w}([${label([outputName(circuit, wire, wording)])}]):::output`);
      else if (wire.tagged) {
        from = `b${w}_${b}`;
        nodes.put(gates[to].box, `${from}>${label([tagName(circuit, wire)])}]:::input`);
      }
      const contribution = wire.forks && to !== NONE ? gradientLines(gradient, digits) : [];
      const text = single ? numbers : contribution.length === 0 ? undefined : label(contribution);
      const { arrow } = lines[stateOf(wire.forks ? { value: wire.value, gradient } : wire)];
      const line = [from, text === undefined ? arrow : `${arrow}|${text}|`, to === NONE ? `t${w}` : `g${to}`].join(' ');
      entering.push({ branch, line });
    });
  });
  entering.sort((a, b) => a.branch.to - b.branch.to || a.branch.argument - b.branch.argument);
  const head = (b: number) => [`subgraph box${b} [${label([boxTitle(boxes[b], wording)])}]`];
  const written = [
    ...nodes.write(circuit, head, 'end'),
    ...edges,
    ...entering.map(({ line }) => line),
    ...classes(options, boxes.length),
  ];
  const text = ['flowchart LR', ...written.map((line) => `  ${line}`), ''].join('\n');
  const tooBig = edges.length + entering.length > MOST_EDGES || text.length > MOST_CHARACTERS;
  return tooBig ? `%% Larger than viewers draw by default: raise maxEdges and maxTextSize\n${text}` : text;
}

type State = 'plain' | 'dead' | 'loud';

const lines: Readonly<Record<State, { readonly plain: string; readonly arrow: string }>> = {
  plain: { plain: '---', arrow: '-->' },
  dead: { plain: '-.-', arrow: '-.->' },
  loud: { plain: '===', arrow: '==>' },
};

function stateOf({ value, gradient }: Pick<Wire, 'value' | 'gradient'>): State {
  if (isLoud(value) || isLoud(gradient)) return 'loud';
  return isZero(gradient) ? 'dead' : 'plain';
}

function gateNode(gate: Gate, g: number, { wording }: TextOptions): string {
  const all = gateLines(gate, wording);
  const text = label(all);
  const [open, close] = shapeOf(gate, all);
  const state = stateOf(gate);
  const style = state !== 'plain' ? `:::${state}` : gate.kind === 'input' ? ':::input' : '';
  return `g${g}${open}${text}${close}${style}`;
}

function shapeOf(gate: Gate, lines: readonly string[]): readonly [string, string] {
  if (gate.kind === 'group' || gate.kind === 'fold') return ['[[', ']]'];
  if (gate.kind === 'input') return ['([', '])'];
  if (gate.kind === 'constant') return ['[', ']'];
  return isRound(gate, lines) ? ['((', '))'] : ['(', ')'];
}

/** Gates keep the colours of the page, which may be light or dark. */
function classes({ colours }: MermaidOptions, boxes: number): string[] {
  const { foreground, background, loud } = colours;
  const rows = {
    input: `fill:${colours['input-fill']},stroke:${colours['input-stroke']},color:${foreground}`,
    output: `fill:${foreground},stroke:${background},color:${background}`,
    numbers: 'fill:none,stroke:none',
    box: `fill:none,stroke:${colours['box-stroke']}`,
    dead: 'stroke-dasharray:3 3',
    loud: `stroke:${loud},stroke-width:3px`,
  };
  const boxed = Array.from({ length: boxes }, (_, b) => `box${b}`).join(',');
  return [
    ...Object.entries(rows).map(([name, rules]) => `classDef ${name} ${rules}`),
    ...(boxes === 0 ? [] : [`class ${boxed} box`]),
  ];
}

function label(lines: readonly string[]): string {
  return `"${lines.map(escaped).join('<br/>')}"`;
}

const BLANK = '#160;';

/**
 * All of ASCII that could mean something to Mermaid, to Markdown or to HTML goes in as the number of its character, and
 * so does what would make a list of a line that it begins.
 */
function escaped(raw: string): string {
  const text = raw.replace(/\s+/g, ' ').replace(/\p{Surrogate}|\p{Control}|[\ufffe\uffff]/gu, '\ufffd');
  if (text.trim() === '') return BLANK;
  return text.replace(/[!-'*:-@[-`{-~]|^[-+](?= |$)|^\d(?=\d*[.)])/g, (character) => `#${character.codePointAt(0)};`);
}
