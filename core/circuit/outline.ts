import { rowOf } from '../autodiff/rows.ts';
import type { RunRecord } from '../record.ts';
import { listName } from './arrays.ts';
import type { Stepper } from './circuit.ts';
import type { Division } from './division.ts';
import type { ShownSeries } from './series.ts';
import type { Source } from './source.ts';
import { type Item, ROOT, type Tree } from './tree.ts';

/** A short series stands side by side, if it is no larger than that. */
const BESIDE = { members: 3, entries: 24 };
const KEY_LENGTH = 40;

/**
 * What there is to see when a group is open, and what its groups are called. Of a series, such as a loop's iterations,
 * one shows: its items stand in the box of the series, between all before and all after it.
 *
 * Names are paths of what the source calls things, not of places in the run or in the text, so that they outlive edits
 * of values and of other lines. Of a series that which shows has no part in them: what is open in one is open in all.
 */
export class Outline {
  readonly #contents = new Map<number, readonly Item[]>();
  readonly #ids = new Map<Item, string>();

  constructor(
    private readonly tree: Tree,
    private readonly record: RunRecord,
    private readonly source: Source,
    private readonly division: Division,
    private readonly series: ShownSeries,
  ) {}

  /** Of what is among the contents of a group. */
  id(item: Item): string {
    return this.#ids.get(item)!;
  }

  contents(group: number): readonly Item[] {
    let contents = this.#contents.get(group);
    if (contents === undefined) {
      contents = this.#contentsOf(group);
      this.#contents.set(group, contents);
      this.#name(group, contents);
    }
    return contents;
  }

  /** undefined: it is no series, or all of it stands side by side. */
  stepper(group: number): Stepper | undefined {
    const { kind, items, size } = this.tree.members[group];
    if ((kind !== 'loop' && kind !== 'calls') || items.length === 1) return undefined;
    if (items.length <= BESIDE.members && size <= BESIDE.entries) return undefined;
    return this.series.stepper(group);
  }

  /** The group that is all there is in a group. */
  only(group: number): number | undefined {
    const [item, ...others] = this.contents(group);
    return item < 0 && others.length === 0 && this.tree.members[~item].fold === undefined ? ~item : undefined;
  }

  /** Does a group show without a box around it? One around every small step of a loop says less than it covers. */
  isPlain(group: number): boolean {
    const { kind } = this.tree.members[group];
    const contents = this.contents(group);
    if (kind === 'iteration') return contents.length < 4;
    return kind === 'call' && contents.length === 1 && this.#isGate(contents[0]);
  }

  #contentsOf(group: number): readonly Item[] {
    const { tree, division } = this;
    const { kind, items } = tree.members[group];
    const isSeries = kind === 'loop' || kind === 'calls';
    if ((isSeries || kind === 'iterations') && items.length === 1) return division.items(~items[0]);
    const stepper = isSeries ? this.stepper(group) : undefined;
    if (stepper === undefined) return division.items(group);
    const { at, of } = stepper;
    const before = items.filter((item) => tree.members[~item].index < at - 1).length;
    const rest = (from: number, to: number) =>
      from < to ? [tree.part('iterations', group, items.slice(from, to), from, of)] : [];
    const shown = items[before];
    // The output need not depend on it: then it has nothing to show.
    if (shown === undefined || tree.members[~shown].index !== at - 1)
      return [...rest(0, before), ...rest(before, items.length)];
    return [...rest(0, before), ...division.items(~shown), ...rest(before + 1, items.length)];
  }

  #name(group: number, contents: readonly Item[]): void {
    const around = group === ROOT ? '' : `${this.id(~group)}/`;
    const counts = new Map<string, number>();
    for (const item of contents) {
      const key = item >= 0 ? this.#entryKey(item) : this.#groupKey(~item);
      const n = counts.get(key) ?? 0;
      counts.set(key, n + 1);
      this.#ids.set(item, `${around}${key}${n === 0 ? '' : `.${n}`}`);
    }
  }

  #entryKey(entry: number): string {
    const name = this.#variable(entry);
    return name === undefined ? inPath(rowOf(this.record.tape, entry)?.symbol ?? '') : `=${name}`;
  }

  #groupKey(group: number): string {
    const { kind, parent, node, index, fold, items } = this.tree.members[group];
    const name = this.#variable(~group) ?? '';
    switch (kind) {
      case 'calls':
        return `calls:${this.#callee(node)}`;
      case 'call':
        return this.tree.members[parent].kind === 'calls' ? String(index + 1) : `call:${this.#callee(node)}`;
      case 'iteration':
        return String(index + 1);
      case 'iterations':
        if (this.tree.members[parent].kind === 'iterations') return `from${index + 1}`;
        return index < this.series.stepper(parent).at ? 'before' : 'after';
      case 'part':
        return `from${index + 1}`;
      case 'lines':
        return `line:${name}`;
      case 'composition':
        return `~${fold?.composition?.name}:${name}`;
      case 'formula':
        return `=${name}`;
      case 'array':
        return `=${inPath(listName(this.record.inputs.get(items[0])!))}`;
      default:
        return kind;
    }
  }

  #callee(node: number): string {
    return inPath(this.source.excerpt(node, KEY_LENGTH).replace(/[(`].*/, ''));
  }

  /** The last variable that is bound in it. */
  #variable(item: Item): string | undefined {
    const { members } = this.tree;
    const bound = item >= 0 ? item : members[~item].fold?.result;
    if (bound !== undefined) {
      const name = this.record.names.get(bound);
      return name === undefined ? undefined : inPath(name.slice(0, KEY_LENGTH));
    }
    const { kind, items } = members[~item];
    if (kind !== 'lines') return undefined;
    for (let i = items.length - 1; i >= 0; i--) {
      const name = this.#variable(items[i]);
      if (name !== undefined) return name;
    }
    return undefined;
  }

  #isGate(item: Item): boolean {
    return item >= 0 || this.tree.members[~item].fold !== undefined;
  }
}

/** Paths are parted by what a name may hold, too. */
function inPath(name: string): string {
  return name.replaceAll('/', '∕');
}
