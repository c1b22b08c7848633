import { scalarRowOf } from '../autodiff/rows.ts';
import { CONSTANT, type Tape } from '../autodiff/tape.ts';
import { constantText, hasConstantArray } from './label.ts';

const SUPERSCRIPTS: Readonly<Record<string, string>> = { '-': '⁻' };
[...'⁰¹²³⁴⁵⁶⁷⁸⁹'].forEach((digit, i) => {
  Object.assign(SUPERSCRIPTS, { [i]: digit });
});

/**
 * ∂entry/∂argument as people write it: the formula of its row with the constants in it. The arguments that are none are
 * called x and y, or x where it is one: `2·x` of a square, `−1/x²` of a reciprocal.
 *
 * @returns undefined where no formula says it
 */
export function slopeOf(tape: Tape, entry: number, k: number): string | undefined {
  const row = scalarRowOf(tape, entry);
  const start = tape.argStart[entry];
  if (row?.slopes === undefined || row.arity === 1) return row?.slopes?.[0];
  if (row.arity === 'variadic') {
    const before = tape.arg.subarray(start, start + k).filter((arg) => arg !== CONSTANT).length;
    const [slope] = row.slopes;
    return slope.includes('x') ? ['x', 'y'].map((letter) => slope.replaceAll('x', letter))[before] : slope;
  }
  const slope = row.slopes[k];
  const constant = [0, 1].find((at) => tape.arg[start + at] === CONSTANT);
  if (constant === undefined) return slope;
  if (hasConstantArray(tape, entry)) return LETTERS[constant].test(slope) ? undefined : slope;
  return filled(slope, constant, tape.argValue[start + constant]);
}

/** Both as they stand on the line and as exponents. */
const LETTERS = [/[xˣ]/, /[yʸ]/];

/** One letter as a number; the other is x then. */
function filled(slope: string, constant: number, value: number): string | undefined {
  const [letter, above] = constant === 0 ? ['x', 'ˣ'] : ['y', 'ʸ'];
  if (slope === letter) return constantText(value, false);
  const exponents = slope.replace(/[ˣʸ⁻¹²³]*[ˣʸ][ˣʸ⁻¹²³]*/gu, (exponent) => {
    if (!exponent.includes(above)) return exponent;
    if (exponent === above) return raised(value);
    return exponent === `${above}⁻¹` ? raised(value - 1) : NOT_SAID;
  });
  if (exponents.includes(NOT_SAID)) return undefined;
  const text = exponents.replaceAll(letter, constantText(value));
  return constant === 0 ? text.replaceAll('y', 'x').replaceAll('ʸ', 'ˣ') : text;
}

const NOT_SAID = '?';

function raised(exponent: number): string {
  if (exponent === 1) return '';
  if (!Number.isInteger(exponent)) return `^${constantText(exponent)}`;
  return [...String(exponent)].map((digit) => SUPERSCRIPTS[digit]).join('');
}
