import { grown } from './columns.ts';
import { LEAF } from './ops/index.ts';
import type { Tensor } from './tensor.ts';
import { type TensorRecord, TensorRecords } from './tensor-records.ts';

/** The tape holds as many entries as its limit allows. */
export class TapeFullError extends Error {
  constructor(readonly limit: number) {
    super(`the tape is full at ${limit} entries`);
  }
}

/** The argument is a constant: it has a value on the tape, but no entry. */
export const CONSTANT = -1;

/** Marks, in the op column, an entry of an op on tensors: the rest of it is in the side table. */
export const TENSOR = 0x8000;

const FIRST_CAPACITY = 256;

/**
 * The record of one run, in creation order, which is a topological order. Columns, not objects: at a million entries
 * the garbage collector decides. Entry i has the arguments argStart[i] … argStart[i + 1] − 1.
 */
export class Tape {
  length = 0;
  /** Number of the op that made the entry, `LEAF` for an input; with the bit `TENSOR` where tensors are concerned. */
  op = new Uint16Array(FIRST_CAPACITY);
  /** Number of the syntax node that did it. */
  node = new Int32Array(FIRST_CAPACITY);
  /** The frame (call or iteration) that it happened in. */
  frame = new Int32Array(FIRST_CAPACITY);
  argStart = new Int32Array(FIRST_CAPACITY + 1);
  value = new Float64Array(FIRST_CAPACITY);
  /** ∂output/∂entry, once swept. */
  gradient = new Float64Array(FIRST_CAPACITY);
  /** 1 where a contribution arrived in the sweep: a gradient of 0 that was computed is not the absence of one. */
  reached = new Uint8Array(FIRST_CAPACITY);

  argLength = 0;
  /** Entry of the argument, or `CONSTANT`. */
  arg = new Int32Array(2 * FIRST_CAPACITY);
  /** NaN for a tensor. */
  argValue = new Float64Array(2 * FIRST_CAPACITY);

  readonly tensors = new TensorRecords();
  /** Number of the record; only entries of ops on tensors have one. */
  #record = new Int32Array(0);

  #limit: number;
  /** How many entries it can take before anything has to be done. */
  #room: number;

  constructor(limit = 1 << 22) {
    this.#limit = limit;
    this.#room = Math.min(FIRST_CAPACITY, limit);
  }

  /** Entries that it may hold at the most; beyond it a write throws `TapeFullError`. */
  get limit(): number {
    return this.#limit;
  }

  set limit(limit: number) {
    this.#limit = limit;
    this.#room = Math.min(this.op.length, limit);
  }

  /** Forgets everything and keeps the memory. */
  reset(): void {
    this.length = 0;
    this.argLength = 0;
    this.tensors.reset();
  }

  /** An entry that no op made. */
  leaf(node: number, frame: number, value: number): number {
    return this.#entry(LEAF, node, frame, value);
  }

  record1(op: number, node: number, frame: number, x: number, xValue: number, value: number): number {
    const entry = this.#entry(op, node, frame, value);
    const a = this.argLength;
    this.arg[a] = x;
    this.argValue[a] = xValue;
    this.argLength = this.argStart[entry + 1] = a + 1;
    return entry;
  }

  record2(
    op: number,
    node: number,
    frame: number,
    x: number,
    xValue: number,
    y: number,
    yValue: number,
    value: number,
  ): number {
    const entry = this.length;
    if (entry === this.#room) this.#grow();
    const a = this.argLength;
    this.length = entry + 1;
    this.argLength = a + 2;
    this.op[entry] = op;
    this.node[entry] = node;
    this.frame[entry] = frame;
    this.value[entry] = value;
    this.argStart[entry + 1] = a + 2;
    this.arg[a] = x;
    this.argValue[a] = xValue;
    this.arg[a + 1] = y;
    this.argValue[a + 1] = yValue;
    return entry;
  }

  record(op: number, node: number, frame: number, args: ArrayLike<number>, values: ArrayLike<number>, value: number) {
    const entry = this.#entry(op, node, frame, value);
    const a = this.argLength;
    const n = args.length;
    this.#reserve(n);
    for (let k = 0; k < n; k++) {
      this.arg[a + k] = args[k];
      this.argValue[a + k] = values[k];
    }
    this.argLength = this.argStart[entry + 1] = a + n;
    return entry;
  }

  /** An entry of an op on tensors. Its result may be a number: it then has no dimensions, and scalar ops go on with it. */
  recordTensor(
    op: number,
    node: number,
    frame: number,
    entries: ArrayLike<number>,
    args: readonly Tensor[],
    params: unknown,
    value: Tensor,
  ): number {
    const entry = this.#entry(op | TENSOR, node, frame, value.shape.length === 0 ? value.data[0] : Number.NaN);
    const a = this.argLength;
    const n = entries.length;
    this.#reserve(n);
    for (let k = 0; k < n; k++) {
      const to = entries[k];
      this.arg[a + k] = to;
      this.argValue[a + k] = k < args.length ? numberIn(args[k]) : to === CONSTANT ? Number.NaN : this.value[to];
    }
    this.argLength = this.argStart[entry + 1] = a + n;
    if (this.#record.length < this.op.length) this.#record = grown(this.#record, new Int32Array(this.op.length));
    this.#record[entry] = this.tensors.add(value, args, params);
    return entry;
  }

  /** A tensor that no op made. */
  tensorLeaf(node: number, frame: number, value: Tensor): number {
    return this.recordTensor(LEAF, node, frame, [], [], undefined, value);
  }

  /** What the side table says of an entry; undefined for an op on numbers. */
  tensorRecord(entry: number): TensorRecord | undefined {
    return this.op[entry] >= TENSOR ? this.tensors.at(this.#record[entry]) : undefined;
  }

  /** The value of an entry that is no number. */
  tensorAt(entry: number): Tensor | undefined {
    const value = this.tensorRecord(entry)?.value;
    return value === undefined || value.shape.length === 0 ? undefined : value;
  }

  #entry(op: number, node: number, frame: number, value: number): number {
    const entry = this.length;
    if (entry === this.#room) this.#grow();
    this.length = entry + 1;
    this.op[entry] = op;
    this.node[entry] = node;
    this.frame[entry] = frame;
    this.value[entry] = value;
    this.argStart[entry + 1] = this.argLength;
    return entry;
  }

  #grow(): void {
    const { limit, length } = this;
    if (length >= limit) throw new TapeFullError(limit);
    const capacity = Math.min(Math.max(2 * length, FIRST_CAPACITY), limit);
    this.op = grown(this.op, new Uint16Array(capacity));
    this.node = grown(this.node, new Int32Array(capacity));
    this.frame = grown(this.frame, new Int32Array(capacity));
    this.argStart = grown(this.argStart, new Int32Array(capacity + 1));
    this.value = grown(this.value, new Float64Array(capacity));
    this.gradient = grown(this.gradient, new Float64Array(capacity));
    this.reached = grown(this.reached, new Uint8Array(capacity));
    this.#room = capacity;
    this.#reserve(0);
  }

  /** Makes room for so many arguments, and for two of each entry that there is still room for. */
  #reserve(args: number): void {
    const needed = this.argLength + args + 2 * (this.#room - this.length);
    if (needed <= this.arg.length) return;
    const capacity = Math.max(2 * this.arg.length, needed);
    this.arg = grown(this.arg, new Int32Array(capacity));
    this.argValue = grown(this.argValue, new Float64Array(capacity));
  }
}

function numberIn({ shape, data }: Tensor): number {
  return shape.length === 0 ? data[0] : Number.NaN;
}
