/** A float as text, decimal and hexadecimal, and back. */
import { quote } from '../text/quote.ts';
import { binary, fromBinary } from './conversions.ts';
import { asciiNumeral, stripAscii } from './digits.ts';
import { Fault } from './fault.ts';

/** `repr(x)` and `str(x)`: the fewest digits that read as x again, and always a point or an exponent. */
export function floatText(x: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf';
  if (x === 0) return Object.is(x, -0) ? '-0.0' : '0.0';
  const size = Math.abs(x);
  if (size >= 1e-4 && size < 1e16) return Number.isInteger(x) ? `${x}.0` : String(x);
  const [mantissa, exponent] = x.toExponential().split('e');
  return `${mantissa}e${exponentText(Number(exponent))}`;
}

/** With its sign and at least two digits. */
export function exponentText(exponent: number): string {
  return (exponent < 0 ? '-' : '+') + String(Math.abs(exponent)).padStart(2, '0');
}

const NUMBER = /^[+-]?(?:(?:\d+(?:_\d+)*)(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i;
const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i;

/** `float(text)`. @throws Fault ValueError */
export function floatFromText(text: string): number {
  const numeral = asciiNumeral(text);
  if (NUMBER.test(numeral)) return Number(numeral.replaceAll('_', ''));
  const special = SPECIAL.exec(numeral);
  if (special === null) throw new Fault('ValueError', `could not convert string to float: ${quote(text)}`);
  if (special[2] === undefined) return Number.NaN;
  return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** `x.hex()` */
export function hexText(x: number): string {
  if (!Number.isFinite(x)) return floatText(x);
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  if (x === 0) return `${sign}0x0.0p+0`;
  const [n, exponent] = binary(Math.abs(x));
  const lead = n >> 52n;
  const fraction = (n & (2n ** 52n - 1n)).toString(16).padStart(13, '0');
  const power = exponent + 52;
  return `${sign}0x${lead}.${fraction}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

const HEX = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?$/i;

/** `float.fromhex(text)`, rounded half to even. @throws Fault ValueError, OverflowError */
export function floatFromHex(text: string): number {
  const numeral = stripAscii(text);
  const special = SPECIAL.exec(numeral);
  if (special !== null) return floatFromText(numeral);
  const match = HEX.exec(numeral);
  if (match === null || (match[2] === '' && !match[3]))
    throw new Fault('ValueError', 'invalid hexadecimal floating-point string');
  const [, sign, whole, fraction = '', power = '0'] = match;
  const size = fromBinary(BigInt(`0x${whole}${fraction}`), Number(power) - 4 * fraction.length);
  if (!Number.isFinite(size)) throw new Fault('OverflowError', 'hexadecimal value too large to represent as a float');
  return sign === '-' ? -size : size;
}
