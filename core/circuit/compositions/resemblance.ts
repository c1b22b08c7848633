import { CONSTANT, type Tape, TENSOR } from '../../autodiff/tape.ts';
import type { Inner, NumberPattern, Pattern, TermsPattern } from './pattern.ts';
import { has, mayBegin, slotAt } from './slots.ts';

/** Arguments and their arguments: beyond them few patterns are left that are not there. */
const DEPTH = 2;
/** How many arguments of an entry are looked at. */
export const LOOKED_AT = 2;

/** Whether an entry, by the ops and constants right behind it, may have a pattern. */
export function resembles(tape: Tape, pattern: Inner, entry: number, depth = DEPTH): boolean {
  if (!mayBegin(pattern.slots, slotAt(tape, entry))) return false;
  if (pattern.kind === 'either') return pattern.of.some((one) => resembles(tape, one, entry, depth));
  if (depth === 0) return true;
  if (pattern.kind === 'terms') return resemblesTerms(tape, pattern, entry, depth);
  if (pattern.kind !== 'op' || (tape.op[entry] & ~TENSOR) !== pattern.id) return true;
  const { args, commutes } = pattern;
  const start = tape.argStart[entry];
  if (tape.argStart[entry + 1] - start !== args.length) return false;
  const fits = (turned: number) =>
    argumentResembles(tape, args[0], start + turned, depth) &&
    (args.length === 1 || argumentResembles(tape, args[1], start + 1 - turned, depth));
  return fits(0) || (commutes && fits(1));
}

function resemblesTerms(tape: Tape, { term, slots, bias }: TermsPattern, sum: number, depth: number): boolean {
  let others = 0;
  const start = tape.argStart[sum];
  for (let a = start; a < tape.argStart[sum + 1] && a < start + LOOKED_AT; a++) {
    const arg = tape.arg[a];
    const goesOn = arg === CONSTANT || has(slots, slotAt(tape, arg));
    if (!goesOn && !resembles(tape, term, arg, depth - 1)) others++;
  }
  return others <= (bias ? 1 : 0);
}

/** @param a the argument's place on the tape */
function argumentResembles(tape: Tape, pattern: Pattern, a: number, depth: number): boolean {
  if (pattern.kind === 'capture') return true;
  const arg = tape.arg[a];
  if (pattern.kind === 'number') return arg === CONSTANT && isNumber(pattern, tape.argValue[a]);
  return arg !== CONSTANT && resembles(tape, pattern, arg, depth - 1);
}

export function isNumber({ value, within }: NumberPattern, number: number): boolean {
  if (value === undefined) return !Number.isNaN(number);
  return Math.abs(number - value) <= within * Math.abs(value);
}
