import * as vscode from 'vscode';
import { arrayOf, numberOf } from '../core/elements.ts';
import type { InputSummary, Summary } from '../core/index.ts';
import { variableOf } from '../core/plot/objective.ts';
import type { Axes, Sample } from '../core/plot/sample.ts';
import type { Change } from '../media/inputs/protocol.ts';
import {
  isFromPlot,
  type PlotAxis,
  type PlotRange,
  type PlotState,
  type ShownAxis,
  type ToPlot,
} from '../media/plot/protocol.ts';
import { plotRangesAround } from '../media/plot/range.ts';
import { varied } from './elements.ts';
import { sentence } from './sentence.ts';
import type { Session } from './session.ts';
import type { Bases } from './whatIf.ts';

/** Milliseconds that the worker samples at a time: so long a newer run waits, or for one point that takes longer. */
const A_WHILE = 16;
/** While a value moves, so long for each step; what takes longer begins when it has rested for a while. */
const GLANCE = 8;
const REST = 150;
/** A range that is so many times as long as the point is far from 0 was made for another one. */
const TOO_WIDE = 300;

/** Answers the plot of one panel: samples the output along the inputs that it asks for, and follows the program. */
export class Plot {
  #session: Session | undefined;
  /** undefined: there is no plot. */
  #axes: readonly PlotAxis[] | undefined;
  /** The view has not said yet that it opened it along these. */
  #opening: readonly PlotAxis[] | undefined;
  /** Ranges that were found for axes without one: they stay while the point is in them. */
  readonly #ranges = new Map<string, PlotRange>();
  /** Answers to what moves are sent when they are there, and nothing before. */
  #moving = 0;
  /** The newest that has a curve: its inputs may have moved on. */
  #last: PlotState | undefined;
  /** The newest of what was asked wins. */
  #round = 0;

  constructor(
    private readonly post: (message: ToPlot) => void,
    private readonly bases: Bases,
    private readonly onFailed: (reason: string) => void,
  ) {}

  follow(session: Session | undefined): void {
    if (session !== this.#session) {
      this.#ranges.clear();
      this.#last = undefined;
    }
    this.#session = session;
    this.changed();
  }

