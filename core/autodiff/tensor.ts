/** Lengths along each dimension; [] is a single number. */
export type TensorShape = readonly number[];

/** A value of the tape with any number of dimensions. Nobody writes into one that has been made. */
export class Tensor {
  constructor(
    readonly shape: TensorShape,
    /** The elements in C order: the last index runs fastest. */
    readonly data: Float64Array,
  ) {}

  /** A number as a tensor without dimensions. */
  static scalar(x: number): Tensor {
    const data = new Float64Array(1);
    data[0] = x;
    return new Tensor([], data);
  }
}

/** An operation was asked for shapes that it has no meaning for; the message names them. */
export class ShapeError extends Error {
  constructor(
    message: string,
    readonly shapes: readonly TensorShape[],
  ) {
    super(message);
  }
}

/** `[5, 10]`. */
export function shapeText(shape: TensorShape): string {
  return `[${shape.join(', ')}]`;
}

export function sizeOf(shape: TensorShape): number {
  let size = 1;
  for (let d = 0; d < shape.length; d++) size *= shape[d];
  return size;
}

/** How far apart neighbours are along each dimension, in C order. */
export function stridesOf(shape: TensorShape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    strides[d] = stride;
    stride *= shape[d];
  }
  return strides;
}

export function sameShape(a: TensorShape, b: TensorShape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let d = 0; d < a.length; d++) if (a[d] !== b[d]) return false;
  return true;
}

/** A dimension that may be counted from the end. @throws ShapeError where there is no such dimension */
export function axisOf(axis: number, shape: TensorShape): number {
  const counted = axis < 0 ? axis + shape.length : axis;
  if (!(counted >= 0 && counted < shape.length))
    throw new ShapeError(`axis ${axis} is out of bounds for shape ${shapeText(shape)}`, [shape]);
  return counted;
}
