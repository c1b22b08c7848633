/** Takes versions of values out of the program, whatever its language: circles and shared data have their limits. */
import type { Snapshot } from './snapshot.ts';

/** Deeper than any data that somebody looks at; what is below is null. */
const MAX_DEPTH = 64;

/** Data that contains itself in many places is written out at each of them, up to so many values; then it is null. */
const MAX_REPEATED = 100_000;
const MAX_WITHOUT_MEMORY = 10_000;

/** A part that was met before: its snapshot, and how many values that holds. */
interface Known {
  readonly snapshot: Snapshot;
  readonly size: number;
}

/** One walk through a value. `O` are the language's values that may contain others, `P` all the others. */
export abstract class Snapshots<O extends object, P> {
  readonly #known = new Map<O, Known>();
  readonly #within = new Set<O>();
  #size = 0;
  #repeated = 0;
  #cuts = 0;

  /** A value that contains no other; undefined for one that does. */
  protected abstract leaf(value: O | P): Snapshot | undefined;

  /** A value that contains others, which `of` gives. */
  protected abstract whole(value: O): Snapshot;

  of(value: O | P): Snapshot {
    this.#size++;
    const leaf = this.leaf(value);
    if (leaf !== undefined) return leaf;
    const object = value as O;
    if (this.#within.size > MAX_DEPTH || this.#within.has(object)) return this.cut();
    const known = this.#known.get(object);
    if (known !== undefined) return this.#again(known);
    const [size, cuts] = [this.#size, this.#cuts];
    this.#within.add(object);
    const snapshot = this.whole(object);
    this.#within.delete(object);
    // What was cut off here may be whole elsewhere; but not at any price.
    if (this.#cuts === cuts || this.#size > MAX_WITHOUT_MEMORY)
      this.#known.set(object, { snapshot, size: this.#size - size });
    return snapshot;
  }

  /** What is not shown here, and may be elsewhere. */
  protected cut(): Snapshot {
    this.#cuts++;
    return null;
  }

  #again({ snapshot, size }: Known): Snapshot {
    if (this.#repeated + size > MAX_REPEATED) return null;
    this.#repeated += size;
    this.#size += size;
    return snapshot;
  }
}
