// A linear layer and a softmax; after each batch its weights are updated in place, last of all.
const W = [[0.1, -0.2], [0.4, 0.3], [-0.5, 0.2]];
const A = [[0.3, 0.5], [-0.6, 0.1]];
const batches = [[[0.5, 1.1], 2], [[-0.7, 0.4], 0]];
let loss = 0;

for (const [x, label] of batches) {
  const h = A.map((row) => row[0] * x[0] + row[1] * x[1]);
  const scores = W.map((row) => row[0] * h[0] + row[1] * h[1]);
  const exps = scores.map((s) => Math.exp(s));
  const total = exps.reduce((a, b) => a + b, 0);
  const probs = exps.map((e) => e / total);
  loss = -Math.log(probs[label]);

  const dscores = probs.slice();
  dscores[label] -= 1;
  const dW = dscores.map((g) => h.map((v) => g * v));
  const dh = [0, 0];
  for (let i = 0; i < 3; i++) for (let j = 0; j < 2; j++) dh[j] += dscores[i] * W[i][j];
  const dA = dh.map((g) => x.map((v) => g * v));
  for (let j = 0; j < 2; j++) {
    for (let i = 0; i < 3; i++) {
      W[i][j] -= 0.1 * dW[i][j];
    }
    for (let i = 0; i < 2; i++) {
      A[i][j] -= 0.1 * dA[i][j];
    }
  }
}
