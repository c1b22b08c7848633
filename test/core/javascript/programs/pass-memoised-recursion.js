// Binomial coefficients and a weighted path count, remembered in a map.
const memory = new Map();
let calls = 0;
function choose(n, k) {
  if (k === 0 || k === n) return 1;
  const key = `${n},${k}`;
  if (memory.has(key)) return memory.get(key);
  calls++;
  const value = choose(n - 1, k - 1) + choose(n - 1, k);
  memory.set(key, value);
  return value;
}
const p = 0.3;
const binomial = (n, k) => choose(n, k) * p ** k * (1 - p) ** (n - k);
const tail = [8, 9, 10].map((k) => binomial(10, k));
export const out = [choose(20, 10), calls, memory.size, ...tail];
