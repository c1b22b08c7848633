import { type Inner, type NumberPattern, type Pattern, partsOf, patternsOf } from './pattern.ts';
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
    const book = { rows, made: new Map() };
    const parts = new Set<Pattern>();
    for (const [name, row] of Object.entries(rows)) {
      for (const pattern of patternsOf(row, book)) {
        partsOf(pattern, parts);
        for (let slot = 0; slot < SLOTS; slot++)
          if (has(pattern.slots, slot)) this.bySlot[slot].push({ name, row, pattern });
      }
    }
    const numbers = new Map<number, NumberPattern>();
    for (const part of parts) if (part.kind === 'number' && part.value !== undefined) numbers.set(part.value, part);
    this.numbers = [...numbers.values()];
  }
}
