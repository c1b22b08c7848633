/** What operations on long texts and big integers cost: they are one step each, and may take the host long. */
import type { JsMachine } from './machine.ts';
import type { Value } from './values.ts';

/** Shorter texts are handled for nothing. */
const LONG_TEXT = 1000;

/** Bigger integers are refused: to write one of that size out takes the host some 10 ms. */
const MAX_BITS = 1_000_000;

export function chargeText(machine: JsMachine, text: string, node: number): void {
  if (text.length > LONG_TEXT) machine.budget.allocate(text.length / 8, node);
}

/** Before two values are compared. */
export function chargeComparison(machine: JsMachine, a: Value, b: Value, node: number): void {
  if (typeof a === 'string' && typeof b === 'string') {
    if (a.length > LONG_TEXT && b.length > LONG_TEXT) machine.budget.allocate(Math.min(a.length, b.length) / 8, node);
  } else if (typeof a === 'string') chargeNumeral(machine, a, b, node);
  else if (typeof b === 'string') chargeNumeral(machine, b, a, node);
}

/** A text that is read as a number, to compare it with a value. */
function chargeNumeral(machine: JsMachine, text: string, other: Value, node: number): void {
  if (typeof other === 'bigint') chargeBits(machine, 4 * text.length, node);
  else chargeText(machine, text, node);
}

/** How many bits a big integer has, or up to 3 more. */
export function bitsOf(n: bigint): number {
  const size = BigInt.asIntN(64, n) === n ? Math.ceil(Math.log2(Math.abs(Number(n)) + 1)) : 4 * n.toString(16).length;
  return Math.max(size, 1);
}

/** Before an operation that may give an integer of so many bits. */
export function chargeBits(machine: JsMachine, bits: number, node: number): void {
  machine.budget.allocate(bits > MAX_BITS ? Number.POSITIVE_INFINITY : bits / 32, node);
}
