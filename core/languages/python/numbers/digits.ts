/** What `int('…')` and `float('…')` make of their text before they look at it. */
import { isSpaceCharacter, strip } from '../text/whitespace.ts';

const DECIMAL = /^\p{Nd}$/u;

/** White space around it is gone, and the decimal digits of all scripts are those of ASCII. */
export function asciiNumeral(text: string): string {
  return stripAscii(Array.from(text, asciiOf).join(''));
}

function asciiOf(character: string): string {
  if (character < '\x7f') return character;
  if (isSpaceCharacter(character)) return ' ';
  return DECIMAL.test(character) ? String(decimalValue(character)) : character;
}

/** What C takes for white space: not U+001C … U+001F. */
export function stripAscii(text: string): string {
  return strip(text, (c) => c === ' ' || (c >= '\t' && c <= '\r'));
}

/** What the digit stands for: those of a script are ten in a row, from 0 on, and scripts may follow each other. */
export function decimalValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  let before = 0;
  while (DECIMAL.test(String.fromCodePoint(code - before - 1))) before++;
  return before % 10;
}
