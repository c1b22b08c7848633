import { ops } from '../autodiff/ops/index.ts';
import type { BinaryRow, Op, UnaryRow, VariadicRow } from '../autodiff/ops/row.ts';
import { CONSTANT, Tape } from '../autodiff/tape.ts';
import { Bindings } from './bindings.ts';
import { Budget, DEFAULT_LIMITS, type Limits } from './budget.ts';
import { Frames, ROOT_FRAME } from './frames.ts';
import type { Nodes } from './nodes.ts';
import { Ref } from './ref.ts';

const { add, sub, mul, div } = ops;

/** A number of the program: plain, or tracked because it depends on an input. */
export type Scalar = number | Ref;

/**
 * What compiled code runs on, in any language: it applies ops and keeps the record. An op on constants is just
 * computed; as soon as one argument is tracked the op becomes a tape entry.
 */
export class Machine {
  readonly tape: Tape;
  readonly frames: Frames;
  readonly bindings: Bindings;
  readonly budget: Budget;
  /** The frame that runs now. */
  frame = ROOT_FRAME;
  /** Counts mutations of arrays and objects: it names their versions. */
  clock = 0;

  constructor(
    readonly nodes: Nodes,
    limits: Partial<Limits> = {},
    now: () => number = () => 0,
  ) {
    const all = { ...DEFAULT_LIMITS, ...limits };
    this.tape = new Tape(all.entries);
    this.frames = new Frames(all.entries);
    this.bindings = new Bindings(all.entries);
    this.budget = new Budget(all, now);
  }

  reset(): void {
    this.tape.reset();
    this.frames.reset();
    this.bindings.reset();
    this.budget.reset();
    this.frame = ROOT_FRAME;
    this.clock = 0;
  }

  /** The primal of a scalar. */
  num(x: Scalar): number {
    return typeof x === 'number' ? x : this.tape.value[x.entry];
  }

  /** Makes a constant into an input: a leaf that is differentiated. */
  input(value: number, node: number): Ref {
    return new Ref(this.tape.leaf(node, this.frame, value));
  }

  unary(op: Op<UnaryRow>, x: Scalar, node: number): Scalar {
    if (typeof x === 'number') return op.forward(x);
    const { tape } = this;
    const value = tape.value[x.entry];
    return new Ref(tape.record1(op.id, node, this.frame, x.entry, value, op.forward(value)));
  }

  binary(op: Op<BinaryRow>, x: Scalar, y: Scalar, node: number): Scalar {
    const { tape } = this;
    let xEntry = CONSTANT;
    let yEntry = CONSTANT;
    let a: number;
    let b: number;
    // Nothing but a number comes out of a subtraction: known as such, it need not be wrapped up for the host's heap.
    if (typeof x === 'number') a = x - 0;
    else a = tape.value[(xEntry = x.entry)];
    if (typeof y === 'number') b = y - 0;
    else b = tape.value[(yEntry = y.entry)];
    let value: number;
    // The commonest: where always the same function is called, the host puts its code in place of the call.
    if (op === add) value = add.forward(a, b);
    else if (op === mul) value = mul.forward(a, b);
    else if (op === sub) value = sub.forward(a, b);
    else if (op === div) value = div.forward(a, b);
    else value = op.forward(a, b);
    if (xEntry === CONSTANT && yEntry === CONSTANT) return value;
    return new Ref(tape.record2(op.id, node, this.frame, xEntry, a, yEntry, b, value));
  }

  variadic(op: Op<VariadicRow>, xs: readonly Scalar[], node: number): Scalar {
    const values: number[] = [];
    const entries: number[] = [];
    let isConstant = true;
    for (const x of xs) {
      values.push(this.num(x));
      entries.push(typeof x === 'number' ? CONSTANT : x.entry);
      if (typeof x !== 'number') isConstant = false;
    }
    const value = op.forward(values);
    return isConstant ? value : new Ref(this.tape.record(op.id, node, this.frame, entries, values, value));
  }

  /** Notes that a target was bound to a value. */
  bind(node: number, value: unknown): void {
    this.bindings.add(node, this.frame, value, this.clock);
  }
}
