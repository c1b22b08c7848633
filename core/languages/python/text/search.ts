/** What is sought in a text between two places. Places are code points; negative ones count from the end. */
import { indexOf, length, unitOf } from './code-points.ts';

/** In code points; what the arguments `start` and `end` leave out is 0 and the length. */
export interface Range {
  readonly start?: number;
  readonly end?: number;
}

/** Where it begins first, or −1. */
export function find(text: string, sought: string, range: Range = {}): number {
  const { from, to, isEmpty } = units(text, range);
  const found = isEmpty ? -1 : text.indexOf(sought, from);
  return found === -1 || found + sought.length > to ? -1 : indexOf(text, found);
}

/** Where it begins last, or −1. */
export function findLast(text: string, sought: string, range: Range = {}): number {
  const { from, to, isEmpty } = units(text, range);
  const found = isEmpty || to < sought.length ? -1 : text.lastIndexOf(sought, to - sought.length);
  return found < from ? -1 : indexOf(text, found);
}

/** How often it is there without overlap; an empty text, once beside each character. */
export function count(text: string, sought: string, range: Range = {}): number {
  const { from, to, isEmpty } = units(text, range);
  if (isEmpty) return 0;
  if (sought === '') return length(text.slice(from, to)) + 1;
  let times = 0;
  for (let at = from; ; times++) {
    const found = text.indexOf(sought, at);
    if (found === -1 || found + sought.length > to) return times;
    at = found + sought.length;
  }
}

export function startsWith(text: string, prefix: string, range: Range = {}): boolean {
  const { from, to, isEmpty } = units(text, range);
  return !isEmpty && from + prefix.length <= to && text.startsWith(prefix, from);
}

export function endsWith(text: string, suffix: string, range: Range = {}): boolean {
  const { from, to, isEmpty } = units(text, range);
  return !isEmpty && to - suffix.length >= from && text.endsWith(suffix, to);
}

/** The first `limit` of them; all if that is negative. An empty text is there beside each character. */
export function replace(text: string, sought: string, by: string, limit = -1): string {
  const pieces = sought === '' ? ['', ...text, ''] : text.split(sought);
  const most = limit < 0 ? pieces.length : limit;
  return pieces.map((piece, i) => (i === 0 ? piece : (i <= most ? by : sought) + piece)).join('');
}

export function removePrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

export function removeSuffix(text: string, suffix: string): string {
  return suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
}

/** A range that begins behind the text or its own end holds nothing, not even an empty text. */
function units(text: string, { start, end }: Range): { from: number; to: number; isEmpty: boolean } {
  if (start === undefined && end === undefined) return { from: 0, to: text.length, isEmpty: false };
  const size = length(text);
  const first = clamped(start ?? 0, size);
  const last = Math.min(clamped(end ?? size, size), size);
  return { from: unitOf(text, Math.min(first, size)), to: unitOf(text, last), isEmpty: first > last };
}

function clamped(place: number, size: number): number {
  return place < 0 ? Math.max(place + size, 0) : place;
}
