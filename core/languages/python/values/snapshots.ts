import { CONSTANT } from '../../../autodiff/tape.ts';
import { Ref } from '../../../runtime/ref.ts';
import type { Snapshot } from '../../../runtime/snapshot.ts';
import { Snapshots } from '../../../runtime/snapshots.ts';
import { floatText } from '../numbers/float-text.ts';
import { quote } from '../text/quote.ts';
import { ElementsValue, TupleValue } from './containers.ts';
import { DictValue } from './mappings.ts';
import { NamespaceValue } from './namespaces.ts';
import { NdArray } from './ndarray/array.ts';
import { NumpyScalar } from './ndarray/scalars.ts';
import { Float, IntRef, ObjectValue, TypeValue, type Value, WrappedValue } from './values.ts';

/** Instances within instances are shown to this depth: a graph of them would be written out along all its paths. */
const MAX_INSTANCES = 2;

/**
 * A value as it was when the machine's clock stood at `clock`: lists and tuples are lists, dicts and instances are
 * records. None, bools, texts, sets, functions, classes, modules and circles are null.
 */
export function snapshotOf(value: Value, clock: number): Snapshot {
  return new PySnapshots(clock).of(value);
}

/** See `ValueViews`. */
export function ownerOf(value: Value, clock: number): number {
  return value instanceof NdArray ? value.view.ownerAt(clock) : CONSTANT;
}

class PySnapshots extends Snapshots<ObjectValue, Value> {
  #instances = 0;

  constructor(private readonly clock: number) {
    super();
  }

  protected override leaf(value: Value): Snapshot | undefined {
    if (typeof value === 'number' || value instanceof Ref) return value;
    if (value instanceof Float) return value.value;
    if (typeof value === 'bigint') return Number(value);
    if (value instanceof NumpyScalar) return value.dtype.isBool ? null : value.value;
    if (value instanceof NdArray) return value.view.at(this.clock, value.dtype.short);
    if (value instanceof WrappedValue) return this.leaf(value.primitive) ?? null;
    return value instanceof ObjectValue ? undefined : null;
  }

  protected override whole(value: ObjectValue): Snapshot {
    if (value instanceof ElementsValue) return this.#list(value.elementsAt(this.clock));
    if (value instanceof TupleValue) return this.#list(value.elements);
    if (value instanceof DictValue) {
      const record: Record<string, Snapshot> = Object.create(null);
      for (const { key, value: below } of value.entriesAt(this.clock))
        record[free(keyText(key), record)] = this.of(below);
      return record;
    }
    return value.type.isBuiltin && !(value instanceof NamespaceValue) ? null : this.#instance(value);
  }

  #list(elements: readonly Value[]): Snapshot {
    return elements.map((element) => this.of(element));
  }

  #instance(value: ObjectValue): Snapshot {
    if (this.#instances > MAX_INSTANCES) return this.cut();
    this.#instances++;
    const record: Record<string, Snapshot> = Object.create(null);
    for (const [name, attribute] of value.attributesAt(this.clock)) record[name] = this.of(attribute);
    this.#instances--;
    return record;
  }
}

/** A key as Python writes it; a text as it is. Runs no code of the program. */
function keyText(key: Value): string {
  return typeof key === 'string' ? key : written(key);
}

function written(key: Value): string {
  if (typeof key === 'string') return quote(key);
  if (key instanceof Float) return floatText(key.value);
  if (key instanceof IntRef) return String(key.int);
  if (key instanceof Ref) return '<float>';
  if (key instanceof TupleValue) {
    const { length } = key.elements;
    return `(${key.elements.map(written).join(', ')}${length === 1 ? ',' : ''})`;
  }
  if (key instanceof ObjectValue) return key instanceof TypeValue ? key.name : `<${key.type.name} object>`;
  if (typeof key === 'boolean') return key ? 'True' : 'False';
  return key === null ? 'None' : String(key);
}

/** Keys that are written alike are numbered. */
function free(text: string, record: Readonly<Record<string, Snapshot>>): string {
  if (!(text in record)) return text;
  let n = 2;
  while (`${text} #${n}` in record) n++;
  return `${text} #${n}`;
}
