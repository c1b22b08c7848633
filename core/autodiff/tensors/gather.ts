/** Movement: where each element of a result comes from. Its gradient goes back there. */
import { sizeOf, type Tensor, type TensorShape } from '../tensor.ts';
import { zeros } from './allocate.ts';
import { walk } from './broadcast.ts';
import type { Place } from './place.ts';

/** By a list, in C order; below 0: a constant. */
export interface IndexList {
  readonly shape: TensorShape;
  readonly index: Int32Array;
  /** What stands where the index is below 0; 0 if it is not given. */
  readonly fill?: number;
}

export type Gather = Place | IndexList;

export function isIndexList(from: Gather): from is IndexList {
  return 'index' in from;
}

/** Writes the elements that `from` names into `out`, in C order. */
export function gather(out: Float64Array, data: Float64Array, from: Gather): void {
  if (isIndexList(from)) {
    const { index, fill = 0 } = from;
    for (let i = 0; i < index.length; i++) out[i] = index[i] < 0 ? fill : data[index[i]];
    return;
  }
  walk(from.shape, [from.strides], (at, start, length, steps) => {
    const first = from.offset + at[0];
    const step = steps[0];
    for (let i = 0; i < length; i++) out[start + i] = data[first + i * step];
  });
}

/** Adds each gradient to where its element came from; to the same place more than once, if it was repeated. */
export function scatterAdd(into: Float64Array, g: Float64Array, from: Gather): void {
  if (isIndexList(from)) {
    const { index } = from;
    for (let i = 0; i < index.length; i++) if (index[i] >= 0) into[index[i]] += g[i];
    return;
  }
  walk(from.shape, [from.strides], (at, start, length, steps) => {
    const first = from.offset + at[0];
    const step = steps[0];
    for (let i = 0; i < length; i++) into[first + i * step] += g[start + i];
  });
}

/** Visits the places that `from` names, in C order. */
export function eachPlace(from: Gather, visit: (place: number, i: number) => void): void {
  if (isIndexList(from)) {
    from.index.forEach(visit);
    return;
  }
  walk(from.shape, [from.strides], (at, start, length, steps) => {
    const first = from.offset + at[0];
    for (let i = 0; i < length; i++) visit(first + i * steps[0], start + i);
  });
}

/** The places that `from` names, in C order; a list of its own. */
export function placesOf(from: Gather): Int32Array {
  if (isIndexList(from)) return from.index.slice();
  const places = new Int32Array(sizeOf(from.shape));
  eachPlace(from, (place, i) => {
    places[i] = place;
  });
  return places;
}

/** Index lists for what no strides can say. They read a tensor of the shape given, in C order. */

export function taken(shape: TensorShape, axis: number, indices: ArrayLike<number>, at: TensorShape): IndexList {
  const out = [...shape.slice(0, axis), ...at, ...shape.slice(axis + 1)];
  return alongAxis(shape, axis, indices.length, (i) => indices[i], out);
}

export function rolled(shape: TensorShape, axis: number, shift: number): IndexList {
  const n = shape[axis];
  return alongAxis(shape, axis, n, (i) => (((i - shift) % n) + n) % n);
}

/** Each element so often one after another. */
export function repeated(shape: TensorShape, axis: number, counts: ArrayLike<number>): IndexList {
  const from: number[] = [];
  for (let i = 0; i < shape[axis]; i++) for (let c = 0; c < counts[i]; c++) from.push(i);
  return alongAxis(shape, axis, from.length, (i) => from[i]);
}

/** The whole again and again along an axis. */
export function tiled(shape: TensorShape, axis: number, times: number): IndexList {
  return alongAxis(shape, axis, shape[axis] * times, (i) => i % shape[axis]);
}

/** With so many elements before and after; `from` says which stands at a place outside, −1 for a constant. */
export function padded(
  shape: TensorShape,
  axis: number,
  before: number,
  after: number,
  from: (place: number, length: number) => number = () => -1,
): IndexList {
  const n = shape[axis];
  return alongAxis(shape, axis, before + n + after, (i) => {
    const place = i - before;
    return place >= 0 && place < n ? place : from(place, n);
  });
}

/** What is on and below the diagonal k, or on and above it, of the last two dimensions; zeros elsewhere. */
export function triangle(shape: TensorShape, part: 'lower' | 'upper', k: number): IndexList {
  const columns = shape[shape.length - 1];
  const rows = shape[shape.length - 2];
  const keeps = (d: number) => (part === 'lower' ? d <= k : d >= k);
  const index = Int32Array.from({ length: sizeOf(shape) }, (_, i) =>
    keeps((i % columns) - (Math.floor(i / columns) % rows)) ? i : -1,
  );
  return { shape, index };
}

/** A matrix with the elements of a list of length n on its diagonal k, and zeros elsewhere. */
export function onDiagonal(n: number, k: number): IndexList {
  const size = n + Math.abs(k);
  const index = new Int32Array(size * size).fill(-1);
  for (let i = 0; i < n; i++) index[(k < 0 ? i - k : i) * size + (k > 0 ? i + k : i)] = i;
  return { shape: [size, size], index };
}

/** First `inner`, then `outer`: what both do in one. */
export function composed(outer: IndexList, inner: IndexList): IndexList {
  const index = outer.index.map((i) => (i < 0 ? -1 : inner.index[i]));
  return { shape: outer.shape, index, fill: outer.fill };
}

function alongAxis(
  shape: TensorShape,
  axis: number,
  length: number,
  from: (i: number) => number,
  out: TensorShape = [...shape.slice(0, axis), length, ...shape.slice(axis + 1)],
): IndexList {
  const outer = sizeOf(shape.slice(0, axis));
  const inner = sizeOf(shape.slice(axis + 1));
  const index = new Int32Array(outer * length * inner);
  let at = 0;
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < length; i++) {
      const place = from(i);
      for (let j = 0; j < inner; j++) index[at++] = place < 0 ? -1 : (o * shape[axis] + place) * inner + j;
    }
  return { shape: out, index };
}

/** The elements that `from` names, as a tensor of its own. */
export function gathered({ data }: Pick<Tensor, 'data'>, from: Gather): Float64Array {
  const out = zeros(isIndexList(from) ? from.index.length : sizeOf(from.shape));
  gather(out, data, from);
  return out;
}
