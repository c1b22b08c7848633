/** `x[[0, 2], :, mask]`: integer arrays and masks, and where in a result their dimensions come to stand. */
import { sizeOf, type TensorShape } from '../../../../autodiff/tensor.ts';
import { broadcastShape } from '../../../../autodiff/tensors/broadcast.ts';
import { eachPlace, gathered, type IndexList } from '../../../../autodiff/tensors/gather.ts';
import { broadcastPlace, type Place, wholePlace } from '../../../../autodiff/tensors/place.ts';
import { SliceValue } from '../containers.ts';
import type { PyMachine } from '../machine.ts';
import { extentOf } from '../sequences.ts';
import { types } from '../types.ts';
import { NdArray } from './array.ts';
import { shapeTuple } from './convert.ts';
import { type IndexKey, indexWithin } from './index-keys.ts';

/** Indices along one dimension. */
interface Along {
  readonly shape: TensorShape;
  /** Counted from the start. */
  readonly index: ArrayLike<number>;
  readonly stride: number;
}

/** Where the elements that keys with an array among them name are, given where all are. */
export function gatherOf(machine: PyMachine, of: Place, keys: readonly IndexKey[], node: number): IndexList {
  const { shape, offset, strides } = of;
  const arrays: Along[] = [];
  // What is left of the other dimensions, and how many of them stand before the arrays.
  let rest: Place = { shape: [], offset, strides: [] };
  let before = 0;
  let isTogether = true;
  let last = -1;
  let axis = 0;
  const keep = (length: number, stride: number, from = 0) => {
    rest = {
      shape: [...rest.shape, length],
      offset: rest.offset + from,
      strides: [...rest.strides, stride],
    };
  };
  keys.forEach((key, i) => {
    // It stands between arrays, even if it stands for nothing.
    if (key === undefined) return;
    if (key === null) keep(1, 0);
    else if (key instanceof SliceValue) {
      const { start, step, count } = extentOf(machine, key, shape[axis], node);
      keep(count, step * strides[axis], count === 0 ? 0 : start * strides[axis]);
      axis++;
    } else {
      if (arrays.length === 0) before = rest.shape.length;
      else if (last !== i - 1) isTogether = false;
      last = i;
      for (const along of alongs(machine, key, axis, shape, strides, node)) {
        arrays.push(along);
        if (!(key instanceof NdArray && key.shape.length === 0)) axis++;
      }
    }
  });
  for (; axis < shape.length; axis++) keep(shape[axis], strides[axis]);
  return combined(machine, arrays, rest, isTogether ? before : 0, node);
}

function combined(machine: PyMachine, arrays: readonly Along[], rest: Place, before: number, node: number): IndexList {
  const together = broadcastIndices(machine, arrays, node);
  const count = sizeOf(together);
  const out = [...rest.shape.slice(0, before), ...together, ...rest.shape.slice(before)];
  machine.budget.allocate(sizeOf(out), node);
  const offsets = new Float64Array(count);
  for (const { shape, index, stride } of arrays)
    eachPlace(broadcastPlace(wholePlace(shape), together), (place, i) => {
      offsets[i] += index[place] * stride;
    });
  const outer: Place = {
    shape: rest.shape.slice(0, before),
    offset: rest.offset,
    strides: rest.strides.slice(0, before),
  };
  const inner: Place = { shape: rest.shape.slice(before), offset: 0, strides: rest.strides.slice(before) };
  const inside: number[] = [];
  eachPlace(inner, (place) => inside.push(place));
  const index = new Int32Array(sizeOf(out));
  let at = 0;
  eachPlace(outer, (place) => {
    for (let i = 0; i < count; i++)
      for (let j = 0; j < inside.length; j++) index[at++] = place + offsets[i] + inside[j];
  });
  return { shape: out, index };
}

function broadcastIndices(machine: PyMachine, arrays: readonly Along[], node: number): TensorShape {
  const shapes = arrays.map(({ shape }) => shape);
  try {
    return broadcastShape(shapes);
  } catch {
    const list = shapes.map((shape) => `${shapeTuple(shape).replaceAll(' ', '')} `).join('');
    const text = 'shape mismatch: indexing arrays could not be broadcast together with shapes';
    return machine.raise(types.IndexError, `${text} ${list}`, node);
  }
}

/** A number or an array of them along one dimension; a mask along as many as it has. */
function alongs(
  machine: PyMachine,
  key: number | NdArray,
  axis: number,
  shape: TensorShape,
  strides: readonly number[],
  node: number,
): Along[] {
  if (typeof key === 'number')
    return [{ shape: [], index: [indexWithin(machine, key, axis, shape[axis], node)], stride: strides[axis] }];
  if (key.dtype.isBool) return ofMask(machine, key, axis, shape, strides, node);
  const { view } = key;
  machine.budget.allocate(view.size, node);
  const index = gathered(view.storage, view.place);
  for (let i = 0; i < index.length; i++) index[i] = indexWithin(machine, index[i], axis, shape[axis], node);
  return [{ shape: key.shape, index, stride: strides[axis] }];
}

function ofMask(
  machine: PyMachine,
  mask: NdArray,
  axis: number,
  shape: TensorShape,
  strides: readonly number[],
  node: number,
): Along[] {
  mask.shape.forEach((length, d) => {
    if (length === shape[axis + d]) return;
    const where = `dimension is ${shape[axis + d]} but corresponding boolean dimension is ${length}`;
    const text = `boolean index did not match indexed array along dimension ${axis + d}; ${where}`;
    machine.raise(types.IndexError, text, node);
  });
  const { data, indices } = nonzero(machine, mask, node);
  // A mask without dimensions takes all or nothing, along a new one.
  if (mask.shape.length === 0) return [{ shape: [Number(data[0] !== 0)], index: [0], stride: 0 }];
  return indices.map((index, d) => ({ shape: [index.length], index, stride: strides[axis + d] }));
}

/** The indices of what is not 0, along each dimension. */
export function nonzero(
  machine: PyMachine,
  { view }: NdArray,
  node: number,
): { readonly data: Float64Array; readonly indices: readonly (readonly number[])[] } {
  machine.budget.allocate(view.size, node);
  const data = gathered(view.storage, view.place);
  const indices: number[][] = view.shape.map(() => []);
  data.forEach((x, i) => {
    if (x === 0) return;
    let left = i;
    for (let d = view.shape.length - 1; d >= 0; d--) {
      indices[d].push(left % view.shape[d]);
      left = Math.floor(left / view.shape[d]);
    }
  });
  return { data, indices };
}
