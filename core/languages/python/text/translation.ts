/** `str.maketrans` and `str.translate` with the tables that they make. */
import { Fault } from '../numbers/fault.ts';
import { characters, length } from './code-points.ts';

/** Code points and what they become; null deletes. */
export type Translation = Map<number, number | string | null>;

/** `str.maketrans(from, to, deleted)` @throws Fault ValueError */
export function makeTranslation(from: string, to: string, deleted = ''): Translation {
  if (length(from) !== length(to))
    throw new Fault('ValueError', 'the first two maketrans arguments must have equal length');
  const targets = characters(to);
  const table: Translation = new Map(characters(from).map((c, i) => [c.codePointAt(0)!, targets[i].codePointAt(0)!]));
  for (const c of deleted) table.set(c.codePointAt(0)!, null);
  return table;
}

/**
 * @param lookUp what a code point becomes: undefined leaves it as it is
 * @throws Fault ValueError, and what `lookUp` throws
 */
export function translate(text: string, lookUp: (code: number) => number | string | null | undefined): string {
  let result = '';
  for (const c of text) {
    const becomes = lookUp(c.codePointAt(0)!);
    if (becomes === undefined) result += c;
    else if (typeof becomes === 'string') result += becomes;
    else if (becomes !== null) {
      if (!(becomes >= 0 && becomes <= 0x10ffff))
        throw new Fault('ValueError', 'character mapping must be in range(0x110000)');
      result += String.fromCodePoint(becomes);
    }
  }
  return result;
}
