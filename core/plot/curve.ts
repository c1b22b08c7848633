/** A function of one number, looked at where something happens: bends, leaps, ends of where it has values. */
import { extentOf } from './extent.ts';

/** Of the first look; each further one halves them. */
const INTERVALS = 12;
const LOOKS = 5;
/** The line bends visibly where a point lies off the line between its neighbours by this part of all that is seen. */
const BEND = 0.003;
const BEND_PASSES = 3;
const MOST_POINTS = 400;
/** It may leap where it changes by this part of all that is seen, and by so many times as much as beside it. */
const LEAP = 0.01;
const STEEPER = 2;
const HALVINGS = 24;
const EDGE_HALVINGS = 12;
const ROUNDING = 2 ** -48;
/** Milliseconds that all of it may take; at least the first look is taken. */
const MOST_TIME = 3_000;

export class Curve {
  readonly xs: number[] = [];
  readonly values: number[] = [];
  readonly #leaps: number[] = [];
  readonly #steps: Generator<void, void>;
  #complete = false;

  constructor(
    private readonly f: (x: number) => number,
    private readonly from: number,
    private readonly to: number,
    /** Milliseconds of one evaluation. */
    private readonly cost: () => number,
  ) {
    this.#steps = this.#look();
  }

  get complete(): boolean {
    return this.#complete;
  }

  /** After which points it leaps. */
  get leaps(): readonly number[] {
    return this.#leaps.map((x) => this.xs.indexOf(x));
  }

  /** Goes on while there is time, by one point at least. */
  advance(hasTime: () => boolean): void {
    while (!this.#complete) {
      this.#complete = this.#steps.next().done === true;
      if (!hasTime()) return;
    }
  }

  *#look(): Generator<void, void> {
    const { from, to } = this;
    for (let look = 0; look < LOOKS; look++) {
      const intervals = INTERVALS * 2 ** look;
      if (look > 0 && intervals * this.cost() > MOST_TIME) return;
      for (let i = 0; i <= intervals; i++) {
        if (look > 0 && i % 2 === 0) continue;
        this.#add(between(from, to, i / intervals));
        yield;
      }
    }
    for (let pass = 0; pass < BEND_PASSES; pass++) {
      for (const x of this.#bends()) {
        this.#add(x);
        yield;
      }
    }
    yield* this.#edges();
    yield* this.#findLeaps();
  }

  #add(x: number, y = this.f(x)): void {
    const { xs, values } = this;
    let at = xs.length;
    while (at > 0 && xs[at - 1] > x) at--;
    if (xs[at - 1] === x) return;
    xs.splice(at, 0, x);
    values.splice(at, 0, y);
  }

  /** How much of the values is seen. */
  get #seen(): number {
    const [least, most] = extentOf(this.values, this.xs) ?? [0, 0];
    return most - least;
  }

  /** The middles of the intervals beside which the line bends. */
  #bends(): readonly number[] {
    const { xs, values } = this;
    const visible = BEND * this.#seen;
    const middles = new Set<number>();
    for (let i = 1; i + 1 < xs.length; i++) {
      const part = (xs[i] - xs[i - 1]) / (xs[i + 1] - xs[i - 1]);
      const straight = values[i - 1] * (1 - part) + values[i + 1] * part;
      if (!(Math.abs(values[i] - straight) > visible)) continue;
      middles.add(middle(xs[i - 1], xs[i])).add(middle(xs[i], xs[i + 1]));
    }
    return [...middles].slice(0, Math.max(0, MOST_POINTS - xs.length));
  }

  /** Looks for the last number before there is none. */
  *#edges(): Generator<void, void> {
    const { xs, values } = this;
    const edges = xs.flatMap((x, i) =>
      i + 1 < xs.length && Number.isFinite(values[i]) !== Number.isFinite(values[i + 1]) ? [[x, xs[i + 1]]] : [],
    );
    for (const [left, right] of edges) {
      let [is, not] = Number.isFinite(values[xs.indexOf(left)]) ? [left, right] : [right, left];
      for (let n = 0; n < EDGE_HALVINGS; n++) {
        const x = middle(is, not);
        const y = this.f(x);
        if (Number.isFinite(y)) is = x;
        else not = x;
        if (Number.isFinite(y) || n === EDGE_HALVINGS - 1) this.#add(x, y);
        yield;
      }
    }
  }

  /** What still changes as much however close one looks is a leap. */
  *#findLeaps(): Generator<void, void> {
    const { xs, values } = this;
    const seen = this.#seen;
    const change = (i: number) => Math.abs(values[i + 1] - values[i]);
    const slope = (i: number) => (i < 0 || i + 1 >= xs.length ? 0 : change(i) / (xs[i + 1] - xs[i]));
    const suspects = xs.flatMap((x, i) => {
      const beside = [slope(i - 1), slope(i + 1)].filter(Number.isFinite);
      const isSteep = slope(i) > STEEPER * Math.min(...beside, Number.POSITIVE_INFINITY);
      return i + 1 < xs.length && change(i) > LEAP * seen && isSteep ? [[x, xs[i + 1], values[i], values[i + 1]]] : [];
    });
    for (let [left, right, leftValue, rightValue] of suspects) {
      const before = Math.abs(rightValue - leftValue);
      for (let n = 0; n < HALVINGS && Math.abs(rightValue - leftValue) > before / 2; n++) {
        const x = middle(left, right);
        const y = this.f(x);
        yield;
        if (!Number.isFinite(y)) break;
        const isLeft = Math.abs(y - leftValue) > Math.abs(rightValue - y);
        if (isLeft) [right, rightValue] = [x, y];
        else [left, leftValue] = [x, y];
      }
      this.#add(left, leftValue);
      this.#add(right, rightValue);
      if (Math.abs(rightValue - leftValue) > before / 2) this.#leaps.push(left);
    }
  }
}

/** A part of the way. What is 0 but for the rounding is 0. */
export function between(from: number, to: number, part: number): number {
  const x = from * (1 - part) + to * part;
  return Math.abs(x) < ROUNDING * Math.max(Math.abs(from), Math.abs(to)) ? 0 : x;
}

function middle(a: number, b: number): number {
  return a / 2 + b / 2;
}
