/** Known compositions on a tape, which a circuit draws as one gate: σ, softmax, a squared error. */
import type { RunRecord } from '../../record.ts';
import { Catalogue } from './catalogue.ts';
import { Matcher } from './matcher.ts';
import { Prospects } from './prospects.ts';
import { Uses } from './uses.ts';

export interface Composition {
  /** Its row's name. */
  readonly name: string;
  /** Written on the gate. */
  readonly label: string;
  /** Its local gradient as people write it, such as `(1 − σ)·σ`. */
  readonly local: string | undefined;
  /** The entry that is its result. */
  readonly result: number;
  /** The operations in it, ascending; the result is the last. */
  readonly entries: readonly number[];
  /**
   * It starts open: what is inside has a name in the program, so somebody wants to see it; or its gates are what is to
   * be learned, as those of a neuron's weighted sum.
   */
  readonly open: boolean;
}

/** Made when the first circuit is drawn: a run that nobody draws does not wait for it. */
let catalogue: Catalogue | undefined;

/**
 * The compositions among the entries that are drawn, in the order of their results. They do not overlap: what can start
 * closed goes before what starts open, and then the larger one before the smaller. Only the result of a composition is
 * used outside of it, and all in it happened in the result's call and iteration, or within.
 */
export function compositionsIn(record: RunRecord, entries: Int32Array): readonly Composition[] {
  const { tape } = record;
  const uses = new Uses(record, entries);
  const matcher = new Matcher(record, uses);
  catalogue ??= new Catalogue();
  const prospects = new Prospects(tape, catalogue);
  const candidates: Composition[] = [];
  for (const entry of entries) {
    for (const { name, row, pattern } of prospects.at(entry)) {
      if (pattern.kind === 'terms' && uses.goesOn(entry)) continue;
      const found = matcher.find(pattern, entry, row.holds);
      if (found === undefined) continue;
      const open = row.open === true || found.some((inside) => inside !== entry && record.names.has(inside));
      candidates.push({ name, label: row.label, local: row.local, result: entry, entries: found, open });
    }
  }
  candidates.sort((a, b) => Number(a.open) - Number(b.open) || b.entries.length - a.entries.length);
  const taken = new Uint8Array(tape.length);
  const chosen = candidates.filter(({ entries: found }) => {
    const free = found.every((entry) => taken[entry] === 0);
    if (free) for (const entry of found) taken[entry] = 1;
    return free;
  });
  return chosen.sort((a, b) => a.result - b.result);
}
