import type { Circuit, Gate, LineName } from '../core/circuit/circuit.ts';
import { groupTitle } from './explain.ts';
import type { Words } from './words.ts';

/** Something drawn that fits what is searched: a gate, or an open group. */
export interface Match {
  readonly kind: 'gate' | 'box';
  readonly index: number;
  /** Only a variable in it fits: it is closed. */
  readonly inside: boolean;
}

/**
 * What fits a query: the variable, what is written on the gate, its source text, its line. What bears just that name
 * stands first, then what begins with it; what only holds such a variable, being closed, stands last. Else the order is
 * that of the source.
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
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .map(({ kind, index, rank }) => ({ kind, index, inside: rank === HOLDS }));
}

const [SAME, BEGINS, HAS, HOLDS, NONE] = [0, 1, 2, 3, 4];

function rankOf({ name, label, text, line, group, holds }: Gate, wanted: string, words: Words): number {
  const own =
    group === undefined
      ? best(name === undefined ? [label, text] : [name, label, text], line, line, wanted)
      : best([groupTitle(group, words)], group.line, group.lastLine, wanted);
  return own === NONE && holds.some((held) => held.toLowerCase().includes(wanted)) ? HOLDS : own;
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
