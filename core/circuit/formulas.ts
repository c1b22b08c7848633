import { CONSTANT } from '../autodiff/tape.ts';
import type { RunRecord } from '../record.ts';
import { type Item, ROOT, type Tree } from './tree.ts';

/** In place of an item: the root is none. */
const NO_ITEM: Item = ~ROOT;

/**
 * Takes the formula of each variable together: what only it uses and what bears no name of its own, calls and loops
 * included if nothing in them bears a name.
 *
 * What is decided on is an item: an entry, a composition (its result stands for it), or a call or loop without names.
 * From the last to the first, each goes to the head that all its users belong to; without one it is a head itself.
 */
export function foldFormulas(tree: Tree, record: RunRecord): void {
  const { homes, headOf } = new Formulas(tree, record);
  for (const home of homes) {
    const { items } = tree.members[home];
    if (items.length === 1) continue;
    const heads = items.map((item) => headOf(item));
    const formulas = new Map<Item, Item[]>();
    items.forEach((item, i) => {
      const formula = formulas.get(heads[i]);
      if (formula === undefined) formulas.set(heads[i], [item]);
      else formula.push(item);
    });
    tree.members[home].items = items.flatMap((item, i) => {
      const head = heads[i];
      const formula = formulas.get(head)!;
      if (formula.length === 1) return [item];
      // The head is the last of its formula.
      if (item !== formula[formula.length - 1]) return [];
      return [~tree.add('formula', home, record.tape.node[head], formula, { result: head, composition: undefined })];
    });
  }
}

class Formulas {
  /** Groups that have items which are decided on. */
  readonly homes = new Set<number>();
  /** By entry: the item that it belongs to, and the group which that is an item of. */
  readonly #item: Int32Array;
  readonly #home: Int32Array;
  /** By entry that stands for an item: the head that it goes to. */
  readonly #head: Int32Array;
  readonly #headOfGroup = new Map<Item, Item>();
  readonly #outputs: ReadonlySet<number>;

  constructor(
    private readonly tree: Tree,
    private readonly record: RunRecord,
  ) {
    const { length } = record.tape;
    this.#outputs = new Set(record.outputs);
    this.#item = new Int32Array(length);
    this.#home = new Int32Array(length);
    this.#head = new Int32Array(length).fill(NO_ITEM);
    this.#findItems();
    this.#decide();
  }

  readonly headOf = (item: Item): Item => {
    if (item >= 0) return this.#head[item];
    const { fold } = this.tree.members[~item];
    return fold !== undefined ? this.#head[fold.result] : (this.#headOfGroup.get(item) ?? item);
  };

  #findItems(): void {
    const { members, entries } = this.tree;
    const named = new Uint8Array(members.length);
    named[ROOT] = 1;
    for (const entry of entries) if (this.#isNamed(entry)) named[this.tree.groupOf(entry)] = 1;
    for (const { fold, parent } of members) if (fold !== undefined && this.#isNamed(fold.result)) named[parent] = 1;
    // Groups have larger numbers than those around them.
    for (let g = members.length - 1; g > ROOT; g--) if (named[g] === 1) named[members[g].parent] = 1;
    /** The outermost call or loop without names around a group, or itself. */
    const outermost = new Int32Array(members.length).fill(ROOT);
    for (let g = ROOT + 1; g < members.length; g++) {
      const around = outermost[members[g].parent];
      if (around !== ROOT) outermost[g] = around;
      else if (named[g] === 0 && members[g].fold === undefined) outermost[g] = g;
    }
    const place = (entry: number, item: Item, group: number) => {
      const nameless = outermost[group];
      this.#item[entry] = nameless === ROOT ? item : ~nameless;
      this.#home[entry] = nameless === ROOT ? group : members[nameless].parent;
      this.homes.add(this.#home[entry]);
    };
    for (const entry of entries) place(entry, entry, this.tree.groupOf(entry));
    for (const { fold, parent, items } of members)
      if (fold !== undefined) for (const entry of items) place(entry, fold.result, parent);
  }

  #isNamed(entry: number): boolean {
    return this.record.names.has(entry) || this.record.inputs.has(entry) || this.#outputs.has(entry);
  }

  #decide(): void {
    const { entries } = this.tree;
    const { from, users } = this.#findUsers();
    const firstIn = new Map<Item, number>();
    for (const entry of entries) {
      const item = this.#item[entry];
      if (item < 0 && !firstIn.has(item)) firstIn.set(item, entry);
    }
    /** Of calls and loops that are not decided yet: where what was seen of them goes. */
    const seen = new Map<Item, Item>();
    for (let i = entries.length - 1; i >= 0; i--) {
      const entry = entries[i];
      const item = this.#item[entry];
      let head = item >= 0 && this.#isNamed(item) ? item : NO_ITEM;
      for (let u = from[entry]; u < from[entry + 1] && head !== item; u++) {
        const user = this.#item[users[u]];
        if (user === item) continue;
        const itsHead = user >= 0 ? this.#head[user] : (this.#headOfGroup.get(user) ?? NO_ITEM);
        const isBeside = itsHead >= 0 && this.#home[itsHead] === this.#home[entry];
        head = isBeside && (head === NO_ITEM || head === itsHead) ? itsHead : item;
      }
      if (item >= 0) {
        if (item === entry) this.#head[item] = head === NO_ITEM ? item : head;
        continue;
      }
      const before = seen.get(item);
      if (head !== NO_ITEM) seen.set(item, before === undefined || before === head ? head : item);
      if (firstIn.get(item) === entry) this.#headOfGroup.set(item, seen.get(item) ?? item);
    }
  }

  /** Entry i is used by users[from[i]] … users[from[i + 1] − 1]. */
  #findUsers(): { readonly from: Int32Array; readonly users: Int32Array } {
    const { arg, argStart, length } = this.record.tape;
    const from = new Int32Array(length + 1);
    const each = (visit: (argument: number, user: number) => void) => {
      for (const entry of this.tree.entries)
        for (let a = argStart[entry]; a < argStart[entry + 1]; a++) if (arg[a] !== CONSTANT) visit(arg[a], entry);
    };
    each((argument) => from[argument + 1]++);
    for (let i = 1; i <= length; i++) from[i] += from[i - 1];
    const users = new Int32Array(from[length]);
    const filled = from.slice();
    each((argument, user) => {
      users[filled[argument]++] = user;
    });
    return { from, users };
  }
}
