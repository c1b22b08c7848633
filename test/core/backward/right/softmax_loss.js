// Cross-entropy of a linear classifier over plain arrays.
function softmaxLoss(W, X, y, reg) {
  const N = X.length;
  const D = W.length;
  const C = W[0].length;
  const dW = W.map((row) => row.map(() => 0));
  let loss = 0;
  for (let i = 0; i < N; i++) {
    const scores = new Array(C).fill(0);
    for (let c = 0; c < C; c++) {
      for (let d = 0; d < D; d++) scores[c] += X[i][d] * W[d][c];
    }
    const top = Math.max(...scores);
    const exps = scores.map((s) => Math.exp(s - top));
    const total = exps.reduce((a, b) => a + b, 0);
    loss -= Math.log(exps[y[i]] / total) / N;
    for (let c = 0; c < C; c++) {
      const dscore = (exps[c] / total - (c === y[i] ? 1 : 0)) / N;
      for (let d = 0; d < D; d++) dW[d][c] += X[i][d] * dscore;
    }
  }
  for (let d = 0; d < D; d++) {
    for (let c = 0; c < C; c++) {
      loss += reg * W[d][c] * W[d][c];
      dW[d][c] += 2 * reg * W[d][c];
    }
  }
  return { loss, dW };
}

const W = [[0.2, -0.1, 0.4], [0.3, 0.5, -0.6]];
const X = [[1.1, -0.7], [0.4, 0.9], [-1.5, 0.3]];
const y = [0, 2, 1];
const { loss, dW } = softmaxLoss(W, X, y, 0.1);
