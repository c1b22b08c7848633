import type { Branch, Circuit, Gate, Wire } from './circuit.ts';
import { beginsAtUse, NONE } from './circuit.ts';
import { onShelf } from './shelf.ts';
import { boxTitleSize, branchSize, gateSize, stemSize, terminalSize } from './sizes.ts';
import type { Size } from './text.ts';

/**
 * The circuit in Graphviz' language, for placing it. Holds numbers and sizes only, never a text of the user's, so
 * nothing needs escaping; and it is all that the placing depends on, so two circuits with the same DOT have the same
 * places.
 *
 * Each wire is cut by a node that keeps room for its number cell: labels of edges would stand on one side of it, and
 * Graphviz would not keep them apart. Names: `g` gate, `s` stem of a wire, `b` branch, `t` terminal, `cluster` box.
 */
export function toDot(circuit: Circuit): string {
  const lines = [
    'digraph {',
    'rankdir=LR splines=spline ordering=in nodesep=0.14 ranksep=0.17 outputorder=nodesfirst',
    // More rounds against crossings would leave a few less, and turn the picture over whenever a group is opened; and
    // without a limit the places of some 200 gates can take minutes.
    'mclimit=0.2 nslimit=2 nslimit1=2',
    'node [shape=box fixedsize=true label="" margin=0]',
    'edge [arrowhead=none]',
  ];
  const nodes = new Map<number, string[]>();
  const put = (box: number, line: string) => {
    const found = nodes.get(box);
    if (found === undefined) nodes.set(box, [line]);
    else found.push(line);
  };
  const edges: string[] = [];
  /** Arguments enter their gate in order, the first from above: Graphviz keeps the order in which they are declared. */
  const entering: (Pick<Branch, 'to' | 'argument'> & { readonly line: string })[] = [];
  const enter = ({ to, argument }: Branch, line: string) => entering.push({ to, argument, line });
  const sign = (to: number) => (to !== NONE && isTurned(circuit.gates[to].box) ? -1 : 1);
  const leaving = wiresFrom(circuit);
  const shelf = onShelf(circuit);
  for (const g of readingOrder(circuit)) {
    const gate = circuit.gates[g];
    const isAbove = shelf.has(g);
    if (isAbove) lines.push(`// g${g} ${sized(gateSize(gate))} box${gate.box}`);
    else put(gate.box, `g${g} [${sized(gateSize(gate))}${gateShape(gate)}]`);
    for (const w of leaving[g]) {
      const wire = circuit.wires[w];
      const stemBox = stemBoxOf(circuit, wire);
      if (isAbove) lines.push(`// s${w} ${sized(stemSize(wire))}`);
      else if (!beginsAtUse(circuit, wire)) {
        put(stemBox, `s${w} [${sized(stemSize(wire))}]`);
        edges.push(`g${wire.from}->s${w}:w [id="s${w}" weight=4]`);
      }
      wire.branches.forEach((branch, b) => {
        const target = branch.to === NONE ? `t${w}` : `g${branch.to}`;
        if (branch.to === NONE) put(NONE, `t${w} [${sized(terminalSize(terminalName(circuit, wire)))}]`);
        if (hasCell(wire, b)) {
          const targetBox = branch.to === NONE ? NONE : circuit.gates[branch.to].box;
          put(
            commonBox(circuit, wire.tagged ? targetBox : stemBox, targetBox),
            `b${w}_${b} [${sized(branchSize(circuit, wire))}]`,
          );
          if (!wire.tagged) edges.push(`s${w}:e->b${w}_${b}:w [id="i${w}_${b}"]`);
          enter(branch, `b${w}_${b}:e->${target} [id="o${w}_${b}"]`);
        } else enter(branch, `s${w}:e->${target} [id="o${w}_${b}" weight=2]`);
      });
    }
  }
  entering.sort((a, b) => a.to - b.to || (a.argument - b.argument) * sign(a.to));
  const filled = new Set<number>();
  for (const [g, { box }] of circuit.gates.entries())
    if (!shelf.has(g)) for (let b = box; b !== NONE; b = circuit.boxes[b].box) filled.add(b);
  return [...lines, ...boxLines(circuit, NONE, nodes, filled), ...edges, ...entering.map(({ line }) => line), '}'].join(
    '\n',
  );
}

