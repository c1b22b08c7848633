import { TapeFullError } from '../../autodiff/tape.ts';
import { ROOT_FRAME } from '../../runtime/frames.ts';
import { Problem } from '../../runtime/problem.ts';
import { Ref } from '../../runtime/ref.ts';
import { describe as describeObject } from './values/describe.ts';
import type { JsMachine } from './values/machine.ts';
import { Accessor, ObjectValue, prototypes, Thrown, type Value } from './values/values.ts';

/** Whatever ended a run, as a located problem. */
export function asProblem(machine: JsMachine, error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Thrown) return new Problem('uncaught', error.node, { error: describe(machine, error.value) });
  // The innermost call or iteration is the best place known.
  const node = Math.max(0, machine.frames.node[machine.frame]);
  if (error instanceof TapeFullError) {
    const loop = loopAround(machine);
    if (loop === undefined) return new Problem('budget-memory', node, { limit: error.limit });
    return new Problem('budget-steps', loop, { limit: machine.budget.steps });
  }
  if (error instanceof RangeError && /call stack/i.test(error.message))
    return new Problem('budget-depth', node, { limit: machine.budget.limits.depth });
  return new Problem('internal', node, { detail: error instanceof Error ? error.message : String(error) });
}

/** The innermost loop that is going on. Its head, and the beginning of an iteration, are in the frame around it. */
function loopAround({ frames, frame }: JsMachine): number | undefined {
  const last = frames.length - 1;
  if (frames.parent[last] === frame && frames.kind(last) === 'loop') return frames.node[last];
  for (let around = frame; around > ROOT_FRAME; around = frames.parent[around])
    if (frames.kind(around) === 'loop') return frames.node[around];
  return undefined;
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
