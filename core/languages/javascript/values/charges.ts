/** What comparing two values costs, and how large a big integer is. */
import { chargeBits, chargeText, chargeTexts } from '../../../runtime/charges.ts';
import type { JsMachine } from './machine.ts';
import type { Value } from './values.ts';

/** Before two values are compared. */
export function chargeComparison(machine: JsMachine, a: Value, b: Value, node: number): void {
  if (typeof a === 'string' && typeof b === 'string') chargeTexts(machine, a, b, node);
  else if (typeof a === 'string') chargeNumeral(machine, a, b, node);
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
