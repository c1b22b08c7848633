/**
 * Compares hand-written gradients with those of the tape. When one is wrong, the next sweep takes what the code has for
 * given there: what is written after it is judged by what it was given.
 */
import { type Seed, sweep } from '../autodiff/backward.ts';
import { UnsupportedGradientError } from '../autodiff/unsupported.ts';
import { seedsOf } from '../gradients.ts';
import { barriersOf } from './barriers.ts';
import { blameOf } from './blame.ts';
import type { Claim } from './claims.ts';
import type { Numbers, Term } from './fault.ts';
import { type Generation, stateAfter } from './generations.ts';
import type { Happenings } from './happenings.ts';
import { differenceOf, fitsShape, gradientNumbers, hasGradient, numbersIn, TOLERANCE } from './numbers.ts';
import type { Root, RootSearch } from './root-search.ts';
import { termsOf } from './terms.ts';
import { entriesOf, type Version, type Versions } from './versions.ts';

/** What came out for one generation of a claim. */
export interface Finding {
  readonly generation: Generation;
  readonly verdict: 'correct' | 'wrong' | 'unjudged';
  readonly factor: 1 | -1;
  /** What the code has; undefined: it is no array of numbers. */
  readonly value: Numbers | undefined;
  /** undefined: nothing to compare with. */
  readonly expected: Numbers | undefined;
  /** Of which it is, or should be, the gradient. */
  readonly version: Version | undefined;
  readonly root: Root | undefined;
  /** What was given of gradients that are wrong, when it was compared. */
  readonly given: readonly Given[];
  readonly reason: Unjudged | undefined;
  /** Of a wrong one: what the uses of its variable contribute, and the number of the write that is to blame. */
  readonly terms: readonly Term[];
  readonly blame: number | undefined;
}

export type Unjudged = 'no-value' | 'no-root' | 'no-variable' | 'unreached' | 'depends' | 'too-small' | 'unsupported';

/** A wrong gradient that others were computed from. */
export interface Given {
  readonly claim: Claim;
  readonly seeds: readonly Seed[];
}

/** Differences of gradients that are all below this say nothing. */
const TOO_SMALL = 1e-10;

export class Judge {
  readonly #findings = new Map<Generation, Finding>();
  readonly #given: Given[] = [];
  #barriers: readonly Seed[] = [];

  constructor(
    private readonly happenings: Happenings,
    private readonly roots: RootSearch,
    private readonly versions: Versions,
    private readonly mayBeNegative: (claim: Claim) => boolean,
  ) {}

