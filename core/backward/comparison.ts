/** Compares one hand-written gradient with those that the tape has since the last sweep. */
import type { Tape } from '../autodiff/tape.ts';
import { blameOf } from './blame.ts';
import type { Claim } from './claims.ts';
import type { Numbers } from './fault.ts';
import { type Finding, type Given, NOTHING } from './finding.ts';
import type { Expression } from './forms.ts';
import { type Generation, stateAfter } from './generations.ts';
import type { Happenings } from './happenings.ts';
import { Nearness } from './nearness.ts';
import { differenceOf, fitsShape, gradientNumbers, hasGradient, numbersIn, scaled, TOLERANCE } from './numbers.ts';
import type { Root } from './outputs.ts';
import { termsOf } from './terms.ts';
import { entriesOf, type Version, type Versions } from './versions.ts';
import { expressionsIn } from './walk.ts';

/** Differences of gradients that are all below this say nothing. */
const TOO_SMALL = 1e-10;

export class Comparison {
  readonly #nearness: Nearness;

  constructor(
    private readonly happenings: Happenings,
    versions: Versions,
    readonly mayBeNegative: (claim: Claim) => boolean,
    /** Of others, as far as they are judged. */
    private readonly findings: ReadonlyMap<Generation, Finding>,
  ) {
    this.#nearness = new Nearness(happenings, versions);
  }

