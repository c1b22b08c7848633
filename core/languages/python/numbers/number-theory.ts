/** The functions of `math` that are of integers alone. */
import { Fault } from './fault.ts';
import { abs, add, bitLength, divmod, floorDiv, type Int, mul, normalise, sub } from './integers.ts';

export function gcd(...xs: Int[]): Int {
  return xs.reduce(gcd2, 0);
}

function gcd2(x: Int, y: Int): Int {
  let [a, b] = [abs(x), abs(y)];
  while (typeof a === 'bigint' || typeof b === 'bigint') {
    if (b === 0) return a;
    [a, b] = [b, normalise(BigInt(a) % BigInt(b))];
  }
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

export function lcm(...xs: Int[]): Int {
  return xs.reduce((x, y) => (x === 0 || y === 0 ? 0 : abs(mul(floorDiv(x, gcd2(x, y)), y))), 1);
}

/** ⌊√n⌋. @throws Fault ValueError */
export function isqrt(n: Int): Int {
  if (n < 0) throw new Fault('ValueError', 'isqrt() argument must be nonnegative');
  if (typeof n === 'number') {
    const root = Math.floor(Math.sqrt(n));
    return root * root > n ? root - 1 : root;
  }
  // Newton's method from above never goes below the root.
  let root = 1n << BigInt((bitLength(n) + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return normalise(root);
    root = next;
  }
}

/** @throws Fault ValueError */
export function factorial(n: Int): Int {
  if (n < 0) throw new Fault('ValueError', 'factorial() not defined for negative values');
  if (typeof n === 'bigint')
    throw new Fault('OverflowError', 'factorial() argument should not exceed 9223372036854775807');
  return rising(1, n);
}

/** How many ways there are to choose k of n in order; all of them if there is no k. @throws Fault ValueError */
export function perm(n: Int, k?: Int): Int {
  if (k === undefined) return factorial(n);
  if (n < 0) throw new Fault('ValueError', 'n must be a non-negative integer');
  if (k < 0) throw new Fault('ValueError', 'k must be a non-negative integer');
  return k > n ? 0 : rising(add(sub(n, k), 1), n);
}

/** How many ways there are to choose k of n without order. @throws Fault ValueError */
export function comb(n: Int, k: Int): Int {
  if (n < 0) throw new Fault('ValueError', 'n must be a non-negative integer');
  if (k < 0) throw new Fault('ValueError', 'k must be a non-negative integer');
  if (k > n) return 0;
  const other = sub(n, k);
  const few = k < other ? k : other;
  return floorDiv(rising(add(sub(n, few), 1), n), rising(1, few));
}

/** from · (from + 1) · … · to, by halves: products of equal size are the fastest. */
function rising(from: Int, to: Int): Int {
  const count = Number(sub(to, from)) + 1;
  if (count <= 8) {
    let product: Int = 1;
    for (let x = from; x <= to; x = add(x, 1)) product = mul(product, x);
    return product;
  }
  const [middle] = divmod(add(from, to), 2);
  return mul(rising(from, middle), rising(add(middle, 1), to));
}
