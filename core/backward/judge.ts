/**
 * Compares hand-written gradients with those of the tape. When one is wrong, the next sweep takes what the code has for
 * given there: what is written after it is judged by what it was given.
 */
import { type Given as SweptGiven, sweep } from '../autodiff/backward.ts';
import { UnsupportedGradientError } from '../autodiff/unsupported.ts';
import { seedsOf } from '../gradients.ts';
import { shapeOf } from '../runtime/snapshot.ts';
import { barriersOf } from './barriers.ts';
import type { Claim } from './claims.ts';
import { Comparison } from './comparison.ts';
import { type Finding, type Given, NOTHING } from './finding.ts';
import type { Generation } from './generations.ts';
import type { Happenings } from './happenings.ts';
import { constantRatio, isSameRatio, isZero, numbersIn, scaled } from './numbers.ts';
import type { Root } from './outputs.ts';
import type { RootSearch } from './root-search.ts';
import { entriesOf, type Version, type Versions } from './versions.ts';

export class Judge {
  readonly #findings = new Map<Generation, Finding>();
  readonly #given: Given[] = [];
  readonly #comparison: Comparison;
  #barriers: readonly SweptGiven[] = [];

  constructor(
    private readonly happenings: Happenings,
    private readonly roots: RootSearch,
    private readonly versions: Versions,
    private readonly isAdded: (claim: Claim) => boolean,
    mayBeNegative: (claim: Claim) => boolean,
  ) {
    this.#comparison = new Comparison(happenings, versions, mayBeNegative, this.#findings);
  }

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
    this.#settleSigns();
    this.#settleMeans();
    return generations.flatMap((generation) => this.#findings.get(generation) ?? []);
  }

