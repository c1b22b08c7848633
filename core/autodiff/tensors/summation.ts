/** Below this many the numbers are added in eight rows at once, above it they are halved. */
const BLOCK = 128;

/** A sum whose error grows with log n: pairwise, with blocks as NumPy has them, so that digits agree with its own. */
export function sum(xs: Float64Array, at: number, n: number): number {
  if (n < 8) {
    let total = n > 0 ? xs[at] : 0;
    for (let i = 1; i < n; i++) total += xs[at + i];
    return total;
  }
  if (n > BLOCK) {
    const half = (n >> 1) - ((n >> 1) % 8);
    return sum(xs, at, half) + sum(xs, at + half, n - half);
  }
  let [a, b, c, d] = [xs[at], xs[at + 1], xs[at + 2], xs[at + 3]];
  let [e, f, g, h] = [xs[at + 4], xs[at + 5], xs[at + 6], xs[at + 7]];
  let i = 8;
  for (; i + 8 <= n; i += 8) {
    const j = at + i;
    a += xs[j];
    b += xs[j + 1];
    c += xs[j + 2];
    d += xs[j + 3];
    e += xs[j + 4];
    f += xs[j + 5];
    g += xs[j + 6];
    h += xs[j + 7];
  }
  let total = a + b + (c + d) + (e + f + (g + h));
  for (; i < n; i++) total += xs[at + i];
  return total;
}
