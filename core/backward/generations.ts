/** What a hand-written gradient is when it is whole: from where it is written anew to the last that is written into it. */
import { ROOT_FRAME } from '../runtime/frames.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import type { Claim } from './claims.ts';
import type { Assign } from './forms.ts';
import type { Happenings } from './happenings.ts';
import { numbersIn } from './numbers.ts';
import type { Write } from './scopes.ts';
import { entryOf } from './versions.ts';

export interface Written {
  readonly event: number;
  readonly write: Write;
}

export interface Generation {
  readonly claim: Claim;
  /** In order; at least one. */
  readonly written: readonly Written[];
  /** The call and the frame that it began in. */
  readonly call: number;
  readonly frame: number;
  /** The whole, once right after the last write and once as it was left: something may change it in place in between. */
  readonly states: readonly Snapshot[];
  /** It was written anew in the same place: what it was until then says little. */
  readonly isSuperseded: boolean;
  /** The run ended where it was being computed. */
  readonly hasRaised: boolean;
}

/** More of one claim are not looked at: the first, the last, and some between. */
const MOST = 48;

export function generationsOf(claim: Claim, happenings: Happenings): Generation[] {
  const all = claim.writes.flatMap((write) => happenings.at(write).map((event) => ({ event, write })));
  all.sort((a, b) => a.event - b.event);
  const owners = new Map<unknown, Written[]>();
  for (const one of all) {
    const owner = ownerOf(claim, one.event, happenings);
    owners.set(owner, [...(owners.get(owner) ?? []), one]);
  }
  return [...owners.values()].flatMap((written) => {
    const parts = withoutZeros(splitAtFresh(written), happenings).map((part) => withoutClipping(part, claim));
    return sample(parts).map((i) => generation(claim, parts[i], parts[i + 1], happenings));
  });
}

/** What would have been written where the run ended; undefined: it ended elsewhere. */
export function raisedIn(claim: Claim, happenings: Happenings): Generation | undefined {
  const { problem, machine } = happenings.execution;
  if (problem === undefined || machine.bindings.length === 0) return undefined;
  const { start, end } = typeof problem.at === 'number' ? machine.nodes.span(problem.at) : problem.at;
  const write = claim.writes.find(({ statement }) => statement.start <= start && end <= statement.end);
  if (write === undefined) return undefined;
  const event = machine.bindings.length - 1;
  const call = claim.scope.function === undefined ? ROOT_FRAME : happenings.callsOf(claim.scope).at(-1);
  if (call === undefined) return undefined;
  return { claim, written: [{ event, write }], call, frame: call, states: [], isSuperseded: false, hasRaised: true };
}

/** A method writes into its object, whichever call it is. */
function ownerOf({ scope, writes }: Claim, event: number, happenings: Happenings): unknown {
  const call = happenings.callOf(happenings.frameOf(event));
  const isOfReceiver = scope.function?.receiver !== undefined && writes[0].place.root === scope.function.receiver;
  return (isOfReceiver ? happenings.receiverOf(call) : undefined) ?? call;
}

function splitAtFresh(written: readonly Written[]): Written[][] {
  const parts: Written[][] = [];
  for (const one of written) {
    if (one.write.isFresh || parts.length === 0) parts.push([one]);
    else parts.at(-1)?.push(one);
  }
  return parts;
}

/** `if norm > 1: dw = dw / norm` comes after the gradient: what it is divided by is made of it. */
function withoutClipping(written: readonly Written[], { scope }: Claim): readonly Written[] {
  const isClipped = ({ write: { place, reads, statement } }: Written) => {
    const isMadeOfIt = (name: string) =>
      name !== place.text && scope.writes.some((write) => write.place.text === name && write.reads.has(place.text));
    return isScaling(statement, place.text) && [...reads].some(isMadeOfIt);
  };
  const last = written.findLastIndex((one) => !isClipped(one));
  return last < 0 ? written : written.slice(0, last + 1);
}

function isScaling({ operator, value }: Assign, name: string): boolean {
  if (operator !== '=') return operator === '*=' || operator === '/=';
  if (value?.kind !== 'binary' || !/^[*/]$/.test(value.operator)) return false;
  return [value.left, value.right].some((part) => part.kind === 'name' && part.name === name);
}

