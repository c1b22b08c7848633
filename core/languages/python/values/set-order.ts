/**
 * The order of a set's elements: CPython's own, which lies in its hash table. Only hashes that are the same in each run
 * of CPython give one: those of numbers, and of tuples and frozensets of them.
 */
import { highOf, lowOf } from '../numbers/hashes.ts';
import type { PyMachine } from './machine.ts';
import type { Int } from './values.ts';

/** The smallest table. */
const SMALLEST = 8;
/** So many places in a row are looked at before one jumps. */
const LINEAR_PROBES = 9;
const PERTURB_SHIFT = 5;
/** Tables that held more grow by 2, others by 4. */
const LARGE = 50_000;

interface Placed<E> {
  readonly entry: E;
  readonly hash: Int;
}

/** Where an element was that was taken out: searches go on behind it. */
const DUMMY = Symbol('dummy');

type Slot<E> = Placed<E> | typeof DUMMY | undefined;

/** A hash table that only keeps places; which elements are the same is known before. */
export class SetOrder<E> {
  #slots: Slot<E>[] = new Array(SMALLEST).fill(undefined);
  #used = 0;
  /** With the dummies. */
  #filled = 0;
  /** Where `pop` goes on. */
  #finger = 0;

  constructor(machine: PyMachine, node: number) {
    machine.budget.allocate(SMALLEST, node);
  }

  add(machine: PyMachine, entry: E, hash: Int, node: number): void {
    this.#used++;
    if (!this.#place({ entry, hash })) return;
    this.#filled++;
    if (5 * this.#filled >= 3 * (this.#slots.length - 1)) this.#renew(machine, node);
  }

  delete(entry: E, hash: Int): void {
    for (const at of probes(hash, this.#slots.length)) {
      const slot = this.#slots[at];
      if (slot === undefined || slot === DUMMY || slot.entry !== entry) continue;
      this.#slots[at] = DUMMY;
      this.#used--;
      return;
    }
  }

  /** Before all elements of another set are added. @returns whether they came in here, table and all: then they are */
  merge(machine: PyMachine, other: SetOrder<E>, again: (entry: E) => E, node: number): boolean {
    const { length } = this.#slots;
    if (5 * (this.#filled + other.#used) >= 3 * (length - 1))
      this.#resize(machine, 2 * (this.#used + other.#used), node);
    if (this.#filled > 0) return false;
    const isAlike = this.#slots.length === other.#slots.length && other.#filled === other.#used;
    other.#slots.forEach((slot, at) => {
      if (slot === undefined || slot === DUMMY) return;
      const placed = { entry: again(slot.entry), hash: slot.hash };
      if (isAlike) this.#slots[at] = placed;
      else this.#place(placed);
    });
    this.#filled = this.#used = other.#used;
    return true;
  }

  /** What `pop` takes. */
  next(): E | undefined {
    const { length } = this.#slots;
    for (let i = 0; i < length; i++) {
      const at = (this.#finger + i) & (length - 1);
      const slot = this.#slots[at];
      if (slot === undefined || slot === DUMMY) continue;
      this.#finger = at + 1;
      return slot.entry;
    }
    return undefined;
  }

  /** Gets the table of another, which nobody uses any more; `pop` goes on where it was. */
  become(other: SetOrder<E>): void {
    this.#slots = other.#slots;
    this.#used = other.#used;
    this.#filled = other.#filled;
  }

  clear(): void {
    this.#slots = new Array(SMALLEST).fill(undefined);
    this.#used = this.#filled = 0;
  }

  /** The hashes of all. */
  hashes(): Int[] {
    return this.#slots.flatMap((slot) => (slot === undefined || slot === DUMMY ? [] : [slot.hash]));
  }

  /** Live: what happens to the table meanwhile is seen. */
  *[Symbol.iterator](): IterableIterator<E> {
    for (let at = 0; at < this.#slots.length; at++) {
      const slot = this.#slots[at];
      if (slot !== undefined && slot !== DUMMY) yield slot.entry;
    }
  }

  /** @returns whether a place was taken that never was: else the last on the way that an element has left */
  #place(placed: Placed<E>): boolean {
    let left: number | undefined;
    for (const at of probes(placed.hash, this.#slots.length)) {
      const slot = this.#slots[at];
      if (slot === DUMMY) left = at;
      if (slot !== undefined) continue;
      this.#slots[left ?? at] = placed;
      return left === undefined;
    }
    throw new RangeError('A table is never full');
  }

  /** Makes the table anew, if many places in it have been left. */
  tidy(machine: PyMachine, node: number): void {
    if (this.#filled - this.#used > Math.floor((this.#slots.length - 1) / 4)) this.#renew(machine, node);
  }

  #renew(machine: PyMachine, node: number): void {
    this.#resize(machine, this.#used > LARGE ? 2 * this.#used : 4 * this.#used, node);
  }

  #resize(machine: PyMachine, least: number, node: number): void {
    let size = SMALLEST;
    while (size <= least) size *= 2;
    machine.budget.allocate(size, node);
    const old = this.#slots;
    this.#slots = new Array(size).fill(undefined);
    this.#filled = this.#used;
    for (const slot of old) if (slot !== undefined && slot !== DUMMY) this.#place(slot);
  }
}

/** The places where an element of this hash may be, without end. */
function* probes(hash: Int, size: number): Generator<number, never> {
  const mask = size - 1;
  let [high, low] = [highOf(hash), lowOf(hash)];
  let at = low & mask;
  for (;;) {
    const count = at + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
    for (let i = 0; i <= count; i++) yield at + i;
    low = ((low >>> PERTURB_SHIFT) | (high << (32 - PERTURB_SHIFT))) >>> 0;
    high >>>= PERTURB_SHIFT;
    at = (at * 5 + 1 + low) & mask;
  }
}
