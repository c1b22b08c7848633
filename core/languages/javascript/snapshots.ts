import { Ref } from '../../runtime/ref.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';
import { Accessor, ArrayValue, ObjectValue, type Value } from './values.ts';

/** Deeper than any data that somebody looks at; what is below is null. */
const MAX_DEPTH = 64;

/** A value as it was when the machine's clock stood at `clock`. Strings, functions, holes, circles are null. */
export function snapshotOf(value: Value, clock: number, within: readonly ObjectValue[] = []): Snapshot {
  if (typeof value === 'number' || value instanceof Ref) return value;
  if (!(value instanceof ObjectValue) || within.length > MAX_DEPTH || within.includes(value)) return null;
  const path = [...within, value];
  if (value instanceof ArrayValue)
    return Array.from(value.elementsAt(clock), (element) => snapshotOf(element, clock, path));
  if (value.className !== 'Object') return null;
  const record: Record<string, Snapshot> = Object.create(null);
  for (const [key, slot] of value.propertiesAt(clock)) {
    if (typeof key === 'string' && !value.hidden?.has(key) && !(slot instanceof Accessor))
      record[key] = snapshotOf(slot, clock, path);
  }
  return record;
}
