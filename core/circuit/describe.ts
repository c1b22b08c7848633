import type { RunRecord } from '../record.ts';
import type { Span } from '../runtime/nodes.ts';
import { partOf } from './arrays.ts';
import type { Fold, Group } from './circuit.ts';
import type { Source } from './source.ts';
import type { Folding, Item, Tree } from './tree.ts';

const CALL_LENGTH = 24;
/** Of what stands on a gate that has no name. */
export const LABEL_LENGTH = 14;

/** What is said about groups and folds, and where they stand in the text. */
export class Descriptions {
  constructor(
    private readonly tree: Tree,
    private readonly record: RunRecord,
    private readonly source: Source,
  ) {}

  /** @param entries those that it stands for; all in it when they are not said */
  group(group: number, entries?: Int32Array): Group {
    const { kind, index, of, items, size } = this.tree.members[group];
    return {
      kind: kind === 'root' ? 'lines' : kind,
      text: kind === 'array' ? this.#array(entries ?? items) : this.#text(group),
      ...this.#lines(~group),
      from: index + 1,
      to: this.#last(group) + 1,
      of,
      gates: entries?.length ?? size,
    };
  }

  /** The index of the last one in it: in a part of a series, some may be left out between it and the first. */
  #last(group: number): number {
    const { kind, index, items } = this.tree.members[group];
    if (kind === 'iterations') return this.tree.members[~items[items.length - 1]].index;
    return kind === 'part' ? index + items.length - 1 : index;
  }

  /** What is written on a fold: what it computes, or the variable that it is the formula of. */
  label({ result, composition }: Folding): string {
    const { names, tape } = this.record;
    return composition?.label ?? names.get(result) ?? this.source.excerpt(tape.node[result], LABEL_LENGTH);
  }

  fold(group: number): Fold | undefined {
    const { fold, size } = this.tree.members[group];
    if (fold === undefined) return undefined;
    const { composition } = fold;
    const kind = composition === undefined ? 'formula' : 'composition';
    return { kind, name: composition?.name, local: composition?.local, gates: size };
  }

  span(item: Item): Span {
    const parts = this.#piecesOf(item);
    if (parts === undefined) return this.source.span(this.tree.nodeOf(item));
    const spans = parts.map((part) => this.span(part));
    return {
      start: spans.reduce((least, { start }) => Math.min(least, start), spans[0].start),
      end: spans.reduce((most, { end }) => Math.max(most, end), 0),
    };
  }

  #text(group: number): string {
    const { kind, node, parent, fold } = this.tree.members[group];
    if (fold !== undefined) return this.label(fold);
    if (kind === 'call' || kind === 'calls') return this.source.excerpt(node, CALL_LENGTH);
    return kind === 'iterations' ? this.#text(parent) : '';
  }

  /** `W1 3×2`, `b ×3` */
  #array(entries: ArrayLike<number>): string {
    const { name, shape } = partOf(Array.from(entries, (entry) => this.record.inputs.get(entry)!));
    return `${name} ${shape.length === 1 ? '×' : ''}${shape.join('×')}`;
  }

  #lines(item: Item): Pick<Group, 'line' | 'lastLine'> & { readonly line: number; readonly lastLine: number } {
    const line = this.source.line(this.tree.nodeOf(item));
    const pieces = this.#piecesOf(item);
    if (pieces === undefined) return { line, lastLine: line };
    let [first, last] = [Number.POSITIVE_INFINITY, 0];
    for (const piece of pieces) {
      const lines = this.#lines(piece);
      first = Math.min(first, lines.line);
      last = Math.max(last, lines.lastLine);
    }
    return { line: first, lastLine: last };
  }

  /** Of what has no place of its own in the text. */
  #piecesOf(item: Item): readonly Item[] | undefined {
    if (item >= 0) return undefined;
    const { kind, items } = this.tree.members[~item];
    return kind === 'lines' || kind === 'part' || kind === 'root' ? items : undefined;
  }
}
