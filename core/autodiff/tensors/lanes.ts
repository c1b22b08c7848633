import { axisOf, ShapeError, shapeText, sizeOf, stridesOf, type TensorShape } from '../tensor.ts';

/** The dimensions that a reduction runs over; undefined: all of them. They may be counted from the end. */
export interface Axes {
  readonly axes?: readonly number[];
}

/** Axes counted from the start, in order. @throws ShapeError where one is missing or named twice */
export function axesOf({ axes }: Axes, shape: TensorShape): number[] {
  if (axes === undefined) return shape.map((_, d) => d);
  const counted = axes.map((axis) => axisOf(axis, shape)).sort((a, b) => a - b);
  if (new Set(counted).size !== counted.length)
    throw new ShapeError(`the axes ${shapeText(axes)} name one twice`, [shape]);
  return counted;
}

const START = new Int32Array(1);
const NONE = new Float64Array(0);

/**
 * The lanes of a tensor along some axes: for each index of the other dimensions, in C order, the elements that a
 * reduction takes together. Lanes without gaps are used where they are, others are brought into one.
 */
export class Lanes {
  readonly count: number;
  readonly length: number;
  readonly #starts: Int32Array;
  /** Of the elements within a lane; undefined where they are neighbours. */
  readonly #offsets: Int32Array | undefined;
  readonly #scratch: Float64Array;

  constructor(shape: TensorShape, axes: readonly number[]) {
    if (axes.length === shape.length) {
      this.count = 1;
      this.length = sizeOf(shape);
      this.#starts = START;
      this.#scratch = NONE;
      return;
    }
    const strides = stridesOf(shape);
    const others = shape.map((_, d) => d).filter((d) => !axes.includes(d));
    const pick = (dims: readonly number[], of: readonly number[]) => dims.map((d) => of[d]);
    this.count = sizeOf(pick(others, shape));
    this.length = sizeOf(pick(axes, shape));
    this.#starts = offsets(pick(others, shape), pick(others, strides));
    const areLast = axes.every((d, i) => d === shape.length - axes.length + i);
    this.#offsets = areLast ? undefined : offsets(pick(axes, shape), pick(axes, strides));
    this.#scratch = areLast ? NONE : new Float64Array(this.length);
  }

  /** Calls with numbers and a place in them from where on they are those of the lane. */
  read(lane: number, data: Float64Array, use: (xs: Float64Array, at: number) => void): void {
    const start = this.#starts[lane];
    const from = this.#offsets;
    if (from === undefined) {
      use(data, start);
      return;
    }
    const xs = this.#scratch;
    for (let j = 0; j < from.length; j++) xs[j] = data[start + from[j]];
    use(xs, 0);
  }

  /** Calls with a place to add to (or to write to, where it holds zeros) and brings that back into the lane. */
  add(lane: number, data: Float64Array, fill: (into: Float64Array, at: number) => void): void {
    const start = this.#starts[lane];
    const to = this.#offsets;
    if (to === undefined) {
      fill(data, start);
      return;
    }
    const sums = new Float64Array(to.length);
    fill(sums, 0);
    for (let j = 0; j < to.length; j++) data[start + to[j]] += sums[j];
  }
}

/** Where the elements of a shape are, in C order. */
export function offsets(shape: TensorShape, strides: readonly number[], first = 0): Int32Array {
  const size = sizeOf(shape);
  const out = new Int32Array(size);
  if (size === 0) return out;
  out[0] = first;
  let filled = 1;
  // What is there already is repeated along each dimension, from the last on.
  for (let d = shape.length - 1; d >= 0; d--) {
    const stride = strides[d];
    const block = filled;
    for (let i = 1; i < shape[d]; i++) for (let j = 0; j < block; j++) out[filled++] = out[j] + i * stride;
  }
  return out;
}
