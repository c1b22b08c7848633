/** The engine: what the extension, the workers and the command line may use. */
import type { InspectRequest, Site, Summary, Variable } from './answers.ts';
import type { RunRecord } from './record.ts';

export type * from './answers.ts';
export { message, messages, type ProblemCode } from './messages.ts';
export { DEFAULT_LIMITS, type Limits } from './runtime/budget.ts';
export type { Span } from './runtime/nodes.ts';

/** A finished run. It stays where it ran and answers questions about itself. */
export interface Run {
  readonly summary: Summary;
  /** What the tape's views read; undefined when nothing ran. */
  readonly record: RunRecord | undefined;
  /** The smallest site at an offset of the text, for hovers. */
  site(offset: number): Site | undefined;
  /** Tape entries whose source is at an offset, or inside a selection: the circuit's gates of those numbers. */
  entriesAt(start: number, end?: number): readonly number[];
  /** Every binding event of the region. */
  variables(): readonly Variable[];
}

export interface EngineHost {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/**
 * Parses, slices, runs and sweeps. Never throws for anything that the document or the request says: what is wrong is
 * in the summary, located.
 */
export function inspect(_request: InspectRequest, _host: EngineHost): Run {
  throw new Error('not written yet');
}
