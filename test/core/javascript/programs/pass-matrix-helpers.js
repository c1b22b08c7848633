// Products, transposes and powers of small matrices.
const A = [[1, 2, -1], [0.5, 0, 3]];
const B = [[2, 1], [-1, 0.5], [4, -2]];
const transpose = (m) => m[0].map((_, c) => m.map((row) => row[c]));
const multiply = (p, q) => p.map((row) => transpose(q).map((col) => row.reduce((s, v, i) => s + v * col[i], 0)));
const identity = (n) => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
function power(m, n) {
  if (n === 0) return identity(m.length);
  const half = power(m, n >> 1);
  const square = multiply(half, half);
  return n & 1 ? multiply(square, m) : square;
}
const C = multiply(A, B);
const trace = C.reduce((s, row, i) => s + row[i], 0);
export const out = [...C, ...power(C, 5), [trace], transpose(A).flat()];
