/** Where the elements of an array are in a run of numbers: the arithmetic of views, without any data. */
import { axisOf, ShapeError, sameShape, shapeText, sizeOf, stridesOf, type TensorShape } from '../tensor.ts';

/** Element [i, j, …] is at offset + i·strides[0] + j·strides[1] + … */
export interface Place {
  readonly shape: TensorShape;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** All of it, in C order. */
export function wholePlace(shape: TensorShape): Place {
  return { shape, offset: 0, strides: stridesOf(shape) };
}

/** Whether it runs through `size` numbers from the first to the last. */
export function isWhole({ shape, offset, strides }: Place, size: number): boolean {
  return offset === 0 && sizeOf(shape) === size && isContiguous(shape, strides);
}

/** In C order and without gaps; strides along lengths of 1 do not matter. */
export function isContiguous(shape: TensorShape, strides: readonly number[]): boolean {
  let stride = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    if (shape[d] === 0) return true;
    if (shape[d] !== 1 && strides[d] !== stride) return false;
    stride *= shape[d];
  }
  return true;
}

/** Where element `i` is, counted in C order. */
export function offsetOf({ shape, offset, strides }: Place, i: number): number {
  let at = offset;
  let rest = i;
  for (let d = shape.length - 1; d >= 0; d--) {
    at += (rest % shape[d]) * strides[d];
    rest = Math.floor(rest / shape[d]);
  }
  return at;
}

/** Whether it may name an element twice. */
export function repeats({ shape, strides }: Place, size: number): boolean {
  return sizeOf(shape) > size || shape.some((length, d) => length > 1 && strides[d] === 0);
}

/** `[…, i, …]`: one index along an axis, which goes. A negative one counts from the end. */
export function atIndex(place: Place, axis: number, index: number): Place {
  const d = axisOf(axis, place.shape);
  const length = place.shape[d];
  const counted = index < 0 ? index + length : index;
  if (!(counted >= 0 && counted < length))
    throw new ShapeError(`index ${index} is out of bounds for axis ${d} of length ${length}`, [place.shape]);
  return {
    shape: without(place.shape, d),
    offset: place.offset + counted * place.strides[d],
    strides: without(place.strides, d),
  };
}

/** `count` indices along an axis from `start` on, `step` apart. They must be inside; the caller has clipped them. */
export function sliced(place: Place, axis: number, start: number, step: number, count: number): Place {
  const d = axisOf(axis, place.shape);
  return {
    shape: replaced(place.shape, d, count),
    // An empty slice may begin anywhere.
    offset: count === 0 ? place.offset : place.offset + start * place.strides[d],
    strides: replaced(place.strides, d, place.strides[d] * step),
  };
}

/** Dimension i of the result is dimension `order[i]`. @throws ShapeError where that is no permutation */
export function transposed({ shape, offset, strides }: Place, order?: readonly number[]): Place {
  const axes = order?.map((axis) => axisOf(axis, shape)) ?? shape.map((_, d) => shape.length - 1 - d);
  if (axes.length !== shape.length || new Set(axes).size !== axes.length)
    throw new ShapeError(`axes ${shapeText(axes)} do not match shape ${shapeText(shape)}`, [shape]);
  return { shape: axes.map((d) => shape[d]), offset, strides: axes.map((d) => strides[d]) };
}

export function flipped(place: Place, axis: number): Place {
  const length = place.shape[axisOf(axis, place.shape)];
  return sliced(place, axis, length - 1, -1, length);
}

/** A new dimension of length 1; `axis` is its number in the result. */
export function expanded({ shape, offset, strides }: Place, axis: number): Place {
  const d = axisOf(axis, [...shape, 1]);
  return {
    shape: [...shape.slice(0, d), 1, ...shape.slice(d)],
    offset,
    strides: [...strides.slice(0, d), 0, ...strides.slice(d)],
  };
}

/** With so many dimensions of length 1 in front. */
export function expandedBy({ shape, offset, strides }: Place, count: number): Place {
  const [ones, zeros] = [1, 0].map((n) => new Array<number>(count).fill(n));
  return { shape: [...ones, ...shape], offset, strides: [...zeros, ...strides] };
}

