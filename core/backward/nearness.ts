/** Which versions of a variable a hand-written gradient may mean. */
import { ROOT_FRAME } from '../runtime/frames.ts';
import type { Generation } from './generations.ts';
import type { Happenings } from './happenings.ts';
import type { Root } from './outputs.ts';
import { entriesOf, type Version, type Versions } from './versions.ts';

export class Nearness {
  constructor(
    private readonly happenings: Happenings,
    private readonly versions: Versions,
  ) {}

  /** All: what the forward pass or the gradient's own function binds first, of each what was last before the output. */
  all(generation: Generation, root: Root): readonly Version[] {
    const all = this.versions.of(generation.claim, root.event);
    const isNear = this.#nearIn(all, generation, root);
    const isLate = (version: Version) => (version.event <= root.event ? 0 : 1);
    const isFar = (version: Version) => (isNear(version) ? 0 : 1);
    return all.toSorted((a, b) => isFar(a) - isFar(b) || isLate(a) - isLate(b) || b.event - a.event);
  }

  /**
   * Of these the ones that a gradient may be compared with, though it is that of none: a variable of the same name in
   * another function is meant only where there is none in these, nor in that which they have it from; and only if it is
   * computed there, or kept where others find it.
   */
  meant(versions: readonly Version[], generation: Generation, root: Root): readonly Version[] {
    const near = versions.filter(this.#nearIn(versions, generation, root));
    return near.length > 0 ? near : versions.filter((version) => this.#isPublic(version, generation));
  }

  #nearIn(all: readonly Version[], { call }: Generation, { calls }: Root): (version: Version) => boolean {
    const isOwn = (version: Version) => calls.includes(version.call) || version.call === call;
    const handed = new Set(all.filter(isOwn).map(({ entries }) => entries));
    const homes = new Set(all.filter(({ entries }) => handed.has(entries)).map((version) => version.call));
    return (version) => isOwn(version) || homes.has(version.call);
  }

  #isPublic({ event, call, snapshot }: Version, generation: Generation): boolean {
    const { happenings } = this;
    if (call === ROOT_FRAME) return true;
    const place = happenings.placeAt(event);
    const isAttribute = place !== undefined && place.root === happenings.scopeOf(call)?.function?.receiver;
    if (isAttribute) return happenings.receiverOf(call) === happenings.receiverOf(generation.call);
    if (place?.holder !== undefined) return true;
    return happenings.kindOf(event) !== 'parameter' && this.#isComputedIn(call, entriesOf(snapshot));
  }

  #isComputedIn(call: number, entries: readonly number[]): boolean {
    const { tape } = this.happenings.execution.machine;
    return entries.some((entry) => this.happenings.isWithin(tape.frame[entry], call));
  }
}
