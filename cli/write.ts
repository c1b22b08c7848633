import { once } from 'node:events';
import type { Writable } from 'node:stream';

const ENOUGH = 1 << 16;

/** Writes many small pieces, never more at a time than the reader takes. */
export async function writeAll(pieces: Iterable<string>, stream: Writable): Promise<void> {
  let buffer = '';
  for (const piece of pieces) {
    buffer += piece;
    if (buffer.length < ENOUGH) continue;
    if (!stream.write(buffer)) await once(stream, 'drain');
    buffer = '';
  }
  stream.write(buffer);
}
