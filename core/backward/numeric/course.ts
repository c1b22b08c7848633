/**
 * The course that a run took: which ops it did on what, who won where one of several is chosen, on which side of a
 * corner numbers were. Between two runs of the same course there is no kink that the tape knows of.
 */

import { opById } from '../../autodiff/ops/index.ts';
import type { OpRow } from '../../autodiff/ops/row.ts';
import { scalarRowOf, tensorRowOf } from '../../autodiff/rows.ts';
import { CONSTANT, type Tape, TENSOR } from '../../autodiff/tape.ts';
import type { AssembleParams } from '../../autodiff/tensor-ops/assemble.ts';
import { tensorOps } from '../../autodiff/tensor-ops/index.ts';
import type { TensorOp } from '../../autodiff/tensor-ops/row.ts';
import type { TensorRecord } from '../../autodiff/tensor-records.ts';
import { eachElement } from '../../autodiff/tensors/elementwise.ts';
import type { Execution } from '../../languages/language.ts';
import { ArraySnapshot, entriesIn } from '../../runtime/array-snapshot.ts';
import { Ref } from '../../runtime/ref.ts';
import { leavesOf, type Snapshot } from '../../runtime/snapshot.ts';

export interface Course {
  readonly ops: string;
  /** Of the numbers that ops take and that are not on the tape, such as the outcomes of comparisons. */
  readonly constants: string;
}

/**
 * @param output what it came to
 * @param matters by entry, what the output depends on; of a tape of another length all is looked at
 */
export function courseOf({ machine }: Execution, output: Snapshot, matters: Uint8Array): Course {
  const { tape, bindings, frames } = machine;
  const ops = new Digest();
  const constants = new Digest();
  ops.add(tape.length);
  ops.add(bindings.length);
  ops.add(frames.length);
  const isAll = matters.length !== tape.length;
  for (let entry = 0; entry < tape.length; entry++) {
    if (!isAll && matters[entry] === 0) continue;
    ops.add(tape.op[entry]);
    ops.add(tape.node[entry]);
    const end = tape.argStart[entry + 1];
    for (let a = tape.argStart[entry]; a < end; a++) {
      ops.add(tape.arg[a]);
      if (tape.arg[a] === CONSTANT) constants.addNumber(tape.argValue[a]);
    }
    const record = tape.tensorRecord(entry);
    if (record !== undefined) addConstants(tape, entry, record, constants);
    addChoices(tape, entry, record, ops);
  }
  // What is chosen at last.
  for (const leaf of leavesOf(output)) {
    if (leaf instanceof ArraySnapshot) for (const entry of entriesIn(leaf)) ops.add(entry);
    else if (leaf instanceof Ref) ops.add(leaf.entry);
  }
  return { ops: ops.text, constants: constants.text };
}

function addConstants(tape: Tape, entry: number, { args, params }: TensorRecord, constants: Digest): void {
  const start = tape.argStart[entry];
  for (const [k, { data }] of args.entries()) {
    if (tape.arg[start + k] === CONSTANT) for (let i = 0; i < data.length; i++) constants.addNumber(data[i]);
  }
  if (tensorRowOf(tape, entry) === (tensorOps.assemble as unknown)) addAssembled(params as AssembleParams, constants);
  else constants.addAll(params);
}

/** Behind what is tracked stand numbers that mean nothing. */
function addAssembled({ from, at, constants = ZEROS }: AssembleParams, into: Digest): void {
  for (let i = 0; i < from.length; i++) {
    into.add(from[i]);
    if (from[i] >= 0) into.add(at[i]);
    else into.addNumber(constants[i] ?? 0);
  }
}

function addChoices(tape: Tape, entry: number, record: TensorRecord | undefined, into: Digest): void {
  if (record === undefined) {
    const row = opById[tape.op[entry]];
    if (row?.kink === undefined) return;
    const args = tape.argValue.subarray(tape.argStart[entry], tape.argStart[entry + 1]);
    addChoice(row, tape.value[entry], args, into);
    return;
  }
  if (tape.op[entry] < TENSOR) return;
  const scalar = scalarRowOf(tape, entry);
  if (scalar !== undefined) {
    if (scalar.kink === undefined) return;
    let i = 0;
    eachElement(record.args, record.value.shape, (xs) => addChoice(scalar, record.value.data[i++], xs, into));
    return;
  }
  const row = tensorRowOf(tape, entry);
  if (row?.kinks !== undefined) addTensorChoices(row, record, into);
}

const ZEROS = new Float64Array(0);

/** What it blocks is where it is by its value; what it routes, by its slopes; else by their signs, or by its corners. */
function addChoice(row: OpRow, out: number, xs: ArrayLike<number>, into: Digest): void {
  if (row.gate === 'blocks') into.addNumber(out);
  else if (row.arity === 1) {
    for (const { at, kink } of row.samples) if (kink !== undefined) into.add(Math.sign(xs[0] - at[0]));
  } else if (row.arity === 2) {
    for (const rule of row.vjps) if (typeof rule === 'function') addSlope(row, rule(1, out, xs[0], xs[1]), into);
  } else {
    const shared = row.shared?.(out, xs) ?? 0;
    for (let k = 0; k < xs.length; k++) addSlope(row, row.vjp(1, out, xs, k, shared), into);
  }
}

function addTensorChoices(row: TensorOp<unknown>, { args, value, params }: TensorRecord, into: Digest): void {
  // Different ones, so that it shows which of them went where.
  const upstream = value.data.map((_, i) => 1 + (i % 97));
  for (const [k, { data }] of args.entries()) {
    const rule = row.vjps[Math.min(k, row.vjps.length - 1)];
    if (typeof rule !== 'function') continue;
    const slopes = new Float64Array(data.length);
    rule(slopes, upstream, value, args, params, k);
    for (let i = 0; i < slopes.length; i++) addSlope(row, slopes[i], into);
  }
}

/** Slopes that are the same on all of one side of a kink. */
function addSlope({ gate }: Pick<OpRow, 'gate'>, slope: number, into: Digest): void {
  into.addNumber(gate === 'routes' || gate === 'moves' || gate === 'passes' ? slope : Math.sign(slope));
}

const NUMBER = new Float64Array(1);
const WORDS = new Int32Array(NUMBER.buffer);

/** Two hashes of what is added, one after the other: equal ones of different runs are no accident. */
class Digest {
  #a = 0x811c9dc5 | 0;
  #b = 0x9e3779b9 | 0;

  add(word: number): void {
    this.#a = Math.imul(this.#a ^ word, 0x01000193);
    this.#b = Math.imul((this.#b << 13) | (this.#b >>> 19), 0x5bd1e995) ^ Math.imul(word, 0x27d4eb2f);
  }

  /** −0 is 0. */
  addNumber(x: number): void {
    NUMBER[0] = x + 0;
    this.add(WORDS[0]);
    this.add(WORDS[1]);
  }

  /** Numbers within plain data: the parameters of an op. */
  addAll(data: unknown): void {
    if (typeof data === 'number') this.addNumber(data);
    else if (ArrayBuffer.isView(data)) for (const x of data as Float64Array) this.addNumber(x);
    else if (typeof data === 'object' && data !== null) for (const part of Object.values(data)) this.addAll(part);
  }

  get text(): string {
    return `${this.#a} ${this.#b}`;
  }
}
