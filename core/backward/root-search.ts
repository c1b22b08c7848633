/** What each hand-written gradient of a run is the gradient of, with the upstream gradient that it is given. */
import { LEAF } from '../autodiff/ops/index.ts';
import type { Tape } from '../autodiff/tape.ts';
import { ArraySnapshot } from '../runtime/array-snapshot.ts';
import { ROOT_FRAME } from '../runtime/frames.ts';
import { Ref } from '../runtime/ref.ts';
import { type Snapshot, shapeOf } from '../runtime/snapshot.ts';
import { primalName, seedNames } from '../selection/gradient-names.ts';
import type { Claims } from './claims.ts';
import type { Generation } from './generations.ts';
import type { Happenings } from './happenings.ts';
import { numbersIn } from './numbers.ts';
import { backwardParameters, type Pair } from './pairs.ts';
import { returnsForward, rootNames } from './roots.ts';
import type { Scope } from './scopes.ts';
import { entriesOf } from './versions.ts';

export interface Output {
  readonly snapshot: Snapshot;
  /** In its nesting; undefined: ones. */
  readonly gradient: Snapshot | undefined;
}

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
}

export class RootSearch {
  readonly #ofCalls = new Map<number, Root | undefined>();
  readonly #names = new Map<Scope, readonly string[]>();

  constructor(
    private readonly happenings: Happenings,
    private readonly claims: Claims,
    private readonly pairs: readonly Pair[],
    private readonly text: string,
  ) {}

  /** The likeliest first. Empty: nothing that it could be the gradient of was computed. */
  of(generation: Generation): readonly Root[] {
    const { call } = generation;
    if (!this.#ofCalls.has(call)) this.#ofCalls.set(call, this.#ofPair(call));
    const paired = this.#ofCalls.get(call);
    if (paired !== undefined) return [paired];
    const own = this.#ownNumbers(generation);
    if (own.length > 0) return own;
    const seeded = this.#ownArray(generation, true);
    if (seeded !== undefined) return [seeded];
    const outside = this.#outside(generation);
    if (outside !== undefined) return [outside];
    const array = this.#ownArray(generation, false);
    return array === undefined ? [] : [array];
  }

  get #tape(): Tape {
    return this.happenings.execution.machine.tape;
  }

