/** Which iteration of each loop and which call of each function is shown. */
import { ROOT_FRAME } from '../runtime/frames.ts';
import { NO_SERIES, type SeriesIndex } from './series.ts';

/** Which of a series shows, by the series' id; counted from 1. Of those that it does not name the last. */
export type Chosen = Readonly<Record<string, number>>;

const NONE = -1;

/** Which of how many. */
export interface Place {
  readonly at: number;
  readonly of: number;
}

/**
 * The frames that show. A series is counted within what shows around it: of an inner loop the iterations in the outer
 * loop's chosen one, of a function its calls there. Where nobody chose, the last shows, and hides no other.
 */
export class ShownFrames {
  /** By series: those to choose from, in order. */
  readonly #candidates: (readonly number[])[] = [];
  /** By series: the frame that shows, or `NONE`. */
  readonly #frame: Int32Array;
  readonly #isChosen: Uint8Array;
  /** By frame. */
  readonly #isCandidate: Uint8Array;
  /** By frame; undefined: nobody chose. */
  readonly #visible: Uint8Array | undefined;

  constructor(
    readonly index: SeriesIndex,
    chosen: Chosen,
  ) {
    const { all, outsideIn } = index;
    this.#frame = new Int32Array(all.length).fill(NONE);
    this.#isChosen = new Uint8Array(all.length);
    this.#isCandidate = new Uint8Array(index.frames.length);
    for (const series of outsideIn) {
      const found = this.#candidatesOf(series);
      const { id } = all[series];
      const isChosen = Object.hasOwn(chosen, id);
      this.#candidates[series] = found;
      this.#isChosen[series] = isChosen ? 1 : 0;
      const at = isChosen ? Math.trunc(chosen[id]) : Number.NaN;
      if (found.length > 0) this.#frame[series] = found[Math.min(Math.max(at || found.length, 1), found.length) - 1];
    }
    this.#visible = this.#isChosen.includes(1) ? this.#visibleFrames() : undefined;
  }

  /** Is it, or what it runs in, what somebody chose, or did nobody choose there? */
  isVisible(frame: number): boolean {
    return this.#visible === undefined || this.#visible[frame] === 1;
  }

  /** Those of a series to choose from. */
  candidates(series: number): readonly number[] {
    return this.#candidates[series];
  }

  /** Somebody chose one of it. */
  isChosen(series: number): boolean {
    return this.#isChosen[series] === 1;
  }

  /** The one of a series that shows; undefined: it does not run in what shows around it. */
  frameOf(series: number): number | undefined {
    const frame = this.#frame[series];
    return frame === NONE ? undefined : frame;
  }

  place(series: number): Place {
    const candidates = this.#candidates[series];
    return { at: placeIn(candidates, this.#frame[series]) + 1, of: candidates.length };
  }

  /** The innermost series around an event in a visible frame of which there is something to choose, if somebody did. */
  placeAt(frame: number): Place | undefined {
    const { index } = this;
    if (this.#visible === undefined) return undefined;
    for (let f = frame; f !== ROOT_FRAME; f = index.frames.parent[f]) {
      const series = index.of(f);
      if (this.#candidates[series].length < 2) continue;
      return this.#isChosen[series] === 1 ? this.place(series) : undefined;
    }
    return undefined;
  }

  #candidatesOf(series: number): readonly number[] {
    const { index } = this;
    const found: number[] = [];
    for (const frame of index.members(series)) {
      if (!this.#runsInShown(index.frames.parent[frame], series)) continue;
      found.push(frame);
      this.#isCandidate[frame] = 1;
    }
    if (index.all[series].kind === 'calls' || found.length === 0) return found;
    // A loop that runs more than once in what shows counts anew each time.
    const { parent } = index.frames;
    const last = parent[found[found.length - 1]];
    return found.filter((frame) => parent[frame] === last);
  }

  /** Whether the nearest frame around that is of a series already decided is the one that shows. */
  #runsInShown(around: number, series: number): boolean {
    const { index } = this;
    for (let frame = around; frame !== ROOT_FRAME; frame = index.frames.parent[frame]) {
      const other = index.of(frame);
      if (other === series) return this.#isCandidate[frame] === 1;
      if (this.#candidates[other] !== undefined) return this.#frame[other] === frame;
    }
    return true;
  }

  #visibleFrames(): Uint8Array {
    const { frames } = this.index;
    const visible = new Uint8Array(frames.length);
    visible[ROOT_FRAME] = 1;
    for (let frame = ROOT_FRAME + 1; frame < visible.length; frame++) {
      const series = this.index.of(frame);
      const isShown =
        series === NO_SERIES || this.#isChosen[series] === 0
          ? visible[frames.parent[frame]] === 1
          : this.#frame[series] === frame;
      visible[frame] = isShown ? 1 : 0;
    }
    return visible;
  }
}

/** Where a number is in an ascending list; -1 where it is not. */
export function placeIn(list: readonly number[], wanted: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (list[middle] === wanted) return middle;
    if (list[middle] < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
