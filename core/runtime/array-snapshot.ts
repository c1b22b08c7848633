import { CONSTANT } from '../autodiff/tape.ts';
import type { TensorShape } from '../autodiff/tensor.ts';
import type { Machine } from './machine.ts';

/** The tape entries that made the elements one by one, and where in their values each stands. */
export interface ElementOwners {
  /** `CONSTANT` where it is one. */
  readonly entries: Int32Array;
  readonly places: Int32Array;
}

/** One version of an array, with who made it: the leaf of a snapshot. All of it is in C order. */
export class ArraySnapshot {
  constructor(
    readonly shape: TensorShape,
    readonly data: Float64Array,
    /** The entry whose value it is, element for element; or `CONSTANT`; or who made the elements. */
    readonly owner: number | ElementOwners,
    /** Kind of number, as it is shown: `f64`, `i64`, … */
    readonly dtype = 'f64',
    /** By element: its entry is that of one view, whose memory others look at, too. */
    private readonly apart?: Uint8Array,
    /** By element: nothing was made of it through that view, while something was of others; the owner is the memory's. */
    private readonly unread?: Uint8Array,
    private readonly readRest?: (machine: Machine) => ElementOwners,
  ) {}

  get isTracked(): boolean {
    const { owner } = this;
    return typeof owner === 'number' ? owner !== CONSTANT : owner.entries.some((entry) => entry !== CONSTANT);
  }

  /** Of the element that is i-th in C order. */
  entryOf(i: number): number {
    return typeof this.owner === 'number' ? this.owner : this.owner.entries[i];
  }

  /** Its gradient is that of what was made of it through a view alone. */
  isApart(i: number): boolean {
    return this.apart?.[i] === 1 || this.isUnread(i);
  }

  /** Nothing was made of it through the view that this is of: it has no part in its owner's gradient. */
  isUnread(i: number): boolean {
    return this.unread?.[i] === 1;
  }

  /** Lets the view read all of it: somebody wants to seed it. */
  readAll(machine: Machine): void {
    if (this.readRest === undefined || typeof this.owner === 'number') return;
    const { entries, places } = this.readRest(machine);
    this.owner.entries.set(entries);
    this.owner.places.set(places);
    this.unread?.fill(0);
  }

  placeOf(i: number): number {
    return typeof this.owner === 'number' ? i : this.owner.places[i];
  }
}

/** The entries that an array's elements come from, each once. */
export function entriesIn({ owner }: ArraySnapshot): number[] {
  const entries = typeof owner === 'number' ? [owner] : [...new Set(owner.entries)];
  return entries.filter((entry) => entry !== CONSTANT);
}
