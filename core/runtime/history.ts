/**
 * Versions of what a program writes into. A write is remembered with the machine's clock and with what stood there
 * before; going back over what happened later gives any earlier version.
 */

/** A call of the host takes only so many arguments. */
const MOST_ARGUMENTS = 10_000;

/** As `elements.splice(start, count, ...items)`, for any number of items; holes stay holes. */
export function splice<V>(elements: V[], start: number, count: number, items: V[]): V[] {
  if (items.length <= MOST_ARGUMENTS) return elements.splice(start, count, ...items);
  const tail = elements.slice(start);
  elements.length = start;
  for (const item of items) elements.push(item);
  for (let i = count; i < tail.length; i++) {
    if (i in tail) elements.push(tail[i]);
    else elements.length++;
  }
  return tail.slice(0, count);
}

const ALL = -1;
const LENGTH = -2;
const SPLICE = -3;
const POP = -4;

interface ListUndo {
  readonly clock: number;
  /** The element written, or `ALL`, `LENGTH`, `SPLICE` or `POP`. */
  readonly index: number;
  /** The element, all elements, the length, a `Splice`, or the last element, before. */
  readonly old: unknown;
}

interface Splice<V> {
  readonly start: number;
  readonly removed: V[];
  readonly inserted: number;
}

/** The history of a list. Each write to its elements is preceded by one of the `before…` calls. */
export class ListHistory<V> {
  readonly #undos: ListUndo[] = [];

  /** @param clock of the version that the write makes */
  beforeWrite(elements: readonly V[], index: number, clock: number): void {
    this.#undos.push({ clock, index, old: elements[index] });
  }

  /** Before elements are added at the end. */
  beforeGrow(elements: readonly V[], clock: number): void {
    this.#undos.push({ clock, index: LENGTH, old: elements.length });
  }

  /** Before `removed` elements from `start` on give way to as many as `inserted`. */
  beforeSplice(elements: readonly V[], start: number, removed: number, inserted: number, clock: number): void {
    // Stacks are popped often.
    if (removed === 1 && inserted === 0 && start === elements.length - 1 && start in elements) {
      this.#undos.push({ clock, index: POP, old: elements[start] });
      return;
    }
    const old = { start, removed: elements.slice(start, start + removed), inserted };
    this.#undos.push({ clock, index: SPLICE, old });
  }

  /** Before anything else is done to the elements: keeps a copy of them all. */
  beforeChange(elements: readonly V[], clock: number): void {
    this.#undos.push({ clock, index: ALL, old: elements.slice() });
  }

  /** The elements as they were when the clock stood at `clock`; they themselves, if nothing happened since. */
  at(elements: readonly V[], clock: number): readonly V[] {
    const undos = this.#undos;
    if (undos[undos.length - 1].clock <= clock) return elements;
    let then = elements.slice();
    for (let i = undos.length - 1; i >= 0 && undos[i].clock > clock; i--) {
      const { index, old } = undos[i];
      if (index === ALL) then = (old as V[]).slice();
      else if (index === LENGTH) then.length = old as number;
      else if (index === POP) then.push(old as V);
      else if (index === SPLICE) {
        const { start, inserted, removed } = old as Splice<V>;
        splice(then, start, inserted, removed);
      } else then[index] = old as V;
    }
    return then;
  }
}

/** What a key had before a write. They are a chain: most maps are written to a few times only, or never. */
interface MapUndo<K, V> {
  readonly clock: number;
  readonly key: K;
  /** What the key had; `ABSENT` where there was no such key. */
  readonly old: V | typeof ABSENT;
  readonly before: MapUndo<K, V> | undefined;
}

const ABSENT = Symbol('absent');

/** The history of a map. */
export class MapHistory<K, V> {
  #last: MapUndo<K, V> | undefined;

  /** Before the key gets another value, or goes. */
  beforeWrite(map: ReadonlyMap<K, V> | undefined, key: K, clock: number): void {
    const old = map?.get(key);
    const isAbsent = old === undefined && !map?.has(key);
    this.#last = { clock, key, old: isAbsent ? ABSENT : (old as V), before: this.#last };
  }

  /** A copy of the map as it was when the clock stood at `clock`. */
  at(map: ReadonlyMap<K, V>, clock: number): Map<K, V> {
    const then = new Map(map);
    for (let undo = this.#last; undo !== undefined && undo.clock > clock; undo = undo.before) {
      if (undo.old === ABSENT) then.delete(undo.key);
      else then.set(undo.key, undo.old);
    }
    return then;
  }
}
