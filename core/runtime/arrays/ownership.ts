import { CONSTANT } from '../../autodiff/tape.ts';
import { sizeOf } from '../../autodiff/tensor.ts';
import { eachPlace } from '../../autodiff/tensors/gather.ts';
import { isWhole, type Place } from '../../autodiff/tensors/place.ts';
import type { ElementOwners } from '../array-snapshot.ts';
import { type Contents, MANY, ownerAt, placeAt } from './contents.ts';
import type { OwnEntries } from './own-entries.ts';

/** Who owns a view's elements; see `ArraySnapshot`. */
export interface Ownership {
  readonly owner: number | ElementOwners;
  readonly isApart?: Uint8Array;
  readonly unread?: Uint8Array;
}

/** @param own what a view that was made of another has been read as */
export function ownershipOf(contents: Contents, place: Place, own: OwnEntries | undefined): Ownership {
  const { owner } = contents;
  const isAll = isWhole(place, contents.data.length) && owner !== MANY;
  if (owner === CONSTANT || (own === undefined && isAll)) return { owner };
  const size = sizeOf(place.shape);
  const owners = { entries: new Int32Array(size), places: new Int32Array(size) };
  const { entries, places } = owners;
  if (own === undefined) {
    eachPlace(place, (from, i) => {
      entries[i] = ownerAt(contents, from);
      places[i] = placeAt(contents, from);
    });
    return { owner: owners };
  }
  const [isApart, unread] = [new Uint8Array(size), new Uint8Array(size)];
  let isInOrder = size > 0;
  eachPlace(place, (from, i) => {
    const entry = ownerAt(contents, from);
    const found = entry === CONSTANT ? undefined : own.find(i, entry, placeAt(contents, from));
    entries[i] = found?.entry ?? entry;
    places[i] = found?.place ?? placeAt(contents, from);
    // What nobody has read through the view is what it is in the memory; of what was read, the rest has no part in it.
    unread[i] = Number(found === undefined && entry !== CONSTANT && own.isRead);
    isApart[i] = Number(found !== undefined && !found.isWritten);
    isInOrder &&= found !== undefined && !found.isNumber && entries[i] === entries[0] && places[i] === i;
  });
  if (isInOrder) return { owner: entries[0], isApart };
  if (isAll && !own.isRead) return { owner };
  return { owner: owners, isApart, unread: unread.includes(1) ? unread : undefined };
}
