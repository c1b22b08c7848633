/** Dicts and sets: insertion-ordered hash tables. */
import { MapHistory } from '../../../runtime/history.ts';
import { TupleValue } from './containers.ts';
import { type HashKey, hashOf, isPlainTuple, sameKey, simpleKey } from './hashing.ts';
import type { PyMachine } from './machine.ts';
import { types } from './types.ts';
import { ENTRY_SIZE, type Int, ObjectValue, type TypeValue, type Value } from './values.ts';

export interface Entry {
  readonly key: Value;
  readonly value: Value;
}

/** Longer lists of keys with the same hash are charged for. */
const LONG_BUCKET = 8;

/** What an empty table has: a map of its own comes with the first entry, for many stay empty. */
const NONE = new Map<HashKey, Entry>();

/** What dicts and sets have in common. */
export abstract class HashedValue extends ObjectValue {
  /** In the order of insertion. */
  #entries = NONE;
  /** The keys to be compared with those of the same hash; all keys, once one was sought that compares as it likes. */
  #buckets: Map<Int, HashKey | HashKey[]> | undefined;
  #hasAllInBuckets = false;
  #history: MapHistory<HashKey, Entry> | undefined;

  get size(): number {
    return this.#entries.size;
  }

  has(machine: PyMachine, key: Value, node: number): boolean {
    return this.#find(machine, key, node) !== undefined;
  }