  /** What has the same root, those of the innermost calls first: a caller's gradients are made of theirs. */
  #groups(generations: readonly Generation[]): Group[] {
    const groups = new Map<string, Group>();
    for (const generation of generations) {
      const roots = this.roots.of(generation);
      const [likeliest] = roots;
      // What an iteration has no loss for is judged among its own.
      const isOpen = likeliest === undefined || likeliest.certainty === 'guess';
      const id = isOpen ? `${likeliest?.id} ${generation.call} ${generation.frame}` : likeliest.id;
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
    if (root?.certainty !== 'certain' || !this.#sweepFrom(root, [])) return;
    for (const member of members)
      if (this.#comparison.isReached(member))
        this.#findings.set(member, { ...NOTHING, generation: member, reason: 'no-variable' });
  }

  #judgeGroup({ roots, members }: Group): void {
    const isOpen = (member: Generation) => !this.#findings.has(member) && !this.#isSeed(member, roots);
    const open = new Set<Generation>(members.filter(isOpen));
    for (const member of open) {
      if (member.hasRaised || this.#comparison.numbersOf(member) !== undefined) continue;
      this.#settle(open, { ...NOTHING, generation: member, reason: 'no-value' });
    }
    const main = this.#meantRoot([...roots.values()], open) ?? this.#madeUpRoot(open);
    if (main === undefined) {
      this.#giveUp(open);
      return;
    }
    const isSwept = open.size > 0 && this.#sweepFrom(main, []);
    // What another epoch had says nothing here, though it may be of the same data.
    const isReached = ({ seeds }: Given) => seeds.some(({ entry }) => this.#tape.reached[entry] === 1);
    const others = isSwept ? this.#given.filter(isReached) : [];
    const known = this.#given.length;
    if (isSwept) this.#settleRight(open, main, []);
    // By a guess something must come out right, else it says nothing.
    const isMeant = () => members.some((member) => this.#isRightBy(member, main));
    if (main.certainty === 'guess' && !isMeant()) {
      this.#giveUp(open);
      return;
    }
    // What comes out of the forward pass has the upstream gradient that was handed over, whatever that is.
    const ends = new Set(main.outputs.flatMap(({ snapshot }) => entriesOf(snapshot)));
    const isInside = ({ seeds }: Given) => !seeds.some(({ entry }) => ends.has(entry));
    while (open.size > 0) {
      const given = [...others, ...this.#given.slice(known)].filter(isInside);
      if (!this.#sweepFrom(main, given)) {
        for (const member of open)
          this.#settle(open, { ...NOTHING, generation: member, root: main, reason: 'unsupported' });
        return;
      }
      if (given.length > 0) this.#settleRight(open, main, given);
      const [first] = open;
      if (first === undefined) break;
      const finding = this.#comparison.amiss(first, main, members, given);
      this.#settle(open, finding);
      const own = finding.verdict === 'wrong' ? this.#givenBy(finding) : undefined;
      if (own !== undefined) {
        this.#given.push(own);
        this.#findings.set(first, { ...finding, isServed: this.#isServed(first, main, members, [...given, own]) });
      } else if (finding.verdict === 'wrong') this.#giveUpOn(open, first);
    }
    this.#compareWithoutGiven(members, main);
  }

  /** What is right given what is wrong is compared with the truth as well, in case that was no mistake. */
  #compareWithoutGiven(members: readonly Generation[], main: Root): void {
    const settled = members.flatMap((member) => this.#findings.get(member) ?? []);
    const right = settled.filter(
      ({ verdict, given, root }) => verdict === 'correct' && given.length > 0 && root === main,
    );
    if (right.length === 0 || !this.#sweepFrom(main, [])) return;
    for (const finding of right)
      this.#findings.set(finding.generation, { ...finding, plain: this.#comparison.plain(finding) });
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
      if (size === 0 && meant !== undefined) break;
      if (this.#sweepFrom(root, [])) this.#settleRight(open, root, []);
      const isRight = open.size < size;
      if (isRight || root.certainty === 'certain') {
        if (meant?.certainty !== 'certain') meant = root;
        if (isRight && root.certainty !== 'certain') break;
      } else if (root.certainty === 'likely') meant ??= root;
    }
    return meant;
  }

  /** Where some gradients that are added are negative and some are not, the fewer are wrong. */
  #settleSigns(): void {
    const added = [...this.#findings.values()].filter(
      ({ verdict, generation, expected }) =>
        verdict === 'correct' && this.isAdded(generation.claim) && !isZero(expected),
    );
    for (const { scope } of new Set(added.map(({ generation }) => generation.claim))) {
      const all = added.filter(({ generation }) => generation.claim.scope === scope);
      const negative = all.filter(({ factor }) => factor === -1);
      const positive = all.filter(({ factor }) => factor === 1);
      const [fewer, meant] = negative.length < positive.length ? [negative, 1 as const] : [positive, -1 as const];
      if (negative.length === 0 || positive.length === 0) continue;
      for (const finding of fewer) {
        const expected = finding.expected && scaled(finding.expected, -1);
        this.#findings.set(finding.generation, { ...finding, verdict: 'wrong', factor: meant, expected });
      }
    }
  }

  /**
   * A backward pass that is handed the gradient of a sum may take the mean over the examples itself, as others of its
   * gradients say, which are right by the loss: where the loss has a kink, this one is not. Where no loss is computed at
   * all, nothing says that there is no mean.
   */
  #settleMeans(): void {
    const all = [...this.#findings.values()];
    const takesMean = new Set(
      all
        .filter(({ verdict, root }) => verdict === 'correct' && root?.certainty === 'likely')
        .map(({ generation }) => generation.claim.scope),
    );
    for (const finding of all) {
      const { verdict, generation, value, expected, root } = finding;
      if (verdict !== 'wrong' || root === undefined) continue;
      if (root.id !== MADE_UP && !takesMean.has(generation.claim.scope)) continue;
      const count = constantRatio(expected?.data, value?.data);
      const counts = root.outputs.flatMap(({ gradient }) => (gradient && shapeOf(gradient)) ?? []);
      if (count === undefined || !counts.some((one) => one > 1 && isSameRatio(one, count))) continue;
      const mean = expected && { ...expected, data: Float64Array.from(expected.data, (x) => x / count) };
      this.#findings.set(generation, { ...finding, verdict: 'correct', expected: mean });
    }
  }

  /** There is nothing to compare with. A name alone says little where no other gradient is made of it, and it of none. */
  #giveUp(open: Set<Generation>): void {
    for (const member of open) {
      const { isRunning, isConnected, isMade } = member.claim;
      const reason = isRunning || !isConnected || !isMade ? 'no-variable' : 'no-root';
      this.#settle(open, { ...NOTHING, generation: member, reason });
    }
  }

  #isRightBy(member: Generation, root: Root): boolean {
    const finding = this.#findings.get(member);
    return finding?.verdict === 'correct' && finding.root === root && !isZero(finding.expected);
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
      const value = this.#comparison.numbersOf(first);
      const version =
        value &&
        this.versions
          .of(first.claim, first.written[0].event)
          .findLast((one) => isBefore(one, first) && this.#comparison.fits(one, value));
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
      return {
        id: MADE_UP,
        outputs,
        event: version.event,
        calls: [version.call],
        seeds: [],
        from: 0,
        certainty: 'guess',
      };
    }
    return undefined;
  }

  #sense({ claim }: Generation): 1 | -1 {
    return this.#comparison.mayBeNegative(claim) ? -1 : 1;
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
      const finding = this.#comparison.match(generation, root, given);
      if (finding !== undefined) this.#settle(open, finding);
    }
  }

  /** undefined: its shape is another, it cannot be given. */
  #givenBy({ generation, value, version }: Finding): Given | undefined {
    if (value === undefined || version === undefined || !this.#comparison.fits(version, value)) return undefined;
    const seeds = seedsOf(this.#tape, version.snapshot, Float64Array.from(value.data));
    return { claim: generation.claim, seeds };
  }

  /** Whether something that is made of it is right, and would not be if this was meant as it is judged. */
  #isServed(generation: Generation, root: Root, members: readonly Generation[], given: readonly Given[]): boolean {
    const { name } = generation.claim;
    const readers = members.flatMap((member) => {
      const finding = this.#findings.get(member);
      const isReader = member.claim.name !== name && member.written.some(({ write }) => write.reads.has(name));
      return isReader && finding?.verdict === 'correct' && finding.given.length === 0 ? [finding] : [];
    });
    if (readers.length === 0 || !this.#sweepFrom(root, given)) return false;
    return readers.some((finding) => this.#comparison.match(finding.generation, root, given) === undefined);
  }

  /** What was computed from something of a wrong shape cannot be judged; what was not may go on. */
  #giveUpOn(open: Set<Generation>, { written }: Generation): void {
    const { event } = written[written.length - 1];
    const name = this.happenings.placeAt(event)?.text;
    for (const member of [...open]) {
      const isReader = member.written.some(({ write }) => name !== undefined && write.reads.has(name));
      if (isReader)
        this.#settle(open, {
          ...NOTHING,
          generation: member,
          value: this.#comparison.numbersOf(member),
          reason: 'depends',
        });
    }
  }
}

/** The root of what has no loss. */
const MADE_UP = 'made up';

interface Group {
  readonly roots: Map<string, Root>;
  readonly members: Generation[];
  depth: number;
}

function lastEvent({ written }: Generation): number {
  return written[written.length - 1].event;
}

function isBefore(version: Version, { written }: Generation): boolean {
  return version.event < written[0].event;
}
