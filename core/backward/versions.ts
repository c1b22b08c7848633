/** The values that a variable had, of which a hand-written gradient may be the gradient. */
import type { Tape } from '../autodiff/tape.ts';
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

/** So many are compared with; of more the latest. */
const MOST = 400;

export class Versions {
  readonly #known = new Map<string, readonly Version[]>();

  constructor(
    private readonly happenings: Happenings,
    /** Targets of hand-written gradients: what is bound there is no variable of the forward pass. */
    private readonly isClaimed: (event: number) => boolean,
  ) {}

  of(key: string): readonly Version[] {
    const known = this.#known.get(key) ?? this.#find(key);
    this.#known.set(key, known);
    return known;
  }

  #find(key: string): Version[] {
    const { happenings } = this;
    const events = happenings
      .of(key)
      .filter((event) => !this.isClaimed(event))
      .slice(-2 * MOST);
    const versions: Version[] = [];
    const seen = new Set<string>();
    const add = (event: number, snapshot: Snapshot) => {
      const identity = identityOf(snapshot);
      const call = happenings.callOf(happenings.frameOf(event));
      if (identity === '' || seen.has(`${identity} ${call}`)) return;
      seen.add(`${identity} ${call}`);
      versions.push({ snapshot, event, call, text: happenings.placeAt(event)?.text ?? key });
    };
    for (const [i, event] of events.entries()) {
      add(event, happenings.snapshot(event));
      if (happenings.placeAt(event)?.isElement || !happenings.isChangeable(event)) continue;
      // What was written into it until it was bound anew.
      const written = events.slice(i + 1);
      const next = written.findIndex((one) => !happenings.placeAt(one)?.isElement);
      const last = (next < 0 ? written : written.slice(0, next)).at(-1);
      if (last !== undefined) add(event, happenings.snapshotAt(event, happenings.clockAfter(last)));
    }
    return versions.slice(-MOST);
  }
}

function identityOf(snapshot: Snapshot): string {
  return entriesOf(snapshot).join();
}

/** The tape entries that its numbers come from. */
export function entriesOf(snapshot: Snapshot): number[] {
  return leavesOf(snapshot).flatMap((leaf) => {
    if (leaf instanceof Ref) return [leaf.entry];
    return leaf instanceof ArraySnapshot ? entriesIn(leaf) : [];
  });
}

export function isReached(tape: Tape, snapshot: Snapshot): boolean {
  return entriesOf(snapshot).some((entry) => tape.reached[entry] === 1);
}
