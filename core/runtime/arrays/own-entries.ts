/** What an element of a view is. */
export interface Owned {
  readonly entry: number;
  /** In the entry's value, in C order. */
  readonly place: number;
  /** The entry's value is a number, not a tensor. */
  readonly isNumber: boolean;
  /** It was written through the view: the entry is not the view's alone. */
  readonly isWritten: boolean;
}

/** Of a view's elements, in C order: the entry that all of them are of in the storage, or that of each. */
export type Owners = number | Int32Array;

/**
 * The entries of its own that a view was read as. They are found by who owned the elements in the storage then: an
 * element that is overwritten has another owner, so that what is known of a version of it holds for good.
 */
export class OwnEntries {
  /** The first reading of all elements. */
  #first: { readonly owners: Owners; readonly entry: number } | undefined;
  /** Readings of all elements when they were of one owner, by owner. */
  #wholes: Map<number, number> | undefined;
  /** By owner and element. */
  #parts: Map<number, Owned> | undefined;
  /** Of elements in #parts. */
  #owners: Set<number> | undefined;
  /** Entries that were written through the view, and whether each is a number: they are its own as they are. */
  #written: Map<number, boolean> | undefined;

  constructor(private readonly size: number) {}

  /** Something was read through the view. */
  get isRead(): boolean {
    return this.#first !== undefined || this.#owners !== undefined;
  }

  /** Nothing is known of any element. */
  get isEmpty(): boolean {
    return !this.isRead && this.#written === undefined;
  }

  /** Nothing is known of elements that are of this owner. */
  isNew(owner: number): boolean {
    const first = this.#first?.owners;
    if (first === owner || (typeof first === 'object' && first.includes(owner))) return false;
    return !(this.#wholes?.has(owner) || this.#owners?.has(owner) || this.#written?.has(owner));
  }

  /** What the i-th element was read as when it was at a place of this owner. */
  find(i: number, owner: number, place: number): Owned | undefined {
    const isNumber = this.#written?.get(owner);
    if (isNumber !== undefined) return { entry: owner, place, isNumber, isWritten: true };
    const first = this.#first;
    const isFirst =
      first !== undefined && (typeof first.owners === 'number' ? first.owners : first.owners[i]) === owner;
    const whole = isFirst ? first.entry : this.#wholes?.get(owner);
    return whole === undefined ? this.#parts?.get(owner * this.size + i) : inWhole(whole, i);
  }

  /** What all elements were read as. Nothing may be known of this owner yet; of many owners, nothing at all. */
  addAll(owners: Owners, entry: number): void {
    if (this.#first === undefined || typeof owners !== 'number') this.#first = { owners, entry };
    else {
      this.#wholes ??= new Map();
      this.#wholes.set(owners, entry);
    }
  }

  add(i: number, owner: number, owned: Owned): void {
    this.#parts ??= new Map();
    this.#parts.set(owner * this.size + i, owned);
    this.#owners ??= new Set();
    this.#owners.add(owner);
  }

  addWritten(entry: number, isNumber: boolean): void {
    this.#written ??= new Map();
    this.#written.set(entry, isNumber);
  }
}

function inWhole(entry: number, i: number): Owned {
  return { entry, place: i, isNumber: false, isWritten: false };
}
