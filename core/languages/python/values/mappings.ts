/** Dicts and sets: hash tables. Dicts are in the order of insertion, sets in that of CPython's where it has one. */
import { MapHistory } from '../../../runtime/history.ts';
import { hashOfFrozenSet, hashOfTuple } from '../numbers/hashes.ts';
import { TupleValue } from './containers.ts';
import { type HashKey, hashOf, isPlainTuple, sameKey, simpleKey } from './hashing.ts';
import type { PyMachine } from './machine.ts';
import { SetOrder } from './set-order.ts';
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

  /** By what stands for their keys. */
  protected get table(): ReadonlyMap<HashKey, Entry> {
    return this.#entries;
  }

  get size(): number {
    return this.#entries.size;
  }

  has(machine: PyMachine, key: Value, node: number): boolean {
    return this.#find(machine, key, node) !== undefined;
  }

  /** The keys as they were first inserted. Live: what is inserted meanwhile is reached, too. */
  *keys(): IterableIterator<Value> {
    for (const { key } of this.entries()) yield key;
  }

  entries(): IterableIterator<Entry> {
    return this.#entries.values();
  }

  delete(machine: PyMachine, key: Value, node: number): boolean {
    return this.take(machine, key, node) !== undefined;
  }

  clear(machine: PyMachine, node: number): void {
    if (this.size === 0) return;
    machine.budget.allocate(this.size, node);
    machine.clock++;
    for (const key of this.#entries.keys()) this.beforeWrite(key, machine.clock);
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

  /** @param clock of the version that the write to an entry makes */
  protected abstract beforeWrite(place: HashKey, clock: number): void;

  /** Writes the entry of a key; of equal keys the one that was there first stays. */
  protected put(machine: PyMachine, key: Value, value: Value, node: number): Entry {
    const simple = simpleKey(machine, key);
    const place = simple !== undefined && !this.#hasAllInBuckets ? simple : this.#find(machine, key, node);
    const old = place === undefined ? undefined : this.#entries.get(place);
    if (place !== undefined && old !== undefined) {
      this.beforeWrite(place, ++machine.clock);
      const written = { key: old.key, value };
      this.#entries.set(place, written);
      return written;
    }
    machine.budget.allocate(ENTRY_SIZE, node);
    const added = simple === undefined ? (key as ObjectValue) : simple;
    if (simple === undefined || this.#hasAllInBuckets) this.#index(machine, key, added, node);
    this.beforeWrite(added, ++machine.clock);
    if (this.#entries === NONE) this.#entries = new Map();
    const entry = { key, value };
    this.#entries.set(added, entry);
    return entry;
  }

  /** Gets the entries of another table, which nobody uses any more. */
  protected takeOver(other: HashedValue): void {
    this.#entries = other.#entries;
    this.#buckets = other.#buckets;
    this.#hasAllInBuckets = other.#hasAllInBuckets;
  }

  /** Takes out the entry of a key; undefined if there is none. */
  protected take(machine: PyMachine, key: Value, node: number): Entry | undefined {
    const found = this.#find(machine, key, node);
    return found === undefined ? undefined : this.#remove(machine, found, node);
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

  #remove(machine: PyMachine, found: HashKey, node: number): Entry {
    const entry = this.#entries.get(found) as Entry;
    const { key } = entry;
    if (this.#hasAllInBuckets || simpleKey(machine, key) === undefined) {
      const hash = hashOf(machine, key, node);
      const bucket = this.#buckets?.get(hash);
      if (Array.isArray(bucket)) bucket.splice(bucket.indexOf(found), 1);
      else this.#buckets?.delete(hash);
    }
    this.beforeWrite(found, ++machine.clock);
    this.#entries.delete(found);
    return entry;
  }
}

export class DictValue extends HashedValue {
  #history: MapHistory<HashKey, Entry> | undefined;

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

  /** The entries as they were when the machine's clock stood at `clock`. */
  entriesAt(clock: number): Iterable<Entry> {
    return (this.#history?.at(this.table, clock) ?? this.table).values();
  }

  protected override beforeWrite(place: HashKey, clock: number): void {
    this.#history ??= new MapHistory();
    this.#history.beforeWrite(this.table, place, clock);
  }
}

/** A set, or by its type a frozenset. */
export class SetValue extends HashedValue {
  /** The order of CPython, until an element comes that has none. */
  #order: SetOrder<Entry> | undefined;
  #isUnordered = false;

  constructor(type: TypeValue = types.set) {
    super(type);
  }

  add(machine: PyMachine, element: Value, node: number): void {
    if (this.has(machine, element, node)) return;
    const entry = this.put(machine, element, null, node);
    if (this.#isUnordered) return;
    const hash = steadyHash(machine, element, node);
    this.#isUnordered = hash === undefined;
    if (hash === undefined) this.#order = undefined;
    else (this.#order ??= new SetOrder(machine, node)).add(machine, entry, hash, node);
  }

  /** Adds all elements of another set. */
  merge(machine: PyMachine, other: SetValue, node: number): void {
    machine.budget.allocate(other.size, node);
    if (!this.#isUnordered && other.#order !== undefined) {
      this.#order ??= new SetOrder(machine, node);
      if (this.#order.merge(machine, other.#order, ({ key }) => this.put(machine, key, null, node), node)) return;
    }
    for (const key of [...other.keys()]) this.add(machine, key, node);
  }

  /** Becomes what another set is, which nobody uses any more. */
  become(other: SetValue): void {
    this.takeOver(other);
    if (this.#order !== undefined && other.#order !== undefined) this.#order.become(other.#order);
    else this.#order = other.#order;
    this.#isUnordered = other.#isUnordered;
  }

  /** When many elements were taken out. */
  tidy(machine: PyMachine, node: number): void {
    this.#order?.tidy(machine, node);
  }

  override delete(machine: PyMachine, element: Value, node: number): boolean {
    const entry = this.take(machine, element, node);
    if (entry !== undefined) this.#order?.delete(entry, steadyHash(machine, entry.key, node) as Int);
    return entry !== undefined;
  }

  override clear(machine: PyMachine, node: number): void {
    super.clear(machine, node);
    this.#order?.clear();
    this.#isUnordered = false;
  }

  override entries(): IterableIterator<Entry> {
    return this.#order?.[Symbol.iterator]() ?? super.entries();
  }

  /** Takes out an element, any; undefined if there is none. */
  pop(machine: PyMachine, node: number): Value | undefined {
    const first = this.#order === undefined ? super.entries().next().value : this.#order.next();
    if (first !== undefined) this.delete(machine, first.key, node);
    return first?.key;
  }

  /** As of a frozenset; undefined if one of the elements has none. */
  steadyHash(): Int | undefined {
    if (this.size === 0) return hashOfFrozenSet([]);
    return this.#order && hashOfFrozenSet(this.#order.hashes());
  }

  /** Sets are not shown: nobody asks for their versions. */
  protected override beforeWrite(): void {}
}

/** The hash that a value has in each run of CPython: a number, or a tuple or frozenset of such; others have none. */
function steadyHash(machine: PyMachine, v: Value, node: number): Int | undefined {
  if (v instanceof SetValue) return v.type === types.frozenset ? v.steadyHash() : undefined;
  if (!isPlainTuple(v)) {
    const simple = simpleKey(machine, v);
    return typeof simple === 'number' || typeof simple === 'bigint' ? hashOf(machine, v, node) : undefined;
  }
  machine.budget.enter(node);
  const hashes: Int[] = [];
  for (const element of v.elements) {
    const hash = steadyHash(machine, element, node);
    if (hash === undefined) break;
    hashes.push(hash);
  }
  machine.budget.depth--;
  return hashes.length < v.elements.length ? undefined : hashOfTuple(hashes);
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
