/** Which of the events that bound an output a hand-written gradient belongs to. */
import type { Claims } from './claims.ts';
import type { Generation } from './generations.ts';
import type { Happenings } from './happenings.ts';
import { isZero, numbersIn } from './numbers.ts';
import type { Scope } from './scopes.ts';

export class Nearest {
  /** The events of a scope that bound a variable anew. */
  readonly #fresh = new Map<Scope, ReadonlySet<number>>();
  /** The events of a scope that wrote something into a gradient. */
  readonly #gradients = new Map<Scope, readonly number[]>();

  constructor(
    private readonly happenings: Happenings,
    private readonly claims: Claims,
  ) {}

  /**
   * The last event in each of the frames around a gradient, the innermost first. Where one example after the other binds
   * the output anew, the last of the gradient's own example.
   *
   * @param events those that bound the output, in order
   */
  of(generation: Generation, events: readonly number[], scope: Scope): number[] {
    const { happenings } = this;
    const found: number[] = [];
    for (const around of happenings.framesTo(generation.call, generation.frame)) {
      const inside = events.filter((event) => happenings.isWithin(happenings.frameOf(event), around));
      const beside = inside.filter((event) => happenings.frameOf(event) === around);
      const fresh = beside.length > 1 ? this.#freshIn(scope) : undefined;
      const starts = beside.filter((event) => fresh?.has(event));
      const last = starts.length > 1 ? this.#lastOfExample(generation, around, inside, starts, scope) : inside.at(-1);
      if (last !== undefined && !found.includes(last)) found.push(last);
    }
    return found;
  }

  #lastOfExample(
    { written }: Generation,
    around: number,
    inside: readonly number[],
    starts: readonly number[],
    scope: Scope,
  ): number | undefined {
    const before = starts.filter((start) => start < written[written.length - 1].event);
    const after = starts.filter((start) => start > written[0].event);
    const isFirst = this.#isGradientFirst(around, starts[0], scope);
    const start = (isFirst ? after[0] : before.at(-1)) ?? before.at(-1) ?? starts[0];
    const next = starts[starts.indexOf(start) + 1] ?? Number.POSITIVE_INFINITY;
    return inside.findLast((event) => event < next);
  }

  /** The code computes gradients before what they are the gradients of. */
  #isGradientFirst(around: number, start: number, scope: Scope): boolean {
    const { happenings } = this;
    const isEarlier = (event: number) => event < start && happenings.isWithin(happenings.frameOf(event), around);
    const early = this.#gradientsIn(scope).filter(isEarlier);
    return early.some((event) => !isZero(numbersIn(happenings.execution.machine.tape, happenings.snapshot(event))));
  }

  #freshIn(scope: Scope): ReadonlySet<number> {
    const fresh = scope.writes.filter(({ isFresh }) => isFresh);
    const known = this.#fresh.get(scope) ?? new Set(fresh.flatMap((write) => this.happenings.at(write)));
    this.#fresh.set(scope, known);
    return known;
  }

  #gradientsIn(scope: Scope): readonly number[] {
    const own = () => this.claims.all.filter((claim) => claim.scope === scope).flatMap(({ writes }) => writes);
    const known = this.#gradients.get(scope) ?? own().flatMap((write) => this.happenings.at(write));
    this.#gradients.set(scope, known);
    return known;
  }
}
