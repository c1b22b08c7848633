/** `repr` of str and bytes, and `ascii`. */

/** Category `Cc`, `Cf`, `Cs`, `Co`, `Cn`, `Zl`, `Zp` or `Zs`; of these the space alone is printable. */
const UNPRINTABLE = /[\p{C}\p{Z}]/u;
const PLAIN = /^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/;

const NAMED: { readonly [character: string]: string } = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Single quotes, unless the text has such and no double ones. */
export function quote(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  return quoted(text, (c) => UNPRINTABLE.test(c) && c !== ' ');
}

/** `ascii(text)`: nothing but ASCII. */
export function quoteAscii(text: string): string {
  return quoted(text, (c) => c < ' ' || c > '~');
}

export function quoteBytes(bytes: Uint8Array): string {
  return `b${quoted(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''), (c) => c < ' ' || c > '~')}`;
}

/** `str.isprintable`. */
export function isPrintable(text: string): boolean {
  return !UNPRINTABLE.test(text.replaceAll(' ', ''));
}

function quoted(text: string, isEscaped: (character: string) => boolean): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = '';
  for (const c of text) {
    if (c === mark) body += `\\${c}`;
    else body += NAMED[c] ?? (isEscaped(c) ? escaped(c.codePointAt(0)!) : c);
  }
  return mark + body + mark;
}

/** A character by its number, in the shortest of Python’s three ways. */
export function escaped(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
