import type { ArrayTree, Tree } from './answers.ts';

export function isArray(tree: unknown): tree is ArrayTree {
  return typeof tree === 'object' && tree !== null && 'data' in tree && tree.data instanceof Float64Array;
}

/** An element by its place in C order; null where there is none. */
export function elementOf({ data, missing }: ArrayTree, i: number): number | null {
  return missing !== undefined && missing[i] === 1 ? null : data[i];
}

/** An item along the first dimension: an element, or an array that shares the data. */
export function itemOf(array: ArrayTree, i: number): Tree {
  const shape = array.shape.slice(1);
  if (shape.length === 0) return elementOf(array, i);
  const size = shape.reduce((product, length) => product * length, 1);
  const [from, to] = [i * size, (i + 1) * size];
  return { ...array, shape, data: array.data.subarray(from, to), missing: array.missing?.subarray(from, to) };
}

/** The same as lists within lists; one number if it has no dimensions. */
export function listsOf(array: ArrayTree): Tree {
  const { shape } = array;
  let next = 0;
  const below = (d: number): Tree =>
    d === shape.length ? elementOf(array, next++) : Array.from({ length: shape[d] }, () => below(d + 1));
  return below(0);
}
