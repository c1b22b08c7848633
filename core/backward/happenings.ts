/** What a run bound, as the check of a backward pass looks for it: by variable, by call and by iteration. */
import { boundSnapshot } from '../bound.ts';
import type { Execution, TargetKind } from '../languages/language.ts';
import { OTHER } from '../runtime/bindings.ts';
import { ROOT_FRAME } from '../runtime/frames.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import type { SourceText } from '../runtime/source-text.ts';
import { type Place, placeOf, stemOf } from './places.ts';
import type { Scope } from './scopes.ts';

/** Events are the numbers of binding events; a call is its frame, the program frame 0. */
export class Happenings {
  readonly #events = new Map<string, number[]>();
  readonly #byKey = new Map<string, number[]>();
  readonly #ofNames = new Map<string, readonly number[]>();
  readonly #places = new Map<number, Place | undefined>();
  readonly #receivers = new Map<number, unknown>();
  readonly #returns = new Map<number, number>();
  readonly #scopes = new Map<number, Scope | undefined>();
  #names: ReadonlyMap<number, string> | undefined;

  constructor(
    readonly execution: Execution,
    readonly source: SourceText,
    private readonly scopes: readonly Scope[],
  ) {
    const { bindings, nodes } = execution.machine;
    for (let i = 0; i < bindings.length; i++) {
      const node = bindings.node[i];
      const kind = execution.targets.get(node)?.kind;
      const { start, end } = nodes.span(node);
      push(this.#events, `${start} ${end}`, i);
      if (kind === 'receiver') this.#receivers.set(bindings.frame[i], this.#valueOf(i));
      else if (kind === 'return') this.#returns.set(this.callOf(bindings.frame[i]), i);
      else {
        const place = this.placeAt(i);
        if (place !== undefined) push(this.#byKey, place.key, i);
      }
    }
  }

  /** The same of another run of the same program. */
  ofOther(execution: Execution): Happenings {
    return new Happenings(execution, this.source, this.scopes);
  }

  get length(): number {
    return this.execution.machine.bindings.length;
  }

  /** The events of a target. */
  at({ start, end }: { readonly start: number; readonly end: number }): readonly number[] {
    return this.#events.get(`${start} ${end}`) ?? [];
  }

  /** The events of all variables of that name, whatever they are kept in. */
  of(key: string): readonly number[] {
    const known = this.#ofNames.get(key) ?? this.#withComputed(key);
    this.#ofNames.set(key, known);
    return known;
  }

  /** `W1` may have been written as `params['W' + str(l)]`. */
  #withComputed(key: string): readonly number[] {
    const own = this.#byKey.get(key) ?? [];
    const stem = stemOf(key);
    const others = stem === undefined ? [] : (this.#byKey.get(stem) ?? []);
    const computed = others.filter((event) => this.placeAt(event)?.isComputed);
    return computed.length === 0 ? own : [...own, ...computed].sort((a, b) => a - b);
  }

  placeAt(event: number): Place | undefined {
    const { bindings, nodes } = this.execution.machine;
    const node = bindings.node[event];
    if (!this.#places.has(node)) {
      const { start, end } = nodes.span(node);
      this.#places.set(node, placeOf(this.source.text.slice(start, end)));
    }
    return this.#places.get(node);
  }

  frameOf(event: number): number {
    return this.execution.machine.bindings.frame[event];
  }

  /** The call of a named function that a frame belongs to: a callback is a part of it; `ROOT_FRAME` is the program. */
  callOf(frame: number): number {
    const { frames } = this.execution.machine;
    let call = frame;
    while (call !== ROOT_FRAME && (frames.kind(call) !== 'call' || this.scopeOf(call) === undefined))
      call = frames.parent[call];
    return call;
  }

  /** The call that an event happened in. */
  callAt(event: number): number {
    return this.callOf(this.frameOf(event));
  }

  /** The event that bound a parameter of a call. */
  parameter(call: number, name: string): number | undefined {
    return this.of(name).find((event) => this.frameOf(event) === call && this.kindOf(event) === 'parameter');
  }

  /** The texts that a call was given, by parameter: `mode='max'`. */
  textsOf(call: number): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    for (const name of this.scopeOf(call)?.function?.parameters ?? []) {
      const event = this.parameter(call, name);
      const value = event === undefined ? undefined : this.#valueOf(event);
      if (typeof value === 'string') texts.set(name, value);
    }
    return texts;
  }

  depthOf(call: number): number {
    const { frames } = this.execution.machine;
    let depth = 0;
    for (let frame = call; frame !== ROOT_FRAME; frame = frames.parent[frame])
      if (this.callOf(frame) === frame) depth++;
    return depth;
  }

  /** The frames around one, itself first, as far as a call. */
  *framesTo(call: number, frame: number): Iterable<number> {
    const { frames } = this.execution.machine;
    for (let around = frame; around !== call && around !== ROOT_FRAME; around = frames.parent[around]) yield around;
    yield call;
  }

  isWithin(frame: number, around: number): boolean {
    const { frames } = this.execution.machine;
    let inner = frame;
    while (inner > around) inner = frames.parent[inner];
    return inner === around;
  }

  /** The function that a call is of. */
  scopeOf(call: number): Scope | undefined {
    if (call === ROOT_FRAME) return this.scopes[0];
    const { frames, nodes } = this.execution.machine;
    const callee = frames.index[call];
    if (!this.#scopes.has(callee)) {
      const { start, end } = nodes.span(callee);
      const isIt = ({ function: f }: Scope) => f !== undefined && f.end === end && f.start <= start;
      this.#scopes.set(callee, this.scopes.filter(isIt).at(-1));
    }
    return this.#scopes.get(callee);
  }

  /** The scope of a function. */
  scopeFor(form: Scope['function']): Scope | undefined {
    return this.scopes.find((scope) => scope.function === form);
  }

  kindOf(event: number): TargetKind | undefined {
    return this.execution.targets.get(this.execution.machine.bindings.node[event])?.kind;
  }

  /** All calls of a function, in their order. */
  callsOf(scope: Scope): number[] {
    const { frames } = this.execution.machine;
    const calls: number[] = [];
    for (let frame = 1; frame < frames.length; frame++)
      if (frames.kind(frame) === 'call' && this.scopeOf(frame) === scope) calls.push(frame);
    return calls;
  }

  /** What the object whose method a call is holds at a time; null: it is none. */
  receiverAt(call: number, clock: number): Snapshot {
    const receiver = this.#receivers.get(call);
    return receiver === undefined ? null : this.execution.snapshotOf(receiver, clock);
  }

  /** The object whose method a call is; undefined: it is none. */
  receiverOf(call: number): unknown {
    return this.#receivers.get(call);
  }

  returnOf(call: number): number | undefined {
    return this.#returns.get(call);
  }

  /** What was bound, as it was then. */
  snapshot(event: number): Snapshot {
    return boundSnapshot(this.execution, event);
  }

  /** What was bound, as it was at another time; numbers do not change. */
  snapshotAt(event: number, clock: number): Snapshot {
    const { bindings } = this.execution.machine;
    if (bindings.entry[event] !== OTHER) return this.snapshot(event);
    return this.execution.snapshotOf(bindings.other(event).value, clock);
  }

  isChangeable(event: number): boolean {
    return this.execution.machine.bindings.entry[event] === OTHER;
  }

  /** What a tape entry was bound to first. */
  nameOf(entry: number): string | undefined {
    this.#names ??= this.#nameAll();
    return this.#names.get(entry);
  }

  #nameAll(): Map<number, string> {
    const { execution } = this;
    const { bindings } = execution.machine;
    const names = new Map<number, string>();
    for (let i = 0; i < bindings.length; i++) {
      let entry = bindings.entry[i];
      if (entry === OTHER) {
        const { value, clock } = bindings.other(i);
        entry = execution.ownerOf(value, clock);
      }
      const place = entry < 0 || names.has(entry) || this.kindOf(i) === 'return' ? undefined : this.placeAt(i);
      if (place !== undefined) names.set(entry, place.text);
    }
    return names;
  }

  /** The clock right after an event. */
  clockAt(event: number): number {
    return this.execution.machine.bindings.clock[event];
  }

  #valueOf(event: number): unknown {
    const { bindings } = this.execution.machine;
    return bindings.entry[event] === OTHER ? bindings.other(event).value : undefined;
  }
}

function push<K>(map: Map<K, number[]>, key: K, event: number): void {
  const events = map.get(key);
  if (events === undefined) map.set(key, [event]);
  else events.push(event);
}
