/** Places that keep up with the text while it is edited. Pure: offsets and lines from 0, in UTF-16 code units. */
import type { Span } from '../core/index.ts';

/** One replacement, in the text as it was before it. */
export interface Edit {
  readonly start: number;
  readonly removed: number;
  readonly inserted: string;
}

/** VS Code's change of a document. */
interface Change {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

export function editOf({ rangeOffset, rangeLength, text }: Change): Edit {
  return { start: rangeOffset, removed: rangeLength, inserted: text };
}

/** The same replacement as lines see it. */
export interface LineEdit {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly inserted: string;
}

/**
 * The region after an edit. Typing at its end extends it, typing at its start goes before it. Undefined when all of it
 * was deleted.
 */
export function moveRegion(region: Span, edit: Edit): Span | undefined {
  const { start, end } = region;
  const removedEnd = edit.start + edit.removed;
  const insertedEnd = edit.start + edit.inserted.length;
  const growth = edit.inserted.length - edit.removed;
  const typedAtEnd = edit.removed === 0 && edit.start === end;
  if (typedAtEnd) return { start, end: end + growth };
  if (edit.start >= end) return region;
  if (removedEnd <= start) return { start: start + growth, end: end + growth };
  if (edit.start <= start && removedEnd >= end)
    return edit.inserted.trim() === '' ? undefined : { start: edit.start, end: insertedEnd };
  if (edit.start < start) return { start: insertedEnd, end: end + growth };
  return nonEmpty({ start, end: removedEnd > end ? insertedEnd : end + growth });
}

function nonEmpty(span: Span): Span | undefined {
  return span.end > span.start ? span : undefined;
}

/** Whether an edit changes the text of a span, or continues it at one of its ends. */
export function touches(span: Span, edit: Edit): boolean {
  return edit.start <= span.end && edit.start + edit.removed >= span.start;
}

/** An offset in the text before the edits, for one in the text after them. Undefined inside of what was typed. */
export function mapBack(offset: number, edits: readonly Edit[]): number | undefined {
  for (let i = edits.length - 1; i >= 0; i--) {
    const { start, removed, inserted } = edits[i];
    if (offset < start) continue;
    if (offset < start + inserted.length) return undefined;
    offset += removed - inserted.length;
  }
  return offset;
}

/** A span in the text after the edits, for one in the text before them. Undefined when they changed it. */
export function mapForward(span: Span, edits: readonly Edit[]): Span | undefined {
  for (const edit of edits) {
    if (edit.start >= span.end) continue;
    if (edit.start + edit.removed > span.start) return undefined;
    const growth = edit.inserted.length - edit.removed;
    span = { start: span.start + growth, end: span.end + growth };
  }
  return span;
}

/** Where a piece of code is in a text, at or after an offset. Undefined: nowhere, or at several places. */
export function onlyPlace(code: string, text: string, from = 0): number | undefined {
  const start = text.indexOf(code, from);
  return start < 0 || text.indexOf(code, start + 1) >= 0 ? undefined : start;
}

/** Where a line's note goes after an edit. Undefined when the line was deleted. */
export function moveLine(line: number, edit: LineEdit): number | undefined {
  const growth = edit.inserted.split('\n').length - 1 - (edit.endLine - edit.startLine);
  const lineStays = edit.startLine > line || (edit.startLine === line && edit.startCharacter > 0);
  if (lineStays || growth === 0) return line;
  if (edit.endLine < line || (edit.startLine === edit.endLine && edit.endLine === line)) return line + growth;
  if (edit.endLine === line) return Math.max(edit.startLine, line + growth);
  return undefined;
}
