/** `str.encode` and `bytes.decode` for UTF-8, ASCII and Latin-1. */
import { Fault } from '../numbers/fault.ts';
import { characters } from './code-points.ts';
import { escaped, quote } from './quote.ts';

interface Encoding {
  readonly name: string;
  /** All below are one byte each, except that in UTF-8 those from 128 on are several. */
  readonly limit: number;
}

const UTF8: Encoding = { name: 'utf-8', limit: 0x110000 };
const ASCII: Encoding = { name: 'ascii', limit: 128 };
const LATIN1: Encoding = { name: 'latin-1', limit: 256 };

const ENCODINGS: { readonly [name: string]: Encoding } = Object.assign(Object.create(null), {
  utf8: UTF8,
  u8: UTF8,
  ascii: ASCII,
  usascii: ASCII,
  latin1: LATIN1,
  iso88591: LATIN1,
  l1: LATIN1,
});

function encodingOf(name: string): Encoding {
  const found = ENCODINGS[name.toLowerCase().replace(/[-_ ]/g, '')];
  if (found === undefined) throw new Fault('LookupError', `unknown encoding: ${name}`);
  return found;
}

/** What stands for characters that have no bytes. */
const ENCODE_ERRORS: { readonly [handler: string]: (c: string) => string } = Object.assign(Object.create(null), {
  ignore: () => '',
  replace: () => '?',
  backslashreplace: (c: string) => escaped(c.codePointAt(0)!),
  xmlcharrefreplace: (c: string) => `&#${c.codePointAt(0)};`,
});

/** @throws Fault UnicodeEncodeError, LookupError */
export function encode(text: string, encodingName = 'utf-8', errors = 'strict'): Uint8Array {
  const encoding = encodingOf(encodingName);
  const all = characters(text);
  const bytes: number[] = [];
  const isGood = (c: string) => {
    const code = c.codePointAt(0)!;
    return code < encoding.limit && !(code >= 0xd800 && code < 0xe000);
  };
  for (let i = 0; i < all.length; i++) {
    const c = all[i];
    if (isGood(c)) {
      put(c.codePointAt(0)!, encoding, bytes);
      continue;
    }
    const handler = ENCODE_ERRORS[errors];
    if (handler === undefined) {
      let end = i + 1;
      while (end < all.length && !isGood(all[end])) end++;
      throw handlerOr(errors, () => cannotEncode(text, c, encoding, i, end));
    }
    for (const written of handler(c)) put(written.codePointAt(0)!, encoding, bytes);
  }
  return Uint8Array.from(bytes);
}

function put(code: number, { limit }: Encoding, bytes: number[]): void {
  if (code < 0x80 || limit === LATIN1.limit) bytes.push(code);
  else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
  else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
}

function cannotEncode(text: string, c: string, { name, limit }: Encoding, start: number, end: number): Fault {
  const reason = limit > 256 ? 'surrogates not allowed' : `ordinal not in range(${limit})`;
  const where =
    end - start === 1
      ? `character '${escaped(c.codePointAt(0)!)}' in position ${start}`
      : `characters in position ${start}-${end - 1}`;
  const message = `'${name}' codec can't encode ${where}: ${reason}`;
  return new Fault('UnicodeEncodeError', message, [name, text, start, end, reason]);
}

const DECODE_ERRORS: { readonly [handler: string]: (bytes: Uint8Array) => string } = Object.assign(
  Object.create(null),
  {
    ignore: () => '',
    replace: () => '\ufffd',
    backslashreplace: (bytes: Uint8Array) => Array.from(bytes, (b) => `\\x${b.toString(16).padStart(2, '0')}`).join(''),
  },
);

/** @throws Fault UnicodeDecodeError, LookupError */
export function decode(bytes: Uint8Array, encodingName = 'utf-8', errors = 'strict'): string {
  const encoding = encodingOf(encodingName);
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at];
    if (byte < Math.min(encoding.limit, encoding === UTF8 ? 128 : 256)) {
      text += String.fromCharCode(byte);
      at++;
      continue;
    }
    const { end, code, reason } =
      encoding === UTF8 ? sequence(bytes, at) : { end: at + 1, code: 0, reason: 'ordinal not in range(128)' };
    if (reason === undefined) text += String.fromCodePoint(code);
    else {
      const handler = DECODE_ERRORS[errors];
      if (handler === undefined) throw handlerOr(errors, () => cannotDecode(bytes, encoding, at, end, reason));
      text += handler(bytes.subarray(at, end));
    }
    at = end;
  }
  return text;
}

interface Sequence {
  readonly end: number;
  readonly code: number;
  /** Why the bytes up to `end` are none. */
  readonly reason?: string;
}

/** Bytes of UTF-8 from one above 127 on. */
function sequence(bytes: Uint8Array, start: number): Sequence {
  const first = bytes[start];
  const count = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return { end: start + 1, code: 0, reason: 'invalid start byte' };
  let code = first & (0x7f >> count);
  for (let k = 1; k < count; k++) {
    const at = start + k;
    if (at >= bytes.length) return { end: at, code, reason: 'unexpected end of data' };
    const byte = bytes[at];
    if ((byte & 0xc0) !== 0x80 || (k === 1 && !mayFollow(first, byte)))
      return { end: at, code, reason: 'invalid continuation byte' };
    code = (code << 6) | (byte & 0x3f);
  }
  return { end: start + count, code };
}

/** No code in more bytes than it needs, no surrogates, none above U+10FFFF. */
function mayFollow(first: number, second: number): boolean {
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second < 0xa0;
  if (first === 0xf0) return second >= 0x90;
  return first !== 0xf4 || second < 0x90;
}

function cannotDecode(bytes: Uint8Array, { name }: Encoding, start: number, end: number, reason: string): Fault {
  const where =
    end - start === 1
      ? `byte 0x${bytes[start].toString(16).padStart(2, '0')} in position ${start}`
      : `bytes in position ${start}-${end - 1}`;
  const message = `'${name}' codec can't decode ${where}: ${reason}`;
  return new Fault('UnicodeDecodeError', message, [name, bytes, start, end, reason]);
}

/** `strict` raises what is wrong; of other handlers none is known. */
function handlerOr(errors: string, strict: () => Fault): Fault {
  return errors === 'strict' ? strict() : new Fault('LookupError', `unknown error handler name ${quote(errors)}`);
}
