/** What the gradients of a backward pass are the gradients of: the output of the forward pass that belongs to it. */
import type { Tape } from '../autodiff/tape.ts';
import { shapeOf } from '../runtime/snapshot.ts';
import { primalName } from '../selection/gradient-names.ts';
import type { Happenings } from './happenings.ts';
import { numbersIn } from './numbers.ts';
import {
  isLoss,
  NO_SEEDS,
  numericParts,
  type Output,
  partsAt,
  type Read,
  type Root,
  readAt,
  sameShape,
} from './outputs.ts';
import { backwardParameters, type Pair } from './pairs.ts';
import { entriesOf } from './versions.ts';

export class PairRoots {
  readonly #known = new Map<number, Root | undefined>();

  constructor(
    private readonly happenings: Happenings,
    private readonly pairs: readonly Pair[],
  ) {}

  /** undefined: it is a call of no backward pass, or that of its forward pass cannot be told. */
  of(call: number): Root | undefined {
    if (!this.#known.has(call)) this.#known.set(call, this.#find(call));
    return this.#known.get(call);
  }

  get #tape(): Tape {
    return this.happenings.execution.machine.tape;
  }

  /** Of a call of a backward pass: what the forward pass that belongs to it returned. */
  #find(call: number): Root | undefined {
    const { happenings } = this;
    const pair = this.pairs.find(({ backward }) => backward === happenings.scopeOf(call)?.function);
    const upstream = pair && backwardParameters(pair).upstream;
    if (pair === undefined || upstream === undefined) return undefined;
    const forward = this.#forwardCall(call, pair);
    if (forward === undefined) return undefined;
    const returned = happenings.returnOf(forward);
    if (upstream.length === 0) return this.#lossOf(forward, returned);
    const results = returned === undefined ? [] : partsAt(this.happenings, returned);
    const outputs = upstream.flatMap((name, i): Output[] => {
      const given = this.happenings.parameter(call, name);
      const gradient = given === undefined ? undefined : happenings.snapshot(given);
      if (gradient === undefined || numbersIn(this.#tape, gradient) === undefined) return [];
      const primal = primalName(name, (key) =>
        happenings.of(key).some((event) => this.happenings.callAt(event) === forward),
      );
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
    if (event === undefined || !isLoss(this.#tape, this.happenings.snapshot(event))) return undefined;
    const outputs = [{ ...readAt(this.happenings, event), gradient: undefined }];
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
    const candidates = before.filter(
      (one) => (receiver === undefined || happenings.receiverOf(one) === receiver) && this.#isAlike(one, call),
    );
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

  /** A backward pass that is asked for another mode belongs to another forward pass. */
  #isAlike(one: number, other: number): boolean {
    const texts = this.happenings.textsOf(other);
    return [...this.happenings.textsOf(one)].every(([name, text]) => (texts.get(name) ?? text) === text);
  }

  #upstreamShape(call: number): string {
    const scope = this.happenings.scopeOf(call);
    const [first] = scope?.function?.parameters ?? [];
    const event = first === undefined ? undefined : this.happenings.parameter(call, first);
    return event === undefined ? '' : String(shapeOf(this.happenings.snapshot(event)));
  }

  #parameterEntries(call: number): number[] {
    const scope = this.happenings.scopeOf(call);
    return (scope?.function?.parameters ?? []).flatMap((name) => {
      const event = this.happenings.parameter(call, name);
      return event === undefined ? [] : entriesOf(this.happenings.snapshot(event));
    });
  }

  #lastOf(key: string, call: number): readonly Read[] {
    const event = this.happenings.of(key).findLast((one) => this.happenings.callAt(one) === call);
    return event === undefined ? [] : [readAt(this.happenings, event)];
  }
}
