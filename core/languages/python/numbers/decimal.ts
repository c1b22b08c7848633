/** The decimal digits of floats: exact ones, rounded half to even, and the fewest that tell a float from all others. */
import { binary } from './conversions.ts';

/** 0.d₁d₂d₃… · 10^point */
export interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/** No float has more digits behind the point, and none more in front. */
const MOST_BEHIND = 1074;
const MOST_SIGNIFICANT = 767;

/** The first `count` ≥ 1 significant digits of a finite x ≥ 0; zeros that end an exact expansion may be missing. */
export function significant(x: number, count: number): Decimal {
  if (x === 0) return { digits: '0', point: 1 };
  const wanted = Math.min(count, MOST_SIGNIFICANT);
  // The shortest text of 99999999999999991611392 is 1e23: the first digit may stand one place lower than it says.
  const { point } = shortest(x);
  const lower = String(roundedTo(x, wanted - point + 1));
  if (lower.length === wanted) return { digits: lower, point: point - 1 };
  const digits = String(roundedTo(x, wanted - point));
  return digits.length === wanted ? { digits, point } : { digits: digits.slice(0, wanted), point: point + 1 };
}

/** All digits of a finite x ≥ 0 up to the `behind`th behind the point; fewer if the rest are zeros. */
export function fixed(x: number, behind: number): Decimal {
  const places = Math.min(behind, MOST_BEHIND);
  const digits = String(roundedTo(x, places));
  return { digits, point: digits.length - places };
}

/** The fewest digits that read as x ≥ 0 again. */
export function shortest(x: number): Decimal {
  const [, first, rest = '', exponent] = /^(\d)(?:\.(\d+))?e(.*)$/.exec(x.toExponential())!;
  return { digits: first + rest, point: Number(exponent) + 1 };
}

/** x · 10^places, to the nearest integer, ties to even; for a finite x ≥ 0. */
export function roundedTo(x: number, places: number): bigint {
  let [n, exponent] = binary(x);
  let divisor = 1n;
  if (places >= 0) n *= 10n ** BigInt(places);
  else divisor = 10n ** BigInt(-places);
  if (exponent >= 0) n <<= BigInt(exponent);
  else divisor <<= BigInt(-exponent);
  const quotient = n / divisor;
  const twice = 2n * (n - quotient * divisor);
  return twice > divisor || (twice === divisor && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}
