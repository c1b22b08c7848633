/** Lines of a text before and after edits. */
import type { Edit } from '../core/backward/answers.ts';

export interface ChangedLines {
  /** Of the first of them, from 1. */
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Edits on the same lines make one change. @param edits none overlaps another */
export function changedLines(text: string, edits: readonly Edit[]): ChangedLines[] {
  const groups: { start: number; end: number; edits: Edit[] }[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    const start = text.slice(0, edit.start).lastIndexOf('\n') + 1;
    const stop = text.indexOf('\n', Math.max(edit.start, edit.end));
    const end = stop < 0 ? text.length : stop;
    const last = groups.at(-1);
    if (last !== undefined && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else groups.push({ start, end, edits: [edit] });
  }
  return groups.map((group) => ({
    line: text.slice(0, group.start).split('\n').length,
    before: linesOf(text.slice(group.start, group.end)),
    after: linesOf(edited(text, group)),
  }));
}

function edited(text: string, { start, end, edits }: { start: number; end: number; edits: readonly Edit[] }): string {
  let result = '';
  let from = start;
  for (const edit of edits) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from, end);
}

function linesOf(text: string): string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}
