/** Lines of a text that edits change. */
import type { Span } from '../../runtime/nodes.ts';
import type { Edit } from '../answers.ts';

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const stop = end < 0 ? text.length : end;
  return text[stop - 1] === '\r' ? stop - 1 : stop;
}

export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

/** A statement on a line of its own, behind another, and ended as that is. */
export function insertedBehind(text: string, { start, end }: Span, code: string): Edit {
  const at = lineEnd(text, end);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const stop = text[end - 1] === ';' ? ';' : '';
  return { start: at, end: at, text: `${newline}${indentAt(text, start)}${code}${stop}` };
}

/** Edits that do not overlap, applied. */
export function applied(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
}

/** What the first line that edits change, or insert, says then; of a statement on several lines the first. */
export function firstLine(text: string, edits: readonly Edit[]): string {
  const first = [...edits].sort((a, b) => a.start - b.start).find((edit) => edit.text !== '') ?? edits[0];
  const before = edits.filter(({ start }) => start < first.start);
  const shift = before.reduce((sum, { start, end, text: now }) => sum + now.length - (end - start), 0);
  const at = first.start + shift + (/^[\r\n]*/.exec(first.text)?.[0].length ?? 0);
  const now = applied(text, edits);
  return now.slice(lineStart(now, at), lineEnd(now, at)).trim();
}
