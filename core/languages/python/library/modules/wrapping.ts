/** What a wrapper takes over from the function that it stands for: `functools.wraps`. */
import { findAttribute } from '../../values/attributes.ts';
import { BoundMethod, Builtin, defineMethods, type Functions } from '../../values/functions.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { ENTRY_SIZE, ObjectValue, type TypeValue, type Value } from '../../values/values.ts';

const ASSIGNED: readonly Value[] = ['__module__', '__name__', '__qualname__', '__doc__'];

/**
 * @param assigned the names to take over
 * @param isUpdated whether what the function was given besides is taken over, too
 */
export function wrapped(
  machine: PyMachine,
  wrapper: Value,
  func: Value,
  node: number,
  assigned = ASSIGNED,
  isUpdated = true,
): Value {
  if (!(wrapper instanceof ObjectValue)) return wrapper;
  const set = (name: string, value: Value) => {
    machine.budget.allocate(ENTRY_SIZE, node);
    wrapper.setOwn(name, value, machine);
  };
  for (const name of assigned) {
    const value = findAttribute(machine, func, String(name), node);
    if (value !== undefined) set(String(name), value);
  }
  if (isUpdated && func instanceof ObjectValue)
    for (const [name, value] of [...(func.attributes ?? [])]) set(name, value);
  set('__wrapped__', func);
  return wrapper;
}

/** Makes what is of the type bind to objects, as functions do. */
export function asMethod(type: TypeValue): void {
  defineMethods(type, {
    __get__: [
      'self, instance, owner=None, /',
      (_machine, [self, instance]) => (instance === null ? self : new BoundMethod(instance, self)),
    ],
  });
}

function update(machine: PyMachine, [wrapper, func, assigned, updated]: Value[], node: number): Value {
  const names = assigned === null ? ASSIGNED : toList(machine, assigned, node);
  const isUpdated = updated === null || toList(machine, updated, node).length > 0;
  return wrapped(machine, wrapper, func, node, names, isUpdated);
}

export const wrappingFunctions: Functions = {
  update_wrapper: ['wrapper, wrapped, assigned=None, updated=None', update],
  wraps: [
    'wrapped, assigned=None, updated=None',
    (_machine, [func, ...how]) =>
      new Builtin('wraps', 'wrapper, /', (machine, [wrapper], node) => update(machine, [wrapper, func, ...how], node)),
  ],
};
