import { CONSTANT } from '../autodiff/tape.ts';
import type { TensorShape } from '../autodiff/tensor.ts';

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
  ) {}

  get isTracked(): boolean {
    const { owner } = this;
    return typeof owner === 'number' ? owner !== CONSTANT : owner.entries.some((entry) => entry !== CONSTANT);
  }

  /** Of the element that is i-th in C order. */
  entryOf(i: number): number {
    return typeof this.owner === 'number' ? this.owner : this.owner.entries[i];
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
