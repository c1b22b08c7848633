/** `str.split` and its neighbours. A negative limit, as in Python, is none. */
import { Fault } from '../numbers/fault.ts';
import { isSpaceCharacter } from './whitespace.ts';

/** At white space, which is no part of the pieces; the last piece of a limited split keeps all that follows. */
export function splitSpace(text: string, limit = -1): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && isSpaceCharacter(text[at])) at++;
    if (at === text.length) return pieces;
    if (pieces.length === limit) return [...pieces, text.slice(at)];
    const start = at;
    while (at < text.length && !isSpaceCharacter(text[at])) at++;
    pieces.push(text.slice(start, at));
  }
}

export function splitSpaceRight(text: string, limit = -1): string[] {
  const pieces: string[] = [];
  let at = text.length;
  for (;;) {
    while (at > 0 && isSpaceCharacter(text[at - 1])) at--;
    if (at === 0) break;
    if (pieces.length === limit) {
      pieces.push(text.slice(0, at));
      break;
    }
    const end = at;
    while (at > 0 && !isSpaceCharacter(text[at - 1])) at--;
    pieces.push(text.slice(at, end));
  }
  return pieces.reverse();
}

/** @throws Fault ValueError */
export function split(text: string, separator: string, limit = -1): string[] {
  checkSeparator(separator);
  if (limit < 0) return text.split(separator);
  const pieces: string[] = [];
  let at = 0;
  while (pieces.length < limit) {
    const found = text.indexOf(separator, at);
    if (found === -1) break;
    pieces.push(text.slice(at, found));
    at = found + separator.length;
  }
  return [...pieces, text.slice(at)];
}

/** From the end. @throws Fault ValueError */
export function splitRight(text: string, separator: string, limit = -1): string[] {
  checkSeparator(separator);
  const pieces: string[] = [];
  let end = text.length;
  while (pieces.length !== limit) {
    const found = end < separator.length ? -1 : text.lastIndexOf(separator, end - separator.length);
    if (found === -1) break;
    pieces.push(text.slice(found + separator.length, end));
    end = found;
  }
  return [...pieces, text.slice(0, end)].reverse();
}

/** What stands before, the separator, what stands behind. @throws Fault ValueError */
export function partition(text: string, separator: string): [string, string, string] {
  checkSeparator(separator);
  const found = text.indexOf(separator);
  if (found === -1) return [text, '', ''];
  return [text.slice(0, found), separator, text.slice(found + separator.length)];
}

/** At the last one. @throws Fault ValueError */
export function partitionRight(text: string, separator: string): [string, string, string] {
  checkSeparator(separator);
  const found = text.lastIndexOf(separator);
  if (found === -1) return ['', '', text];
  return [text.slice(0, found), separator, text.slice(found + separator.length)];
}

function checkSeparator(separator: string): void {
  if (separator === '') throw new Fault('ValueError', 'empty separator');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they separate lines in Python
const LINE = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/g;

/** Without an empty line at the end. */
export function splitLines(text: string, keepsEnds = false): string[] {
  const lines: string[] = [];
  let at = 0;
  for (const { index, 0: mark } of text.matchAll(LINE)) {
    lines.push(text.slice(at, keepsEnds ? index + mark.length : index));
    at = index + mark.length;
  }
  return at < text.length ? [...lines, text.slice(at)] : lines;
}

/** `text.strip(of)`: whichever of those characters are at the ends. */
export function stripCharacters(text: string, of: string, side: 'both' | 'left' | 'right'): string {
  const stripped = new Set(of);
  const points = Array.from(text);
  let [start, end] = [0, points.length];
  if (side !== 'right') while (start < end && stripped.has(points[start])) start++;
  if (side !== 'left') while (end > start && stripped.has(points[end - 1])) end--;
  return points.slice(start, end).join('');
}
