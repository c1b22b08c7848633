/** Orders and choices of items. */
import { interval, scaled } from './bounded.ts';
import type { Variates } from './variates.ts';

type Below = (greatest: number) => number;

/** Swaps places from the last down to `first`; `below` draws from 0 to its argument. */
function swapPlaces(n: number, below: Below, swap: (i: number, j: number) => void, first = 1): void {
  for (let i = n - 1; i >= first; i--) swap(i, below(i));
}

/** Of n items, as `swap` exchanges two of them. */
export function shuffle(from: Variates, n: number, swap: (i: number, j: number) => void): void {
  swapPlaces(n, (greatest) => interval(from.bits, greatest), swap);
}

function shuffleNumbers(numbers: Float64Array, below: Below, first = 1): Float64Array {
  const swap = (i: number, j: number) => {
    const moved = numbers[i];
    numbers[i] = numbers[j];
    numbers[j] = moved;
  };
  swapPlaces(numbers.length, below, swap, first);
  return numbers;
}

/** 0, 1 … n − 1 in a random order. */
export function permutation(from: Variates, n: number): Float64Array {
  return shuffleNumbers(upTo(n), (greatest) => interval(from.bits, greatest));
}

function upTo(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => i);
}

/** Which `count` of n items, none twice. */
export function choiceOnce(from: Variates, n: number, count: number, isShuffled: boolean): Float64Array {
  if (from.isLegacy) return permutation(from, n).subarray(0, count);
  const below = (greatest: number) => scaled(from.bits, greatest);
  if (n > 10000 && count > Math.floor(n / (isShuffled ? 50 : 20))) {
    return shuffleNumbers(upTo(n), below, Math.max(n - count, 1)).subarray(n - count);
  }
  // R. W. Floyd's: what was taken already is replaced by the last that may be.
  const taken = new Set<number>();
  for (let last = n - count; last < n; last++) {
    const drawn = below(last);
    taken.add(taken.has(drawn) ? last : drawn);
  }
  const chosen = Float64Array.from(taken);
  return isShuffled ? shuffleNumbers(chosen, below) : chosen;
}

/** Which of n items, as often as their probabilities say. */
export function choiceWeighted(from: Variates, probabilities: Float64Array, count: number): Float64Array {
  const ends = endsOf(probabilities);
  return new Float64Array(count).map(() => positionIn(ends, from.double()));
}

/** The same, none twice; there are at least `count` that are not 0. */
export function choiceWeightedOnce(from: Variates, probabilities: Float64Array, count: number): Float64Array {
  const rest = probabilities.slice();
  const chosen = new Set<number>();
  while (chosen.size < count) {
    from.attempt();
    for (const i of chosen) rest[i] = 0;
    const ends = endsOf(rest);
    const drawn = new Float64Array(count - chosen.size).map(() => from.double());
    for (const u of drawn) chosen.add(positionIn(ends, u));
  }
  return Float64Array.from(chosen);
}

/** The sums up to each item, of which the last is 1. */
function endsOf(probabilities: Float64Array): Float64Array {
  let sum = 0;
  const sums = probabilities.map((p) => (sum += p));
  return sums.map((end) => end / sum);
}

/** How many of the sorted ends are at most u. */
function positionIn(ends: Float64Array, u: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (u < ends[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}