  /** The keys as they were first inserted. Live: what is inserted meanwhile is reached, too. */
  *keys(): IterableIterator<Value> {
    for (const { key } of this.#entries.values()) yield key;
  }

  entries(): IterableIterator<Entry> {
    return this.#entries.values();
  }

  /** The entries as they were when the machine's clock stood at `clock`. */
  entriesAt(clock: number): Iterable<Entry> {
    return (this.#history?.at(this.#entries, clock) ?? this.#entries).values();
  }

  delete(machine: PyMachine, key: Value, node: number): boolean {
    const found = this.#find(machine, key, node);
    if (found === undefined) return false;
    this.#remove(machine, found, node);
    return true;
  }

  clear(machine: PyMachine, node: number): void {
    if (this.size === 0) return;
    machine.budget.allocate(this.size, node);
    machine.clock++;
    this.#history ??= new MapHistory();
    for (const key of this.#entries.keys()) this.#history.beforeWrite(this.#entries, key, machine.clock);
    this.#entries = NONE;
    this.#buckets = undefined;
    this.#hasAllInBuckets = false;
  }

  /** Changes the values where they stand; no version precedes this. */
  mapValues(change: (value: Value) => Value): void {
    for (const [hashKey, { key, value }] of this.#entries) this.#entries.set(hashKey, { key, value: change(value) });
  }

  protected entry(machine: PyMachine, key: Value, node: number): Entry | undefined {
    const simple = simpleKey(machine, key);
    if (simple !== undefined && !this.#hasAllInBuckets) return this.#entries.get(simple);
    const found = this.#find(machine, key, node);
    return found === undefined ? undefined : this.#entries.get(found);
  }

  /** Writes the entry of a key; of equal keys the one that was there first stays. */
  protected put(machine: PyMachine, key: Value, value: Value, node: number): void {
    const simple = simpleKey(machine, key);
    const place = simple !== undefined && !this.#hasAllInBuckets ? simple : this.#find(machine, key, node);
    const old = place === undefined ? undefined : this.#entries.get(place);
    this.#history ??= new MapHistory();
    if (place !== undefined && old !== undefined) {
      this.#history.beforeWrite(this.#entries, place, ++machine.clock);
      this.#entries.set(place, { key: old.key, value });
      return;
    }
    machine.budget.allocate(ENTRY_SIZE, node);
    const added = simple === undefined ? (key as ObjectValue) : simple;
    if (simple === undefined || this.#hasAllInBuckets) this.#index(machine, key, added, node);
    this.#history.beforeWrite(this.#entries, added, ++machine.clock);
    if (this.#entries === NONE) this.#entries = new Map();
    this.#entries.set(added, { key, value });
  }

  #find(machine: PyMachine, key: Value, node: number): HashKey | undefined {
    const simple = simpleKey(machine, key);
    if (simple !== undefined) {
      if (this.#entries.has(simple)) return simple;
      if (!this.#hasAllInBuckets) return undefined;
    }
    const hash = hashOf(machine, key, node);
    if (simple === undefined && !this.#hasAllInBuckets && !isPlainTuple(key)) this.#indexAll(machine, node);
    const bucket = this.#buckets?.get(hash);
    if (bucket === undefined) return undefined;
    if (!Array.isArray(bucket)) return this.#isAt(machine, bucket, key, node) ? bucket : undefined;
    if (bucket.length > LONG_BUCKET) machine.budget.allocate(bucket.length, node);
    return bucket.find((other) => this.#isAt(machine, other, key, node));
  }

  #isAt(machine: PyMachine, place: HashKey, key: Value, node: number): boolean {
    const entry = this.#entries.get(place);
    return entry !== undefined && sameKey(machine, entry.key, key, node);
  }

  #index(machine: PyMachine, key: Value, hashKey: HashKey, node: number): void {
    this.#buckets ??= new Map();
    const hash = hashOf(machine, key, node);
    const bucket = this.#buckets.get(hash);
    if (bucket === undefined) this.#buckets.set(hash, hashKey);
    else if (Array.isArray(bucket)) bucket.push(hashKey);
    else this.#buckets.set(hash, [bucket, hashKey]);
  }

  #indexAll(machine: PyMachine, node: number): void {
    machine.budget.allocate(this.size, node);
    this.#buckets = undefined;
    for (const [hashKey, { key }] of this.#entries) this.#index(machine, key, hashKey, node);
    this.#hasAllInBuckets = true;
  }

  #remove(machine: PyMachine, found: HashKey, node: number): void {
    const { key } = this.#entries.get(found) as Entry;
    if (this.#hasAllInBuckets || simpleKey(machine, key) === undefined) {
      const hash = hashOf(machine, key, node);
      const bucket = this.#buckets?.get(hash);
      if (Array.isArray(bucket)) bucket.splice(bucket.indexOf(found), 1);
      else this.#buckets?.delete(hash);
    }
    this.#history ??= new MapHistory();
    this.#history.beforeWrite(this.#entries, found, ++machine.clock);
    this.#entries.delete(found);
  }
}

export class DictValue extends HashedValue {
  constructor(type: TypeValue = types.dict) {
    super(type);
  }

  get(machine: PyMachine, key: Value, node: number): Value | undefined {
    return this.entry(machine, key, node)?.value;
  }

  set(machine: PyMachine, key: Value, value: Value, node: number): void {
    this.put(machine, key, value, node);
  }

  *values(): IterableIterator<Value> {
    for (const { value } of this.entries()) yield value;
  }
}

/** A set, or by its type a frozenset. */
export class SetValue extends HashedValue {
  constructor(type: TypeValue = types.set) {
    super(type);
  }

  add(machine: PyMachine, element: Value, node: number): void {
    if (!this.has(machine, element, node)) this.put(machine, element, null, node);
  }
}

types.dict.allocate = (_machine, type) => new DictValue(type);
types.set.allocate = (_machine, type) => new SetValue(type);
for (const type of [types.list, types.dict, types.set, types.dict_keys, types.dict_items])
  type.define('__hash__', null);

/** What a walk or a view has of an entry. */
export type Part = 'keys' | 'values' | 'items';

/** `d.keys()`, `d.values()`, `d.items()`: they see what is done to the dict. */
export class DictView extends ObjectValue {
  constructor(
    readonly dict: DictValue,
    readonly part: Part,
  ) {
    super(types[`dict_${part}`]);
  }
}

const CHANGED_KEYS = 'dictionary keys changed during iteration';

/** Goes through a dict, in which nothing may be inserted or deleted meanwhile. */
export function dictWalk(machine: PyMachine, dict: DictValue, part: Part, node: number) {
  const take = PARTS[part];
  const next = tableWalk(machine, dict, 'dictionary changed size during iteration', CHANGED_KEYS, node);
  return {
    next(): Value | undefined {
      const entry = next();
      return entry === undefined ? undefined : take(entry);
    },
  };
}

/** Goes through a set, in which nothing may be inserted or deleted meanwhile. */
export function setWalk(machine: PyMachine, set: SetValue, node: number) {
  const text = 'Set changed size during iteration';
  const next = tableWalk(machine, set, text, text, node);
  return { next: (): Value | undefined => next()?.key };
}

const PARTS: Readonly<Record<Part, (entry: Entry) => Value>> = {
  keys: ({ key }) => key,
  values: ({ value }) => value,
  items: ({ key, value }) => new TupleValue([key, value]),
};

function tableWalk(machine: PyMachine, table: HashedValue, resized: string, changed: string, node: number) {
  const { size } = table;
  const entries = table.entries();
  let left = size;
  return (): Entry | undefined => {
    if (table.size !== size) return machine.raise(types.RuntimeError, resized, node);
    const { done, value } = entries.next();
    if (done) return undefined;
    if (left-- === 0) return machine.raise(types.RuntimeError, changed, node);
    return value;
  };
}
