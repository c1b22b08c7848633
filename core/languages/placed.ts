import { boundSnapshot, isName, targetAround } from '../bound.ts';
import { OTHER } from '../runtime/bindings.ts';
import type { Span } from '../runtime/nodes.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import type { AllValues } from './all-values.ts';
import type { Execution } from './language.ts';

export interface Placed {
  readonly span: Span;
  readonly snapshot: Snapshot;
  /** The program's, where it is more than a number. */
  readonly value: unknown;
}

/**
 * What is evaluated at a place: where a name is bound, what it was bound to, elsewhere the expression.
 *
 * @param watched the values of the smallest expression there
 * @param isShown whether a frame is one of those that show: the last value in them counts, else the last at all
 */
export function placedAt<V>(
  execution: Pick<Execution, 'machine' | 'targets' | 'snapshotOf'>,
  text: string,
  place: Span,
  watched: AllValues<Span, V> | undefined,
  isShown: (frame: number) => boolean,
): Placed | undefined {
  const target = boundAt(execution, place, isShown);
  const written = target && text.slice(target.span.start, target.span.end);
  if (written !== undefined && (isName(written) || written === text.slice(place.start, place.end).trim()))
    return target;
  if (watched === undefined || watched.length === 0) return target;
  const i = lastOf(watched.length, (at) => isShown(watched.frame(at)));
  return { span: watched.span, snapshot: watched.snapshot(i), value: watched.value(i) };
}

function boundAt(
  execution: Pick<Execution, 'machine' | 'targets' | 'snapshotOf'>,
  place: Span,
  isShown: (frame: number) => boolean,
): Placed | undefined {
  const { bindings, nodes } = execution.machine;
  const node = targetAround(execution, place);
  const events: number[] = [];
  for (let i = 0; i < bindings.length; i++) if (bindings.node[i] === node) events.push(i);
  if (node === undefined || events.length === 0) return undefined;
  const event = events[lastOf(events.length, (at) => isShown(bindings.frame[events[at]]))];
  const value = bindings.entry[event] === OTHER ? bindings.other(event).value : undefined;
  return { span: nodes.span(node), snapshot: boundSnapshot(execution, event), value };
}

/** The last index that passes, else the last. */
function lastOf(length: number, passes: (i: number) => boolean): number {
  for (let i = length - 1; i >= 0; i--) if (passes(i)) return i;
  return length - 1;
}
