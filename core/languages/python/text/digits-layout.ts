/** A float's digits as text: scientific, fixed, or whichever is shorter. What C's printf and CPython's formats share. */
import { type Decimal, fixed, shortest, significant } from '../numbers/decimal.ts';
import { exponentText } from '../numbers/float-text.ts';

/** In capital letters the text is in capitals; `r` is the shortest text that reads as the number again. */
export type FloatType = 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'r';

/**
 * Of |x|, which may be infinite or NaN.
 *
 * @param alternate keeps the point, and with `g` the zeros
 * @param addsZero adds `.0` to a whole number without an exponent, and counts it in `g`
 */
export function layout(x: number, type: FloatType, precision: number, alternate = false, addsZero = false): string {
  const size = Math.abs(x);
  const lower = type.toLowerCase();
  const text = Number.isFinite(size) ? finite(size, lower, precision, alternate, addsZero) : size > 0 ? 'inf' : 'nan';
  return lower === type ? text : text.toUpperCase();
}

function finite(x: number, type: string, precision: number, alternate: boolean, addsZero: boolean): string {
  if (type === 'f') return plain(fixed(x, precision), precision, alternate, false);
  if (type === 'e') return scientific(significant(x, precision + 1), precision, alternate);
  const most = Math.max(precision, 1);
  const decimal = type === 'r' ? shortest(x) : significant(x, most);
  const { point } = decimal;
  const digits = decimal.digits.replace(/0+$/, '');
  const isScientific = point < -3 || point > (type === 'r' ? 16 : addsZero ? most - 1 : most);
  const behind = alternate && type === 'g' ? most - (isScientific ? 1 : point) : 0;
  return isScientific
    ? scientific({ digits, point }, behind, alternate)
    : plain({ digits, point }, behind, alternate, addsZero);
}

function scientific({ digits, point }: Decimal, behind: number, alternate: boolean): string {
  const rest = digits.slice(1).padEnd(behind, '0');
  const mark = rest !== '' || alternate ? '.' : '';
  return `${digits[0] ?? '0'}${mark}${rest}e${exponentText(point - 1)}`;
}

function plain({ digits, point }: Decimal, behind: number, alternate: boolean, addsZero: boolean): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const rest = (point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits).padEnd(behind, '0');
  if (rest === '') return whole + (addsZero ? '.0' : alternate ? '.' : '');
  return `${whole}.${rest}`;
}
