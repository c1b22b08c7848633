import type { Level } from './circuit.ts';
import type { Outline } from './outline.ts';
import { ROOT, type Tree } from './tree.ts';

/** Groups open by themselves up to so many gates: what one can take in at a glance. */
const OPENED_GATES = 30;
/** A picture of nested boxes is no help beyond this depth. */
const OPEN_DEPTH = 8;

/** Which groups are open: those chosen by hand, and others as far as there is room for them. */
export class Opening {
  readonly #automatic: Set<number>;
  /** Opened by hand, and in them what there is room for. */
  readonly #filled = new Set<number>();
  readonly #closed: ReadonlySet<string>;
  #open: Set<string>;
  readonly #budget: number;

  /** @param limit about so many gates may show when nothing was opened by hand */
  constructor(
    private readonly tree: Tree,
    private readonly outline: Outline,
    private readonly level: Level,
    limit: number,
    open: readonly string[],
    closed: readonly string[],
  ) {
    this.#budget = Math.min(limit, OPENED_GATES);
    this.#open = new Set(open);
    this.#closed = new Set(closed);
    // What is closed by hand makes no room for others: they would open somewhere else unasked.
    this.#automatic = new Set(this.#within(ROOT));
  }

  isOpen(group: number): boolean {
    const id = this.outline.id(~group);
    if (!this.#open.has(id)) return this.#automatic.has(group) && !this.#closed.has(id);
    if (!this.#automatic.has(group) && !this.#filled.has(group)) {
      this.#filled.add(group);
      // It is not open by itself, if it gives way later.
      for (const inner of this.#within(group)) if (inner !== group) this.#automatic.add(inner);
    }
    return true;
  }

  /** Does it have a box in any case, to be closed again? */
  isChosen(group: number): boolean {
    return this.#open.has(this.outline.id(~group));
  }

  /**
   * Closes what was opened first by hand, but nothing around what was opened last.
   *
   * @returns false: there is nothing to close
   */
  giveWay(): boolean {
    const ids = [...this.#open];
    const last = ids[ids.length - 1];
    if (last === undefined) return false;
    this.#open.delete(ids.find((id) => !last.startsWith(`${id}/`)) ?? last);
    return true;
  }

  /**
   * The groups in one that are open when nobody chose: from the outside in, as long as there is room for their gates.
   * Calls of the same place, and what stands side by side, open together or not at all.
   */
  #within(outermost: number): Iterable<number> {
    const open = [outermost];
    if (this.level === 'group') return open;
    let visible = this.outline.contents(outermost).length;
    let level = [outermost];
    const isOpen = new Set(open);
    for (let depth = 0; depth < OPEN_DEPTH && level.length > 0; depth++) {
      const alike = new Map<string, number[]>();
      for (const group of level) {
        for (const item of this.outline.contents(group)) {
          if (item >= 0 || isOpen.has(~item) || !this.#opensByItself(~item)) continue;
          const { kind, node } = this.tree.members[~item];
          const key = `${kind} ${node}`;
          const found = alike.get(key);
          if (found === undefined) alike.set(key, [~item]);
          else found.push(~item);
        }
      }
      level = [];
      for (const groups of alike.values()) {
        const together: number[] = [];
        let added = -groups.length;
        for (const group of groups) added += this.#openWith(group, together);
        if (visible + added > this.#budget) continue;
        visible += added;
        for (const group of together) isOpen.add(group);
        level.push(...together);
      }
    }
    return isOpen;
  }

  /**
   * Opens a group, and in it what has no box: small steps of a loop, which closed would take as much room, and what is
   * all there is in it.
   *
   * @returns how many gates show
   */
  #openWith(group: number, opened: number[]): number {
    opened.push(group);
    const only = this.outline.only(group);
    let gates = 0;
    for (const item of this.outline.contents(group)) {
      const opens = item < 0 && this.#opensByItself(~item) && (~item === only || this.outline.isPlain(~item));
      gates += opens ? this.#openWith(~item, opened) : 1;
    }
    return gates;
  }

  #opensByItself(group: number): boolean {
    const { kind, fold } = this.tree.members[group];
    if (fold !== undefined) return this.level === 'gate' && fold.composition?.open === true;
    return kind === 'call' || kind === 'calls' || kind === 'loop' || kind === 'iteration';
  }
}