  judge(generations: readonly Generation[]): readonly Finding[] {
    const groups = this.#groups(generations);
    for (const group of groups) this.#leaveForward(group);
    const forward = new Set([...this.#findings.keys()].map(({ claim }) => claim));
    const claims = new Set(generations.map(({ claim }) => claim));
    this.#barriers = barriersOf(
      [...claims].filter((claim) => !forward.has(claim)),
      this.happenings,
    );
    for (const group of groups) this.#judgeGroup(group);
    return generations.flatMap((generation) => this.#findings.get(generation) ?? []);
  }

  /** What has the same root, those of the innermost calls first: a caller's gradients are made of theirs. */
  #groups(generations: readonly Generation[]): Group[] {
    const groups = new Map<string, Group>();
    for (const generation of generations) {
      const roots = this.roots.of(generation);
      const id = roots.length > 0 ? roots[0].id : `none ${generation.call}`;
      const group: Group = groups.get(id) ?? { roots: new Map(), members: [], depth: 0 };
      for (const root of roots) group.roots.set(root.id, root);
      group.members.push(generation);
      group.depth = Math.max(group.depth, this.happenings.depthOf(generation.call));
      groups.set(id, group);
    }
    const all = [...groups.values()];
    for (const { members } of all) members.sort((a, b) => lastEvent(a) - lastEvent(b));
    return all.sort((a, b) => b.depth - a.depth || lastEvent(a.members[0]) - lastEvent(b.members[0]));
  }

  /** What the output depends on is a part of the forward pass, whatever its name. */
  #leaveForward({ roots, members }: Group): void {
    const [root] = roots.values();
    if (root === undefined || root.isGuess || !this.#sweepFrom(root, [])) return;
    for (const member of members)
      if (this.#isReached(member))
        this.#findings.set(member, { ...NOTHING, generation: member, reason: 'no-variable' });
  }

  #judgeGroup({ roots, members }: Group): void {
    const isOpen = (member: Generation) => !this.#findings.has(member) && !this.#isSeed(member, roots);
    const open = new Set<Generation>(members.filter(isOpen));
    for (const member of open) {
      if (member.states.some((state) => numbersIn(this.#tape, state) !== undefined)) continue;
      this.#settle(open, { ...NOTHING, generation: member, reason: 'no-value' });
    }
    const main = this.#meantRoot([...roots.values()], open) ?? this.#madeUpRoot(open);
    if (main === undefined) {
      for (const member of open) {
        // A name alone says little where no other gradient is made of it, and it of none.
        const reason = member.claim.isRunning || !member.claim.isConnected ? 'no-variable' : 'no-root';
        this.#settle(open, { ...NOTHING, generation: member, reason });
      }
      return;
    }
    if (open.size > 0 && this.#sweepFrom(main, [])) this.#settleRight(open, main, []);
    // What comes out of the forward pass has the upstream gradient that was handed over, whatever that is.
    const ends = new Set(main.outputs.flatMap(({ snapshot }) => entriesOf(snapshot)));
    const givenHere = () => this.#given.filter(({ seeds }) => !seeds.some(({ entry }) => ends.has(entry)));
    while (open.size > 0) {
      const given = givenHere();
      if (!this.#sweepFrom(main, given)) {
        for (const member of open)
          this.#settle(open, { ...NOTHING, generation: member, root: main, reason: 'unsupported' });
        return;
      }
      if (given.length > 0) this.#settleRight(open, main, given);
      const [first] = open;
      if (first === undefined) return;
      const finding = this.#amiss(first, main, members, given);
      this.#settle(open, finding);
      const own = finding.verdict === 'wrong' ? this.#givenBy(finding) : undefined;
      if (own !== undefined) this.#given.push(own);
      else if (finding.verdict === 'wrong') this.#giveUpOn(open, first);
    }
  }

  get #tape() {
    return this.happenings.execution.machine.tape;
  }

  #settle(open: Set<Generation>, finding: Finding): void {
    this.#findings.set(finding.generation, finding);
    open.delete(finding.generation);
  }

  /** Settles what is right by any of them; of what is left, the one that is meant. */
  #meantRoot(roots: readonly Root[], open: Set<Generation>): Root | undefined {
    let meant: Root | undefined;
    for (const root of roots) {
      const { size } = open;
      if (this.#sweepFrom(root, [])) this.#settleRight(open, root, []);
      // A guess is meant if something comes out right by it. Of others the first is.
      if (open.size < size || !root.isGuess) meant ??= root;
      if (meant?.isGuess) break;
    }
    return meant;
  }

  /** An upstream gradient that comes from outside is nothing to be judged. */
  #isSeed({ claim, written }: Generation, roots: ReadonlyMap<string, Root>): boolean {
    const isRead = [...roots.values()].some(({ seeds }) => seeds.includes(claim.name));
    return isRead && written.every(({ write }) => write.isFresh);
  }

  /**
   * The code computes no loss: what it writes first is the gradient that the others are made of.
   */
  #madeUpRoot(open: Set<Generation>): Root | undefined {
    for (const first of open) {
      const value = this.#numbersOf(first);
      const version =
        value &&
        this.versions
          .of(first.claim.of, first.written[0].event)
          .findLast((one) => isBefore(one, first) && this.#fits(one, value));
      if (value === undefined || version === undefined) continue;
      this.#settle(open, {
        ...NOTHING,
        generation: first,
        value,
        version,
        reason: 'no-root',
        factor: this.#sense(first),
      });
      const read = (run: Happenings) => run.snapshot(version.event);
      const outputs = [{ snapshot: version.snapshot, read, gradient: first.states[0] }];
      return { id: '', outputs, event: version.event, calls: [version.call], seeds: [], from: 0, isGuess: true };
    }
    return undefined;
  }

