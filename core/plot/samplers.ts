/** Samples outputs along inputs, a little at a time, and keeps what was sampled while only the point moves. */
import type { InspectRequest } from '../answers.ts';
import type { Differentiated, Prepared, Run } from '../run.ts';
import { Curve } from './curve.ts';
import { extentOf } from './extent.ts';
import { Landscape } from './landscape.ts';
import { labelOf, Objective, type Variable, valuesAt, variableOf, weighted } from './objective.ts';
import type { Axes, Sample, SampledAxis } from './sample.ts';
import { hasKink, sidesAt } from './sides.ts';

/** What is to be plotted. */
interface Subject {
  readonly run: Run;
  readonly request: InspectRequest;
  readonly axes: Axes;
  readonly variables: readonly Variable[];
  readonly differentiated: Differentiated;
}

interface Program {
  readonly key: string;
  readonly prepared: Prepared;
  /** What ran it last: the next one will take about as long. */
  newest?: Objective;
}

interface Kept {
  readonly objective: Objective;
  readonly picture: Curve | Landscape;
}

/** Two panels may show two plots each in turn. */
const MOST_KEPT = 4;
/** Milliseconds of a run: what takes longer at some point has no value there. */
const MOST_RUN = 2_000;
/** Milliseconds for the slopes on both sides, which take about so many runs. */
const MOST_SIDES = 400;
const RUNS_OF_SIDES = 64;

export class Samplers {
  readonly #kept = new Map<string, Kept>();
  #program: Program | undefined;
  #point: { readonly key: string; readonly axes: readonly SampledAxis[] } | undefined;

  constructor(
    private readonly prepare: (request: InspectRequest) => Prepared,
    private readonly now: () => number,
  ) {}

  /**
   * What is known of the output along inputs when so much time has passed. Asked again, it goes on.
   *
   * @param run of this request
   * @param isGlance nothing is begun that would probably take longer: it may be that nothing is known
   * @returns undefined where there is no such number in the inputs, or no gradient
   */
  sample(run: Run, request: InspectRequest, axes: Axes, milliseconds: number, isGlance = false): Sample | undefined {
    const { summary, differentiated } = run;
    const variables = axes.flatMap((axis) => variableOf(summary, axis) ?? []);
    if (variables.length < axes.length || differentiated === undefined || summary.output === null) return undefined;
    const subject: Subject = { run, request, axes, variables, differentiated };
    const end = this.now() + milliseconds;
    const { objective, picture } = this.#of(subject);
    const hasTime = () => this.now() + (isGlance ? objective.duration : 0) < end;
    if (!isGlance || hasTime()) picture.advance(hasTime);
    const isGrid = picture instanceof Landscape;
    return {
      output: labelOf(summary.output, differentiated),
      value: weighted(differentiated),
      axes: this.#axes(subject, picture, isGlance ? milliseconds : MOST_SIDES),
      xs: [...picture.xs],
      ys: isGrid ? [...picture.ys] : undefined,
      values: [...picture.values],
      leaps: isGrid ? [] : picture.leaps,
      failed: objective.failed,
      complete: picture.complete,
    };
  }

  /** What was begun for the same function in the same range: where the point is along the axes makes no difference. */
  #of(subject: Subject): Kept {
    const key = keyOf(subject, () => 0);
    const kept = this.#kept.get(key) ?? this.#begin(subject);
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    return kept;
  }

  #begin(subject: Subject): Kept {
    const objective = this.#objective(subject);
    const [x, y] = subject.axes;
    const cost = () => objective.duration;
    if (y === undefined) return { objective, picture: new Curve((at) => objective.at(at), x.from, x.to, cost) };
    return { objective, picture: new Landscape((...at) => objective.at(...at), x, y, cost) };
  }

  #objective(subject: Subject): Objective {
    const { request, variables, differentiated } = subject;
    const program = this.#programOf(subject);
    const base = request.values ?? {};
    const objective = new Objective(program.prepared, base, variables, differentiated.upstream, this.now);
    objective.duration = program.newest?.duration ?? 0;
    program.newest = objective;
    return objective;
  }

  /** A program of its own: the run that is asked about stays. */
  #programOf({ request, variables }: Subject): Program {
    const values = valuesAt(request.values ?? {}, variables, locationOf(variables));
    const key = JSON.stringify([{ ...request, values: Object.keys(values).sort() }]);
    if (this.#program?.key !== key) {
      const limits = { ...request.limits, milliseconds: Math.min(request.limits?.milliseconds ?? MOST_RUN, MOST_RUN) };
      this.#program = { key, prepared: this.prepare({ ...request, values, limits }) };
    }
    return this.#program;
  }

  /** The slopes at the point; those on both sides when there is nothing else left to do. */
  #axes(subject: Subject, picture: Curve | Landscape, affordable: number): readonly SampledAxis[] {
    const { run, axes, variables, differentiated } = subject;
    const plain = variables.map(({ label, at, slope }) => ({ label, at, slope, sides: undefined }));
    if (!picture.complete) return plain;
    const key = keyOf(subject, ({ at }) => at);
    if (this.#point?.key === key) return this.#point.axes;
    const objective = this.#objective(subject);
    const location = locationOf(variables);
    if (objective.duration === 0) objective.at(...location);
    if (objective.duration * RUNS_OF_SIDES > affordable) return plain;
    const isKink = run.record !== undefined && hasKink(run.record);
    const xs = picture instanceof Curve ? picture.xs : undefined;
    const [least, most] = extentOf(picture.values, xs) ?? [0, 0];
    const sided = plain.map((axis, i) => {
      const along = (moved: number) => objective.at(...location.with(i, moved));
      const seen = { width: axes[i].to - axes[i].from, height: most - least };
      return { ...axis, sides: sidesAt(along, axis.at, weighted(differentiated), axis.slope, isKink, seen) };
    });
    this.#point = { key, axes: sided };
    return sided;
  }
}

function locationOf(variables: readonly Variable[]): number[] {
  return variables.map(({ at }) => at);
}

function keyOf({ request, axes, variables, differentiated }: Subject, at: (variable: Variable) => number): string {
  const values = valuesAt(request.values ?? {}, variables, variables.map(at));
  return JSON.stringify([{ ...request, values }, axes, Array.from(differentiated.upstream)]);
}
