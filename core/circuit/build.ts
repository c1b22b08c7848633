import { LEAF } from '../autodiff/ops/index.ts';
import { kinkOf, rowOf } from '../autodiff/rows.ts';
import { CONSTANT, TENSOR } from '../autodiff/tape.ts';
import type { RunRecord } from '../record.ts';
import type { Box, Circuit, Gate, Level } from './circuit.ts';
import { NONE } from './circuit.ts';
import { Groups, ROOT } from './groups.ts';
import { gateLabel } from './label.ts';
import { Readings } from './readings.ts';
import { Source } from './source.ts';
import { connect } from './wires.ts';

export interface CircuitOptions {
  /** `gate` when it is not said. */
  readonly level?: Level;
  /** Groups that the user opened, by id, and closed; what was done last stands last. */
  readonly open?: readonly string[];
  readonly closed?: readonly string[];
  /** Which of a series shows, by the series' name; counted from 1. The last one when it is not said. */
  readonly shown?: Readonly<Record<string, number>>;
  /** About how many gates may show when nobody opened anything. */
  readonly limit?: number;
}

const VISIBLE_GATES = 300;
/** Groups open by themselves up to so many gates: what one can take in at a glance. */
const OPENED_GATES = 80;
const LABEL_LENGTH = 14;
const BOXED_FROM = 4;

/** Draws a run as a circuit: what the output depends on, with calls, loops and long stretches folded into groups. */
export function buildCircuit(record: RunRecord, options: CircuitOptions = {}): Circuit {
  const limit = options.limit ?? VISIBLE_GATES;
  const source = new Source(record.text, record.nodes);
  const entries = neededEntries(record);
  const readings = new Readings(record.tape, record.outputs.length > 0);
  const groups = new Groups(record, source, limit);
  for (const entry of entries) groups.add(entry);
  const automatic = groups.openWithin(Math.min(limit, OPENED_GATES));
  // What was opened first gives way if the picture would become too big to read.
  for (let open = options.open ?? []; ; open = open.slice(1)) {
    const view = new View(record, source, groups, readings, automatic, new Set(open), new Set(options.closed));
    view.show(ROOT, NONE, '');
    if (view.gates.length > 2 * limit && open.length > 0) continue;
    const wires = connect(record, readings, entries, view.gateOf, view.gates);
    return { gates: view.gates, wires, boxes: view.boxes, entries: entries.length };
  }
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

/** The gates and boxes that show, and which gate stands for each entry. */
class View {
  readonly gates: Gate[] = [];
  readonly boxes: Box[] = [];
  readonly gateOf: Int32Array;
  readonly #outputs: ReadonlySet<number>;

  constructor(
    private readonly record: RunRecord,
    private readonly source: Source,
    private readonly groups: Groups,
    private readonly readings: Readings,
    private readonly automatic: ReadonlySet<number>,
    private readonly open: ReadonlySet<string>,
    private readonly closed: ReadonlySet<string>,
  ) {
    this.gateOf = new Int32Array(record.tape.length).fill(NONE);
    this.#outputs = new Set(record.outputs);
  }

  show(group: number, box: number, path: string): void {
    const keys = this.groups.keys(group);
    for (const item of this.groups.items(group)) {
      if (item >= 0) {
        this.gateOf[item] = this.gates.length;
        this.gates.push(this.#gate(item, box));
        continue;
      }
      const id = path === '' ? keys.get(~item)! : `${path}/${keys.get(~item)}`;
      if (this.open.has(id) || (this.automatic.has(~item) && !this.closed.has(id))) this.#showOpen(~item, box, id);
      else this.#showClosed(~item, box, id);
    }
  }

  #showOpen(group: number, box: number, id: string): void {
    // Boxes around every step of a small loop say less than they cover.
    const small = this.groups.members[group].kind === 'iteration' && this.groups.items(group).length < BOXED_FROM;
    if (small && !this.open.has(id)) {
      this.show(group, box, id);
      return;
    }
    const entries = this.groups.entries(group);
    this.boxes.push({
      id,
      group: this.groups.describe(group, entries),
      fold: undefined,
      stepper: undefined,
      span: this.#span(group, entries),
      box,
    });
    this.show(group, this.boxes.length - 1, id);
  }

  #showClosed(group: number, box: number, id: string): void {
    const entries = this.groups.entries(group);
    const description = this.groups.describe(group, entries);
    let output = false;
    for (const entry of entries) {
      this.gateOf[entry] = this.gates.length;
      output ||= this.#outputs.has(entry);
    }
    this.gates.push({
      id,
      kind: 'group',
      label: description.text,
      name: undefined,
      value: undefined,
      gradient: undefined,
      span: this.#span(group, entries),
      line: description.line,
      text: description.text,
      output,
      effect: undefined,
      kink: undefined,
      box,
      group: description,
      fold: undefined,
      first: entries[0],
      last: entries[entries.length - 1],
    });
  }

  #gate(entry: number, box: number): Gate {
    const { tape, inputs, names } = this.record;
    const node = tape.node[entry];
    const row = rowOf(tape, entry);
    const name = inputs.get(entry) ?? names.get(entry);
    const leaf = (tape.op[entry] & ~TENSOR) === LEAF;
    return {
      id: String(entry),
      kind: row !== undefined ? 'op' : inputs.has(entry) ? 'input' : 'constant',
      label: leaf ? (name ?? this.source.excerpt(node, LABEL_LENGTH)) : gateLabel(tape, entry),
      name,
      value: this.readings.value(entry),
      gradient: this.readings.gradient(entry),
      span: this.source.span(node),
      line: this.source.line(node),
      text: this.source.excerpt(node),
      output: this.#outputs.has(entry),
      effect: row?.gate,
      kink: kinkOf(tape, entry),
      box,
      group: undefined,
      fold: undefined,
      first: entry,
      last: entry,
    };
  }

  #span(group: number, entries: readonly number[]) {
    const { kind, node } = this.groups.members[group];
    if (kind !== 'lines' && kind !== 'part') return this.source.span(node);
    const first = this.source.span(this.record.tape.node[entries[0]]);
    const last = this.source.span(this.record.tape.node[entries[entries.length - 1]]);
    return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
  }
}
