/** What is taken together: known compositions as one gate, and the calls of one place as a series. */
import type { RunRecord } from '../record.ts';
import type { Composition } from './compositions/index.ts';
import { type Item, ROOT, type Tree } from './tree.ts';

/** So many calls of one place stand side by side; more are a series, of which one shows. */
const CALLS_BESIDE = 3;

/** A composition stands where its result stood: all in it happened in the result's call and iteration, or within. */
export function foldCompositions(tree: Tree, { tape }: RunRecord, found: readonly Composition[]): void {
  const folded = new Set<number>();
  const touched = new Set<number>();
  const foldOf = new Map<number, Item>();
  for (const composition of found) {
    const { result, entries } = composition;
    for (const entry of entries) {
      folded.add(entry);
      touched.add(tree.groupOf(entry));
    }
    const items = [...entries];
    foldOf.set(
      result,
      ~tree.add('composition', tree.groupOf(result), tape.node[result], items, { result, composition }),
    );
  }
  for (const group of touched) {
    const items: Item[] = [];
    for (const item of tree.members[group].items) {
      const fold = foldOf.get(item);
      if (fold !== undefined) items.push(fold);
      else if (item < 0 || !folded.has(item)) items.push(item);
    }
    tree.members[group].items = items;
  }
}

/** Calls that the same place made again and again, such as those of a `map`, become one item. */
export function gatherCalls(tree: Tree): void {
  for (let group = ROOT, all = tree.members.length; group < all; group++) {
    if (tree.members[group].items.length <= CALLS_BESIDE) continue;
    const calls = new Map<number, Item[]>();
    for (const item of tree.members[group].items) {
      if (item >= 0 || tree.members[~item].kind !== 'call') continue;
      const node = tree.nodeOf(item);
      const found = calls.get(node);
      if (found === undefined) calls.set(node, [item]);
      else found.push(item);
    }
    const series = new Map<Item, Item>();
    for (const [node, items] of calls) {
      if (items.length <= CALLS_BESIDE) continue;
      const gathered = ~tree.add('calls', group, node, items);
      for (const [i, item] of items.entries()) series.set(item, i === 0 ? gathered : item);
    }
    if (series.size === 0) continue;
    tree.members[group].items = tree.members[group].items.flatMap((item) => {
      const place = series.get(item);
      return place === undefined ? [item] : place === item ? [] : [place];
    });
  }
}
