/** What hand-written gradients are the gradients of, with the upstream gradients that are given there. */
import type { Tape } from '../autodiff/tape.ts';
import { ArraySnapshot } from '../runtime/array-snapshot.ts';
import { Ref } from '../runtime/ref.ts';
import { type Snapshot, shapeOf } from '../runtime/snapshot.ts';
import type { Happenings } from './happenings.ts';
import { entriesOf } from './versions.ts';

export interface Output {
  readonly snapshot: Snapshot;
  /** The same in another run that took the same course. */
  readonly read: (run: Happenings) => Snapshot;
  /** In its nesting; undefined: ones. */
  readonly gradient: Snapshot | undefined;
}

export type Read = Pick<Output, 'snapshot' | 'read'>;

export interface Root {
  /** One and the same for all gradients of it. */
  readonly id: string;
  readonly outputs: readonly Output[];
  /** When it was computed. */
  readonly event: number;
  /** The calls that its forward pass happened in. */
  readonly calls: readonly number[];
  /** Names of variables that its upstream gradients were read from: these are given, and not judged. */
  readonly seeds: readonly string[];
  /** The first tape entry that is a part of it: what was computed before is its input. */
  readonly from: number;
  /**
   * `likely`: another may be meant, if something comes out right by that. `guess`: only a gradient that comes out right
   * says that it is meant.
   */
  readonly certainty: 'certain' | 'likely' | 'guess';
}

export const NO_SEEDS = { seeds: [], from: 0, certainty: 'certain' as const };

/** What was bound. */
export function readAt(happenings: Happenings, event: number): Read {
  return { snapshot: happenings.snapshot(event), read: (run) => run.snapshot(event) };
}

export function partsAt(happenings: Happenings, event: number): readonly Read[] {
  return numericParts(happenings.snapshot(event)).map((snapshot, i) => ({
    snapshot,
    read: (run) => numericParts(run.snapshot(event))[i] ?? null,
  }));
}

export function isLoss(tape: Tape, snapshot: Snapshot): boolean {
  return String(shapeOf(snapshot)) === '' && isComputed(tape, snapshot);
}

/** It was computed from something that is differentiated, and is no such thing itself. */
export function isComputed({ argStart }: Tape, snapshot: Snapshot): boolean {
  return isNumeric(snapshot) && entriesOf(snapshot).some((entry) => argStart[entry] < argStart[entry + 1]);
}

export function isNumeric(snapshot: Snapshot): boolean {
  return snapshot !== null && shapeOf(snapshot) !== null;
}

export function sameShape(a: Snapshot, b: Snapshot): boolean {
  const shape = shapeOf(a);
  return shape !== null && String(shapeOf(b)) === String(shape);
}

/** Itself, or of a tuple or a record the parts that are numeric. */
export function numericParts(snapshot: Snapshot): Snapshot[] {
  if (snapshot === null) return [];
  if (typeof snapshot === 'number' || snapshot instanceof Ref || snapshot instanceof ArraySnapshot) return [snapshot];
  const parts = Object.values(snapshot) as Snapshot[];
  // A list of numbers is one array.
  if (
    Array.isArray(snapshot) &&
    shapeOf(snapshot) !== null &&
    parts.every((part) => typeof part === 'number' || part instanceof Ref)
  )
    return [snapshot, ...parts];
  return parts.filter((part) => shapeOf(part) !== null);
}
