/** Choices out of a pool, in the order in which Python's itertools give them. */

/** One of each pool. */
export function* product<T>(pools: readonly (readonly T[])[]): IterableIterator<T[]> {
  if (pools.some((pool) => pool.length === 0)) return;
  const at = pools.map(() => 0);
  for (;;) {
    yield at.map((i, k) => pools[k][i]);
    let k = at.length - 1;
    while (k >= 0 && ++at[k] === pools[k].length) at[k--] = 0;
    if (k < 0) return;
  }
}

/** `count` of the pool in every order. */
export function* arrangements<T>(pool: readonly T[], count: number): IterableIterator<T[]> {
  if (count > pool.length) return;
  const order = pool.map((_, i) => i);
  const cycles = Array.from({ length: count }, (_, k) => pool.length - k);
  for (;;) {
    yield order.slice(0, count).map((i) => pool[i]);
    let k = count - 1;
    for (; k >= 0; k--) {
      if (--cycles[k] === 0) {
        order.push(...order.splice(k, 1));
        cycles[k] = pool.length - k;
      } else {
        const other = pool.length - cycles[k];
        [order[k], order[other]] = [order[other], order[k]];
        break;
      }
    }
    if (k < 0) return;
  }
}

/** `count` of the pool in its order; each again, if `gap` is 0. */
export function* combinations<T>(pool: readonly T[], count: number, gap: 0 | 1): IterableIterator<T[]> {
  if (count > pool.length && (gap === 1 || pool.length === 0)) return;
  const at = Array.from({ length: count }, (_, k) => k * gap);
  for (;;) {
    yield at.map((i) => pool[i]);
    let k = count - 1;
    while (k >= 0 && at[k] === pool.length - 1 - (count - 1 - k) * gap) k--;
    if (k < 0) return;
    const first = at[k] + 1;
    for (let i = k; i < count; i++) at[i] = first + (i - k) * gap;
  }
}
