/** What each hand-written gradient of a run is the gradient of: what its function computes, or others do. */
import type { Tape } from '../autodiff/tape.ts';
import { ROOT_FRAME } from '../runtime/frames.ts';
import { seedNames } from '../selection/gradient-names.ts';
import type { Claims } from './claims.ts';
import type { Generation } from './generations.ts';
import type { Happenings } from './happenings.ts';
import { Nearest } from './nearest.ts';
import { ancestors, numbersIn } from './numbers.ts';
import {
  isComputed,
  isLoss,
  isNumeric,
  NO_SEEDS,
  type Output,
  partsAt,
  type Root,
  readAt,
  sameShape,
} from './outputs.ts';
import { PairRoots } from './pair-roots.ts';
import type { Pair } from './pairs.ts';
import { placeOf } from './places.ts';
import { type RootNames, returnsForward, rootNames } from './roots.ts';
import type { Scope, Write } from './scopes.ts';
import { entriesOf, type Versions } from './versions.ts';

export class RootSearch {
  readonly #names = new Map<Scope, RootNames>();
  readonly #events = new Map<string, readonly number[]>();
  #returns: Map<string, number> | undefined;
  readonly #parts = new Map<number, Uint8Array>();
  readonly #nearest: Nearest;
  readonly #paired: PairRoots;

  constructor(
    private readonly happenings: Happenings,
    private readonly claims: Claims,
    private readonly versions: Versions,
    pairs: readonly Pair[],
    private readonly text: string,
  ) {
    this.#nearest = new Nearest(happenings, claims);
    this.#paired = new PairRoots(happenings, pairs);
  }

