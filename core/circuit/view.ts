import { LEAF } from '../autodiff/ops/index.ts';
import { type Kink, kinkOf, rowOf } from '../autodiff/rows.ts';
import { TENSOR } from '../autodiff/tape.ts';
import type { RunRecord } from '../record.ts';
import { figuresOfTensor } from '../statistics.ts';
import { partOf } from './arrays.ts';
import type { Box, Gate, Group } from './circuit.ts';
import { NONE } from './circuit.ts';
import { type Descriptions, LABEL_LENGTH } from './describe.ts';
import { gateLabel } from './label.ts';
import type { Opening } from './opening.ts';
import type { Outline } from './outline.ts';
import type { Readings } from './readings.ts';
import type { Source } from './source.ts';
import { type Standing, withoutHiddenData } from './standing.ts';
import { ROOT, type Tree } from './tree.ts';

/** Variables of a closed group that are found in it: most have few, but a list of inputs may have thousands. */
const MOST_NAMES = 200;

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
  #standing: Standing[] = [];

  constructor(
    private readonly scene: Scene,
    private readonly opening: Opening,
  ) {
    this.gateOf = new Int32Array(scene.record.tape.length).fill(NONE);
    this.#outputs = new Set(scene.record.outputs);
    this.#show(ROOT, NONE);
  }

  /** How many gates there will be, or a few less. */
  get size(): number {
    return this.#standing.length;
  }

  makeGates(): void {
    const { tree, record, outline } = this.scene;
    this.#standing = withoutHiddenData(this.#standing, tree, record);
    for (const { item, box, entries } of this.#standing) {
      for (const entry of entries) this.gateOf[entry] = this.gates.length;
      const isSingle = item >= 0 || (entries.length === 1 && tree.members[~item].kind === 'array');
      if (item < 0 && isSingle) outline.contents(~item);
      this.gates.push(isSingle ? this.#gate(entries[0], box) : this.#closed(~item, box, entries));
    }
  }

  #show(group: number, box: number): void {
    const { opening, scene } = this;
    const { outline, tree } = scene;
    for (const item of outline.contents(group)) {
      if (item >= 0) this.#standing.push({ item, box, entries: Int32Array.of(item) });
      else if (!opening.isOpen(~item)) this.#standing.push({ item, box, entries: tree.entriesIn(~item) });
      else if (outline.isPlain(~item) && !opening.isChosen(~item)) this.#show(~item, box);
      else this.#showOpen(~item, box);
    }
  }

  /** What has nothing but an open group in it shares its box with that. */
  #showOpen(group: number, box: number): void {
    const { outline, descriptions } = this.scene;
    let [innermost, title] = [group, descriptions.group(group)];
    for (let inner = outline.only(group); inner !== undefined; inner = outline.only(inner)) {
      if (outline.stepper(innermost) !== undefined || !this.opening.isOpen(inner)) break;
      innermost = inner;
      title = joined(title, descriptions.group(inner));
    }
    this.boxes.push({
      id: outline.id(~group),
      group: title,
      fold: descriptions.fold(group),
      stepper: outline.stepper(innermost),
      span: descriptions.span(~group),
      box,
    });
    this.#show(innermost, this.boxes.length - 1);
  }

  #closed(group: number, box: number, entries: Int32Array): Gate {
    const { tree, outline, descriptions } = this.scene;
    const described = descriptions.group(group, entries);
    const { fold, kind } = tree.members[group];
    if (fold !== undefined) this.folded.set(this.gates.length, entries);
    return {
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
      ...(kind === 'array' ? this.#numbers(entries) : undefined),
      span: descriptions.span(~group),
      box,
      first: entries[0],
      last: entries[entries.length - 1],
      runs: runsOf(entries),
      holds: this.#namesOf(entries),
    };
  }

  /** A list as the array that it would be. */
  #numbers(entries: Int32Array): Partial<Gate> {
    const { record, readings } = this.scene;
    const { tape, inputs } = record;
    const { name, shape } = partOf(Array.from(entries, (entry) => inputs.get(entry)!));
    const isReached = entries.some((entry) => readings.isReached(entry));
    const ofEach = (numbers: Float64Array) =>
      figuresOfTensor(
        shape,
        Float64Array.from(entries, (e) => numbers[e]),
      );
    return { label: name, value: ofEach(tape.value), gradient: isReached ? ofEach(tape.gradient) : undefined };
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
      holds: [],
    };
  }

  #namesOf(entries: Int32Array): string[] {
    const { inputs, names } = this.scene.record;
    const found = new Set<string>();
    for (const entry of entries) {
      const name = names.get(entry) ?? inputs.get(entry);
      if (name !== undefined) found.add(name);
      if (found.size === MOST_NAMES) break;
    }
    return [...found];
  }
}

/** The outer one is what the box closes. A call in a call is said, too; of a loop the code tells. */
function joined(outer: Group, inner: Group): Group {
  return outer.text === '' || inner.text === '' ? outer : { ...outer, text: `${outer.text} › ${inner.text}` };
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
