import { endedBy } from '../../../runtime/ended.ts';
import { ROOT_FRAME } from '../../../runtime/frames.ts';
import { Problem } from '../../../runtime/problem.ts';
import { type ExceptionValue, Raised } from './exceptions.ts';
import type { PyMachine } from './machine.ts';
import { str } from './text.ts';
import { types } from './types.ts';

/** Whatever ended a run, as a located problem. */
export function asProblem(machine: PyMachine, error: unknown): Problem {
  if (!(error instanceof Raised)) return endedBy(machine, error);
  const { exception, node } = error;
  return new Problem(
    'uncaught',
    node,
    { error: describe(machine, exception, node).trimEnd() },
    { shapes: exception.operands.flatMap(({ shape, node }) => (node === undefined ? [] : [{ shape, node }])) },
  );
}

/** `sys.exit()` ends a program as its last line does, unless it says that something is wrong. */
export function endsQuietly(error: unknown): boolean {
  if (!(error instanceof Raised) || !error.exception.type.isSubtypeOf(types.SystemExit)) return false;
  const [code = null] = error.exception.args.elements;
  return code === null || code === 0 || code === false;
}

/** An exception as the last line of CPython's traceback: the text may come from the program's own `__str__`. */
function describe(machine: PyMachine, exception: ExceptionValue, node: number): string {
  const { name } = exception.type;
  machine.frame = ROOT_FRAME;
  machine.budget.depth = 0;
  let text: string;
  try {
    text = str(machine, exception, node);
  } catch {
    text = '<exception str() failed>';
  }
  return text === '' ? name : `${name}: ${text}`;
}
