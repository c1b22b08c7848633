/** Finds a pattern on the tape, from the entry that would be its result back to what it is made of. */
import { ops } from '../../autodiff/ops/index.ts';
import { CONSTANT, TENSOR } from '../../autodiff/tape.ts';
import type { Tensor, TensorShape } from '../../autodiff/tensor.ts';
import { type Axes, axesOf } from '../../autodiff/tensors/lanes.ts';
import type { RunRecord } from '../../record.ts';
import { areAligned } from './alignment.ts';
import type { Inner, Leaf, Pattern, TermsPattern } from './pattern.ts';
import { isNumber } from './resemblance.ts';
import { isReshaped } from './reshaped.ts';
import type { Row } from './row.ts';
import { mayBegin, slotAt } from './slots.ts';
import type { Uses } from './uses.ts';

/** What a name stands for: an entry or a constant, which is a number or an array. Equal ones are identical. */
type Bound = number | string | Tensor;

type Inside = Extract<Inner, { readonly kind: 'op' | 'reduction' }>;

type Holds = NonNullable<Row['holds']>;

interface Reduced {
  readonly scope: object;
  readonly axes: readonly number[];
  readonly wide: boolean;
}

/** In a sum each term has its own; outside, a name then stands for that of one of the terms. */
type Families = ReadonlyMap<string, ReadonlySet<Bound>>;

/** A formula uses a result twice at the most: a sum in it that is used more often is used outside as well. */
const MOST_USES = 2;
const CONTENT = () => true;
const LARGEST: ReadonlySet<number> = new Set([ops.max.id, ops.maximum.id, ops.maximumC.id]);

export class Matcher {
  readonly #entries: number[] = [];
  readonly #reduced: Reduced[] = [];
  readonly #names = new Map<string, Bound>();
  readonly #largest = new Map<string, number>();
  readonly #families: Families[] = [];
  #root = 0;
  #holds: Holds = () => true;
  #found: number[] | undefined;

  constructor(
    private readonly record: RunRecord,
    private readonly uses: Uses,
  ) {}

  /**
   * The entries, ascending, that have the pattern with this one as the result.
   *
   * @param holds what else has to be so, asked with the shapes of what the names stand for
   */
  find(pattern: Inner, result: number, holds: Holds = () => true): number[] | undefined {
    this.#root = result;
    this.#holds = holds;
    this.#found = undefined;
    if (!this.#inner(pattern, result, this.#isWhole)) return undefined;
    this.#forget();
    return this.#found;
  }

  /** Nothing is left of a match that failed; of one that did not, all is. */
  #forget(): void {
    this.#entries.length = 0;
    this.#reduced.length = 0;
    this.#families.length = 0;
    this.#names.clear();
    this.#largest.clear();
  }

  readonly #isWhole = (): boolean => {
    if (!this.#areAxesRight() || !this.#areFamiliesRight()) return false;
    const entries = [...new Set(this.#entries)].sort((a, b) => a - b);
    if (entries.length < 2 || !this.uses.areClosed(entries) || !areAligned(this.record.tape, entries)) return false;
    if (!this.#holds(this.#shapes())) return false;
    this.#found = entries;
    return true;
  };

  /** An argument of an entry, by its place on the tape. Tries all ways until `then` is content. */
  #argument(pattern: Pattern, entry: number, a: number, then: () => boolean): boolean {
    if (pattern.kind === 'capture' || pattern.kind === 'number') return this.#leaf(pattern, entry, a, then);
    const arg = this.record.tape.arg[a];
    return arg !== CONSTANT && this.#inner(pattern, arg, then);
  }

  #leaf(pattern: Leaf, entry: number, a: number, then: () => boolean): boolean {
    const { tape } = this.record;
    if (pattern.kind === 'capture') return this.#bind(pattern.name, this.#bound(entry, a), then);
    return tape.arg[a] === CONSTANT && isNumber(pattern, tape.argValue[a]) && then();
  }

  #bind(name: string, bound: Bound, then: () => boolean): boolean {
    const known = this.#names.get(name);
    if (known !== undefined) return known === bound && then();
    this.#names.set(name, bound);
    if (then()) return true;
    this.#names.delete(name);
    return false;
  }

