/** A sum that is rounded once. */

/**
 * By Shewchuk's expansions, which grow by parts that don't overlap: J. R. Shewchuk, Adaptive Precision Floating-Point
 * Arithmetic, Discrete & Computational Geometry 18 (1997) 305–363; as in CPython's `math.fsum`. What is not finite is
 * summed for itself; a sum that overflows on the way is infinite, even if the rest would bring it back.
 */
export function exactSum(xs: ArrayLike<number>): number {
  let parts: number[] = [];
  let special = 0;
  for (let i = 0; i < xs.length; i++) {
    const rests: number[] = [];
    let sum = xs[i];
    for (const part of parts) {
      const [large, small] = Math.abs(sum) < Math.abs(part) ? [part, sum] : [sum, part];
      sum = large + small;
      const rest = small - (sum - large);
      if (rest !== 0) rests.push(rest);
    }
    if (!Number.isFinite(sum)) special += Number.isFinite(xs[i]) ? sum : xs[i];
    else if (sum !== 0) rests.push(sum);
    parts = Number.isFinite(sum) ? rests : [];
  }
  return special === 0 ? roundedSum(parts) : special;
}

/** The parts grow; from the last on they are summed until something is lost. */
function roundedSum(parts: readonly number[]): number {
  let i = parts.length - 1;
  if (i < 0) return 0;
  let sum = parts[i];
  let rest = 0;
  while (--i >= 0 && rest === 0) {
    const before = sum;
    sum = before + parts[i];
    rest = parts[i] - (sum - before);
  }
  // A tie was rounded to even: what follows decides it.
  if (rest !== 0 && i >= 0 && Math.sign(rest) === Math.sign(parts[i])) {
    const moved = sum + 2 * rest;
    if (moved - sum === 2 * rest) sum = moved;
  }
  return sum;
}
