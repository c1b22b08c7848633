import { Ref } from '../../../runtime/ref.ts';
import { nameLeaves as nameAll, type Snapshot } from '../../../runtime/snapshot.ts';
import type { Use } from '../../bound-values.ts';
import type { JsMachine } from './machine.ts';
import { Accessor, ArrayValue, ObjectValue, type Value } from './values.ts';

/**
 * Makes inputs of the numbers in a value: of a number itself, of the elements of arrays and objects where they stand,
 * so that aliases are tracked, too. What is tracked already stays what it is.
 */
export function liftLeaves(machine: JsMachine, value: Value, node: number, seen?: Set<ObjectValue>): Value {
  if (typeof value === 'number') return machine.input(value, node);
  if (!(value instanceof ObjectValue) || value.builtin) return value;
  seen ??= new Set();
  if (seen.has(value)) return value;
  seen.add(value);
  if (value instanceof ArrayValue) {
    const { elements } = value;
    for (let i = 0; i < elements.length; i++)
      if (i in elements) elements[i] = liftLeaves(machine, elements[i], node, seen);
  } else if (value.className === 'Object') {
    for (const [key, slot] of value.properties) {
      if (typeof key === 'string' && !(slot instanceof Accessor))
        value.define(key, liftLeaves(machine, slot, node, seen));
    }
  }
  return value;
}

/** Makes inputs of the numbers in a value, as `liftLeaves`, unless something in it is tracked, or it is but a count. */
export function leavesIn(machine: JsMachine, value: Value, node: number, use: Use): Value {
  const isCount = use === 'count' && Number.isInteger(value);
  return isCount || isTracked(value) ? value : liftLeaves(machine, value, node);
}

function isTracked(value: Value, seen = new Set<ObjectValue>()): boolean {
  if (value instanceof Ref) return true;
  if (!(value instanceof ObjectValue) || value.builtin || seen.has(value)) return false;
  seen.add(value);
  if (value instanceof ArrayValue) return value.elements.some((element) => isTracked(element, seen));
  if (value.className !== 'Object') return false;
  return [...value.properties].some(
    ([key, slot]) => typeof key === 'string' && !(slot instanceof Accessor) && isTracked(slot, seen),
  );
}

/** Names the entries in a lifted value that have no name yet, such as `w[0]` or `p.x`. */
export function nameLeaves(snapshot: Snapshot, path: string, names: Map<number, string>): void {
  nameAll(snapshot, path, names, (key) => `.${key}`);
}