  get #tape(): Tape {
    return this.happenings.execution.machine.tape;
  }

  /** It is the gradient of a version of its variable; undefined: of none. */
  match(generation: Generation, root: Root, given: readonly Given[]): Finding | undefined {
    const factors: (1 | -1)[] = this.mayBeNegative(generation.claim) ? [-1, 1] : [1];
    const versions = this.#nearness.all(generation, root);
    for (const state of generation.states) {
      const value = numbersIn(this.#tape, state);
      if (value === undefined) continue;
      for (const version of versions) {
        if (!this.#isAlike(version, value)) continue;
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

  /** What would be expected by the last sweep, of the version that was found. */
  plain({ version, factor }: Finding): Numbers | undefined {
    const gradient = version && gradientNumbers(this.#tape, version.snapshot);
    return gradient && scaled(gradient, factor);
  }

  /** It fits, or will after a reshape that splits or joins dimensions, as around a group norm. */
  #isAlike(version: Version, { shape, data }: Numbers): boolean {
    const wanted = numbersIn(this.#tape, version.snapshot);
    const isReshaped = wanted?.data.length === data.length && wanted.shape.length !== shape.length;
    return isReshaped || (wanted !== undefined && fitsShape(shape, wanted.shape));
  }

  fits({ snapshot }: Version, { shape }: Numbers): boolean {
    const wanted = numbersIn(this.#tape, snapshot)?.shape;
    return wanted !== undefined && fitsShape(shape, wanted);
  }

  /** Why a gradient is not that of its variable. */
  amiss(generation: Generation, root: Root, members: readonly Generation[], given: readonly Given[]): Finding {
    const value = this.numbersOf(generation);
    const nothing = { ...NOTHING, generation, value, root };
    const versions = this.#nearness.all(generation, root);
    if (versions.length === 0) return { ...nothing, reason: 'no-variable' };
    const isReached = ({ snapshot }: Version) => gradientNumbers(this.#tape, snapshot) !== undefined;
    const isLike = (version: Version) => value === undefined || this.fits(version, value);
    const all = versions.filter(isReached);
    const alike = this.#nearness.meant(all.filter(isLike), generation, root);
    const reached = alike.length > 0 ? alike : this.#nearness.meant(all, generation, root);
    if (all.length > 0 && reached.length === 0) return { ...nothing, reason: 'no-variable' };
    if (reached.length === 0) {
      const isZero = value !== undefined && Array.prototype.every.call(value.data, (x) => x === 0);
      const expected = value && { shape: value.shape, data: new Float64Array(value.data.length) };
      const version = versions[0];
      return isZero
        ? { ...nothing, verdict: 'correct', expected, version }
        : { ...nothing, reason: 'unreached', version };
    }
    const version = this.#meant(generation, reached, value, members);
    const gradient = gradientNumbers(this.#tape, version.snapshot) as Numbers;
    const factor = this.#factorAmong(generation, members, value, gradient);
    const expected = scaled(gradient, factor);
    const isTiny = (numbers: Numbers) => Array.prototype.every.call(numbers.data, (x) => Math.abs(x) < TOO_SMALL);
    const found = { ...nothing, expected, version, factor, given };
    const { isRunning, isMade, isLocal } = generation.claim;
    if (
      isRunning ||
      isLocal ||
      !isMade ||
      isSuperseded(generation, members) ||
      this.#isUnclear(generation, versions, root, members)
    )
      return { ...found, reason: 'no-variable' };
    if (value !== undefined && !this.fits(version, value) && isOfElements(generation))
      return { ...found, reason: 'no-variable' };
    if (value !== undefined && this.#isRearranged(generation.claim, value, root))
      return { ...found, reason: 'no-variable' };
    if (this.#passedOn(generation, reached)) return { ...found, verdict: 'correct', value: expected };
    const source = this.#handedOn(generation, value);
    if (source !== undefined)
      return source.verdict === 'wrong' ? { ...found, reason: 'depends' } : { ...source, generation };
    if (value !== undefined && isTiny(value) && isTiny(expected)) return { ...found, reason: 'too-small' };
    const terms = termsOf(version, this.happenings);
    return { ...found, verdict: 'wrong', terms, blame: blameOf(generation, terms, this.happenings) };
  }

  /** What the output depends on is a part of the forward pass, whatever its name. */
  isReached({ claim, states }: Generation): boolean {
    const own = states.flatMap(entriesOf).filter((entry) => this.happenings.nameOf(entry) === claim.name);
    return own.some((entry) => this.#tape.reached[entry] === 1);
  }

  /**
   * It was right, and became the gradient of something that has no name: `dh[h <= 0] = 0` makes that of the sum before a
   * ReLU of that of its result.
   */
  #passedOn(generation: Generation, reached: readonly Version[]): boolean {
    const value = this.numbersOf(generation);
    if (value === undefined || value.data.length < 2) return false;
    const wasRight = generation.written.some((_, i) => {
      const state = stateAfter(generation, i, this.happenings);
      const before = state === undefined ? undefined : numbersIn(this.#tape, state);
      return before && reached.some((version) => this.#isGradient(version, before));
    });
    return wasRight && hasGradient(this.#tape, value);
  }

  /** `dout = dout.transpose(0, 2, 3, 1)`: the upstream gradient, of an output that has no name in that order. */
  #isRearranged({ name }: Claim, { data }: Numbers, { outputs, seeds }: Root): boolean {
    const sorted = (numbers: ArrayLike<number>) => Float64Array.from(numbers).sort();
    return (
      seeds.includes(name) &&
      outputs.some(({ gradient }) => {
        const given = gradient === undefined ? undefined : numbersIn(this.#tape, gradient)?.data;
        return given?.length === data.length && differenceOf(sorted(data), sorted(given)).error === 0;
      })
    );
  }

  /** Another function returned it, or another variable has it, where it was judged as the gradient of the same variable. */
  #handedOn({ claim, written }: Generation, value: Numbers | undefined): Finding | undefined {
    const { statement, entry } = written[written.length - 1].write;
    const source = entry?.value ?? statement.value;
    if (value === undefined || source === undefined || !HANDS_ON.has(source.kind)) return undefined;
    const isSource = (name: string) => source.kind !== 'name' || source.name === name;
    const isSame = (other: Numbers) =>
      String(other.shape) === String(value.shape) && differenceOf(value.data, other.data).error === 0;
    return [...this.findings.values()].find(
      ({ generation, value: other, verdict }) =>
        verdict !== 'unjudged' &&
        generation.claim.of === claim.of &&
        isSource(generation.claim.name) &&
        other !== undefined &&
        isSame(other),
    );
  }

  #isGradient(version: Version, value: Numbers): boolean {
    const expected = this.fits(version, value) ? gradientNumbers(this.#tape, version.snapshot) : undefined;
    return expected !== undefined && differenceOf(value.data, expected.data).error <= TOLERANCE;
  }

  /** `grad` does not say of what it is the gradient, and could be that of several. */
  #isUnclear(
    generation: Generation,
    versions: readonly Version[],
    root: Root,
    members: readonly Generation[],
  ): boolean {
    const value = this.numbersOf(generation);
    const fitting = versions.filter((version) => value !== undefined && this.fits(version, value));
    const isRightBy = (finding: Finding | undefined) => finding?.verdict === 'correct' && finding.root === root;
    const isMeant = root.certainty === 'certain' || members.some((member) => isRightBy(this.findings.get(member)));
    if (!isMeant && fitting.length === 0) return true;
    return !generation.claim.isNamed && new Set(fitting.map(({ key }) => key)).size !== 1;
  }

  /** A negative gradient is wrong as such: by how others of the same function turned out; else by where it points. */
  #factorAmong(
    { claim }: Generation,
    members: readonly Generation[],
    value: Numbers | undefined,
    gradient: Numbers,
  ): 1 | -1 {
    if (!this.mayBeNegative(claim)) return 1;
    const others = members.flatMap((member) => this.findings.get(member) ?? []);
    const right = others.filter(({ verdict }) => verdict === 'correct');
    if (right.some(({ factor }) => factor === 1)) return 1;
    if (right.length > 0 || value?.data.length !== gradient.data.length) return -1;
    return Array.from(gradient.data).reduce((sum, x, i) => sum + x * value.data[i], 0) > 0 ? 1 : -1;
  }

  /** Of a loop as many gradients as versions: they come in the opposite order. Else the nearest that fits. */
  #meant(
    generation: Generation,
    reached: readonly Version[],
    value: Numbers | undefined,
    members: readonly Generation[],
  ): Version {
    const fitting = reached.filter((version) => value !== undefined && this.fits(version, value));
    const candidates = fitting.length > 0 ? fitting : reached;
    const siblings = members.filter(({ claim, call }) => claim === generation.claim && call === generation.call);
    const near = candidates.filter(({ call }) => call === candidates[0].call).toSorted((a, b) => b.event - a.event);
    const i = siblings.indexOf(generation);
    return siblings.length > 1 && siblings.length === near.length ? near[i] : candidates[0];
  }

  numbersOf({ states }: Generation): Numbers | undefined {
    for (const state of states) {
      const value = numbersIn(this.#tape, state);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

/** `dy = scores - y[t]`: that of something else, for which the elements of a variable of its name are wanted. */
function isOfElements({ claim, written }: Generation): boolean {
  const { value } = written[written.length - 1].write.statement;
  const isElement = (part: Expression) =>
    part.kind === 'index' && part.object.kind === 'name' && part.object.name === claim.of;
  return [...expressionsIn(value)].some(isElement);
}

const HANDS_ON: ReadonlySet<Expression['kind']> = new Set(['call', 'name', 'member', 'index']);

/** Of another example it is no earlier state. */
function isSuperseded({ claim, written, isSuperseded }: Generation, members: readonly Generation[]): boolean {
  const isLater = (other: Generation) => other.claim === claim && other.written[0].event > written[0].event;
  return isSuperseded && members.some(isLater);
}
