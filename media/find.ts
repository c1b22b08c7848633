import type { Circuit, Gate, LineName } from '../core/circuit/circuit.ts';
import { groupTitle } from './explain.ts';
import type { Words } from './words.ts';

/** Something drawn that fits what is searched: a gate, or an open group. */
export interface Match {
  readonly kind: 'gate' | 'box';
  readonly index: number;
}

/**
 * What fits a query: the variable, what is written on the gate, its source text, its line. What bears just that name
 * stands first, then what begins with it, else the order is that of the source.
 */
export function find({ gates, boxes }: Circuit, query: string, words: Words): readonly Match[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const ranked = [
    ...gates.map((gate, index) => ({ kind: 'gate' as const, index, rank: rankOf(gate, wanted, words) })),
    ...boxes.map(({ group }, index) => {
      const texts = [groupTitle(group, words)];
      return { kind: 'box' as const, index, rank: best(texts, group.line, group.lastLine, wanted) };
    }),
  ].filter(({ rank }) => rank < NONE);
  return ranked.sort((a, b) => a.rank - b.rank).map(({ kind, index }) => ({ kind, index }));
}

const [SAME, BEGINS, HAS, NONE] = [0, 1, 2, 3];

function rankOf({ name, label, text, line, group }: Gate, wanted: string, words: Words): number {
  if (group !== undefined) return best([groupTitle(group, words)], group.line, group.lastLine, wanted);
  return best(name === undefined ? [label, text] : [name, label, text], line, line, wanted);
}

function best(texts: readonly string[], from: LineName, to: LineName, wanted: string): number {
  const isLine = typeof from === 'number' && typeof to === 'number' && from <= Number(wanted) && Number(wanted) <= to;
  if (isLine || String(from) === wanted) return SAME;
  return Math.min(
    ...texts.map((text) => {
      const lower = text.toLowerCase();
      if (lower === wanted) return SAME;
      return lower.startsWith(wanted) ? BEGINS : lower.includes(wanted) ? HAS : NONE;
    }),
  );
}
