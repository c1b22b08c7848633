// Functions that call themselves and each other, deeply enough.
const even = (n) => (n === 0 ? 1 : odd(n - 1));
const odd = (n) => (n === 0 ? 0 : even(n - 1));
const ackermann = (m, n) => (m === 0 ? n + 1 : n === 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1)));
function hanoi(n, from = 0, to = 2, via = 1, moves = []) {
  if (n > 0) {
    hanoi(n - 1, from, via, to, moves);
    moves.push(from * 10 + to);
    hanoi(n - 1, via, to, from, moves);
  }
  return moves;
}
const permutations = ([head, ...rest]) =>
  head === undefined ? [[]] : permutations(rest).flatMap((p) => [...p.keys(), p.length].map((i) => p.toSpliced(i, 0, head)));
const y = (f) => ((x) => x(x))((x) => f((v) => x(x)(v)));
const factorial = y.call(null, (self) => (n) => (n ? n * self(n - 1) : 1));
const sumDeep = (v) => (Array.isArray(v) ? v.reduce((s, e) => s + sumDeep(e), 0) : v);
const gcd = function inner(a, b) { return b ? inner(b, a % b) : a; };
export const out = [even(30), odd(7), ackermann(2, 3), hanoi(3), permutations([1, 2, 3]), factorial(6), sumDeep([1, [2, [3.5]]]), gcd.apply(null, [84, 36])];
