/** What operations on long texts and big integers cost: they are one step each, and may take the host long. */
import type { PyMachine } from './machine.ts';

/** Shorter texts are handled for nothing. */
const LONG_TEXT = 1000;

/** Bigger integers are refused: to write one of that size out takes the host some 10 ms. */
const MAX_BITS = 1_000_000;

export function chargeText(machine: PyMachine, text: string, node: number): void {
  if (text.length > LONG_TEXT) machine.budget.allocate(text.length / 8, node);
}

/** How many bits a big integer has, or up to 3 more. */
export function bitsOf(n: bigint): number {
  const size = BigInt.asIntN(64, n) === n ? Math.ceil(Math.log2(Math.abs(Number(n)) + 1)) : 4 * n.toString(16).length;
  return Math.max(size, 1);
}

/** Before an operation that may give an integer of so many bits. */
export function chargeBits(machine: PyMachine, bits: number, node: number): void {
  machine.budget.allocate(bits > MAX_BITS ? Number.POSITIVE_INFINITY : bits / 32, node);
}
