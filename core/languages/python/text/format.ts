/** `format(x, spec)` of int, float and str. The spec's `size` has to be charged first. */
import { toFloat } from '../numbers/conversions.ts';
import { Fault } from '../numbers/fault.ts';
import { intText } from '../numbers/integer-text.ts';
import { abs, type Int } from '../numbers/integers.ts';
import { length, substring } from './code-points.ts';
import { type FloatType, layout } from './digits-layout.ts';
import type { Spec } from './format-spec.ts';

/** @throws Fault ValueError */
export function formatStr(text: string, spec: Spec): string {
  const { sign, coerce, alternate, align, precision, width, fill } = spec;
  if (sign !== '') throw notFor('string', sign === ' ' ? 'Space' : 'Sign');
  if (coerce) throw notFor('string', 'Negative zero coercion (z)');
  if (alternate) throw notFor('string', 'Alternate form (#)');
  if (align === '=') throw notFor('string', "'=' alignment");
  const shown = precision !== undefined && precision < length(text) ? substring(text, 0, precision) : text;
  return padded('', shown, { fill, align, width });
}

const RADIX: { readonly [type: string]: readonly [radix: number, prefix: string] } = {
  b: [2, '0b'],
  o: [8, '0o'],
  x: [16, '0x'],
  X: [16, '0X'],
};

const GREATEST_LONG = 2n ** 63n;

/** @throws Fault ValueError, OverflowError */
export function formatInt(x: Int, spec: Spec): string {
  if ('eEfFgG%'.includes(spec.type)) return formatFloat(toFloat(x), spec);
  const { type, sign, precision, coerce, alternate } = spec;
  if (precision !== undefined) throw notFor('integer', 'Precision');
  if (coerce) throw notFor('integer', 'Negative zero coercion (z)');
  if (type === 'c') {
    const says = "not allowed with integer format specifier 'c'";
    if (sign !== '') throw new Fault('ValueError', `Sign ${says}`);
    if (alternate) throw new Fault('ValueError', `Alternate form (#) ${says}`);
    if (x >= GREATEST_LONG || x < -GREATEST_LONG)
      throw new Fault('OverflowError', 'Python int too large to convert to C long');
    return padded('', character(x), spec);
  }
  const [radix, prefix] = RADIX[type] ?? [10, ''];
  const digits = radix === 10 ? intText(abs(x)) : abs(x).toString(radix);
  return number(
    x < 0,
    alternate ? prefix : '',
    type === 'X' ? digits.toUpperCase() : digits,
    spec,
    radix === 10 ? 3 : 4,
  );
}

/** @throws Fault OverflowError */
export function character(x: Int): string {
  if (x < 0 || x > 0x10ffff) throw new Fault('OverflowError', '%c arg not in range(0x110000)');
  return String.fromCodePoint(Number(x));
}

/** @throws Fault ValueError */
export function formatFloat(x: number, spec: Spec): string {
  const { type, precision, alternate, coerce } = spec;
  const isPlain = type === '';
  const kind = isPlain ? (precision === undefined ? 'r' : 'g') : ({ '%': 'f', n: 'g' }[type] ?? type);
  const value = type === '%' ? x * 100 : x;
  const text = layout(value, kind as FloatType, precision ?? (isPlain ? 0 : 6), alternate, isPlain);
  const isNegative = (value < 0 || Object.is(value, -0)) && !(coerce && !/[1-9i]/i.test(text));
  return number(isNegative, '', type === '%' ? `${text}%` : text, spec, 3);
}

/** Sign, prefix, digits in groups, what follows the digits; zeros that fill are digits. */
function number(isNegative: boolean, prefix: string, text: string, spec: Spec, group: number): string {
  const { sign, fill, align, width, grouping } = spec;
  const head = (isNegative ? '-' : sign === '-' ? '' : sign) + prefix;
  if (grouping === '') return padded(head, text, spec);
  const [digits] = /^[0-9a-f]*/i.exec(group === 4 ? text : text.replace(/\D.*/s, ''))!;
  const rest = text.slice(digits.length);
  const least = fill === '0' && align === '=' ? width - head.length - rest.length : 0;
  return padded(head, (digits === '' ? '' : grouped(digits, grouping, group, least)) + rest, spec);
}

/** From the right; filled with zeros to `least` characters, but never to a group that is a mark alone. */
function grouped(digits: string, mark: string, size: number, least: number): string {
  const groups: string[] = [];
  let rest = digits.length;
  let missing = least;
  for (;;) {
    const count = Math.min(size, Math.max(rest, missing, 1));
    const taken = Math.max(0, Math.min(rest, count));
    groups.push(digits.slice(rest - taken, rest).padStart(count, '0'));
    rest -= taken;
    missing -= count;
    if (rest <= 0 && missing <= 0) return groups.reverse().join(mark);
    missing -= mark.length;
  }
}

function padded(head: string, body: string, { fill, align, width }: Pick<Spec, 'fill' | 'align' | 'width'>): string {
  const missing = width - head.length - length(body);
  if (missing <= 0) return head + body;
  if (align === '=') return head + fill.repeat(missing) + body;
  const left = align === '<' ? 0 : align === '^' ? Math.floor(missing / 2) : missing;
  return fill.repeat(left) + head + body + fill.repeat(missing - left);
}

function notFor(kind: string, what: string): Fault {
  return new Fault('ValueError', `${what} not allowed in ${kind} format specifier`);
}