  /** Something that the session shows has changed. */
  changed(): void {
    if (this.#moving === 0) void this.#show();
  }

  /** Nobody looks at it any more. */
  close(): void {
    this.#axes = undefined;
    this.#last = undefined;
    this.#round++;
  }

  /** Opens it in the view, which then asks. */
  open(axes: readonly PlotAxis[]): void {
    this.#opening = axes;
    this.post({ type: 'open', axes });
  }

  /** A new page listens: one that is not shown for a moment while its panel opens loses what it was sent before. */
  listened(): void {
    if (this.#opening !== undefined) this.post({ type: 'open', axes: this.#opening });
  }

  async receive(message: unknown): Promise<void> {
    if (!isFromPlot(message)) return;
    if (message.type === 'vary') return this.#vary(message.turn, message.changes);
    this.#opening = undefined;
    if (message.type === 'close') return this.close();
    this.#axes = message.axes;
    this.#last = undefined;
    for (const axis of message.axes) if (axis.range === undefined) this.#ranges.delete(keyOf(axis));
    return this.#show();
  }

  /** Every turn is answered, whatever becomes of it: the view waits for that. */
  async #vary(turn: number, changes: readonly Change[]): Promise<void> {
    const session = this.#session;
    this.#moving++;
    try {
      if (session?.shown === undefined) return;
      for (const { name } of changes) this.bases.begin(session, session, name);
      await session.vary(varied(session.shown.summary, session.choice, changes));
    } finally {
      this.#moving--;
      await this.#show(turn);
    }
  }

  /**
   * What there is at once, and then what makes it finer.
   *
   * @param turn the step that this answers
   */
  async #show(turn?: number): Promise<void> {
    const round = ++this.#round;
    if (this.#axes === undefined && turn !== undefined) this.#answer(this.#session, [], undefined, turn);
    for (let isFirst = true, goesOn = this.#axes !== undefined; goesOn; isFirst = false) {
      const session = this.#session;
      const axes = session?.shown === undefined ? [] : this.#shown(session.shown.summary);
      const isGlance = session?.isAtRest(REST) === false;
      const sample = session && (await sampled(session, axes, isGlance).catch((error: Error) => this.#fail(error)));
      if (round !== this.#round) {
        if (turn !== undefined && isFirst) this.#answer(session, axes, sample, turn);
        return;
      }
      this.#answer(session, axes, sample, isFirst ? turn : undefined);
      goesOn = sample !== undefined && (isGlance || !sample.complete);
      if (isGlance) await session?.rested(REST);
      if (round !== this.#round) return;
    }
  }

  #fail({ stack, message }: Error): undefined {
    this.onFailed(stack ?? message);
  }

  #answer(session: Session | undefined, axes: readonly ShownAxis[], sample: Sample | undefined, turn?: number): void {
    const { inputs = [] } = session?.shown?.summary ?? {};
    const state: PlotState = {
      inputs: inputs.filter(isPlotted).map(({ name, shape }) => ({ name, shape: shape ?? [] })),
      axes,
      sample,
      hint: sample === undefined ? hintFor(session) : undefined,
      note: sample && noteOn(sample),
      digits: session?.digits,
      turn,
      isOld: false,
    };
    if (sample?.xs.length === 0 && this.#last !== undefined) {
      this.post({ type: 'state', state: { ...this.#last, turn, isOld: true } });
      return;
    }
    this.#last = sample && state;
    this.post({ type: 'state', state });
  }

  /** Of what the view asked for, that which there is; where nothing is left, the first input. */
  #shown(summary: Summary): readonly ShownAxis[] {
    const wanted = (this.#axes ?? []).flatMap((axis) => placed(summary, axis) ?? []);
    const first = summary.inputs.filter(isPlotted).slice(0, wanted.length > 0 ? 0 : 1);
    const axes = [...wanted, ...first.flatMap(({ name }) => placed(summary, { name }) ?? [])];
    const found = plotRangesAround(axes.map(({ at }) => at));
    return axes.map(({ axis, at }, i) => ({ ...axis, range: axis.range ?? this.#rangeFor(keyOf(axis), at, found[i]) }));
  }

  /** It stays while the point is in it. */
  #rangeFor(key: string, at: number, found: PlotRange): PlotRange {
    const known = this.#ranges.get(key);
    const isWide = known && at !== 0 && known.to - known.from > TOO_WIDE * Math.abs(at) && this.#moving === 0;
    if (known && known.from <= at && at <= known.to && !isWide) return known;
    this.#ranges.set(key, found);
    return found;
  }
}

/** An axis as far as there is such a number. A number may have become an array, and an array a smaller one. */
function placed(summary: Summary, axis: PlotAxis): { readonly axis: PlotAxis; readonly at: number } | undefined {
  const input = summary.inputs.find(({ name }) => name === axis.name);
  if (input === undefined || !isPlotted(input)) return undefined;
  const elements = isNumber(input) ? [undefined] : [axis.element ?? 0, 0];
  for (const element of elements) {
    const variable = variableOf(summary, { name: axis.name, element, from: 0, to: 1 });
    if (variable !== undefined) return { axis: { ...axis, element }, at: variable.at };
  }
  return undefined;
}

async function sampled(session: Session, axes: readonly ShownAxis[], isGlance: boolean): Promise<Sample | undefined> {
  const [x, y] = axes.map(({ name, element, range }) => ({ name, element, ...range }));
  if (x === undefined) return undefined;
  const both: Axes = y === undefined ? [x] : [x, y];
  const milliseconds = isGlance ? GLANCE : A_WHILE;
  const question = (run: number) => ({ kind: 'sample', run, axes: both, milliseconds, isGlance }) as const;
  const answer = await session.about<'sample'>(question);
  return answer ?? undefined;
}

function keyOf({ name, element }: PlotAxis): string {
  return `${element ?? ''} ${name}`;
}

export function isPlotted(input: InputSummary): boolean {
  return isNumber(input) || arrayOf(input.value, input.shape) !== undefined;
}

export function isNumber({ value }: InputSummary): boolean {
  return numberOf(value) !== undefined;
}

function hintFor(session: Session | undefined): string {
  const { t } = vscode.l10n;
  if (session?.shown === undefined) return t('Nothing is computed yet.');
  const { summary } = session.shown;
  if (summary.error !== null) return sentence(summary.error);
  if (!summary.inputs.some(isPlotted)) return t('There is no input to plot along: give a number a name, and use it.');
  return t('There is no gradient here, and so no number to plot.');
}

function noteOn({ failed, xs, ys }: Sample): string | undefined {
  if (failed === undefined) return undefined;
  const all = xs.length * (ys?.length ?? 1);
  const reason = sentence(failed.reason);
  return vscode.l10n.t('At {0} of {1} points the program has no output: {2}', Math.min(failed.count, all), all, reason);
}
