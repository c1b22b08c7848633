/** The values that a variable had, of which a hand-written gradient may be the gradient. */
import { ArraySnapshot, entriesIn } from '../runtime/array-snapshot.ts';
import { Ref } from '../runtime/ref.ts';
import { leavesOf, type Snapshot } from '../runtime/snapshot.ts';
import type { Happenings } from './happenings.ts';

export interface Version {
  readonly snapshot: Snapshot;
  /** When it was bound; its call. */
  readonly event: number;
  readonly call: number;
  readonly text: string;
}

/** So many events before the output and after it are looked at. */
const MOST = 400;

export class Versions {
  readonly #known = new Map<string, readonly Version[]>();

  constructor(
    private readonly happenings: Happenings,
    /** Targets of hand-written gradients: what is bound there is no variable of the forward pass. */
    private readonly isClaimed: (event: number) => boolean,
  ) {}

  /**
   * @param until when the output had been computed: arrays that are changed in place later are told as they were then
   */
  of(key: string, until: number): readonly Version[] {
    const id = `${key} ${until}`;
    const known = this.#known.get(id) ?? this.#find(key, until);
    this.#known.set(id, known);
    return known;
  }

  #find(key: string, until: number): Version[] {
    const { happenings } = this;
    const all = happenings.of(key).filter((event) => !this.isClaimed(event));
    const before = all.filter((event) => event <= until).slice(-MOST);
    const events = [...before, ...all.filter((event) => event > until).slice(0, MOST)];
    const versions: Version[] = [];
    const seen = new Set<string>();
    const add = (event: number, snapshot: Snapshot, isPart = false) => {
      const call = happenings.callOf(happenings.frameOf(event));
      const id = `${entriesOf(snapshot)} ${call}`;
      if (!isPart && isHolder(snapshot)) for (const part of Object.values(snapshot)) add(event, part as Snapshot, true);
      if (id === ` ${call}` || seen.has(id)) return;
      seen.add(id);
      versions.push({ snapshot, event, call, text: happenings.placeAt(event)?.text ?? key });
    };
    const clock = happenings.clockAt(until);
    for (const event of events) {
      add(event, happenings.snapshot(event));
      if (happenings.isChangeable(event)) add(event, happenings.snapshotAt(event, clock));
    }
    return versions;
  }
}

/** A list or record of arrays: what a loop keeps of its iterations. */
function isHolder(snapshot: Snapshot): snapshot is readonly Snapshot[] | { readonly [key: string]: Snapshot } {
  if (typeof snapshot !== 'object' || snapshot === null) return false;
  return !(snapshot instanceof Ref || snapshot instanceof ArraySnapshot);
}

/** The tape entries that its numbers come from. */
export function entriesOf(snapshot: Snapshot): number[] {
  return leavesOf(snapshot).flatMap((leaf) => {
    if (leaf instanceof Ref) return [leaf.entry];
    return leaf instanceof ArraySnapshot ? entriesIn(leaf) : [];
  });
}
