import type { Shape, Tree } from '../answers.ts';
import { isArray } from '../array-tree.ts';
import { CONSTANT } from '../autodiff/tape.ts';
import { ArraySnapshot } from './array-snapshot.ts';
import { Ref } from './ref.ts';

/**
 * One version of a value, taken out of the program: numbers plain or tracked, arrays, lists, records; null stands for
 * anything that is not a number.
 */
export type Snapshot = Leaf | null | readonly Snapshot[] | { readonly [key: string]: Snapshot };

/** Constants are plain numbers. */
export type Leaf = number | Ref | ArraySnapshot;

function isLeaf(snapshot: Snapshot): snapshot is Leaf {
  return typeof snapshot === 'number' || snapshot instanceof Ref || snapshot instanceof ArraySnapshot;
}

/** @param read what to put for a leaf */
export function treeOf(snapshot: Snapshot, read: (leaf: Leaf) => Tree): Tree {
  if (snapshot === null) return null;
  if (isLeaf(snapshot)) return read(snapshot);
  if (Array.isArray(snapshot)) return snapshot.map((element) => treeOf(element, read));
  return Object.fromEntries(Object.entries(snapshot).map(([key, value]) => [key, treeOf(value, read)]));
}

/** Every number and array in it, in order. */
export function leavesOf(snapshot: Snapshot, leaves: Leaf[] = []): Leaf[] {
  if (snapshot === null) return leaves;
  if (isLeaf(snapshot)) leaves.push(snapshot);
  else for (const below of Object.values(snapshot)) leavesOf(below as Snapshot, leaves);
  return leaves;
}

/** Lengths along each dimension; [] for a number; null for records, ragged lists and what is not numeric. */
export function shapeOf(value: Snapshot | Tree): Shape {
  if (typeof value === 'number' || value instanceof Ref) return [];
  if (value instanceof ArraySnapshot || isArray(value)) return value.shape;
  if (value === null || !Array.isArray(value)) return null;
  if (value.length === 0) return [0];
  const [first, ...rest] = value.map(shapeOf);
  if (first === null || rest.some((shape) => shape?.join() !== first.join())) return null;
  return [value.length, ...first];
}

/**
 * Names the entries in it that have no name yet, by where they stand: `w[0]`.
 *
 * @param member how a record's key is written after what it is the record of
 */
export function nameLeaves(
  snapshot: Snapshot,
  path: string,
  names: Map<number, string>,
  member: (key: string) => string,
): void {
  if (snapshot === null || typeof snapshot === 'number') return;
  if (snapshot instanceof Ref) {
    if (!names.has(snapshot.entry)) names.set(snapshot.entry, path);
  } else if (snapshot instanceof ArraySnapshot) {
    const { owner } = snapshot;
    if (typeof owner === 'number' && owner !== CONSTANT && !names.has(owner)) names.set(owner, path);
  } else if (Array.isArray(snapshot)) {
    for (const [i, element] of snapshot.entries()) nameLeaves(element, `${path}[${i}]`, names, member);
  } else for (const [key, below] of Object.entries(snapshot)) nameLeaves(below, path + member(key), names, member);
}
