import { Ref } from '../../../runtime/ref.ts';
import type { Snapshot } from '../../../runtime/snapshot.ts';
import { Snapshots } from '../../../runtime/snapshots.ts';
import { Accessor, ArrayValue, ObjectValue, type Value } from './values.ts';

/** A value as it was when the machine's clock stood at `clock`. Strings, functions, holes, circles are null. */
export function snapshotOf(value: Value, clock: number): Snapshot {
  return new JsSnapshots(clock).of(value);
}

class JsSnapshots extends Snapshots<ObjectValue, Value> {
  constructor(private readonly clock: number) {
    super();
  }

  protected override leaf(value: Value): Snapshot | undefined {
    if (typeof value === 'number' || value instanceof Ref) return value;
    return value instanceof ObjectValue ? undefined : null;
  }

  protected override whole(value: ObjectValue): Snapshot {
    if (value instanceof ArrayValue) return Array.from(value.elementsAt(this.clock), (element) => this.of(element));
    if (value.className !== 'Object') return null;
    const record: Record<string, Snapshot> = Object.create(null);
    for (const [key, slot] of value.propertiesAt(this.clock)) {
      if (typeof key === 'string' && !value.hidden?.has(key) && !(slot instanceof Accessor))
        record[key] = this.of(slot);
    }
    return record;
  }
}
