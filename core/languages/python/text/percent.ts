/** `template % values`, as C's printf and CPython's str.__mod__ have it. */
import { Fault } from '../numbers/fault.ts';
import { intText } from '../numbers/integer-text.ts';
import { abs, type Int } from '../numbers/integers.ts';
import { indexOf, length, substring } from './code-points.ts';
import { type FloatType, layout } from './digits-layout.ts';
import { character } from './format.ts';

/** The values, and what of a value is needed. */
export interface PercentSource<V> {
  /** The items of the tuple, or the one value. */
  readonly values: readonly V[];
  /** For `%(key)d`; undefined if the value is no mapping. */
  readonly byKey: ((key: string) => V) | undefined;
  /** A number as an int, cut off towards 0; undefined if it is none. */
  truncated(value: V): Int | undefined;
  /** What may be an index; undefined for others. */
  integer(value: V): Int | undefined;
  float(value: V): number | undefined;
  /** A string, for `%c`; undefined for others. */
  string(value: V): string | undefined;
  text(value: V, how: 's' | 'r' | 'a'): string;
  typeName(value: V): string;
  /** Characters that a width or a precision asks for, before they are made. */
  charge(characters: number): void;
}

interface Conversion {
  readonly type: string;
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
}

/** `%(key)` is read apart, since parentheses nest. */
const REST = /([-+ #0]*)(\*|\d*)(\.(?:\*|\d*))?[hlL]?(.?)/suy;
const PREFIX: { readonly [type: string]: string } = { o: '0o', x: '0x', X: '0X' };
/** Nothing is as large as these; a width below is charged. */
const LIMITS = { width: 2 ** 63, precision: 2 ** 31 };

/** @throws Fault TypeError, ValueError, OverflowError, and what the source throws */
export function percentFormat<V>(template: string, source: PercentSource<V>): string {
  const { values, byKey } = source;
  let used = 0;
  const next = (): V => {
    if (used >= values.length) throw new Fault('TypeError', 'not enough arguments for format string');
    return values[used++];
  };
  const star = (): number => {
    const value = source.integer(next());
    if (value === undefined) throw new Fault('TypeError', '* wants int');
    return Number(value);
  };
  let result = '';
  let at = 0;
  for (;;) {
    const start = template.indexOf('%', at);
    result += template.slice(at, start === -1 ? undefined : start);
    if (start === -1) break;
    at = start + 1;
    if (template[at] === '%') {
      result += '%';
      at++;
      continue;
    }
    let pick = next;
    if (template[at] === '(') {
      if (byKey === undefined) throw new Fault('TypeError', 'format requires a mapping');
      const end = closing(template, at);
      const key = template.slice(at + 1, end);
      pick = () => byKey(key);
      at = end + 1;
    }
    REST.lastIndex = at;
    const [all, marks, widthText, precisionText, type] = REST.exec(template)!;
    const asked = widthText === '*' ? star() : limited('width', widthText);
    const precision =
      precisionText === undefined
        ? undefined
        : precisionText === '.*'
          ? Math.max(0, star())
          : limited('precision', precisionText.slice(1));
    if (type === '') throw new Fault('ValueError', 'incomplete format');
    at += all.length;
    const flags = asked < 0 ? `${marks}-` : marks;
    const conversion = { type, flags, width: Math.abs(asked), precision };
    result += convert(pick(), conversion, source, () => indexOf(template, at - type.length));
  }
  if (used < values.length && byKey === undefined)
    throw new Fault('TypeError', 'not all arguments converted during string formatting');
  return result;
}

function closing(template: string, open: number): number {
  let depth = 0;
  for (let i = open; i < template.length; i++) {
    if (template[i] === '(') depth++;
    else if (template[i] === ')' && --depth === 0) return i;
  }
  throw new Fault('ValueError', 'incomplete format key');
}

function limited(what: keyof typeof LIMITS, digits: string): number {
  if (Number(digits) >= LIMITS[what]) throw new Fault('ValueError', `${what} too big`);
  return Number(digits);
}

function convert<V>(value: V, conversion: Conversion, source: PercentSource<V>, index: () => number): string {
  const { type, flags, width, precision } = conversion;
  source.charge(Math.max(width, 'sra'.includes(type) ? 0 : (precision ?? 0)));
  switch (type) {
    case 's':
    case 'r':
    case 'a': {
      const text = source.text(value, type);
      return padded('', precision === undefined ? text : substring(text, 0, precision), conversion, false);
    }
    case 'c':
      return padded('', characterOf(value, source), conversion, false);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X': {
      const x = type === 'o' || type.toLowerCase() === 'x' ? source.integer(value) : source.truncated(value);
      if (x === undefined)
        throw new Fault('TypeError', `%${type} format: ${needed(type)} is required, not ${source.typeName(value)}`);
      const prefix = flags.includes('#') ? (PREFIX[type] ?? '') : '';
      const digits = digitsOf(abs(x), type).padStart(precision ?? 0, '0');
      return padded(signOf(x < 0, flags) + prefix, digits, conversion, true);
    }
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': {
      const x = source.float(value);
      if (x === undefined) throw new Fault('TypeError', `must be real number, not ${source.typeName(value)}`);
      const digits = layout(x, type as FloatType, precision ?? 6, flags.includes('#'));
      return padded(signOf(x < 0 || Object.is(x, -0), flags), digits, conversion, true);
    }
    default: {
      const code = type.codePointAt(0)!;
      const shown = code >= 31 && code <= 126 ? type : '?';
      throw new Fault(
        'ValueError',
        `unsupported format character '${shown}' (0x${code.toString(16)}) at index ${index()}`,
      );
    }
  }
}

function needed(type: string): string {
  return 'oxX'.includes(type) ? 'an integer' : 'a real number';
}

function digitsOf(x: Int, type: string): string {
  if (!'oxX'.includes(type)) return intText(x);
  const digits = x.toString(type === 'o' ? 8 : 16);
  return type === 'X' ? digits.toUpperCase() : digits;
}

function characterOf<V>(value: V, source: PercentSource<V>): string {
  const text = source.string(value);
  if (text !== undefined && length(text) === 1) return text;
  const code = text === undefined ? source.integer(value) : undefined;
  if (code === undefined) throw new Fault('TypeError', '%c requires int or char');
  return character(code);
}

function signOf(isNegative: boolean, flags: string): string {
  return isNegative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
}

/** The sign and prefix stand before zeros that fill, and after spaces. */
function padded(head: string, body: string, { flags, width }: Conversion, mayHaveZeros: boolean): string {
  const missing = Math.max(0, width - head.length - length(body));
  if (flags.includes('-')) return head + body + ' '.repeat(missing);
  if (mayHaveZeros && flags.includes('0')) return head + '0'.repeat(missing) + body;
  return ' '.repeat(missing) + head + body;
}
