/** What targets were bound to, by a run's record of bindings. */
import type { Execution } from './languages/language.ts';
import { NUMBER, OTHER } from './runtime/bindings.ts';
import type { Span } from './runtime/nodes.ts';
import { Ref } from './runtime/ref.ts';
import type { Snapshot } from './runtime/snapshot.ts';

type Record = Pick<Execution, 'machine' | 'targets' | 'snapshotOf'>;

/** The version that a binding event made. */
export function boundSnapshot(record: Pick<Record, 'machine' | 'snapshotOf'>, i: number): Snapshot {
  const { bindings } = record.machine;
  const entry = bindings.entry[i];
  if (entry === NUMBER) return bindings.number(i);
  if (entry !== OTHER) return new Ref(entry);
  const { value, clock } = bindings.other(i);
  return record.snapshotOf(value, clock);
}

/** The node of the smallest target around a place. */
export function targetAround(
  { machine, targets }: Omit<Record, 'snapshotOf'>,
  { start, end }: Span,
): number | undefined {
  let found: number | undefined;
  let size = Number.POSITIVE_INFINITY;
  for (const [node, { kind, isImplied }] of targets) {
    if (kind === 'return' || isImplied) continue;
    const target = machine.nodes.span(node);
    if (start < target.start || end > target.end || target.end - target.start >= size) continue;
    found = node;
    size = target.end - target.start;
  }
  return found;
}

/** A target that is a name: nothing else than what it is bound to is meant there. */
export function isName(text: string): boolean {
  return /^[\p{L}\p{N}_$]+$/u.test(text);
}