/** By gate: its wires. */
function wiresFrom({ gates, wires }: Circuit): readonly (readonly number[])[] {
  const leaving = gates.map((): number[] => []);
  wires.forEach(({ from }, w) => {
    leaving[from].push(w);
  });
  return leaving;
}

/**
 * Gates in the order in which one reads what they compute: each after its arguments, the first one first. Graphviz
 * begins with the order in which nodes are declared.
 */
function readingOrder({ gates, wires }: Circuit): Iterable<number> {
  const args = gates.map((): { readonly argument: number; readonly from: number }[] => []);
  for (const { from, branches } of wires)
    for (const { to, argument } of branches) if (to !== NONE) args[to].push({ argument, from });
  for (const list of args) list.sort((a, b) => b.argument - a.argument);
  const found = new Set<number>();
  const begun = new Set<number>();
  const outputs = wires.filter(({ branches }) => branches.some(({ to }) => to === NONE)).map(({ from }) => from);
  const pending = [...outputs, ...gates.keys()].reverse();
  for (let g = pending.pop(); g !== undefined; g = pending.pop()) {
    if (begun.has(g)) {
      found.add(g);
      continue;
    }
    begun.add(g);
    pending.push(g, ...args[g].map(({ from }) => from).filter((from) => !begun.has(from)));
  }
  return found;
}

/** Does a branch have room for a number of its own? */
export function hasCell(wire: Wire, b: number): boolean {
  return (wire.forks || wire.tagged) && wire.branches[b].to !== NONE;
}

/** The output's name at the place where it leaves the circuit. */
export function terminalName(circuit: Circuit, wire: Wire): string {
  const from = circuit.gates[wire.from];
  return wire.name ?? (from.kind === 'input' || from.fold?.kind === 'formula' ? from.label : '');
}

/** Graphviz turns the order around that nodes and arguments have in a box, but not outside. */
function isTurned(box: number): boolean {
  return box !== NONE;
}

function boxLines(
  circuit: Circuit,
  box: number,
  nodes: ReadonlyMap<number, readonly string[]>,
  filled: ReadonlySet<number>,
): string[] {
  const parts = (nodes.get(box) ?? []).map((line) => [line]);
  circuit.boxes.forEach((inner, b) => {
    if (inner.box !== box || !filled.has(b)) return;
    const { width, height } = boxTitleSize(inner.group, inner.stepper);
    const room = `<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="${width}" HEIGHT="${height}"><TR><TD></TD></TR></TABLE>`;
    const head = [`subgraph cluster${b} {`, `label=<${room}> labeljust=l margin=8`];
    parts.push([...head, ...boxLines(circuit, b, nodes, filled), '}']);
  });
  return (isTurned(box) ? parts.reverse() : parts).flat();
}

function sized({ width, height }: Size): string {
  return `width=${(width / 72).toFixed(3)} height=${(height / 72).toFixed(3)}`;
}

function gateShape(gate: Gate): string {
  const { width, height } = gateSize(gate);
  return gate.kind === 'op' && width === height ? ' shape=circle' : '';
}

/** A wire's stem stands beside its gate if the wire is used there, else in the box that holds both ends. */
export function stemBoxOf(circuit: Circuit, wire: Wire): number {
  const from = circuit.gates[wire.from].box;
  const common = wire.branches.map(({ to }) => commonBox(circuit, from, to === NONE ? NONE : circuit.gates[to].box));
  return common.reduce(
    (deepest, box) => (depth(circuit, box) > depth(circuit, deepest) ? box : deepest),
    common[0] ?? from,
  );
}

function depth(circuit: Circuit, box: number): number {
  let steps = 0;
  for (let b = box; b !== NONE; b = circuit.boxes[b].box) steps++;
  return steps;
}

export function commonBox(circuit: Circuit, one: number, other: number): number {
  const around = new Set<number>();
  for (let b = one; b !== NONE; b = circuit.boxes[b].box) around.add(b);
  for (let b = other; b !== NONE; b = circuit.boxes[b].box) if (around.has(b)) return b;
  return NONE;
}
