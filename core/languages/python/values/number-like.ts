/** Instances of a program's own class that calculates, such as `Value` or `Dual`: they stand for a number that they have. */
import { Ref } from '../../../runtime/ref.ts';
import { ObjectValue, TypeValue, type Value } from './values.ts';

const OPERATIONS = ['__add__', '__mul__'];

export function isNumberLike(v: Value): v is ObjectValue {
  if (!(v instanceof ObjectValue) || v instanceof TypeValue || v.type.isBuiltin) return false;
  return OPERATIONS.some((name) => v.type.lookup(name) !== undefined);
}

/** What it is made of; not where it sums its gradient up. */
export function partsOf(v: ObjectValue): [name: string, part: Value][] {
  return [...(v.attributes ?? [])].filter(([name]) => !/grad/i.test(name));
}

/** The number that it stands for: of its attributes the first that depends on an input. */
export function numberIn(v: Value): { readonly name: string; readonly value: Value } | undefined {
  if (!isNumberLike(v)) return undefined;
  const found = partsOf(v).find(([, part]) => part instanceof Ref);
  return found && { name: found[0], value: found[1] };
}
