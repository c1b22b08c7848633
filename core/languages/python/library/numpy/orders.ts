/** In which order NumPy puts numbers. Where equal ones end up depends on how it sorts, so that this is done alike. */

/** NaN comes last. */
export const precedes = (x: number, y: number) => x < y || (Number.isNaN(y) && !Number.isNaN(x));

/** Equal numbers stay in their order. */
export function stableOrder(xs: Float64Array): Int32Array {
  return places(xs.length).sort((a, b) => (precedes(xs[a], xs[b]) ? -1 : precedes(xs[b], xs[a]) ? 1 : a - b));
}

function places(n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => i);
}

/** Runs of up to this many, less one, are sorted by insertion. */
const SHORT = 16;

/** As `argsort` does it unless another kind is asked for: quicksort by the median of three. */
export function quickOrder(xs: Float64Array): Int32Array {
  const order = places(xs.length);
  const isLess = (a: number, b: number) => precedes(xs[order[a]], xs[order[b]]);
  const runs: [from: number, to: number][] = [[0, xs.length - 1]];
  for (let run = runs.pop(); run !== undefined; run = runs.pop()) {
    let [from, to] = run;
    while (to - from > SHORT) {
      const pivot = partition(xs, order, isLess, from, to);
      if (pivot - from < to - pivot) {
        runs.push([pivot + 1, to]);
        to = pivot - 1;
      } else {
        runs.push([from, pivot - 1]);
        from = pivot + 1;
      }
    }
    insertionSort(xs, order, from, to);
  }
  return order;
}

type Less = (a: number, b: number) => boolean;

function swap(order: Int32Array, a: number, b: number): void {
  const kept = order[a];
  order[a] = order[b];
  order[b] = kept;
}

/** Brings what precedes a pivot before it; gives where the pivot is. */
function partition(xs: Float64Array, order: Int32Array, isLess: Less, from: number, to: number): number {
  const middle = from + ((to - from) >> 1);
  if (isLess(middle, from)) swap(order, middle, from);
  if (isLess(to, middle)) swap(order, to, middle);
  if (isLess(middle, from)) swap(order, middle, from);
  const pivot = xs[order[middle]];
  let [i, j] = [from, to - 1];
  swap(order, middle, j);
  for (;;) {
    do i++;
    while (precedes(xs[order[i]], pivot));
    do j--;
    while (precedes(pivot, xs[order[j]]));
    if (i >= j) break;
    swap(order, i, j);
  }
  swap(order, i, to - 1);
  return i;
}

function insertionSort(xs: Float64Array, order: Int32Array, from: number, to: number): void {
  for (let i = from + 1; i <= to; i++) {
    const place = order[i];
    let j = i;
    for (; j > from && precedes(xs[place], xs[order[j - 1]]); j--) order[j] = order[j - 1];
    order[j] = place;
  }
}

/**
 * As `argpartition` does it: what belongs at each of the places is there, with what precedes it before. Undefined
 * where NumPy would change to another way of choosing pivots, which only made-up numbers lead to.
 */
export function partialOrder(xs: Float64Array, kths: readonly number[], isFloat: boolean): Int32Array | undefined {
  const order = places(xs.length);
  const known: number[] = [];
  for (const k of [...kths].sort((a, b) => a - b)) if (!select(xs, order, k, known, isFloat)) return undefined;
  return order;
}

/** @param known places that are right already, the last found at the end */
function select(xs: Float64Array, order: Int32Array, k: number, known: number[], isFloat: boolean): boolean {
  const n = xs.length;
  const isLess: Less = (a, b) => precedes(xs[order[a]], xs[order[b]]);
  let [low, high] = [0, n - 1];
  while (known.length > 0) {
    const last = known[known.length - 1];
    if (last === k) return true;
    if (last > k) {
      high = last - 1;
      break;
    }
    low = last + 1;
    known.pop();
  }
  const remember = (place: number) => {
    // Only what lies ahead helps later, and no more than so many are kept.
    if (place >= k && known.length < 50) known.push(place);
  };
  if (k - low < 3) {
    for (let i = low; i <= k; i++) {
      let least = i;
      for (let j = i + 1; j <= high; j++) if (isLess(j, least)) least = j;
      swap(order, i, least);
    }
    remember(k);
    return true;
  }
  if (isFloat && k === n - 1) {
    let most = low;
    for (let j = low + 1; j < n; j++) if (!isLess(j, most)) most = j;
    swap(order, k, most);
    return true;
  }
  for (let left = 2 * Math.floor(Math.log2(n)); low + 1 < high; left--) {
    if (left <= 0 && high - low >= 6) return false;
    const middle = low + Math.floor((high - low) / 2);
    if (isLess(high, middle)) swap(order, high, middle);
    if (isLess(high, low)) swap(order, high, low);
    if (isLess(low, middle)) swap(order, low, middle);
    swap(order, middle, low + 1);
    const pivot = xs[order[low]];
    let [i, j] = [low + 1, high];
    for (;;) {
      do i++;
      while (precedes(xs[order[i]], pivot));
      do j--;
      while (precedes(pivot, xs[order[j]]));
      if (j < i) break;
      swap(order, i, j);
    }
    swap(order, low, j);
    if (j !== k) remember(j);
    if (j >= k) high = j - 1;
    if (j <= k) low = i;
  }
  if (high === low + 1 && isLess(high, low)) swap(order, high, low);
  remember(k);
  return true;
}
