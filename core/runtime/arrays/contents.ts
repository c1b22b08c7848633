import { CONSTANT } from '../../autodiff/tape.ts';

/** The elements of an array differ in who owns them. */
export const MANY = -2;

/** What is in an array at one time: its numbers, and the tape entries that made them. */
export interface Contents {
  data: Float64Array;
  /** The entry whose value the numbers are, element for element; or `CONSTANT`; or `MANY`. */
  owner: number;
  /** For `MANY`: the entry of each element, or `CONSTANT`, and its place in the entry's value. */
  entries: Int32Array | undefined;
  places: Int32Array | undefined;
}

export function contents(data: Float64Array, owner: number): Contents {
  return { data, owner, entries: undefined, places: undefined };
}

export function copyOf({ data, owner, entries, places }: Contents): Contents {
  return { data: data.slice(), owner, entries: entries?.slice(), places: places?.slice() };
}

export function ownerAt({ owner, entries }: Contents, i: number): number {
  return entries === undefined ? owner : entries[i];
}

export function placeAt({ places }: Contents, i: number): number {
  return places === undefined ? i : places[i];
}

/** Says the same with an owner for each element, so that one of them may get another. */
export function toMany(now: Contents): void {
  if (now.owner === MANY) return;
  const size = now.data.length;
  now.entries = new Int32Array(size).fill(now.owner);
  now.places = new Int32Array(size);
  if (now.owner !== CONSTANT) for (let i = 0; i < size; i++) now.places[i] = i;
  now.owner = MANY;
}

/** Gives an element another owner. */
export function own(now: Contents, i: number, entry: number, place: number): void {
  if (now.owner !== MANY) {
    if (now.owner === entry && (entry === CONSTANT || place === i)) return;
    toMany(now);
  }
  (now.entries as Int32Array)[i] = entry;
  (now.places as Int32Array)[i] = place;
}
