import { ops } from '../autodiff/ops/index.ts';
import type { BinaryRow, Op, UnaryRow, VariadicRow } from '../autodiff/ops/row.ts';
import { CONSTANT, Tape } from '../autodiff/tape.ts';
import { sizeOf, Tensor } from '../autodiff/tensor.ts';
import type { TensorOp } from '../autodiff/tensor-ops/row.ts';
import { zeros } from '../autodiff/tensors/allocate.ts';
import { broadcastShape } from '../autodiff/tensors/broadcast.ts';
import { elementwise } from '../autodiff/tensors/elementwise.ts';
import { Bindings } from './bindings.ts';
import { Budget, DEFAULT_LIMITS, type Limits } from './budget.ts';
import { Frames, ROOT_FRAME } from './frames.ts';
import type { Nodes } from './nodes.ts';
import { type Operand, type Scalar, TensorRef } from './operand.ts';
import { Ref } from './ref.ts';

export type { Operand, Scalar };

const { add, sub, mul, div } = ops;

/** So many multiplications take about as long as an element takes to be made and kept. */
const WORK_AN_ELEMENT = 64;

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
  /** The seed of random numbers that the code gives none. */
  firstSeed = 0;

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

  /** Makes a constant tensor into an input. */
  tensorInput(value: Tensor, node: number): TensorRef {
    return new TensorRef(this.tape.tensorLeaf(node, this.frame, value), value);
  }

  /**
   * Applies a scalar op element by element; shapes broadcast. On numbers alone it is the op on numbers.
   *
   * @throws ShapeError naming the shapes that do not fit
   */
  elementwise(op: Op, operands: readonly Operand[], node: number): Operand {
    if (operands.every(isScalar)) return this.#scalars(op, operands as readonly Scalar[], node);
    const args = operands.map((operand) => this.tensorOf(operand));
    const shape = broadcastShape(args.map((arg) => arg.shape));
    const size = sizeOf(shape);
    this.budget.allocate(size, node);
    const out = zeros(size);
    elementwise(op, args, shape, out);
    return this.#record(op.id, operands, args, undefined, new Tensor(shape, out), node);
  }

  /**
   * Applies an op on whole tensors; see its row for the parameters.
   *
   * @throws ShapeError naming the shapes that do not fit; LinearAlgebraError where there is no result
   */
  tensor<P>(op: TensorOp<P>, operands: readonly Operand[], params: P, node: number): Operand {
    const args = operands.map((operand) => this.tensorOf(operand));
    const shapes = args.map((arg) => arg.shape);
    const shape = op.shape(shapes, params);
    const size = sizeOf(shape);
    const work = op.work === undefined ? 0 : op.work(shapes, params) / WORK_AN_ELEMENT;
    this.budget.allocate(size + work, node);
    const out = zeros(size);
    op.forward(out, args, params, shape);
    return this.#record(op.id, operands, args, params, new Tensor(shape, out), node);
  }

  /** The value of an operand; a number has no dimensions. */
  tensorOf(operand: Operand): Tensor {
    if (operand instanceof Tensor) return operand;
    return operand instanceof TensorRef ? operand.value : Tensor.scalar(this.num(operand));
  }

  #scalars(op: Op, xs: readonly Scalar[], node: number): Scalar {
    if (op.arity === 1) return this.unary(op, xs[0], node);
    return op.arity === 2 ? this.binary(op, xs[0], xs[1], node) : this.variadic(op, xs, node);
  }

  #record(
    op: number,
    operands: readonly Operand[],
    args: readonly Tensor[],
    params: unknown,
    value: Tensor,
    node: number,
  ): Operand {
    const entries = operands.map(entryOf);
    const isNumber = value.shape.length === 0;
    if (entries.every((entry) => entry === CONSTANT)) return isNumber ? value.data[0] : value;
    const entry = this.tape.recordTensor(op, node, this.frame, entries, args, params, value);
    return isNumber ? new Ref(entry) : new TensorRef(entry, value);
  }

  /** Notes that a target was bound to a value. */
  bind(node: number, value: unknown): void {
    this.bindings.add(node, this.frame, value, this.clock);
  }
}

function isScalar(operand: Operand): operand is Scalar {
  return typeof operand === 'number' || operand instanceof Ref;
}

/** The tape entry of an operand, or `CONSTANT`. */
export function entryOf(operand: Operand): number {
  return operand instanceof Ref || operand instanceof TensorRef ? operand.entry : CONSTANT;
}
