/** Where the numbers of a variable were bound first: to be moved there, so that all their uses see it. */
import { CONSTANT, type Tape } from '../../autodiff/tape.ts';
import { boundSnapshot } from '../../bound.ts';
import type { Execution } from '../../languages/language.ts';
import { ArraySnapshot } from '../../runtime/array-snapshot.ts';
import { OTHER } from '../../runtime/bindings.ts';
import type { Span } from '../../runtime/nodes.ts';
import { Ref } from '../../runtime/ref.ts';
import { type Leaf, leavesOf, type Snapshot } from '../../runtime/snapshot.ts';

/** A number of a value. */
export interface Held {
  readonly value: number;
  /** The entry that it is of, or `CONSTANT`; and its place there, in C order. */
  readonly entry: number;
  readonly place: number;
  /** It is a view's, whose gradient is beside that of what the view was made of. */
  readonly apart: boolean;
}

/** The numbers of a value, in order. */
export class Numbers {
  readonly #leaves: readonly Leaf[];
  /** At which number each leaf begins. */
  readonly #start: number[] = [];
  readonly size: number;

  constructor(
    private readonly tape: Tape,
    snapshot: Snapshot,
  ) {
    this.#leaves = leavesOf(snapshot);
    let size = 0;
    for (const leaf of this.#leaves) {
      this.#start.push(size);
      size += sizeOf(leaf);
    }
    this.size = size;
  }

  at(i: number): Held {
    const found = this.#start.findLastIndex((start) => start <= i);
    const leaf = this.#leaves[found];
    const k = i - this.#start[found];
    if (leaf instanceof ArraySnapshot)
      return { value: leaf.data[k], entry: leaf.entryOf(k), place: leaf.placeOf(k), apart: leaf.isApart(k) };
    if (leaf instanceof Ref) return { value: this.tape.value[leaf.entry], entry: leaf.entry, place: 0, apart: false };
    return { value: leaf, entry: CONSTANT, place: 0, apart: false };
  }

  /** Which of the numbers it is; −1: none. */
  indexOf({ entry, place }: Held): number {
    for (const [n, leaf] of this.#leaves.entries()) {
      const size = sizeOf(leaf);
      if (leaf instanceof Ref && leaf.entry === entry) return this.#start[n];
      if (!(leaf instanceof ArraySnapshot)) continue;
      for (let k = 0; k < size; k++)
        if (leaf.entryOf(k) === entry && leaf.placeOf(k) === place) return this.#start[n] + k;
    }
    return -1;
  }
}

function sizeOf(leaf: Leaf): number {
  return leaf instanceof ArraySnapshot ? leaf.data.length : 1;
}

/** A number of what a target was bound to. */
export interface Holder {
  readonly target: Span;
  readonly occurrence: number;
  readonly element: number;
}

/** Where an entry's numbers begin in what a binding event bound. */
interface First {
  readonly event: number;
  readonly start: number;
}

/** So many numbers are looked through in lists and records. */
const MOST = 1_000_000;

export class Holders {
  /** By entry: the first that held all of it. */
  readonly #first = new Map<number, First>();
  readonly #events: number[] = [];

  constructor(
    private readonly execution: Execution,
    private readonly text: string,
  ) {
    const { machine, targets } = execution;
    const { bindings } = machine;
    /** The versions of lists and records that were looked through. */
    const known = new Map<unknown, number>();
    let room = MOST;
    for (let i = 0; i < bindings.length; i++) {
      const kind = targets.get(bindings.node[i])?.kind;
      if (kind === undefined || kind === 'return' || kind === 'receiver') continue;
      this.#events.push(i);
      const entry = bindings.entry[i];
      if (entry !== OTHER) {
        if (entry >= 0) this.#note(entry, i, 0);
        continue;
      }
      const { value, clock } = bindings.other(i);
      const owner = execution.ownerOf(value, clock);
      if (owner >= 0) this.#note(owner, i, 0);
      if (owner >= 0 || known.get(value) === clock || room <= 0) continue;
      known.set(value, clock);
      room -= this.#noteAll(i);
    }
  }

  /** @param variable as it is written: what it is a part of may hold the number, too */
  holderOf(held: Held, variable: string): Holder | undefined {
    const first = this.#first.get(held.entry);
    if (first !== undefined) return this.#holder(first.event, first.start + held.place);
    for (const event of this.#events) {
      if (!belongsTo(variable, this.#textOf(event))) continue;
      const element = new Numbers(this.execution.machine.tape, boundSnapshot(this.execution, event)).indexOf(held);
      if (element >= 0) return this.#holder(event, element);
    }
    return undefined;
  }

  #note(entry: number, event: number, start: number): void {
    if (!this.#first.has(entry)) this.#first.set(entry, { event, start });
  }

  /** @returns how many numbers there are */
  #noteAll(event: number): number {
    let start = 0;
    for (const leaf of leavesOf(boundSnapshot(this.execution, event))) {
      if (leaf instanceof Ref) this.#note(leaf.entry, event, start);
      else if (leaf instanceof ArraySnapshot && typeof leaf.owner === 'number' && leaf.owner >= 0)
        this.#note(leaf.owner, event, start);
      start += sizeOf(leaf);
    }
    return start;
  }

  #holder(event: number, element: number): Holder {
    const { bindings, nodes } = this.execution.machine;
    const target = nodes.span(bindings.node[event]);
    let occurrence = 0;
    for (const other of this.#events) {
      if (other === event) break;
      const { start, end } = nodes.span(bindings.node[other]);
      if (start === target.start && end === target.end) occurrence++;
    }
    return { target, occurrence, element };
  }

  #textOf(event: number): string {
    const { bindings, nodes } = this.execution.machine;
    const { start, end } = nodes.span(bindings.node[event]);
    return this.text.slice(start, end);
  }
}

/** Whether a variable is a target, or kept in it: `params['W']` in `params`, `net.W` in `net`. */
export function belongsTo(variable: string, target: string): boolean {
  return variable === target || variable.startsWith(`${target}.`) || variable.startsWith(`${target}[`);
}