  /** Of a call of a backward pass: what the forward pass that belongs to it returned. */
  #ofPair(call: number): Root | undefined {
    const { happenings } = this;
    const pair = this.pairs.find(({ backward }) => backward === happenings.scopeOf(call)?.function);
    const upstream = pair && backwardParameters(pair).upstream;
    if (pair === undefined || upstream === undefined || upstream.length === 0) return undefined;
    const forward = this.#forwardCall(call, pair);
    if (forward === undefined) return undefined;
    const returned = happenings.returnOf(forward);
    const results = returned === undefined ? [] : numericParts(happenings.snapshot(returned));
    const outputs = upstream.flatMap((name, i): Output[] => {
      const given = this.#parameter(call, name);
      const gradient = given === undefined ? undefined : happenings.snapshot(given);
      if (gradient === undefined || numbersIn(this.#tape, gradient) === undefined) return [];
      const primal = primalName(name, (key) => happenings.of(key).some((event) => this.#callAt(event) === forward));
      const named = primal === undefined ? undefined : this.#lastOf(primal, forward);
      const fitting = [named, results[i], ...results].find(
        (result) => result !== undefined && sameShape(result, gradient) && isComputed(this.#tape, result),
      );
      return fitting === undefined ? [] : [{ snapshot: fitting, gradient }];
    });
    if (outputs.length === 0) return undefined;
    return { id: `call ${call}`, outputs, event: returned ?? 0, calls: [forward], seeds: upstream };
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

  #lastOf(key: string, call: number): Snapshot | undefined {
    const event = this.happenings.of(key).findLast((one) => this.#callAt(one) === call);
    return event === undefined ? undefined : this.happenings.snapshot(event);
  }

  #rootNames(scope: Scope): readonly string[] {
    const known = this.#names.get(scope) ?? rootNames(scope, this.claims, this.text);
    this.#names.set(scope, known);
    return known;
  }

  /** A number that the same call computes: its loss. */
  #ownNumbers({ call, frame }: Generation): Root[] {
    const { happenings } = this;
    const scope = happenings.scopeOf(call);
    if (scope === undefined) return [];
    const returned = happenings.returnOf(call);
    if (returned !== undefined && returnsForward(scope, this.claims, this.text)) {
      // A tuple of numbers looks like an array of them, which comes first.
      const first = numericParts(happenings.snapshot(returned))
        .slice(0, 2)
        .find((part) => this.#isLoss(part));
      if (first !== undefined) return [this.#root(`return ${call}`, first, undefined, returned, call)];
    }
    for (const name of this.#rootNames(scope)) {
      const events = this.#eventsOf(name, call).filter((event) => this.#isLoss(happenings.snapshot(event)));
      if (events.length === 0) continue;
      const found: number[] = [];
      for (const around of happenings.framesTo(call, frame)) {
        const inside = events.findLast((event) => happenings.isWithin(happenings.frameOf(event), around));
        if (inside !== undefined && !found.includes(inside)) found.push(inside);
      }
      // A gradient that a loop writes anew may be that of the iteration's own loss, or of the sum of all.
      const accumulates = scope.writes.some(({ place, isFresh }) => place.text === name && !isFresh);
      const events2 = accumulates ? found : found.slice(0, 1);
      return events2.map((event) => this.#root(`event ${event}`, happenings.snapshot(event), undefined, event, call));
    }
    return [];
  }

  #isLoss(snapshot: Snapshot): boolean {
    return String(shapeOf(snapshot)) === '' && isComputed(this.#tape, snapshot);
  }

  #eventsOf(name: string, call: number): number[] {
    const { happenings } = this;
    const key = lastPart(name);
    return happenings.of(key).filter((event) => {
      const place = happenings.placeAt(event);
      return place?.text === name && !place.isElement && this.#callAt(event) === call;
    });
  }

  /** An array that the same call computes, with the upstream gradient that it holds for it; else with ones. */
  #ownArray({ call, written }: Generation, isSeeded: boolean): Root | undefined {
    const { happenings } = this;
    const scope = happenings.scopeOf(call);
    if (scope === undefined) return undefined;
    for (const name of this.#rootNames(scope)) {
      const event = this.#eventsOf(name, call).at(-1);
      const snapshot = event === undefined ? null : happenings.snapshot(event);
      if (event === undefined || !isComputed(this.#tape, snapshot) || numbersIn(this.#tape, snapshot) === undefined)
        continue;
      if (!isSeeded) return this.#root(`event ${event}`, snapshot, undefined, event, call);
      for (const seed of seedNames(lastPart(name))) {
        const given = happenings.of(seed).find((one) => this.#callAt(one) === call && one <= written[0].event);
        const gradient = given === undefined ? null : happenings.snapshot(given);
        // What was computed from the output is no upstream gradient that comes from outside.
        if (gradient === null || isComputed(this.#tape, gradient) || !sameShape(snapshot, gradient)) continue;
        return this.#root(`event ${event} ${seed}`, snapshot, gradient, event, call, [seed]);
      }
    }
    return undefined;
  }

  /** A loss that others compute: who called, or whoever did so before. */
  #outside({ call, written }: Generation): Root | undefined {
    const { happenings } = this;
    const { frames } = happenings.execution.machine;
    const calls: number[] = [];
    for (let around = call; around !== ROOT_FRAME; ) {
      around = happenings.callOf(frames.parent[around]);
      calls.push(around);
    }
    for (let other = call; other > 0; other--)
      if (frames.kind(other) === 'call' && !calls.includes(other) && other !== call) calls.push(other);
    for (const other of calls.slice(0, MOST_CALLS)) {
      const scope = happenings.scopeOf(other);
      if (scope === undefined) continue;
      for (const name of this.#rootNames(scope)) {
        const events = this.#eventsOf(name, other).filter((event) => this.#isLoss(happenings.snapshot(event)));
        const event = events.findLast((one) => one < written[0].event) ?? events[0];
        if (event !== undefined)
          return this.#root(`event ${event}`, happenings.snapshot(event), undefined, event, other);
      }
      const returned = happenings.returnOf(other);
      const result = returned === undefined ? undefined : numericParts(happenings.snapshot(returned))[0];
      if (
        returned !== undefined &&
        result !== undefined &&
        this.#isLoss(result) &&
        LOSS_FUNCTION.test(scope.name ?? '')
      )
        return this.#root(`return ${other}`, result, undefined, returned, other);
    }
    return undefined;
  }

  #root(
    id: string,
    snapshot: Snapshot,
    gradient: Snapshot | undefined,
    event: number,
    call: number,
    seeds: readonly string[] = [],
  ): Root {
    return { id, outputs: [{ snapshot, gradient }], event, calls: [call], seeds };
  }
}

const MOST_CALLS = 200;
const LOSS_FUNCTION = /loss|cost|entropy|error|nll|mse|objective/i;

function lastPart(name: string): string {
  return /([\p{L}\p{N}_$]+)\W*$/u.exec(name)?.[1] ?? name;
}

/** It was computed from something that is differentiated. */
function isComputed(tape: Tape, snapshot: Snapshot): boolean {
  if (snapshot instanceof ArraySnapshot || snapshot instanceof Ref)
    return entriesOf(snapshot).some((entry) => tape.op[entry] !== LEAF);
  return Array.isArray(snapshot) && snapshot.some((element) => isComputed(tape, element));
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
