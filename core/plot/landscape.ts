/** A function of two numbers on a grid, which gets finer. */
import { between } from './curve.ts';

/** Of the first look, each way; each further one halves them. */
const INTERVALS = 5;
const LOOKS = 4;
/** Milliseconds that all of it may take; at least the first look is taken. */
const MOST_TIME = 4_000;

interface Range {
  readonly from: number;
  readonly to: number;
}

export class Landscape {
  #xs: readonly number[] = [];
  #ys: readonly number[] = [];
  #values: readonly number[] = [];
  readonly #steps: Generator<void, void>;
  #complete = false;

  constructor(
    private readonly f: (x: number, y: number) => number,
    private readonly x: Range,
    private readonly y: Range,
    /** Milliseconds of one evaluation. */
    private readonly cost: () => number,
  ) {
    this.#steps = this.#look();
  }

  get complete(): boolean {
    return this.#complete;
  }

  get xs(): readonly number[] {
    return this.#xs;
  }

  get ys(): readonly number[] {
    return this.#ys;
  }

  /** Row by row; of the last look that is whole. */
  get values(): readonly number[] {
    return this.#values;
  }

  /** Goes on while there is time, by one point at least. */
  advance(hasTime: () => boolean): void {
    while (!this.#complete) {
      this.#complete = this.#steps.next().done === true;
      if (!hasTime()) return;
    }
  }

  *#look(): Generator<void, void> {
    for (let look = 0; look < LOOKS; look++) {
      const intervals = INTERVALS * 2 ** look;
      if (look > 0 && intervals ** 2 * this.cost() > MOST_TIME) return;
      const [xs, ys] = [points(this.x, intervals), points(this.y, intervals)];
      const values: number[] = [];
      for (const [row, y] of ys.entries()) {
        for (const [column, x] of xs.entries()) {
          const isKnown = look > 0 && row % 2 === 0 && column % 2 === 0;
          values.push(isKnown ? this.#values[(row / 2) * this.#xs.length + column / 2] : this.f(x, y));
          if (!isKnown) yield;
        }
      }
      [this.#xs, this.#ys, this.#values] = [xs, ys, values];
    }
  }
}

function points({ from, to }: Range, intervals: number): number[] {
  return Array.from({ length: intervals + 1 }, (_, i) => between(from, to, i / intervals));
}
