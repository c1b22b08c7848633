// Roots by three methods, each until it is near enough.
const a = 2, b = -5;
const f = (x) => x ** 3 - a * x + b, df = (x) => 3 * x * x - a;
let x = 3, count = 0;
do {
  x -= f(x) / df(x);
  count++;
} while (Math.abs(f(x)) > 1e-12 && count < 50);
let low = 0, high = 5;
while (high - low > 1e-9) {
  const middle = (low + high) / 2;
  if (Math.sign(f(middle)) === Math.sign(f(low))) low = middle;
  else high = middle;
}
const secant = (p, q, n = 0) => (n > 30 || p === q || f(p) === f(q) ? q : secant(q, q - (f(q) * (q - p)) / (f(q) - f(p)), n + 1));
const root = secant(1, 4);
const out = [x, count, Math.round(low * 1e6), Math.abs(root - x) < 1e-9];
