// Functions that call themselves and each other.
const isEven = (n) => n === 0 || isOdd(n - 1), isOdd = (n) => n !== 0 && isEven(n - 1);
const hanoi = (n, a, b, c) => (n === 0 ? [] : [...hanoi(n - 1, a, c, b), a + b, ...hanoi(n - 1, c, b, a)]);
const permutations = (list) => (list.length < 2 ? [list] : list.flatMap((v, i) => permutations(list.toSpliced(i, 1)).map((rest) => [v, ...rest])));
const ackermann = (m, n) => (m === 0 ? n + 1 : n === 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1)));
const sort = ([p, ...rest]) => (p === undefined ? [] : [...sort(rest.filter((v) => v < p)), p, ...sort(rest.filter((v) => v >= p))]);
const depth = (tree) => (Array.isArray(tree) ? 1 + Math.max(0, ...tree.map(depth)) : 0);
const gcd = (a, b) => (b ? gcd(b, a % b) : a);
const queens = (n, placed = []) => {
  if (placed.length === n) return 1;
  let count = 0;
  for (let c = 0; c < n; c++) if (placed.every((p, r) => p !== c && Math.abs(p - c) !== placed.length - r)) count += queens(n, [...placed, c]);
  return count;
};
const evaluate = (e) => (typeof e === 'number' ? e : { add: (x, y) => x + y, mul: (x, y) => x * y }[e[0]](...e.slice(1).map(evaluate)));
const y = (f) => ((x) => x(x))((x) => f((v) => x(x)(v)));
const out = [isEven(10), isOdd(7), hanoi(3, 'a', 'b', 'c'), permutations([1, 2, 3]).map(String), ackermann(2, 2), sort([3, 1, 2, 3, 0]), depth([1, [2, [3]], []]), gcd(84, 36), queens(5), evaluate(['add', 1, ['mul', 2, 3]]), y((f) => (n) => (n ? n * f(n - 1) : 1))(5)];
