/** Numbers in the value of an input, by their place in C order. Pure. */
import type { ArrayTree, Shape, Tree } from './answers.ts';
import { isArray } from './array-tree.ts';

/** A value that is an array of numbers, as one: also lists within lists. Undefined: it is none, or has no elements. */
export function arrayOf(tree: Tree, shape: Shape): ArrayTree | undefined {
  if (shape === null || shape.length === 0 || shape.includes(0)) return undefined;
  if (isArray(tree)) return tree;
  const size = shape.reduce((product, length) => product * length, 1);
  const data = new Float64Array(size);
  const missing = new Uint8Array(size);
  let at = 0;
  const fill = (part: Tree): void => {
    if (Array.isArray(part)) part.forEach(fill);
    else if (at < size) {
      if (typeof part === 'number') data[at] = part;
      else missing[at] = 1;
      at++;
    }
  };
  fill(tree);
  if (at !== size) return undefined;
  return { shape, data, dtype: '', missing: missing.includes(1) ? missing : undefined };
}

/** A number, also one that is an array without dimensions. */
export function numberOf(tree: Tree): number | undefined {
  if (typeof tree === 'number') return tree;
  return isArray(tree) && tree.shape.length === 0 ? tree.data[0] : undefined;
}

/** The same with another number at one place. */
export function withElement(tree: Tree, shape: readonly number[], element: number, x: number): Tree {
  if (isArray(tree)) {
    const data = tree.data.slice();
    data[element] = x;
    return { ...tree, data };
  }
  if (!Array.isArray(tree)) return x;
  const [, ...rest] = shape;
  const size = rest.reduce((product, length) => product * length, 1);
  const item = Math.floor(element / size);
  return tree.map((part, i) => (i === item ? withElement(part, rest, element % size, x) : part));
}

/** `[1, 2]` and the like behind a name: the place in C order. Undefined: there is none. */
export function elementAt(indexes: readonly number[], shape: readonly number[]): number | undefined {
  if (indexes.length !== shape.length || indexes.some((index, d) => index >= shape[d])) return undefined;
  return indexes.reduce((place, index, d) => place * shape[d] + index, 0);
}

/** The index along each dimension of an element that is so manieth in C order. */
export function indexOf(element: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let rest = element;
  for (let d = shape.length - 1; d >= 0; d--) {
    index.unshift(rest % shape[d]);
    rest = Math.floor(rest / shape[d]);
  }
  return index;
}

/** `[1, 2]`. */
export function indexText(element: number, shape: readonly number[]): string {
  return `[${indexOf(element, shape).join(', ')}]`;
}
