// Integers without end.
const factorial = (n) => (n <= 1n ? 1n : n * factorial(n - 1n));
const f = factorial(25n);
const ops = [7n / 2n, -7n / 2n, 7n % -3n, -7n % 3n, 2n ** 64n, 5n & 3n, 5n | 3n, 5n ^ 3n, ~5n, 1n << 70n, -9n >> 1n, -(-3n)];
let n = 10n;
n++; n *= 3n; n -= 1n; n /= 2n; n %= 7n; n **= 3n; n <<= 2n; n >>= 1n; n |= 1n; n &= 0xffn; n ^= 3n; n--;
const mixed = [1n < 2, 2n == 2, 2n === 2, 1n + 1n === 2n, 2n > '1', 10n > 9n, 0n ? 1 : 2, typeof 1n, !0n, 3n >= 3, 1n <= 0.5];
const wrapped = [BigInt.asIntN(8, 255n), BigInt.asUintN(8, -1n), BigInt(42), BigInt('0xff'), BigInt(true), (255n).toString(16), (7n).valueOf()];
const texts = [...ops, n, f, ...wrapped].map((v) => `${v}`);
const numbers = [Number(f), Number(2n ** 70n), parseInt('12n'), BigInt(Number.MAX_SAFE_INTEGER) + 2n === 9007199254740993n];
const out = [texts, mixed, numbers];
