/** What ends a run, as a located problem. */
import { TapeFullError } from '../autodiff/tape.ts';
import { ROOT_FRAME } from './frames.ts';
import type { Machine } from './machine.ts';
import { Problem } from './problem.ts';

/** Of anything but what the language itself throws for its programs. */
export function endedBy(machine: Machine, error: unknown): Problem {
  if (error instanceof Problem) return error;
  // The innermost call or iteration is the best place known; outside of all, the last that there was.
  const { frames, frame } = machine;
  const node = Math.max(0, frames.node[frame === ROOT_FRAME ? frames.length - 1 : frame]);
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
function loopAround({ frames, frame }: Machine): number | undefined {
  const last = frames.length - 1;
  if (frames.parent[last] === frame && frames.kind(last) === 'loop') return frames.node[last];
  for (let around = frame; around > ROOT_FRAME; around = frames.parent[around])
    if (frames.kind(around) === 'loop') return frames.node[around];
  return undefined;
}
