// Two layers, arrow functions all the way, and momentum.
let seed = 7;
const random = () => {
  seed = (seed * 16807) % 2147483647;
  return seed / 2147483647 - 0.5;
};

const x = [0.6, -0.3, 0.9];
const target = [0.2, -0.4];
const W1 = [0, 1, 2, 3].map(() => x.map(() => random()));
const W2 = target.map(() => [0, 1, 2, 3].map(() => random()));
const V1 = W1.map((row) => row.map(() => 0));
const V2 = W2.map((row) => row.map(() => 0));
const apply = (W, v) => W.map((row) => row.reduce((s, w, j) => s + w * v[j], 0));
const transposed = (W, v) => W[0].map((_, j) => W.reduce((s, row, i) => s + row[j] * v[i], 0));
const outer = (u, v) => u.map((a) => v.map((b) => a * b));

let loss;
for (let epoch = 0; epoch < 3; epoch++) {
  const h = apply(W1, x).map((v) => Math.tanh(v));
  const y = apply(W2, h);
  loss = y.reduce((s, v, i) => s + 0.5 * (v - target[i]) ** 2, 0);

  const dy = y.map((v, i) => v - target[i]);
  const dW2 = outer(dy, h);
  const dh = transposed(W2, dy);
  const dpre = dh.map((g, i) => g * (1 - h[i] * h[i]));
  const dW1 = outer(dpre, x);

  for (let i = 0; i < 4; i++)
    for (let j = 0; j < 3; j++) {
      V1[i][j] = 0.9 * V1[i][j] - 0.1 * dW1[i][j];
      W1[i][j] += V1[i][j];
    }
  for (let i = 0; i < 2; i++)
    for (let j = 0; j < 4; j++) {
      V2[i][j] = 0.9 * V2[i][j] - 0.1 * dW2[i][j];
      W2[i][j] += V2[i][j];
    }
}