  /** The likeliest first, one that is certain last. Empty: nothing that it could be the gradient of was computed. */
  of(generation: Generation): readonly Root[] {
    const { call } = generation;
    const paired = this.#paired.of(call);
    // A mean over examples may be taken there, though the upstream gradient that is handed over is without it.
    if (paired !== undefined) return [paired, ...this.#outside(generation)];
    const scope = this.happenings.scopeOf(call);
    if (scope === undefined) return [];
    const returned = this.#returned(call, scope);
    if (returned !== undefined) return [returned];
    const names = this.#namesOf(scope);
    const losses = this.#numbers(generation, scope, names.losses);
    const isCertain = losses.some(({ certainty }) => certainty === 'certain');
    if (isCertain && this.#isServed(generation, losses)) return losses;
    const others = this.#numbers(generation, scope, names.all);
    if (losses.length > 0) {
      const found = this.#isServed(generation, others) ? others : losses;
      return found.some(({ certainty }) => certainty === 'certain') ? found : [...this.#outside(generation), ...found];
    }
    const seeded = this.#seeded(generation, names.all);
    // A number that was computed after it is rather made of it.
    if (seeded !== undefined && !others.some(({ event }) => event > seeded.event)) return [seeded];
    const outside = this.#outside(generation);
    return [...outside, ...(others.length > 0 ? others : this.#guesses(generation, scope, names.all))];
  }

  get #tape(): Tape {
    return this.happenings.execution.machine.tape;
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
    const first = partsAt(this.happenings, event)
      .slice(0, 2)
      .find(({ snapshot }) => isLoss(this.#tape, snapshot));
    if (first === undefined) return undefined;
    const outputs = [{ ...first, gradient: undefined }];
    return { ...NO_SEEDS, id: `return ${call}`, outputs, event, calls: [call] };
  }

  /**
   * A number that the same call computes: the likeliest that the variable is a part of, else the likeliest. What another
   * iteration computes anew is not this one's, and what a loop does rather a step on the way to what it gathers.
   */
  #numbers(generation: Generation, scope: Scope, names: readonly string[]): readonly Root[] {
    const { call } = generation;
    let likeliest: readonly Root[] = [];
    for (const name of names) {
      const events = this.#eventsOf(name, call).filter((event) => isLoss(this.#tape, this.happenings.snapshot(event)));
      const found = this.#nearest.of(generation, events, scope);
      // A gradient that a loop writes anew may be that of the iteration's own loss, or of the sum of all.
      const accumulates = scope.writes.some(({ place, isFresh }) => place.text === name && !isFresh);
      const roots = (accumulates ? found : found.slice(0, 1)).map((event): Root => {
        const isAround = this.happenings.isWithin(generation.frame, this.happenings.frameOf(event));
        const root = this.#root(event, call);
        // What a gradient is gathered in is rather a part of it.
        const isOwn = accumulates && generation.claim.writes.some(({ reads }) => reads.has(name));
        return !isOwn && (accumulates || isAround) ? root : asGuess(root);
      });
      if (this.#isServed(generation, roots)) return roots;
      if (likeliest.length === 0) likeliest = roots.map(asGuess);
    }
    return likeliest;
  }

  /** Whether a number is made of the variable as it was last, before its gradient was done. */
  #isServed({ claim, written }: Generation, roots: readonly Root[]): boolean {
    const variable = this.versions.last(claim, written[written.length - 1].event);
    return roots.some(({ event }) => variable.some(({ entries }) => this.#isMadeOf(event, entries)));
  }

  #isMadeOf(event: number, entries: readonly number[]): boolean {
    return entries.some((entry) => this.#partsOf(event)[entry] === 1);
  }

  /**
   * Another epoch's loss is made of other weights, and another batch's of other data; what a backward pass computes anew
   * may be that of the forward pass.
   *
   * @param source the call that computed it, or bound it
   */
  #mayServe({ claim, call, written }: Generation, event: number, source: number): boolean {
    const { happenings } = this;
    if (!this.#isOfSameData(source, call)) return false;
    const done = written[written.length - 1].event;
    return this.versions.last(claim, done).every(({ event: bound, entries }) => {
      if (!happenings.isWithin(source, call) && this.#isAnew(bound, call)) return true;
      const handed = happenings.parameter(source, claim.of);
      const isOther = (one: number) => String(entriesOf(happenings.snapshot(one))) !== String(entries);
      if (handed !== undefined && isOther(handed)) return false;
      const later = happenings.of(claim.of).filter((one) => one > done && one < event && isOther(one));
      const isUpdated = later.some((one) => this.#isMadeOf(event, entriesOf(happenings.snapshot(one))));
      return this.#isMadeOf(event, entries) && !isUpdated;
    });
  }

  /** The call computes it itself, and not by an update. */
  #isAnew(event: number, call: number): boolean {
    const { happenings } = this;
    if (happenings.callAt(event) !== call || happenings.kindOf(event) === 'parameter') return false;
    const write = happenings.scopeOf(call)?.writes.find((one) => happenings.at(one).includes(event));
    return write === undefined || !this.#readsGradient(write);
  }

  #readsGradient({ reads }: Write): boolean {
    const places = [...reads].flatMap((read) => placeOf(read) ?? []);
    return places.some((place) => this.claims.primalOf(place) !== undefined);
  }

  #isOfSameData(one: number, other: number): boolean {
    const { happenings } = this;
    const numbersOf = (call: number, name: string) => {
      const event = happenings.parameter(call, name);
      return event === undefined ? undefined : numbersIn(this.#tape, happenings.snapshot(event));
    };
    return (happenings.scopeOf(one)?.function?.parameters ?? []).every((name) => {
      const [a, b] = [numbersOf(one, name), numbersOf(other, name)];
      return a === undefined || b === undefined || String(a.data) === String(b.data);
    });
  }

  /** What a number is made of: 1 for each such tape entry. */
  #partsOf(event: number): Uint8Array {
    const known = this.#parts.get(event) ?? ancestors(this.#tape, entriesOf(this.happenings.snapshot(event)));
    this.#parts.set(event, known);
    return known;
  }

  #eventsOf(name: string, call: number): readonly number[] {
    const { happenings } = this;
    const id = `${call} ${name}`;
    const isIt = (event: number) => {
      const place = happenings.placeAt(event);
      return place?.text === name && !place.isElement && this.happenings.callAt(event) === call;
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
        outputs.push({ ...readAt(this.happenings, event), gradient });
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
    return writes.some((write) => this.#readsGradient(write));
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
        const outputs = [{ ...readAt(this.happenings, event), gradient }];
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

  /** A loss that others compute: whom it calls, who called it, or whoever ran before. */
  #outside(generation: Generation): Root[] {
    const { call, written } = generation;
    const { happenings } = this;
    const own = happenings.scopeOf(call);
    const found: Root[] = [];
    for (const other of this.#others(call)) {
      const scope = happenings.scopeOf(other);
      if (scope === undefined || (scope === own && other !== ROOT_FRAME)) continue;
      const returned = LOSS_FUNCTION.test(scope.name ?? '') ? this.#returned(other, scope) : undefined;
      if (returned !== undefined) {
        if (this.#mayServe(generation, returned.event, other)) found.push({ ...returned, certainty: 'likely' });
        continue;
      }
      for (const name of this.#namesOf(scope).losses) {
        const events = this.#eventsOf(name, other).filter((one) => isLoss(this.#tape, happenings.snapshot(one)));
        const event = events.findLast((one) => one < written[0].event) ?? events[0];
        if (event === undefined || !this.#mayServe(generation, event, this.#sourceOf(event) ?? other)) continue;
        found.push({ ...this.#root(event, other), certainty: 'likely' });
        break;
      }
      if (found.length >= MOST_LOSSES) break;
    }
    return found;
  }

  #others(call: number): readonly number[] {
    const { happenings } = this;
    const { frames } = happenings.execution.machine;
    const calls: number[] = [];
    const isCall = (frame: number) => frames.kind(frame) === 'call' && !calls.includes(frame);
    for (
      let inner = call + 1;
      call !== ROOT_FRAME && inner < frames.length && happenings.isWithin(inner, call);
      inner++
    )
      if (isCall(inner)) calls.push(inner);
    for (let around = call; around !== ROOT_FRAME; ) {
      around = happenings.callOf(frames.parent[around]);
      calls.push(around);
    }
    for (let other = call - 1; other > 0; other--) if (isCall(other)) calls.push(other);
    return calls.slice(0, MOST_CALLS);
  }

  /** The call that returned what was bound. */
  #sourceOf(event: number): number | undefined {
    const { happenings } = this;
    const entries = String(entriesOf(happenings.snapshot(event)));
    if (this.#returns === undefined) {
      this.#returns = new Map();
      const { frames } = happenings.execution.machine;
      for (let call = 1; call < frames.length; call++) {
        const returned = happenings.returnOf(call);
        if (returned !== undefined) this.#returns.set(String(entriesOf(happenings.snapshot(returned))), call);
      }
    }
    return this.#returns.get(entries);
  }

  #root(event: number, call: number): Root {
    const outputs = [{ ...readAt(this.happenings, event), gradient: undefined }];
    return { ...NO_SEEDS, id: `event ${event}`, outputs, event, calls: [call] };
  }
}

const ERROR = /err|diff|resid/i;
const MOST_CALLS = 200;
const MOST_LOSSES = 3;
const LOSS_FUNCTION = /loss|cost|entropy|error|nll|mse|objective/i;

function asGuess(root: Root): Root {
  return { ...root, id: `${root.id}?`, certainty: 'guess' };
}

function lastPart(name: string): string {
  return /([\p{L}\p{N}_$]+)\W*$/u.exec(name)?.[1] ?? name;
}
