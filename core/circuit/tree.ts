import type { RunRecord } from '../record.ts';
import { ROOT_FRAME } from '../runtime/frames.ts';
import type { GroupKind } from './circuit.ts';
import type { Composition } from './compositions/index.ts';

/** A member of a group: an entry (from 0), or another group (its number's complement, below 0). */
export type Item = number;

export interface Member {
  readonly kind: GroupKind | 'root';
  readonly parent: number;
  /** The call expression, the loop statement, what a fold results in; of lines the first. */
  readonly node: number;
  items: Item[];
  /** Of a call or an iteration; -1: it is none. */
  frame: number;
  /**
   * Which of the series it is, or where a part of it begins, from 0; and how many there are in all. Iterations count
   * whether the output depends on them or not.
   */
  index: number;
  of: number;
  /** Entries in it, however deep. */
  size: number;
  readonly fold: Folding | undefined;
}

/** Operations that one of them, the result, stands for. */
export interface Folding {
  readonly result: number;
  /** undefined: the formula of a variable. */
  readonly composition: Composition | undefined;
}

export const ROOT = 0;

/** Which entries happened in which call and iteration, and which are folded; in the order of the run. */
export class Tree {
  readonly members: Member[] = [];
  readonly #ofFrame: Int32Array;
  /** How many groups there are without the pieces of too long ones. */
  #settled = 0;
  /** The group of a loop's iterations. */
  readonly #loops = new Map<number, number>();

  constructor(
    private readonly record: RunRecord,
    readonly entries: Int32Array,
  ) {
    this.#ofFrame = new Int32Array(record.frames.length).fill(-1);
    this.#ofFrame[ROOT_FRAME] = this.add('root', -1, -1, []);
    for (const entry of entries) this.members[this.groupOf(entry)].items.push(entry);
  }

  /** The call or iteration that an entry happened in. */
  groupOf(entry: number): number {
    const { frames, tape } = this.record;
    const pending: number[] = [];
    let frame = tape.frame[entry];
    while (this.#ofFrame[frame] < 0) {
      pending.push(frame);
      frame = frames.parent[frame];
    }
    let group = this.#ofFrame[frame];
    for (let f = pending.pop(); f !== undefined; f = pending.pop()) {
      if (frames.kind(f) === 'call') group = this.#begin('call', group, frames.node[f]);
      else {
        const key = this.#loopOf(f);
        let loop = this.#loops.get(key);
        if (loop === undefined) {
          loop = this.#begin('loop', group, frames.node[f]);
          this.#loops.set(key, loop);
        }
        group = this.#begin('iteration', loop, frames.node[f]);
      }
      this.members[group].frame = f;
      this.#ofFrame[f] = group;
    }
    return group;
  }

  /** A new group, which stands in none yet. */
  add(kind: Member['kind'], parent: number, node: number, items: Item[], fold?: Folding): number {
    return this.members.push({ kind, parent, node, items, frame: -1, index: 0, of: 1, size: 0, fold }) - 1;
  }

  /** A piece of a group that is too long to be shown whole. */
  part(kind: GroupKind, group: number, items: Item[], index = 0, of = 1): Item {
    const part = this.add(kind, group, this.nodeOf(items[0]), items);
    const first = kind === 'iterations' ? this.members[~items[0]].index : index;
    Object.assign(this.members[part], { index: first, of, size: this.#count(items) });
    return ~part;
  }

  nodeOf(item: Item): number {
    return item >= 0 ? this.record.tape.node[item] : this.members[~item].node;
  }

  /** All entries in a group, however deep, in their order; once all is settled. */
  entriesIn(group: number): Int32Array {
    const found = new Int32Array(this.members[group].size);
    let count = 0;
    const pending = [group];
    for (let g = pending.pop(); g !== undefined; g = pending.pop()) {
      for (const item of this.members[g].items) {
        if (item >= 0) found[count++] = item;
        else pending.push(~item);
      }
    }
    return found.sort();
  }

  /** Forgets the pieces that groups were cut into for a picture: the next one may cut them elsewhere. */
  dropParts(): void {
    this.members.length = this.#settled;
  }

  /** Counts, numbers and drops what is empty, once everything stands where it belongs. */
  settle(): void {
    const { members } = this;
    const outsideIn = [ROOT];
    for (const group of outsideIn) for (const item of members[group].items) if (item < 0) outsideIn.push(~item);
    const counts = this.#countIterations();
    for (const group of outsideIn.reverse()) {
      const member = members[group];
      const isEmpty = (item: Item) => item < 0 && members[~item].size === 0;
      if (member.items.some(isEmpty)) member.items = member.items.filter((item) => !isEmpty(item));
      member.size = this.#count(member.items);
      if (member.kind === 'loop' || member.kind === 'calls') this.#number(member, counts.get(group));
    }
    this.#settled = members.length;
  }

  #begin(kind: GroupKind, parent: number, node: number): number {
    const group = this.add(kind, parent, node, []);
    this.members[parent].items.push(~group);
    return group;
  }

  /** @param iterations how many there are, if it is a loop */
  #number(series: Member, iterations: number | undefined): void {
    series.of = iterations ?? series.items.length;
    for (let i = 0; i < series.items.length; i++) {
      const member = this.members[~series.items[i]];
      member.index = iterations === undefined ? i : this.record.frames.index[member.frame];
      member.of = series.of;
    }
  }

  /** By the group of the loop. */
  #countIterations(): ReadonlyMap<number, number> {
    const { frames } = this.record;
    const counts = new Map<number, number>();
    if (this.#loops.size === 0) return counts;
    for (let f = ROOT_FRAME + 1; f < frames.length; f++) {
      const loop = frames.kind(f) === 'loop' ? this.#loops.get(this.#loopOf(f)) : undefined;
      if (loop !== undefined) counts.set(loop, Math.max(counts.get(loop) ?? 0, frames.index[f] + 1));
    }
    return counts;
  }

  /** Names one run of a loop: by the frame around it and its node. */
  #loopOf(iteration: number): number {
    const { frames, nodes } = this.record;
    return frames.parent[iteration] * (nodes.length + 1) + frames.node[iteration];
  }

  #count(items: readonly Item[]): number {
    let count = 0;
    for (const item of items) count += item >= 0 ? 1 : this.members[~item].size;
    return count;
  }
}
