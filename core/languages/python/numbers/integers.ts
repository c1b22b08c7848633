/**
 * Python's int: a host number while that is safe, else a bigint; never a bigint where a number would do, and never −0.
 * So two of them are equal exactly if `===` says so, and `<` compares them whichever they are. Results that can be
 * much larger than the arguments have an estimate in sizes.ts, to be charged first.
 */
import { Fault } from './fault.ts';

export type Int = number | bigint;

const GREATEST = BigInt(Number.MAX_SAFE_INTEGER);

export function normalise(x: bigint): Int {
  return x <= GREATEST && x >= -GREATEST ? Number(x) : x;
}

export function add(x: Int, y: Int): Int {
  if (typeof x === 'number' && typeof y === 'number') {
    const sum = x + y;
    // A sum that is not safe may be rounded, but never into the safe range.
    if (Number.isSafeInteger(sum)) return sum;
  }
  return normalise(BigInt(x) + BigInt(y));
}

export function sub(x: Int, y: Int): Int {
  if (typeof x === 'number' && typeof y === 'number') {
    const difference = x - y;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return normalise(BigInt(x) - BigInt(y));
}

export function mul(x: Int, y: Int): Int {
  if (typeof x === 'number' && typeof y === 'number') {
    const product = x * y;
    if (Number.isSafeInteger(product)) return product + 0; // + 0 makes 0 of −0
  }
  return normalise(BigInt(x) * BigInt(y));
}

export function neg(x: Int): Int {
  return typeof x === 'number' ? 0 - x : -x;
}

export function abs(x: Int): Int {
  return x < 0 ? neg(x) : x;
}

export function sign(x: Int): number {
  return x > 0 ? 1 : x < 0 ? -1 : 0;
}

export function compare(x: Int, y: Int): -1 | 0 | 1 {
  return x < y ? -1 : x > y ? 1 : 0;
}

/** @throws Fault ZeroDivisionError */
export function floorDiv(x: Int, y: Int): Int {
  return divmod(x, y)[0];
}

/** With the sign of `y`. @throws Fault ZeroDivisionError */
export function mod(x: Int, y: Int): Int {
  if (typeof x === 'number' && typeof y === 'number') {
    if (y === 0) throw new Fault('ZeroDivisionError', 'integer modulo by zero');
    const rest = x % y;
    return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest + 0;
  }
  if (y === 0) throw new Fault('ZeroDivisionError', 'integer modulo by zero');
  return divmod(x, y)[1];
}

/** @throws Fault ZeroDivisionError */
export function divmod(x: Int, y: Int): [quotient: Int, rest: Int] {
  if (y === 0) throw new Fault('ZeroDivisionError', 'integer division or modulo by zero');
  if (typeof x === 'number' && typeof y === 'number') {
    const rest = x % y;
    const quotient = (x - rest) / y; // exact, unlike x / y
    return rest !== 0 && rest < 0 !== y < 0 ? [quotient - 1, rest + y] : [quotient + 0, rest + 0];
  }
  const [a, b] = [BigInt(x), BigInt(y)];
  const rest = a % b;
  if (rest !== 0n && rest < 0n !== b < 0n) return [normalise(a / b - 1n), normalise(rest + b)];
  return [normalise(a / b), normalise(rest)];
}

/** `x ** y` for y ≥ 0; other exponents are a float's matter. */
export function pow(x: Int, y: Int): Int {
  if (typeof x === 'number' && typeof y === 'number') {
    let result = 1;
    // Once a product is not safe it stays so, since |x| ≥ 2 then.
    for (let base = x, rest = y; rest > 0; base *= base) {
      if (rest % 2 === 1) result *= base;
      rest = Math.floor(rest / 2);
    }
    if (Number.isSafeInteger(result)) return result + 0;
  }
  return normalise(BigInt(x) ** BigInt(y));
}

const ROOT_OF_SAFE = 94906265;

/** `pow(x, y, modulus)`. @throws Fault ValueError */
export function powMod(x: Int, y: Int, modulus: Int): Int {
  if (modulus === 0) throw new Fault('ValueError', 'pow() 3rd argument cannot be 0');
  const m = abs(modulus);
  let base = mod(y < 0 ? inverse(x, m) : x, m);
  let rest = abs(y);
  let result = mod(1, m);
  if (m <= ROOT_OF_SAFE && typeof base === 'number' && typeof rest === 'number') {
    const small = Number(m);
    let product = Number(result);
    for (; rest > 0; base = (base * base) % small) {
      if (rest % 2 === 1) product = (product * base) % small;
      rest = Math.floor(rest / 2);
    }
    result = product;
  } else {
    const large = BigInt(m);
    let product = BigInt(result);
    let square = BigInt(base);
    for (const bit of BigInt(rest).toString(2).split('').reverse()) {
      if (bit === '1') product = (product * square) % large;
      square = (square * square) % large;
    }
    result = normalise(product);
  }
  return mod(result, modulus);
}

/** Of `x` modulo m > 0, by Euclid's extended algorithm. */
function inverse(x: Int, m: Int): Int {
  let [a, b]: Int[] = [mod(x, m), m];
  let [s, t]: Int[] = [1, 0];
  while (b !== 0) {
    const [quotient, rest] = divmod(a, b);
    [a, b] = [b, rest];
    [s, t] = [t, sub(s, mul(quotient, t))];
  }
  if (a !== 1) throw new Fault('ValueError', 'base is not invertible for the given modulus');
  return s;
}

/** @throws Fault ValueError for a negative count */
export function shiftLeft(x: Int, count: Int): Int {
  checkCount(count);
  if (x === 0) return 0;
  if (typeof x === 'number' && count < 53) {
    const shifted = x * 2 ** Number(count);
    if (Number.isSafeInteger(shifted)) return shifted;
  }
  return normalise(BigInt(x) << BigInt(count));
}

/** @throws Fault ValueError for a negative count */
export function shiftRight(x: Int, count: Int): Int {
  checkCount(count);
  if (typeof x === 'number') return count < 53 ? Math.floor(x / 2 ** Number(count)) : x < 0 ? -1 : 0;
  return normalise(x >> BigInt(count));
}

function checkCount(count: Int): void {
  if (count < 0) throw new Fault('ValueError', 'negative shift count');
}

export function and(x: Int, y: Int): Int {
  return isInt32(x) && isInt32(y) ? x & y : normalise(BigInt(x) & BigInt(y));
}

export function or(x: Int, y: Int): Int {
  return isInt32(x) && isInt32(y) ? x | y : normalise(BigInt(x) | BigInt(y));
}

export function xor(x: Int, y: Int): Int {
  return isInt32(x) && isInt32(y) ? x ^ y : normalise(BigInt(x) ^ BigInt(y));
}

function isInt32(x: Int): x is number {
  return typeof x === 'number' && (x | 0) === x;
}

export function invert(x: Int): Int {
  return sub(-1, x);
}

/** Of |x|. */
export function bitLength(x: Int): number {
  if (typeof x === 'number') {
    const size = Math.abs(x);
    return size < 2 ** 32 ? 32 - Math.clz32(size) : 64 - Math.clz32(Math.floor(size / 2 ** 32));
  }
  const hex = (x < 0n ? -x : x).toString(16);
  return 4 * hex.length - Math.clz32(Number.parseInt(hex[0], 16)) + 28;
}

/** Ones in |x|. */
export function bitCount(x: Int): number {
  let count = 0;
  for (const digit of abs(x).toString(2)) if (digit === '1') count++;
  return count;
}

/** `round(x, digits)` for digits < 0: to a multiple of 10^−digits, ties to the even one. */
export function roundTo(x: Int, digits: Int): Int {
  if (digits >= 0) return x;
  const unit = pow(10, neg(digits));
  const [quotient, rest] = divmod(x, unit);
  const side = compare(mul(rest, 2), unit);
  const up = side > 0 || (side === 0 && mod(quotient, 2) === 1);
  return mul(up ? add(quotient, 1) : quotient, unit);
}
