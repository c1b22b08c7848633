// Linear equations by elimination with pivots, then the determinant and the residual.
const A = [[2, -1, 0.5], [1, 3, -2], [-0.5, 2, 4]], b = [1, -2, 3];
const M = A.map((row, i) => [...row, b[i]]);
let det = 1;
for (let c = 0; c < M.length; c++) {
  let p = c;
  for (let r = c + 1; r < M.length; r++) if (Math.abs(M[r][c]) > Math.abs(M[p][c])) p = r;
  if (p !== c) {
    [M[c], M[p]] = [M[p], M[c]];
    det = -det;
  }
  det *= M[c][c];
  for (let r = c + 1; r < M.length; r++) {
    const f = M[r][c] / M[c][c];
    for (let k = c; k <= M.length; k++) M[r][k] -= f * M[c][k];
  }
}
const x = new Array(M.length).fill(0);
for (let r = M.length - 1; r >= 0; r--) {
  let s = M[r][M.length];
  for (let k = r + 1; k < M.length; k++) s -= M[r][k] * x[k];
  x[r] = s / M[r][r];
}
const residual = A.map((row, i) => row.reduce((s, v, j) => s + v * x[j], -b[i]));
const out = [x, det, Math.max(...residual.map(Math.abs)) < 1e-12];
