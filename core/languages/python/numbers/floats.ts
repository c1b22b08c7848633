/** Python's float where it is not JavaScript's number: division with floor, powers, rounding. */
import { floorQuotient, floorRemainder } from '../../../autodiff/ops/floored.ts';
import { binary, toInt } from './conversions.ts';
import { roundedTo } from './decimal.ts';
import { Fault } from './fault.ts';
import { type Int, normalise } from './integers.ts';

/** @throws Fault ZeroDivisionError */
export function div(x: number, y: number): number {
  if (y === 0) throw new Fault('ZeroDivisionError', 'float division by zero');
  return x / y;
}

/** With the sign of `y`. @throws Fault ZeroDivisionError */
export function mod(x: number, y: number): number {
  if (y === 0) throw new Fault('ZeroDivisionError', 'float modulo');
  return floorRemainder(x, y);
}

/** @throws Fault ZeroDivisionError */
export function floorDiv(x: number, y: number): number {
  if (y === 0) throw new Fault('ZeroDivisionError', 'float floor division by zero');
  return floorQuotient(x, y);
}

/** @throws Fault ZeroDivisionError */
export function divmod(x: number, y: number): [quotient: number, rest: number] {
  if (y === 0) throw new Fault('ZeroDivisionError', 'float divmod()');
  return [floorQuotient(x, y), floorRemainder(x, y)];
}

/**
 * Whether the float `x ** y` exists: a complex one, of a negative number to a broken power, is left to the caller.
 *
 * @throws Fault ZeroDivisionError
 */
export function powKind(x: number, y: number): 'real' | 'complex' {
  if (x === 0 && y < 0 && Number.isFinite(y))
    throw new Fault('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  return x < 0 && Number.isFinite(x) && Number.isFinite(y) && !Number.isInteger(y) ? 'complex' : 'real';
}

/** A float that is infinite although its arguments are not. @throws Fault OverflowError */
export function checkPow(x: number, y: number, power: number): void {
  if (!Number.isFinite(power) && Number.isFinite(x) && Number.isFinite(y))
    throw new Fault('OverflowError', "(34, 'Numerical result out of range')", [34, 'Numerical result out of range']);
}

/** `round(x)`: the nearest int, ties to even. @throws Fault OverflowError, ValueError */
export function roundToInt(x: number): Int {
  return toInt(roundHalfEven(x));
}

/** Ties to even; infinities and NaN are themselves. */
export function roundHalfEven(x: number): number {
  const low = Math.floor(x);
  const side = x - low - 0.5;
  if (side < 0 || (side === 0 && low % 2 === 0)) return low;
  return side >= 0 ? low + 1 : x;
}

/** No float has digits behind the 323rd place that could be rounded away, nor any before the 308th. */
const FIRST_PLACE = -308;
const LAST_PLACE = 323;

/** `round(x, digits)`: the exact decimal expansion is rounded, ties to even. @throws Fault OverflowError */
export function roundTo(x: number, digits: Int): number {
  if (!Number.isFinite(x) || x === 0 || digits > LAST_PLACE) return x;
  if (digits < FIRST_PLACE) return 0 * x;
  const places = Number(digits);
  const size = Number(`${roundedTo(Math.abs(x), places)}e${-places}`);
  if (!Number.isFinite(size)) throw new Fault('OverflowError', 'rounded value too large to represent');
  return x < 0 ? -size : size;
}

/** In lowest terms, with a positive denominator. @throws Fault OverflowError, ValueError */
export function asIntegerRatio(x: number): [numerator: Int, denominator: Int] {
  if (Number.isNaN(x)) throw new Fault('ValueError', 'cannot convert NaN to integer ratio');
  if (!Number.isFinite(x)) throw new Fault('OverflowError', 'cannot convert Infinity to integer ratio');
  let [n, exponent] = binary(x);
  while (n !== 0n && exponent < 0 && (n & 1n) === 0n) {
    n >>= 1n;
    exponent++;
  }
  if (n === 0n) return [0, 1];
  return exponent >= 0 ? [normalise(n << BigInt(exponent)), 1] : [normalise(n), normalise(1n << BigInt(-exponent))];
}
