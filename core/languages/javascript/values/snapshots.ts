import { Ref } from '../../../runtime/ref.ts';
import type { Snapshot } from '../../../runtime/snapshot.ts';
import { Accessor, ArrayValue, ObjectValue, type Value } from './values.ts';

/** Deeper than any data that somebody looks at; what is below is null. */
const MAX_DEPTH = 64;

/** Data that contains itself in many places is written out at each of them, up to so many values; then it is null. */
const MAX_REPEATED = 100_000;
const MAX_WITHOUT_MEMORY = 10_000;

/** A value as it was when the machine's clock stood at `clock`. Strings, functions, holes, circles are null. */
export function snapshotOf(value: Value, clock: number): Snapshot {
  if (typeof value === 'number' || value instanceof Ref) return value;
  return value instanceof ObjectValue ? new Snapshots(clock).of(value) : null;
}

/** A part that was met before: its snapshot, and how many values that holds. */
interface Known {
  readonly snapshot: Snapshot;
  readonly size: number;
}

class Snapshots {
  readonly #known = new Map<ObjectValue, Known>();
  readonly #within = new Set<ObjectValue>();
  #size = 0;
  #repeated = 0;
  #cuts = 0;

  constructor(private readonly clock: number) {}

  of(value: Value): Snapshot {
    this.#size++;
    if (typeof value === 'number' || value instanceof Ref) return value;
    if (!(value instanceof ObjectValue)) return null;
    if (this.#within.size > MAX_DEPTH || this.#within.has(value)) {
      this.#cuts++;
      return null;
    }
    const known = this.#known.get(value);
    if (known !== undefined) return this.#again(known);
    const [size, cuts] = [this.#size, this.#cuts];
    this.#within.add(value);
    const snapshot = value instanceof ArrayValue ? this.#list(value) : this.#record(value);
    this.#within.delete(value);
    // What was cut off here may be whole elsewhere; but not at any price.
    if (this.#cuts === cuts || this.#size > MAX_WITHOUT_MEMORY)
      this.#known.set(value, { snapshot, size: this.#size - size });
    return snapshot;
  }

  #again({ snapshot, size }: Known): Snapshot {
    if (this.#repeated + size > MAX_REPEATED) return null;
    this.#repeated += size;
    this.#size += size;
    return snapshot;
  }

  #list(value: ArrayValue): Snapshot {
    return Array.from(value.elementsAt(this.clock), (element) => this.of(element));
  }

  #record(value: ObjectValue): Snapshot {
    if (value.className !== 'Object') return null;
    const record: Record<string, Snapshot> = Object.create(null);
    for (const [key, slot] of value.propertiesAt(this.clock)) {
      if (typeof key === 'string' && !value.hidden?.has(key) && !(slot instanceof Accessor))
        record[key] = this.of(slot);
    }
    return record;
  }
}
