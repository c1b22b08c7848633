// Series for exponential, sine and logarithm, against the library.
const x = 0.6;
let term = 1, exponential = 0, n = 0;
do {
  exponential += term;
  n += 1;
  term *= x / n;
} while (term > 1e-12);
let sine = 0;
for (let k = 0, t = x; k < 8; k++, t *= (-x * x) / (2 * k * (2 * k + 1))) sine += t;
const log = Array.from({ length: 40 }, (_, k) => ((-1) ** k * x ** (k + 1)) / (k + 1)).reduce((a, b) => a + b);
const logs = [Math.log1p(x), Math.log(1 + x), Math.expm1(x) + 1];
export const out = [exponential, sine, log, ...logs, Math.E ** x, n];
