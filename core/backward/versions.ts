/** The values that a variable had, of which a hand-written gradient may be the gradient. */
import { ArraySnapshot, entriesIn } from '../runtime/array-snapshot.ts';
import { Ref } from '../runtime/ref.ts';
import { leavesOf, type Snapshot } from '../runtime/snapshot.ts';
import type { Claim } from './claims.ts';
import type { Happenings } from './happenings.ts';
import type { Scope, Write } from './scopes.ts';

export interface Version {
  readonly snapshot: Snapshot;
  /** When it was bound; its call. */
  readonly event: number;
  readonly call: number;
  /** The variable's own name. */
  readonly key: string;
  /** The tape entries of its numbers: what is handed to another call under the same name has the same. */
  readonly entries: string;
}

/** So many events before the output and after it are looked at. */
const MOST = 400;

export class Versions {
  readonly #known = new Map<string, readonly Version[]>();

  /** By name, where records with such an entry are written. */
  readonly #records = new Map<string, readonly Write[]>();

  constructor(
    private readonly happenings: Happenings,
    scopes: readonly Scope[],
    /** Targets of hand-written gradients: what is bound there is no variable of the forward pass. */
    private readonly isClaimed: (event: number) => boolean,
  ) {
    for (const write of scopes.flatMap(({ writes }) => writes)) {
      const { entry } = write;
      if (entry !== undefined) this.#records.set(entry.key, [...(this.#records.get(entry.key) ?? []), write]);
    }
  }

  /**
   * @param until when the output had been computed: arrays that are changed in place later are told as they were then
   */
  of({ of, others }: Claim, until: number): readonly Version[] {
    return [of, ...others].flatMap((key) => {
      const id = `${key} ${until}`;
      const known = this.#known.get(id) ?? this.#find(key, until);
      this.#known.set(id, known);
      return known;
    });
  }

  /** When the variable was bound last before an event, and the tape entries that it then had. */
  last(
    { of, others }: Claim,
    before: number,
  ): readonly { readonly event: number; readonly entries: readonly number[] }[] {
    const { happenings } = this;
    return [of, ...others].flatMap((key) => {
      const isBefore = (event: number) => event < before && !this.isClaimed(event);
      const event = happenings.of(key).findLast(isBefore);
      return event === undefined
        ? []
        : [{ event, entries: entriesOf(happenings.snapshotAt(event, happenings.clockAt(before))) }];
    });
  }

  #find(key: string, until: number): Version[] {
    const { happenings } = this;
    const clock = happenings.clockAt(until);
    const versions: Version[] = [];
    const seen = new Set<string>();
    const add = (event: number, snapshot: Snapshot, isPart = false) => {
      const call = happenings.callOf(happenings.frameOf(event));
      const entries = String(entriesOf(snapshot));
      const id = `${entries} ${call}`;
      if (!isPart && isHolder(snapshot)) for (const part of Object.values(snapshot)) add(event, part as Snapshot, true);
      if (entries === '' || seen.has(id)) return;
      seen.add(id);
      versions.push({ snapshot, event, call, key, entries });
    };
    const addBoth = (event: number, read: (snapshot: Snapshot) => Snapshot) => {
      add(event, read(happenings.snapshot(event)));
      if (happenings.isChangeable(event)) add(event, read(happenings.snapshotAt(event, clock)));
    };
    // What is kept in an object says more than the parameter that it was.
    const rank = (event: number) => (happenings.kindOf(event) === 'parameter' ? 1 : 0);
    for (const event of this.#near(happenings.of(key), until).toSorted((a, b) => rank(a) - rank(b)))
      addBoth(event, (whole) => whole);
    for (const write of this.#records.get(key) ?? [])
      for (const event of this.#near(happenings.at(write), until)) addBoth(event, (whole) => entryOf(whole, key));
    return versions;
  }

  #near(events: readonly number[], until: number): number[] {
    const all = events.filter((event) => !this.isClaimed(event));
    const before = all.filter((event) => event <= until).slice(-MOST);
    return [...before, ...all.filter((event) => event > until).slice(0, MOST)];
  }
}

/** What a record has under a key; null: nothing. */
export function entryOf(snapshot: Snapshot, key: string): Snapshot {
  if (!isHolder(snapshot)) return null;
  return (snapshot as Readonly<Record<string, Snapshot>>)[key] ?? null;
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