  #bound(entry: number, a: number): Bound {
    const { tape } = this.record;
    if (tape.arg[a] !== CONSTANT) return tape.arg[a];
    const constant = tape.tensorRecord(entry)?.args[a - tape.argStart[entry]];
    return constant === undefined || constant.shape.length === 0 ? String(tape.argValue[a]) : constant;
  }

  #inner(pattern: Inner, entry: number, then: () => boolean): boolean {
    const { tape } = this.record;
    if (!mayBegin(pattern.slots, slotAt(tape, entry))) return false;
    if (pattern.kind === 'largest') return this.#bindLargest(pattern.of, entry, then);
    if (pattern.kind === 'either') return pattern.of.some((one) => this.#inner(one, entry, then));
    if (!this.#isWithin(entry)) return false;
    if (pattern.kind === 'terms') return this.#terms(pattern, entry, then);
    this.#entries.push(entry);
    const matches =
      (tape.op[entry] & ~TENSOR) === pattern.id
        ? this.#inside(pattern, entry, then)
        : entry !== this.#root && isReshaped(tape, entry) && this.#argument(pattern, entry, tape.argStart[entry], then);
    if (!matches) this.#entries.pop();
    return matches;
  }

  #inside(pattern: Inside, entry: number, then: () => boolean): boolean {
    const { tape } = this.record;
    const start = tape.argStart[entry];
    if (pattern.kind === 'op') {
      const { args, commutes, where } = pattern;
      if (tape.argStart[entry + 1] - start !== args.length) return false;
      if (where !== undefined && !where(tape.tensorRecord(entry)!)) return false;
      if (args.length === 1) return this.#argument(args[0], entry, start, then);
      return this.#pair(args, entry, 0, then) || (commutes && this.#pair(args, entry, 1, then));
    }
    const record = tape.tensorRecord(entry)!;
    const { ddof = 0 } = record.params as { ddof?: number };
    if (ddof !== 0) return false;
    const axes = axesOf(record.params as Axes, record.args[0].shape);
    this.#reduced.push({ scope: pattern.scope, axes, wide: pattern.wide });
    if (this.#argument(pattern.arg, entry, start, then)) return true;
    this.#reduced.pop();
    return false;
  }

  /** @param turned 1: the second argument is matched by the first pattern */
  #pair([x, y]: readonly Pattern[], entry: number, turned: 0 | 1, then: () => boolean): boolean {
    const { tape } = this.record;
    const a = tape.argStart[entry];
    const [first, second] = [a + turned, a + 1 - turned];
    if (!mayBegin(x.slots, slotAt(tape, tape.arg[first])) || !mayBegin(y.slots, slotAt(tape, tape.arg[second])))
      return false;
    return this.#argument(x, entry, first, () => this.#argument(y, entry, second, then));
  }

  #terms(pattern: TermsPattern, sum: number, then: () => boolean): boolean {
    if (sum !== this.#root && this.uses.count[sum] > MOST_USES) return false;
    const count = this.#entries.length;
    const largest = this.#largest.size;
    const outside = pattern.captures.map((name) => this.#names.get(name));
    const families = this.#termsOf(pattern, sum);
    pattern.captures.forEach((name, i) => {
      this.#rebind(name, outside[i]);
    });
    if (families !== undefined) {
      this.#families.push(families);
      if (then()) return true;
      this.#families.pop();
    }
    this.#entries.length = count;
    for (const of of [...this.#largest.keys()].slice(largest)) this.#largest.delete(of);
    return false;
  }

  #termsOf({ term, captures, dot, bias }: TermsPattern, sum: number): Families | undefined {
    const { tape } = this.record;
    /** What the names stand for, term by term. */
    const bound: Bound[] = [];
    let rest = bias ? 1 : 0;
    for (const pending = [sum]; pending.length > 0; ) {
      const entry = pending.pop()!;
      this.#entries.push(entry);
      for (let a = tape.argStart[entry]; a < tape.argStart[entry + 1]; a++) {
        const arg = tape.arg[a];
        // What a sum in a loop begins with.
        if (arg === CONSTANT && tape.argValue[a] === 0) continue;
        if (this.#continues(sum, arg)) pending.push(arg);
        else {
          for (const name of captures) this.#rebind(name, undefined);
          if (this.#argument(term, entry, a, CONTENT)) for (const name of captures) bound.push(this.#names.get(name)!);
          else if (--rest < 0) return undefined;
        }
      }
    }
    if (rest !== 0 || bound.length < 2 * captures.length || (dot && !this.#areFactors(bound))) return undefined;
    return new Map(captures.map((name, i) => [name, new Set(bound.filter((_, k) => k % captures.length === i))]));
  }

  /** Numbers that occur once each; none is a product itself, as in the terms of a polynomial. */
  #areFactors(bound: readonly Bound[]): boolean {
    const { tape } = this.record;
    const isFactor = (factor: Bound) =>
      typeof factor === 'number' && tape.op[factor] !== ops.mul.id && tape.tensorAt(factor) === undefined;
    return bound.every(isFactor) && new Set(bound).size === bound.length;
  }

  #rebind(name: string, bound: Bound | undefined): void {
    if (bound === undefined) this.#names.delete(name);
    else this.#names.set(name, bound);
  }

  /** A sum of sums goes on; over many frames only from outside, since it would be walked anew from each of them. */
  #continues(sum: number, entry: number): boolean {
    const { tape } = this.record;
    if (entry === CONSTANT || (tape.op[entry] & ~TENSOR) !== ops.add.id || this.uses.count[entry] !== 1) return false;
    return sum === this.#root ? tape.frame[entry] === tape.frame[sum] : this.#isWithin(entry);
  }

  #bindLargest(of: string, entry: number, then: () => boolean): boolean {
    const known = this.#largest.get(of);
    if (known !== undefined && !this.#isSame(known, entry)) return false;
    this.#largest.set(of, known ?? entry);
    const count = this.#entries.length;
    this.#eachLargest(entry, (part) => this.#entries.push(part));
    if (then()) return true;
    this.#entries.length = count;
    if (known === undefined) this.#largest.delete(of);
    return false;
  }

  /** The same entry, or the same op on the same: it may be written more than once. */
  #isSame(entry: number, other: number): boolean {
    if (entry === other) return true;
    const { op, arg, argStart, argValue } = this.record.tape;
    const count = argStart[entry + 1] - argStart[entry];
    if (count === 0 || op[entry] !== op[other] || argStart[other + 1] - argStart[other] !== count) return false;
    for (let k = 0; k < count; k++) {
      const [a, b] = [argStart[entry] + k, argStart[other] + k];
      if (arg[a] !== arg[b] || argValue[a] !== argValue[b]) return false;
    }
    return LARGEST.has(op[entry]);
  }

  /** Of what the largest is taken: of a list, or of two and two. @returns the candidates; one of them may be all. */
  #eachLargest(entry: number, visit: (part: number) => void): Set<Bound> {
    const { tape } = this.record;
    const candidates = new Set<Bound>();
    for (const pending = [entry]; pending.length > 0; ) {
      const part = pending.pop()!;
      if (!LARGEST.has(tape.op[part]) || !this.#isWithin(part)) {
        candidates.add(part);
        continue;
      }
      visit(part);
      for (let a = tape.argStart[part]; a < tape.argStart[part + 1]; a++)
        if (tape.arg[a] !== CONSTANT) pending.push(tape.arg[a]);
    }
    return candidates;
  }

  /** Inside the call or iteration that the result belongs to. Frames are numbered as they begin. */
  #isWithin(entry: number): boolean {
    const { tape, frames } = this.record;
    const around = tape.frame[this.#root];
    let frame = tape.frame[entry];
    while (frame > around) frame = frames.parent[frame];
    return frame === around;
  }

  #areAxesRight(): boolean {
    return this.#reduced.every(({ scope, axes, wide }) =>
      this.#reduced.every((other) => {
        if (other.wide || other.scope !== scope) return true;
        return (wide || axes.length === other.axes.length) && other.axes.every((axis) => axes.includes(axis));
      }),
    );
  }

  #areFamiliesRight(): boolean {
    for (const families of this.#families)
      for (const [name, family] of families) {
        const outside = this.#names.get(name);
        if (outside !== undefined && !family.has(outside)) return false;
      }
    for (const [of, entry] of this.#largest) {
      const families = this.#families.flatMap((family) => family.get(of) ?? []);
      const candidates = this.#eachLargest(entry, () => {});
      if (families.length === 0) return false;
      if (!families.every((family) => [...candidates].every((one) => family.has(one)))) return false;
    }
    return true;
  }

  #shapes(): ReadonlyMap<string, TensorShape> {
    const shapes = new Map<string, TensorShape>();
    for (const [name, bound] of this.#names) {
      if (typeof bound === 'number') shapes.set(name, this.record.tape.tensorAt(bound)?.shape ?? []);
      else shapes.set(name, typeof bound === 'string' ? [] : bound.shape);
    }
    return shapes;
  }
}
