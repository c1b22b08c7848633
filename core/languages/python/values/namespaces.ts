import type { PyMachine } from './machine.ts';
import { DictValue, type Entry } from './mappings.ts';
import { types } from './types.ts';
import { ENTRY_SIZE, ObjectValue, TypeValue, type Value } from './values.ts';

/** What `__dict__` and `vars` give: the attributes of an object, in which one may write unless it is a class. */
export class AttributesDict extends DictValue {
  constructor(readonly of: ObjectValue) {
    super(of instanceof TypeValue ? types.mappingproxy : types.dict);
  }

  override get size(): number {
    return this.of.attributes?.size ?? 0;
  }

  override has(machine: PyMachine, key: Value, node: number): boolean {
    return this.get(machine, key, node) !== undefined;
  }

  override get(_machine: PyMachine, key: Value, _node: number): Value | undefined {
    return typeof key === 'string' ? this.of.getOwn(key) : undefined;
  }

  override set(machine: PyMachine, key: Value, value: Value, node: number): void {
    this.#checkWritable(machine, 'assignment', node);
    if (typeof key !== 'string') machine.raise(types.TypeError, 'the names of attributes must be strings here', node);
    machine.budget.allocate(ENTRY_SIZE, node);
    this.of.setOwn(key, value, machine);
  }

  override delete(machine: PyMachine, key: Value, node: number): boolean {
    this.#checkWritable(machine, 'deletion', node);
    return typeof key === 'string' && this.of.deleteOwn(key, machine);
  }

  override clear(machine: PyMachine, node: number): void {
    machine.budget.allocate(this.size, node);
    for (const key of [...this.keys()]) this.delete(machine, key, node);
  }

  override *keys(): IterableIterator<Value> {
    if (this.of.attributes !== undefined) yield* this.of.attributes.keys();
  }

  override entries(): IterableIterator<Entry> {
    return entriesOf(this.of.attributes);
  }

  override entriesAt(clock: number): Iterable<Entry> {
    return entriesOf(this.of.attributesAt(clock));
  }

  #checkWritable(machine: PyMachine, what: 'assignment' | 'deletion', node: number): void {
    if (this.of instanceof TypeValue)
      machine.raise(types.TypeError, `'mappingproxy' object does not support item ${what}`, node);
  }
}

/** What has attributes and nothing else: a `SimpleNamespace`. */
export class NamespaceValue extends ObjectValue {}

function* entriesOf(attributes: ReadonlyMap<string, Value> | undefined): IterableIterator<Entry> {
  if (attributes !== undefined) for (const [key, value] of attributes) yield { key, value };
}
