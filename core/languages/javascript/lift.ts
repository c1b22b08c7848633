import { Ref } from '../../runtime/ref.ts';
import type { JsMachine } from './machine.ts';
import { Accessor, ArrayValue, ObjectValue, type Value } from './values.ts';

/**
 * Makes inputs of the numbers in a value: of a number itself, of the elements of arrays and objects where they stand,
 * so that aliases are tracked, too. What is tracked already stays what it is.
 *
 * @param name called with each new input's entry and its name, such as `w[0]` or `p.x`
 */
export function liftLeaves(
  machine: JsMachine,
  value: Value,
  path: string,
  node: number,
  name: (entry: number, path: string) => void,
  seen = new Set<ObjectValue>(),
): Value {
  if (typeof value === 'number') {
    const input = machine.input(value, node);
    name(input.entry, path);
    return input;
  }
  if (value instanceof Ref) name(value.entry, path);
  if (!(value instanceof ObjectValue) || seen.has(value) || value.builtin) return value;
  seen.add(value);
  const below = (child: Value, childPath: string) => liftLeaves(machine, child, childPath, node, name, seen);
  if (value instanceof ArrayValue) {
    value.elements.forEach((element, i) => {
      value.elements[i] = below(element, `${path}[${i}]`);
    });
  } else if (value.className === 'Object') {
    for (const [key, slot] of value.properties) {
      if (typeof key === 'string' && !(slot instanceof Accessor)) value.define(key, below(slot, `${path}.${key}`));
    }
  }
  return value;
}