  #sense({ claim }: Generation): 1 | -1 {
    return this.mayBeNegative(claim) ? -1 : 1;
  }

  #sweepFrom({ outputs, from }: Root, given: readonly Given[]): boolean {
    const tape = this.#tape;
    const seeds = outputs.flatMap(({ snapshot, gradient }) => {
      const value = numbersIn(tape, snapshot);
      const upstream = gradient === undefined ? undefined : numbersIn(tape, gradient);
      const numbers = upstream?.data ?? new Float64Array(value?.data.length ?? 0).fill(1);
      return seedsOf(tape, snapshot, Float64Array.from(numbers));
    });
    try {
      sweep(tape, seeds, [...this.#barriers, ...given.flatMap((one) => one.seeds)], from);
      return true;
    } catch (error) {
      if (error instanceof UnsupportedGradientError) return false;
      throw error;
    }
  }

  /** Those that are the gradient of a version of their variable. */
  #settleRight(open: Set<Generation>, root: Root, given: readonly Given[]): void {
    for (const generation of [...open]) {
      const finding = this.#match(generation, root, given);
      if (finding !== undefined) this.#settle(open, finding);
    }
  }

  #match(generation: Generation, root: Root, given: readonly Given[]): Finding | undefined {
    const factors: (1 | -1)[] = this.mayBeNegative(generation.claim) ? [-1, 1] : [1];
    const versions = this.#byNearness(generation, root);
    for (const state of generation.states) {
      const value = numbersIn(this.#tape, state);
      if (value === undefined) continue;
      for (const version of versions) {
        if (!this.#fits(version, value)) continue;
        const expected = gradientNumbers(this.#tape, version.snapshot);
        if (expected === undefined) continue;
        for (const factor of factors) {
          const wanted = scaled(expected, factor);
          if (differenceOf(value.data, wanted.data).error > TOLERANCE) continue;
          const found = { value, expected: wanted, version, root, given, factor };
          return { ...NOTHING, generation, verdict: 'correct', ...found };
        }
      }
    }
    return undefined;
  }

  #fits({ snapshot }: Version, { shape }: Numbers): boolean {
    const wanted = numbersIn(this.#tape, snapshot)?.shape;
    return wanted !== undefined && fitsShape(shape, wanted);
  }

  /** Those of the same calls first, what was bound before the output before what came after it, the latest first. */
  #byNearness({ claim, call }: Generation, { calls, event }: Root): readonly Version[] {
    const rank = (version: Version) =>
      (calls.includes(version.call) || version.call === call ? 0 : 2) + (version.event <= event ? 0 : 1);
    return this.versions.of(claim.of, event).toSorted((a, b) => rank(a) - rank(b) || b.event - a.event);
  }

  /** Why a gradient is not that of its variable. */
  #amiss(generation: Generation, root: Root, members: readonly Generation[], given: readonly Given[]): Finding {
    const value = this.#numbersOf(generation);
    const nothing = { ...NOTHING, generation, value, root };
    const versions = this.#byNearness(generation, root);
    if (versions.length === 0) return { ...nothing, reason: 'no-variable' };
    const reached = versions.filter(({ snapshot }) => gradientNumbers(this.#tape, snapshot) !== undefined);
    if (reached.length === 0) {
      const isZero = value !== undefined && Array.prototype.every.call(value.data, (x) => x === 0);
      const expected = value && { shape: value.shape, data: new Float64Array(value.data.length) };
      const version = versions[0];
      return isZero
        ? { ...nothing, verdict: 'correct', expected, version }
        : { ...nothing, reason: 'unreached', version };
    }
    const version = this.#meant(generation, reached, value, members);
    const factor = this.#factorAmong(generation, members);
    const expected = scaled(gradientNumbers(this.#tape, version.snapshot) as Numbers, factor);
    const isTiny = (numbers: Numbers) => Array.prototype.every.call(numbers.data, (x) => Math.abs(x) < TOO_SMALL);
    const found = { ...nothing, expected, version, factor, given };
    if (generation.claim.isRunning) return { ...found, reason: 'no-variable' };
    if (this.#passedOn(generation, reached)) return { ...found, verdict: 'correct', value: expected };
    const source = this.#handedOn(generation, value);
    if (source !== undefined)
      return source.verdict === 'wrong' ? { ...found, reason: 'depends' } : { ...source, generation, given: [] };
    if (value !== undefined && isTiny(value) && isTiny(expected)) return { ...found, reason: 'too-small' };
    const terms = termsOf(version, this.happenings);
    return { ...found, verdict: 'wrong', terms, blame: blameOf(generation, terms, this.happenings) };
  }

  #isReached({ claim, states }: Generation): boolean {
    const own = states.flatMap(entriesOf).filter((entry) => this.happenings.nameOf(entry) === claim.name);
    return own.some((entry) => this.#tape.reached[entry] === 1);
  }

  /**
   * It was right, and became the gradient of something that has no name: `dh[h <= 0] = 0` makes that of the sum before a
   * ReLU of that of its result.
   */
  #passedOn(generation: Generation, reached: readonly Version[]): boolean {
    const value = this.#numbersOf(generation);
    if (value === undefined || value.data.length < 2) return false;
    const wasRight = generation.written.some((_, i) => {
      const state = stateAfter(generation, i, this.happenings);
      const before = state === undefined ? undefined : numbersIn(this.#tape, state);
      return before && reached.some((version) => this.#isGradient(version, before));
    });
    return wasRight && hasGradient(this.#tape, value);
  }

  /** Another function returned it, where it was judged as the gradient of a variable of that name. */
  #handedOn({ claim, written }: Generation, value: Numbers | undefined): Finding | undefined {
    if (value === undefined || written.every(({ write }) => write.statement.value?.kind !== 'call')) return undefined;
    const isSame = (other: Numbers) =>
      String(other.shape) === String(value.shape) && differenceOf(value.data, other.data).error === 0;
    return [...this.#findings.values()].find(
      ({ generation, value: other, verdict }) =>
        verdict !== 'unjudged' && generation.claim.of === claim.of && other !== undefined && isSame(other),
    );
  }

  #isGradient(version: Version, value: Numbers): boolean {
    const expected = this.#fits(version, value) ? gradientNumbers(this.#tape, version.snapshot) : undefined;
    return expected !== undefined && differenceOf(value.data, expected.data).error <= TOLERANCE;
  }

  /** A negative gradient is wrong as such: by how others of the same function turned out. */
  #factorAmong(generation: Generation, members: readonly Generation[]): 1 | -1 {
    if (!this.mayBeNegative(generation.claim)) return 1;
    const others = members.flatMap((member) => this.#findings.get(member) ?? []);
    return others.some(({ verdict, factor }) => verdict === 'correct' && factor === 1) ? 1 : -1;
  }

  /** Of a loop as many gradients as versions: they come in the opposite order. Else the nearest that fits. */
  #meant(
    generation: Generation,
    reached: readonly Version[],
    value: Numbers | undefined,
    members: readonly Generation[],
  ): Version {
    const fitting = reached.filter((version) => value !== undefined && this.#fits(version, value));
    const candidates = fitting.length > 0 ? fitting : reached;
    const siblings = members.filter(({ claim, call }) => claim === generation.claim && call === generation.call);
    const near = candidates.filter(({ call }) => call === candidates[0].call).toSorted((a, b) => b.event - a.event);
    const i = siblings.indexOf(generation);
    return siblings.length > 1 && siblings.length === near.length ? near[i] : candidates[0];
  }

  #numbersOf({ states }: Generation): Numbers | undefined {
    for (const state of states) {
      const value = numbersIn(this.#tape, state);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** undefined: its shape is another, it cannot be given. */
  #givenBy({ generation, value, version }: Finding): Given | undefined {
    if (value === undefined || version === undefined || !this.#fits(version, value)) return undefined;
    const seeds = seedsOf(this.#tape, version.snapshot, Float64Array.from(value.data));
    return { claim: generation.claim, seeds };
  }

  /** What was computed from something of a wrong shape cannot be judged; what was not may go on. */
  #giveUpOn(open: Set<Generation>, { written }: Generation): void {
    const { event } = written[written.length - 1];
    const name = this.happenings.placeAt(event)?.text;
    for (const member of [...open]) {
      const isReader = member.written.some(({ write }) => name !== undefined && write.reads.has(name));
      if (isReader)
        this.#settle(open, { ...NOTHING, generation: member, value: this.#numbersOf(member), reason: 'depends' });
    }
  }
}

interface Group {
  readonly roots: Map<string, Root>;
  readonly members: Generation[];
  depth: number;
}

const NOTHING: Omit<Finding, 'generation'> = {
  verdict: 'unjudged',
  factor: 1,
  value: undefined,
  expected: undefined,
  version: undefined,
  root: undefined,
  given: [],
  reason: undefined,
  terms: [],
  blame: undefined,
};

function lastEvent({ written }: Generation): number {
  return written[written.length - 1].event;
}

function isBefore(version: Version, { written }: Generation): boolean {
  return version.event < written[0].event;
}

function scaled({ shape, data }: Numbers, factor: 1 | -1): Numbers {
  return factor === 1 ? { shape, data } : { shape, data: Float64Array.from(data, (x) => -x) };
}
