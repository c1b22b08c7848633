import { LEAF } from '../autodiff/ops/index.ts';
import type { RunRecord } from '../record.ts';
import { ROOT_FRAME } from '../runtime/frames.ts';
import type { Group, GroupKind } from './circuit.ts';
import type { Source } from './source.ts';

/** More iterations than this are shown in tens, hundreds, … */
const ITERATIONS = 50;
/** A loop of more iterations opens only when somebody wants it: side by side they are too wide to read. */
const ITERATIONS_OPEN = 8;
/** What is too long is cut into at most this many parts. */
const PARTS = 40;
/** A picture of nested boxes is no help beyond this depth. */
const OPEN_DEPTH = 6;
/** Iterations of loops of a loop that are opened together. */
const MOST_BESIDE = 2 * ITERATIONS_OPEN;

/** A member of a group: an entry (from 0), or another group (its number's complement, below 0). */
export type Item = number;

export interface Member {
  readonly kind: GroupKind | 'root';
  readonly parent: number;
  /** The call expression or the loop statement. */
  readonly node: number;
  /** Iteration number from 0, or where a part begins. */
  readonly index: number;
  items: Item[];
  divided: boolean;
}

export const ROOT = 0;

/** Which entries happened in which call and iteration; and how what is too long for a picture is cut into parts. */
export class Groups {
  readonly members: Member[] = [{ kind: 'root', parent: -1, node: -1, index: 0, items: [], divided: false }];
  readonly #ofFrame: Int32Array;
  /** The group of a loop's iterations, by the frame around it and its node. */
  readonly #loops = new Map<number, number>();

  /**
   * @param limit more members than this are cut into parts
   */
  constructor(
    private readonly record: RunRecord,
    private readonly source: Source,
    private readonly limit: number,
  ) {
    this.#ofFrame = new Int32Array(record.frames.length).fill(-1);
    this.#ofFrame[ROOT_FRAME] = ROOT;
  }

  /** Entries are to be added in their order. */
  add(entry: number): void {
    this.members[this.#groupOf(this.record.tape.frame[entry])].items.push(entry);
  }

  /** What shows when the group is open. */
  items(group: number): readonly Item[] {
    const member = this.members[group];
    if (!member.divided) {
      member.divided = true;
      if (member.kind === 'loop' || member.kind === 'iterations') this.#divideIterations(group);
      else if (member.items.length > this.limit) this.#divideByLine(group);
    }
    return member.items;
  }

  /**
   * The groups that are open when nobody chose: from the outside in, as long as at most `budget` gates show. Calls of
   * the same place and iterations of the same loop open together or not at all.
   */
  openWithin(budget: number): Set<number> {
    const open = new Set([ROOT]);
    let visible = this.items(ROOT).length;
    let level = [ROOT];
    for (let depth = 0; depth < OPEN_DEPTH && level.length > 0; depth++) {
      const alike = new Map<string, number[]>();
      for (const group of level) {
        for (const item of this.items(group)) {
          if (item >= 0) continue;
          const { kind, node } = this.members[~item];
          if (kind === 'lines' || kind === 'part' || kind === 'iterations') continue;
          if (kind === 'loop' && this.items(~item).length > ITERATIONS_OPEN) continue;
          const key = `${kind} ${node}`;
          const found = alike.get(key);
          if (found === undefined) alike.set(key, [~item]);
          else found.push(~item);
        }
      }
      level = [];
      for (const groups of alike.values()) {
        // Loops within loops: opened they would stand in a column that nobody reads.
        const iterations = groups.reduce((sum, group) => sum + this.items(group).length, 0);
        if (this.members[groups[0]].kind === 'loop' && iterations > MOST_BESIDE) continue;
        const opened = groups.flatMap((group) => this.#openedWith(group));
        let added = 0;
        for (const group of opened) added += this.items(group).length - 1;
        if (visible + added > budget) continue;
        visible += added;
        for (const group of opened) {
          open.add(group);
          level.push(group);
        }
      }
    }
    return open;
  }

  /** All entries in a group, however deep, in order. */
  entries(group: number): number[] {
    const found: number[] = [];
    const pending: Item[] = [~group];
    for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
      if (item >= 0) found.push(item);
      else {
        const { items } = this.members[~item];
        for (let i = items.length - 1; i >= 0; i--) pending.push(items[i]);
      }
    }
    return found;
  }

  /** What is said about a group, given the entries in it. */
  describe(group: number, entries: readonly number[]): Group {
    const { kind, parent, node, index, items } = this.members[group];
    const nodes = this.record.tape.node;
    const ownLine = kind === 'call' || kind === 'loop' || kind === 'iteration' || kind === 'iterations';
    const line = this.source.line(ownLine ? node : nodes[entries[0]]);
    const lastLine = ownLine ? line : this.source.line(nodes[entries[entries.length - 1]]);
    const loop = kind === 'loop' ? group : this.#loopAround(group);
    const part = kind === 'iterations' || kind === 'part';
    return {
      kind: kind === 'root' ? 'lines' : kind,
      text: kind === 'call' ? this.source.excerpt(node, 24) : '',
      line: Math.min(line, lastLine),
      lastLine: Math.max(line, lastLine),
      from: index + 1,
      to: part ? index + this.#leafCount(group) : index + 1,
      of: kind === 'part' ? this.#leafCount(parent) : loop < 0 ? items.length : this.#leafCount(loop),
      gates: entries.length,
    };
  }

  /** Names each member of a group for good: by line and number, not by place in the run. */
  keys(group: number): Map<number, string> {
    const keys = new Map<number, string>();
    const counts = new Map<string, number>();
    for (const item of this.items(group)) {
      if (item >= 0) continue;
      const { kind, node, index } = this.members[~item];
      const numbered = kind === 'iteration' || kind === 'iterations' || kind === 'part';
      const place = numbered ? `${kind}${index}` : `${kind}${this.source.line(node)}`;
      const n = counts.get(place) ?? 0;
      counts.set(place, n + 1);
      keys.set(~item, n === 0 ? place : `${place}.${n}`);
    }
    return keys;
  }

  #openedWith(group: number): number[] {
    if (this.members[group].kind !== 'loop') return [group];
    const iterations = this.items(group).filter((item) => item < 0 && this.members[~item].kind === 'iteration');
    return [group, ...iterations.map((item) => ~item)];
  }

