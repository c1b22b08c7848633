/** The variable at a place of the text, as it was in the iterations and calls that show. */
import { boundSnapshot, targetAround } from '../../bound.ts';
import type { Execution } from '../../languages/language.ts';
import { Occurrences } from '../../occurrences/index.ts';
import type { Chosen } from '../../occurrences/shown.ts';
import type { Span } from '../../runtime/nodes.ts';
import type { Snapshot } from '../../runtime/snapshot.ts';

export interface PlacedVariable {
  readonly span: Span;
  /** As it is written there. */
  readonly name: string;
  readonly snapshot: Snapshot;
}

/** A name, with the members and elements of it: `x`, `self.W`, `params['W']`, `h[t]`. */
const VARIABLE = /^[\p{L}_$][\p{L}\p{N}_$]*(?:\s*\.\s*[\p{L}_$][\p{L}\p{N}_$]*|\s*\[[^[\]]*\])*$/u;
const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** undefined: there is none, or it has no value. */
export function variableAt(
  execution: Execution,
  text: string,
  offset: number,
  shown: Chosen | undefined,
): PlacedVariable | undefined {
  const occurrences = new Occurrences(execution, text);
  const frames = occurrences.shown(shown);
  const last = (length: number, frame: (i: number) => number) => {
    for (let i = length - 1; i >= 0; i--) if (frames.isVisible(frame(i))) return i;
    return length - 1;
  };
  const { bindings, nodes } = execution.machine;
  const node = targetAround(execution, { start: offset, end: offset });
  const span = node === undefined ? undefined : nodes.span(node);
  const name = span && text.slice(span.start, span.end);
  const bound = (): PlacedVariable | undefined => {
    if (node === undefined || span === undefined || name === undefined) return undefined;
    const events = occurrences.events(node);
    const i = last(events.length, (at) => bindings.frame[events[at]]);
    return i < 0 ? undefined : { span, name, snapshot: boundSnapshot(execution, events[i]) };
  };
  if (name !== undefined && NAME.test(name)) return bound();
  const [uses] = [offset, ...indexEnd(text, offset)].flatMap((at) => {
    const found = execution.watch(at);
    return found !== undefined && VARIABLE.test(text.slice(found.span.start, found.span.end)) ? [found] : [];
  });
  if (uses === undefined) return bound();
  const used = text.slice(uses.span.start, uses.span.end);
  const i = last(uses.length, (at) => uses.frame(at));
  return { span: uses.span, name: used, snapshot: uses.snapshot(i) };
}

/** Inside of an index: where the element that it names ends. */
function indexEnd(text: string, offset: number): number[] {
  const rest = /^[^[\]\n]*\]/.exec(text.slice(offset, offset + 200));
  return rest === null ? [] : [offset + rest[0].length];
}
