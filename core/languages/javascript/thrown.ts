import { endedBy } from '../../runtime/ended.ts';
import { Problem } from '../../runtime/problem.ts';
import { Ref } from '../../runtime/ref.ts';
import { describe as describeObject } from './values/describe.ts';
import type { JsMachine } from './values/machine.ts';
import { Accessor, ObjectValue, prototypes, Thrown, type Value } from './values/values.ts';

/** Whatever ended a run, as a located problem. */
export function asProblem(machine: JsMachine, error: unknown): Problem {
  if (error instanceof Thrown) return new Problem('uncaught', error.node, { error: describe(machine, error.value) });
  return endedBy(machine, error);
}

/** A thrown value as text. Runs no code of the program. */
function describe(machine: JsMachine, value: Value): string {
  if (value instanceof Ref) return String(machine.num(value));
  if (!(value instanceof ObjectValue)) return typeof value === 'string' ? `'${value}'` : String(value);
  if (!isErrorLike(value)) return describeObject(machine, value);
  const text = textOf(value, 'message');
  const name = textOf(value, 'name') || 'Error';
  return text === '' ? name : `${name}: ${text}`;
}

/** An error, or what a program made to inherit from one. */
function isErrorLike(value: ObjectValue): boolean {
  for (let o = value.proto; o !== null; o = o.proto) if (o === prototypes.error) return true;
  return false;
}

function textOf(object: ObjectValue, key: string): string {
  for (let o: ObjectValue | null = object; o !== null; o = o.proto) {
    const slot = o.getOwn(key);
    if (slot !== undefined && !(slot instanceof Accessor)) return typeof slot === 'string' ? slot : '';
  }
  return '';
}
