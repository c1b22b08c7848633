import { SeriesIndex } from '../occurrences/series.ts';
import { placeIn, ShownFrames } from '../occurrences/shown.ts';
import type { RunRecord } from '../record.ts';
import type { Stepper } from './circuit.ts';
import type { Tree } from './tree.ts';

/** Which of a series shows, in the words and numbers of the lines and hovers: one choice rules them all. */
export class ShownSeries {
  #frames: ShownFrames | undefined;
  readonly #found = new Map<number, Stepper>();

  constructor(
    private readonly tree: Tree,
    private readonly record: RunRecord,
    private readonly shown: Readonly<Record<string, number>>,
  ) {}

  /** @param group a loop, or calls of one place */
  stepper(group: number): Stepper {
    let stepper = this.#found.get(group);
    if (stepper === undefined) {
      stepper = this.#stepper(group);
      this.#found.set(group, stepper);
    }
    return stepper;
  }

  #stepper(group: number): Stepper {
    this.#frames ??= new ShownFrames(new SeriesIndex(this.record), this.shown);
    const { members } = this.tree;
    const { kind, items, of } = members[group];
    const { index } = this.#frames;
    const series = index.of(members[~items[0]].frame);
    const { id } = index.all[series];
    const chosen = Object.hasOwn(this.shown, id) ? Math.trunc(this.shown[id]) : Number.NaN;
    if (kind === 'loop' && chosen) return { series: id, at: Math.min(Math.max(chosen, 1), of), of };
    const last = members[~items[items.length - 1]].index + 1;
    if (kind === 'loop') return { series: id, at: last, of };
    const frames = items.map((item) => members[~item].frame);
    const candidates = this.#frames.candidates(series);
    const numbers = frames.map((frame) => placeIn(candidates, frame) + 1);
    // Calls in what does not show around them have no numbers there: they count by themselves.
    if (numbers.includes(0)) return { series: id, at: Math.min(Math.max(chosen || of, 1), of), of };
    const at = chosen ? frames.indexOf(this.#frames.frameOf(series) ?? -1) + 1 : 0;
    const isOwn = numbers.every((n, i) => n === i + 1);
    return { series: id, at: at || of, of, ...(isOwn ? {} : { numbers }) };
  }
}
