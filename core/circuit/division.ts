import { LEAF } from '../autodiff/ops/index.ts';
import { TENSOR } from '../autodiff/tape.ts';
import type { RunRecord } from '../record.ts';
import type { Source } from './source.ts';
import type { Item, Tree } from './tree.ts';

/** What is too long is cut into at most this many parts. */
const PARTS = 40;
/** More iterations than this are shown in tens, hundreds, … */
const ITERATIONS = 50;

/** Cuts groups that are too long to be shown whole: between lines, and within a line only if it is too long by itself. */
export class Division {
  readonly #parts: number;

  /**
   * @param limit more items than this are cut into parts
   * @param byLine each line with more than one gate is a group, however few they are
   */
  constructor(
    private readonly tree: Tree,
    private readonly record: RunRecord,
    private readonly source: Source,
    private readonly limit: number,
    private readonly byLine: boolean,
  ) {
    this.#parts = Math.max(Math.min(PARTS, limit >> 1), 2);
  }

  /** What shows when a group is open. */
  items(group: number): readonly Item[] {
    const { kind, items } = this.tree.members[group];
    if (kind === 'iterations') return items.length > ITERATIONS ? this.#inTens(group, kind, ITERATIONS) : items;
    const lines = this.byLine && (kind === 'root' || kind === 'call' || kind === 'iteration');
    return lines || items.length > this.limit ? this.#divided(group, lines) : items;
  }

  #divided(group: number, lines: boolean): readonly Item[] {
    const { items } = this.tree.members[group];
    const leaves = items.filter((item) => this.#isLeaf(item));
    // Inputs stay in sight, unless they are themselves too many.
    const kept = leaves.length <= this.#parts ? leaves : [];
    const runs = this.#runs(kept.length === 0 ? items : items.filter((item) => !this.#isLeaf(item)));
    if (lines) {
      const each = runs.map((run) => this.#together(group, run));
      return [...kept, ...(each.length + kept.length <= this.limit ? each : this.#inParts(group, each))];
    }
    if (runs.length > 1 || kept.length > 0) return [...kept, ...this.#inParts(group, runs)];
    return this.#inTens(group, 'part', this.#parts);
  }

  #inParts(group: number, runs: readonly (Item | readonly Item[])[]): Item[] {
    const length = Math.ceil(runs.length / this.#parts);
    return chunks(runs, length).map((chunk) => this.#together(group, chunk.flat()));
  }

  #together(group: number, items: Item[]): Item {
    return items.length === 1 ? items[0] : this.tree.part('lines', group, items);
  }

  #inTens(group: number, kind: 'part' | 'iterations', most: number): readonly Item[] {
    const member = this.tree.members[group];
    const of = member.kind === kind ? member.of : member.items.length;
    const first = member.kind === kind ? member.index : 0;
    const size = roundSize(member.items.length, most);
    return chunks(member.items, size).map((items, i) => this.tree.part(kind, group, items, first + i * size, of));
  }

  /** Items of the same line. A statement of several lines comes back to its first: it is one run. */
  #runs(items: readonly Item[]): Item[][] {
    const runs: Item[][] = [];
    const linesOf: number[][] = [];
    const runOf = new Map<number, number>();
    for (const item of items) {
      const line = this.source.line(this.tree.nodeOf(item));
      const known = runOf.get(line);
      if (known === undefined) {
        runOf.set(line, runs.push([item]) - 1);
        linesOf.push([line]);
        continue;
      }
      for (const run of runs.splice(known + 1)) for (const inner of run) runs[known].push(inner);
      for (const others of linesOf.splice(known + 1)) {
        for (const other of others) {
          runOf.set(other, known);
          linesOf[known].push(other);
        }
      }
      runs[known].push(item);
    }
    return runs;
  }

  #isLeaf(item: Item): boolean {
    if (item < 0) return this.tree.members[~item].kind === 'array';
    return (this.record.tape.op[item] & ~TENSOR) === LEAF;
  }
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

/** A power of ten that cuts n into at most `most` parts. */
function roundSize(n: number, most: number): number {
  let size = 10;
  while (n / size > most) size *= 10;
  return size;
}
