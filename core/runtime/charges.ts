/** What operations on long texts and big integers cost: they are one step each, and may take the host long. */
import type { Machine } from './machine.ts';

/** Shorter texts are handled for nothing. */
const LONG_TEXT = 1000;

/** Bigger integers are refused: to write one of that size out takes the host some 10 ms. */
const MAX_BITS = 1_000_000;

/** Before a text is read through. */
export function chargeText(machine: Machine, text: string, node: number): void {
  if (text.length > LONG_TEXT) machine.budget.allocate(text.length / 8, node);
}

/** Before two texts are compared. */
export function chargeTexts(machine: Machine, a: string, b: string, node: number): void {
  if (a.length > LONG_TEXT && b.length > LONG_TEXT) machine.budget.allocate(Math.min(a.length, b.length) / 8, node);
}

/** Before an operation that may give an integer of so many bits. */
export function chargeBits(machine: Machine, bits: number, node: number): void {
  machine.budget.allocate(bits > MAX_BITS ? Number.POSITIVE_INFINITY : bits / 32, node);
}
