import { CONSTANT } from '../autodiff/tape.ts';
import type { RunRecord } from '../record.ts';
import { gatherArrays } from './arrays.ts';
import type { Circuit, Level } from './circuit.ts';
import { type Composition, compositionsIn } from './compositions/index.ts';
import { Descriptions } from './describe.ts';
import { Division } from './division.ts';
import { foldCompositions, gatherCalls } from './folding.ts';
import { foldFormulas } from './formulas.ts';
import { Opening } from './opening.ts';
import { Outline } from './outline.ts';
import { Readings } from './readings.ts';
import { ShownSeries } from './series.ts';
import { Source } from './source.ts';
import { Tree } from './tree.ts';
import { View } from './view.ts';
import { connect } from './wires.ts';

export interface CircuitOptions {
  /** `gate` when it is not said. */
  readonly level?: Level;
  /** Groups that the user opened, by id, and closed; what was done last stands last. */
  readonly open?: readonly string[];
  readonly closed?: readonly string[];
  /** Which of a series shows, by the series' name; counted from 1. The last one when it is not said. */
  readonly shown?: Readonly<Record<string, number>>;
  /** About how many gates may show when nobody opened anything; twice as many never do. */
  readonly limit?: number;
}

const VISIBLE_GATES = 300;

/** Draws a run as a circuit: what the output depends on, with calls, loops and long stretches folded into groups. */
export function buildCircuit(record: RunRecord, options: CircuitOptions = {}): Circuit {
  const { level = 'gate', limit = VISIBLE_GATES, open = [], closed = [], shown = {} } = options;
  const source = new Source(record.text, record.nodes);
  const tree = knownTree(record, level === 'named');
  const { entries } = tree;
  const division = new Division(tree, record, source, limit, level === 'group');
  const outline = new Outline(tree, record, source, division, new ShownSeries(tree, record, shown));
  const readings = new Readings(record.tape, record.outputs.length > 0);
  const scene = { record, source, readings, tree, outline, descriptions: new Descriptions(tree, record, source) };
  const opening = new Opening(tree, outline, level, limit, open, closed);
  for (;;) {
    const view = new View(scene, opening);
    // What was opened first gives way if the picture would become too big to read.
    if (view.size > 2 * limit && opening.giveWay()) continue;
    view.makeGates();
    return { gates: view.gates, wires: connect(scene, view), boxes: view.boxes, entries: entries.length };
  }
}

/** Trees of a run: opening and stepping asks for the same one again and again. */
const known = new WeakMap<RunRecord, { whole?: Tree; named?: Tree }>();

function knownTree(record: RunRecord, named: boolean): Tree {
  const trees = known.get(record) ?? {};
  known.set(record, trees);
  const key = named ? 'named' : 'whole';
  trees[key] ??= treeOf(record, neededEntries(record), named);
  trees[key].dropParts();
  return trees[key];
}

function treeOf(record: RunRecord, entries: Int32Array, named: boolean): Tree {
  const tree = new Tree(record, entries);
  const found = compositionsIn(record, entries);
  // Where each variable has its gate, none is inside of another's.
  const hidesName = ({ entries, result }: Composition) => entries.some((e) => e !== result && record.names.has(e));
  foldCompositions(tree, record, named ? found.filter((composition) => !hidesName(composition)) : found);
  if (named) foldFormulas(tree, record);
  gatherCalls(tree);
  gatherArrays(tree, record);
  tree.settle();
  return tree;
}

/** The entries that the outputs depend on, in order; all of them when there is no output. */
function neededEntries({ tape, outputs }: RunRecord): Int32Array {
  const needed = new Uint8Array(tape.length);
  let count = 0;
  let last = -1;
  for (const entry of outputs) {
    count += 1 - needed[entry];
    needed[entry] = 1;
    last = Math.max(last, entry);
  }
  if (outputs.length === 0) {
    needed.fill(1);
    count = tape.length;
    last = -1;
  }
  for (let entry = last; entry >= 0; entry--) {
    if (needed[entry] === 0) continue;
    for (let a = tape.argStart[entry]; a < tape.argStart[entry + 1]; a++) {
      const arg = tape.arg[a];
      if (arg === CONSTANT || needed[arg] === 1) continue;
      needed[arg] = 1;
      count++;
    }
  }
  const entries = new Int32Array(count);
  let at = 0;
  for (let entry = 0; entry < tape.length; entry++) if (needed[entry] === 1) entries[at++] = entry;
  return entries;
}
