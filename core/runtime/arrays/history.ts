import { grown } from '../../autodiff/columns.ts';
import { eachPlace, type Gather } from '../../autodiff/tensors/gather.ts';
import { type Contents, copyOf, own, ownerAt, placeAt } from './contents.ts';

const FIRST_CAPACITY = 16;

/** What was in a part of the array. */
interface Part {
  readonly where: Gather;
  readonly data: Float64Array;
  readonly entries: Int32Array;
  readonly places: Int32Array;
}

/**
 * What stood in an array before each write, so that any version of it can be shown later. Most writes are of single
 * elements, and there may be as many as steps: they are columns.
 */
export class ArrayHistory {
  #length = 0;
  #clock = new Int32Array(FIRST_CAPACITY);
  /** The element written; below 0: the complement of a number in #parts. */
  #index = new Int32Array(FIRST_CAPACITY);
  #value = new Float64Array(FIRST_CAPACITY);
  #entry = new Int32Array(FIRST_CAPACITY);
  #place = new Int32Array(FIRST_CAPACITY);
  /** For writes of more than an element: what a part held, or all contents. */
  readonly #parts: (Part | Contents)[] = [];

  /** @param clock of the version that the write makes */
  beforeElement(now: Contents, i: number, clock: number): void {
    const n = this.#add(clock, i);
    this.#value[n] = now.data[i];
    this.#entry[n] = ownerAt(now, i);
    this.#place[n] = placeAt(now, i);
  }

  /** Before `size` elements are written. */
  beforePart(now: Contents, where: Gather, size: number, clock: number): void {
    const part = { where, data: new Float64Array(size), entries: new Int32Array(size), places: new Int32Array(size) };
    eachPlace(where, (from, i) => {
      part.data[i] = now.data[from];
      part.entries[i] = ownerAt(now, from);
      part.places[i] = placeAt(now, from);
    });
    this.#add(clock, ~(this.#parts.push(part) - 1));
  }

  /** Before everything is replaced; the contents are kept as they are, nobody may write into them any more. */
  beforeAll(now: Contents, clock: number): void {
    this.#add(clock, ~(this.#parts.push({ ...now }) - 1));
  }

  /** What was there when the clock stood at `clock`; `now` itself, if nothing happened since. */
  at(now: Contents, clock: number): Contents {
    const first = this.#firstAfter(clock);
    // Nothing after the first write that replaced everything has to be undone.
    let end = first;
    let start = now;
    for (; end < this.#length; end++) {
      const part = this.#index[end] < 0 ? this.#parts[~this.#index[end]] : undefined;
      if (part === undefined || 'where' in part) continue;
      start = part;
      break;
    }
    if (end === first) return start;
    const then = copyOf(start);
    for (let n = end - 1; n >= first; n--) this.#undo(then, n);
    return then;
  }

  #undo(then: Contents, n: number): void {
    const index = this.#index[n];
    if (index >= 0) {
      then.data[index] = this.#value[n];
      own(then, index, this.#entry[n], this.#place[n]);
      return;
    }
    const { where, data, entries, places } = this.#parts[~index] as Part;
    eachPlace(where, (to, i) => {
      then.data[to] = data[i];
      own(then, to, entries[i], places[i]);
    });
  }

  #firstAfter(clock: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#clock[middle] <= clock) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #add(clock: number, index: number): number {
    const n = this.#length;
    if (n === this.#clock.length) {
      this.#clock = grown(this.#clock, new Int32Array(2 * n));
      this.#index = grown(this.#index, new Int32Array(2 * n));
      this.#value = grown(this.#value, new Float64Array(2 * n));
      this.#entry = grown(this.#entry, new Int32Array(2 * n));
      this.#place = grown(this.#place, new Int32Array(2 * n));
    }
    this.#length = n + 1;
    this.#clock[n] = clock;
    this.#index[n] = index;
    return n;
  }
}
