import type { Span } from '../runtime/nodes.ts';

const LONGEST = 40;

/** A piece of the source on one line. */
export function shortened(source: string, { start, end }: Span): string {
  const text = source.slice(start, end).replace(/\s+/g, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
