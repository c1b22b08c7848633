import { type GroupChoice, isRecord, isTexts } from './protocol.ts';
import type { Transform } from './viewport.ts';

/** What the view remembers over a reload; the host finds the document in it when it restores a panel. */
export interface ViewMemory extends GroupChoice {
  readonly document: string;
  /** undefined: the whole picture is in sight, whatever the size of the panel. */
  readonly transform: Transform | undefined;
}

export const noMemory: ViewMemory = { document: '', open: [], closed: [], transform: undefined };

/** Reads what was stored, maybe by an older version. */
export function asMemory(stored: unknown): ViewMemory {
  if (!isRecord(stored) || typeof stored.document !== 'string') return noMemory;
  const { document, open, closed, transform } = stored;
  return {
    document,
    open: isTexts(open) ? open : [],
    closed: isTexts(closed) ? closed : [],
    transform: isTransform(transform) ? transform : undefined,
  };
}

/** What was done last counts: the group is in one of the lists, at its end. */
export function withGroup<T extends GroupChoice>(memory: T, id: string, open: boolean): T {
  const others = (ids: readonly string[]) => ids.filter((other) => other !== id);
  return {
    ...memory,
    open: open ? [...others(memory.open), id] : others(memory.open),
    closed: open ? others(memory.closed) : [...others(memory.closed), id],
  };
}

function isTransform(value: unknown): value is Transform {
  return isRecord(value) && [value.x, value.y, value.scale].every((x) => Number.isFinite(x)) && Number(value.scale) > 0;
}