/** Zeros that nothing was added to before it was written anew are no gradient yet. */
function withoutZeros(parts: readonly Written[][], happenings: Happenings): readonly Written[][] {
  const { tape } = happenings.execution.machine;
  const isZero = ([{ event, write }, ...more]: readonly Written[]) => {
    if (more.length > 0) return false;
    const bound = happenings.snapshot(event);
    const value = numbersIn(tape, write.entry === undefined ? bound : entryOf(bound, write.entry.key));
    return value !== undefined && Array.from(value.data).every((x) => x === 0);
  };
  const rest = parts.filter((part) => !isZero(part));
  return rest.length > 0 ? rest : parts;
}

function sample(parts: readonly unknown[]): number[] {
  const all = [...parts.keys()];
  const half = MOST / 2;
  return all.length <= MOST ? all : [...all.slice(0, half), ...all.slice(-half)];
}

function generation(
  claim: Claim,
  written: readonly Written[],
  next: readonly Written[] | undefined,
  happenings: Happenings,
): Generation {
  const call = happenings.callOf(happenings.frameOf(written[written.length - 1].event));
  const frames = written.map(({ event }) => happenings.frameOf(event));
  const frame = frames.find((one) => happenings.callOf(one) === call) ?? call;
  const { machine } = happenings.execution;
  const until = next === undefined ? machine.clock : happenings.clockAt(next[0].event - 1);
  let states: Snapshot[] | undefined;
  return {
    claim,
    written,
    call,
    frame,
    isSuperseded: next !== undefined && happenings.frameOf(next[0].event) === frame,
    hasRaised: false,
    get states() {
      states ??= statesOf(written, call, until, happenings);
      return states;
    },
  };
}

function statesOf(written: readonly Written[], call: number, until: number, happenings: Happenings): Snapshot[] {
  const { event, write } = written[written.length - 1];
  if (write.entry !== undefined) return [entryOf(happenings.snapshot(event), write.entry.key)];
  const holder = write.place.isElement ? wholeOf(written, call, happenings) : event;
  if (holder === undefined) {
    // The object was made with it.
    if (write.place.holder !== write.place.root) return [];
    return [happenings.clockAt(event), until].map((clock) =>
      entryOf(happenings.receiverAt(call, clock), write.place.key),
    );
  }
  const first =
    holder === event ? happenings.snapshot(event) : happenings.snapshotAt(holder, happenings.clockAt(event));
  return happenings.isChangeable(holder) ? [first, happenings.snapshotAt(holder, until)] : [first];
}

/** The event that bound the array whose elements are written: of this generation, of a parameter, of outside. */
function wholeOf(written: readonly Written[], call: number, happenings: Happenings): number | undefined {
  const own = written.findLast(({ write }) => !write.place.isElement);
  if (own !== undefined) return own.event;
  const [{ event, write }] = written;
  const bound = happenings.of(write.place.key).filter((one) => {
    const place = happenings.placeAt(one);
    return one < event && place?.text === write.place.text && !place.isElement;
  });
  const callAt = (one: number) => happenings.callOf(happenings.frameOf(one));
  const receiver = happenings.receiverOf(call);
  const isOwn = (one: number) => receiver !== undefined && happenings.receiverOf(callAt(one)) === receiver;
  return bound.findLast((one) => callAt(one) === call) ?? bound.findLast(isOwn) ?? bound.at(-1);
}

/** The whole after one of the writes into it; undefined: it cannot be told. */
export function stateAfter({ written, call }: Generation, i: number, happenings: Happenings): Snapshot | undefined {
  const { event, write } = written[i];
  if (write.entry !== undefined) return undefined;
  if (!write.place.isElement) return happenings.snapshot(event);
  const holder = wholeOf(written, call, happenings);
  const clock = happenings.clockAt(event);
  if (holder !== undefined) return happenings.snapshotAt(holder, clock);
  return write.place.holder === write.place.root
    ? entryOf(happenings.receiverAt(call, clock), write.place.key)
    : undefined;
}
