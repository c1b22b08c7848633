/** The elements of an array as text, all of one width. */
import { roundedTo, significant } from '../../../numbers/decimal.ts';
import { floatText } from '../../../numbers/float-text.ts';
import { type DType, float32 } from '../../../values/ndarray/dtype.ts';
import { shortest32 } from '../scalars.ts';

export interface ElementOptions {
  readonly precision: number;
  /** No exponents for small numbers. */
  readonly suppress: boolean;
  /** Always as many digits. */
  readonly isFixed: boolean;
}

export type Write = (x: number) => string;

/** @param data what is going to be written: it decides on width, digits and exponents */
export function elementWriter(
  data: Float64Array,
  dtype: DType,
  shape: readonly number[],
  options: ElementOptions,
): Write {
  if (dtype.isBool) return (x) => (x !== 0 ? 'True' : 'False').padStart(shape.length > 0 ? 5 : 0);
  if (dtype.isInteger) {
    const width = Math.max(0, ...ends(data).map((x) => whole(x).length));
    return (x) => whole(x).padStart(width);
  }
  return floatWriter(dtype === float32 ? shortest32 : (x) => x, data, options);
}

function ends(data: Float64Array): number[] {
  let [low, high] = [data[0] ?? 0, data[0] ?? 0];
  for (const x of data) {
    low = Math.min(low, x);
    high = Math.max(high, x);
  }
  return [low, high];
}

function whole(x: number): string {
  return Number.isSafeInteger(x) ? String(x + 0) : String(BigInt(x));
}

/** @param exact the number with as few digits as tell it from its neighbours */
function floatWriter(exact: (x: number) => number, data: Float64Array, options: ElementOptions): Write {
  const finite = Array.from(data.filter(Number.isFinite), exact);
  const sizes = finite.map(Math.abs).filter((x) => x !== 0);
  const [least, most] = sizes.reduce(([low, high], x) => [Math.min(low, x), Math.max(high, x)], [Infinity, 0]);
  const isScientific =
    sizes.length > 0 && (most >= 1e8 || (!options.suppress && (least < 0.0001 || most / least > 1000)));
  const write = isScientific ? scientific(finite, options) : positional(finite, options);
  const hasOthers = finite.length < data.length;
  let { left } = write;
  if (hasOthers) {
    const longest = data.includes(Number.NEGATIVE_INFINITY) ? 4 : 3;
    left = Math.max(left, longest - write.right - 1);
  }
  const width = left + write.right + 1;
  return (x) => {
    if (!Number.isFinite(x)) return floatText(x).padStart(width);
    const text = write.text(write.isExact ? x : exact(x));
    return ' '.repeat(Math.max(0, left - write.lengthLeft(text))) + text;
  };
}

interface Writer {
  readonly text: Write;
  /** Characters before the point, and what stands after it. */
  readonly left: number;
  readonly right: number;
  readonly lengthLeft: (text: string) => number;
  /** It writes digits of the number itself, beyond the fewest. */
  readonly isExact: boolean;
}

const beforePoint = (text: string) => text.indexOf('.');

function positional(finite: readonly number[], { precision, isFixed }: ElementOptions): Writer {
  const digits = (x: number) => (isFixed ? fixed(x, precision) : trimmed(x, precision));
  let [left, right] = [0, 0];
  for (const x of finite) {
    const text = digits(x);
    left = Math.max(left, beforePoint(text));
    right = Math.max(right, text.length - beforePoint(text) - 1);
  }
  return { text: (x) => pad(digits(x), right), left, right, lengthLeft: beforePoint, isExact: false };
}

function pad(text: string, right: number): string {
  return text.padEnd(beforePoint(text) + 1 + right);
}

function sign(x: number): string {
  return x < 0 || Object.is(x, -0) ? '-' : '';
}

/** Rounded half to even, from the exact digits. */
function fixed(x: number, precision: number): string {
  const digits = String(roundedTo(Math.abs(x), precision)).padStart(precision + 1, '0');
  const point = digits.length - precision;
  return `${sign(x)}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** With a point and no zeros at the end. */
function trimmed(x: number, precision: number): string {
  const all = expanded(Math.abs(x));
  const text = all.length - beforePoint(all) - 1 > precision ? fixed(Math.abs(x), precision) : all;
  return sign(x) + text.replace(/0+$/, '');
}

/** As few digits as there can be, without an exponent. */
function expanded(x: number): string {
  const [mantissa, exponent] = x.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const point = Number(exponent) + 1;
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  return `${digits.padEnd(point, '0').slice(0, point)}.${digits.slice(point)}`;
}

function scientific(finite: readonly number[], { precision, isFixed }: ElementOptions): Writer {
  let [digits, exponentDigits, left] = [isFixed ? precision : 0, 2, 1];
  for (const x of finite) {
    const [mantissa, exponent] = Math.abs(x).toExponential().split('e');
    digits = Math.max(digits, Math.min(mantissa.length - 2, trimmedLength(x, precision)));
    exponentDigits = Math.max(exponentDigits, exponent.length - 1);
    left = Math.max(left, 1 + sign(x).length);
  }
  const text = (x: number) => {
    const { digits: all, point } = significant(Math.abs(x), digits + 1);
    const exponent = x === 0 ? 0 : point - 1;
    const size = String(Math.abs(exponent)).padStart(exponentDigits, '0');
    return `${sign(x)}${all[0]}.${all.slice(1).padEnd(digits, '0')}e${exponent < 0 ? '-' : '+'}${size}`;
  };
  return { text, left, right: digits + exponentDigits + 2, lengthLeft: beforePoint, isExact: true };
}

/** Digits after the point that are left of so many when zeros at the end are taken away. */
function trimmedLength(x: number, precision: number): number {
  return significant(Math.abs(x), precision + 1).digits.replace(/0+$/, '').length - 1;
}
