/** Names and numbers in a text, at a place of it. Pure. */
import type { Span } from '../core/index.ts';

const NUMBER = String.raw`(?:0[xob][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?)[nj]?`;
const NUMBER_HERE = new RegExp(NUMBER, 'iy');
const NAME = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;
const ONE_NAME = new RegExp(`^${NAME}$`, 'u');
/** A digit in a name is no number. */
const WORDS = new RegExp(`(?<name>${NAME})|(?<number>${NUMBER})`, 'giu');

export interface Word extends Span {
  readonly kind: 'name' | 'number';
  readonly text: string;
}

/** The word around an offset, or at one of its sides. */
export function wordAt(text: string, offset: number): Word | undefined {
  const lineStart = text.slice(0, offset).lastIndexOf('\n') + 1;
  const lineEnd = text.indexOf('\n', offset);
  for (const { 0: word, index, groups } of text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).matchAll(WORDS)) {
    const start = lineStart + index;
    const end = start + word.length;
    if (start <= offset && offset <= end) return { start, end, text: word, kind: groups?.name ? 'name' : 'number' };
  }
  return undefined;
}

/** The number that begins at an offset. */
export function numberFrom(text: string, start: number): Span | undefined {
  NUMBER_HERE.lastIndex = start;
  const found = NUMBER_HERE.exec(text);
  return found === null ? undefined : { start, end: start + found[0].length };
}

export function isName(text: string): boolean {
  return ONE_NAME.test(text);
}

/** Without the blanks around it: typing after them does not belong to it. Undefined: nothing else is there. */
export function trimmed(text: string, { start, end }: Span): Span | undefined {
  const selected = text.slice(start, end);
  const length = selected.trim().length;
  if (length === 0) return undefined;
  const first = start + selected.length - selected.trimStart().length;
  return { start: first, end: first + length };
}

export function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
