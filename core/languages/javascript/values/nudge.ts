import { Ref } from '../../../runtime/ref.ts';
import type { Nudge } from '../../language.ts';
import type { JsMachine } from './machine.ts';
import { Accessor, ArrayValue, ObjectValue, type Value } from './values.ts';

/**
 * Adds `by` to one number of a value, counted as `leavesOf` counts those of its snapshot. Arrays and objects are changed
 * where they stand, and so is what an entry of the tape stands for: whoever holds it sees it.
 */
export function nudged(machine: JsMachine, value: Value, { element, by }: Nudge): Value {
  const seen = new Set<ObjectValue>();
  let left = element;
  const visit = (value: Value): Value => {
    if (typeof value === 'number') return left-- === 0 ? value + by : value;
    if (value instanceof Ref) {
      if (left-- === 0) machine.tape.value[value.entry] += by;
      return value;
    }
    if (!(value instanceof ObjectValue) || seen.has(value) || left < 0) return value;
    seen.add(value);
    if (value instanceof ArrayValue) {
      for (const [i, element] of value.elements.entries()) if (i in value.elements) value.elements[i] = visit(element);
    } else if (value.className === 'Object') {
      for (const key of value.ownKeys()) {
        const slot = value.getOwn(key);
        if (!(slot instanceof Accessor)) value.define(key, visit(slot));
      }
    }
    seen.delete(value);
    return value;
  };
  return visit(value);
}
