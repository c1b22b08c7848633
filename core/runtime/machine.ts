import type { BinaryRow, Op, UnaryRow, VariadicRow } from '../autodiff/ops/row.ts';
import { CONSTANT, Tape } from '../autodiff/tape.ts';
import { Bindings } from './bindings.ts';
import { Budget, DEFAULT_LIMITS, type Limits } from './budget.ts';
import { Frames, ROOT_FRAME } from './frames.ts';
import type { Nodes } from './nodes.ts';
import { Ref } from './ref.ts';

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
    let xValue: number;
    let yValue: number;
    if (typeof x === 'number') {
      if (typeof y === 'number') return op.forward(x, y);
      xValue = x;
    } else {
      xEntry = x.entry;
      xValue = tape.value[xEntry];
    }
    if (typeof y === 'number') {
      yValue = y;
    } else {
      yEntry = y.entry;
      yValue = tape.value[yEntry];
    }
    const value = op.forward(xValue, yValue);
    return new Ref(tape.record2(op.id, node, this.frame, xEntry, xValue, yEntry, yValue, value));
  }

  variadic(op: Op<VariadicRow>, xs: readonly Scalar[], node: number): Scalar {
    const values = xs.map((x) => this.num(x));
    const value = op.forward(values);
    if (xs.every((x) => typeof x === 'number')) return value;
    const entries = xs.map((x) => (typeof x === 'number' ? CONSTANT : x.entry));
    return new Ref(this.tape.record(op.id, node, this.frame, entries, values, value));
  }

  /** Notes that a target was bound to a value. */
  bind(node: number, value: unknown): void {
    this.bindings.add(node, this.frame, value, this.clock);
  }
}
