// The hinge loss over a small batch, with a margin and a penalty on the weights.
const X = [[0.5, 1.2], [-0.3, 0.8], [1.1, -0.7]], y = [0, 2, 1];
const W = [[0.2, -0.1], [0.4, 0.3], [-0.5, 0.6]];
const delta = 1, lambda = 0.1;
let data = 0;
for (let i = 0; i < X.length; i++) {
  const scores = W.map((row) => row.reduce((s, wij, j) => s + wij * X[i][j], 0));
  const right = scores[y[i]];
  scores.forEach((s, j) => {
    if (j === y[i]) return;
    data += Math.max(0, s - right + delta);
  });
}
data /= X.length;
let penalty = 0;
for (const row of W) for (const wij of row) penalty += wij * wij;
const loss = data + lambda * penalty;
const out = [data, penalty, loss];
