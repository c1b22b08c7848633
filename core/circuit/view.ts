import { LEAF } from '../autodiff/ops/index.ts';
import { type Kink, kinkOf, rowOf } from '../autodiff/rows.ts';
import { TENSOR } from '../autodiff/tape.ts';
import type { RunRecord } from '../record.ts';
import type { Box, Gate } from './circuit.ts';
import { NONE } from './circuit.ts';
import { type Descriptions, LABEL_LENGTH } from './describe.ts';
import { gateLabel } from './label.ts';
import type { Opening } from './opening.ts';
import type { Outline } from './outline.ts';
import type { Readings } from './readings.ts';
import type { Source } from './source.ts';
import type { Tree } from './tree.ts';

/** What all pictures of a run have in common. */
export interface Scene {
  readonly record: RunRecord;
  readonly source: Source;
  readonly readings: Readings;
  readonly tree: Tree;
  readonly outline: Outline;
  readonly descriptions: Descriptions;
}

/** The gates and boxes that show, and which gate stands for each entry. */
export class View {
  readonly gates: Gate[] = [];
  readonly boxes: Box[] = [];
  readonly gateOf: Int32Array;
  /** By gate: the entries of a closed fold. */
  readonly folded = new Map<number, Int32Array>();
  readonly #outputs: ReadonlySet<number>;

  constructor(
    private readonly scene: Scene,
    private readonly opening: Opening,
  ) {
    this.gateOf = new Int32Array(scene.record.tape.length).fill(NONE);
    this.#outputs = new Set(scene.record.outputs);
  }

  show(group: number, box: number): void {
    const { opening, scene } = this;
    const { outline } = scene;
    for (const item of outline.contents(group)) {
      if (item >= 0) {
        this.gateOf[item] = this.gates.length;
        this.gates.push(this.#gate(item, box));
        continue;
      }
      if (!opening.isOpen(~item)) this.#showClosed(~item, box);
      else if (outline.isPlain(~item) && !opening.isChosen(~item)) this.show(~item, box);
      else this.#showOpen(~item, box);
    }
  }

  #showOpen(group: number, box: number): void {
    const { outline, descriptions } = this.scene;
    this.boxes.push({
      id: outline.id(~group),
      group: descriptions.group(group),
      fold: descriptions.fold(group),
      stepper: outline.stepper(group),
      span: descriptions.span(~group),
      box,
    });
    this.show(group, this.boxes.length - 1);
  }

  #showClosed(group: number, box: number): void {
    const { tree, outline, descriptions } = this.scene;
    const entries = tree.entriesIn(group);
    for (const entry of entries) this.gateOf[entry] = this.gates.length;
    const described = descriptions.group(group);
    const { fold } = tree.members[group];
    if (fold !== undefined) this.folded.set(this.gates.length, entries);
    this.gates.push({
      id: outline.id(~group),
      kind: 'group',
      label: described.text,
      name: undefined,
      value: undefined,
      gradient: undefined,
      line: described.line,
      text: described.text,
      output: entries.some((entry) => this.#outputs.has(entry)),
      effect: undefined,
      kink: undefined,
      group: described,
      fold: undefined,
      ...(fold === undefined ? undefined : this.#folded(group, fold.result, entries)),
      span: descriptions.span(~group),
      box,
      first: entries[0],
      last: entries[entries.length - 1],
      runs: runsOf(entries),
    });
  }

  /** What a closed fold has of an operation. */
  #folded(group: number, result: number, entries: Int32Array): Partial<Gate> {
    const { record, source, readings, descriptions, tree } = this.scene;
    return {
      kind: 'fold',
      label: descriptions.label(tree.members[group].fold!),
      name: record.names.get(result),
      value: readings.value(result),
      gradient: readings.gradient(result),
      line: source.line(record.tape.node[result]),
      text: source.excerpt(record.tape.node[result]),
      kink: kinkIn(record, entries),
      group: undefined,
      fold: descriptions.fold(group),
    };
  }

  #gate(entry: number, box: number): Gate {
    const { record, source, readings, outline } = this.scene;
    const { tape, inputs, names } = record;
    const node = tape.node[entry];
    const row = rowOf(tape, entry);
    const name = inputs.get(entry) ?? names.get(entry);
    const leaf = (tape.op[entry] & ~TENSOR) === LEAF;
    return {
      id: outline.id(entry),
      kind: row !== undefined ? 'op' : inputs.has(entry) ? 'input' : 'constant',
      label: leaf ? (name ?? source.excerpt(node, LABEL_LENGTH)) : gateLabel(tape, entry),
      name,
      value: readings.value(entry),
      gradient: readings.gradient(entry),
      span: source.span(node),
      line: source.line(node),
      text: source.excerpt(node),
      output: this.#outputs.has(entry),
      effect: row?.gate,
      kink: kinkOf(tape, entry),
      box,
      group: undefined,
      fold: undefined,
      first: entry,
      last: entry,
      runs: [[entry, entry]],
    };
  }
}

/** The convention is that of the first: there is room for one. */
function kinkIn({ tape }: RunRecord, entries: Int32Array): Kink | undefined {
  let found: Kink | undefined;
  for (const entry of entries) {
    const kink = kinkOf(tape, entry);
    if (kink !== undefined)
      found = { convention: found?.convention ?? kink.convention, count: (found?.count ?? 0) + kink.count };
  }
  return found;
}

/** First and last of what follows one another without a gap. */
function runsOf(entries: Int32Array): [number, number][] {
  const runs: [number, number][] = [];
  for (const entry of entries) {
    const run = runs[runs.length - 1];
    if (run !== undefined && run[1] === entry - 1) run[1] = entry;
    else runs.push([entry, entry]);
  }
  return runs;
}
