import { type Inner, type NumberPattern, partsOf, patternsOf } from './pattern.ts';
import type { Row } from './row.ts';
import { rows } from './rows.ts';
import { has, SLOTS } from './slots.ts';

export interface Known {
  readonly name: string;
  readonly row: Row;
  readonly pattern: Inner;
}

/** The patterns of all rows. */
export class Catalogue {
  /** By the slot of the op that makes the result. */
  readonly bySlot: readonly Known[][] = Array.from({ length: SLOTS }, () => []);
  /** The numbers that stand in them, each once. */
  readonly numbers: readonly NumberPattern[];

  constructor() {
    const numbers = new Map<number | undefined, NumberPattern>();
    for (const [name, row] of Object.entries(rows)) {
      for (const pattern of patternsOf(row, rows)) {
        for (let slot = 0; slot < SLOTS; slot++)
          if (has(pattern.slots, slot)) this.bySlot[slot].push({ name, row, pattern });
        for (const part of partsOf(pattern)) if (part.kind === 'number') numbers.set(part.value, part);
      }
    }
    numbers.delete(undefined);
    this.numbers = [...numbers.values()];
  }
}
