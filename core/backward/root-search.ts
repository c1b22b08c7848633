/** What each hand-written gradient of a run is the gradient of, with the upstream gradient that it is given. */
import type { Tape } from '../autodiff/tape.ts';
import { ArraySnapshot } from '../runtime/array-snapshot.ts';
import { ROOT_FRAME } from '../runtime/frames.ts';
import { Ref } from '../runtime/ref.ts';
import { type Snapshot, shapeOf } from '../runtime/snapshot.ts';
import { primalName, seedNames } from '../selection/gradient-names.ts';
import type { Claims } from './claims.ts';
import type { Generation } from './generations.ts';
import type { Happenings } from './happenings.ts';
import { Nearest } from './nearest.ts';
import { ancestors, numbersIn } from './numbers.ts';
import { backwardParameters, type Pair } from './pairs.ts';
import { placeOf } from './places.ts';
import { type RootNames, returnsForward, rootNames } from './roots.ts';
import type { Scope } from './scopes.ts';
import { entriesOf, type Versions } from './versions.ts';

export interface Output {
  readonly snapshot: Snapshot;
  /** The same in another run that took the same course. */
  readonly read: (run: Happenings) => Snapshot;
  /** In its nesting; undefined: ones. */
  readonly gradient: Snapshot | undefined;
}

type Read = Pick<Output, 'snapshot' | 'read'>;

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

export class RootSearch {
  readonly #ofCalls = new Map<number, Root | undefined>();
  readonly #names = new Map<Scope, RootNames>();
  readonly #events = new Map<string, readonly number[]>();
  readonly #parts = new Map<number, Uint8Array>();
  readonly #nearest: Nearest;

  constructor(
    private readonly happenings: Happenings,
    private readonly claims: Claims,
    private readonly versions: Versions,
    private readonly pairs: readonly Pair[],
    private readonly text: string,
  ) {
    this.#nearest = new Nearest(happenings, claims);
  }