/** Without the dimensions of length 1, or without those named. @throws ShapeError where one is longer */
export function squeezed({ shape, offset, strides }: Place, axes?: readonly number[]): Place {
  const gone = new Set(axes?.map((axis) => axisOf(axis, shape)) ?? shape.keys());
  for (const d of gone) {
    if (shape[d] === 1) continue;
    if (axes !== undefined)
      throw new ShapeError(`axis ${d} of shape ${shapeText(shape)} is longer than 1 and cannot be squeezed`, [shape]);
    gone.delete(d);
  }
  const kept = (_: number, d: number) => !gone.has(d);
  return { shape: shape.filter(kept), offset, strides: strides.filter(kept) };
}

/** @throws ShapeError where `shape` cannot be made of it by repeating */
export function broadcastPlace(place: Place, shape: TensorShape): Place {
  const added = shape.length - place.shape.length;
  const fits = added >= 0 && place.shape.every((length, d) => length === 1 || length === shape[d + added]);
  if (!fits)
    throw new ShapeError(`shape ${shapeText(place.shape)} does not broadcast to ${shapeText(shape)}`, [
      place.shape,
      shape,
    ]);
  const strides = shape.map((_, d) => (d < added || place.shape[d - added] === 1 ? 0 : place.strides[d - added]));
  return { shape, offset: place.offset, strides };
}

/** The elements [i, i + k]: below the diagonal for k < 0. The diagonal is the last dimension of the result. */
export function diagonal(place: Place, k = 0, axis1 = 0, axis2 = 1): Place {
  const { shape, strides } = place;
  const [a, b] = [axisOf(axis1, shape), axisOf(axis2, shape)];
  if (a === b) throw new ShapeError('a diagonal needs two different axes', [shape]);
  const length = Math.max(0, k < 0 ? Math.min(shape[a] + k, shape[b]) : Math.min(shape[a], shape[b] - k));
  const shift = length === 0 ? 0 : k < 0 ? -k * strides[a] : k * strides[b];
  const others = (_: number, d: number) => d !== a && d !== b;
  return {
    shape: [...shape.filter(others), length],
    offset: place.offset + shift,
    strides: [...strides.filter(others), strides[a] + strides[b]],
  };
}

/** A shape with one length left open as −1 filled in. @throws ShapeError where the sizes differ */
export function reshapedTo(from: TensorShape, to: TensorShape): TensorShape {
  const size = sizeOf(from);
  const open = to.indexOf(-1);
  const known = sizeOf(open < 0 ? to : without(to, open));
  const shape = open < 0 || known === 0 ? to : replaced(to, open, size / known);
  if (sizeOf(shape) !== size || !shape.every((length) => Number.isInteger(length) && length >= 0))
    throw new ShapeError(`shape ${shapeText(from)} cannot be reshaped to ${shapeText(to)}`, [from, to]);
  return shape;
}

/**
 * The same elements in C order in another shape; undefined where only a copy can have it.
 *
 * @throws ShapeError where the sizes differ
 */
export function reshaped(place: Place, asked: TensorShape): Place | undefined {
  const shape = reshapedTo(place.shape, asked);
  if (sameShape(shape, place.shape)) return place;
  if (sizeOf(shape) === 0) return { shape, offset: place.offset, strides: stridesOf(shape) };
  const old = squeezed(place);
  const strides = new Array<number>(shape.length).fill(0);
  let from = 0;
  let to = 0;
  while (to < shape.length) {
    if (shape[to] === 1) {
      to++;
      continue;
    }
    // The fewest old and new dimensions that hold as many elements.
    let [oldEnd, newEnd] = [from + 1, to + 1];
    let [oldSize, newSize] = [old.shape[from], shape[to]];
    while (oldSize !== newSize) {
      if (oldSize < newSize) oldSize *= old.shape[oldEnd++];
      else newSize *= shape[newEnd++];
    }
    for (let d = from; d + 1 < oldEnd; d++)
      if (old.strides[d] !== old.strides[d + 1] * old.shape[d + 1]) return undefined;
    let stride = old.strides[oldEnd - 1];
    for (let d = newEnd - 1; d >= to; d--) {
      strides[d] = stride;
      stride *= shape[d];
    }
    from = oldEnd;
    to = newEnd;
  }
  return { shape, offset: place.offset, strides };
}

function without<T>(list: readonly T[], at: number): T[] {
  return [...list.slice(0, at), ...list.slice(at + 1)];
}

function replaced<T>(list: readonly T[], at: number, item: T): T[] {
  return [...list.slice(0, at), item, ...list.slice(at + 1)];
}
