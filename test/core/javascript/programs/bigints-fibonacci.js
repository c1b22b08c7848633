// Long sums, and how they meet ordinary numbers.
const memo = new Map([[0n, 0n], [1n, 1n]]);
const fib = (n) => {
  if (!memo.has(n)) memo.set(n, fib(n - 1n) + fib(n - 2n));
  return memo.get(n);
};
const big = fib(90n);
const digits = [...big.toString()].reduce((s, d) => s + Number(d), 0);
const wrapped = [BigInt.asIntN(32, big), BigInt.asUintN(32, big), big.valueOf()].map(String);
const mixed = [];
for (const f of [() => big + 1, () => Math.sqrt(4n), () => +1n, () => BigInt(1.5), () => BigInt('x'), () => 1n / 0n]) {
  try {
    mixed.push(f());
  } catch (error) {
    mixed.push(error.name);
  }
}
const sorted = [3n, 1, 2n, 10, -1n].sort((x, y) => (x < y ? -1 : x > y ? 1 : 0)).map(Number);
const out = [String(big), digits, wrapped, mixed, sorted, Number(big) / 1e18, memo.size];