  /** The likeliest first, one that is certain last. Empty: nothing that it could be the gradient of was computed. */
  of(generation: Generation): readonly Root[] {
    const { call } = generation;
    if (!this.#ofCalls.has(call)) this.#ofCalls.set(call, this.#ofPair(call));
    const paired = this.#ofCalls.get(call);
    // A mean over examples may be taken there, though the upstream gradient that is handed over is without it.
    if (paired !== undefined) return [paired, ...this.#outside(generation)];
    const scope = this.happenings.scopeOf(call);
    if (scope === undefined) return [];
    const returned = this.#returned(call, scope);
    if (returned !== undefined) return [returned];
    const names = this.#namesOf(scope);
    const losses = this.#numbers(generation, scope, names.losses);
    if (losses.length > 0 && this.#isServed(generation, losses)) return losses;
    const others = this.#numbers(generation, scope, names.all);
    if (losses.length > 0) return this.#isServed(generation, others) ? others : losses;
    const seeded = this.#seeded(generation, names.all);
    // A number that was computed after it is rather made of it.
    if (seeded !== undefined && !others.some(({ event }) => event > seeded.event)) return [seeded];
    const outside = this.#outside(generation);
    return [...outside, ...(others.length > 0 ? others : this.#guesses(generation, scope, names.all))];
  }

  get #tape(): Tape {
    return this.happenings.execution.machine.tape;
  }

  /** Of a call of a backward pass: what the forward pass that belongs to it returned. */
  #ofPair(call: number): Root | undefined {
    const { happenings } = this;
    const pair = this.pairs.find(({ backward }) => backward === happenings.scopeOf(call)?.function);
    const upstream = pair && backwardParameters(pair).upstream;
    if (pair === undefined || upstream === undefined) return undefined;
    const forward = this.#forwardCall(call, pair);
    if (forward === undefined) return undefined;
    const returned = happenings.returnOf(forward);
    if (upstream.length === 0) return this.#lossOf(forward, returned);
    const results = returned === undefined ? [] : this.#partsAt(returned);
    const outputs = upstream.flatMap((name, i): Output[] => {
      const given = this.#parameter(call, name);
      const gradient = given === undefined ? undefined : happenings.snapshot(given);
      if (gradient === undefined || numbersIn(this.#tape, gradient) === undefined) return [];
      const primal = primalName(name, (key) => happenings.of(key).some((event) => this.#callAt(event) === forward));
      const named = primal === undefined ? [] : this.#lastOf(primal, forward);
      const fitting = [...named, ...results.slice(i, i + 1), ...results].find(
        ({ snapshot }) => sameShape(snapshot, gradient) && entriesOf(snapshot).length > 0,
      );
      return fitting === undefined ? [] : [{ ...fitting, gradient }];
    });
    if (outputs.length === 0) return undefined;
    const seeds = upstream;
    const from = this.#firstEntryOf(forward);
    return { id: `call ${call}`, outputs, event: returned ?? 0, calls: [forward], seeds, from, certainty: 'certain' };
  }

  /** The forward pass is that of a loss itself. */
  #lossOf(forward: number, event: number | undefined): Root | undefined {
    if (event === undefined || !this.#isLoss(this.happenings.snapshot(event))) return undefined;
    const outputs = [{ ...this.#at(event), gradient: undefined }];
    return { ...NO_SEEDS, id: `loss ${forward}`, outputs, event, calls: [forward], from: this.#firstEntryOf(forward) };
  }

  #firstEntryOf(call: number): number {
    const { frame, length } = this.#tape;
    let entry = 0;
    while (entry < length && !this.happenings.isWithin(frame[entry], call)) entry++;
    return entry;
  }

  /** The call of the forward pass whose values a call of the backward pass gets: the last that shares most with it. */
  #forwardCall(call: number, { forward, owner }: Pair): number | undefined {
    const { happenings } = this;
    const scope = happenings.scopeFor(forward);
    const receiver = owner && happenings.receiverOf(call);
    const before = scope === undefined ? [] : happenings.callsOf(scope).filter((one) => one < call);
    const candidates = before.filter((one) => receiver === undefined || happenings.receiverOf(one) === receiver);
    const wanted = new Set(this.#parameterEntries(call));
    const wantedShape = this.#upstreamShape(call);
    let found: number | undefined;
    let most = -1;
    for (const one of candidates) {
      const returned = happenings.returnOf(one);
      const result = returned === undefined ? null : happenings.snapshot(returned);
      const entries = new Set([...entriesOf(result), ...this.#parameterEntries(one)]);
      const fits = numericParts(result).some((part) => String(shapeOf(part)) === wantedShape);
      const shared = [...wanted].filter((entry) => entries.has(entry)).length + (fits ? 0.5 : 0);
      if (shared >= most) [found, most] = [one, shared];
    }
    return found;
  }

  #upstreamShape(call: number): string {
    const scope = this.happenings.scopeOf(call);
    const [first] = scope?.function?.parameters ?? [];
    const event = first === undefined ? undefined : this.#parameter(call, first);
    return event === undefined ? '' : String(shapeOf(this.happenings.snapshot(event)));
  }

  #parameterEntries(call: number): number[] {
    const scope = this.happenings.scopeOf(call);
    return (scope?.function?.parameters ?? []).flatMap((name) => {
      const event = this.#parameter(call, name);
      return event === undefined ? [] : entriesOf(this.happenings.snapshot(event));
    });
  }

  #parameter(call: number, name: string): number | undefined {
    const { happenings } = this;
    return happenings
      .of(name)
      .find((event) => happenings.frameOf(event) === call && happenings.kindOf(event) === 'parameter');
  }

  #callAt(event: number): number {
    return this.happenings.callOf(this.happenings.frameOf(event));
  }

  #lastOf(key: string, call: number): readonly Read[] {
    const event = this.happenings.of(key).findLast((one) => this.#callAt(one) === call);
    return event === undefined ? [] : [this.#at(event)];
  }

  #at(event: number): Read {
    return { snapshot: this.happenings.snapshot(event), read: (run) => run.snapshot(event) };
  }

  #partsAt(event: number): readonly Read[] {
    return numericParts(this.happenings.snapshot(event)).map((snapshot, i) => ({
      snapshot,
      read: (run) => numericParts(run.snapshot(event))[i] ?? null,
    }));
  }

  #namesOf(scope: Scope): RootNames {
    const known = this.#names.get(scope) ?? rootNames(scope, this.claims, this.text);
    this.#names.set(scope, known);
    return known;
  }

  #returned(call: number, scope: Scope): Root | undefined {
    const event = this.happenings.returnOf(call);
    if (event === undefined || !returnsForward(scope, this.claims, this.text)) return undefined;
    // A tuple of numbers looks like an array of them, which comes first.
    const first = this.#partsAt(event)
      .slice(0, 2)
      .find(({ snapshot }) => this.#isLoss(snapshot));
    if (first === undefined) return undefined;
    const outputs = [{ ...first, gradient: undefined }];
    return { ...NO_SEEDS, id: `return ${call}`, outputs, event, calls: [call] };
  }

  /** A number that the same call computes: the likeliest that the variable is a part of, else the likeliest. */
  #numbers(generation: Generation, scope: Scope, names: readonly string[]): readonly Root[] {
    const { call } = generation;
    let likeliest: readonly Root[] = [];
    for (const name of names) {
      const isLoss = (event: number) => this.#isLoss(this.happenings.snapshot(event));
      const found = this.#nearest.of(generation, this.#eventsOf(name, call).filter(isLoss), scope);
      // A gradient that a loop writes anew may be that of the iteration's own loss, or of the sum of all.
      const accumulates = scope.writes.some(({ place, isFresh }) => place.text === name && !isFresh);
      const roots = (accumulates ? found : found.slice(0, 1)).map((event) => this.#root(event, call));
      if (this.#isServed(generation, roots)) return roots;
      if (likeliest.length === 0) likeliest = roots;
    }
    return likeliest;
  }

  /** Whether a number is made of the variable as it was last, before its gradient was done. */
  #isServed({ claim, written }: Generation, roots: readonly Root[]): boolean {
    const variable = this.versions.last(claim, written[written.length - 1].event);
    return roots.some(({ event }) => variable.some((entry) => this.#partsOf(event)[entry] === 1));
  }

  /** What a number is made of: 1 for each such tape entry. */
  #partsOf(event: number): Uint8Array {
    const known = this.#parts.get(event) ?? ancestors(this.#tape, entriesOf(this.happenings.snapshot(event)));
    this.#parts.set(event, known);
    return known;
  }

  #isLoss(snapshot: Snapshot): boolean {
    return String(shapeOf(snapshot)) === '' && isComputed(this.#tape, snapshot);
  }

  #eventsOf(name: string, call: number): readonly number[] {
    const { happenings } = this;
    const id = `${call} ${name}`;
    const isIt = (event: number) => {
      const place = happenings.placeAt(event);
      return place?.text === name && !place.isElement && this.#callAt(event) === call;
    };
    const known = this.#events.get(id) ?? happenings.of(lastPart(name)).filter(isIt);
    this.#events.set(id, known);
    return known;
  }

  /** Arrays that the same call computes, and that it holds upstream gradients for. */
  #seeded({ call, written }: Generation, names: readonly string[]): Root | undefined {
    const outputs: Output[] = [];
    const seeds: string[] = [];
    let last = 0;
    const seedWith = (name: string, candidates: readonly string[]) => {
      const event = this.#eventsOf(name, call).findLast((bound) => bound < written[0].event);
      const snapshot = event === undefined ? null : this.happenings.snapshot(event);
      if (event === undefined || !isNumeric(snapshot) || entriesOf(snapshot).length === 0) return;
      for (const seed of candidates) {
        const given = this.#eventsOf(seed, call).findLast((bound) => bound <= written[0].event);
        const gradient = given === undefined ? null : this.happenings.snapshot(given);
        // What was computed from the output, or from gradients, is no upstream gradient that comes from outside.
        if (seeds.includes(seed) || this.#isDerived(seed, call) || isComputed(this.#tape, gradient)) continue;
        if (!sameShape(snapshot, gradient)) continue;
        seeds.push(seed);
        outputs.push({ ...this.#at(event), gradient });
        last = Math.max(last, event);
        return;
      }
    };
    for (const name of names) seedWith(name, seedNames(lastPart(name)).slice(0, -1));
    // One that does not say of what it is one.
    const found = outputs.length;
    if (found === 0) for (const name of names) seedWith(name, seedNames('').slice(-1));
    if (outputs.length === 0) return undefined;
    return { id: `seeds ${last} ${seeds}`, outputs, event: last, calls: [call], seeds, from: 0, certainty: 'certain' };
  }

  #isDerived(name: string, call: number): boolean {
    const writes = this.happenings.scopeOf(call)?.writes.filter(({ place }) => place.text === name) ?? [];
    if (writes.some(({ isFresh }) => !isFresh)) return true;
    const reads = writes.flatMap((write) => [...write.reads]).flatMap((read) => placeOf(read) ?? []);
    return reads.some((place) => this.claims.primalOf(place) !== undefined);
  }

  /** For want of a loss: half the sum of the squares of an error, or an array with ones as upstream gradient. */
  #guesses(generation: Generation, scope: Scope, names: readonly string[]): Root[] {
    const { call } = generation;
    const arrays = names.flatMap((name) => {
      const [event] = this.#nearest.of(generation, this.#eventsOf(name, call), scope);
      const snapshot = event === undefined ? null : this.happenings.snapshot(event);
      const isArray = isComputed(this.#tape, snapshot) && numbersIn(this.#tape, snapshot) !== undefined;
      return isArray ? [{ name, event, snapshot }] : [];
    });
    const errors = arrays.filter(({ name }) => ERROR.test(name)).slice(0, 2);
    const squares = errors.flatMap(({ event, snapshot }) => {
      const numbers = numbersIn(this.#tape, snapshot);
      const count = numbers?.shape[0] ?? 1;
      return [1, 2, 1 / count, 2 / count].map((factor) => {
        const gradient = numbers?.data ? Array.from(numbers.data, (x) => factor * x) : [];
        const outputs = [{ ...this.#at(event), gradient }];
        return {
          ...NO_SEEDS,
          id: `square ${event} ${factor}`,
          outputs,
          event,
          calls: [call],
          certainty: 'guess' as const,
        };
      });
    });
    const ones = arrays.slice(0, 1).map(({ event }) => ({ ...this.#root(event, call), certainty: 'guess' as const }));
    return [...squares, ...ones];
  }

  /** A loss that others compute: who called, or whoever did so before. */
  #outside({ call, written }: Generation): Root[] {
    const { happenings } = this;
    const { frames } = happenings.execution.machine;
    const calls: number[] = [];
    for (let around = call; around !== ROOT_FRAME; ) {
      around = happenings.callOf(frames.parent[around]);
      calls.push(around);
    }
    for (let other = call - 1; other > 0; other--)
      if (frames.kind(other) === 'call' && !calls.includes(other)) calls.push(other);
    for (const other of calls.slice(0, MOST_CALLS)) {
      const scope = happenings.scopeOf(other);
      if (scope === undefined) continue;
      for (const name of this.#namesOf(scope).losses) {
        const events = this.#eventsOf(name, other).filter((event) => this.#isLoss(happenings.snapshot(event)));
        const event = events.findLast((one) => one < written[0].event) ?? events[0];
        if (event !== undefined) return [{ ...this.#root(event, other), certainty: 'likely' }];
      }
      if (!LOSS_FUNCTION.test(scope.name ?? '')) continue;
      const returned = this.#returned(other, scope);
      if (returned !== undefined) return [{ ...returned, certainty: 'likely' }];
    }
    return [];
  }

  #root(event: number, call: number): Root {
    const outputs = [{ ...this.#at(event), gradient: undefined }];
    return { ...NO_SEEDS, id: `event ${event}`, outputs, event, calls: [call] };
  }
}

const NO_SEEDS = { seeds: [], from: 0, certainty: 'certain' as const };
const ERROR = /err|diff|resid/i;
const MOST_CALLS = 200;
const LOSS_FUNCTION = /loss|cost|entropy|error|nll|mse|objective/i;

function lastPart(name: string): string {
  return /([\p{L}\p{N}_$]+)\W*$/u.exec(name)?.[1] ?? name;
}

/** It was computed from something that is differentiated, and is no such thing itself. */
function isComputed({ argStart }: Tape, snapshot: Snapshot): boolean {
  return isNumeric(snapshot) && entriesOf(snapshot).some((entry) => argStart[entry] < argStart[entry + 1]);
}

function isNumeric(snapshot: Snapshot): boolean {
  return snapshot !== null && shapeOf(snapshot) !== null;
}

function sameShape(a: Snapshot, b: Snapshot): boolean {
  const shape = shapeOf(a);
  return shape !== null && String(shapeOf(b)) === String(shape);
}

/** Itself, or of a tuple or a record the parts that are numeric. */
function numericParts(snapshot: Snapshot): Snapshot[] {
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