  #groupOf(frame: number): number {
    const { frames } = this.record;
    const pending: number[] = [];
    while (this.#ofFrame[frame] < 0) {
      pending.push(frame);
      frame = frames.parent[frame];
    }
    let group = this.#ofFrame[frame];
    for (let f = pending.pop(); f !== undefined; f = pending.pop()) {
      if (frames.kind(f) === 'call') group = this.#create('call', group, frames.node[f], 0);
      else {
        const key = frames.parent[f] * (this.record.nodes.length + 1) + frames.node[f];
        let loop = this.#loops.get(key);
        if (loop === undefined) {
          loop = this.#create('loop', group, frames.node[f], 0);
          this.#loops.set(key, loop);
        }
        group = this.#create('iteration', loop, frames.node[f], frames.index[f]);
      }
      this.#ofFrame[f] = group;
    }
    return group;
  }

  #create(kind: GroupKind, parent: number, node: number, index: number): number {
    const group = this.members.length;
    this.members.push({ kind, parent, node, index, items: [], divided: false });
    this.members[parent].items.push(~group);
    return group;
  }

  #part(kind: GroupKind, parent: number, node: number, index: number, items: Item[]): Item {
    this.members.push({ kind, parent, node, index, items, divided: false });
    return ~(this.members.length - 1);
  }

  #divideIterations(group: number): void {
    const member = this.members[group];
    const n = member.items.length;
    if (n <= ITERATIONS) return;
    const parts: Item[] = [];
    const size = roundSize(n, ITERATIONS);
    for (let at = 0; at < n; at += size) {
      parts.push(this.#part('iterations', group, member.node, member.index + at, member.items.slice(at, at + size)));
    }
    member.items = parts;
  }

  /** Cuts between lines; within a line only if it is too long by itself. */
  #divideByLine(group: number): void {
    const member = this.members[group];
    const isLeaf = (item: Item) => item >= 0 && this.record.tape.op[item] === LEAF;
    const leaves = member.items.filter(isLeaf);
    // Inputs stay in sight, unless they are themselves too many.
    const kept = leaves.length <= PARTS ? leaves : [];
    const runs: Item[][] = [];
    let lineBefore = -1;
    for (const item of member.items) {
      if (kept.length > 0 && isLeaf(item)) continue;
      const line = this.source.line(item >= 0 ? this.record.tape.node[item] : this.members[~item].node);
      if (line === lineBefore) runs[runs.length - 1].push(item);
      else runs.push([item]);
      lineBefore = line;
    }
    if (runs.length === 1 && kept.length === 0) {
      const size = roundSize(member.items.length, PARTS);
      const parts: Item[] = [];
      for (let at = 0; at < member.items.length; at += size) {
        parts.push(this.#part('part', group, member.node, member.index + at, member.items.slice(at, at + size)));
      }
      member.items = parts;
      return;
    }
    const together = Math.ceil(runs.length / PARTS);
    const parts: Item[] = [...kept];
    for (let at = 0; at < runs.length; at += together) {
      const items = runs.slice(at, at + together).flat();
      const [first] = items;
      const node = first >= 0 ? this.record.tape.node[first] : this.members[~first].node;
      parts.push(items.length === 1 ? first : this.#part('lines', group, node, 0, items));
    }
    member.items = parts;
  }

  #loopAround(group: number): number {
    for (let g = group; g >= 0; g = this.members[g].parent) {
      const { kind } = this.members[g];
      if (kind === 'loop') return g;
      if (kind !== 'iteration' && kind !== 'iterations') return -1;
    }
    return -1;
  }

  /** Iterations of a loop, or entries of a line, whether cut into parts or not. */
  #leafCount(group: number): number {
    let count = 0;
    for (const item of this.members[group].items) {
      const kind = item >= 0 ? undefined : this.members[~item].kind;
      count += kind === 'iterations' || kind === 'part' ? this.#leafCount(~item) : 1;
    }
    return count;
  }
}

/** A power of ten that cuts n into at most `most` parts. */
function roundSize(n: number, most: number): number {
  let size = 10;
  while (n / size > most) size *= 10;
  return size;
}
