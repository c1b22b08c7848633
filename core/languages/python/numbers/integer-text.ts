/** `int('…', base)`, and an int in digits. */
import { quote } from '../text/quote.ts';
import { asciiNumeral } from './digits.ts';
import { Fault } from './fault.ts';
import { bitLength, type Int, neg, normalise } from './integers.ts';

/** CPython's default: longer conversions between binary and other digits take quadratic time. */
const MOST_DIGITS = 4300;
const LIMIT = `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion`;
const HINT = 'use sys.set_int_max_str_digits() to increase the limit';

/** In decimal digits. @throws Fault ValueError over 4300 of them */
export function intText(x: Int): string {
  if (typeof x === 'number') return String(x);
  // 10 has more than 3.3 bits.
  if (bitLength(x) < 3.3 * MOST_DIGITS) return x.toString();
  const text = bitLength(x) > 3.4 * MOST_DIGITS ? undefined : x.toString();
  if (text === undefined || text.length - (x < 0n ? 1 : 0) > MOST_DIGITS)
    throw new Fault('ValueError', `${LIMIT}; ${HINT}`);
  return text;
}

const USUAL = /^[+-]?\d{1,15}$/;
const PREFIXES: { readonly [letter: string]: number } = { b: 2, o: 8, x: 16 };

/** Signs, underscores between digits, and for base 0 or its own base a prefix. @throws Fault ValueError */
export function intFromText(text: string, base: Int = 10): Int {
  if (base === 10 && USUAL.test(text)) return Number(text) + 0;
  if (base !== 0 && (base < 2 || base > 36)) throw new Fault('ValueError', 'int() base must be >= 2 and <= 36, or 0');
  const numeral = asciiNumeral(text).toLowerCase();
  const [, minus, prefix, body] = /^([+-]?)(0[box]_?)?(.*)$/s.exec(numeral)!;
  const named = prefix === undefined ? undefined : PREFIXES[prefix[1]];
  // In base 16 the prefix 0b is two digits.
  const hasPrefix = named !== undefined && (base === 0 || base === named);
  const radix = hasPrefix ? named : base === 0 ? 10 : Number(base);
  const digits = hasPrefix ? body : numeral.slice(minus.length);
  const isZeroOrPlain = base !== 0 || hasPrefix || !/^0[0_]*[1-9]/.test(digits);
  if (!isZeroOrPlain || !isNumeral(digits, radix))
    throw new Fault('ValueError', `invalid literal for int() with base ${base}: ${quote(text)}`);
  const size = magnitude(digits.replaceAll('_', ''), radix);
  return minus === '-' ? neg(size) : size;
}

function isNumeral(digits: string, radix: number): boolean {
  if (!/^[0-9a-z]+(_[0-9a-z]+)*$/.test(digits)) return false;
  for (const digit of digits) if (digit !== '_' && !(Number.parseInt(digit, 36) < radix)) return false;
  return true;
}

function magnitude(digits: string, radix: number): Int {
  if (digits.length <= 10) return Number.parseInt(digits, radix);
  const prefix = { 2: '0b', 8: '0o', 16: '0x' }[radix];
  if (prefix !== undefined) return normalise(BigInt(prefix + digits));
  const isPowerOfTwo = (radix & (radix - 1)) === 0;
  if (!isPowerOfTwo && digits.length > MOST_DIGITS)
    throw new Fault('ValueError', `${LIMIT}: value has ${digits.length} digits; ${HINT}`);
  if (radix === 10) return normalise(BigInt(digits));
  if (isPowerOfTwo) return magnitude(Array.from(digits, (d) => bits(d, Math.log2(radix))).join(''), 2);
  const power = BigInt(radix);
  return normalise(Array.from(digits, (d) => BigInt(Number.parseInt(d, 36))).reduce((sum, d) => sum * power + d));
}

function bits(digit: string, count: number): string {
  return Number.parseInt(digit, 36).toString(2).padStart(count, '0');
}
